"""Carrying people to the units of another day: chains of places, and who of a divided unit went where."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from apps.reporting.definitions import Rows
from apps.reporting.places import CHOSEN, NOWHERE, REMAINDER, Place, Step, Territory
from apps.reporting.registry import registry
from apps.reporting.sql import Sql, compiled

Chain = tuple[int | None, ...]


def chains_in(territory: Territory, levels: Sequence[str]) -> tuple[tuple[int, Chain], ...]:
    """For each unit of the day the places in which it counts, one per level asked; None where there is none."""
    return by_unit(territory, {place.pk: chain_of(place, territory, levels) for place in territory.places})


def by_unit(territory: Territory, own: Mapping[int, Chain]) -> tuple[tuple[int, Chain], ...]:
    """Chains of places as chains of the units of the day, which stand in the places of the geography.

    Units of places without a chain are left out. A place to which steps carry single persons has its chain once more,
    under a key below zero.
    """
    if territory.carried is None:
        return (*own.items(), *((unit, own[place]) for unit, place in territory.heirs if place in own))
    nowhere: Chain = tuple(None for _level in next(iter(own.values())))
    known = {**own, NOWHERE: nowhere}
    units = [(unit, known[place]) for unit, place in territory.carried.units if place in known]
    targets = dict.fromkeys(step.place for step in territory.carried.steps)
    return (*units, *((key_of(place), own[place]) for place in targets if place in own))


def event_chains(territory: Territory, levels: Sequence[str]) -> tuple[tuple[int, Chain], ...]:
    """The same for units of all times, in which events took place; the root stands first."""
    own = {place.pk: chain_of(place, territory, levels) for place in territory.places}
    if territory.carried is None:
        return tuple(own.items())
    events = territory.carried.find_events()
    # Never without the root, by which the numbers of the whole are known; not as a unit, whose people may be elsewhere.
    targets = dict.fromkeys([territory.root.pk, *(step.place for step in events.steps)])
    reached = [(key_of(place), own[place]) for place in targets if place in own]
    return (*reached, *((unit, own[place]) for unit, place in events.units if place in own))


def event_steps(territory: Territory) -> tuple[Step, ...]:
    """Where single persons of units without a single fate went, for what happened to them there."""
    return territory.carried.find_events().steps if territory.carried else ()


def chain_of(place: Place, territory: Territory, levels: Sequence[str]) -> Chain:
    """The units above and at a place; the remainder stands once, at the widest level below the root."""
    root = territory.root
    if place.is_remainder and place != root:
        below = next((number for number, level in enumerate(levels) if level != root.level), None)
        return tuple(
            root.pk if level == root.level else REMAINDER if number == below else None
            for number, level in enumerate(levels)
        )
    found: dict[str, int] = {}
    step: Place | None = place
    while step is not None:
        found[step.level] = step.pk
        if step in root.chosen:
            found[CHOSEN] = step.pk
        step = territory.by_pk.get(step.parent) if step.parent is not None and step != root else None
    chain = [found.get(level) for level in levels]
    # A chosen unit counts once, though it is also one of its own level.
    return tuple(None if unit in chain[:number] else unit for number, unit in enumerate(chain))


def tells_apart(chains: Sequence[tuple[int, Chain]], steps: Sequence[Step]) -> bool:
    """Whether it matters where a step leads: not where everybody counts in the same places, as in a trend of one unit.

    A step to a place that has no chain leads away from all that is counted.
    """
    reached = {unit for unit, _chain in chains}
    return len({chain for _unit, chain in chains}) > 1 or any(key_of(step.place) not in reached for step in steps)


def key_of(place: int) -> int:
    """The key by which a step names its place: units of the day have keys above zero, and no place is below -9."""
    return -(place + 10)


def sent(steps: Sequence[Step], counted: date) -> list[Sql]:
    """Common tables of which the last, `sent`, says for persons of units without a single fate where they went.

    The step nearest to the day on which they are counted decides, and of what stands on one day the most telling rows.
    """
    if not steps:
        return []
    days = sorted({step.day for step in steps}, key=lambda day: abs((day - counted).days))
    columns = (
        [step.unit for step in steps],
        [days.index(step.day) for step in steps],
        [step.at for step in steps],
        [key_of(step.place) for step in steps],
    )
    arrays = ", ".join(["%s::bigint[]"] * len(columns))
    stood = list(_stood(days, steps))
    return [
        Sql(f"step(unit, turn, at, target) AS (SELECT * FROM unnest({arrays}))", columns),
        Sql(
            "stood(person, at, turn, rank) AS MATERIALIZED (" + " UNION ALL ".join(each.text for each in stood) + ")",
            tuple(param for each in stood for param in each.params),
        ),
        Sql(
            "sent AS (SELECT DISTINCT ON (person, unit) person, unit, target FROM held JOIN step USING (unit)"
            " JOIN stood USING (person, turn, at) ORDER BY person, unit, turn, rank, at)"
        ),
    ]


def _stood(days: Sequence[date], steps: Sequence[Step]) -> Iterator[Sql]:
    """Where persons stood on the days of the steps, as far as steps ask for it."""
    for turn, day in enumerate(days):
        units = sorted({step.at for step in steps if step.day == day})
        for rank, rows in enumerate(_rows_on(day)):
            piece = compiled(rows)
            yield Sql(
                f"SELECT own.*, {turn}, {rank} FROM ({piece.text}) AS own(person, at) WHERE own.at = ANY(%s)",
                (*piece.params, units),
            )


def _rows_on(day: date) -> list[Rows]:
    return [rows for whereabouts in registry.whereabouts for rows in whereabouts.read(day)]
