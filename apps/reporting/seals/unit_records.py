"""Records of units that were written after a seal: more posts allotted, another count of inhabitants."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from apps.core.history import event_model
from apps.core.permissions import Permission
from apps.reporting.actors import ServerActor
from apps.reporting.composed.flat import unpacked
from apps.reporting.composed.shows import AMOUNTS
from apps.reporting.models import Seal
from apps.reporting.seals.traces import UnitTrace, traces
from apps.reporting.territories import read_together


@dataclass(frozen=True)
class UnitRecord:
    """One record of a unit, as it stood when the figures were sealed and as it stands now; empty where it was not."""

    unit: str
    before: str
    now: str
    recorded_at: datetime


def unit_records(seal: Seal) -> list[UnitRecord]:
    """What was recorded since of the units of a composed table, where its figures rest on such records."""
    composition = unpacked(seal.parameters["t"])
    asked = {AMOUNTS[show] for show in composition.shows if show in AMOUNTS}
    found = [trace for trace in traces.of_units if asked & set(trace.amounts)]
    if not found:
        return []
    unit = seal.parameters["unit"]
    territory = read_together(unit, seal.as_of, ServerActor(), (Permission.VIEW_REPORTS,), composition.geography)
    units = {*territory.by_pk, *territory.standing}
    return [each for trace in found for each in _of_trace(trace, seal, units)]


def _of_trace(trace: UnitTrace, seal: Seal, units: Collection[int]) -> Iterator[UnitRecord]:
    events: Any = event_model(trace.model)._default_manager
    moment = seal.known_at
    touched = events.filter(unit__in=units, pgh_created_at__gt=moment).values("pgh_obj")
    states: dict[Any, list[Any]] = {}
    for event in events.filter(pgh_obj__in=touched).order_by("pgh_id"):
        states.setdefault(event.pgh_obj_id, []).append(event)
    titles = trace.titles({own[-1].unit_id for own in states.values()}, seal.as_of)
    for own in states.values():
        was = next((each for each in reversed(own) if each.pgh_created_at <= moment), None)
        before = trace.words(was) if was and was.pgh_label != "delete" else ""
        now = trace.words(own[-1]) if own[-1].pgh_label != "delete" else ""
        if before != now:
            yield UnitRecord(titles.get(own[-1].unit_id, ""), before, now, own[-1].pgh_created_at)
