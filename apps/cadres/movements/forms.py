"""Forms of movements: proposing, answering, returning, correcting, leaving."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.cadres.forms import RecordForm
from apps.cadres.models import Cadre, Departure, EmploymentStatus, Movement, Posting
from apps.communes.fields import UnitField
from apps.communes.models import Level, Unit
from apps.communes.titles import titles_near
from apps.core.editing import WritingForm
from apps.core.permissions import Permission
from apps.core.text import fold


class AnyUnitField(UnitField):
    """Any unit that exists on the day: people are sent to where the sender has no right."""

    default_error_messages = {
        "unknown": _("There is no unit “%(value)s” on this day. Choose from the list, or type the code."),
        "ambiguous": _("Several units are called “%(value)s”. Choose from the list, or type the code."),
    }

    def offer(self, day: date) -> None:
        self.scope, self.day = Unit.objects.all(), day
        self.widget.periods, self.widget.day = self._periods(), day
        self.widget.search = f"{reverse('communes:pick')}?day={day.isoformat()}"


class MovementForm(RecordForm):
    """What a movement says on paper."""

    error_fields: ClassVar[dict[str, str]] = {
        "no_destination": "to_unit",
        "lent_to_oneself": "to_unit",
        "no_new_title": "to_title",
        "movement_new_post_is_named": "to_title",
        "posting_title_once_at_a_time": "to_title",
        "posting_one_primary_at_a_time": "starts_on",
        "no_post_to_leave": "starts_on",
        "last_before_first": "starts_on",
        "start_before_birth": "starts_on",
        "movement_recorded_once": "starts_on",
        "no_planned_end": "planned_end",
        "movement_planned_end_after_start": "planned_end",
        "movement_ends_after_start": "ended_on",
        "movement_in_force_is_decided": "decision_number",
        "still_lent": "kind",
        "movement_one_open_proposal": "kind",
    }

    to_unit = AnyUnitField(label=_("To unit"), required=False)

    class Meta:
        model = Movement
        fields = [
            "kind",
            "to_title",
            "to_place",
            "to_level",
            "starts_on",
            "planned_end",
            "legal_basis",
            "decision_number",
            "decision_on",
            "decision_issuer",
            "is_non_local",
            "adds_post",
            "note",
        ]
        help_texts = {
            "to_place": _("For a body that is not a unit of the registry: its name as written in the decision."),
            "to_level": _("Follows from the unit; choose it for another body."),
            "planned_end": _("For a rotation, secondment or strengthening."),
            "decision_number": _("May be given when the movement is confirmed."),
        }

    field_order = ["kind", "to_unit", *Meta.fields[1:]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(AnyUnitField, self.fields["to_unit"]).offer(self.day)
        self.initial.setdefault("to_unit", self.instance.to_unit)

    def clean(self) -> None:
        self.instance.to_unit = self.cleaned_data.get("to_unit")

    def shown(self, name: str, value: Any) -> str:
        if isinstance(value, Unit):
            return titles_near([value.pk], self.day).get(value.pk, value.key)
        return super().shown(name, value)


class How(models.TextChoices):
    """The ways to record a movement for those who speak for both sides."""

    CARRY_OUT = "carry_out", _("Carry out now: both sides have agreed and the decision is there")
    PROPOSE = "propose", _("Propose: the receiving unit answers first")
    RECORD = "record", _("Only record: it took place, and the posts already stand as they should")


class PostField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """A post of the person, by its title."""

    def label_from_instance(self, obj: Posting) -> str:
        return str(obj.title)


class ProposalForm(MovementForm):
    """A movement of a person whom the user sees; who speaks for both sides chooses how."""

    from_posting = PostField(
        Posting.objects.none(), label=_("Post that ends"), required=False, help_text=_("Empty: the primary post.")
    )
    how = forms.ChoiceField(
        label=_("What shall happen"),
        choices=How,
        widget=forms.RadioSelect,
        help_text=_(
            "Where you may not write for the receiving unit, a movement is not carried out now:"
            " it is proposed, and that unit answers first."
        ),
    )

    field_order = ["kind", "from_posting", *MovementForm.field_order[1:], "how"]

    def __init__(self, *args: Any, may_carry_out: bool, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"how": How.CARRY_OUT.value})
        super().__init__(*args, **kwargs)
        self.may_carry_out = may_carry_out
        held = Posting.objects.filter(cadre=self.instance.cadre).running_on(self.day).select_related("title")
        posts = cast(PostField, self.fields["from_posting"])
        posts.queryset, posts.empty_label = held, str(_("The primary post"))
        if len(held) < 2:
            del self.fields["from_posting"]
        if not may_carry_out:
            # what stays within the own unit is carried out at once; the service knows
            del self.fields["how"]

    def clean(self) -> None:
        super().clean()
        self.instance.from_posting = self.cleaned_data.get("from_posting")
        if self.may_carry_out:
            self._say_who_answers()

    def _say_who_answers(self) -> None:
        """Name the unit that answers first, on the page that is shown again."""
        unit = self.cleaned_data.get("to_unit")
        if unit and not self.user.can(Permission.EDIT_CADRES, unit):
            words = _("%(unit)s answers first: carried out now, this movement is only proposed.")
            self["how"].help_text = words % {"unit": self.shown("to_unit", unit)}

    @property
    def chosen_way(self) -> str:
        return str(self.cleaned_data.get("how") or How.PROPOSE)


class FetchForm(MovementForm):
    """A proposal of the receiving unit: it names the person by code and name, and sees no dossier."""

    code = forms.CharField(
        label=_("Code of the person"), max_length=12, help_text=_("As the person knows it: CB-000123.")
    )
    full_name = forms.CharField(label=_("Full name"), max_length=120, help_text=_("As written on the papers."))

    field_order = ["code", "full_name", *MovementForm.field_order]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = UnitField(label=_("To unit"))
        unit.limit(user=self.user, day=self.day, level=Level.COMMUNE)
        self.fields["to_unit"] = unit
        for name in ("to_place", "to_level"):
            del self.fields[name]
        self.order_fields(self.field_order)

    def clean(self) -> None:
        super().clean()
        code, name = self.cleaned_data.get("code", ""), self.cleaned_data.get("full_name", "")
        found = Cadre.objects.filter(code=code.strip().upper()).select_related("home_unit").first()
        if found is None or fold(found.full_name) != fold(name):
            self.add_error(
                "code",
                ValidationError(
                    _("Nobody is registered with this code and this name. Ask the sending unit for both."),
                    code="nobody",
                ),
            )
        else:
            self.instance.cadre = found


class DecisionForm(WritingForm):
    """The paper with which the other side confirms."""

    error_fields: ClassVar[dict[str, str]] = {"movement_in_force_is_decided": "decision_number"}

    class Meta:
        model = Movement
        fields = ["decision_number", "decision_on", "decision_issuer"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("decision_number", "decision_on"):
            self.fields[name].required = True


class AnswerForm(WritingForm):
    """Why a proposal is declined or withdrawn."""

    error_fields: ClassVar[dict[str, str]] = {"movement_declined_with_a_reason": "answer"}

    class Meta:
        model = Movement
        fields = ["answer"]
        labels = {"answer": _("Why")}


class ReturnForm(WritingForm):
    """When someone is back, and in which post."""

    error_fields: ClassVar[dict[str, str]] = {
        "returned_too_early": "back_on",
        "posting_one_primary_at_a_time": "back_on",
        "no_post_at_home": "home_unit",
        "unit_not_yours": "home_unit",
    }

    back_on = forms.DateField(label=_("First day back"))
    home_unit = UnitField(label=_("In unit"), required=False)

    class Meta:
        model = Movement
        fields = ["from_title", "return_decision_number", "return_decision_on"]
        labels = {"from_title": _("In title")}

    field_order = ["back_on", "home_unit", *Meta.fields]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.kind.stays_with_sender:
            # the kept post is simply taken up again
            del self.fields["home_unit"], self.fields["from_title"]
        else:
            unit = cast(UnitField, self.fields["home_unit"])
            unit.limit(user=self.user, day=self.day, level=Level.COMMUNE)
            self.initial["home_unit"] = self.instance.from_unit
        if self.instance.planned_end:
            self.initial["back_on"] = date.fromordinal(self.instance.planned_end.toordinal() + 1)


class CorrectionForm(MovementForm):
    """What stands on the papers of a movement, to be corrected; posts are corrected where they stand."""

    class Meta(MovementForm.Meta):
        fields = ["from_place", "from_level", *MovementForm.Meta.fields]

    field_order = ["kind", "from_place", "from_level", "to_unit", *MovementForm.Meta.fields[1:]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.to_posting_id:
            # where the person went is what the new post says
            for name in ("kind", "to_unit", "to_title", "starts_on"):
                del self.fields[name]

    def clean(self) -> None:
        if "to_unit" in self.fields:
            super().clean()


class DepartureForm(RecordForm):
    """How someone leaves: cause, last day, decision."""

    error_fields: ClassVar[dict[str, str]] = {
        "no_cause_of_leaving": "cause",
        "no_post_to_leave": "last_day",
        "later_post": "last_day",
        "last_before_first": "last_day",
        "departure_once_a_day": "last_day",
    }

    ends_seats = forms.BooleanField(
        label=_("Seats in Party committees end with the same day"), required=False, initial=True
    )

    class Meta:
        model = Departure
        fields = ["cause", "last_day", "legal_basis", "decision_number", "decision_on", "decision_issuer", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        causes = cast("forms.ModelChoiceField[EmploymentStatus]", self.fields["cause"])
        causes.queryset = EmploymentStatus.objects.valid_on(self.day).filter(ends_service=True)
