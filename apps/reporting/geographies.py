"""Which units a report shows: those of the day on which people are counted, or those of another day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db import connection
from django.utils.formats import number_format
from django.utils.translation import gettext as __
from django.utils.translation import ngettext

from apps.reporting.errors import ReportError
from apps.reporting.places import NOWHERE, REMAINDER, Events, Geography, Notice, Place, Territory
from apps.reporting.question import Question
from apps.reporting.registry import registry
from apps.reporting.table import Key

DEFAULT_GEOGRAPHY = "then"
# The furthest days that make sense; the database knows no others either.
FIRST, LAST = date(1900, 1, 1), date(2200, 1, 1)


def geography_of(text: str) -> Geography:
    """The geography of that name: `then`, or a day as 2025-07-01."""
    then = registry.geographies[DEFAULT_GEOGRAPHY]
    if text in ("", DEFAULT_GEOGRAPHY):
        return then
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ReportError(_no_geography(text)) from error
    if not FIRST <= day <= LAST:
        raise ReportError(_no_geography(text))
    title = __("carried to the units of %(day)s") % {"day": f"{day:%d/%m/%Y}"}
    return replace(then, code=day.isoformat(), title=title, on=day)


def _no_geography(text: str) -> str:
    return __(
        "%(text)s is not a geography. Write “then” for the units of the day itself,"
        " or the day whose units shall be shown, as 2025-07-01."
    ) % {"text": text}


def narrowed(territory: Territory, at: str) -> Territory:
    """Only the place of that code on the day of the geography, with all places below it."""
    if not at or at == territory.root.code:
        return territory
    place = next((each for each in territory.places if each.code == at), None)
    if place is None:
        words = {"unit": territory.root.title, "code": at}
        raise ReportError(__("%(unit)s holds no unit with the code %(code)s in this geography.") % words)
    return _narrowed_to(place, territory)


def _narrowed_to(place: Place, territory: Territory) -> Territory:
    """Units without a single fate stay, for those of their people who were carried there."""
    places = (place, *_below(place, territory.places))
    own = {each.pk for each in places}
    heirs = tuple((unit, to) for unit, to in territory.heirs if to in own)
    if territory.carried is None:
        return replace(territory, root=place, places=places, heirs=heirs)
    unclear = {step.unit for step in territory.carried.steps if step.place in own}
    units = [
        (unit, to if to in own else NOWHERE) for unit, to in territory.carried.units if to in own or unit in unclear
    ]
    find_events = territory.carried.find_events
    carried = replace(
        territory.carried,
        units=tuple(units),
        find_events=lambda: _events_in(own, find_events()),
        notices=(),
    )
    return replace(territory, root=place, places=places, carried=carried, heirs=heirs)


def _events_in(places: Collection[int], events: Events) -> Events:
    """All steps stay: whom one of them leads elsewhere does not belong here."""
    return replace(events, units=tuple((unit, to) for unit, to in events.units if to in places))


def _below(place: Place, places: Sequence[Place]) -> list[Place]:
    own = [each for each in places if each.parent == place.pk and not each.is_remainder]
    return [each for child in own for each in (child, *_below(child, places))]


def standing_places(territory: Territory, levels: Sequence[str], counts: Mapping[Key, int]) -> tuple[Place, ...]:
    """The places of the levels; the remainder only where it holds anyone."""
    shown = tuple(territory.shown(levels))
    if not any(place.is_remainder for place in shown):
        return shown
    has_remainder = any(unit == REMAINDER for _group, unit, _dimension, _row in counts)
    return tuple(place for place in shown if has_remainder or not place.is_remainder)


def notices_of(territory: Territory, question: Question) -> tuple[Notice, ...]:
    """Whom the figures leave out, and who could not be carried to a unit."""
    found = [notice for remark in registry.remarks for notice in remark.find(territory, question.day)]
    if territory.carried is None:
        return tuple(found)
    return (*territory.carried.notices, *_uncarried(territory, question), *found)


def _uncarried(territory: Territory, question: Question) -> list[Notice]:
    """How many persons stand in the remainder, and how many of divided units may not belong here at all."""
    if territory.carried is None:
        return []
    # Whom a step has carried to a place does not stand in any of these units any more.
    unclear = {unit for unit, place in territory.carried.units if place in (REMAINDER, NOWHERE)}
    members = replace(question.members, chains=tuple(each for each in question.chains if each[0] in unclear))
    remainder = [number for number, chain in enumerate(members.known_chains) if REMAINDER in chain]
    outside = [number for number, chain in enumerate(members.known_chains) if not any(chain)]
    if not remainder and not outside:
        return []
    tables = members.tables(None)
    counts = ", ".join(["count(DISTINCT person) FILTER (WHERE chain = ANY(%s))"] * 2)
    params = [param for table in tables for param in table.params]
    with connection.cursor() as cursor:
        text = f"WITH {', '.join(table.text for table in tables)} SELECT {counts} FROM counted"
        cursor.execute(text, (*params, remainder, outside))
        unplaced, beyond = cursor.fetchone()
    notices = []
    if unplaced and not territory.root.is_remainder:
        notices.append(_unplaced(unplaced))
    if beyond:
        notices.append(_beyond(beyond, territory))
    return notices


def _unplaced(people: int) -> Notice:
    words = ngettext(
        "%(count)s person of a divided or merged unit cannot be carried to one of the units shown, as no post says to"
        " which; the person stands in a row of its own.",
        "%(count)s people of divided or merged units cannot be carried to one of the units shown, as no posts say to"
        " which; they stand in a row of their own.",
        people,
    )
    return Notice("not_carried", words % {"count": number_format(people, force_grouping=True)}, people)


def _beyond(people: int, territory: Territory) -> Notice:
    words = ngettext(
        "%(count)s person of a unit that went only partly to %(unit)s is not counted, as no post says where to.",
        "%(count)s people of units that went only partly to %(unit)s are not counted, as no posts say where to.",
        people,
    )
    told = {"count": number_format(people, force_grouping=True), "unit": territory.root.title}
    return Notice("perhaps_elsewhere", words % told, people)
