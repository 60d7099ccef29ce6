"""The people behind a number of a composed table: by the same definition, and through the gate of the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.combinations import Restriction, people_with
from apps.reporting.composed.axes import Axis
from apps.reporting.composed.cube import OfDay
from apps.reporting.composed.definitions import ALL, Composition
from apps.reporting.composed.flow_items import group_of, is_of_flows, on_day
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.places import ladders_of
from apps.reporting.composed.services import composed
from apps.reporting.composed.table import ComposedTable
from apps.reporting.definitions import Population, Rows
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry


@dataclass(frozen=True)
class BehindCell:
    """A figure of a composed table with its people."""

    table: ComposedTable
    row: Leaf
    column: Leaf
    group: Population
    day: date
    rows: Rows

    @property
    def words(self) -> str:
        """What the row and the column say together."""
        named = [leaf.words for leaf in (self.row, self.column) if leaf.named]
        return "; ".join(named) or __("Total")


def people_behind(composition: Composition, *, day: date, unit: str, user: Actor, row: str, column: str) -> BehindCell:
    """The persons whom the cell of the row and the column counts.

    Raises ReportError with a sentence, OutOfScope and PermissionDenied as the user's rights at the unit say.
    """
    found = composed(composition, day=day, unit=unit, user=user)
    table = found.table
    _require(table)
    leaves = _leaf(table.rows.leaves, row), _leaf(table.columns.leaves, column)
    key = table.key(*leaves)
    if table.persons(key) is None:
        raise PermissionDenied(__("This number is hidden, so that no single persons can be recognised."))
    group = next(each for each in table.groups if each.code == group_of(key))
    shown = on_day(key)
    of_day = next(each for each in found.of_days if each.number == shown)
    people = found.flows.get(key, []) if is_of_flows(key) else _people(table, of_day, group, leaves)
    rows = registry.subject.visible(user, table.days[shown]).filter(pk__in=people)
    return BehindCell(table, *leaves, group, table.days[shown], rows)


def _leaf(leaves: Sequence[Leaf], address: str) -> Leaf:
    leaf = next((each for each in leaves if each.address == address), None)
    if leaf is None:
        raise ReportError(__("The table has no such row or column any more. Open the table again."))
    return leaf


def _require(table: ComposedTable) -> None:
    for needed in (Permission.VIEW_CADRES, *table.opened_by):
        if needed not in table.rights:
            raise PermissionDenied(__("You do not have the right for this: %(right)s.") % {"right": needed.label})


def _people(table: ComposedTable, of_day: OfDay, group: Population, leaves: tuple[Leaf, Leaf]) -> object:
    """Where the persons stand on the ladder of sums that holds the cell."""
    codes = {axis.code: item.code for leaf in leaves for axis, item in leaf.named}
    divided = {axis.code for leaf in leaves for axis in leaf.axes}
    places = [axis for axis in table.spread.places if axis.code in divided]
    spot = tuple(codes.get(axis.code, ALL) for axis in places)
    ladders = ladders_of(places, of_day.territory, of_day.places, of_day.number, has_narrowest=False)
    for ladder in ladders:
        number = next((number for number, each in ladder.spots.items() if each == spot), None)
        if number is not None:
            level = next(place for _unit, chain in ladder.chains for place, each in enumerate(chain) if each == number)
            question = replace(of_day.question, chains=ladder.chains, populations=(group,))
            return people_with(question, number, level, (*of_day.restrictions, *_rows(table, of_day, codes)))
    return []


def _rows(table: ComposedTable, of_day: OfDay, codes: Mapping[str, str]) -> list[Restriction]:
    """The categories of the cell as values of their dimensions."""
    return [_restriction(axis, codes[axis.code], of_day.number) for axis in table.spread.persons if axis.code in codes]


def _restriction(axis: Axis, code: str, day: int) -> Restriction:
    values = [value for value, held in axis.held[day].items() if code in held]
    return Restriction(axis.step.dimension, tuple(value for value in values if not isinstance(value, int)))
