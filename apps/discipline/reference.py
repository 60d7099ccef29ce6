"""The code lists of discipline."""

from apps.core.reference import reference_lists
from apps.discipline.models import DisciplineEffect, DisciplineForm, DisciplineTrack, OffenceGroup

reference_lists(40, DisciplineTrack, DisciplineForm, DisciplineEffect, OffenceGroup)
