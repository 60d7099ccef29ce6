"""All sums that a composed table can show, counted by one statement for each day and chain of sums."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from apps.reporting.combinations import Combination, Restriction, combinations
from apps.reporting.composed.axes import Axis
from apps.reporting.composed.definitions import ALL
from apps.reporting.composed.places import Ladder, Spot, ladders_of
from apps.reporting.members import KEY_BITS
from apps.reporting.places import Place, Territory
from apps.reporting.question import Question

# Group, number of the day, item of every place axis, item of every axis of persons; ALL for the total of an axis.
Key = tuple[str, int, Spot, tuple[str, ...]]


@dataclass(frozen=True)
class OfDay:
    """What is asked of one day: the units that are counted, and who of their people."""

    number: int
    question: Question
    territory: Territory
    places: tuple[Place, ...]
    restrictions: tuple[Restriction, ...]


@dataclass(frozen=True)
class Wanted:
    """Which sums are needed beside the persons of the cells."""

    narrowest: bool = False
    groups: bool = False
    # The dimensions of whole years of which there is a mean or a median.
    years: tuple[str, ...] = ()


@dataclass
class Cube:
    """Persons by group, day, place and categories; the same by narrowest unit; whole groups; years of age."""

    persons: Counter[Key] = field(default_factory=Counter)
    # By the key of the narrowest unit.
    narrow: dict[Key, dict[str, int]] = field(default_factory=dict)
    groups: Counter[tuple[str, int, Spot]] = field(default_factory=Counter)
    # By the dimension of years, how many persons have how many.
    years: dict[str, dict[Key, Counter[int]]] = field(default_factory=dict)


def counted(days: Sequence[OfDay], persons: Sequence[Axis], places: Sequence[Axis], wanted: Wanted) -> Cube:
    """Every sum over the axes; `persons` and `places` are their axes in order."""
    cube = Cube()
    for of_day in days:
        for ladder in _ladders(of_day, places, wanted):
            _count(cube, of_day, ladder, persons, wanted)
            if wanted.groups:
                _count_groups(cube, of_day, ladder, wanted)
        for ladder in _ladders(of_day, places, Wanted()) if wanted.years else ():
            for dimension in wanted.years:
                _count_years(cube, of_day, ladder, persons, dimension)
    return cube


def _ladders(of_day: OfDay, axes: Sequence[Axis], wanted: Wanted) -> list[Ladder]:
    own = (axes, of_day.territory, of_day.places, of_day.number)
    return ladders_of(*own, has_narrowest=wanted.narrowest)


def _count(cube: Cube, of_day: OfDay, ladder: Ladder, axes: Sequence[Axis], wanted: Wanted) -> None:
    dimensions = [axis.step.dimension for axis in axes]
    held = [axis.held[of_day.number] for axis in axes]
    narrow: Counter[tuple[Key, str]] = Counter()
    for each in _asked(of_day.question, ladder, dimensions, of_day.restrictions):
        spot = ladder.spots[each.unit]
        rows = ((ALL, *own.get(value, ())) for own, value in zip(held, each.values, strict=True))
        for codes in product(*rows):
            if wanted.narrowest and spot[-1] != ALL:
                narrow[(each.group, of_day.number, spot[:-1], codes), spot[-1]] += each.persons
                continue
            cube.persons[each.group, of_day.number, spot[: len(spot) - wanted.narrowest], codes] += each.persons
    _keep_narrow(cube, narrow)


def _count_years(cube: Cube, of_day: OfDay, ladder: Ladder, axes: Sequence[Axis], dimension: str) -> None:
    """How many persons of each cell have how many years; of whom that is not known nothing is counted."""
    found = cube.years.setdefault(dimension, {})
    held = [axis.held[of_day.number] for axis in axes]
    for each in _asked(of_day.question, ladder, [*(a.step.dimension for a in axes), dimension], of_day.restrictions):
        *values, years = each.values
        if years is None or not years.isdigit():
            continue
        rows = ((ALL, *own.get(value, ())) for own, value in zip(held, values, strict=True))
        for codes in product(*rows):
            key = (each.group, of_day.number, ladder.spots[each.unit], codes)
            found.setdefault(key, Counter())[int(years)] += each.persons


def _keep_narrow(cube: Cube, narrow: Counter[tuple[Key, str]]) -> None:
    """The persons of each narrowest unit, in all totals of places in which it stands."""
    for ((group, day, spot, codes), unit), persons in narrow.items():
        for places in product(*({code, ALL} for code in spot)):
            cube.narrow.setdefault((group, day, places, codes), {})[unit] = persons


def _count_groups(cube: Cube, of_day: OfDay, ladder: Ladder, wanted: Wanted) -> None:
    """All persons of the groups, whatever the filters say of them."""
    plain = replace(of_day.question, dimensions=(), sheets=())
    for each in _asked(plain, ladder, (), ()):
        spot = ladder.spots[each.unit]
        if not (wanted.narrowest and spot[-1] != ALL):
            cube.groups[each.group, of_day.number, spot[: len(spot) - wanted.narrowest]] += each.persons


def _asked(
    question: Question, ladder: Ladder, dimensions: Sequence[str], restrictions: Sequence[Restriction]
) -> Iterator[Combination]:
    for part in parts_of(question, ladder):
        yield from combinations(part, dimensions, restrictions)


def parts_of(question: Question, ladder: Ladder) -> Iterator[Question]:
    """The question on the ladder's chains, for as many groups at once as one number can hold."""
    if not ladder.chains:
        return
    depth = len(ladder.chains[0][1])
    chains = len({chain for _unit, chain in ladder.chains})
    most = (KEY_BITS - chains.bit_length()) // depth
    for start in range(0, len(question.populations), most):
        yield replace(question, chains=ladder.chains, populations=question.populations[start : start + most])
