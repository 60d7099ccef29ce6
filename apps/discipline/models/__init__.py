"""Discipline: the tracks and forms that the law knows, and what was decided about a person."""

from apps.discipline.models.codelists import (
    DisciplineEffect,
    DisciplineForm,
    DisciplineTrack,
    Leadership,
    OffenceGroup,
    Side,
)
from apps.discipline.models.records import AppealResult, DisciplinaryAct, DisciplinaryDecision

__all__ = [
    "AppealResult",
    "DisciplinaryAct",
    "DisciplinaryDecision",
    "DisciplineEffect",
    "DisciplineForm",
    "DisciplineTrack",
    "Leadership",
    "OffenceGroup",
    "Side",
]
