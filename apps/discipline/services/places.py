"""Where a person served, and as what, on the day of an act or of a decision."""

from __future__ import annotations

from datetime import date

from apps.cadres.places import Places
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision


def fill_act(act: DisciplinaryAct, places: Places, *, otherwise: date) -> None:
    """Unit and title on the day of the act; on another day where the act has no date."""
    if not act.unit_id:
        place = places.on(act.cadre_id, act.act_on or otherwise)
        act.unit_id, act.title_id = place.unit, act.title_id or place.title  # type: ignore[assignment]  # checked when written


def fill_decision(decision: DisciplinaryDecision, places: Places) -> None:
    """Unit, title and category on the day of the decision, where they were not given."""
    if not decision.unit_id:
        place = places.on(decision.cadre_id, decision.decision_on)
        decision.unit_id, decision.title_id, decision.category = place.unit, place.title, place.category  # type: ignore[assignment]  # as above
