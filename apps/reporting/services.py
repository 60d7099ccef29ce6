"""One report for one user: the single entry of page, JSON interface, command and downloads."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as __

from apps.core.listed import lists_held_at_most_once
from apps.core.permissions import Actor, Permission
from apps.reporting.carriage import chains_in, tells_apart
from apps.reporting.compiler import Counting
from apps.reporting.definitions import HEADCOUNT, TOTAL, Category, Facts, Population, Report, Sheet
from apps.reporting.disclosure import is_guarded, protect
from apps.reporting.errors import ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY as DEFAULT_GEOGRAPHY
from apps.reporting.geographies import geography_of, narrowed, notices_of, standing_places
from apps.reporting.places import CHOSEN, TOGETHER, Geography, Territory
from apps.reporting.question import Question, Value
from apps.reporting.registry import registry
from apps.reporting.table import Breakdown, Key, ReportTable
from apps.reporting.territories import read_together
from apps.reporting.unions import hidden_in_sums


def find_report(code: str) -> Report:
    if code not in registry.reports:
        raise ReportError(
            __("There is no report %(code)s. Known reports: %(known)s.")
            % {"code": code, "known": ", ".join((*registry.reports, *registry.tally_reports))}
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
    geography: str = DEFAULT_GEOGRAPHY,
    at: str = "",
) -> ReportTable:
    """The report `code` for the unit of that official code on `day`; levels, groups and measures default to all.

    Several codes with commas between them make one table of all these units, in which nobody counts twice.

    `geography` is the day of the units that are shown, or `then`; `at` narrows the report to one of these units.
    Raises ReportError with a sentence, OutOfScope where the user may not see reports of the unit, and PermissionDenied
    where the report tells of records that need a right of their own there.
    """
    with lists_held_at_most_once():
        return _built(
            find_report(code),
            unit=unit,
            day=day,
            user=user,
            levels=levels,
            groups=groups,
            measures=measures,
            geography=geography,
            at=at,
        )


def _built(
    report: Report,
    *,
    unit: str,
    day: date,
    user: Actor,
    levels: Sequence[str] | None,
    groups: Sequence[str] | None,
    measures: Sequence[str] | None,
    geography: str,
    at: str,
) -> ReportTable:
    shown = geography_of(geography)
    sensitive = tuple({d.opened_by for d in registry.dimensions.values() if d.opened_by} - {None})
    rights = (Permission.VIEW_REPORTS, Permission.VIEW_CADRES, *sensitive)
    territory = narrowed(read_together(unit, day, user, rights, geography), at)
    sheets = sheets_of(report, measures, day)
    breakdowns = breakdowns_of(report, measures, sheets)
    _require_opened(breakdowns, territory)
    asked = levels_from(shown, territory, levels)
    wanted = populations_of(report, groups)
    # Groups asked for one by one would tell what all of them at once do not.
    counted = populations_of(report, None) if is_guarded(breakdowns, territory, asked) else wanted
    question = question_of(territory, asked, counted, breakdowns, sheets, day)
    counting = Counting(question, rows_by_value(breakdowns))
    counts = counting.counts()
    table = ReportTable(
        report,
        day,
        shown,
        territory.root,
        standing_places(territory, asked, counts),
        question.populations,
        breakdowns,
        counts,
        territory.rights,
    )
    told = question if counted == wanted else replace(question, populations=wanted)
    notices = notices_of(territory, told)

    alone = partial(
        build_report, report.code, day=day, user=user, levels=[], groups=groups, measures=measures, geography=geography
    )
    lacks = {each.dimension.opened_by for each in breakdowns} - {None} - territory.rights
    inherited = (
        hidden_in_sums(unit, territory, lambda code: alone(unit=code).hidden) if lacks and not at else frozenset()
    )
    return replace(table, hidden=_hidden(counting, table) | inherited, groups=wanted, notices=notices)


def right_of(report: Report) -> Permission | None:
    """The right without which nobody sees the report: it tells of records that are nobody else's concern.

    Small numbers are hidden, but of two days that differ by one person the difference is that person.
    """
    told = (registry.dimensions[code] for code in report.dimensions if code in registry.dimensions)
    return next((dimension.opened_by for dimension in told if dimension.is_closed), None)


def reports_open_to(user: Actor) -> list[Report]:
    """The reports of states on a day that the user may see somewhere."""
    needed = ((report, right_of(report)) for report in registry.reports.values())
    return [report for report, right in needed if right is None or user.can(right)]


def _require_opened(breakdowns: Sequence[Breakdown], territory: Territory) -> None:
    for dimension in (each.dimension for each in breakdowns):
        if dimension.is_closed and dimension.opened_by is not None and dimension.opened_by not in territory.rights:
            words = {"right": dimension.opened_by.label}
            raise PermissionDenied(__("You do not have the right for this: %(right)s.") % words)


def _hidden(counting: Counting, table: ReportTable) -> frozenset[Key]:
    places = [(place.pk, place.parent) for place in table.places]
    rows = [(each.dimension.code, [row.code for row in each.exclusive]) for each in table.breakdowns]
    read_as = ("hidden", sorted(table.rights), rows, places, table.unit.pk)
    return counting.kept(read_as, lambda: protect(table))


def levels_from(geography: Geography, territory: Territory, levels: Sequence[str] | None) -> tuple[str, ...]:
    """The levels asked for that lie at or below the unit; always the unit's own, so that totals stand beside parts."""
    root, known = territory.root, [level.code for level in geography.levels]
    offered = [*([CHOSEN] if root.chosen else []), *known]
    strange = [level for level in levels or () if level not in offered]
    if strange:
        raise ReportError(unknown_words(__("level of units"), strange, offered))
    widest = max(known.index(each.level) for each in root.chosen or (root,))
    below = [*([TOGETHER, CHOSEN] if root.chosen else []), *known[widest:]]
    return tuple(level for level in below if levels is None or level in levels or level == root.level)


