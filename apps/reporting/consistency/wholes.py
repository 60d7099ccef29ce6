"""Parts and wholes: groups that make a group, rows that make all persons, units that make the unit above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.reporting.consistency.definitions import Check, Finding, Ground, Number, Weight, declare_check
from apps.reporting.definitions import HEADCOUNT, TOTAL, Population
from apps.reporting.places import Place
from apps.reporting.table import ReportTable

# The report that tells the groups for every unit.
MAIN = "quality"


def groups_and_parts(ground: Ground) -> Iterator[Finding]:
    """The persons of a group that is made of others are those of its parts together."""
    table = ground.by_unit(MAIN)
    titles = {group.code: group for group in table.groups}
    for group in table.groups:
        parts = [titles[code] for code in group.parts if code in titles]
        if len(parts) == len(group.parts) > 0:
            yield from _parts(ground, table, group, parts)


def _parts(ground: Ground, table: ReportTable, group: Population, parts: list[Population]) -> Iterator[Finding]:
    for place in table.places:
        whole = table.base(group.code, place.pk)
        held = [table.base(part.code, place.pk) for part in parts]
        ground.compared += bool(whole or any(held))
        if sum(held) != whole:
            numbers = [_people(ground, place, part, persons) for part, persons in zip(parts, held, strict=True)]
            yield Finding(
                place.title,
                __("The parts of “%(group)s” do not make the whole.") % {"group": group.title},
                (*numbers, _people(ground, place, group, whole)),
                __("Look for people who stand in two of the parts, or in none."),
            )


def rows_and_whole(ground: Ground) -> Iterator[Finding]:
    """Of every measure the exclusive rows, with the unknown ones, make all persons of the group."""
    table = ground.by_unit(MAIN)
    sums = _exclusive_rows(table)
    for place in table.places:
        for group in table.groups:
            base = table.base(group.code, place.pk)
            for each in table.breakdowns:
                rows = sums[group.code, place.pk, each.dimension.code]
                ground.compared += each.dimension != HEADCOUNT and bool(rows or base)
                if rows != base and each.dimension != HEADCOUNT:
                    yield Finding(
                        place.title,
                        __("The rows of “%(measure)s” do not make all persons of “%(group)s”.")
                        % {"measure": each.dimension.title, "group": group.title},
                        (Number(__("All rows"), rows), _people(ground, place, group, base)),
                        __("Tell whoever keeps the registry: this must never happen."),
                    )


def _exclusive_rows(table: ReportTable) -> dict[tuple[str, int, str], int]:
    """By group, unit and measure the persons of all rows that make the whole, in one pass over the counts."""
    exclusive = {(each.dimension.code, row.code) for each in table.breakdowns for row in each.exclusive}
    sums: dict[tuple[str, int, str], int] = defaultdict(int)
    for (group, place, measure, row), persons in table.counts.items():
        if (measure, row) in exclusive:
            sums[group, place, measure] += persons
    return sums


def units_and_sum(ground: Ground) -> Iterator[Finding]:
    """The units below a unit have as many persons as the unit itself, each counted once."""
    table = ground.by_unit(MAIN)
    below = _children(table)
    for place in table.places:
        for group in table.groups if below[place.pk] else ():
            whole = table.base(group.code, place.pk)
            parts = sum(table.base(group.code, child.pk) for child in below[place.pk])
            ground.compared += bool(whole or parts)
            if parts != whole:
                yield _of_units(ground, place, group, (whole, parts))


def _children(table: ReportTable) -> dict[int, list[Place]]:
    """Each place with those shown right below it."""
    shown = {place.pk for place in table.places}
    below: dict[int, list[Place]] = defaultdict(list)
    for place in table.places:
        if place.pk != table.unit.pk:
            below[place.parent if place.parent in shown and place.parent is not None else table.unit.pk].append(place)
    return below


def _of_units(ground: Ground, place: Place, group: Population, sizes: tuple[int, int]) -> Finding:
    whole, parts = sizes
    numbers = (Number(__("All units below together"), parts), _people(ground, place, group, whole))
    if parts > whole:
        return Finding(
            place.title,
            __("“%(group)s”: %(persons)s more in the units below than in the unit, as some count in two units.")
            % {"group": group.title, "persons": parts - whole},
            numbers,
            __("Right if these people hold seats in two units; above they count once. Otherwise end one of the seats."),
            Weight.EXPLAINED,
        )
    return Finding(
        place.title,
        __("“%(group)s”: %(persons)s stand in the unit itself and in none of the units below.")
        % {"group": group.title, "persons": whole - parts},
        numbers,
        __("Give these people a post in one of the communes, if they serve there."),
    )


def _people(ground: Ground, place: Place, group: Population, persons: int) -> Number:
    url = ground.people_url(MAIN, place.code, group.code, HEADCOUNT.code, TOTAL.code) if persons else ""
    return Number(str(group.title), persons, url)


declare_check(
    Check(
        "parts",
        _("Parts make the whole"),
        _("Cadres and civil servants together are the group of both, in every unit."),
        groups_and_parts,
    ),
    Check(
        "rows",
        _("Rows make all persons"),
        _("Of every measure the levels, the untrained and those without information are all persons of the group."),
        rows_and_whole,
    ),
    Check(
        "units",
        _("Communes make the district, districts the province"),
        _("The units below have as many people as the unit; whoever counts in two of them counts once above."),
        units_and_sum,
    ),
)
