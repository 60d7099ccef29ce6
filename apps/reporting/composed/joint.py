"""Several units asked for at once, of any level and any province, as one territory below a root of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.definitions import NOWHERE, REMAINDER, Carried, Events, Place, Territory
from apps.reporting.errors import ReportError
from apps.reporting.scope import LONGEST
from apps.reporting.services import read_territory

# As what the form sends the units beside the first one.
ALSO = "also"
# Between the codes of units that are asked for together.
COMMA = ","
MOST_UNITS = 40
LONGEST_CODES = MOST_UNITS * (LONGEST + 1)
# No unit has this key: the root above all units that were chosen.
ABOVE = -3
# The level of that root, and of the chosen units as rows: which may be provinces beside districts and communes.
TOGETHER, CHOSEN = "together", "chosen"
# More names than these are not told one by one.
MOST_NAMED = 4


def codes_in(text: str) -> tuple[str, ...]:
    """The official codes, each once; a code may name its day: 17,25@2025-07-01."""
    codes = dict.fromkeys(code.strip()[:LONGEST] for code in text.split(COMMA))
    return tuple(code for code in codes if code)[:MOST_UNITS]


def joined(codes: Iterable[str]) -> str:
    return COMMA.join(codes_in(COMMA.join(codes)))


def first_of(text: str) -> str:
    return next(iter(codes_in(text)), "")


def are_several(text: str) -> bool:
    return len(codes_in(text)) > 1


def read_units(
    text: str, day: date, user: Actor, permissions: tuple[Permission, ...], geography: str
) -> tuple[Territory, tuple[Territory, ...]]:
    """All the units as one territory, and each by itself; the user must have the right to reports of every one.

    Raises ReportError where one of them lies within another: its people would stand in two rows.
    """
    parts = tuple(read_territory(code, day, user, permissions, geography) for code in codes_in(text) or (text,))
    return (parts[0] if len(parts) == 1 else _together(parts)), parts


def _together(parts: Sequence[Territory]) -> Territory:
    _require_apart(parts)
    roots = [part.root for part in parts]
    root = Place(ABOVE, COMMA.join(each.code for each in roots), _titles(roots), TOGETHER, None, TOGETHER)
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
    units: dict[int, int] = {}
    for unit, place in (pair for one in each for pair in one.units):
        if units.get(unit, NOWHERE) in (NOWHERE, REMAINDER):
            units[unit] = place
    notices = tuple(notice for one in each for notice in one.notices)
    return Carried(tuple(units.items()), tuple(step for one in each for step in one.steps), _no_events, notices)


def _as_it_stands(part: Territory) -> Carried:
    return Carried((*((place.pk, place.pk) for place in part.places), *part.heirs), (), _no_events)


def _no_events() -> Events:
    """Composed tables count persons alone."""
    return Events(())


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
