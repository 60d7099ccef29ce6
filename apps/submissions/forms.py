"""Forms of reporting periods: the period, why something is reopened, what is returned."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.communes.fields import UnitField
from apps.communes.models import Level
from apps.core.editing import WritingForm
from apps.core.forms import RegistryForm
from apps.core.narrowing import narrowed
from apps.core.permissions import Permission
from apps.rosters.registry import formats
from apps.submissions.models import Policy, ReportingPeriod
from apps.submissions.models.periods import EARLIEST_REMINDER

END_OF_WORK = time(17, 0)


class DaysField(forms.CharField):
    """A list of numbers of days: 7, 3, 1."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(day) for day in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[int]:  # type: ignore[override]  # text in, numbers out
        if isinstance(value, list):
            return value
        parts = [part for part in re.split(r"[,;\s]+", str(value or "").strip()) if part]
        if any(not part.isascii() or not part.isdigit() or int(part) > EARLIEST_REMINDER for part in parts):
            raise ValidationError(_("Write whole numbers up to 60 with commas between them, for instance: 7, 3, 1."))
        return sorted({int(part) for part in parts}, reverse=True)

    def validate(self, value: Any) -> None:
        """No day at all is allowed too."""

    def run_validators(self, value: Any) -> None:
        """Numbers have no length in letters."""


class PeriodForm(WritingForm):
    """A reporting period; the deadline is a day and an hour of Vietnam."""

    error_fields: ClassVar[dict[str, str]] = {
        "reporting_period_named": "name",
        "reporting_period_named_once": "name",
        "reporting_period_once": "as_of",
        "reporting_period_deadline_after_opening": "deadline_on",
        "reporting_period_policy_known": "policy",
        "reporting_period_reminders_before_deadline": "remind_days",
        "not_a_province": "unit",
        "day_of_delivered": "as_of",
    }

    unit = UnitField(label=_("Province"))
    format = forms.ChoiceField(label=_("Layout"))
    deadline_on = forms.DateField(label=_("Deadline"), help_text=_("The last day."))
    deadline_at = forms.TimeField(
        label=_("Hour of the deadline"),
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "17:00", "autocomplete": "off"}),
        help_text=_("In Vietnam; the whole minute is still in time."),
    )
    policy = forms.ChoiceField(label=_("Who accepts"), choices=Policy.choices, widget=forms.RadioSelect)
    remind_days = DaysField(
        label=_("Remind so many days before"),
        required=False,
        help_text=_("By e-mail, for instance: 7, 3, 1; 0 is the day of the deadline. After it, on the next day and then every week."),  # noqa: E501  # one sentence
    )  # fmt: skip

    class Meta:
        model = ReportingPeriod
        fields = ["unit", "name", "as_of", "format", "opens_on", "policy", "remind_days"]
        help_texts = {
            "name": _("As the letter to the communes calls it, for instance: Roster of communes to 30/06/2025."),
            "as_of": _("All communes of the province on this day are expected; you can change the list afterwards."),
            "opens_on": _("From this day on rosters can be sent."),
        }

    field_order = [
        "unit", "name", "as_of", "format", "opens_on", "deadline_on", "deadline_at", "remind_days", "policy",
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = narrowed(self.fields["unit"], UnitField)
        layout = narrowed(self.fields["format"], forms.ChoiceField)
        unit.limit(user=self.user, day=self.day, permission=Permission.MANAGE_PERIODS, level=Level.PROVINCE)
        layout.choices = [(each.code, each.label) for each in formats()]
        if self.instance.unit_id:
            self.initial["unit"] = self.instance.unit
        if self.instance.deadline:
            local = timezone.localtime(self.instance.deadline)
            self.initial.update(deadline_on=local.date(), deadline_at=local.time())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day, hour = cleaned.get("deadline_on"), cleaned.get("deadline_at")
        if day and hour is not None:
            moment = datetime.combine(day, hour.replace(second=0, microsecond=0))
            self.instance.deadline = timezone.make_aware(moment)
        return cleaned


class BecauseForm(RegistryForm):
    """Why something is reopened."""

    because = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("The units read it, and it is kept for whoever asks later.")
    )


class LateForm(RegistryForm):
    """Why a roster comes late; asked only after the deadline."""

    late_reason = forms.CharField(label=_("Why it is late"), max_length=300, required=False)


class ReviewForm(RegistryForm):
    """What the province says to a roster in general."""

    remarks = forms.CharField(
        label=_("Remarks in general"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is to be corrected; remarks on single people are written beside their rows below."),
    )
