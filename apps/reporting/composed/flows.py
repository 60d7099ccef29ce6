"""Who came and who left between two days of a table, cell by cell, with the reasons that their records tell.

In every cell the persons at the beginning and those who came, less those who left, are the persons at the end: whoever
stands in a unit on both days, but in another row or column, came there from elsewhere and left from here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from django.utils.translation import gettext as __

from apps.reporting.alike import alike, passes
from apps.reporting.composed.axes import Axis, Ground, Value
from apps.reporting.composed.cube import Cube, Key, OfDay, parts_of
from apps.reporting.composed.definitions import ALL
from apps.reporting.composed.flow_items import CAME, CHANGED, LEFT, OPENING, flow_of, group_of, item_of_key
from apps.reporting.composed.pairs import Spread
from apps.reporting.composed.places import Spot, ladders_of
from apps.reporting.composed.reading import Reading, filters_of
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry

# The items of all axes of persons; none of them where a filter leaves the person out.
Cells = frozenset[tuple[str, ...]]
Where = tuple[str, Spot]
Persons = dict[Key, list[int]]


@dataclass
class Moves:
    """Who came to a place, left it, or stands there in other cells than before."""

    came: list[tuple[Where, int, Cells]] = field(default_factory=list)
    left: list[tuple[Where, int, Cells]] = field(default_factory=list)
    into: list[tuple[Where, int, Cells]] = field(default_factory=list)
    out_of: list[tuple[Where, int, Cells]] = field(default_factory=list)


def flows_of(reading: Reading, pair: Spread) -> Persons:
    """By the key of each cell of those who came and left their persons, of every two days that follow each other."""
    found: Persons = {}
    days = reading.of_days(pair.persons, filters_of(reading.composition))
    for before, after in pairwise(days):
        moves = moves_between(standing_on(before, pair), standing_on(after, pair))
        _tell(found, moves, before, after)
    return found


def standing_on(of_day: OfDay, pair: Spread) -> Mapping[Where, Mapping[int, Cells]]:
    """By group and place everyone who stands there on the day, with their cells."""
    found: dict[Where, dict[int, Cells]] = {}
    named = [axis.step.dimension for axis in pair.persons]
    asked = [*named, *(each.dimension for each in of_day.restrictions)]
    for ladder in ladders_of(pair.places, of_day.territory, of_day.places, of_day.number, has_narrowest=False):
        for question in parts_of(of_day.question, ladder):
            for each in alike(question, asked):
                cells = _cells(of_day, pair, asked, each.values)
                here = found.setdefault((each.group, ladder.spots[each.unit]), {})
                here.update(dict.fromkeys(each.persons, cells))
    return found


def _cells(of_day: OfDay, pair: Spread, asked: Sequence[str], values: Sequence[Value]) -> Cells:
    told = dict(zip(asked, values, strict=True))
    if not all(passes(told, each) for each in of_day.restrictions):
        return frozenset()
    held = ((ALL, *axis.held[of_day.number].get(told[axis.step.dimension], ())) for axis in pair.persons)
    return frozenset(product(*held))


def moves_between(before: Mapping[Where, Mapping[int, Cells]], after: Mapping[Where, Mapping[int, Cells]]) -> Moves:
    moves = Moves()
    for where in before.keys() | after.keys():
        was, now = before.get(where, {}), after.get(where, {})
        for person, cells in now.items() - was.items():
            stayed = was.get(person)
            (moves.came if stayed is None else moves.into).append((where, person, cells - (stayed or frozenset())))
        for person, cells in was.items() - now.items():
            stayed = now.get(person)
            (moves.left if stayed is None else moves.out_of).append((where, person, cells - (stayed or frozenset())))
    return moves


def _tell(found: Persons, moves: Moves, before: OfDay, after: OfDay) -> None:
    days = before.question.day, after.question.day
    for item, own, reasons in (
        (CAME, moves.came, registry.flows.why_came(_ids(moves.came), *days)),
        (LEFT, moves.left, registry.flows.why_left(_ids(moves.left), *days)),
    ):
        for where, person, cells in own:
            _add(found, item, reasons.get(person, registry.flows.unknown), after.number, (where, person, cells))
    for item, own in ((CAME, moves.into), (LEFT, moves.out_of)):
        for move in own:
            _add(found, item, CHANGED, after.number, move)


def _ids(moves: Sequence[tuple[Where, int, Cells]]) -> Collection[int]:
    return {person for _where, person, _cells in moves}


def _add(found: Persons, item: str, reason: str, day: int, move: tuple[Where, int, Cells]) -> None:
    (group, spot), person, cells = move
    for codes in cells:
        for told in (item, f"{item}.{reason}"):
            found.setdefault((flow_of(group, told), day, spot, codes), []).append(person)


def flows_in(reading: Reading, pairs: Sequence[Spread], spread: Spread) -> Persons:
    """Those of all blocks of the table; sums that blocks share are the same in all."""
    found: Persons = {}
    for pair in pairs if reading.composition.has_flows else ():
        found.update({pair.key_in(key, spread): persons for key, persons in flows_of(reading, pair).items()})
    return found


def with_flows(cube: Cube, flows: Persons, days: int) -> Cube:
    """The cube with them, and with those at the beginning of each period: the persons of the day before."""
    standing = list(cube.persons.items())
    cube.persons.update({key: len(persons) for key, persons in flows.items()})
    for key, number in standing:
        if key[1] + 1 < days:
            cube.persons[at_beginning(key)] = number
    return cube


def at_beginning(key: Key) -> Key:
    """Where those of a day stand at the beginning of the period after it."""
    group, day, spot, codes = key
    return flow_of(group, OPENING), day + 1, spot, codes


def with_joined_reasons(found: Persons, axes: Iterable[Axis]) -> Persons:
    """Reasons that one joined under a name of one's own are one item."""
    joined: Persons = {}
    for item in (item for axis in axes if axis.ground is Ground.FLOW for item in axis.items if item.joins):
        for key, persons in found.items():
            if item_of_key(key) in item.joins:
                joined.setdefault((flow_of(group_of(key), item.code), *key[1:]), []).extend(persons)
    return found | joined


def require_period(reading: Reading) -> None:
    """Raises ReportError where only one of the days could be read."""
    if reading.composition.has_flows and len(reading.days) < 2:
        raise ReportError(" ".join(reading.remarks))


def require_open(reading: Reading, *, is_protected: bool) -> None:
    """Raises ReportError where single persons would be hidden: across units, or without the right to see them."""
    if reading.composition.has_flows and is_protected:
        raise ReportError(
            __(
                "By sensitive data increase and decrease are told only of one unit as a whole, to whoever has the right"
                " to them there: nearly every other number would be hidden. Take the sensitive data or the units out of"
                " rows, columns and filters."
            )
        )
