"""Petitions: the kinds and subjects that an office knows, and what came in about the people and work of a unit."""

from apps.petitions.models.codelists import PetitionKind, PetitionSubject
from apps.petitions.models.records import Petition, Result

__all__ = ["Petition", "PetitionKind", "PetitionSubject", "Result"]
