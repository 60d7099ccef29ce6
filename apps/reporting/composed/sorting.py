"""The rows of a composed table in the order of one of its figures: the ten communes with the highest share, say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from apps.reporting.composed.axes import Axis, Ground, is_unit
from apps.reporting.composed.definitions import ALL, Sorting
from apps.reporting.composed.figures import Figure
from apps.reporting.composed.leaves import Leaf, without_lone_headings
from apps.reporting.composed.table import ComposedTable
from apps.reporting.papers.paper import Look

# A row with all rows inside it.
Run = Sequence[Leaf]


def sorted_by(table: ComposedTable) -> tuple[Sorting, Leaf] | None:
    """How the rows are sorted, and the column; nothing where the table has no such column or figure (any more)."""
    sorting = table.composition.sorting
    if sorting is None:
        return None
    column = next((leaf for leaf in table.columns.leaves if leaf.address == sorting.column), None)
    return (sorting, column) if column and sorting.show in table.shows_at(column) else None


def with_sorted_rows(table: ComposedTable) -> ComposedTable:
    """Totals stay where they are; whoever is unknown, and rows whose figure is hidden, stand last."""
    named = sorted_by(table)
    if named is None:
        return table
    whole, first = (_Order(table, *named, cuts) for cuts in (False, True))
    blocks = [list(own) for _block, own in groupby(table.rows.leaves, key=lambda leaf: leaf.block)]
    uncut, shown = ([leaf for own in blocks for leaf in order.arranged(own)] for order in (whole, first))
    leaves = without_lone_headings(shown, table.rows.leading)
    return replace(table, rows=replace(table.rows, leaves=leaves, uncut=tuple(uncut)))


@dataclass(frozen=True)
class _Order:
    """The order by one figure of one column; of the innermost rows only the first may be kept."""

    table: ComposedTable
    sorting: Sorting
    column: Leaf
    cuts: bool

    def arranged(self, leaves: Run, depth: int = 0) -> list[Leaf]:
        """These rows, of which all items above the depth are the same."""
        if not leaves or depth == len(leaves[0].items):
            return list(leaves)
        runs = [list(run) for _code, run in groupby(leaves, key=lambda leaf: leaf.items[depth].code)]
        if self._sorts(leaves[0].axes, depth):
            runs = [list(run) for run in self._in_order(runs, depth)]
        return [leaf for run in runs for leaf in self.arranged(run, depth + 1)]

    def _sorts(self, axes: Sequence[Axis], depth: int) -> bool:
        """The outermost rows but for days, and units wherever they stand."""
        outer = all(axis.ground in (Ground.DAY, Ground.GROUP) for axis in axes[:depth])
        return axes[depth].ground is not Ground.DAY and (outer or is_unit(axes[depth]))

    def _in_order(self, runs: Sequence[Run], depth: int) -> Iterator[Run]:
        known = [run for run in runs if _is_compared(run[0], depth)]
        places = [number for number, run in enumerate(runs) if _is_compared(run[0], depth)]
        if not known:
            yield from runs
            return
        is_innermost = depth == len(known[0][0].items) - 1
        drops = self.cuts and bool(self.sorting.first) and is_innermost
        yield from runs[: places[0]]
        yield from self._kept(sorted(known, key=lambda run: self._key(run[0], depth)), depth, drops=drops)
        yield from (run for run in runs[places[0] :] if run not in known and not (drops and _is_unknown(run[0], depth)))

    def _kept(self, ordered: Sequence[Run], depth: int, *, drops: bool) -> Sequence[Run]:
        """The first ones, with all that are equal to the last of them."""
        if not drops or len(ordered) <= self.sorting.first:
            return ordered
        last = self._key(ordered[self.sorting.first - 1][0], depth)
        return [run for run in ordered if self._key(run[0], depth) <= last]

    def _key(self, leaf: Leaf, depth: int) -> tuple[bool, Decimal | int]:
        value = self._figure(leaf, depth).value
        return (value is None, 0 if value is None else value if self.sorting.is_lowest_first else -value)

    def _figure(self, leaf: Leaf, depth: int) -> Figure:
        """Of the row with all that stands inside it."""
        inner = (replace(item, code=ALL) for item in leaf.items[depth + 1 :])
        whole = replace(leaf, items=(*leaf.items[: depth + 1], *inner))
        return self.table.figure(whole, self.column, self.sorting.show)


def _is_compared(leaf: Leaf, depth: int) -> bool:
    return leaf.items[depth].code != ALL and not _is_unknown(leaf, depth)


def _is_unknown(leaf: Leaf, depth: int) -> bool:
    return leaf.items[depth].look is Look.UNKNOWN
