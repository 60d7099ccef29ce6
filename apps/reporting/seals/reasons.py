"""The reasons of every difference, read from history for all persons at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from apps.core.history import event_model, tracked_models
from apps.reporting.seals.cell_differences import CellsDifference
from apps.reporting.seals.differences import Difference
from apps.reporting.seals.sealable import Definition
from apps.reporting.seals.shifts import PersonDifference, Shift
from apps.reporting.seals.traces import DEFINITION, GENERIC, UNRECORDED, Happened, Reason, Told, Trace, traces


@dataclass(frozen=True)
class Explained:
    """A person who is counted otherwise, with the reasons, the one that says most first, and when it was recorded."""

    difference: PersonDifference
    reasons: tuple[Reason, ...]
    recorded_at: datetime | None
    # What the record on which a mean rests said when the figures were sealed, and what it says now.
    before: str = ""
    now: str = ""

    @property
    def reason(self) -> Reason:
        return self.reasons[0]


@dataclass(frozen=True)
class Recorded:
    """Something recorded about a person after sealing."""

    told: Told
    at: datetime
    # The day of the figures for which it says so.
    day: date


def explained(found: Difference) -> list[Explained]:
    """Every person who differs, each with a reason."""
    people = found.people
    days = found.again.days or (found.seal.as_of,)
    recorded = recorded_after(found.seal.known_at, {each.person for each in people}, days)
    otherwise = _otherwise(found)
    return [_explained(each, recorded.get(each.person, []), otherwise) for each in people]


def rested_on(found: Difference, measures: Collection[str]) -> list[Explained]:
    """Whoever is counted in the seal and now, of whom something was recorded since on which these measures rest.

    They need not be counted otherwise: a mean moves with a birth date, while everybody stays where they were.
    """
    parts = [part for part in found.parts if isinstance(part, CellsDifference)]
    people = {person for part in parts for person in part.sealed.kept.keys() & part.now.kept.keys() if person > 0}
    facets = tuple(Shift(measure, "", "", "") for measure in measures)
    days = found.again.days or (found.seal.as_of,)
    held = recorded_after(found.seal.known_at, people, days) if people and facets else {}
    each = (_explained(PersonDifference(person, facets, {}), recorded, ()) for person, recorded in held.items())
    return sorted((one for one in each if one.reasons), key=lambda one: one.difference.person)


def changed_definitions(found: Difference) -> list[tuple[Definition | None, Definition | None]]:
    """Definitions whose words or version are otherwise, as they were sealed and as they are."""
    was = {told["code"]: Definition(**told) for told in found.seal.definitions}
    now = {each.code: each for each in found.again.definitions}
    codes = dict.fromkeys([*was, *now])
    return [(was.get(code), now.get(code)) for code in codes if was.get(code) != now.get(code)]


def changed_lists(moment: datetime) -> list[Reason]:
    """Lists and units that changed after the moment: they move everyone's figures."""
    return [each.reason for each in traces.of_lists if any(_changed(model, moment) for model in each.models)]


def _changed(model: Any, moment: datetime) -> bool:
    return bool(event_model(model)._default_manager.filter(pgh_created_at__gt=moment).exists())


def _otherwise(found: Difference) -> tuple[Reason, ...]:
    """What explains those of whom nothing was recorded."""
    lists = changed_lists(found.seal.known_at)
    definition = [DEFINITION] if changed_definitions(found) else []
    return (*lists, *definition) or (UNRECORDED,)


def _explained(person: PersonDifference, recorded: list[Recorded], otherwise: tuple[Reason, ...]) -> Explained:
    fitting = [each for each in recorded if _fits(each.told, person)]
    if not fitting:
        return Explained(person, otherwise, None)
    reasons = dict.fromkeys(each.told.reason for each in fitting)
    values = _values(fitting)
    return Explained(person, tuple(traces.joined(list(reasons))), max(each.at for each in fitting), *values)


def _values(fitting: list[Recorded]) -> tuple[str, str]:
    """What was recorded at first and what is now, both for the last of the days."""
    valued = [each for each in fitting if each.told.before or each.told.now]
    told = [each.told for each in valued if each.day == max(one.day for one in valued)]
    return (told[0].before, told[-1].now) if told else ("", "")


def _fits(told: Told, person: PersonDifference) -> bool:
    """Whether the record can have moved what moved; one without measures of its own may move any."""
    return not told.moves or any(
        facet == moved if not moved else facet.startswith(moved) for moved in told.moves for facet in person.facets
    )


def recorded_after(moment: datetime, people: Collection[int], days: Collection[date]) -> dict[int, list[Recorded]]:
    """What history tells of these persons after the moment, table by table, for the days on which they are counted."""
    found: dict[int, list[Recorded]] = defaultdict(list)
    for trace in _all_traces():
        for person, recorded in _recorded(trace, moment, people, days):
            found[person].append(recorded)
    return found


def _recorded(
    trace: Trace, moment: datetime, people: Collection[int], days: Collection[date]
) -> Iterator[tuple[int, Recorded]]:
    events: Any = event_model(trace.model)._default_manager
    touched = events.filter(**{f"{trace.person}__in": people}, pgh_created_at__gt=moment).values("pgh_obj")
    before: dict[Any, Any] = {}
    for event in events.filter(pgh_obj__in=touched).order_by("pgh_id").iterator():
        happened = Happened(event.pgh_label, event, before.get(event.pgh_obj_id))
        before[event.pgh_obj_id] = event
        if event.pgh_created_at > moment:
            told = {each: day for day in sorted(days) if (each := trace.explain(happened, day))}
            person = _person_of(trace, event)
            yield from ((person, Recorded(each, event.pgh_created_at, day)) for each, day in told.items())


def _person_of(trace: Trace, event: Any) -> int:
    return int(getattr(event, f"{trace.person}_id"))


def _all_traces() -> Iterable[Trace]:
    """The declared ones, and for every other table about persons that something of theirs was recorded."""
    yield from traces.of_people
    declared = {trace.model for trace in traces.of_people}
    persons = {trace.model for trace in traces.of_people if trace.person == "pgh_obj"}
    for model in tracked_models():
        links = [f.name for f in model._meta.concrete_fields if f.is_relation and f.related_model in persons]
        if links and model not in declared:
            yield Trace(model, links[0], _anything)


def _anything(happened: Happened, day: date) -> Told:
    return Told(GENERIC[happened.kind], ())
