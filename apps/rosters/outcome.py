"""What a roster would do: every row's verdict, who is missing, what is wrong, and the sums; also as design's JSON."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.rosters.loading import PEOPLE, fields
from apps.rosters.models import RowStatus
from apps.rosters.remarks import explain
from apps.rosters.staging import Finding, Staging, Verdict, plain
from apps.rosters.values import Place, Remark, Row, Understood

OTHER_DAY = explain(
    "D001",
    _("The file says that it stands as of %(before)s; it is read as of %(after)s."),
    _("If that is not meant, upload it again with the file's day."),
)


@dataclass(frozen=True, slots=True)
class Person:
    """One row with what the registry says of it."""

    row: Row
    verdict: Verdict
    issues: tuple[Remark, ...]
    notices: tuple[Remark, ...]

    def as_json(self, code: str) -> dict[str, Any]:
        """The row as programs read it, with the values of its format."""
        published = [key for key, field in fields(code).items() if field.is_published]
        empty = EMPTY if code == PEOPLE else {}
        return {
            "sheet": self.row.place.sheet,
            "row": self.row.place.row,
            "status": self.verdict.status,
            "cadre": self.verdict.cadre,
            "values": {key: plain(self.row.values.get(key)) or empty.get(key) for key in published},
            "changes": self.verdict.changes,
            "notices": [notice_json(notice) for notice in self.notices],
            "issues": [remark_json(issue) for issue in self.issues],
        }


# What stands for "nothing stated" where it is not null.
EMPTY: Mapping[str, Any] = {"titles": [], "studying": {}}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The difference between a roster and the registry on a day, before anything is written."""

    understood: Understood
    people: tuple[Person, ...]
    absent: tuple[tuple[str, str], ...]
    file_issues: tuple[Remark, ...]
    file_notices: tuple[Remark, ...]
    effect: list[list[Any]]

    @property
    def issues(self) -> list[Remark]:
        """All that hinders, those of the file first."""
        return [*self.file_issues, *(issue for person in self.people for issue in person.issues)]

    @property
    def notices(self) -> list[Remark]:
        return [*self.file_notices, *(notice for person in self.people for notice in person.notices)]

    @property
    def summary(self) -> dict[str, int]:
        counts = Counter(person.verdict.status for person in self.people)
        statuses = {status.value: counts[status.value] for status in RowStatus}
        return statuses | {"absent": len(self.absent), "issues": len(self.issues), "notices": len(self.notices)}

    @property
    def has_news(self) -> bool:
        """Whether an application would write anything."""
        return any(person.verdict.status in ("new", "changed", "moved") for person in self.people)

    def as_json(self) -> dict[str, Any]:
        """The findings part of the object that `roster --json` prints."""
        shown = ("new", "changed", "moved", "unchanged", "absent", "issues", "notices")
        return {
            "people": [person.as_json(self.understood.format) for person in self.people],
            "absent": [{"cadre": code, "full_name": name} for code, name in self.absent],
            "issues": [remark_json(issue) for issue in self.issues],
            "notices": [notice_json(notice) for notice in self.notices],
            "summary": {key: self.summary[key] for key in shown},
        }


def remark_json(remark: Remark) -> dict[str, Any]:
    return {
        "sheet": remark.place.sheet,
        "row": remark.place.row or None,
        "column": remark.place.column,
        "code": remark.code,
        "value": remark.value,
        "message": f"{remark.message()} {remark.remedy()}".strip(),
    }


def notice_json(notice: Remark) -> dict[str, Any]:
    return remark_json(notice) | {"before": notice.before, "after": notice.after}


def judge(understood: Understood, staging: Staging, day: date) -> Outcome:
    """Put together what reading and the database found."""
    found = _by_row(staging.findings())
    people = tuple(
        _person(row, verdict, found.get(number, ()))
        for number, (row, verdict) in enumerate(zip(understood.rows, staging.verdicts(), strict=True))
    )
    sheets = staging.sheet_findings()
    return Outcome(
        understood,
        people,
        tuple(staging.absent()),
        (*_of_the_file(understood.issues, understood.rows), *_of("issue", sheets)),
        (*_of_the_file(understood.notices, understood.rows), *_of("notice", sheets), *_other_day(understood, day)),
        staging.effect(),
    )


def _person(row: Row, verdict: Verdict, findings: Iterable[Finding]) -> Person:
    """A row's remarks; what reading already objected to is not objected to twice, and nothing when it is left out."""
    if row.left_out:
        return Person(row, verdict, (), ())
    told = {issue.key for issue in row.issues}
    issues = [issue for issue in _of("issue", findings) if issue.key not in told]
    return Person(row, verdict, (*row.issues, *issues), (*row.notices, *_of("notice", findings)))


def _by_row(findings: Iterable[tuple[int, Finding]]) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    for number, finding in findings:
        found.setdefault(number, []).append(finding)
    return found


def _of(severity: str, findings: Iterable[Finding]) -> list[Remark]:
    return [finding.remark for finding in findings if finding.severity == severity]


def _of_the_file(remarks: Iterable[Remark], rows: Iterable[Row]) -> list[Remark]:
    """The remarks that belong to no person's row."""
    rowed = {id(remark) for row in rows for remark in (*row.issues, *row.notices)}
    return [remark for remark in remarks if id(remark) not in rowed]


def _other_day(understood: Understood, day: date) -> list[Remark]:
    stated = understood.as_of
    if stated is None or stated == day:
        return []
    sheet = next(sheet.name for sheet in understood.sheets if sheet.as_of)
    return [Remark(Place(sheet, 0), OTHER_DAY, before=f"{stated:%d/%m/%Y}", after=f"{day:%d/%m/%Y}")]
