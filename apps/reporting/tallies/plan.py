"""What is asked of the database for one tally: its fields, the columns it groups by, and the sets of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from apps.reporting.carriage import event_chains, event_steps
from apps.reporting.definitions import Category
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.places import Step, Territory
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import Cross, Group, Homes, Span
from apps.reporting.tallies.lines import Block, Scale, Section

Name = tuple[str, str]


@dataclass(frozen=True)
class Slot:
    """A column by which the statement groups: the leaf of a scale, or whether a row belongs to a roll-up."""

    name: str
    scale: Scale
    roll_up: Category | None = None

    def category(self, value: int) -> str | None:
        """The code of the category that a value of the column means; None where the row is outside the roll-up."""
        if self.roll_up:
            return self.roll_up.code if value else None
        return self.scale.leaves[value].code


@dataclass(frozen=True)
class Filling:
    """What a set of the statement fills: the cells of a block that these slots name, or the totals without any."""

    block: Block | None
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Question:
    """A section over a span, places as chains of units from the widest level down, homes of units that ended."""

    section: Section
    span: Span
    chains: tuple[tuple[int, tuple[int | None, ...]], ...]
    homes: Homes
    # Where persons of units without a single fate went.
    steps: tuple[Step, ...] = ()

    @property
    def depth(self) -> int:
        return len(self.chains[0][1])

    @cached_property
    def fields(self) -> list[str]:
        """The fields that are read of the rows, each once."""
        tally = self.section.tally
        axes = [scale.axis.column for block in self.section.blocks for scale in block.scales]
        amounts = [group.counted.column for group in self.section.groups]
        return [name for name in dict.fromkeys([tally.key, tally.unit, tally.person, *axes, *amounts]) if name]

    def column(self, field: str) -> str:
        return f"f{self.fields.index(field)}"

    def counted_column(self, group: Group) -> str:
        """What a group counts different values of, or sums."""
        return self.column(group.counted.column or self.section.tally.person)

    @cached_property
    def levels(self) -> tuple[str, ...]:
        return tuple(f"u{level}" for level in range(self.depth))

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(slot for number, block in enumerate(self.section.blocks) for slot in _slots(number, block))

    @cached_property
    def sets(self) -> dict[frozenset[str], Filling]:
        """What is grouped by, beside a level, with what that fills."""
        fillings = [Filling(None, ())]
        for number, block in enumerate(self.section.blocks):
            fillings.extend(Filling(block, slots) for slots in _combinations(number, block))
        return {frozenset(slot.name for slot in filling.slots): filling for filling in fillings}

    def names(self, filling: Filling, codes: list[str]) -> Iterator[Name]:
        """The measure and category of the cells that are filled; the total of all rows stands in every block."""
        total = self.section.tally.total
        if len(codes) > 1:
            yield codes[0], codes[1]
        elif filling.block is None:
            yield from ((block.measures[-1].code, total.code) for block in self.section.blocks if total)
        elif filling.slots[0].scale is not filling.block.scales[-1]:
            yield from ((codes[0], each.code) for each in [total] if each)
        else:
            yield filling.block.measures[-1].code, codes[0]


def question_in(territory: Territory, levels: tuple[str, ...], section: Section, span: Span) -> Question:
    """The section counted at the places of these levels."""
    chains = event_chains(territory, levels)
    return Question(section, span, chains, registry.homes[DEFAULT_GEOGRAPHY], event_steps(territory))


def slot_name(block: int, side: int) -> str:
    return f"a{block}_{side}"


def _slots(number: int, block: Block) -> Iterator[Slot]:
    for side, scale in enumerate(block.scales):
        name = slot_name(number, side)
        yield Slot(name, scale)
        yield from (Slot(f"{name}r{place}", scale, roll_up) for place, roll_up in enumerate(scale.roll_ups))


def _combinations(number: int, block: Block) -> Iterator[tuple[Slot, ...]]:
    slots = list(_slots(number, block))
    yield from ((slot,) for slot in slots)
    if isinstance(block.breakdown, Cross):
        rows, columns = ([slot for slot in slots if slot.scale is scale] for scale in block.scales)
        yield from ((row, column) for row in rows for column in columns)
