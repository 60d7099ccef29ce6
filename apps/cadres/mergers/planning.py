"""Drawing up the plan of a reorganisation, and deciding line by line or for many at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.cadres.mergers.ending import Ending
from apps.cadres.mergers.statements import DRAW, DROP_STALE
from apps.cadres.models import STAYING, EmploymentStatus, PlannedPlacement, Result, Title
from apps.communes.models import Unit
from apps.core.writing import act

PLAN_DRAWN = gettext_noop("Plan of placements drawn up")
PLAN_DECIDED = gettext_noop("Placements decided")
NOT_HERE = _("None of the units that end here lie in your scope.")


@dataclass(frozen=True)
class Decision:
    """What becomes of the chosen lines; without a unit or title those proposed stay."""

    result: Result
    to_unit: Unit | None = None
    to_title: Title | None = None
    status: EmploymentStatus | None = None
    note: str = ""


@dataclass(frozen=True)
class Decided:
    """How many lines were changed, and the people whose lines somebody else changed meanwhile."""

    changed: int
    overtaken: tuple[str, ...] = ()


def require_units(ending: Ending) -> None:
    if not ending.heirs:
        raise PermissionDenied(NOT_HERE)


def draw_up(*, ending: Ending) -> int:
    """Bring the plan up to the posts of now; what was decided stays. Gives the number of new lines."""
    require_units(ending)
    with act(PlannedPlacement, by=ending.user, reason=PLAN_DRAWN), connection.cursor() as cursor:
        facts: dict[str, Any] = {
            "reorganisation": ending.reorganisation.pk,
            "units": list(ending.heirs),
            "heirs": list(ending.heirs.values()),
            "day": ending.day,
            "eve": ending.eve,
        }
        cursor.execute(DROP_STALE, facts)
        cursor.execute(DRAW, facts)
        drawn: int = cursor.rowcount
    return drawn


def decide(*, ending: Ending, seen: Mapping[int, int], decision: Decision) -> Decided:
    """Decide the lines of `seen` (key and revision); lines that somebody else changed stay as they are."""
    require_units(ending)
    _refuse_unknown_place(ending, decision)
    with act(PlannedPlacement, by=ending.user, reason=PLAN_DECIDED):
        lines = list(ending.plan().filter(pk__in=seen).select_related("posting__cadre").select_for_update(of=("self",)))
        current = [line for line in lines if line.revision == seen[line.pk]]
        _refuse_wrong_kind(current, decision)
        changed = _write([line.pk for line in current], decision)
        _carry_concurrent(ending, [line.posting.cadre_id for line in current if line.is_primary], decision)
    kept = tuple(line.posting.cadre.full_name for line in lines if line.revision != seen[line.pk])
    return Decided(changed, kept)


def _refuse_unknown_place(ending: Ending, decision: Decision) -> None:
    if decision.to_unit is None:
        return
    if decision.result in STAYING and decision.to_unit.pk not in ending.successors:
        raise ValidationError(
            _("Who is placed on or surplus goes to one of the units that take over; for others choose “moved”."),
            code="not_a_successor",
        )
    if not ending.may_receive(decision.to_unit):
        raise ValidationError(
            _("You may send people only to units of your own. Ask for the right at the other unit."),
            code="unit_not_yours",
        )


def _refuse_wrong_kind(lines: list[PlannedPlacement], decision: Decision) -> None:
    """A concurrent post goes on or ends; the other results belong to the primary one."""
    wrong = [
        line.posting.cadre.full_name
        for line in lines
        if (decision.result == Result.ENDED) == line.is_primary and decision.result != Result.PLACED
    ]
    if wrong:
        raise ValidationError(
            _("This result does not fit the kind of post (primary or concurrent) of: %(names)s."),
            code="planned_placement_of_concurrent_post",
            params={"names": ", ".join(wrong[:10])},
        )


def _write(keys: list[int], decision: Decision) -> int:
    lines = PlannedPlacement.objects.filter(pk__in=keys)
    values: dict[str, object] = {"result": decision.result, "revision": F("revision") + 1}
    values["status"] = decision.status if decision.result in (Result.LEFT, Result.MOVED) else None
    if decision.note:
        values["note"] = decision.note
    if decision.to_unit or decision.result == Result.MOVED:
        values["to_unit"] = decision.to_unit
    if decision.to_title or decision.result == Result.MOVED:
        values["to_title"] = decision.to_title
    return lines.update(**values)


def _carry_concurrent(ending: Ending, cadres: list[int], decision: Decision) -> None:
    """Concurrent posts end with a primary post that does not go on, and follow one that goes elsewhere."""
    concurrent = ending.plan().filter(is_primary=False, posting__cadre__in=cadres)
    if decision.result != Result.PLACED:
        concurrent.update(result=Result.ENDED, revision=F("revision") + 1)
    elif decision.to_unit:
        concurrent.update(to_unit=decision.to_unit, revision=F("revision") + 1)
