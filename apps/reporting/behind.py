"""The people behind one figure: through the same statement as the figure, and through the gate of the day."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.compiler import people, values_of
from apps.reporting.definitions import HEADCOUNT, Category, Kind, Population, Report, Rows
from apps.reporting.errors import ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY, narrowed
from apps.reporting.places import Place, Territory
from apps.reporting.registry import registry
from apps.reporting.scope import Scope
from apps.reporting.services import (
    breakdowns_of,
    find_report,
    populations_of,
    question_of,
    sheets_of,
    unknown_words,
)
from apps.reporting.table import Breakdown
from apps.reporting.territories import read_together


@dataclass(frozen=True)
class Behind:
    """A figure with its people."""

    report: Report
    scope: Scope
    unit: Place
    day: date
    group: Population
    breakdown: Breakdown
    category: Category
    rows: Rows

    @property
    def opened_by(self) -> Permission | None:
        return self.breakdown.dimension.opened_by

    @property
    def report_url(self) -> str:
        query = {**self.scope.query, "day": self.day.isoformat(), "group": self.group.code}
        return f"{reverse('reporting:report', args=[self.report.code])}?{urlencode(query)}"


def people_behind(
    code: str,
    *,
    unit: str,
    day: date,
    user: Actor,
    group: str,
    measure: str,
    category: str,
    geography: str = DEFAULT_GEOGRAPHY,
    at: str = "",
) -> Behind:
    """The persons whom the cell of that group, measure and category counts.

    Raises ReportError with a sentence, OutOfScope and PermissionDenied as the user's rights at the unit say.
    """
    report = find_report(code)
    (population,) = populations_of(report, [group])
    sheets = sheets_of(report, [measure], day)
    breakdown = breakdowns_of(report, [measure], sheets)[-1]
    row = category_of(breakdown, category)
    territory = narrowed(read_together(unit, day, user, _needed(breakdown), geography), at)
    _require(territory, breakdown)
    question = question_of(territory, (territory.root.level,), (population,), (breakdown,), sheets, day)
    dimension = None if breakdown.dimension == HEADCOUNT else measure
    counted = people(question, territory.root.pk, 0, dimension, values_of(row, breakdown.categories))
    rows = registry.subject.visible(user, day).filter(pk__in=counted)
    return Behind(report, Scope(unit, geography, at), territory.root, day, population, breakdown, row, rows)


def _needed(breakdown: Breakdown) -> tuple[Permission, ...]:
    opened_by = breakdown.dimension.opened_by
    return (Permission.VIEW_REPORTS, Permission.VIEW_CADRES, *([opened_by] if opened_by else []))


def _require(territory: Territory, breakdown: Breakdown) -> None:
    for needed in _needed(breakdown):
        if needed not in territory.rights:
            raise PermissionDenied(__("You do not have the right for this: %(right)s.") % {"right": needed.label})


def category_of(breakdown: Breakdown, text: str) -> Category:
    """The row of that code; of several codes with commas between them the rows together, nobody twice."""
    codes = text.split(",")
    strange = [code for code in codes if code not in breakdown.by_code]
    if strange:
        raise ReportError(unknown_words(__("row"), strange, breakdown.by_code))
    rows = [breakdown.by_code[code] for code in codes]
    if len(rows) == 1:
        return rows[0]
    parts = dict.fromkeys(part for row in rows for part in row.parts or (row.code,))
    return Category(text, ", ".join(str(row.title) for row in rows), Kind.ROLL_UP, parts=tuple(parts))
