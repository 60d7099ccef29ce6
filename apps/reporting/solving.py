"""Hiding figures so that nobody can reckon them back: sums that a table prints are equations between its figures.

A hidden figure is safe when it can still be another number while every sum holds and no figure falls below zero.
Looking for single gaps along the sums finds most of what must be hidden too; what follows from several sums together is
found by solving them.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from apps.reporting.equations import Equations
from apps.reporting.forcing import forced

K = TypeVar("K", bound=Hashable)
# Sums of figures that hold nobody.
FEW = 50


def parts_of_whole(whole: K, parts: Iterable[K]) -> dict[K, int]:
    """The parts make the whole."""
    found = dict.fromkeys(parts, 1)
    found[whole] = found.get(whole, 0) - 1
    return found


def hidden_with(
    small: Collection[K], sums: Sequence[Mapping[K, int]], can_hide: Callable[[K], bool], persons: Callable[[K], int]
) -> set[K]:
    """The small figures, and as many others as it takes until none of them follows from what is printed."""
    # By number: a key of several words is looked at a dozen times. Their order decides among equals, so that the same
    # table hides the same figures whenever it is made.
    numbers: dict[K, int] = {}
    for each in sums:
        for key in each:
            numbers.setdefault(key, len(numbers))
    alone = [key for key in small if key not in numbers]
    numbered = [{numbers[key]: by for key, by in each.items()} for each in sums]
    known = [numbers[key] for key in small if key in numbers]
    hidden = hidden_numbers(known, numbered, [can_hide(key) for key in numbers], [persons(key) for key in numbers])
    keys = list(numbers)
    return {*alone, *(keys[number] for number in hidden)}


def crossing_sums(sums: Iterable[Iterable[int]], figures: int) -> list[list[int]]:
    """The numbers of the sums in which each figure stands."""
    crossing: list[list[int]] = [[] for _figure in range(figures)]
    for number, each in enumerate(sums):
        for figure in each:
            crossing[figure].append(number)
    return crossing


def hidden_numbers(
    small: Iterable[int],
    sums: Sequence[Mapping[int, int]],
    can_hide: Sequence[bool],
    held: Sequence[int],
    crossing: Sequence[list[int]] | None = None,
) -> set[int]:
    """The same of figures by number: of each whether it may be hidden and whom it holds; all stand in some sum.

    `crossing` are the sums that lead through each figure, where they are known already.
    """
    hiding = _Hiding(sums, can_hide, held, crossing or crossing_sums(sums, len(held)))
    hiding.hide(small)
    while told := told_by(hiding.sums_with_gaps, hiding.hidden, held.__getitem__):
        more = hiding.beside(told)
        if not more:
            break
        hiding.hide(more)
    return hiding.hidden


class _Hiding:
    """What is hidden so far, and how many gaps each sum has; figures and sums by their numbers."""

    def __init__(
        self,
        sums: Sequence[Mapping[int, int]],
        can_hide: Sequence[bool],
        held: Sequence[int],
        crossing: Sequence[list[int]],
    ) -> None:
        self.hidden: set[int] = set()
        self._sums = sums
        self._gaps = [0] * len(sums)
        self._crossing = crossing
        # The smallest that holds anyone, of equals the first; at the end those that hold nobody.
        most = max(held, default=0) + 1
        self._choice = [(persons or most) * len(held) + figure for figure, persons in enumerate(held)]
        # Beyond all others, those that cannot be chosen (any more).
        self._beyond = (most + 1) * len(held)
        self._open_choice = [
            choice if can else self._beyond for choice, can in zip(self._choice, can_hide, strict=True)
        ]

    @property
    def sums_with_gaps(self) -> list[Mapping[int, int]]:
        return [each for each, gaps in zip(self._sums, self._gaps, strict=True) if gaps]

    def hide(self, figures: Iterable[int]) -> None:
        """These, and one more along each sum that is left with a single gap, as that could be reckoned at once."""
        touched = [number for figure in sorted(figures) for number in self._open(figure)]
        while touched:
            number = touched.pop()
            if self._gaps[number] == 1 and (another := self._smallest([number])) is not None:
                touched += self._open(another)

    def beside(self, told: Collection[int]) -> list[int]:
        """One along the sums of each figure that is told, unless one was chosen there already."""
        chosen: dict[int, None] = {}
        for figure in sorted(told, key=self._choice.__getitem__):
            if not any(other in chosen for number in self._crossing[figure] for other in self._sums[number]):
                another = self._smallest(self._crossing[figure])
                chosen.update({another: None} if another is not None else {})
        if chosen:
            return list(chosen)
        another = self._smallest(number for figure in self.hidden for number in self._crossing[figure])
        return [] if another is None else [another]

    def _open(self, figure: int) -> list[int]:
        """A gap more in each sum of the figure."""
        self.hidden.add(figure)
        self._open_choice[figure] = self._beyond
        for number in self._crossing[figure]:
            self._gaps[number] += 1
        return self._crossing[figure]

    def _smallest(self, numbers: Iterable[int]) -> int | None:
        """Of the figures in these sums that may be hidden too the smallest that holds anyone."""
        choice = self._open_choice
        found = min((min(map(choice.__getitem__, self._sums[number])) for number in numbers), default=self._beyond)
        return found % len(choice) if found < self._beyond else None


def told_by(sums: Sequence[Mapping[K, int]], hidden: Collection[K], persons: Callable[[K], int]) -> set[K]:
    """The hidden figures that follow from the others, as sums or because nobody can be fewer than nobody."""
    held = [key for key in hidden if persons(key)]
    empty = [key for key in hidden if not persons(key)]
    equations = Equations(sums, held, empty)
    if found := equations.unmoved():
        return found
    # Where nothing follows even from knowing all that hold nobody, none of them can tell anything: asked where they
    # are many, as to solve for a few takes less time.
    if len(equations.of_the_empty) > FEW and not equations.unmoved(set(empty)):
        return found
    known = forced(equations.of_the_empty)
    return equations.unmoved(known) if known else found


def solved(sums: Sequence[Mapping[K, int]], hidden: Collection[K]) -> set[K]:
    """The hidden figures that follow from the others as sums."""
    return Equations(sums, list(hidden)).unmoved()
