"""Work lists of training: who studies now, whose study should have ended, and whose grace to study ends."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.cadres.columns import CellValue
from apps.cadres.work.lists import WorkAction, WorkColumn, WorkList, declare
from apps.core.dates import Precision
from apps.core.permissions import Permission
from apps.qualifications.standards.grace import grace_ending, last_day_of_grace, words_missed
from apps.training.studying import overdue, studying


def expected_value(record: Any) -> CellValue:
    """A real date for a workbook, or the year or month as text where no more is known."""
    exact = record.expected_on and record.expected_precision == Precision.DAY
    return record.expected_on if exact else str(record.expected or "")


COLUMNS = (
    WorkColumn("ladder", _("Ladder"), lambda record: str(record.level.ladder), width=22),
    WorkColumn("level", _("Studies for"), lambda record: str(record.level), width=28),
    WorkColumn("specialty", _("Specialty"), lambda record: record.specialty or "–", width=28),
    WorkColumn("institution", _("School"), lambda record: record.institution or "–", width=34),
    WorkColumn("expected", _("Expected on"), lambda r: str(r.expected or "–"), expected_value, kind="day"),
)
ACTIONS = (
    WorkAction("training:studies_complete", _("Completed"), Permission.MANAGE_TRAINING),
    WorkAction("training:studies_extend", _("Extended"), Permission.MANAGE_TRAINING),
    WorkAction("training:studies_give_up", _("Given up"), Permission.MANAGE_TRAINING),
)


def edit_address(record: Any) -> str:
    return reverse("qualifications:edit", args=[record.cadre.code, record.pk])


declare(
    WorkList(
        key="overdue-studies",
        subject=_("Training"),
        title=_("Studies overdue"),
        text=_("The expected date is past, and nobody has said what came of it."),
        permission=Permission.VIEW_CADRES,
        rows=overdue,
        columns=COLUMNS,
        tone="warning",
        icon="hourglass-high",
        action=_("Settle"),
        opens=edit_address,
        opens_words=_("Open"),
        opens_permission=Permission.EDIT_CADRES,
        actions=ACTIONS,
    ),
    WorkList(
        key="studying",
        subject=_("Training"),
        title=_("Now studying"),
        text=_("People who study for a level, with the date on which they are expected to finish."),
        permission=Permission.VIEW_CADRES,
        rows=studying,
        columns=COLUMNS,
        icon="school",
        opens=edit_address,
        opens_words=_("Open"),
        opens_permission=Permission.EDIT_CADRES,
        actions=ACTIONS,
        is_duty=False,
    ),
    WorkList(
        key="grace-ending",
        subject=_("Qualifications"),
        title=_("Grace that ends within a year"),
        text=_("They must meet the standard of their post by then; afterwards it is not met."),
        permission=Permission.VERIFY_QUALIFICATIONS,
        rows=grace_ending,
        columns=(
            WorkColumn("standard", _("Standard"), lambda record: str(record.standard), width=40),
            WorkColumn("missed", _("What is missing"), words_missed, width=40),
            WorkColumn(
                "grace_until",
                _("Grace until"),
                lambda record: last_day_of_grace(record).strftime("%d/%m/%Y"),
                last_day_of_grace,
                kind="day",
                width=14,
            ),
        ),
        person="person",
        tone="warning",
        icon="hourglass",
        action=_("See who"),
        actions=(WorkAction("training:plan_for_grace", _("Plan training"), Permission.MANAGE_TRAINING),),
        # Told from the evaluation that the other numbers on standards need.
        is_duty=False,
        rests_by_person=True,
    ),
)
