"""Columns of marks without a header above the group: ĐH | CĐ | TC | SC side by side say by themselves what they are."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from apps.rosters.formats import Column

PART = " > "
LEAST = 2


@dataclass(frozen=True)
class Mark:
    """A column of marks under one of its names: its group and its place among the columns of the group."""

    key: str
    header: str
    group: str
    place: int


@dataclass(frozen=True)
class Group:
    """Columns side by side that are the levels of one group, in order or in reverse."""

    marks: Mapping[int, Mark]  # by position
    is_certain: bool  # no other group could be meant


LevelNames = Mapping[str, Sequence[Mark]]
Run = list[tuple[int, Sequence[Mark]]]


def level_names(columns: Iterable[Column], fold: Callable[[str], str]) -> LevelNames:
    """What the names of levels may stand for; of several columns of a group with one name the first."""
    found: dict[str, dict[str, Mark]] = {}
    places: dict[str, int] = {}
    for column in columns:
        if not column.is_mark:
            continue
        group = column.keys[0]
        places[group] = places.get(group, 0) + 1
        for header in column.headers:
            name = fold(header.split(PART)[-1])
            found.setdefault(name, {}).setdefault(group, Mark(column.key, header, group, places[group]))
    return {name: tuple(marks.values()) for name, marks in found.items()}


def flat_groups(named: Mapping[int, Sequence[Mark]], taken: Collection[str]) -> Iterator[Group]:
    """The groups among columns by what each may be; none whose values other columns hold already."""
    run: Run = []
    for position in sorted(named):
        marks = [mark for mark in named[position] if mark.group not in taken]
        if run and (not marks or position != run[-1][0] + 1):
            yield from _divided(run)
            run = []
        if marks:
            run.append((position, marks))
    yield from _divided(run)


def _divided(run: Run) -> Iterator[Group]:
    """A run of columns as the groups that it can be from the left on, each as long as it can be."""
    place, used = 0, set[str]()
    while place < len(run):
        found = [_chain(run, place, mark.group) for mark in run[place][1] if mark.group not in used]
        longest = max(map(len, found), default=0)
        if longest < LEAST:
            place += 1
            continue
        meant = [chain for chain in found if len(chain) == longest]
        used.add(meant[0][0].group)
        positions = [position for position, _ in run[place : place + longest]]
        yield Group(dict(zip(positions, meant[0], strict=True)), len(meant) == 1 or longest > LEAST)
        place += longest


def _chain(run: Run, start: int, group: str) -> list[Mark]:
    """The marks of one group from a column on, as long as their levels only rise or only fall."""
    chain: list[Mark] = []
    for _, marks in run[start:]:
        mark = next((mark for mark in marks if mark.group == group), None)
        if mark is None or not _is_ordered([*chain, mark]):
            break
        chain.append(mark)
    return chain


def _is_ordered(marks: Sequence[Mark]) -> bool:
    places = [mark.place for mark in marks]
    steps = [after - before for before, after in pairwise(places)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)
