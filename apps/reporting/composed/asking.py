"""The builder's form as a composition and back: every choice stands in the address, so it works without a script."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from django.http import QueryDict

from apps.reporting.composed.checking import can_filter, is_known
from apps.reporting.composed.cube import AGE_YEARS
from apps.reporting.composed.days import YEAR_END
from apps.reporting.composed.definitions import (
    ASKED,
    MOST_NESTED,
    THEN,
    UNIT,
    Chosen,
    Composition,
    Filter,
    Order,
    Show,
)
from apps.reporting.registry import registry
from apps.reporting.scope import LONGEST

SIDES = ("row", "column")
ONLY, NOT, FROM, TO = "only_", "not_", "from_", "to_"
TYPED_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
# What the list of days offers, and the words that it stands for; own days are typed.
DAY_CHOICES: dict[str, tuple[str, ...]] = {
    "asked": (ASKED,),
    "year_earlier": ("asked-1y", ASKED),
    "year_ends_3": (*(f"year_end-{back}" for back in (2, 1, 0)), ASKED),
    "year_ends_5": (*(f"year_end-{back}" for back in (4, 3, 2, 1, 0)), ASKED),
}
OWN_DAYS = "own"
HIGHEST_AGE = 120


def composition_of(query: QueryDict) -> Composition:
    """What the form says; what makes no sense is told when the table is made, not here."""
    return Composition(
        query.get("title", "").strip()[:200],
        tuple(query.getlist("group")),
        tuple(_filters(query)),
        tuple(_steps(query, "row")),
        tuple(_steps(query, "column")),
        tuple(show for show in Show if show.value in query.getlist("show")) or (Show.PERSONS,),
        query.get("unit", "").strip()[:LONGEST],
        _days(query),
        _geography(query),
        _number(query.get("least", ""), otherwise=1),
        "without_empty" in query,
    )


def _steps(query: QueryDict, side: str) -> Iterator[Chosen]:
    for number in range(1, MOST_NESTED + 1):
        name = f"{side}{number}"
        dimension, _dot, level = query.get(name, "").partition(".")
        if is_known(dimension):
            # Single rows belong to the dimension for which they were ticked.
            is_same = query.get(f"{name}_of", query[name]) == query[name]
            chosen = Chosen(dimension, level=level, has_total=f"{name}_bare" not in query)
            yield _refined(chosen, query, name) if is_same else chosen


def _refined(chosen: Chosen, query: QueryDict, name: str) -> Chosen:
    orders = {order.value: order for order in Order}
    return replace(
        chosen,
        categories=tuple(dict.fromkeys(query.getlist(f"{name}_pick"))),
        is_known_only=f"{name}_known" in query,
        order=orders.get(query.get(f"{name}_order", ""), Order.LISTED),
    )


def _filters(query: QueryDict) -> Iterator[Filter]:
    for name in query:
        if name.startswith(ONLY) and can_filter(dimension := name.removeprefix(ONLY)):
            yield Filter(dimension, tuple(dict.fromkeys(query.getlist(name))), f"{NOT}{dimension}" in query)
    for dimension in registry.dimensions:
        lowest, highest = query.get(FROM + dimension, "").strip(), query.get(TO + dimension, "").strip()
        if lowest or highest:
            span = range(_number(lowest, otherwise=0), _number(highest, otherwise=HIGHEST_AGE) + 1)
            yield Filter(dimension, tuple(str(number) for number in span) or ("none",))


def _number(text: str, *, otherwise: int) -> int:
    return min(int(text), 1000) if text.isascii() and text.isdigit() and int(text[:5]) else otherwise


def _days(query: QueryDict) -> tuple[str, ...]:
    chosen = query.get("days", "")
    if chosen != OWN_DAYS:
        return DAY_CHOICES.get(chosen, (ASKED,))
    typed = [word for word in re.split(r"[,;\s]+", query.get("own_days", "")) if word]
    return tuple(dict.fromkeys(_typed(word) for word in typed)) or (ASKED,)


def _typed(word: str) -> str:
    """A day as people write it, in the form that definitions hold; anything else stays as it is and is told later."""
    found = TYPED_DAY.fullmatch(word)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])).isoformat() if found else word[:40]
    except ValueError:
        return word


def _geography(query: QueryDict) -> str:
    text = query.get("geography", "").strip()
    return _typed(text) if text else THEN


def query_of(composition: Composition, **extra: str) -> str:
    """The address that fills the form with the composition."""
    query = QueryDict(mutable=True)
    query["title"] = composition.title
    query.setlist("group", list(composition.groups))
    for side, steps in zip(SIDES, (composition.rows, composition.columns), strict=True):
        for number, step in enumerate(steps, start=1):
            _write_step(query, f"{side}{number}", step)
    for each in composition.filters:
        _write_filter(query, each)
    query.setlist("show", [show.value for show in composition.shows])
    query.update({"unit": composition.unit, "least": str(composition.least), **_day_query(composition)})
    if composition.geography != THEN:
        query["geography"] = shown_day(composition.geography)
    if composition.is_without_empty:
        query["without_empty"] = "1"
    for name, value in extra.items():
        query[name] = value
    return query.urlencode()


def _write_step(query: QueryDict, name: str, step: Chosen) -> None:
    query[name] = step.code
    query.setlist(f"{name}_pick", list(step.categories))
    flags = {f"{name}_bare": not step.has_total, f"{name}_known": step.is_known_only}
    query.update({flag: "1" for flag, is_set in flags.items() if is_set})
    if step.order is not Order.LISTED:
        query[f"{name}_order"] = step.order.value


def _write_filter(query: QueryDict, filter_: Filter) -> None:
    span = span_of(filter_)
    if span:
        query[FROM + filter_.dimension], query[TO + filter_.dimension] = str(span[0]), str(span[1])
        return
    query.setlist(ONLY + filter_.dimension, list(filter_.categories))
    if filter_.is_excluded:
        query[NOT + filter_.dimension] = "1"


def span_of(filter_: Filter) -> tuple[int, int] | None:
    """The numbers from and to of a filter by a number, such as age in years."""
    # Codes of units and of code lists may be digits too, but are no numbers.
    if filter_.is_excluded or filter_.dimension != AGE_YEARS:
        return None
    if not all(code.isascii() and code.isdigit() for code in filter_.categories):
        return None
    numbers = sorted(int(code) for code in filter_.categories)
    is_unbroken = all(after == before + 1 for before, after in pairwise(numbers))
    return (numbers[0], numbers[-1]) if numbers and is_unbroken else None


def _day_query(composition: Composition) -> dict[str, str]:
    name = day_choice(composition)
    own = {"own_days": own_days(composition)} if name == OWN_DAYS else {}
    return {"days": name, **own}


def day_choice(composition: Composition) -> str:
    return next((name for name, days in DAY_CHOICES.items() if days == composition.days), OWN_DAYS)


def own_days(composition: Composition) -> str:
    """Typed days as people write them; days that go with the day asked keep their words."""
    return ", ".join(shown_day(word) for word in composition.days if not YEAR_END.fullmatch(word))


def shown_day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


def swapped(composition: Composition) -> Composition:
    """Rows as columns and columns as rows."""
    return replace(composition, rows=composition.columns, columns=composition.rows)


def usual(levels_below: tuple[str, ...]) -> Composition:
    """What the builder starts with: the largest group by qualification, and by the units below where there are any."""
    group = next(iter(registry.populations))
    by_unit = (Chosen(UNIT, level=levels_below[0]),) if levels_below else (Chosen("sex"),)
    return Composition(
        "", (group,), rows=by_unit, columns=(Chosen("professional"),), shows=(Show.PERSONS, Show.ROW_SHARE)
    )
