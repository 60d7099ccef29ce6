"""Columns of forms by unit that count nobody: numbers that an app keeps of each unit, as the posts allotted to it."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import ngettext

from apps.reporting.official.definitions import Line
from apps.reporting.official.notes import grouped, named
from apps.reporting.official.positions import Position
from apps.reporting.official.sources import sources
from apps.reporting.places import Place, Territory


def given_columns(columns: Sequence[Line]) -> list[Line]:
    return [line for line in columns if line.field in sources.units and not line.missing]


def given_values(
    columns: Sequence[Line], territory: Territory, rows: dict[str, Place], day: date
) -> dict[Position, int]:
    """The sum over the units of each row; a row stays empty where nothing is recorded of any of them."""
    found: dict[Position, int] = {}
    for line in given_columns(columns):
        sums = _sums(line, territory, day)
        found |= {Position(code, line.code): sums[place.pk] for code, place in rows.items() if place.pk in sums}
    return found


def unrecorded(columns: Sequence[Line], territory: Territory, day: date) -> Iterator[str]:
    """Of how many of the units that have such numbers nothing is recorded."""
    for line in given_columns(columns):
        source = sources.units[line.field]
        units = [place.pk for place in territory.places if place.level == source.level]
        known = source.read(_units(territory), day)
        without = len(units) - len({_place_of(territory).get(unit, unit) for unit in known} & set(units))
        if without:
            words = {"line": named(line, is_row=False), "without": grouped(without), "units": grouped(len(units))}
            yield (
                ngettext(
                    "%(line)s: nothing is recorded of %(without)s of %(units)s units; the total leaves it out.",
                    "%(line)s: nothing is recorded of %(without)s of %(units)s units; the total leaves them out.",
                    without,
                )
                % words
            )


def _sums(line: Line, territory: Territory, day: date) -> dict[int, int]:
    """By place: what is recorded of it and of all units below it."""
    sums: dict[int, int] = {}
    by_pk, places = territory.by_pk, _place_of(territory)
    for unit, number in sources.units[line.field].read(_units(territory), day).items():
        place = by_pk.get(places.get(unit, unit))
        while place is not None:
            sums[place.pk] = sums.get(place.pk, 0) + number
            place = by_pk.get(place.parent) if place.parent else None
    return sums


def _units(territory: Territory) -> list[int]:
    """The units of the day, whatever units are shown."""
    return list(territory.standing)


def _place_of(territory: Territory) -> dict[int, int]:
    return dict(territory.carried.units) if territory.carried else {}
