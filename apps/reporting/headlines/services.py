"""The headlines of a unit: each report that they are rows of is built once for the day and once for a year before."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from apps.core.permissions import Actor
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.headlines.definitions import Figure, Headline, Headlines, Told
from apps.reporting.once import reading_once
from apps.reporting.registry import registry
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable


def headlines_of(unit: str, day: date, user: Actor) -> Headlines:
    """The declared headlines for the unit of that official code on `day`, in their order.

    Both days are told in the units of `day`. What is hidden is left out. Raises ReportError where the unit has no
    reports on the day, OutOfScope where the user may not see them.
    """
    asked = sorted(registry.headlines, key=lambda headline: headline.place)
    before = _year_before(day)
    fixed = registry.geographies[DEFAULT_GEOGRAPHY].fixed(unit, day)
    now, then = {}, {}
    with reading_once():
        for report in {headline.report for headline in asked}:
            rows = [headline for headline in asked if headline.report == report]
            now[report] = _table(rows, unit, day, user, DEFAULT_GEOGRAPHY)
            then[report] = _table_before(rows, fixed, before, user, day.isoformat())
    title = next((str(table.unit.title) for table in now.values()), "")
    figures = (_figure(headline, now[headline.report], then[headline.report], unit) for headline in asked)
    chart = next((_address("chart", headline, unit, day) for headline in asked if headline.is_share), "")
    return Headlines(title, day, before, tuple(figure for figure in figures if figure), chart)


def _table(rows: Sequence[Headline], unit: str, day: date, user: Actor, geography: str) -> ReportTable:
    """The rows of one report for the unit alone."""
    return build_report(
        rows[0].report,
        unit=unit,
        day=day,
        user=user,
        levels=[],
        groups=sorted({row.group for row in rows}),
        measures=sorted({row.measure for row in rows}),
        geography=geography,
    )


def _table_before(rows: Sequence[Headline], unit: str, day: date, user: Actor, geography: str) -> ReportTable | None:
    """The same a year before; none where nobody can say how it was in these units."""
    try:
        table = _table(rows, unit, day, user, geography)
    except OutOfScope:
        raise
    except ReportError:
        return None
    return None if any(notice.code == "no_units" for notice in table.notices) else table


def _figure(headline: Headline, now: ReportTable, then: ReportTable | None, unit: str) -> Figure | None:
    told = _told(now, headline)
    before = _told(then, headline) if then else None
    return Figure(headline, told, before, _address("report", headline, unit, now.day)) if told else None


def _told(table: ReportTable, headline: Headline) -> Told | None:
    """None where the number is hidden."""
    breakdown = table.breakdown(headline.measure)
    count = table.count(headline.group, table.unit.pk, breakdown, breakdown.by_code[headline.category])
    return None if count is None else Told(count, table.base(headline.group, table.unit.pk))


def _address(page: str, headline: Headline, unit: str, day: date) -> str:
    chosen = {"unit": unit, "day": day.isoformat(), "group": headline.group}
    measure = {"measure": headline.measure} if headline.is_share else {}
    return f"{reverse(f'reporting:{page}', args=[headline.report])}?{urlencode({**chosen, **measure})}"


def _year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)
