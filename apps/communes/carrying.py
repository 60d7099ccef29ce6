"""A territory in the geography of another day: where each of its units stands there."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from django.db import connection
from django.utils.translation import get_language
from django.utils.translation import gettext as __

from apps.communes.fates import Life, Link
from apps.communes.heirs import heirs_among
from apps.communes.kept import kept
from apps.communes.models import titled
from apps.communes.region import LEVELS, Belonging, Days, Known, Region
from apps.reporting.errors import ReportError
from apps.reporting.once import once
from apps.reporting.places import NOWHERE, REMAINDER, Carried, Events, Notice, Place, Step

# Places, how units count in them, and the ended units with their places.
Brought = tuple[tuple[Place, ...], Carried, tuple[tuple[int, int], ...]]

# All units that reorganisations tie to those asked for, however far, with how they went on.
LINKS = """
WITH RECURSIVE reach (unit) AS (
  SELECT unnest(%s::bigint[])
  UNION
  SELECT tied.unit FROM reach CROSS JOIN LATERAL (
    SELECT successor_id FROM communes_succession WHERE predecessor_id = reach.unit AND kind IN ('whole', 'part')
    UNION ALL
    SELECT predecessor_id FROM communes_succession WHERE successor_id = reach.unit AND kind IN ('whole', 'part')
  ) AS tied (unit)
)
SELECT link.predecessor_id, link.successor_id, turn.effective_on, link.kind = 'whole' OR link.takes_people
FROM communes_succession link JOIN communes_reorganisation turn ON turn.id = link.reorganisation_id
WHERE link.predecessor_id IN (SELECT unit FROM reach) AND link.kind IN ('whole', 'part')
"""
LIVES = """
SELECT period.unit_id, unit.level, unit.complete_from,
  min(coalesce(lower(period.valid), '0001-01-01')), max(coalesce(upper(period.valid), '9999-12-31'))
