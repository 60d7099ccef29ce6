"""Forms for the person, a post, a committee seat and Party membership."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.cadres.citizen_ids import read_citizen_id
from apps.cadres.models import Cadre, Category, CommitteeSeat, PartyMembership, Posting, Title
from apps.cadres.periods import last_day, period
from apps.cadres.sensitive import SENSITIVE_FIELDS
from apps.communes.fields import UnitField
from apps.communes.models import Level, Unit
from apps.communes.titles import titles_near
from apps.core.ahead import NotAhead
from apps.core.codelists import CodeListItem
from apps.core.dates import PartialDate, Precision
from apps.core.editing import WritingForm
from apps.core.forms import PartialDateField
from apps.core.narrowing import narrowed
from apps.core.permissions import FieldGroup
from apps.core.text import tidy


class RecordForm(WritingForm):
    """A form in whose lists stand the entries in force on the working day, and what the record already says."""

    # Full days on which something has happened when it is written down.
    happened: ClassVar[tuple[str, ...]] = ("decision_on",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.happened:
            if name in self.fields:
                self.fields[name].validators.append(NotAhead(self.day))
        for name, field in self.fields.items():
            model = getattr(getattr(field, "queryset", None), "model", None)
            if isinstance(field, forms.ModelChoiceField) and model and issubclass(model, CodeListItem):
                chosen = getattr(self.instance, f"{name}_id", None)
                valid = model.objects.valid_on(self.day)
                field.queryset = (valid | model.objects.filter(pk=chosen)) if chosen else valid
                field.empty_label = _("No information") if not field.required else _("Choose…")
            elif isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
                named = [(value, label) for value, label in list(cast(Any, field.choices)) if value]
                field.choices = (
                    named if field.required and self.initial.get(name) else [("", _("No information")), *named]
                )

    def partial(self, name: str) -> None:
        """Put a date of known precision from the form into its two columns."""
        value: PartialDate | None = self.cleaned_data.get(name)
        setattr(self.instance, f"{name}_on", value.first if value else None)
        setattr(self.instance, f"{name}_precision", value.precision if value else Precision.DAY)


class CadreForm(RecordForm):
    """Who the person is; fields that need a right of their own are there only for those who hold it."""

    error_fields: ClassVar[dict[str, str]] = {
        "cadre_citizen_id_once": "citizen_id",
        "cadre_citizen_id_digits": "citizen_id",
        "cadre_name_given": "full_name",
        "cadre_birth_plausible": "birth",
        "cadre_birth_precise": "birth",
        "start_before_birth": "birth",
    }

    birth = PartialDateField(label=_("Date of birth"), required=False)
    citizen_id = forms.CharField(
        label=_("Citizen id"),
        required=False,
        max_length=40,
        help_text=_("12 digits, as on the card."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    class Meta:
        model = Cadre
        fields = [
            "full_name",
            "other_names",
            "sex",
            "birth",
            "citizen_id",
            "ethnic_group",
            "religion",
            "birth_place",
            "home_town",
            "phone",
            "email",
            "note",
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["birth"].latest = self.day  # type: ignore[attr-defined]  # a PartialDateField
        self.initial.setdefault("birth", self.instance.birth)
        target = self.instance if self.instance.pk else None
        for group, names in SENSITIVE_FIELDS.items():
            if not self.user.can(group.permission, target):
                for name in names:
                    del self.fields[name]

    @property
    def shown_groups(self) -> list[FieldGroup]:
        """Sensitive groups that opening the form shows: their reading is logged."""
        return [group for group, names in SENSITIVE_FIELDS.items() if names[0] in self.fields]

    def clean_full_name(self) -> str:
        name = tidy(self.cleaned_data["full_name"])
        if not any(letter.isalpha() for letter in name):
            raise ValidationError(_("Write the name as on the papers."), code="no_letters")
        return name

    def clean_citizen_id(self) -> str | None:
        written = self.cleaned_data["citizen_id"]
        if not written:
            return None
        read = read_citizen_id(written)
        self.doubts += read.doubts
        return read.number

    def clean(self) -> None:
        birth: PartialDate | None = self.cleaned_data.get("birth")
        self.instance.birth_date = birth.first if birth else None
        self.instance.birth_precision = birth.precision if birth else Precision.DAY


class PeriodForm(RecordForm):
    """A record with a unit and a period, of which people name the first and the last day."""

    unit = UnitField(label=_("Unit"))
    begins = forms.DateField(label=_("First day"))
    ends = forms.DateField(label=_("Last day"), required=False, help_text=_("Empty while it runs."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = self.instance.period
        unit_field = narrowed(self.fields["unit"], UnitField)
        unit_field.limit(user=self.user, day=held.lower if held else self.day, level=Level.COMMUNE)
        if held:
            self.initial.update(begins=held.lower, ends=last_day(held), unit=self.instance.unit)

    def clean_unit(self) -> Unit:
        unit: Unit = self.cleaned_data["unit"]
        self.instance.unit = unit
        return unit

    def clean(self) -> None:
        first, last = self.cleaned_data.get("begins"), self.cleaned_data.get("ends")
        if first:
            try:
                self.instance.period = period(first, last)
            except ValidationError as error:
                self.add_error("ends", error)

    def shown(self, name: str, value: Any) -> str:
        if isinstance(value, Unit):
            return titles_near([value.pk], self.day).get(value.pk, value.key)
        return super().shown(name, value)


class PostingForm(PeriodForm):
    """A post; the category follows from the title unless someone says otherwise."""

    error_fields: ClassVar[dict[str, str]] = {
        "posting_one_primary_at_a_time": "begins",
        "posting_title_once_at_a_time": "title",
        "posting_period_begins": "begins",
        "posting_category_known": "category",
        "unit_not_yours": "unit",
        "start_before_birth": "begins",
    }

    start_known = forms.BooleanField(
        label=_("The first day is known exactly"),
        required=False,
        initial=True,
        help_text=_("Untick when only some day on which the post was already held is known."),
    )

    class Meta:
        model = Posting
        fields = [
            "title",
            "category",
            "is_primary",
            "status",
            "grade",
            "start_known",
            "duties",
            "decision_number",
            "decision_on",
            "decision_issuer",
        ]

    field_order = [
        "unit",
        "title",
        "category",
        "is_primary",
        "begins",
        "start_known",
        "ends",
        "status",
        "grade",
        "duties",
        "decision_number",
        "decision_on",
        "decision_issuer",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].required = False
        category = cast(forms.ChoiceField, self.fields["category"])
        category.choices = [("", _("As the title says")), *Category.choices]

    def clean(self) -> None:
        super().clean()
        title: Title | None = self.cleaned_data.get("title")
        if title and not self.cleaned_data.get("category"):
            self.instance.category = self.cleaned_data["category"] = title.category


class NewPostingForm(PostingForm):
    """A further post, which may follow upon the present one."""

    ends_running = forms.BooleanField(
        label=_("The present primary post ends the day before"),
        required=False,
    )


class EndPostingForm(WritingForm):
    """The last day of a post."""

    error_fields: ClassVar[dict[str, str]] = {"last_before_first": "last", "posting_period_begins": "last"}

    last = forms.DateField(label=_("Last day"))

    class Meta:
        model = Posting
        fields: list[str] = []


class SeatForm(PeriodForm):
    """A seat in the Party committee of a unit."""

    error_fields: ClassVar[dict[str, str]] = {
        "seat_once_at_a_time": "kind",
        "seat_period_begins": "begins",
        "unit_not_yours": "unit",
        "start_before_birth": "begins",
    }

    class Meta:
        model = CommitteeSeat
        fields = ["kind", "term", "start_known", "decision_number", "decision_on"]

    field_order = ["unit", "kind", "term", "begins", "start_known", "ends", "decision_number", "decision_on"]


class PartyForm(RecordForm):
    """Membership in the Party."""

    error_fields: ClassVar[dict[str, str]] = {
        "party_official_after_admission": "official",
        "party_ends_after_admission": "ended_on",
        "party_ends_after_it_counts": "ended_on",
        "party_end_reason_only_when_ended": "ended_on",
        "party_membership_one_at_a_time": "joined",
        "party_admitted_as_a_child": "joined",
    }

    joined = PartialDateField(label=_("Admitted on"), required=False)
    official = PartialDateField(label=_("Official member since"), required=False)

    class Meta:
        model = PartyMembership
        fields = ["joined", "official", "ended_on", "end_reason"]

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(joined=self.instance.joined, official=self.instance.official)
        for name in ("joined", "official"):
            self.fields[name].latest = self.day  # type: ignore[attr-defined]  # a PartialDateField

    def clean(self) -> None:
        self.partial("joined")
        self.partial("official")
