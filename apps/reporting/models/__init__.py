"""Tables of the reporting engine."""

from apps.reporting.models.claims import Claim, ClaimForm
from apps.reporting.models.compositions import SavedComposition
from apps.reporting.models.extracts import Extract
from apps.reporting.models.office_templates import OfficeTemplate
from apps.reporting.models.official_forms import AddedForm, FormDraft
from apps.reporting.models.seals import Seal, SealedKind, SealedPerson, SealedUnit

__all__ = [
    "AddedForm",
    "Claim",
    "ClaimForm",
    "Extract",
    "FormDraft",
    "OfficeTemplate",
    "SavedComposition",
    "Seal",
    "SealedKind",
    "SealedPerson",
    "SealedUnit",
]
