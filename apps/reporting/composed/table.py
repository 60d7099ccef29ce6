"""The one table of a composition: from it come page, files, frame and chart. Shares are computed last, from counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import product

from apps.core.narrowing import present
from apps.core.permissions import Permission
from apps.reporting.composed.axes import Ground
from apps.reporting.composed.beside import rank, set_against
from apps.reporting.composed.cube import Cube, Key
from apps.reporting.composed.definitions import ALL, DAY, FLOW, GROUP, Composition
from apps.reporting.composed.figures import HIDDEN, NOTHING, Figure, as_written, mean, of_years, whole
from apps.reporting.composed.flow_items import CLOSING, OPENING, flow_of, group_of
from apps.reporting.composed.leaves import Among, Leaf, Side
from apps.reporting.composed.pairs import Spread
from apps.reporting.composed.shows import POSTS, RATES, Show
from apps.reporting.definitions import Population
from apps.reporting.places import Notice, Place
from apps.reporting.registry import registry
from apps.reporting.table import growth, points, share

Hidden = frozenset[Key]


@dataclass(frozen=True)
class ComposedTable:
    """Counts of a composition for a unit on its days, with all that is needed to read them."""

    composition: Composition
    day: date
    days: tuple[date, ...]
    geography: str
    unit: Place
    groups: tuple[Population, ...]
    rows: Side
    columns: Side
    spread: Spread
    cube: Cube
    # How many narrowest units stand in a spot on a day, and numbers told of them, by what they count.
    narrowest: Mapping[tuple[int, tuple[str, ...]], int]
    rights: frozenset[Permission]
    opened_by: tuple[Permission, ...] = ()
    hidden: Hidden = field(default_factory=frozenset)
    is_protected: bool = False
    notices: tuple[Notice, ...] = ()
    remarks: tuple[str, ...] = ()
    amounts: Mapping[tuple[str, int, tuple[str, ...]], Decimal | None] = field(default_factory=dict)
    # What a reader should know of these numbers.
    amount_notes: tuple[str, ...] = ()
    # Axes that divide it into tables of their own: no share is reckoned across them.
    apart: frozenset[str] = frozenset()
    # The words of the units that filters name.
    filtered_units: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def shows(self) -> tuple[Show, ...]:
        return self.composition.shows

    def shows_at(self, column: Leaf) -> tuple[Show, ...]:
        """The figures of a column that say something: totals, the first day, the first group are measures."""
        needless = set(self._needless(column)) if len(self.shows) > 1 else set()
        return tuple(show for show in self.shows if show not in needless)

    def _needless(self, column: Leaf) -> Iterator[Show]:
        divided = [item for axis, item in zip(column.axes, column.items, strict=True) if axis.has_total]
        if divided and all(item.code == ALL for item in divided):
            yield from (Show.ROW_SHARE, Show.ROW_SHARE_CHANGE, Show.UNITS_SHARE)
        if any(axis.code == DAY and item.code == self.days[0].isoformat() for axis, item in column.named):
            yield from (show for show in self.shows if show.compares)
        if any(axis.code == FLOW and item.code == OPENING for axis, item in column.named):
            yield Show.OPENING_SHARE
        if any(axis.code == GROUP and item.code == self.groups[0].code for axis, item in column.named):
            yield Show.FIRST_SHARE
        if any(axis.ground in (Ground.PERSON, Ground.GROUP) for axis, _item in column.named) and not self._is_first(
            column
        ):
            yield from (show for show in self.shows if show.is_of_units and not show.has_own_of_groups)
        if any(axis.ground is Ground.PERSON for axis, _item in column.named):
            yield from (show for show in self.shows if show.is_posts_gap)
            yield from () if self._is_first(column, Ground.GROUP) else (s for s in self.shows if s in POSTS)
        if self.columns.first_among(column) in (None, column):
            yield from (Show.COLUMN_GAP, Show.COLUMN_TIMES)

    def _is_first(self, column: Leaf, *also: Ground) -> bool:
        """Whether no column before it stands for the same units and day, which have the same communes."""
        grounds = (Ground.PLACE, Ground.DAY, *also)

        def where(leaf: Leaf) -> list[tuple[str, str]]:
            return [(axis.code, item.code) for axis, item in leaf.named if axis.ground in grounds]

        return column == next((leaf for leaf in self.columns.leaves if where(leaf) == where(column)), column)

    def cells(self) -> Iterator[tuple[Leaf, Leaf, Show, Figure]]:
        for row in self.rows.leaves:
            for column in self.columns.leaves:
                for show in self.shows_at(column):
                    yield row, column, show, self.figure(row, column, show)

    def figure(self, row: Leaf, column: Leaf, show: Show) -> Figure:
        if show is Show.RANK:
            return rank(self, row, column)
        if show.is_beside:
            return set_against(self, row, column, show)
        key = self.key(row, column)
        if show is Show.UNITS:
            return Figure(self.narrowest.get((key[1], key[2]), 0))
        if show.is_of_units:
            return as_written(self.amount(key, show)) if show is Show.AREA else whole(self.amount(key, show))
        persons = self.persons(key)
        if persons is None or (self.is_protected and show.counts_units):
            return HIDDEN
        if show is Show.PERSONS:
            return Figure(persons)
        if show.is_share:
            return self._share(persons, self.base(row, column, show))
        if show.compares:
            return self._compared(key, persons, show)
        return self._reckoned(key, persons, show)

    @cached_property
    def ranked(self) -> dict[tuple[Among | None, str], dict[str, Figure]]:
        """What ranks the rows beside each other, read once for all of them."""
        return {}

    def persons(self, key: Key) -> int | None:
        """The persons of a cell, or None where they are hidden."""
        if self.hidden and any(part in self.hidden for part in self._parts(key)):
            return None
        return self.cube.persons.get(key, 0)

    def base(self, row: Leaf, column: Leaf, show: Show) -> int | None:
        """The denominator of a share."""
        return self._base(self.key(row, column), show)

    def _base(self, key: Key, show: Show) -> int | None:
        if show is Show.GROUP_SHARE:
            return self.cube.groups.get(key[:3], 0)
        if show is Show.OPENING_SHARE:
            return self.persons((flow_of(group_of(key), OPENING), *key[1:]))
        if show is Show.FIRST_SHARE:
            return self.persons((self.groups[0].code, *key[1:]))
        return self.persons(self._loosened(key, show))

    def _loosened(self, key: Key, show: Show) -> Key:
        """The cell that is the whole of a share."""
        group, day, places, codes = key
        loose = self._bases[show]
        named = zip(self.spread.places, places, strict=True), zip(self.spread.persons, codes, strict=True)
        wide = (tuple(ALL if axis.code in loose else code for axis, code in side) for side in named)
        return (group, day, next(wide), next(wide))

    def key(self, row: Leaf, column: Leaf) -> Key:
        return self.key_of(row.codes | column.codes)

    def key_of(self, codes: Mapping[str, str]) -> Key:
        """The cell in which the axes have these items; the total of axes that are not named."""
        day = codes.get(Ground.DAY.value)
        return (
            flow_of(codes.get(Ground.GROUP.value, self.groups[0].code), codes.get(Ground.FLOW.value, CLOSING)),
            self.days.index(date.fromisoformat(day)) if day else len(self.days) - 1,
            tuple([codes.get(code, ALL) for code in self.spread.place_codes]),
            tuple([codes.get(code, ALL) for code in self.spread.person_codes]),
        )

    def _share(self, persons: int, base: int | None) -> Figure:
        return HIDDEN if base is None else Figure(share(persons, base))

    def _compared(self, key: Key, persons: int, show: Show) -> Figure:
        """Against the first day, or the one before."""
        first = (key[0], key[1] - 1 if self.composition.is_stepwise and key[1] else 0, *key[2:])
        before = self.persons(first)
        if before is None:
            return HIDDEN
        if show is Show.DIFFERENCE:
            return Figure(persons - before)
        if show is Show.GROWTH:
            return Figure(growth(persons, before))
        base = Show.ROW_SHARE if show is Show.ROW_SHARE_CHANGE else Show.COLUMN_SHARE
        bases = [self._base(each, base) for each in (first, key)]
        if None in bases:
            return HIDDEN
        was, now = (present(each) for each in bases)
        return Figure(points(persons, now, before, was)) if was and now else NOTHING

    def _reckoned(self, key: Key, persons: int, show: Show) -> Figure:
        _group, day, places, _codes = key
        communes = self.narrowest.get((day, places), 0)
        if show in (Show.UNITS_WITH, Show.UNITS_WITH_SHARE, Show.UNITS_BELOW):
            reaching = sum(each >= self.composition.least for each in self.cube.narrow.get(key, {}).values())
            if show is Show.UNITS_WITH_SHARE:
                return Figure(share(reaching, communes))
            return Figure(reaching if show is Show.UNITS_WITH else communes - reaching)
        if show is Show.UNITS_SHARE:
            return Figure(self._units_that_reach(key))
        if show is Show.MEAN_UNITS:
            return mean(persons, communes)
        if show.is_posts_gap and not self._is_of_all(key):
            return NOTHING
        if show.amount_of(key[0]):
            return _against(persons, self.amount(key, show), show)
        asked = present(show.of_years)
        return of_years(self.cube.years.get(asked.dimension, {}).get(key, Counter()), asked)

    def amount(self, key: Key, show: Show) -> Decimal | None:
        """What is told of the units of a cell, whatever persons it counts."""
        return self.amounts.get((show.amount_of(key[0]), key[1], key[2]))

    def _is_of_all(self, key: Key) -> bool:
        """Whether nobody of the group in these units is left out."""
        sieved = any(each.dimension in registry.dimensions for each in self.composition.filters)
        known_only = any(step.is_known_only for step in self.composition.steps())
        return set(key[3]) <= {ALL} and not sieved and not known_only

    def _units_that_reach(self, key: Key) -> int:
        """Of communes that have anyone of the row those in which so large a share stands in the cell."""
        held, least = self.cube.narrow.get(key, {}), self.composition.least_share
        whole = self.cube.narrow.get(self._of_persons(key), {})
        return sum(held.get(unit, 0) * 100 >= persons * least for unit, persons in whole.items() if persons)

    def _of_persons(self, key: Key) -> Key:
        """The whole of the row in each commune; divisions of units among the columns divide it too."""
        group, day, places, _codes = key
        return (group, day, places, self._loosened(key, Show.ROW_SHARE)[3])

    @cached_property
    def _bases(self) -> dict[Show, frozenset[str]]:
        """The axes over whose totals a share is reckoned."""
        rows, columns = ({axis.code for axis in side.axes} - self.apart for side in (self.rows, self.columns))
        return {
            Show.ROW_SHARE: frozenset(columns),
            Show.COLUMN_SHARE: frozenset(rows),
            Show.WHOLE_SHARE: frozenset(rows | columns),
        }

    def _parts(self, key: Key) -> Iterable[Key]:
        """The exclusive cells that a cell joins."""
        group, day, places, codes = key
        if not any(codes[number] in own for number, own in self._joined):
            return (key,)
        joined: list[tuple[str, ...]] = [(code,) for code in codes]
        for number, own in self._joined:
            joined[number] = own.get(codes[number], joined[number])
        return ((group, day, places, each) for each in product(*joined))

    @cached_property
    def _joined(self) -> list[tuple[int, dict[str, tuple[str, ...]]]]:
        """Of the axes of persons that have rows which join others their number and these rows."""
        joined = [{item.code: item.parts for item in axis.items if item.parts} for axis in self.spread.persons]
        return [(number, own) for number, own in enumerate(joined) if own]


def _against(persons: int, amount: Decimal | None, show: Show) -> Figure:
    """Persons set against a number of their units; nothing where it is not known."""
    if amount is None:
        return NOTHING
    if show.is_posts_gap:
        return whole(persons - amount)
    if show in RATES:
        return Figure(share(persons, int(amount)))
    if show is Show.PER_THOUSAND:
        return mean(persons * 1000, amount, 2)
    return whole(amount / persons) if persons and amount else NOTHING
