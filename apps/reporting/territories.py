"""The units of a report: one with all below it, or several of any level and province below a root of their own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations

from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY, geography_of
from apps.reporting.places import ABOVE, NOWHERE, REMAINDER, TOGETHER, Carried, Events, Place, Step, Territory
from apps.reporting.unit_codes import COMMA, are_several, codes_in

# More names than these are not told one by one.
MOST_NAMED = 4


def read_territory(
    unit: str, day: date, user: Actor, permissions: tuple[Permission, ...], geography: str = DEFAULT_GEOGRAPHY
) -> Territory:
    """The unit with all places below it in the geography, if the user may see reports of it."""
    if are_several(unit):
        raise ReportError(__("Several units cannot be told together here. Choose one of them."))
    shown = geography_of(geography)
    territory = shown.read(unit, day, user, permissions, shown.on)
    if Permission.VIEW_REPORTS not in territory.rights:
        raise OutOfScope(__("You have no right to reports of %(unit)s.") % {"unit": territory.root.title})
    return territory


def read_together(
    text: str, day: date, user: Actor, permissions: tuple[Permission, ...], geography: str = DEFAULT_GEOGRAPHY
) -> Territory:
    """All the units of the codes as one territory; the user must have the right to reports of every one.

    Raises ReportError where one of them lies within another: its people would stand in two rows.
    """
    return read_units(text, day, user, permissions, geography)[0]


def read_units(
    text: str, day: date, user: Actor, permissions: tuple[Permission, ...], geography: str
) -> tuple[Territory, tuple[Territory, ...]]:
    """The same, and each of the units by itself."""
    parts = tuple(read_territory(code, day, user, permissions, geography) for code in codes_in(text) or (text,))
    return (parts[0] if len(parts) == 1 else _together(parts)), parts


def _together(parts: Sequence[Territory]) -> Territory:
    _require_apart(parts)
    roots = [part.root for part in parts]
    below = tuple(replace(each, parent=ABOVE) for each in roots)
    root = Place(ABOVE, COMMA.join(each.code for each in roots), _titles(roots), TOGETHER, None, TOGETHER, below)
    rights = frozenset.intersection(*(part.rights for part in parts))
    heirs = tuple(heir for part in parts for heir in part.heirs)
    return Territory(root, (root, *_places(parts)), rights, _carried(parts), heirs)


def _places(parts: Sequence[Territory]) -> Iterator[Place]:
    """Those of every unit; whoever belongs to none of them stands once, below them all."""
    for part in parts:
        yield replace(part.root, parent=ABOVE)
        yield from (each for each in part.places if each != part.root and not each.is_remainder)
    remainders = (each for part in parts for each in part.places if each.is_remainder)
    yield from (replace(each, parent=ABOVE) for each in [next(remainders, None)] if each)


def _carried(parts: Sequence[Territory]) -> Carried | None:
    """Of a unit that went to several of them each says where its own people stay; it stands where one surely knows."""
    if all(part.carried is None for part in parts):
        return None
    each = [part.carried or _as_it_stands(part) for part in parts]
    notices = tuple(dict.fromkeys(notice for one in each for notice in one.notices))
    steps = _merged_steps(one.steps for one in each)
    return Carried(_merged(one.units for one in each), steps, cache(lambda: _events(each)), notices)


def _events(each: Sequence[Carried]) -> Events:
    found = [one.find_events() for one in each]
    return Events(_merged(events.units for events in found), _merged_steps(events.steps for events in found))


def _merged(of_parts: Iterable[tuple[tuple[int, int], ...]]) -> tuple[tuple[int, int], ...]:
    units: dict[int, int] = {}
    for unit, place in (pair for own in of_parts for pair in own):
        if units.get(unit, NOWHERE) in (NOWHERE, REMAINDER):
            units[unit] = place
    return tuple(units.items())


def _merged_steps(of_parts: Iterable[tuple[Step, ...]]) -> tuple[Step, ...]:
    """What leads out of one unit may lead into another one that was asked for with it."""
    steps: dict[tuple[int, date, int], Step] = {}
    for step in (step for own in of_parts for step in own):
        way = (step.unit, step.day, step.at)
        if way not in steps or steps[way].place == NOWHERE:
            steps[way] = step
    return tuple(steps.values())


def _as_it_stands(part: Territory) -> Carried:
    own = tuple((place.pk, place.pk) for place in part.places)
    return Carried((*own, *part.heirs), (), lambda: Events(own))


def _require_apart(parts: Sequence[Territory]) -> None:
    for one, other in combinations(parts, 2):
        held = {place.pk for place in one.places if not place.is_remainder}
        if any(place.pk in held for place in other.places):
            words = {"one": one.root.title, "other": other.root.title}
            text = __("%(one)s and %(other)s overlap, so their people would be counted twice. Choose one of them.")
            raise ReportError(text % words)


def _titles(roots: Sequence[Place]) -> str:
    if len(roots) > MOST_NAMED:
        return __("%(count)s units") % {"count": len(roots)}
    first, *others = (root.title for root in roots)
    titles = [first, *(f"{title[:1].lower()}{title[1:]}" for title in others)]
    return __(" and ").join([", ".join(titles[:-1]), titles[-1]])
