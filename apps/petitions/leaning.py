"""Petitions are due by the days that their kind gave on the day on which they came."""

from apps.core.leaning import hold_for, hold_values
from apps.petitions.models import Petition, PetitionKind

hold_for(PetitionKind, Petition, column="kind_id", day="told.received_on")
hold_values(PetitionKind, Petition, column="kind_id", day="told.received_on", fields=("handling_days",))
