"""What a button of the builder does to the definition: swap, move a row, join ticked rows, take a joined row apart."""

from collections.abc import Callable
from dataclasses import replace

from django.http import QueryDict

from apps.reporting.composed.asking import BAR, SIDES
from apps.reporting.composed.definitions import Chosen, Composition, Joined, Order

# Side, number of the step from 1, and what the button says of it.
Change = Callable[[Chosen, str, QueryDict, str], Chosen]
LONGEST_TITLE = 80


def acted(composition: Composition, query: QueryDict) -> tuple[Composition, bool]:
    """The composition after the button that was pressed, and whether one was."""
    if "swap" in query:
        return replace(composition, rows=composition.columns, columns=composition.rows), True
    for name, change in CHANGES.items():
        step, _colon, what = query.get(name, "").partition(":")
        if step[:-1] in SIDES and step[-1:].isdigit():
            return _changed(composition, step, what, query, change), True
    return composition, False


def _changed(composition: Composition, name: str, what: str, query: QueryDict, change: Change) -> Composition:
    side = "rows" if name.startswith("row") else "columns"
    steps: list[Chosen] = list(getattr(composition, side))
    place = int(name[-1]) - 1
    if place < len(steps):
        steps[place] = change(steps[place], what, query, name)
    return replace(composition, rows=tuple(steps)) if side == "rows" else replace(composition, columns=tuple(steps))


def _moved(step: Chosen, what: str, query: QueryDict, name: str) -> Chosen:
    """A ticked row one place up or down; from then on the rows stand as they were moved."""
    code, _bar, way = what.rpartition(BAR)
    codes = list(step.categories)
    if code not in codes:
        return step
    place = codes.index(code)
    other = place + (-1 if way == "up" else 1)
    if 0 <= other < len(codes):
        codes[place], codes[other] = codes[other], codes[place]
    return replace(step, categories=tuple(codes), order=Order.OWN)


def _joined(step: Chosen, what: str, query: QueryDict, name: str) -> Chosen:
    """The ticked rows as one; they are ticked no longer, as they stand in it."""
    title = query.get(f"{name}_join_title", "").replace(BAR, " ").strip()[:LONGEST_TITLE]
    if not step.categories or not title:
        return step
    return replace(step, categories=(), joined=(*step.joined, Joined(title, step.categories)))


def _parted(step: Chosen, what: str, query: QueryDict, name: str) -> Chosen:
    place = int(what) if what.isascii() and what.isdigit() else -1
    return replace(step, joined=tuple(each for number, each in enumerate(step.joined) if number != place))


CHANGES: dict[str, Change] = {"move": _moved, "join": _joined, "part": _parted}
