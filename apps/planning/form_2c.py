"""What form 2C says of health and of the planning of successors."""

from __future__ import annotations

from datetime import date

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.printing.parts import Answer, form_section
from apps.communes.titles import titles_near
from apps.planning.models import HealthExamination, PlanningEntry


@form_section("23")
def health(cadre: Cadre, user: User, day: date) -> list[Answer]:
    """The class of the last examination by the day."""
    found = HealthExamination.objects.visible_to(user).filter(cadre=cadre, examined_on__lte=day)
    last = found.select_related("health_class").order_by("examined_on").last()
    return [Answer("23", f"{last.health_class} ({last.examined})")] if last else []


@form_section("C")
def planning(cadre: Cadre, user: User, day: date) -> list[Answer]:
    """The lists in which the person stands on the day."""
    standing = PlanningEntry.objects.visible_to(user).filter(cadre=cadre).standing_on(day)
    entries = list(standing.select_related("title", "round__term").order_by("added_on", "pk"))
    titles = titles_near([entry.round.unit_id for entry in entries], day)
    rows = ((str(one.title), titles.get(one.round.unit_id, ""), str(one.round.term)) for one in entries)
    return [Answer("C", rows=tuple(rows))]
