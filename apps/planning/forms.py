"""Forms of planning lists, of the people in them, and of health examinations."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.forms import RecordForm
from apps.cadres.models import Cadre, CommitteeTerm, Title
from apps.cadres.search import matching
from apps.communes.fields import UnitField
from apps.core.forms import PartialDateField, RegistryForm
from apps.core.narrowing import narrowed
from apps.core.permissions import Permission
from apps.core.text import tidy
from apps.planning.models import HealthExamination, PlanningEntry, PlanningRound

MOST_NAMED = 5


class RoundForm(RecordForm):
    """A planning list: of which unit, for which term, by which decision."""

    error_fields: ClassVar[dict[str, str]] = {
        "planning_round_once": "term",
        "planning_round_decision_whole": "decision_number",
    }

    unit = UnitField(label=_("Unit"))

    class Meta:
        model = PlanningRound
        fields = ["unit", "term", "legal_basis", "decision_number", "decision_on", "decision_issuer"]

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = narrowed(self.fields["unit"], UnitField)
        term = narrowed(self.fields["term"], forms.ModelChoiceField)
        unit.limit(user=self.user, day=self.day, permission=Permission.SEE_PLANNING)
        # a list is drawn up before its term begins
        term.queryset = CommitteeTerm.objects.all()
        if self.instance.pk:
            del self.fields["unit"]

    def clean(self) -> None:
        super().clean()
        if unit := self.cleaned_data.get("unit"):
            self.instance.unit = unit


class EntryForm(RecordForm):
    """Who is planned for which title: the person by code, or by a name that only one person bears."""

    error_fields: ClassVar[dict[str, str]] = {
        "planning_entry_once": "title",
        "planning_entry_order_counts_from_one": "position",
        "planning_entry_removed_after_added": "added_on",
    }

    person = forms.CharField(
        label=_("Person"),
        max_length=120,
        help_text=_("The code (CB-…), or the full name where only one person bears it."),
    )

    class Meta:
        model = PlanningEntry
        fields = ["person", "title", "position", "added_on"]

    field_order = Meta.fields

    def __init__(self, *args: Any, user: User, day: date, **kwargs: Any) -> None:
        super().__init__(*args, user=user, day=day, **kwargs)
        self.reader = user
        title = narrowed(self.fields["title"], forms.ModelChoiceField)
        # posts of the coming term may be called by titles that are not in force yet
        title.queryset = Title.objects.exclude(category="non_professional")
        self.initial.setdefault("added_on", day)
        if self.instance.cadre_id:
            del self.fields["person"]

    def clean_person(self) -> str:
        words = tidy(self.cleaned_data["person"])
        people = Cadre.objects.visible_to(self.reader)
        found = list(people.filter(code=words.upper())[:1]) or list(
            matching(people, words, self.reader)[: MOST_NAMED + 1]
        )
        if not found:
            raise ValidationError(_("Nobody in your units is called “%(words)s”."), params={"words": words})
        if len(found) > 1:
            named = "; ".join(f"{cadre.full_name} {cadre.code}" for cadre in found[:MOST_NAMED])
            raise ValidationError(_("Several people fit: %(named)s. Write the code."), params={"named": named})
        self.instance.cadre = found[0]
        return words


class TakingOutForm(RegistryForm):
    """When and why people are taken out of their lists."""

    on = forms.DateField(label=_("Taken out on"))
    because = forms.CharField(label=_("Reason"), max_length=200)


class RetirementForm(RegistryForm):
    """The last day and the decision of people who retire together; without a day, each one's own."""

    last_day = forms.DateField(
        label=_("Last day in post"),
        required=False,
        help_text=_("The same for all. Left empty: each one's own last day, as it stands in the list below."),
    )
    decision_number = forms.CharField(label=_("Decision number"), max_length=60, required=False)
    decision_on = forms.DateField(label=_("Decision date"), required=False)
    decision_issuer = forms.CharField(label=_("Issued by"), max_length=160, required=False)
    ends_seats = forms.BooleanField(
        label=_("Seats in Party committees end with the same day"), required=False, initial=True
    )


class ExaminationForm(RecordForm):
    """One health examination; only the class is kept."""

    error_fields: ClassVar[dict[str, str]] = {
        "health_examination_once": "examined",
        "health_examination_plausible": "examined",
        "health_examined_precise": "examined",
    }

    examined = PartialDateField(label=_("Examined on"))

    class Meta:
        model = HealthExamination
        fields = ["health_class", "examined", "provider"]

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["examined"].latest = self.day  # type: ignore[attr-defined]  # a PartialDateField
        self.initial.setdefault("examined", self.instance.examined)

    def clean(self) -> None:
        super().clean()
        self.partial("examined")
