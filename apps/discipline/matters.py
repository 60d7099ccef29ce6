"""What other apps may warn about: on whom discipline was in force within some days."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from apps.cadres.guards import Matter, know
from apps.core.permissions import FieldGroup
from apps.discipline.models import DisciplinaryDecision


def disciplined_within(first: date, last: date) -> QuerySet[Any, Any]:
    """People on whom a decision of either side, whenever made, was in force on one of the days, both included.

    What does not end by itself, such as an expulsion, counts in the days in which it took effect alone.
    """
    decisions = DisciplinaryDecision.objects.standing().with_end().filter(effective_on__lte=last)
    return decisions.filter(Q(ends_on__gt=first) | Q(ends_on__isnull=True, effective_on__gte=first)).values("cadre")


know(Matter("discipline", FieldGroup.DISCIPLINE, disciplined_within))
