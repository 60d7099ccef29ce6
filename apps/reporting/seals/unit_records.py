"""Records of units that were written after a seal: more posts allotted, another count of inhabitants."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from apps.core.history import event_model
from apps.core.permissions import Permission
from apps.reporting.actors import ServerActor
from apps.reporting.composed.flat import unpacked
from apps.reporting.composed.shows import AMOUNTS
from apps.reporting.models import Seal
from apps.reporting.seals.traces import LawTrace, UnitTrace, traces
from apps.reporting.territories import read_together


@dataclass(frozen=True)
class UnitRecord:
    """One record of a unit, or of all, as it stood when sealed and as it stands now; empty where it was not."""

    unit: str
    before: str
    now: str
    recorded_at: datetime


def unit_records(seal: Seal) -> list[UnitRecord]:
    """What was recorded since of the units of a composed table, where its figures rest on such records."""
    composition = unpacked(seal.parameters["t"])
    asked = {AMOUNTS[show] for show in composition.shows if show in AMOUNTS}
    laws = [each for trace in traces.of_laws if asked & set(trace.amounts) for each in _of_law(trace, seal)]
    found = [trace for trace in traces.of_units if asked & set(trace.amounts)]
    if not found:
        return laws
    unit = seal.parameters["unit"]
    territory = read_together(unit, seal.as_of, ServerActor(), (Permission.VIEW_REPORTS,), composition.geography)
    units = {*territory.by_pk, *territory.standing}
    return [*laws, *(each for trace in found for each in _of_trace(trace, seal, units))]


def _of_law(trace: LawTrace, seal: Seal) -> Iterator[UnitRecord]:
    for last, before, now, recorded_at in _changed(trace, seal, {}):
        has_begun = last.valid_from is None or last.valid_from <= seal.as_of
        if has_begun and (last.valid_to is None or last.valid_to > seal.as_of):
            yield UnitRecord(str(trace.title), before, now, recorded_at)


def _of_trace(trace: UnitTrace, seal: Seal, units: Collection[int]) -> Iterator[UnitRecord]:
    found = list(_changed(trace, seal, {"unit__in": units}))
    titles = trace.titles({last.unit_id for last, *_told in found}, seal.as_of)
    for last, before, now, recorded_at in found:
        yield UnitRecord(titles.get(last.unit_id, ""), before, now, recorded_at)


def _changed(
    trace: UnitTrace | LawTrace, seal: Seal, where: Mapping[str, Any]
) -> Iterator[tuple[Any, str, str, datetime]]:
    """The last event of every record that says something else now, what it said and says, and since when."""
    events: Any = event_model(trace.model)._default_manager
    moment = seal.known_at
    touched = events.filter(**where, pgh_created_at__gt=moment).values("pgh_obj")
    states: dict[Any, list[Any]] = {}
    for event in events.filter(pgh_obj__in=touched).order_by("pgh_id"):
        states.setdefault(event.pgh_obj_id, []).append(event)
    for own in states.values():
        was = next((each for each in reversed(own) if each.pgh_created_at <= moment), None)
        before = trace.words(was) if was and was.pgh_label != "delete" else ""
        now = trace.words(own[-1]) if own[-1].pgh_label != "delete" else ""
        if before != now:
            yield own[-1], before, now, own[-1].pgh_created_at
