"""Who is counted where: one row per person and chain of units, with all groups of the person as bits of one number.

A person may be counted at several units of a group (seats in two committees). `m<level>` holds the groups that count
the person in the unit of that level: each bit is set in one row of the person, so that sums never count anyone twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, reduce
from operator import add, or_

from django.db.models import BigIntegerField, Case, Q, Value, When
from django.db.models.functions import Cast

from apps.core.narrowing import present
from apps.reporting.carriage import Chain, sent
from apps.reporting.definitions import Population, Roll, Rows, Taken
from apps.reporting.places import Step
from apps.reporting.sql import Sql, array_of, compiled
from apps.reporting.stored.reading import Stored, members_of, touched_of

# Bits of a bigint that hold the key of a row: its chain, and its groups at every level.
KEY_BITS = 62
# A group and a unit.
Cell = tuple[str, int]


@dataclass(frozen=True)
class Members:
    """Groups on a day, and the places as chains of units from the widest level down."""

    populations: tuple[Population, ...]
    chains: tuple[tuple[int, Chain], ...]
    day: date
    steps: tuple[Step, ...] = ()
    stored: Stored | None = None

    @property
    def depth(self) -> int:
        return len(self.chains[0][1])

    @cached_property
    def known_chains(self) -> tuple[Chain, ...]:
        """The different chains; many places share one when wide levels are asked."""
        return tuple(dict.fromkeys(chain for _unit, chain in self.chains))

    @property
    def key(self) -> str:
        """Chain and groups as one number: grouping by one column takes half the time of grouping by four."""
        width = len(self.populations)
        if width * self.depth + len(self.known_chains).bit_length() > KEY_BITS:
            raise ValueError(f"{width} groups at {self.depth} levels are more than one number can hold.")
        parts = [f"chain::bigint << {width * self.depth}"]
        parts += [f"m{level} << {width * (self.depth - 1 - level)}" for level in range(self.depth)]
        return " | ".join(f"({part})" for part in parts)

    def cells_of(self, key: int) -> Iterator[Cell]:
        """The groups and units that a row of this key counts in."""
        for group, units in self.units_of(key):
            for unit in units:
                yield group, unit

    def units_of(self, key: int) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The groups that a row of this key counts in, each with the units of its chain in which it does."""
        width = len(self.populations)
        chain = self.known_chains[key >> (width * self.depth)]
        levels = [key >> (width * (self.depth - 1 - level)) & ((1 << width) - 1) for level in range(self.depth)]
        if levels.count(levels[0]) == self.depth:  # as for all but the few who stand in several rows
            units = tuple(unit for unit in chain if unit is not None)
            yield from ((group, units) for group in self._groups_in(levels[0]) if units)
            return
        for group in self._groups_in(reduce(or_, levels)):
            held = zip(chain, levels, strict=True)
            yield group, tuple(u for u, groups in held if u is not None and group in self._groups_in(groups))

    def _groups_in(self, bits: int) -> tuple[str, ...]:
        if bits not in self._named:
            self._named[bits] = tuple(p.code for number, p in enumerate(self.populations) if bits >> number & 1)
        return self._named[bits]

    @cached_property
    def _named(self) -> dict[int, tuple[str, ...]]:
        """The groups by the number that holds them as bits; the same few come up again and again."""
        return {}

    def tables(self, persons: Sql | None) -> list[Sql]:
        """Common tables of which the last, `counted`, has person, chain and the groups at every level."""
        touched = touched_of(self.stored) if self.stored else []
        return [self._places(), *touched, self._held(), *sent(self.steps, self.day), *self._counted(persons)]

    @property
    def numbered_units(self) -> tuple[list[int], list[int]]:
        """The units, and for each the number of its chain."""
        numbers = {chain: number for number, chain in enumerate(self.known_chains)}
        return [unit for unit, _ in self.chains], [numbers[chain] for _, chain in self.chains]

    def _places(self) -> Sql:
        columns = [*map(array_of, self.numbered_units)]
        columns += [array_of(chain[level] or 0 for _, chain in self.chains) for level in range(self.depth)]
        arrays = ", ".join(["%s::bigint[]"] * len(columns))
        return Sql(f"place(unit, chain, {self._units}) AS (SELECT * FROM unnest({arrays}))", tuple(columns))

    @property
    def _standing(self) -> list[int]:
        """The units in which whoever may be counted here stands on the day."""
        return [*(unit for unit, _chain in self.chains if unit > 0), *{step.unit for step in self.steps}]

    def _held(self) -> Sql:
        pieces = list(self._stored_and_touched() if self.stored else self._here())
        text = " UNION ALL ".join(piece.text for piece in pieces)
        params = tuple(param for piece in pieces for param in piece.params)
        return Sql(f"held(person, unit, groups{self._kept}) AS ({text})", params)

    @property
    def _kept(self) -> str:
        """From a stored day each row brings its facts along; where none came they are read from the records."""
        return ", kept" if self.stored else ""

    def _here(self) -> Iterator[Sql]:
        """From the records: the members in the units asked for, which an index finds in a registry of any size."""
        for piece in rows_of_groups(self.populations, self.day):
            text = f"SELECT * FROM ({piece.text}) AS own(person, unit, groups) WHERE own.unit = ANY(%s::bigint[])"
            yield Sql(text, (*piece.params, array_of(self._standing)))

    def _stored_and_touched(self) -> Iterator[Sql]:
        """From the stored day, and from the records for whoever was touched since."""
        stored = present(self.stored)
        yield members_of(stored, self.populations, self._standing)
        for piece in self._here() if stored.touched else ():
            text = f"SELECT here.*, NULL FROM ({piece.text}) AS here WHERE person IN (SELECT person FROM touched)"
            yield Sql(text, piece.params)

    @property
    def _held_where(self) -> str:
        """Members at their units; those of a unit without a single fate where a step has carried them."""
        if not self.steps:
            return "held"
        moved = "held LEFT JOIN sent USING (person, unit)"
        return f"(SELECT person, coalesce(sent.target, unit) AS unit, groups{self._kept} FROM {moved}) AS moved"

    @property
    def _units(self) -> str:
        return ", ".join(f"u{level}" for level in range(self.depth))

    def _counted(self, persons: Sql | None) -> list[Sql]:
        """Joined to the table of persons, as the planner then knows that each stands there once.

        Without that it takes whatever stands in `counted` for 200 people and looks up the facts of each by itself.
        """
        kept = ", any_value(kept) AS kept" if self.stored else ""
        grouped = Sql(
            f"member AS (SELECT person, chain, {self._units}, bit_or(groups) AS groups{kept}"
            f" FROM {self._held_where} JOIN place USING (unit) GROUP BY person, chain, {self._units})"
        )
        several = Sql("several AS MATERIALIZED (SELECT person FROM member GROUP BY person HAVING count(*) > 1)")
        text = self._marked
        if persons is not None:
            columns = ", ".join(f"m{level}" for level in range(self.depth))
            text = f"SELECT known.id AS person, chain, {columns} FROM ({text}) AS m JOIN ({persons.text}) AS known(id)"
            text += " ON known.id = m.person"
        told_apart = [several] if self.depth > 1 else []
        return [grouped, *told_apart, Sql(f"counted AS MATERIALIZED ({text})", persons.params if persons else ())]

    @property
    def _marked(self) -> str:
        """The rows with their groups at every level; only the few who stand in several rows need to be told apart."""
        own = f"person, chain{self._kept}"
        marks = ", ".join(f"{mark} AS m{level}" for level, mark in enumerate(marks_of(self.depth)))
        if self.depth == 1:
            return f"SELECT {own}, {marks} FROM member"
        alone = ", ".join(f"groups AS m{level}" for level in range(self.depth))
        several = "(SELECT person FROM several)"
        return (
            f"SELECT {own}, {alone} FROM member WHERE person NOT IN {several}"
            f" UNION ALL SELECT {own}, {marks} FROM member WHERE person IN {several}"
        )


