"""Who studies on the day for a level above what is held (I30), and what is held or studied for (I31)."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, F, Max, Q, When
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from apps.core.listed import from_state, state_of
from apps.qualifications.measures import ORDER, order_of
from apps.qualifications.models import Qualification, QualificationLevel
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Sheet
from apps.reporting.once import once
from apps.reporting.registry import registry

LADDERS = {"prof_edu": "professional", "pol_theory": "political_theory"}
STUDYING = _("Persons who study on the day for a level above the highest that they hold, by that level.")
REACHED = _("Persons by the highest level that they hold or study for on the day.")
PLAN = "Đề án số 06 (Tân Kỳ): đã và đang học"
DIMENSIONS = (
    Dimension("studying_professional", _("Studying: professional qualification"), STUDYING, PLAN),
    Dimension("reached_professional", _("Held or studied for: professional qualification"), REACHED, PLAN),
    Dimension("studying_political_theory", _("Studying: political theory"), STUDYING, PLAN),
    Dimension("reached_political_theory", _("Held or studied for: political theory"), REACHED, PLAN),
)


def studying_facts(day: date) -> Sheet:
    return from_state(once("levels of studies", lambda: state_of(QualificationLevel)), _studying_facts, day)


def _studying_facts(day: date) -> Sheet:
    """One row per person who holds or studies for a level of the two ladders."""
    held = Q(state="held", counts_from__lte=day) & ~Q(verification="refused")
    studied = Q(state="studying", reported_on__lte=day)
    people = Qualification.objects.filter(held | studied, level__ladder__in=LADDERS).order_by().values("cadre_id")
    for ladder, name in LADDERS.items():
        own = Q(level__ladder=ladder)
        people = people.annotate(
            **{f"held_{name}": Max(ORDER, filter=own & held), f"study_{name}": Max(ORDER, filter=own & studied)}
        )
    for name in LADDERS.values():
        most, now = f"held_{name}", f"study_{name}"
        above = Q(**{f"{most}__isnull": True}) | Q(**{f"{now}__gt": F(most)})
        people = people.annotate(
            **{
                f"studying_{name}": Case(When(above, then=F(now)), default=None),
                # The greater of the two; where one is unknown the database takes the other.
                f"reached_{name}": Greatest(most, now),
            }
        )
    rows = people.values_list("cadre_id", *(dimension.code for dimension in DIMENSIONS))
    return Sheet(rows, "cadre", {d.code: categories(d.code) for d in DIMENSIONS})


def categories(code: str) -> tuple[Category, ...]:
    """The levels of the ladder, and those of whom nothing stands there."""
    kind, _sep, name = code.partition("_")
    ladder = next(ladder for ladder, measure in LADDERS.items() if measure == name)
    levels = QualificationLevel.objects.filter(ladder=ladder).order_by("rank", "position")
    trained = [Category(level.code, level.label, values=(order_of(level),)) for level in levels if level.rank]
    if kind == "studying":
        return (*trained, Category("not_studying", _("Not studying for a higher level"), values=(None,)))
    untrained = tuple(order_of(level) for level in levels if not level.rank)
    return (
        *trained,
        Category("untrained", _("Untrained"), Kind.UNTRAINED, untrained),
        Category("unknown", _("No information"), Kind.UNKNOWN, (None,)),
    )


registry.declare(Facts("studying", DIMENSIONS, studying_facts))
