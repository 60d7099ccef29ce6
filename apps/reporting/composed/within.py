"""The units that rows and filters can name one by one: those below the unit of a table, in its geography."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from apps.core.permissions import Actor, Permission
from apps.reporting.composed.days import days_of
from apps.reporting.composed.definitions import Composition
from apps.reporting.composed.reading import one_unit
from apps.reporting.errors import ReportError
from apps.reporting.places import Place
from apps.reporting.territories import read_units


def places_within(composition: Composition, day: date, user: Actor) -> tuple[Place, ...]:
    """Below each unit its own units follow; none where the table cannot be made, which the table itself tells."""
    try:
        days = days_of(composition.days, day)
        code = one_unit(composition.unit, days, composition.geography)
        territory, _parts = read_units(code, days[-1], user, (Permission.VIEW_REPORTS,), composition.geography)
    except ReportError:
        return ()
    return tuple(_below(territory.root, [each for each in territory.places if not each.is_remainder]))


def _below(root: Place, places: Sequence[Place]) -> Iterator[Place]:
    children: dict[int | None, list[Place]] = {}
    for place in places:
        children.setdefault(place.parent if place != root else None, []).append(place)
    waiting = list(reversed(children.get(root.pk, [])))
    while waiting:
        place = waiting.pop()
        yield place
        waiting.extend(reversed(children.get(place.pk, [])))


def named_places(places: Iterable[Place], known: Iterable[Place]) -> Iterator[tuple[Place, str]]:
    """With the unit above, where it is known: communes of different districts share names."""
    titles = {each.pk: each.title for each in known}
    for place in places:
        above = titles.get(place.parent) if place.parent is not None else None
        yield place, f"{place.title} ({above})" if above else place.title