def rows_of_groups(populations: Sequence[Population], day: date) -> Iterator[Sql]:
    """Person, unit and groups of all members on a day: groups that are taken from one roll are read at once."""
    rolls: dict[Roll, list[tuple[int, Q]]] = {}
    for number, population in enumerate(populations):
        if isinstance(population.members, Taken):
            rolls.setdefault(population.members.roll, []).append((number, population.members.condition))
        else:
            piece = compiled(population.members(day))
            yield Sql(f"SELECT own.*, {1 << number}::bigint FROM ({piece.text}) AS own", piece.params)
    for roll, taken in rolls.items():
        yield compiled(taken_rows(roll, tuple(taken), day))


def marks_of(depth: int) -> list[str]:
    """For each level the groups of the row that no earlier row of the person counts in the same unit."""

    def mark(level: int) -> str:
        same = ", ".join(["person", *(f"u{above}" for above in range(level + 1))])
        below = ", ".join(f"u{under}" for under in range(level + 1, depth))
        earlier = f"(PARTITION BY {same} ORDER BY {below} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
        return f"groups & ~coalesce(bit_or(groups) OVER {earlier}, 0)"

    # One row per chain: at the narrowest level nothing comes earlier.
    return [*(mark(level) for level in range(depth - 1)), "groups"]


@lru_cache(maxsize=256)
def taken_rows(roll: Roll, taken: tuple[tuple[int, Q], ...], day: date) -> Rows:
    """Person, unit and groups of everyone on the roll who belongs to at least one of the groups."""
    bits = [Case(When(condition, then=Value(1 << number)), default=Value(0)) for number, condition in taken]
    anyone = reduce(or_, (condition for _number, condition in taken))
    groups = Cast(reduce(add, bits), BigIntegerField())
    rows: Rows = roll.rows(day).filter(anyone).annotate(in_groups=groups)
    return rows.values_list(roll.person, roll.unit, "in_groups")
