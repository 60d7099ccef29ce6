"""What a report is to show by a day if those who study finish when they are expected to.

Only studies are foreseen: nobody comes, leaves or retires in it, and the pages say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Max, Min, Q

from apps.accounts.models import User
from apps.cadres.dimensions.bands import LastDay
from apps.core.permissions import Permission
from apps.qualifications.measures import DIMENSIONS, ORDER, level_rows
from apps.qualifications.models import Qualification
from apps.reporting.compiler import count, people, values_of
from apps.reporting.definitions import Category, Facts, Sheet
from apps.reporting.geographies import narrowed
from apps.reporting.places import Territory
from apps.reporting.question import Question
from apps.reporting.registry import registry
from apps.reporting.scope import Scope
from apps.reporting.services import question_of, rows_by_value
from apps.reporting.table import ReportTable
from apps.reporting.territories import read_territory


def expected_levels(day: date, due: date) -> Sheet:
    """The highest levels of `day`, with those whose study is expected to end by `due` as if held."""
    held = Q(state="held", counts_from__lte=day) & ~Q(verification="refused")
    # Who is expected in a year is only certain of it when the year is over.
    studied = Q(state="studying", reported_on__lte=day, last_expected__lte=due)
    highest = {dimension.code: Max(ORDER, filter=Q(level__ladder=ladder)) for ladder, dimension in DIMENSIONS.items()}
    dated = Qualification.objects.annotate(last_expected=LastDay("expected_on", "expected_precision"))
    rows = dated.filter(held | studied).order_by().values("cadre_id").annotate(**highest)
    return Sheet(rows.values_list("cadre_id", *highest), "cadre", level_rows(day))


@dataclass(frozen=True)
class Studies:
    """Persons of the group who study for what is aimed at and do not hold it, by the day on which they are to finish.

    The four numbers are all of them together; whoever studies for several levels stands under the first to end.
    """

    # Before the day of the figures: they should have finished by now. They count in the forecast.
    overdue: int
    in_time: int
    later: int
    undated: int

    @property
    def expected(self) -> int:
        return self.overdue + self.in_time

    @property
    def all(self) -> int:
        return self.expected + self.later + self.undated


def can_be_foreseen(table: ReportTable, measure: str, due: date) -> bool:
    """Whether studies can change the measure before the day."""
    return measure in {dimension.code for dimension in DIMENSIONS.values()} and due > table.day


def of_another_day(facts: Facts) -> Facts:
    """Facts that no stored day brings along: it would put its own in the place of those to be expected."""
    return replace(facts, code=f"{facts.code}_later")


def expected_table(table: ReportTable, measure: str, *, due: date, scope: Scope, user: User) -> ReportTable:
    """The same table as it is to be expected by `due`."""
    (facts,) = registry.facts_with([measure])
    levels = tuple(dict.fromkeys(place.level for place in table.places))
    question = _question(
        table, (of_another_day(facts), expected_levels(table.day, due)), levels, _territory(table, scope, user)
    )
    return replace(table, counts=count(question, rows_by_value(table.breakdowns)))


def studies_for(
    table: ReportTable, measure: str, rows: Sequence[Category], *, due: date, scope: Scope, user: User
) -> Studies:
    """Who of the table's only group studies for a level of these rows, in the whole unit."""
    (facts,) = registry.facts_with([measure])
    breakdown, territory = table.breakdown(measure), _territory(table, scope, user)
    question = _question(table, (facts, facts.read(table.day)), (territory.root.level,), territory)
    orders = [value for row in rows for value in values_of(row, breakdown.categories) if value is not None]
    unit = territory.root.pk
    studied = (
        Qualification.objects.studying()
        .filter(reported_on__lte=table.day, cadre__in=people(question, unit, 0, None, ()))
        .exclude(cadre__in=people(question, unit, 0, measure, orders))
        .alias(order=ORDER)
        .filter(order__in=[int(order) for order in orders])
    )
    dated = studied.annotate(last=LastDay("expected_on", "expected_precision")).order_by().values("cadre")
    found = dated.annotate(first=Min("last", filter=Q(expected_on__isnull=False))).aggregate(
        overdue=Count("cadre", filter=Q(first__lte=table.day)),
        in_time=Count("cadre", filter=Q(first__gt=table.day, first__lte=due)),
        later=Count("cadre", filter=Q(first__gt=due)),
        undated=Count("cadre", filter=Q(first__isnull=True)),
    )
    return Studies(**found)


def _territory(table: ReportTable, scope: Scope, user: User) -> Territory:
    return narrowed(read_territory(scope.unit, table.day, user, (Permission.VIEW_REPORTS,), scope.geography), scope.at)


def _question(
    table: ReportTable, sheet: tuple[Facts, Sheet], levels: tuple[str, ...], territory: Territory
) -> Question:
    return question_of(territory, levels, table.groups, table.breakdowns, (sheet,), table.day)
