"""What a roster would do: every row's verdict, who is missing, what is wrong, and the sums; also as design's JSON."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.rosters.models import RowStatus
from apps.rosters.people import People, notice_json, remark_json, remarks_of, remarks_on
from apps.rosters.remarks import explain
from apps.rosters.rows import Rows
from apps.rosters.staging import Staging
from apps.rosters.values import Place, Remark, Understood

OTHER_DAY = explain(
    "D001",
    _("The file says that it stands as of %(before)s; it is read as of %(after)s."),
    _("If that is not meant, upload it again with the file's day."),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The difference between a roster and the registry on a day, before anything is written."""

    understood: Understood
    people: People
    absent: tuple[tuple[str, str], ...]
    file_issues: tuple[Remark, ...]
    file_notices: tuple[Remark, ...]
    effect: list[list[Any]]

    @property
    def issues(self) -> list[Remark]:
        """All that hinders, those of the file first."""
        return [*self.file_issues, *(issue for issues, _ in self.people.told.values() for issue in issues)]

    @property
    def notices(self) -> list[Remark]:
        return [*self.file_notices, *(notice for _, notices in self.people.told.values() for notice in notices)]

    @property
    def summary(self) -> dict[str, int]:
        counts = Counter(self.people.verdicts.statuses)
        statuses = {status.value: counts[status.value] for status in RowStatus}
        return statuses | {"absent": len(self.absent), "issues": len(self.issues), "notices": len(self.notices)}

    @property
    def has_news(self) -> bool:
        """Whether an application would write anything."""
        return not {"new", "changed", "moved"}.isdisjoint(self.people.verdicts.statuses)

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


def judge(understood: Understood, staging: Staging, day: date) -> Outcome:
    """Put together what reading and the database found."""
    told = remarks_on(understood.rows, staging.findings())
    staging.doubt([number for number, (issues, _notices) in told.items() if issues])
    people = People(understood.rows, staging.verdicts(), told)
    sheets = staging.sheet_findings()
    issues, notices = (_of_the_file(each, understood.rows) for each in (understood.issues, understood.notices))
    return Outcome(
        understood,
        people,
        tuple(staging.absent()),
        (*issues, *remarks_of("issue", sheets)),
        (*notices, *remarks_of("notice", sheets), *_other_day(understood, day)),
        staging.effect(),
    )


def _of_the_file(remarks: Iterable[Remark], rows: Rows) -> list[Remark]:
    """The remarks that belong to no person's row."""
    rowed = {id(remark) for told in rows.told().values() for remarks in told for remark in remarks}
    return [remark for remark in remarks if id(remark) not in rowed]


def _other_day(understood: Understood, day: date) -> list[Remark]:
    stated = understood.as_of
    if stated is None or stated == day:
        return []
    sheet = next(sheet.name for sheet in understood.sheets if sheet.as_of)
    return [Remark(Place(sheet, 0), OTHER_DAY, before=f"{stated:%d/%m/%Y}", after=f"{day:%d/%m/%Y}")]
