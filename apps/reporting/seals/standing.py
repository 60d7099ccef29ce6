"""Whom every figure of a composed table, an official form or a report of events counts, as seals keep it."""

from __future__ import annotations

from collections.abc import Iterable

from apps.core.permissions import Permission
from apps.reporting.composed import standing as of_composed
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.services import Composed
from apps.reporting.official import events as form_events
from apps.reporting.official import standing as of_forms
from apps.reporting.official.definitions import Kind, Line
from apps.reporting.official.formulas import leaves_of
from apps.reporting.official.ground import rights_of
from apps.reporting.official.positions import Position
from apps.reporting.official.table import FormTable
from apps.reporting.places import Territory
from apps.reporting.seals.cells import Cells, CellWords, cells_of
from apps.reporting.table import Key
from apps.reporting.tallies import standing as of_events
from apps.reporting.tallies.lines import Section
from apps.reporting.tallies.plan import question_in
from apps.reporting.tallies.table import TallyTable

BETWEEN = "|"


def composed_cells(composed: Composed) -> Cells:
    table = composed.table
    places = of_composed.cells_of(table)
    codes = {key: _code_of(*leaves) for key, leaves in places.items()}
    counts = {codes[key]: table.cube.persons.get(key, 0) for key in places}
    standing = ((codes[key], person, 1) for key, persons in of_composed.standing_in(composed) for person in persons)
    hidden = (codes[key] for key in places if table.persons(key) is None)
    asked = [*(axis.code for axis in (*table.rows.axes, *table.columns.axes))]
    asked += [each.dimension for each in table.composition.filters]
    words = {codes[key]: _words_of(*leaves) for key, leaves in places.items()}
    return cells_of(words, counts, standing, hidden, asked)


def _code_of(row: Leaf, column: Leaf) -> str:
    """The same for the same row and column on any day."""
    return BETWEEN.join(f"{axis.code}={item.code}" for axis, item in (*row.named, *column.named)) or "*"


def _words_of(row: Leaf, column: Leaf) -> CellWords:
    named = (*row.named, *column.named)
    rights = {axis.opened_by.value for axis, _item in named if axis.opened_by}
    facts = tuple((axis.code, item.code) for axis, item in named)
    return CellWords(row.words, column.words, facts, " ".join(sorted(rights)))


def form_cells(table: FormTable, territory: Territory) -> Cells:
    codes = {
        Position(row.code, column.code): BETWEEN.join((row.code, column.code))
        for row in table.rows
        for column in table.columns
        if isinstance(table.value(row, column), int) and _counts(table, Position(row.code, column.code))
    }
    lines = {line.code: line for line in table.rows}, {line.code: line for line in table.columns}
    words = {code: _form_words(table, lines[0][at.row], lines[1][at.column]) for at, code in codes.items()}
    counts = {code: value for at, code in codes.items() if isinstance(value := table.values[at], int)}
    standing = of_forms.standing_in(table, territory)
    told = ((codes[at], thing, times) for at, thing, times in standing if at in codes)
    hidden = (codes[at] for at in table.hidden if at in codes)
    asked = [*table.form.dimensions(), *(code for taken in table.form.taken for code in taken.dimensions)]
    return cells_of(words, counts, told, hidden, asked)


def _counts(table: FormTable, at: Position) -> bool:
    """A figure of a composed table may be a number of communes, or a mean: nobody is kept for it."""
    return at not in table.taken or table.taken[at].taken.is_of_persons


def _form_words(table: FormTable, row: Line, column: Line) -> CellWords:
    facts = [(dimension, row.code) for dimension in _dimensions(row, table.rows)]
    facts += [(dimension, column.code) for dimension in _dimensions(column, table.columns)]
    if taken := table.form.taken_at(row.code, column.code):
        cell = taken.cell
        facts = list(
            zip((each.dimension for each in cell.composition.steps()), (*cell.row, *cell.column), strict=False)
        )
    if table.form.kind is Kind.UNITS and row.code in table.places:
        facts.append(("unit", row.code))
    rights = {right.value for line in (row, column) for right in _rights(table, line)}
    over = " · ".join(map(str, (*column.under, column.title)))
    return CellWords(str(row.title), over, tuple(facts), " ".join(sorted(rights)))


def _dimensions(line: Line, lines: tuple[Line, ...]) -> Iterable[str]:
    return dict.fromkeys(test.dimension for leaf in leaves_of(line, lines) for test in leaf.condition.tests)


def _rights(table: FormTable, line: Line) -> set[Permission]:
    lines = leaves_of(line, (*table.rows, *table.columns))
    if table.form.kind is not Kind.EVENTS:
        return {right for leaf in lines for right in rights_of(leaf)}
    source = form_events.source_of(table.form)
    opening = {source.tally.listing.needed, source.tally.protected_by} - {None, Permission.VIEW_CADRES}
    own = {right for leaf in lines for right in form_events.rights_of(table.form, leaf)}
    return own | {right for right in opening if right}


def event_cells(table: TallyTable, territory: Territory, levels: tuple[str, ...]) -> Cells:
    words: dict[Key, CellWords] = {}
    standing: list[tuple[str, int, int]] = []
    for section in table.sections:
        words |= _event_words(table, section)
        question = question_in(territory, levels, section, table.span)
        standing += [(_event_code(key), thing, times) for key, thing, times in of_events.standing_in(question)]
    counts = {_event_code(key): table.counts.get(key, 0) for key in words}
    hidden = map(_event_code, table.hidden)
    asked = [measure.code for section in table.sections for measure in section.measures]
    return cells_of({_event_code(key): each for key, each in words.items()}, counts, standing, hidden, asked)


def _event_code(key: Key) -> str:
    return BETWEEN.join(map(str, key))


def _event_words(table: TallyTable, section: Section) -> dict[Key, CellWords]:
    tally = section.tally
    needed = {table.report.opened_by, tally.protected_by, tally.listing.needed} - {None, Permission.VIEW_CADRES}
    rights = " ".join(sorted(right.value for right in needed if right))
    found: dict[Key, CellWords] = {}
    for place in table.places:
        for group in section.groups:
            for measure in section.measures:
                for row in measure.shown:
                    if not measure.difference(row.code):
                        facts = (("unit", str(place.pk)), ("group", group.code), (measure.code, row.code))
                        column = f"{group.title} · {place.title}"
                        named = CellWords(f"{measure.title}: {row.title}", column, facts, rights)
                        found[group.code, place.pk, measure.code, row.code] = named
    return found
