"""The rows or columns of those who came and left: the beginning, both with their reasons, and the end of a period."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as __

from apps.reporting.composed.axes import Axis, Ground, Item, plain_axis, shown_items
from apps.reporting.composed.cube import Key
from apps.reporting.composed.days import days_of, period_days
from apps.reporting.composed.definitions import Chosen
from apps.reporting.definitions import Category, Kind
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry

OPENING, CAME, LEFT, CLOSING = "opening", "came", "left", "closing"
# Who stayed, but in another row or column.
CHANGED = "changed"
# Between a group and what is told of it.
MARK = ">"


def flow_of(group: str, item: str) -> str:
    """Under which group a key holds the persons of the item; at the end of the period stand those of the day."""
    return group if item == CLOSING else f"{group}{MARK}{item}"


def group_of(key: Key) -> str:
    return key[0].partition(MARK)[0]


def item_of_key(key: Key) -> str:
    return key[0].partition(MARK)[2] or CLOSING


def is_of_flows(key: Key) -> bool:
    """Whether it counts those who came or left, and not all who stand on a day."""
    return item_of_key(key) not in (OPENING, CLOSING)


def on_day(key: Key) -> int:
    """The number of the day on which its persons stand: who left, and all at the beginning, on the day before."""
    return key[1] - 1 if item_of_key(key).partition(".")[0] in (OPENING, LEFT) else key[1]


def flow_axis(step: Chosen, days: Sequence[date]) -> Axis:
    items = tuple(_items(days))
    return Axis(
        step,
        Ground.FLOW,
        __("Increase and decrease"),
        items,
        shown_items(step, items),
        words=__(
            "Who is counted at the end of a period and was not at its beginning came; who was counted at its beginning"
            " and is not at its end left. The reason is what their records of the period tell."
        ),
    )


def flow_rows(words: Iterable[str], day: date) -> tuple[Category, ...]:
    """The items as the builder offers them; none where the days cannot be read, which the table itself tells."""
    try:
        days = period_days(days_of(words, day))
    except ReportError:
        return ()
    return tuple(Category(item.code, item.words) for item in _items(days))


def period_axis(step: Chosen, days: Sequence[date]) -> Axis:
    """Each day with the one before it."""
    named = [(last.isoformat(), f"{first:%d/%m/%Y} – {last:%d/%m/%Y}") for first, last in pairwise(days)]
    return replace(plain_axis(step, named), title=__("From day to day"))


def _items(days: Sequence[date]) -> Iterator[Item]:
    first, last = (f" ({days[0]:%d/%m/%Y})", f" ({days[-1]:%d/%m/%Y})") if len(days) == 2 else ("", "")
    yield Item(OPENING, __("At the beginning") + first)
    yield from _with_reasons(
        CAME, __("Increase in the period"), registry.flows.came, __("From another row or column"), days
    )
    yield from _with_reasons(
        LEFT, __("Decrease in the period"), registry.flows.left, __("To another row or column"), days
    )
    yield Item(CLOSING, __("At the end") + last)


def _with_reasons(
    code: str,
    title: str,
    reasons: Callable[[date, date], tuple[Category, ...]],
    changed: str,
    days: Sequence[date],
) -> Iterator[Item]:
    """The sum, and below it each reason that anyone has."""
    yield Item(code, title, above=title)
    found = {each.code: each for first, last in pairwise(days) for each in reasons(first, last)}
    told = sorted(found.values(), key=lambda each: each.kind is Kind.UNKNOWN)
    named = [(each.code, str(each.title)) for each in told if each.kind is not Kind.UNKNOWN]
    named += [(CHANGED, changed), *((each.code, str(each.title)) for each in told if each.kind is Kind.UNKNOWN)]
    for reason, words in named:
        yield Item(f"{code}.{reason}", words, is_remainder=True, above=title)
