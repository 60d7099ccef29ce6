"""Forms of reorganisations: deciding lines, carrying out, entering a merger, and writing surplus cases."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.forms import RecordForm
from apps.cadres.mergers.ending import Ending
from apps.cadres.models import EmploymentStatus, Result, SurplusCase, SurplusOption, Title
from apps.cadres.models import LegalBasis as Basis
from apps.communes.fields import UnitField
from apps.communes.models import Kind, Level, Unit, UnitPeriod
from apps.communes.titles import titles_apart, titles_near
from apps.core.forms import RegistryForm
from apps.core.money import DONG_HELP, DongField
from apps.core.narrowing import narrowed
from apps.core.permissions import Permission

YEARS_TO_SETTLE = 5


class DecisionForm(RegistryForm):
    """What becomes of the ticked lines; what stays empty stays as proposed."""

    result = forms.ChoiceField(label=_("Result"), choices=[("", _("Choose…")), *Result.choices])
    to_unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Unit afterwards"),
        required=False,
        to_field_name="key",
        empty_label=_("as proposed"),
    )
    to_title = forms.ModelChoiceField(
        Title.objects.none(), label=_("Title afterwards"), required=False, empty_label=_("as proposed")
    )
    status = forms.ModelChoiceField(
        EmploymentStatus.objects.none(), label=_("How the person leaves"), required=False, empty_label="–"
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, ending: Ending, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = titles_apart(ending.successors, ending.day)
        unit, title, status = self.fields["to_unit"], self.fields["to_title"], self.fields["status"]
        unit.queryset = Unit.objects.filter(pk__in=ending.successors)  # type: ignore[attr-defined]  # declared above
        unit.label_from_instance = lambda one: names.get(one.pk, one.key)  # type: ignore[attr-defined]  # as above
        title.queryset = Title.objects.valid_on(ending.day)  # type: ignore[attr-defined]  # as above
        leaving = EmploymentStatus.objects.valid_on(ending.day).filter(counts=False).exclude(pk="TT_BP_DEN")
        status.queryset = leaving  # type: ignore[attr-defined]  # as above


class OrderForm(RegistryForm):
    """The decision under which the people are placed, and what is said once for all."""

    decision_number = forms.CharField(label=_("Number of the placing decision"), max_length=60, required=False)
    decision_on = forms.DateField(label=_("Decision date"), required=False)
    decision_issuer = forms.CharField(label=_("Issued by"), max_length=160, required=False)
    deadline = forms.DateField(
        label=_("Surplus to be settled by"),
        required=False,
        help_text=_("Five years from the day on which the units ended, unless the resolution says otherwise."),
    )
    ends_seats = forms.BooleanField(
        label=_("End the committee seats in these units, too"),
        required=False,
        initial=True,
        help_text=_("A Party committee ends with its unit; the seats of the new one are recorded anew."),
    )
    doubles_seen = forms.BooleanField(label=_("Carry out with doubled posts; it is meant so"), required=False)

    def __init__(self, *args: Any, day: date, has_doubles: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("deadline", deadline_of(day))
        if not has_doubles:
            del self.fields["doubles_seen"]


def deadline_of(day: date) -> date:
    return day.replace(year=day.year + YEARS_TO_SETTLE, day=min(day.day, 28) if day.month == 2 else day.day)


def _by_parent(communes: QuerySet[Unit], day: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """The communes under the names of their districts: two may bear one name."""
    periods = UnitPeriod.objects.on(day).filter(unit__in=communes).select_related("unit").order_by("parent", "code")
    above = titles_near((period.parent_id for period in periods if period.parent_id), day)
    groups: dict[str, list[tuple[str, str]]] = {}
    for period in periods:
        groups.setdefault(above.get(period.parent_id or 0, ""), []).append((period.unit.key, period.title))
    return list(groups.items())


class MergerForm(RegistryForm):
    """A merger of communes by a resolution that is not recorded yet."""

    resolution = forms.CharField(
        label=_("Resolution"), max_length=120, help_text=_("As on the paper: Nghị quyết 1676/NQ-UBTVQH15.")
    )
    issued_on = forms.DateField(label=_("Issued on"), required=False)
    effective_on = forms.DateField(label=_("In effect from"))
    subject = forms.CharField(label=_("Subject"), max_length=400, required=False)
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=_("Units that become one"),
        to_field_name="key",
        help_text=_("Choose two or more; hold Ctrl to choose several."),
    )
    seat = UnitField(
        label=_("Unit whose seat and code are kept"), help_text=_("One of those chosen; the new unit carries its code.")
    )
    name = forms.CharField(
        label=_("Name of the new unit"),
        max_length=100,
        required=False,
        help_text=_("Without its kind. Empty when the unit named above takes the others in and lives on."),
    )
    kind = forms.ChoiceField(
        label=_("Kind of the new unit"),
        required=False,
        choices=[
            ("", "–"),
            *((kind.value, kind.label) for kind in (Kind.XA, Kind.PHUONG, Kind.THI_TRAN, Kind.DAC_KHU)),
        ],
    )

    def __init__(self, *args: Any, user: User, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scope = Unit.objects.existing_on(day).in_scope_of(user, Permission.REORGANISE_UNITS)
        chosen = self.fields["units"]
        communes = scope.filter(level=Level.COMMUNE)
        chosen.queryset = communes  # type: ignore[attr-defined]  # declared above
        chosen.choices = _by_parent(communes, day)  # type: ignore[attr-defined]  # as above
        chosen.widget.attrs["size"] = 10
        seat = narrowed(self.fields["seat"], UnitField)
        seat.limit(user=user, day=day, permission=Permission.REORGANISE_UNITS, level=Level.COMMUNE)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if bool(data.get("name")) != bool(data.get("kind")):
            self.add_error(
                "kind" if data.get("name") else "name",
                ValidationError(_("A new unit needs both its name and its kind."), code="half_a_unit"),
            )
        if data.get("seat") and data.get("units") and data["seat"] not in data["units"]:
            self.add_error("seat", ValidationError(_("Choose one of the units that become one."), code="seat"))
        issued, effective = data.get("issued_on"), data.get("effective_on")
        if issued and effective and issued > effective:
            words = _("A resolution is issued before it takes effect, or on that day.")
            self.add_error("issued_on", ValidationError(words, code="issued_late"))
        return data


class SurplusForm(RecordForm):
    """How a surplus case is settled and paid."""

    error_fields: ClassVar[dict[str, str]] = {
        "surplus_case_settled_how": "effective_on",
        "surplus_case_decided_after_applied": "decision_on",
        "surplus_case_paid_when_decided": "paid_on",
        "surplus_case_amount_not_negative": "amount",
        "surplus_case_months_plausible": "months",
        "effect_too_early": "effective_on",
    }
    happened = ("applied_on", "decision_on", "paid_on")
    amount = DongField(label=_("Amount (đồng)"), help_text=DONG_HELP, required=False)

    class Meta:
        model = SurplusCase
        fields = [
            "reason",
            "option",
            "legal_basis",
            "applied_on",
            "decision_number",
            "decision_on",
            "decision_issuer",
            "effective_on",
            "months",
            "amount",
            "paid_on",
            "deadline",
            "note",
        ]

    field_order = Meta.fields


class SettlementForm(RegistryForm):
    """One decision for many cases; what stays empty is not touched."""

    option = forms.ModelChoiceField(SurplusOption.objects.none(), label=_("Settlement"), required=False)
    legal_basis = forms.ModelChoiceField(Basis.objects.none(), label=_("Legal basis"), required=False)
    decision_number = forms.CharField(label=_("Decision number"), max_length=60, required=False)
    decision_on = forms.DateField(label=_("Decision date"), required=False)
    decision_issuer = forms.CharField(label=_("Issued by"), max_length=160, required=False)
    effective_on = forms.DateField(label=_("In effect from"), required=False)
    paid_on = forms.DateField(label=_("Paid on"), required=False)
    deadline = forms.DateField(label=_("To be settled by"), required=False)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["option"].queryset = SurplusOption.objects.valid_on(day)  # type: ignore[attr-defined]  # declared
        self.fields["legal_basis"].queryset = Basis.objects.valid_on(day)  # type: ignore[attr-defined]  # declared

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not any(data.values()) and not self.errors:
            raise ValidationError(_("Fill in at least one field."), code="empty")
        return data