FROM communes_unitperiod period JOIN communes_unit unit ON unit.id = period.unit_id
WHERE period.unit_id = ANY(%s) GROUP BY 1, 2, 3
"""
# The units with all below them on the day.
BELOW = """
WITH RECURSIVE tree (unit) AS (
  SELECT unnest(%s::bigint[])
  UNION
  SELECT below.unit_id FROM tree JOIN communes_unitperiod below ON below.parent_id = tree.unit AND below.valid @> %s
)
SELECT unit FROM tree
"""
# The units with all above them on the day.
STANDING = """
WITH RECURSIVE standing (unit, code, name, kind, parent) AS (
  SELECT unit_id, code, name, kind, parent_id FROM communes_unitperiod
  WHERE valid @> %(on)s AND unit_id = ANY(%(units)s)
  UNION
  SELECT above.unit_id, above.code, above.name, above.kind, above.parent_id
  FROM standing JOIN communes_unitperiod above ON above.unit_id = standing.parent AND above.valid @> %(on)s
)
SELECT unit, code, name, kind, parent, level, complete_from
FROM standing JOIN communes_unit ON communes_unit.id = standing.unit
"""


def carry(root: Place, tree: Collection[int], days: Days, heirs: Sequence[tuple[int, int]] | None) -> Brought:
    """The places of the root on the day that is shown, where everyone counts who belongs to it, and the ended units.

    `tree` holds the root with all units below it on the day on which it was found. `heirs` tells the ended units that
    these succeeded where it is the day of the people too. Told again until a unit is written.
    """
    own_tree, own_heirs = frozenset(tree), None if heirs is None else tuple(heirs)
    question = (get_language(), root, own_tree, days, own_heirs)
    return kept(question, lambda: _carry(root, own_tree, days, own_heirs))


def _carry(root: Place, own_tree: frozenset[int], days: Days, heirs: Sequence[tuple[int, int]] | None) -> Brought:
    region = Region(root, own_tree, days, once(("tied to", own_tree), lambda: _known(own_tree)))
    region, counted = _counted(region)
    ended = dict.fromkeys((unit for unit, _heir in heirs), Belonging.SURELY) if heirs is not None else _ended(region)
    held = {**counted, **ended}
    units = {u: region.entry(u, region.to_shown.of(u), held[u]) for u in held}
    unclear = [u for u, place in units.items() if place in (REMAINDER, NOWHERE)]
    steps = tuple(step for u in unclear for step in region.steps(u, region.to_shown.of(u), held[u]))
    images = {*units.values(), *(step.place for step in steps)} - {REMAINDER, NOWHERE, root.pk}
    places = _places(region, images | (region.tree if days.found == days.shown else set()))
    has_remainder = REMAINDER in units.values()
    shown = (*places, _remainder(root)) if has_remainder else places
    carried = Carried(
        tuple(units.items()),
        steps,
        cache(lambda: _events(region, {unit: units[unit] for unit in counted}, steps)),
        _mixed(region, places, units),
    )
    return shown, carried, tuple((unit, units[unit]) for unit in ended)


def _events(region: Region, counted: dict[int, int], steps: Sequence[Step]) -> Events:
    """Units of the day stand where their people do; of units of other times only those that surely belong here."""
    others = [each for each in region.events() if each[0] not in counted]
    own = [(unit, place) for unit, place in counted.items() if place != NOWHERE]
    own_steps = [step for step in steps if step.unit in counted]
    return Events(
        (*((unit, place) for unit, place, _steps in others), *own),
        (*(step for _unit, _place, told in others for step in told), *own_steps),
    )


def _counted(region: Region) -> tuple[Region, dict[int, Belonging]]:
    """The units of the day whose people belong to the root, for sure or perhaps."""
    days = region.days
    if days.found == days.counted:
        return region, dict.fromkeys(sorted(region.tree), Belonging.SURELY)
    standing = region.known.standing_on(days.counted)
    held = {unit: region.belonging(unit, region.to_found.of(unit)) for unit in standing}
    tops = [u for u, belonging in held.items() if belonging is Belonging.SURELY and not region.is_narrower(u)]
    _require_complete_lists(region.root, tops, region.known.complete_from, days.counted)
    # What stood below them and is tied to nothing: districts, which ended without successors.
    rest = [unit for unit in _below(tops, days.counted) if unit not in held]
    region = replace(region, known=_with_lives(region.known, rest))
    held.update(dict.fromkeys(rest, Belonging.SURELY))
    return region, {unit: belonging for unit, belonging in held.items() if belonging is not Belonging.NOT}


def _ended(region: Region) -> dict[int, Belonging]:
    """The ended units with a heir on the day of the people who belong to the root, by what they were themselves."""
    standing = region.known.standing_on(region.days.counted)
    ended = [unit for unit, _heir in heirs_among(standing, region.days.counted)]
    # Districts that went without successors have predecessors too, which nothing ties to the root.
    tied = [unit for unit in ended if unit in region.known.lives]
    held = {unit: region.belonging(unit, region.to_found.of(unit)) for unit in tied}
    return {unit: belonging for unit, belonging in held.items() if belonging is not Belonging.NOT}


def _known(units: Collection[int]) -> Known:
    with connection.cursor() as cursor:
        cursor.execute(LINKS, [list(units)])
        links = tuple(Link(*row) for row in cursor.fetchall())
    tied = {unit for link in links for unit in (link.predecessor, link.successor)}
    return _with_lives(Known({}, {}, {}, links), tied | set(units))


def _with_lives(known: Known, units: Collection[int]) -> Known:
    if not units:
        return known
    with connection.cursor() as cursor:
        cursor.execute(LIVES, [list(units)])
        rows = cursor.fetchall()
    return Known(
        known.levels | {unit: level for unit, level, *_rest in rows},
        known.complete_from | {unit: day for unit, _level, day, *_rest in rows if day},
        known.lives | {unit: Life(begun, gone) for unit, _level, _day, begun, gone in rows},
        known.links,
    )


def _below(units: Collection[int], day: date) -> list[int]:
    if not units:
        return []
    with connection.cursor() as cursor:
        cursor.execute(BELOW, [list(units), day])
        return [unit for (unit,) in cursor.fetchall()]


def _places(region: Region, units: Collection[int]) -> tuple[Place, ...]:
    """The root and the units with those between them, each followed by the units below it."""
    root, on, asked = region.root, region.days.shown, frozenset(units)
    rows = once(("standing", on, asked), lambda: _standing(asked, on))
    wider = {unit: day for unit, *_rest, level, day in rows if day and level == LEVELS[0]}
    _require_complete_lists(root, list(wider), wider, on)
    width = LEVELS.index(root.level)
    inside = [row for row in rows if LEVELS.index(row[5]) > width and row[0] != root.pk]
    known = {row[0] for row in inside}
    below: dict[int, list[Place]] = defaultdict(list)
    for unit, code, name, kind, parent, level, _day in sorted(inside, key=lambda row: str(row[1])):
        above = parent if parent in known else root.pk
        below[above].append(Place(unit, code, titled(kind, name), level, above, kind))
    return (root, *_in_order(below, root.pk))


def _standing(units: Collection[int], on: date) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(STANDING, {"on": on, "units": list(units)})
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _in_order(below: dict[int, list[Place]], above: int) -> list[Place]:
    return [each for place in below[above] for each in (place, *_in_order(below, place.pk))]


def _remainder(root: Place) -> Place:
    return Place(REMAINDER, "unclear", __("Not known which unit"), LEVELS[-1], root.pk, "remainder")


def _require_complete_lists(root: Place, tops: Collection[int], complete_from: dict[int, date], day: date) -> None:
    """Sums over units would be wrong on a day for which a province's list of units is not complete."""
    late = [complete_from[top] for top in tops if top in complete_from and day < complete_from[top]]
    if late and root.level == LEVELS[0]:
        words = {"unit": root.title, "asked": f"{day:%d/%m/%Y}", "day": f"{max(late):%d/%m/%Y}"}
        raise ReportError(
            __(
                "The list of the units that belong to %(unit)s is complete only from %(day)s on, so figures for"
                " %(asked)s would be wrong. Choose a later day or geography."
            )
            % words
        )


def _mixed(region: Region, places: tuple[Place, ...], units: dict[int, int]) -> tuple[Notice, ...]:
    """Which places took in people from elsewhere too, who are not counted here."""
    others = [unit for unit in region.known.standing_on(region.days.counted) if unit not in units]
    elsewhere = {image for unit in others for image in region.to_shown.of(unit).images}
    mixed = [place.title for place in places if place.pk in elsewhere and place != region.root]
    if not units:
        words = {"unit": region.root.title, "day": f"{region.days.counted:%d/%m/%Y}"}
        return (Notice("no_units", __("On %(day)s no unit is known that belongs to %(unit)s.") % words, 0),)
    if not mixed:
        return ()
    words = {"places": ", ".join(mixed), "unit": region.root.title}
    text = __("These units also hold people from outside %(unit)s, who are not counted here: %(places)s.") % words
    return (Notice("mixed_units", text, 0),)
