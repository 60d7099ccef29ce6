"""The work list of discipline whose effect is about to end by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.work.lists import WorkAction, WorkColumn, WorkList, declare
from apps.core.dates import day_before
from apps.core.permissions import FieldGroup, Permission
from apps.discipline.effects import SOON
from apps.discipline.models import DisciplinaryDecision


def ending_soon(user: User, day: date) -> QuerySet[DisciplinaryDecision]:
    found = DisciplinaryDecision.objects.visible_to(user).ending_within(day, SOON).select_related("form__track")
    return found.order_by("ends_on", "cadre__sort_key", "pk")  # type: ignore[misc]  # annotated by `with_end`


def last_day(record: Any) -> date:
    """The last day in force."""
    return day_before(record.ends_on)


declare(
    WorkList(
        key="discipline-ending",
        subject=_("Discipline"),
        title=_("Discipline that ends soon"),
        text=_("Decisions that end by themselves within 30 days, without a paper."),
        permission=Permission.VIEW_CADRES,
        rows=ending_soon,
        columns=(
            WorkColumn("form", _("Form of discipline"), lambda record: str(record.form), width=20),
            WorkColumn("track", _("Track"), lambda record: str(record.form.track), width=16),
            WorkColumn("number", _("Decision number"), lambda record: record.decision_number or "–", width=16),
            WorkColumn(
                "decided",
                _("Decision date"),
                lambda record: record.decision_on.strftime("%d/%m/%Y"),
                lambda record: record.decision_on,
                kind="day",
                width=14,
            ),
            WorkColumn(
                "until",
                _("In force until"),
                lambda record: last_day(record).strftime("%d/%m/%Y"),
                last_day,
                kind="day",
                width=14,
            ),
        ),
        icon="gavel",
        action=_("See them"),
        opens=lambda record: f"{reverse('cadres:detail', args=[record.cadre.code])}#discipline",
        opens_words=_("Open"),
        actions=(
            WorkAction(
                "discipline:ending_paper", _("Draw up the list (.docx)"), Permission.EXPORT_NAMES, is_download=True
            ),
        ),
        group=FieldGroup.DISCIPLINE,
    ),
)
