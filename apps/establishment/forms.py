"""Forms of an allotment of posts and of a vacancy to fill."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.cadres.forms import RecordForm
from apps.cadres.periods import last_day, period
from apps.communes.fields import UnitField
from apps.communes.models import Level
from apps.core.narrowing import narrowed
from apps.core.permissions import Permission
from apps.establishment.models import Allotment, Opening, UnitClassification, UnitSize


class OfUnitForm(RecordForm):
    """A record of a unit of commune level in which one may set the establishment."""

    level: ClassVar[Level | None] = Level.COMMUNE
    unit = UnitField(label=_("Unit"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrowed(self.fields["unit"], UnitField).limit(
            user=self.user, day=self.day, permission=Permission.MANAGE_ESTABLISHMENT, level=self.level
        )
        if self.instance.pk:
            del self.fields["unit"]
        elif self.instance.unit_id:
            self.initial.setdefault("unit", self.instance.unit)

    def clean(self) -> None:
        super().clean()
        if unit := self.cleaned_data.get("unit"):
            self.instance.unit = unit


class AllotmentForm(OfUnitForm):
    """How many posts, of which block, for which year, by which decision."""

    error_fields: ClassVar[dict[str, str]] = {
        "allotment_once_a_year": "year",
        "allotment_year_plausible": "year",
        "allotment_number_plausible": "number",
        "allotment_decided_by_its_year": "decision_on",
    }

    class Meta:
        model = Allotment
        fields = [
            "unit",
            "block",
            "year",
            "number",
            "decision_number",
            "decision_on",
            "decision_issuer",
            "legal_basis",
            "note",
        ]
        help_texts = {"year": _("It holds until a later year's allotment follows.")}

    field_order = Meta.fields


class ClassForm(OfUnitForm):
    """Of which class the unit is, from when, by which decision."""

    error_fields: ClassVar[dict[str, str]] = {
        "unit_classification_one_at_a_time": "first",
        "unit_classification_begins": "last",
        "last_before_first": "last",
    }

    first = forms.DateField(label=_("First day"))
    last = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Empty while it holds; a later class then ends it the day before."),
    )

    class Meta:
        model = UnitClassification
        fields = [
            "unit",
            "unit_class",
            "first",
            "last",
            "decision_number",
            "decision_on",
            "decision_issuer",
            "legal_basis",
            "note",
        ]

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision_number"].required = True
        if held := self.instance.period:
            self.initial.update(first=held.lower, last=last_day(held))

    def clean(self) -> None:
        super().clean()
        if first := self.cleaned_data.get("first"):
            try:
                self.instance.period = period(first, self.cleaned_data.get("last"))
            except ValidationError as error:
                self.add_error("last", error)


class SizeForm(OfUnitForm):
    """How many people live in a unit of any level and how large it is, on which day, by which source."""

    error_fields: ClassVar[dict[str, str]] = {
        "unit_size_once_a_day": "counted_on",
        "unit_size_says_something": "inhabitants",
        "unit_size_inhabitants_plausible": "inhabitants",
        "unit_size_area_plausible": "area",
        "unit_size_day_plausible": "counted_on",
        "unit_size_has_a_source": "source",
    }
    level = None

    class Meta:
        model = UnitSize
        fields = ["unit", "counted_on", "inhabitants", "area", "source", "note"]
        # As people write them: 12.345 and 21,5.
        localized_fields = ["inhabitants", "area"]
        help_texts = {
            "counted_on": _("The day of the census or of the yearbook's figure; it holds until a later one follows."),
            "source": _("For instance “Niên giám thống kê 2024”, with the page."),
        }

    field_order = Meta.fields


class OpeningForm(OfUnitForm):
    """Which post is to be filled, how many times, in which way and by when; and how far it has come."""

    error_fields: ClassVar[dict[str, str]] = {
        "opening_has_a_number": "number",
        "opening_filled_of_its_number": "filled",
        "opening_wanted_after_it_opened": "wanted_by",
        "opening_closed_after_it_opened": "closed_on",
        "opening_says_what": "title",
    }

    class Meta:
        model = Opening
        fields = [
            "unit",
            "block",
            "title",
            "work",
            "number",
            "way",
            "opened_on",
            "wanted_by",
            "filled",
            "closed_on",
            "decision_number",
            "decision_on",
            "decision_issuer",
            "legal_basis",
            "note",
        ]
        help_texts = {
            "work": _("Where the title does not say enough, for instance “Land register of the commune”."),
            "closed_on": _("Only where no more will be filled."),
        }

    field_order = Meta.fields
