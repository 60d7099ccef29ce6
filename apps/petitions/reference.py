"""The code lists of petitions."""

from apps.core.reference import reference_lists
from apps.petitions.models import PetitionKind, PetitionSubject

reference_lists(70, PetitionKind, PetitionSubject)
