"""Tables of the reporting engine."""

from apps.reporting.models.claims import Claim, ClaimForm
from apps.reporting.models.seals import Seal, SealedKind, SealedPerson

__all__ = ["Claim", "ClaimForm", "Seal", "SealedKind", "SealedPerson"]
