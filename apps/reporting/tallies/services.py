"""One report of events for one user: the single entry of page, JSON interface, command and downloads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.errors import ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY, geography_of, narrowed, standing_places
from apps.reporting.places import Territory
from apps.reporting.registry import registry
from apps.reporting.services import levels_from, unknown_words
from apps.reporting.table import Key
from apps.reporting.tallies.compiler import Found, count
from apps.reporting.tallies.definitions import Group, Span, Tally, TallyReport
from apps.reporting.tallies.disclosure import protect
from apps.reporting.tallies.lines import Section, blocks_of
from apps.reporting.tallies.plan import Question, question_in
from apps.reporting.tallies.table import TallyTable
from apps.reporting.territories import read_together
from apps.reporting.unions import hidden_in_sums


def build_tally_report(
    code: str,
    *,
    unit: str,
    span: Span,
    user: Actor,
    levels: Sequence[str] | None = None,
    groups: Sequence[str] | None = None,
    measures: Sequence[str] | None = None,
    geography: str = DEFAULT_GEOGRAPHY,
    at: str = "",
) -> TallyTable:
    """The report `code` for the unit of that official code on the span's last day; the choices default to all.

    Raises ReportError with a sentence, OutOfScope and PermissionDenied as the user's rights at the unit say.
    """
    report = registry.tally_reports[code]
    require_order(span)
    shown = geography_of(geography)
    territory = narrowed(open_territory(report, unit, span.last, user, geography=geography), at)
    asked = levels_from(shown, territory, levels)
    questions = tuple(
        question_in(territory, asked, section, span) for section in sections_of(report, span, groups, measures)
    )
    found = {question.section.tally.code: count(question) for question in questions}
    counts = dict(each for question in questions for each in _counts(question, found[question.section.tally.code]))
    table = TallyTable(
        report,
        span,
        shown,
        territory.root,
        standing_places(territory, asked, counts),
        tuple(question.section for question in questions),
        counts,
        _apart(territory, asked, found),
        territory.rights,
        notices=territory.carried.notices if territory.carried else (),
    )

    alone = partial(
        build_tally_report,
        report.code,
        span=span,
        user=user,
        levels=[],
        groups=groups,
        measures=measures,
        geography=geography,
    )
    lacks = {tally.protected_by for tally in report.tallies} - {None} - territory.rights
    inherited = (
        hidden_in_sums(unit, territory, lambda code: alone(unit=code).hidden) if lacks and not at else frozenset()
    )
    return replace(table, hidden=protect(table) | inherited)


def open_territory(
    report: TallyReport,
    unit: str,
    day: date,
    user: Actor,
    also: tuple[Permission, ...] = (),
    geography: str = DEFAULT_GEOGRAPHY,
) -> Territory:
    """The unit with all below it, if the user may see this report of it; it tells which of the rights are held."""
    opening = [report.opened_by] if report.opened_by else []
    rights = [Permission.VIEW_REPORTS, *opening, *also, *(r for tally in report.tallies for r in rights_of(tally))]
    territory = read_together(unit, day, user, tuple(dict.fromkeys(rights)), geography)
    if report.opened_by is not None and report.opened_by not in territory.rights:
        raise PermissionDenied(__("You do not have the right for this: %(right)s.") % {"right": report.opened_by.label})
    return territory


def rights_of(tally: Tally) -> tuple[Permission, ...]:
    """What opens the list behind a tally's numbers."""
    return (tally.listing.needed, *([tally.protected_by] if tally.protected_by else []))


def open_reports(user: Actor) -> list[TallyReport]:
    """The reports that the user may see somewhere."""
    return [r for r in registry.tally_reports.values() if r.opened_by is None or user.can(r.opened_by)]


def require_open(user: Actor, report: TallyReport) -> None:
    """Raise PermissionDenied for whoever holds the report's own right nowhere, whatever else is asked."""
    if report.opened_by is not None:
        user.require(report.opened_by)


def require_order(span: Span) -> None:
    if span.first is not None and span.first > span.last:
        words = {"first": f"{span.first:%d/%m/%Y}", "last": f"{span.last:%d/%m/%Y}"}
        raise ReportError(
            __("The first day (%(first)s) comes after the last one (%(last)s). Choose an earlier first day.") % words
        )


def sections_of(
    report: TallyReport, span: Span, groups: Sequence[str] | None, measures: Sequence[str] | None
) -> tuple[Section, ...]:
    """The tallies with the groups and measures asked for; a part keeps the group that it is a part of."""
    _require_known(__("group"), groups, [group.code for group in report.groups])
    sections = [Section(tally, _groups(tally, groups), blocks_of(tally, span)) for tally in report.tallies]
    _require_known(__("measure"), measures, [m.code for section in sections for m in section.measures])
    asked = [
        section
        if not measures
        else replace(section, blocks=tuple(block for block in section.blocks if block.holds(tuple(measures))))
        for section in sections
    ]
    return tuple(section for section in asked if section.groups and section.blocks)


def _groups(tally: Tally, asked: Sequence[str] | None) -> tuple[Group, ...]:
    wholes = {group.part_of for group in tally.groups if asked and group.code in asked}
    return tuple(group for group in tally.groups if not asked or group.code in asked or group.code in wholes)


def _require_known(kind: str, asked: Sequence[str] | None, known: Iterable[str]) -> None:
    names = list(dict.fromkeys(known))
    strange = [each for each in asked or () if each not in names]
    if strange:
        raise ReportError(unknown_words(kind, strange, names))


def _counts(question: Question, found: list[Found]) -> Iterator[tuple[Key, int]]:
    for each in found:
        for group, number in zip(question.section.groups, each.numbers, strict=True):
            yield from (((group.code, each.unit, *name), number) for name in each.names)


def _apart(territory: Territory, asked: tuple[str, ...], found: Mapping[str, list[Found]]) -> dict[str, int]:
    """Events of the unit that belong to none of its parts: their own unit is wider, or has ended undivided."""
    of_levels = ({p.pk for p in territory.shown([level]) if not p.is_remainder} for level in asked[1:])
    parts: set[int] = next((each for each in of_levels if each), set())
    if not parts:
        return {}
    left = {tally: _rows_in(rows, {territory.root.pk}) - _rows_in(rows, parts) for tally, rows in found.items()}
    return {tally: number for tally, number in left.items() if number}


def _rows_in(found: list[Found], units: set[int]) -> int:
    return sum(each.rows for each in found if each.is_whole and each.unit in units)
