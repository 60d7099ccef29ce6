"""Why a sealed figure of training is another one today: a diploma recorded late, corrected, refused or deleted."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.qualifications.measures import DIMENSIONS
from apps.qualifications.models import Qualification, QualificationLevel, RollUp, RollUpLevel
from apps.reporting.seals.traces import Happened, ListTrace, Reason, Told, Trace, traces

LATE = Reason(
    "diploma_late",
    _("Qualification recorded late"),
    _("A qualification of that day or earlier was recorded after the report was sealed."),
)
CORRECTED = Reason("diploma_corrected", _("Qualification corrected"))
REFUSED = Reason("diploma_refused", _("Qualification refused when checked"))
DELETED = Reason("diploma_deleted", _("Qualification deleted"))
LEVELS = Reason(
    "levels", _("List of levels changed"), _("Levels of training or what they are joined to were edited after sealing.")
)
# The ladders and whatever else is read from qualifications.
MOVED = (*(dimension.code for dimension in DIMENSIONS.values()), "stud", "diploma", "language", "special", "mode")


def of_qualification(happened: Happened, day: date) -> Told | None:
    if happened.kind == "insert":
        awarded = happened.event.awarded_on or happened.event.reported_on
        return Told(LATE, MOVED) if awarded <= day else None
    if happened.kind == "delete":
        return Told(DELETED, MOVED)
    is_refused = "verification" in happened.changed and happened.event.verification == "refused"
    return Told(REFUSED if is_refused else CORRECTED, MOVED) if happened.changed else None


traces.declare(
    Trace(Qualification, "cadre", of_qualification), ListTrace((QualificationLevel, RollUp, RollUpLevel), LEVELS)
)
