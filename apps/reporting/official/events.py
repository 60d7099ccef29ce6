"""The figures of forms that count events of a span: rows, different persons, or different classes."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from apps.core.permissions import Permission
from apps.reporting.definitions import Kind as CategoryKind
from apps.reporting.errors import ReportError
from apps.reporting.official.definitions import Line, OfficialForm, Test
from apps.reporting.official.matching import Matcher, Values
from apps.reporting.official.positions import Position
from apps.reporting.official.sources import EventSource, sources
from apps.reporting.places import Territory
from apps.reporting.sql import Sql
from apps.reporting.tallies.compiler import with_events
from apps.reporting.tallies.definitions import Aggregate, Counted, Span
from apps.reporting.tallies.lines import Scale, Section, blocks_of
from apps.reporting.tallies.plan import Question, question_in, slot_name


@dataclass(frozen=True)
class EventGround:
    """A form with the tally that it counts, over a span and a territory."""

    form: OfficialForm
    source: EventSource
    territory: Territory
    span: Span

    @cached_property
    def section(self) -> Section:
        """The tally with the breakdowns that the form asks for."""
        asked = set(self.form.dimensions())
        tally = self.source.tally
        blocks = tuple(b for b in blocks_of(tally, self.span) if b.breakdown and b.breakdown.code in asked)
        return Section(tally, tally.groups, blocks)

    @cached_property
    def question(self) -> Question:
        return question_in(self.territory, (self.territory.root.level,), self.section, self.span)

    @cached_property
    def scales(self) -> dict[str, Scale]:
        """The categories of each dimension, in the order of the statement's columns."""
        return {block.measures[0].code: block.scales[0] for block in self.section.blocks}

    @property
    def dimensions(self) -> tuple[str, ...]:
        return tuple(self.scales)

    def allowed(self, test: Test) -> frozenset[str | None]:
        """The values of a test's categories, as `leaf_of` gives them."""
        return frozenset(leaf_of(self.scales[test.dimension], number) for number in self.leaves(test))

    def leaves(self, test: Test) -> list[int]:
        """The numbers of the leaves of a test's categories, among them the rest."""
        scale = self.scales[test.dimension]
        named = [category for category in scale.categories if category.code in test.categories]
        return sorted({number for category in named for number in scale.leaf_numbers(category)})

    def absent(self) -> list[str]:
        known = {name: {category.code for category in scale.categories} for name, scale in self.scales.items()}
        return [code for dimension, code in self.form.named() if code not in known[dimension]]


def event_ground(form: OfficialForm, territory: Territory, span: Span) -> EventGround:
    source = source_of(form)
    strange = [code for code in form.dimensions() if code not in source.axes]
    if strange:
        words = {"form": form.number, "strange": ", ".join(strange)}
        raise ReportError(_("%(form)s asks for %(strange)s, which the registry does not have.") % words)
    return EventGround(form, source, territory, span)


def source_of(form: OfficialForm) -> EventSource:
    if form.source not in sources.events:
        words = {"form": form.number, "strange": form.source, "known": ", ".join(sources.events)}
        raise ReportError(
            _("%(form)s counts %(strange)s, which the registry does not record. It has: %(known)s.") % words
        )
    return sources.events[form.source]


def rights_of(form: OfficialForm, line: Line) -> set[Permission]:
    opened_by = source_of(form).opened_by
    return {opened_by[test.dimension] for test in line.condition.tests if test.dimension in opened_by}


def count_events(ground: EventGround, rows: Matcher, columns: Matcher, lines: Sequence[Line]) -> Counter[Position]:
    """The number of each cell by what its column counts."""
    kinds = {line.code: counted_by(ground, line) for line in lines}
    otherwise = counted_by(ground, None)
    found = _Found(defaultdict(set), Counter())
    for values, keys, events in _fetch(ground):
        masks = rows.mask(values), columns.mask(values)
        for row in rows.numbers_in(masks[0]):
            for column in columns.numbers_in(masks[1]):
                code = columns.codes[column]
                found.add(Position(rows.codes[row], code), kinds.get(code, otherwise), keys, events)
    return found.numbers()


def counted_by(ground: EventGround, line: Line | None) -> Counted:
    code = (line.counted if line else "") or ground.form.counted
    known = ground.source.counted
    return known.get(code) or next(iter(known.values()))


@dataclass(frozen=True)
class _Found:
    """What was counted: different keys by cell, and events by cell."""

    different: defaultdict[Position, set[object]]
    events: Counter[Position]

    def add(self, at: Position, counted: Counted, keys: dict[str, object], events: int) -> None:
        if counted.aggregate is Aggregate.ROWS:
            self.events[at] += events
        elif keys[counted.column] is not None:
            self.different[at].add(keys[counted.column])

    def numbers(self) -> Counter[Position]:
        return self.events + Counter({at: len(held) for at, held in self.different.items()})


def _fetch(ground: EventGround) -> list[tuple[Values, dict[str, object], int]]:
    """Events that share all leaves and all keys, with their number."""
    statement, named = _statement(ground)
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.params)
        found = cursor.fetchall()
    scales = list(ground.scales.values())
    return [_read(row, scales, named) for row in found]


def _read(row: Sequence[Any], scales: list[Scale], named: list[str]) -> tuple[Values, dict[str, object], int]:
    *values, events = row
    leaves = tuple(leaf_of(scale, number) for scale, number in zip(scales, values, strict=False))
    return leaves, dict(zip(named, values[len(scales) :], strict=True)), events


def leaf_of(scale: Scale, number: int) -> str | None:
    """A leaf by its number; none for a rest of which nothing is known."""
    return None if scale.leaves[number].kind is CategoryKind.UNKNOWN else str(number)


def _statement(ground: EventGround) -> tuple[Sql, list[str]]:
    """One row for each combination of leaves and keys in the widest unit."""
    question = ground.question
    different = {g.counted for g in ground.source.tally.groups if g.counted.aggregate is Aggregate.DISTINCT}
    keys = {each.column: question.column(each.column or ground.source.tally.person) for each in different}
    slots = [slot_name(number, 0) for number, _block in enumerate(ground.section.blocks)]
    chosen = ", ".join([*slots, *keys.values()])
    tables = with_events(question)
    text = f"{tables.text} SELECT {', '.join([*slots, *keys.values(), 'count(*)'])} FROM event WHERE u0 = %s"
    grouped = f" GROUP BY {chosen}" if chosen else ""
    return Sql(f"{text}{grouped}", (*tables.params, ground.territory.root.pk)), list(keys)
