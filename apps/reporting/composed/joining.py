"""Rows that one joins under a name of one's own: they stand in place of the rows that they are made of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as __

from apps.reporting.composed.axes import Axis, Item, Value, shown_items
from apps.reporting.composed.definitions import REST, Chosen, Joined
from apps.reporting.papers.paper import Look

JOINED = "joined"


def with_joined(axis: Axis) -> Axis:
    """The axis with the joined rows of its step, those of bands of numbers among them."""
    made = list(_made(axis))
    if not made:
        return axis
    into = {code: item.code for item in made for code in item.joins}
    items = tuple(_placed(axis.items, made, into))
    held = tuple(_recoded(day, into, axis.either) for day in axis.held)
    return replace(axis, items=items, shown=_shown(axis.step, items), held=held)


def _made(axis: Axis) -> Iterator[Item]:
    """Each category belongs to the first row that joins it; a row that joins nothing does not stand."""
    known = {item.code: item.parts or (item.code,) for item in axis.items}
    titles = {item.code: item.title for item in axis.items}
    taken: set[str] = set()
    for number, each in enumerate((*axis.step.joined, *bands_of(axis.step, axis.items)), start=1):
        named = _rest(axis) if REST in each.categories else each.categories
        parts = tuple(dict.fromkeys(code for category in named for code in known.get(category, ())))
        own = tuple(code for code in parts if code not in taken)
        if own:
            taken.update(own)
            words = tuple(titles[code] for code in own) if number <= len(axis.step.joined) else ()
            above = {item.above for item in axis.items if item.code in own}
            over = above.pop() if len(above) == 1 else ""
            yield Item(f"{JOINED}{number}", each.title, joins=own, joined_words=words, above=over)


def _rest(axis: Axis) -> tuple[str, ...]:
    """All that the step neither names nor joins; of whom nothing is known is no one of the others."""
    named = {*axis.step.categories, *(code for each in axis.step.joined for code in each.categories)}
    parts = {part for item in axis.items if item.code in named for part in item.parts}
    others = (item for item in axis.items if item.is_exclusive and item.look is not Look.UNKNOWN)
    return tuple(item.code for item in others if item.code not in named | parts)


def bands_of(step: Chosen, items: Sequence[Item]) -> list[Joined]:
    """Bands of whole numbers that end with those named: 30 and younger, 31 to 40, over 40."""
    numbers = [int(item.code) for item in items if item.code.isdigit()]
    if not step.bands or not numbers:
        return []
    ends = [*sorted(set(step.bands)), max(numbers)]
    starts = [min(numbers), *(end + 1 for end in ends[:-1])]
    spans = [range(first, last + 1) for first, last in zip(starts, ends, strict=True)]
    words = [_band(step, number, starts[number], ends[number]) for number in range(len(ends))]
    return [Joined(title, tuple(map(str, span))) for title, span in zip(words, spans, strict=True) if span]


def _band(step: Chosen, number: int, first: int, last: int) -> str:
    """With the word for years where it is a time that is counted."""
    is_of_years = step.dimension in ("service_years", "post_years")
    if number == 0:
        words = __("Up to %(age)s years") if is_of_years else __("Up to %(age)s")
        words = __("%(age)s and younger") if step.dimension == "age_years" else words
        return words % {"age": last}
    if number == len(set(step.bands)):
        return (__("Over %(age)s years") if is_of_years else __("Over %(age)s")) % {"age": first - 1}
    words = __("%(first)s to %(last)s years") if is_of_years else __("%(first)s to %(last)s")
    return words % {"first": first, "last": last}


def _placed(items: Sequence[Item], made: Sequence[Item], into: Mapping[str, str]) -> Iterator[Item]:
    """Joined rows stand where the first of their parts stood; roll-ups of which only a part was joined are gone."""
    waiting = {item.code: item for item in made}
    for item in items:
        if item.code in into:
            if item_made := waiting.pop(into[item.code], None):
                yield item_made
        elif not item.parts:
            yield item
        else:
            joined = {into[part] for part in item.parts if part in into}
            whole = {code for each in made if each.code in joined for code in each.joins}
            if whole <= set(item.parts):
                yield replace(item, parts=tuple(dict.fromkeys(into.get(part, part) for part in item.parts)))


def _recoded(
    held: Mapping[Value | int, tuple[str, ...]],
    into: Mapping[str, str],
    either: Mapping[Value | int, tuple[str, ...]],
) -> dict[Value | int, tuple[str, ...]]:
    """Where each value stands among the joined rows; of several that it can mean one row may join all."""
    recoded = {value: tuple(dict.fromkeys(into.get(code, code) for code in codes)) for value, codes in held.items()}
    for value in held.keys() & either.keys():
        rows = {into.get(code) for code in either[value]}
        if len(rows) == 1 and (row := rows.pop()):
            recoded[value] = (row,)
    return recoded


def _shown(step: Chosen, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """What was joined is shown, whatever else was picked."""
    picked = [code for code in step.categories if any(item.code == code for item in items)]
    own = tuple(item.code for item in items if item.joins)
    return shown_items(replace(step, categories=(*picked, *own) if picked else ()), items)
