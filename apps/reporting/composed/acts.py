"""What a button of the builder does to the definition: swap, add groups, move a row, join rows, take them apart."""

import re
from collections.abc import Callable
from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import gettext as __

from apps.core.narrowing import present
from apps.reporting.composed.asking import BAR, SIDES
from apps.reporting.composed.definitions import MOST_STEPS, REST, Chosen, Composition, Joined, Order
from apps.reporting.composed.side_groups import group_of

# Side, number of the step from 1, and what the button says of it.
Change = Callable[[Chosen, str, QueryDict, str], Chosen]
LONGEST_TITLE = 80
STEP = re.compile(rf"({'|'.join(SIDES)})(\d{{1,2}})")


def acted(composition: Composition, query: QueryDict) -> tuple[Composition, bool]:
    """The composition after the button that was pressed, and whether one was."""
    if "swap" in query:
        return replace(composition, rows=composition.columns, columns=composition.rows), True
    if (side := query.get("add", "")) in SIDES:
        return _with_groups(composition, side, query.getlist(f"{side}_add")), True
    for name, change in CHANGES.items():
        step, _colon, what = query.get(name, "").partition(":")
        if STEP.fullmatch(step):
            return _changed(composition, step, what, query, change), True
    return composition, False


def _with_groups(composition: Composition, side: str, wanted: list[str]) -> Composition:
    """The ticked groups beside those that stand there; one that stands there already is not added again."""
    steps = composition.rows if side == "row" else composition.columns
    known = {_named(step) for step in steps}
    added = [group for name in dict.fromkeys(wanted) if (group := group_of(name)) and _named(group) not in known]
    room = max(0, MOST_STEPS - len(steps))
    both = (*steps, *(replace(group, is_beside=bool(steps or number)) for number, group in enumerate(added[:room])))
    return replace(composition, rows=both) if side == "row" else replace(composition, columns=both)


def _named(step: Chosen) -> tuple[str, tuple[str, ...]]:
    """By what it divides, and which of it stands alone."""
    return step.code, step.categories


def _changed(composition: Composition, name: str, what: str, query: QueryDict, change: Change) -> Composition:
    found = present(STEP.fullmatch(name))
    side = "rows" if found[1] == "row" else "columns"
    steps: list[Chosen] = list(getattr(composition, side))
    place = int(found[2]) - 1
    if 0 <= place < len(steps):
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


def _rest_joined(step: Chosen, what: str, query: QueryDict, name: str) -> Chosen:
    """All that is not ticked as one row, which also takes in what code lists gain later; the ticked ones stay."""
    title = query.get(f"{name}_join_title", "").replace(BAR, " ").strip()[:LONGEST_TITLE] or __("Others")
    if not step.categories or any(REST in each.categories for each in step.joined):
        return step
    return replace(step, joined=(*step.joined, Joined(title, (REST,))))


def _parted(step: Chosen, what: str, query: QueryDict, name: str) -> Chosen:
    place = int(what) if what.isascii() and what.isdigit() else -1
    return replace(step, joined=tuple(each for number, each in enumerate(step.joined) if number != place))


CHANGES: dict[str, Change] = {"move": _moved, "join": _joined, "rest": _rest_joined, "part": _parted}
