"""What a reader of a table of those who came and left should know, with the check of its sums."""

from collections.abc import Iterator

from django.utils.translation import gettext as __

from apps.reporting.composed.axes import Ground
from apps.reporting.composed.cube import Key
from apps.reporting.composed.flow_items import CAME, CLOSING, LEFT, OPENING, flow_of, group_of
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.table import ComposedTable


def flow_notes(table: ComposedTable) -> Iterator[str]:
    wrong = sorted({words for words, is_right in _checked(table) if not is_right})
    if wrong:
        yield __("At the beginning, plus increase, less decrease does not make the end in: %(rows)s.") % {
            "rows": "; ".join(wrong)
        }
    else:
        yield __("Checked in every row and column: at the beginning, plus increase, less decrease, is at the end.")
    if table.spread.places:
        yield __(
            "Who moved between two of the units is increase of the one and decrease of the other, but neither of the"
            " unit that holds both."
        )
    yield __("Who came and left again between the two days stands in neither.")


def _checked(table: ComposedTable) -> Iterator[tuple[str, bool]]:
    """The words of each row and column of a period, and whether its sum is right."""
    for row in table.rows.leaves:
        for column in table.columns.leaves:
            yield _words(row, column), _is_right(table, table.key(row, column))


def _words(*leaves: Leaf) -> str:
    named = (item.title for leaf in leaves for axis, item in leaf.named if axis.ground is not Ground.FLOW)
    return ", ".join(named) or __("Total")


def _is_right(table: ComposedTable, key: Key) -> bool:
    persons = table.cube.persons
    opening, came, left, closing = (
        persons.get((flow_of(group_of(key), item), *key[1:]), 0) for item in (OPENING, CAME, LEFT, CLOSING)
    )
    return opening + came - left == closing
