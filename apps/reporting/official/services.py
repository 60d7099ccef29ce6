"""One form for one user: the single entry of page, JSON interface, command and downloads."""

from dataclasses import replace
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from apps.core.permissions import Actor, Permission
from apps.reporting.errors import ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY, geography_of, narrowed, notices_of
from apps.reporting.official import counting, events, given, guarding, notes, people
from apps.reporting.official.definitions import Kind, Line, OfficialForm
from apps.reporting.official.finishing import closed_notes, finished
from apps.reporting.official.formulas import reckon
from apps.reporting.official.ground import Ground, dimensions_of, ground_of, rights_of
from apps.reporting.official.library import find_form
from apps.reporting.official.matching import Matcher
from apps.reporting.official.positions import Position
from apps.reporting.official.sources import EventSource
from apps.reporting.official.table import FormTable
from apps.reporting.official.taking import Asking, figures_taken
from apps.reporting.official.words import Words
from apps.reporting.papers.paper import Look
from apps.reporting.places import CHOSEN, Place, Territory
from apps.reporting.registry import registry
from apps.reporting.scope import Scope
from apps.reporting.tallies.definitions import Span
from apps.reporting.tallies.services import require_order
from apps.reporting.territories import read_together

TOTAL_ROW = Line("total", Words("Tổng số", "Total"), look=Look.TOTAL)


def build_form(
    code: str,
    *,
    unit: str,
    day: date,
    user: Actor,
    first: date | None = None,
    geography: str = DEFAULT_GEOGRAPHY,
    at: str = "",
    is_exported: bool = False,
    most_people: int | None = None,
) -> FormTable:
    """The form `code` for the unit of that official code on `day`; forms of events count from `first` on.

    `geography` and `at` as for reports; a list of people has rows for the first `most_people`. Raises ReportError with
    a sentence, OutOfScope and PermissionDenied as the user's rights at the unit say.
    """
    scope = Scope(unit, geography, at)
    return build(
        find_form(code), scope, day=day, user=user, first=first, is_exported=is_exported, most_people=most_people
    )


def build(
    form: OfficialForm,
    scope: Scope,
    *,
    day: date,
    user: Actor,
    first: date | None = None,
    is_exported: bool = False,
    most_people: int | None = None,
) -> FormTable:
    """The same of a form at hand, as a draft is."""
    if form.is_awaited:
        raise ReportError(" ".join([f"{form.number}:", *map(str, form.remarks)]))
    territory = territory_of(scope, day, user, rights_asked(form))
    asking = Asking(scope, day, user)
    table = _build(form, territory, asking, first, is_exported=is_exported, most_people=most_people)
    validity = notes.validity(form, day)
    told = (*([validity] if validity else []), *table.notes, *notes.missing(form, day), *map(str, form.remarks))
    return replace(table, geography=str(geography_of(scope.geography).title), notes=told)


def territory_of(scope: Scope, day: date, user: Actor, permissions: tuple[Permission, ...]) -> Territory:
    return narrowed(read_together(scope.unit, day, user, permissions, scope.geography), scope.at)


def rights_asked(form: OfficialForm) -> tuple[Permission, ...]:
    sensitive = {dimension.opened_by for dimension in dimensions_of(form)} - {None}
    if form.kind is Kind.EVENTS:
        source = events.source_of(form)
        sensitive = {*source.opened_by.values(), source.tally.listing.needed, source.tally.protected_by} - {None}
    if form.kind is Kind.PEOPLE:
        sensitive |= {field.opened_by for field in people.source_of(form.source).fields} - {None}
    always = (Permission.VIEW_REPORTS, Permission.VIEW_CADRES, Permission.EXPORT_NAMES)
    return tuple(dict.fromkeys([*always, *(right for right in sensitive if right)]))


def _build(
    form: OfficialForm,
    territory: Territory,
    asking: Asking,
    first: date | None,
    *,
    is_exported: bool,
    most_people: int | None,
) -> FormTable:
    day = asking.day
    if form.kind is Kind.EVENTS:
        return _of_events(form, territory, day, first)
    if form.kind is Kind.PEOPLE:
        return _of_people(form, territory, day, asking.user, is_exported=is_exported, most=most_people)
    return _of_units(form, territory, asking) if form.kind is Kind.UNITS else _of_persons(form, territory, asking)


def open_lines(lines: tuple[Line, ...], day: date) -> tuple[Line, ...]:
    """Lines that ended before the day stay, without what they count."""
    return tuple(replace(line, missing=Words("–")) if line.until and line.until <= day else line for line in lines)


def ground_of_persons(form: OfficialForm, territory: Territory, day: date) -> tuple[Ground, counting.Sides]:
    rows, columns = open_lines(form.rows, day), open_lines(form.columns, day)
    ground = ground_of(replace(form, rows=rows, columns=columns), territory, day, (territory.root.level,))
    return ground, counting.Sides.of(ground, rows, form.row_blocks)


def _of_persons(form: OfficialForm, territory: Territory, asking: Asking) -> FormTable:
    day = asking.day
    ground, sides = ground_of_persons(form, territory, day)
    rows, columns = ground.form.rows, ground.form.columns
    counts = counting.count_persons(ground, sides)
    sums = {at: number for (_unit, at), number in counts.items()}
    rights = {line.code: rights_of(line) for line in (*rows, *columns)}
    taken = figures_taken(ground.form, asking)
    return finished(form, territory, day, (rows, columns), sums, rights, _told(ground), taken)


