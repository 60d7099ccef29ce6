"""The people of a roster, each row with what the registry says of it; put together when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

from apps.rosters.jsontext import plain
from apps.rosters.loading import PEOPLE, fields
from apps.rosters.rows import Rows, Told
from apps.rosters.staging import Finding, Verdict, Verdicts
from apps.rosters.turned import whole_name
from apps.rosters.values import Remark, Row

# What stands for "nothing stated" where it is not null.
EMPTY: Mapping[str, Any] = {"titles": [], "studying": {}}


@dataclass(frozen=True, slots=True)
class Person:
    """One row with what the registry says of it."""

    row: Row
    verdict: Verdict
    issues: tuple[Remark, ...]
    notices: tuple[Remark, ...]

    def as_json(self, code: str) -> dict[str, Any]:
        """The row as programs read it, with the values of its format; of an upright table also the person's column."""
        published = [key for key, field in fields(code).items() if field.is_published]
        empty = EMPTY if code == PEOPLE else {}
        place = self.row.place.in_file
        return {
            "sheet": whole_name(place.sheet),
            "row": place.row,
            **({"column": place.column} if place.column else {}),
            "status": self.verdict.status,
            "cadre": self.verdict.cadre,
            "values": {key: plain(self.row.values.get(key)) or empty.get(key) for key in published},
            "changes": self.verdict.changes,
            "notices": [notice_json(notice) for notice in self.notices],
            "issues": [remark_json(issue) for issue in self.issues],
        }


class People(Sequence[Person]):
    """All of them in the order of the file."""

    def __init__(self, rows: Rows, verdicts: Verdicts, told: Mapping[int, Told]) -> None:
        self.rows, self.verdicts = rows, verdicts
        # The remarks on those of whom there are any, in the order of the file.
        self.told = told

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, number: int) -> Person: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Person]: ...
    def __getitem__(self, number: int | slice) -> Person | Sequence[Person]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        place = range(len(self))[number]
        return Person(self.rows[place], self.verdicts[place], *self.told.get(place, ((), ())))


def remarks_on(rows: Rows, findings: Iterable[tuple[int, Finding]]) -> dict[int, Told]:
    """What reading and the database remark on rows.

    What reading already objected to is not objected to twice, and nothing is when a row is left out.
    """
    read, found, left = rows.told(), dict[int, list[Finding]](), frozenset(rows.left_out)
    for number, finding in findings:
        found.setdefault(number, []).append(finding)
    return {
        number: _both(read.get(number, ((), ())), found.get(number, ())) for number in sorted({*read, *found} - left)
    }


def _both(read: Told, findings: Iterable[Finding]) -> Told:
    issues, notices = read
    objected = {issue.key for issue in issues}
    more = [issue for issue in remarks_of("issue", findings) if issue.key not in objected]
    return (*issues, *more), (*notices, *remarks_of("notice", findings))


def remarks_of(severity: str, findings: Iterable[Finding]) -> list[Remark]:
    return [finding.remark for finding in findings if finding.severity == severity]


def remark_json(remark: Remark) -> dict[str, Any]:
    place = remark.place.in_file
    return {
        "sheet": whole_name(place.sheet),
        "row": place.row or None,
        "column": place.column,
        "code": remark.code,
        "value": remark.value,
        "message": f"{remark.message()} {remark.remedy()}".strip(),
    }


def notice_json(notice: Remark) -> dict[str, Any]:
    return remark_json(notice) | {"before": notice.before, "after": notice.after}
