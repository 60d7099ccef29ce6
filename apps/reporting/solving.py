"""Hiding figures so that nobody can reckon them back: sums that a table prints are equations between its figures.

A hidden figure is safe when it can still be another number while every sum holds and no figure falls below zero.
Looking for single gaps along the sums finds most of what must be hidden too; what follows from several sums together is
found by solving them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from apps.reporting.equations import Equations
from apps.reporting.forcing import forced

K = TypeVar("K", bound=Hashable)


def parts_of_whole(whole: K, parts: Iterable[K]) -> dict[K, int]:
    """The parts make the whole."""
    found = dict.fromkeys(parts, 1)
    found[whole] = found.get(whole, 0) - 1
    return found


def hidden_with(
    small: Collection[K], sums: Sequence[Mapping[K, int]], can_hide: Callable[[K], bool], persons: Callable[[K], int]
) -> set[K]:
    """The small figures, and as many others as it takes until none of them follows from what is printed."""
    hiding = _Hiding(sums, can_hide, persons)
    hiding.hide(small)
    while told := told_by(sums, hiding.hidden, persons):
        more = hiding.beside(told)
        if not more:
            break
        hiding.hide(more)
    return hiding.hidden


class _Hiding(Generic[K]):
    """What is hidden so far, and how many gaps each sum has."""

    def __init__(
        self, sums: Sequence[Mapping[K, int]], can_hide: Callable[[K], bool], persons: Callable[[K], int]
    ) -> None:
        self.hidden: set[K] = set()
        self._sums = sums
        self._can_hide = can_hide
        self._persons = persons
        self._gaps = [0] * len(sums)
        self._crossing: dict[K, list[int]] = defaultdict(list)
        for number, each in enumerate(sums):
            for key in each:
                self._crossing[key].append(number)
        # Among equals the first one, so that the same table hides the same figures whenever it is made.
        self._order = {key: place for place, key in enumerate(self._crossing)}

    def hide(self, keys: Iterable[K]) -> None:
        """These, and one more along each sum that is left with a single gap, as that could be reckoned at once."""
        touched = [number for key in sorted(keys, key=self._place) for number in self._open(key)]
        while touched:
            number = touched.pop()
            if self._gaps[number] == 1 and (another := self._smallest([number])) is not None:
                touched += self._open(another)

    def beside(self, told: Collection[K]) -> list[K]:
        """One along the sums of each figure that is told, unless one was chosen there already."""
        chosen: dict[K, None] = {}
        for key in sorted(told, key=self._choice):
            if not any(other in chosen for number in self._crossing[key] for other in self._sums[number]):
                another = self._smallest(self._crossing[key])
                chosen.update({another: None} if another is not None else {})
        if chosen:
            return list(chosen)
        another = self._smallest(number for key in self.hidden for number in self._crossing[key])
        return [] if another is None else [another]

    def _open(self, key: K) -> list[int]:
        """A gap more in each sum of the figure."""
        self.hidden.add(key)
        for number in self._crossing[key]:
            self._gaps[number] += 1
        return self._crossing[key]

    def _smallest(self, numbers: Iterable[int]) -> K | None:
        """Of the figures in these sums that may be hidden too the smallest that holds anyone."""
        beside = (key for number in numbers for key in self._sums[number] if key not in self.hidden)
        return min(filter(self._can_hide, beside), key=self._choice, default=None)

    def _choice(self, key: K) -> tuple[bool, int, int]:
        persons = self._persons(key)
        return not persons, persons, self._place(key)

    def _place(self, key: K) -> int:
        return self._order.get(key, len(self._order))


def told_by(sums: Sequence[Mapping[K, int]], hidden: Collection[K], persons: Callable[[K], int]) -> set[K]:
    """The hidden figures that follow from the others, as sums or because nobody can be fewer than nobody."""
    held = [key for key in hidden if persons(key)]
    empty = [key for key in hidden if not persons(key)]
    equations = Equations(sums, held, empty)
    # Where nothing follows even from knowing all that hold nobody, none of them can tell anything.
    if (found := equations.unmoved()) or not equations.unmoved(range(len(held), len(hidden))):
        return found
    return equations.unmoved(forced(equations.of_the_empty))


def solved(sums: Sequence[Mapping[K, int]], hidden: Collection[K]) -> set[K]:
    """The hidden figures that follow from the others as sums."""
    return Equations(sums, list(hidden)).unmoved()
