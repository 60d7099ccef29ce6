"""Work lists on qualifications: diplomas that nobody has compared yet."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.cadres.columns import CellValue
from apps.cadres.work.lists import WorkAction, WorkColumn, WorkList, declare
from apps.core.dates import Precision
from apps.core.permissions import Permission
from apps.qualifications.verification import to_verify


def level_words(record: Any) -> str:
    return f"{record.level} · {record.specialty}" if record.specialty else str(record.level)


def awarded_value(record: Any) -> CellValue:
    """A real date for a workbook, or the year or month as text where no more is known."""
    exact = record.awarded_on and record.awarded_precision == Precision.DAY
    return record.awarded_on if exact else str(record.awarded or "")


declare(
    WorkList(
        key="diplomas",
        subject=_("Qualifications"),
        title=_("Diplomas to check"),
        text=_("Declared by the units, not yet compared with the diploma or its scan."),
        permission=Permission.VERIFY_QUALIFICATIONS,
        rows=lambda user, day: to_verify(user),
        columns=(
            WorkColumn("ladder", _("Ladder"), lambda record: str(record.level.ladder), width=22),
            WorkColumn("level", _("Qualification"), level_words, width=34),
            WorkColumn("institution", _("Institution"), lambda record: record.institution or "–", width=34),
            WorkColumn("awarded", _("Awarded on"), lambda record: str(record.awarded or ""), awarded_value, kind="day"),
            WorkColumn("number", _("Number of the diploma"), lambda record: record.diploma_number or "–"),
        ),
        icon="certificate",
        action=_("Check"),
        opens=lambda record: reverse("qualifications:verify", args=[record.cadre.code, record.pk]) + "?list",
        opens_words=_("Check"),
        actions=(
            WorkAction("qualifications:verify_many", _("Note what the check found"), Permission.VERIFY_QUALIFICATIONS),
        ),
    )
)
