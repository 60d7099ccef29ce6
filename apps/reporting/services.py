"""One report for one user: the single entry of page, JSON interface, command and downloads."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.compiler import Question, Row, chains_of, count, people, values_of
from apps.reporting.definitions import (
    HEADCOUNT,
    TOTAL,
    Category,
    Facts,
    Geography,
    Population,
    Report,
    Rows,
    Sheet,
    Territory,
)
from apps.reporting.disclosure import protect
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.registry import registry
from apps.reporting.table import Breakdown, Key, ReportTable

DEFAULT_GEOGRAPHY = "then"


def find_report(code: str) -> Report:
    if code not in registry.reports:
        raise ReportError(
            __("There is no report %(code)s. Known reports: %(known)s.")
            % {"code": code, "known": ", ".join(registry.reports)}
        )
    return registry.reports[code]


def build_report(
    code: str,
    *,
    unit: str,
    day: date,
    user: Actor,
    levels: Sequence[str] | None = None,
    groups: Sequence[str] | None = None,
    measures: Sequence[str] | None = None,
) -> ReportTable:
    """The report `code` for the unit of that official code on `day`; levels, groups and measures default to all.

    Raises ReportError with a sentence, OutOfScope where the user may not see reports of the unit.
    """
    report = find_report(code)
    geography = registry.geographies[DEFAULT_GEOGRAPHY]
    sensitive = tuple({d.opened_by for d in registry.dimensions.values() if d.opened_by} - {None})
    territory = read_territory(unit, day, user, (Permission.VIEW_REPORTS, *sensitive))
    sheets = _sheets(report, measures, day)
    breakdowns = _breakdowns(report, measures, sheets)
    asked = levels_from(geography, territory, levels)
    question = _question(territory, asked, _populations(report, groups), breakdowns, sheets, day)
    table = ReportTable(
        report,
        day,
        geography,
        territory.root,
        tuple(place for place in territory.places if place.level in asked),
        question.populations,
        breakdowns,
        _summed(question, count(question), breakdowns),
    )
    return replace(table, hidden=protect(table, territory.rights))


def read_territory(unit: str, day: date, user: Actor, permissions: tuple[Permission, ...]) -> Territory:
    """The unit with all below it, if the user may see reports of it."""
    territory = registry.geographies[DEFAULT_GEOGRAPHY].read(unit, day, user, permissions)
    if Permission.VIEW_REPORTS not in territory.rights:
        raise OutOfScope(__("You have no right to reports of %(unit)s.") % {"unit": territory.root.title})
    return territory


def levels_from(geography: Geography, territory: Territory, levels: Sequence[str] | None) -> tuple[str, ...]:
    """The levels asked for that lie at or below the unit; always the unit's own, so that totals stand beside parts."""
    known = [level.code for level in geography.levels]
    strange = [level for level in levels or () if level not in known]
    if strange:
        raise ReportError(_unknown(__("level"), strange, known))
    own = territory.root.level
    below = known[known.index(own) :]
    return tuple(level for level in below if levels is None or level in levels or level == own)


def people_behind(code: str, *, unit: str, day: date, user: Actor, group: str, measure: str, category: str) -> Rows:
    """The persons whom a cell counts, through the same statement and the gate of the day."""
    report = find_report(code)
    chosen = _populations(report, [group])
    if measure not in report.dimensions:
        raise ReportError(_unknown(__("measure"), [measure], report.dimensions))
    opened_by = registry.dimensions[measure].opened_by
    permissions = (Permission.VIEW_REPORTS, Permission.VIEW_CADRES, *([opened_by] if opened_by else []))
    territory = read_territory(unit, day, user, permissions)
    for missing in [permission for permission in permissions if permission not in territory.rights]:
        raise PermissionDenied(__("You do not have the right for this: %(right)s.") % {"right": missing.label})
    sheets = _sheets(report, [measure], day)
    breakdowns = _breakdowns(report, [measure], sheets)
    row = _category(breakdowns[-1], category)
    question = _question(territory, (territory.root.level,), chosen, breakdowns, sheets, day)
    return registry.subject.visible(user, day).filter(pk__in=_behind(question, territory, breakdowns[-1], row))


def _behind(question: Question, territory: Territory, breakdown: Breakdown, row: Category) -> RawSQL:
    dimension = None if breakdown.dimension == HEADCOUNT else breakdown.dimension.code
    return people(question, territory.root.pk, 0, dimension, values_of(row, breakdown.categories))


def _question(
    territory: Territory,
    levels: tuple[str, ...],
    populations: tuple[Population, ...],
    breakdowns: tuple[Breakdown, ...],
    sheets: tuple[tuple[Facts, Sheet], ...],
    day: date,
) -> Question:
    dimensions = tuple(each.dimension for each in breakdowns if each.dimension != HEADCOUNT)
    return Question(populations, chains_of(territory.places, levels), dimensions, sheets, day)


def _populations(report: Report, groups: Sequence[str] | None) -> tuple[Population, ...]:
    strange = [group for group in groups or () if group not in report.populations]
    if strange:
        raise ReportError(_unknown(__("group"), strange, report.populations))
    return tuple(registry.populations[code] for code in report.populations if not groups or code in groups)


def _sheets(report: Report, measures: Sequence[str] | None, day: date) -> tuple[tuple[Facts, Sheet], ...]:
    strange = [measure for measure in measures or () if measure not in report.dimensions]
    if strange:
        raise ReportError(_unknown(__("measure"), strange, report.dimensions))
    return tuple((facts, facts.read(day)) for facts in registry.facts_with(measures or report.dimensions))


def _breakdowns(
    report: Report, measures: Sequence[str] | None, sheets: tuple[tuple[Facts, Sheet], ...]
) -> tuple[Breakdown, ...]:
    """The dimensions asked for in the report's order; the headcount always stands first, as the base of all."""
    rows: dict[str, tuple[Category, ...]] = {HEADCOUNT.code: (TOTAL,)}
    for _facts, sheet in sheets:
        rows.update(sheet.categories)
    asked = [code for code in report.dimensions if not measures or code in measures or code == HEADCOUNT.code]
    return tuple(Breakdown(registry.dimensions[code], rows[code]) for code in asked)


def _summed(question: Question, rows: Iterable[Row], breakdowns: tuple[Breakdown, ...]) -> Mapping[Key, int]:
    """Counts by group, unit, dimension and row: each result counts at its own unit and at the units above."""
    above: dict[int, tuple[int | None, ...]] = {}
    for _unit, chain in question.chains:
        for depth, held in enumerate(chain):
            if held is not None:
                above[held] = chain[: depth + 1]
    named = {
        (each.dimension.code, value): category.code
        for each in breakdowns
        for category in each.exclusive
        for value in category.values
    }
    counts: dict[Key, int] = defaultdict(int)
    for row in rows:
        place = (
            (HEADCOUNT.code, TOTAL.code) if row.dimension is None else (row.dimension, named[row.dimension, row.value])
        )
        for unit, found in zip(above[row.unit], row.counts, strict=False):
            if unit is not None and found:
                counts[(row.group, unit, *place)] += found
    return counts


def _category(breakdown: Breakdown, code: str) -> Category:
    if code not in breakdown.by_code:
        raise ReportError(_unknown(__("row"), [code], breakdown.by_code))
    return breakdown.by_code[code]


def _unknown(kind: str, strange: Iterable[str], known: Iterable[str]) -> str:
    words = {"kind": kind, "strange": ", ".join(strange), "known": ", ".join(known)}
    return __("The report has no %(kind)s %(strange)s. It has: %(known)s.") % words
