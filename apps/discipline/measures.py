"""Whether a person is under discipline on the day, as a dimension of reports."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db.models import Case, CharField, F, Max, Min, Value, When
from django.utils.translation import gettext_lazy as _

from apps.core.permissions import Permission
from apps.discipline.models import DisciplinaryDecision, Side
from apps.discipline.running import running_discipline
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet
from apps.reporting.registry import registry

BOTH = "both"
ROWS = (
    Category(Side.STATE.value, _("By the State"), values=(Side.STATE.value,)),
    Category(Side.PARTY.value, _("By the Party"), values=(Side.PARTY.value,)),
    Category(BOTH, _("By both"), values=(BOTH,)),
    Category("none", _("No discipline in force"), values=(None,)),
    Category("any", _("Under discipline"), Kind.ROLL_UP, parts=(Side.STATE.value, Side.PARTY.value, BOTH)),
)


def discipline_facts(day: date) -> Sheet:
    return Sheet(disciplined_people(day), "cadre", {"under_discipline": ROWS})


@lru_cache(maxsize=64)
def disciplined_people(day: date) -> Rows:
    """One row per person with a decision in force on the day."""
    # The end of each decision is reckoned in its own query, so that it is not grouped by.
    running = DisciplinaryDecision.objects.filter(pk__in=running_discipline(day).values("pk")).order_by()
    people = running.values("cadre_id").annotate(least=Min("side"), most=Max("side"))
    sides = Case(When(least=F("most"), then=F("least")), default=Value(BOTH), output_field=CharField())
    return people.annotate(sides=sides).values_list("cadre_id", "sides")


registry.declare(
    Facts(
        "discipline",
        (
            Dimension(
                "under_discipline",
                _("Discipline in force"),
                _("Persons by whose decision on discipline is in force on the day."),
                "Nghị định 172/2025/NĐ-CP; Quy định 69-QĐ/TW; Quy định 296-QĐ/TW",
                is_ordered=False,
                opened_by=Permission.SEE_DISCIPLINE,
                is_closed=True,
            ),
        ),
        discipline_facts,
    )
)
