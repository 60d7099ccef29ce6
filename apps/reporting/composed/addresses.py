"""A composition as the address that fills the builder's form, and the words that the form shows of it."""

from datetime import date
from itertools import pairwise

from django.http import QueryDict

from apps.reporting.composed.asking import (
    AT,
    BAR,
    BESIDE,
    DAY_CHOICES,
    FROM,
    NOT,
    OF_NUMBERS,
    ONLY,
    OWN_DAYS,
    SIDES,
    TO,
)
from apps.reporting.composed.days import YEAR_END
from apps.reporting.composed.definitions import THEN, Chosen, Composition, Filter, Joined, Order
from apps.reporting.unit_codes import TICKED, codes_in, first_of


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
    least = {"least": str(composition.least), "least_share": str(composition.least_share)}
    query.setlist(TICKED, list(codes_in(composition.unit)[1:]))
    query.update({"unit": first_of(composition.unit), **least, **_day_query(composition)})
    if composition.geography != THEN:
        query["geography"] = shown_day(composition.geography)
    if composition.is_without_empty:
        query["without_empty"] = "1"
    if composition.is_stepwise:
        query["stepwise"] = "1"
    if composition.is_numbered:
        query["numbered"] = "1"
    if sorting := composition.sorting:
        query["sort"] = f"{sorting.show.value}{AT}{sorting.column}"
        query.update({"sort_low": "1"} if sorting.is_lowest_first else {})
        query.update({"first": str(sorting.first)} if sorting.first else {})
    for name, value in extra.items():
        query[name] = value
    return query.urlencode()


def _write_step(query: QueryDict, name: str, step: Chosen) -> None:
    query[name] = step.code
    query.setlist(f"{name}_pick", list(step.categories))
    flags = {
        f"{name}_bare": not step.has_total,
        f"{name}_known": step.is_known_only,
        f"{name}_quiet": step.hides_unknown,
    }
    query.update({flag: "1" for flag, is_set in flags.items() if is_set})
    if step.is_beside:
        query[f"{name}_how"] = BESIDE
    query.setlist(f"{name}_joined", [joined_line(each) for each in step.joined])
    if step.bands:
        query[f"{name}_bands"] = bands_words(step)
    if step.order is not Order.LISTED:
        query[f"{name}_order"] = step.order.value


def joined_line(joined: Joined) -> str:
    """A joined row as the form carries it."""
    return BAR.join((joined.title, *joined.categories))


def bands_words(step: Chosen) -> str:
    return ", ".join(map(str, step.bands))


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
    if filter_.is_excluded or filter_.dimension not in OF_NUMBERS:
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
