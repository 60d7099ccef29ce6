"""The builder's form as a composition: every choice stands in the address, so it works without a script."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.http import QueryDict

from apps.reporting.composed.checking import can_filter, is_known
from apps.reporting.composed.definitions import (
    ASKED,
    MOST_STEPS,
    THEN,
    UNIT,
    Chosen,
    Composition,
    Filter,
    Joined,
    Order,
    Sorting,
)
from apps.reporting.composed.shows import Show
from apps.reporting.registry import registry
from apps.reporting.unit_codes import LONGEST, TICKED, joined

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
# Dimensions whose rows are whole numbers, with the span that is meant where only one end of it is typed.
OF_NUMBERS = {
    "age_years": (0, 120),
    "service_years": (0, 70),
    "post_years": (0, 70),
    "recruitment_year": (1945, 2100),
}
LAST_YEAR = 2199
BESIDE = "beside"
# Between the name of a joined row and what it joins.
BAR = "|"
# Between a figure and the column by which rows are sorted.
AT = "@"
MOST_JOINED = 30


def composition_of(query: QueryDict) -> Composition:
    """What the form says; what makes no sense is told when the table is made, not here."""
    return Composition(
        query.get("title", "").strip()[:200],
        tuple(query.getlist("group")),
        tuple(_filters(query)),
        tuple(_steps(query, "row")),
        tuple(_steps(query, "column")),
        tuple(show for show in Show if show.value in query.getlist("show")) or (Show.PERSONS,),
        joined((query.get("unit", ""), *query.getlist(TICKED))),
        _days(query),
        _geography(query),
        _number(query.get("least", ""), otherwise=1),
        min(_number(query.get("least_share", ""), otherwise=100), 100),
        "without_empty" in query,
        _sorting(query),
        "stepwise" in query,
        "numbered" in query,
    )


def _sorting(query: QueryDict) -> Sorting | None:
    name, _at, column = query.get("sort", "").partition(AT)
    show = next((show for show in Show if show.value == name), None)
    if show is None:
        return None
    return Sorting(column[:400], show, query.get("sort_low") == "1", _number(query.get("first", ""), otherwise=0))


def _steps(query: QueryDict, side: str) -> Iterator[Chosen]:
    for number in range(1, MOST_STEPS + 1):
        name = f"{side}{number}"
        dimension, _dot, level = query.get(name, "").partition(".")
        if is_known(dimension):
            # Single rows belong to the dimension for which they were ticked.
            is_same = query.get(f"{name}_of", query[name]) == query[name]
            chosen = Chosen(
                dimension,
                level=level,
                has_total=f"{name}_bare" not in query,
                is_beside=number > 1 and query.get(f"{name}_how") == BESIDE,
            )
            yield _refined(chosen, query, name) if is_same else chosen


def _refined(chosen: Chosen, query: QueryDict, name: str) -> Chosen:
    orders = {order.value: order for order in Order}
    return replace(
        chosen,
        categories=tuple(dict.fromkeys(query.getlist(f"{name}_pick"))),
        is_known_only=f"{name}_known" in query,
        hides_unknown=f"{name}_quiet" in query,
        order=orders.get(query.get(f"{name}_order", ""), Order.LISTED),
        joined=tuple(_joined(query.getlist(f"{name}_joined"))),
        bands=_bands(query.get(f"{name}_bands", "")),
    )


def _joined(lines: list[str]) -> Iterator[Joined]:
    for line in lines[:MOST_JOINED]:
        title, *codes = line.split(BAR)
        if title and codes:
            yield Joined(title[:80], tuple(dict.fromkeys(codes)))


def _bands(text: str) -> tuple[int, ...]:
    """The last years of bands, as typed: 30, 40, 50; or 2010, 2015."""
    numbers = {int(word) for word in re.findall(r"\d{1,4}", text[:100])}
    return tuple(sorted(number for number in numbers if 0 < number <= LAST_YEAR))


def _filters(query: QueryDict) -> Iterator[Filter]:
    for name in query:
        if name.startswith(ONLY) and can_filter(dimension := name.removeprefix(ONLY)):
            yield Filter(dimension, tuple(dict.fromkeys(query.getlist(name))), f"{NOT}{dimension}" in query)
    for dimension, (first, last) in OF_NUMBERS.items():
        lowest, highest = query.get(FROM + dimension, "").strip(), query.get(TO + dimension, "").strip()
        if lowest or highest:
            # No further than the span goes: a slip of the finger makes no list of thousands.
            span = range(max(_year(lowest, otherwise=first), first), min(_year(highest, otherwise=last), last) + 1)
            yield Filter(dimension, tuple(str(number) for number in span) or ("none",))
    # One unit of the geography, as other reports ask for it.
    if place := query.get("at", "").strip()[:LONGEST]:
        yield Filter(UNIT, (place,))


def _number(text: str, *, otherwise: int) -> int:
    return min(int(text), 1000) if text.isascii() and text.isdigit() and int(text[:5]) else otherwise


def _year(text: str, *, otherwise: int) -> int:
    return int(text[:5]) if text.isascii() and text.isdigit() else otherwise


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


def usual(levels_below: tuple[str, ...]) -> Composition:
    """What the builder starts with: the largest group by qualification, and by the units below where there are any."""
    group = next(iter(registry.populations))
    by_unit = (Chosen(UNIT, level=levels_below[0]),) if levels_below else (Chosen("sex"),)
    return Composition(
        "", (group,), rows=by_unit, columns=(Chosen("professional"),), shows=(Show.PERSONS, Show.ROW_SHARE)
    )
