"""Where a person served, and as what, on the day of an act or of a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from apps.cadres.models import Cadre, CommitteeSeat, Posting
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision


@dataclass(frozen=True)
class Place:
    """Unit, title and category; who holds no post has a unit alone."""

    unit: int | None
    title: str | None = None
    category: str = ""


class Places:
    """The posts and seats of some people, read once."""

    def __init__(self, cadres: Iterable[Cadre]) -> None:
        self.homes = {cadre.pk: cadre.home_unit_id for cadre in cadres}
        self.postings: dict[int, list[Posting]] = {}
        self.seats: dict[int, list[CommitteeSeat]] = {}
        for posting in Posting.objects.filter(cadre__in=self.homes).order_by("-is_primary", "-period"):
            self.postings.setdefault(posting.cadre_id, []).append(posting)
        for seat in CommitteeSeat.objects.filter(cadre__in=self.homes).order_by("kind__position", "-period"):
            self.seats.setdefault(seat.cadre_id, []).append(seat)

    def on(self, cadre: int, day: date) -> Place:
        """The primary post of the day, else another post, else the unit of a seat, else where the person is now."""
        for posting in self.postings.get(cadre, []):
            if _holds(posting, day):
                return Place(posting.unit_id, posting.title_id, posting.category)
        for seat in self.seats.get(cadre, []):
            if _holds(seat, day):
                return Place(seat.unit_id)
        return Place(self.homes.get(cadre))


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


def _holds(record: Posting | CommitteeSeat, day: date) -> bool:
    return bool(record.period.lower <= day and (record.period.upper is None or day < record.period.upper))