def question_of(
    territory: Territory,
    levels: tuple[str, ...],
    populations: tuple[Population, ...],
    breakdowns: tuple[Breakdown, ...],
    sheets: tuple[tuple[Facts, Sheet], ...],
    day: date,
) -> Question:
    dimensions = tuple(each.dimension for each in breakdowns if each.dimension != HEADCOUNT)
    chains = chains_in(territory, levels)
    steps = territory.carried.steps if territory.carried and tells_apart(chains, territory.carried.steps) else ()
    return Question(populations, chains, dimensions, sheets, day, steps)


def populations_of(report: Report, groups: Sequence[str] | None) -> tuple[Population, ...]:
    strange = [group for group in groups or () if group not in report.populations]
    if strange:
        raise ReportError(unknown_words(__("group"), strange, report.populations))
    return tuple(registry.populations[code] for code in report.populations if not groups or code in groups)


def sheets_of(report: Report, measures: Sequence[str] | None, day: date) -> tuple[tuple[Facts, Sheet], ...]:
    strange = [measure for measure in measures or () if measure not in report.dimensions]
    if strange:
        raise ReportError(unknown_words(__("measure"), strange, report.dimensions))
    return tuple((facts, facts.read(day)) for facts in registry.facts_with(measures or report.dimensions))


def breakdowns_of(
    report: Report, measures: Sequence[str] | None, sheets: tuple[tuple[Facts, Sheet], ...]
) -> tuple[Breakdown, ...]:
    """The dimensions asked for in the report's order; the headcount always stands first, as the base of all."""
    rows: dict[str, tuple[Category, ...]] = {HEADCOUNT.code: (TOTAL,)}
    for _facts, sheet in sheets:
        rows.update(sheet.categories)
    asked = [code for code in report.dimensions if not measures or code in measures or code == HEADCOUNT.code]
    return tuple(Breakdown(registry.dimensions[code], rows[code]) for code in asked)


def rows_by_value(breakdowns: tuple[Breakdown, ...]) -> dict[Value, tuple[str, str]]:
    """In which row of which dimension a value stands."""
    rows: dict[Value, tuple[str, str]] = {(None, None): (HEADCOUNT.code, TOTAL.code)}
    for breakdown in breakdowns:
        code = breakdown.dimension.code
        rows.update({(code, value): (code, row.code) for row in breakdown.exclusive for value in row.values})
    return rows


def unknown_words(kind: str, strange: Iterable[str], known: Iterable[str]) -> str:
    words = {"kind": kind, "strange": ", ".join(strange), "known": ", ".join(known)}
    return __("The report has no %(kind)s %(strange)s. It has: %(known)s.") % words
