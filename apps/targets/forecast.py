"""What a report is to show by a day if those who study finish when they are expected to.

Only studies are foreseen: nobody comes, leaves or retires in it, and the pages say so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models import Max, Q

from apps.accounts.models import User
from apps.cadres.dimensions.bands import LastDay
from apps.core.permissions import Permission
from apps.qualifications.measures import DIMENSIONS, ORDER, level_rows
from apps.qualifications.models import Qualification
from apps.reporting.compiler import count
from apps.reporting.definitions import Sheet
from apps.reporting.registry import registry
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


def expected_table(table: ReportTable, measure: str, *, due: date, user: User) -> ReportTable | None:
    """The same table as it is to be expected; None where no study can change the measure, or the day has passed."""
    if measure not in {dimension.code for dimension in DIMENSIONS.values()} or due <= table.day:
        return None
    (facts,) = registry.facts_with([measure])
    territory = read_territory(table.unit.code, table.day, user, (Permission.VIEW_REPORTS,))
    levels = tuple(dict.fromkeys(place.level for place in table.places))
    sheets = ((facts, expected_levels(table.day, due)),)
    question = question_of(territory, levels, table.groups, table.breakdowns, sheets, table.day)
    return replace(table, counts=count(question, rows_by_value(table.breakdowns)))
