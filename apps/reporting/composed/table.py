"""The one table of a composition: from it come page, files, frame and chart. Shares are computed last, from counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from itertools import product

from apps.core.permissions import Permission
from apps.reporting.composed.axes import Axis, Ground
from apps.reporting.composed.cube import Cube, Key
from apps.reporting.composed.definitions import ALL, DAY, Composition, Show
from apps.reporting.composed.leaves import Leaf, Side
from apps.reporting.definitions import Notice, Place, Population
from apps.reporting.table import share

Hidden = frozenset[Key]


@dataclass(frozen=True)
class Figure:
    """One figure of a cell; without a value it is hidden, or there is nothing to reckon."""

    value: int | Decimal | None
    is_hidden: bool = False


HIDDEN = Figure(None, is_hidden=True)
NOTHING = Figure(None)


@dataclass(frozen=True)
class Spread:
    """Where the cells lie: the axes of places and of persons, in the order of the keys."""

    places: tuple[Axis, ...]
    persons: tuple[Axis, ...]


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
    # How many narrowest units stand in a spot on a day.
    narrowest: Mapping[tuple[int, tuple[str, ...]], int]
    rights: frozenset[Permission]
    opened_by: tuple[Permission, ...] = ()
    hidden: Hidden = field(default_factory=frozenset)
    is_protected: bool = False
    notices: tuple[Notice, ...] = ()
    remarks: tuple[str, ...] = ()
    # The words of the units that filters name.
    filtered_units: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def shows(self) -> tuple[Show, ...]:
        return self.composition.shows

    def shows_at(self, column: Leaf) -> tuple[Show, ...]:
        """The figures of a column that say something: a row's total is its whole, the first day its own measure."""
        needless = set(self._needless(column)) if len(self.shows) > 1 else set()
        return tuple(show for show in self.shows if show not in needless)

    def _needless(self, column: Leaf) -> Iterator[Show]:
        divided = [item for axis, item in zip(column.axes, column.items, strict=True) if axis.has_total]
        if divided and all(item.code == ALL for item in divided):
            yield Show.ROW_SHARE
        if any(axis.code == DAY and item.code == self.days[0].isoformat() for axis, item in column.named):
            yield Show.DIFFERENCE

    def cells(self) -> Iterator[tuple[Leaf, Leaf, Show, Figure]]:
        for row in self.rows.leaves:
            for column in self.columns.leaves:
                for show in self.shows_at(column):
                    yield row, column, show, self.figure(row, column, show)

    def figure(self, row: Leaf, column: Leaf, show: Show) -> Figure:
        key = self.key(row, column)
        persons = self.persons(key)
        if persons is None or (self.is_protected and show is Show.UNITS_WITH):
            return HIDDEN
        if show is Show.PERSONS:
            return Figure(persons)
        if show.is_share:
            return self._share(persons, self.base(row, column, show))
        return self._reckoned(key, persons, show)

    def persons(self, key: Key) -> int | None:
        """The persons of a cell, or None where they are hidden."""
        if self.hidden and any(part in self.hidden for part in self._parts(key)):
            return None
        return self.cube.persons.get(key, 0)

    def base(self, row: Leaf, column: Leaf, show: Show) -> int | None:
        """The denominator of a share."""
        group, day, places, codes = self.key(row, column)
        if show is Show.GROUP_SHARE:
            return self.cube.groups.get((group, day, places), 0)
        loose = self._loosened(show)
        return self.persons(
            (
                group,
                day,
                tuple(
                    ALL if axis.code in loose else code for axis, code in zip(self.spread.places, places, strict=True)
                ),
                tuple(
                    ALL if axis.code in loose else code for axis, code in zip(self.spread.persons, codes, strict=True)
                ),
            )
        )

    def key(self, row: Leaf, column: Leaf) -> Key:
        codes = {
            axis.code: item.code
            for axis, item in (*zip(row.axes, row.items, strict=True), *zip(column.axes, column.items, strict=True))
        }
        return self.key_of(codes)

    def key_of(self, codes: Mapping[str, str]) -> Key:
        """The cell in which the axes have these items; the total of axes that are not named."""
        day = codes.get(Ground.DAY.value)
        return (
            codes.get(Ground.GROUP.value, self.groups[0].code),
            self.days.index(date.fromisoformat(day)) if day else len(self.days) - 1,
            tuple(codes.get(axis.code, ALL) for axis in self.spread.places),
            tuple(codes.get(axis.code, ALL) for axis in self.spread.persons),
        )

    def _share(self, persons: int, base: int | None) -> Figure:
        return HIDDEN if base is None else Figure(share(persons, base))

    def _reckoned(self, key: Key, persons: int, show: Show) -> Figure:
        group, day, places, codes = key
        if show is Show.DIFFERENCE:
            before = self.persons((group, 0, places, codes))
            return HIDDEN if before is None else Figure(persons - before)
        if show is Show.UNITS_WITH:
            return Figure(sum(each >= self.composition.least for each in self.cube.narrow.get(key, ())))
        if show is Show.MEAN_UNITS:
            return mean(persons, self.narrowest.get((day, places), 0))
        return mean(self.cube.years.get(key, 0), self.cube.aged.get(key, 0))

    def _loosened(self, show: Show) -> frozenset[str]:
        return self._bases[show]

    @cached_property
    def _bases(self) -> dict[Show, frozenset[str]]:
        """The axes over whose totals a share is reckoned."""
        rows, columns = ({axis.code for axis in side.axes} for side in (self.rows, self.columns))
        return {
            Show.ROW_SHARE: frozenset(columns),
            Show.COLUMN_SHARE: frozenset(rows),
            Show.WHOLE_SHARE: frozenset(rows | columns),
        }

    def _parts(self, key: Key) -> Iterator[Key]:
        """The exclusive cells that a cell joins."""
        group, day, places, codes = key
        joined = (
            self._joined.get((axis.code, code), (code,)) for axis, code in zip(self.spread.persons, codes, strict=True)
        )
        return ((group, day, places, each) for each in product(*joined))

    @cached_property
    def _joined(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {(axis.code, item.code): item.parts for axis in self.spread.persons for item in axis.items if item.parts}


def mean(total: int, count: int, places: int = 1) -> Figure:
    """Rounded half up, by one rule for all means."""
    if not count:
        return NOTHING
    return Figure((Decimal(total) / count).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
