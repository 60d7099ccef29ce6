"""What other apps may warn about: in which people's years a decision on discipline took effect."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from apps.cadres.guards import Matter, know
from apps.core.permissions import FieldGroup
from apps.discipline.models import DisciplinaryDecision


def disciplined_within(first: date, last: date) -> QuerySet[Any, Any]:
    """People on whom a decision of either side took effect within the days, and was not cancelled."""
    decisions = DisciplinaryDecision.objects.standing().filter(effective_on__range=(first, last))
    return decisions.values("cadre")


know(Matter("discipline", FieldGroup.DISCIPLINE, disciplined_within))