def _told(ground: Ground) -> tuple[str, ...]:
    """Whom the figures leave out, and what the day's code lists do not have."""
    left_out = (notice.text for notice in notices_of(ground.territory, ground.question))
    return (*left_out, *notes.absent(ground.absent()))


def _of_units(form: OfficialForm, territory: Territory, asking: Asking) -> FormTable:
    """A row for each unit of the next level below; the unit's own total last."""
    day = asking.day
    ground, sides = ground_of_units(form, territory, day)
    columns, levels = ground.form.columns, ground.levels
    counts = counting.count_persons(ground, sides)
    held = {unit for unit, _at in counts}
    places = [p for p in territory.shown(levels[1:]) if p != territory.root and (p.pk in held or not p.is_remainder)]
    codes = {place.pk: place.code or str(place.pk) for place in places}
    rows = (*(_row_of(place, codes[place.pk], number) for number, place in enumerate(places, 1)), TOTAL_ROW)
    names = codes | {territory.root.pk: TOTAL_ROW.code}
    sums = {Position(names[unit], at.column): number for (unit, at), number in counts.items() if unit in names}
    rights = {line.code: rights_of(line) for line in columns}
    shown = {codes[place.pk]: place for place in places} | {TOTAL_ROW.code: territory.root}
    taken = figures_taken(ground.form, replace(asking, level=level_below(territory) or ""), shown)
    table = finished(form, territory, day, (rows, columns), sums, rights, _told(ground), taken)
    hidden = guarding.small_cells(table.values, rows, columns, rights, TOTAL_ROW.code) if len(rows) > 1 else set()
    values = {**table.values, **given.given_values(columns, territory, shown, day)}
    told = (*table.notes, *given.unrecorded(columns, territory, day))
    return replace(table, values=values, hidden=table.hidden | hidden, places=shown, notes=told)


def ground_of_units(form: OfficialForm, territory: Territory, day: date) -> tuple[Ground, counting.Sides]:
    below = level_below(territory)
    levels = (territory.root.level, *([below] if below else []))
    ground = ground_of(replace(form, columns=open_lines(form.columns, day)), territory, day, levels)
    return ground, counting.Sides.of(ground, (TOTAL_ROW,), ())


def level_below(territory: Territory) -> str | None:
    """The widest level below the unit at which there are units."""
    if territory.root.chosen:
        return CHOSEN
    levels = [level.code for level in registry.geographies[DEFAULT_GEOGRAPHY].levels]
    found = {place.level for place in territory.places if place.pk != territory.root.pk}
    return next((level for level in levels if level in found), None)


def _row_of(place: Place, code: str, number: int) -> Line:
    return Line(code, Words(place.title), ordinal=str(number), look=Look.UNKNOWN if place.is_remainder else Look.PART)


def _of_events(form: OfficialForm, territory: Territory, day: date, first: date | None) -> FormTable:
    ground, sides = ground_of_events(form, territory, day, first)
    rows, columns, span = ground.form.rows, ground.form.columns, ground.span
    sums = events.count_events(ground, *sides, columns)
    rights = {line.code: events.rights_of(form, line) for line in (*rows, *columns)}
    table = finished(form, territory, day, (rows, columns), sums, rights, tuple(notes.absent(ground.absent())))
    return replace(table, span=span)


def ground_of_events(
    form: OfficialForm, territory: Territory, day: date, first: date | None
) -> tuple[events.EventGround, tuple[Matcher, Matcher]]:
    span = span_of(events.source_of(form), day, first)
    # What ended before the span began stays empty; before that it counts.
    begun = span.first or date.min
    rows, columns = open_lines(form.rows, begun), open_lines(form.columns, begun)
    ground = events.event_ground(replace(form, rows=rows, columns=columns), territory, span)
    return ground, (
        Matcher(rows, form.row_blocks, ground.dimensions, ground.allowed),
        Matcher(columns, form.column_blocks, ground.dimensions, ground.allowed),
    )


def span_of(source: EventSource, day: date, first: date | None) -> Span:
    """The span that ends on the day; without a first day the source's own."""
    span = Span(first or source.span(day).first, day)
    require_order(span)
    return span


def _of_people(
    form: OfficialForm, territory: Territory, day: date, user: Actor, *, is_exported: bool, most: int | None
) -> FormTable:
    needed = [Permission.VIEW_CADRES, *([Permission.EXPORT_NAMES] if is_exported else [])]
    for right in needed:
        if right not in territory.rights:
            raise PermissionDenied(_("You do not have the right for this: %(right)s.") % {"right": right.label})
    columns = open_lines(form.columns, day)
    fields = people.source_of(form.source).by_code
    rights = {line.code: rights_of(line) for line in columns}
    for line in columns:
        if line.field in fields and (opened_by := fields[line.field].opened_by):
            rights[line.code] = {opened_by}
    closed = guarding.closed_lines(columns, rights, territory.rights)
    open_columns = [line for line in columns if line.code not in closed]
    ground = ground_of(replace(form, columns=columns), territory, day, (territory.root.level,))
    found = people.list_people(ground, user, open_columns, most)
    reckon(found.values, (), open_columns)
    hidden = guarding.closed_cells(found.rows, columns, closed, is_row=False)
    return FormTable(
        form,
        territory.root,
        day,
        found.rows,
        columns,
        found.values,
        territory.rights,
        hidden=frozenset(hidden),
        notes=closed_notes(closed, rights, territory),
        addresses=found.addresses,
        readings=found.readings,
        people=found.persons,
    )
