"""Forms for an act, a decision, an appeal and a cancellation."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.cadres.forms import RecordForm
from apps.cadres.models import EmploymentStatus
from apps.core.editing import WritingForm
from apps.core.forms import PartialDateField
from apps.core.narrowing import narrowed
from apps.discipline import triggers
from apps.discipline.models import AppealResult, DisciplinaryAct, DisciplinaryDecision, DisciplineForm, Side

TEXTS_OF_DISCIPLINE = ("ND112_2020", "ND71_2023", "ND172_2025", "QD102", "QD69", "QD296", "LUAT_CBCC_2008")


class ActForm(RecordForm):
    """What was done, as little as is needed."""

    error_fields: ClassVar[dict[str, str]] = {
        "discipline_act_precise": "act",
        "discipline_found_after_the_act": "found_on",
        triggers.DECIDED_AFTER_ACT: "act",
    }

    happened = ("found_on",)
    act = PartialDateField(label=_("Date of the act"), required=False, help_text=_("A month or a year is enough."))

    class Meta:
        model = DisciplinaryAct
        fields = ["offence", "act", "found_on", "description"]
        help_texts = {
            "found_on": _("The days in which the case must be decided count from then."),
            "description": _("One line without names of others; never anything secret."),
        }

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["act"] = self.instance.act
        self.fields["act"].latest = self.day  # type: ignore[attr-defined]  # a PartialDateField

    def clean(self) -> None:
        self.partial("act")


class DecisionForm(RecordForm):
    """One side's decision; the forms of that side are offered, also those that no longer exist."""

    error_fields: ClassVar[dict[str, str]] = {
        triggers.FORM_EXISTS: "form",
        triggers.FORM_OF_SIDE: "form",
        triggers.FORM_OF_CATEGORY: "form",
        triggers.FORM_FOR_PROBATION: "form",
        triggers.DECIDED_AFTER_ACT: "decision_on",
        triggers.EFFECT_FROM: "effective_on",
        "discipline_one_decision_a_side": "form",
        "discipline_cancelled_after_decision": "decision_on",
        "discipline_appeal_after_decision": "decision_on",
    }

    leaves_as = forms.ModelChoiceField(
        label=_("End the running posts, with the cause"),
        queryset=EmploymentStatus.objects.none(),
        required=False,
        help_text=_("Only for forms that end the post."),
    )
    leaves_party = forms.BooleanField(label=_("End the Party membership with an expulsion"), required=False)

    class Meta:
        model = DisciplinaryDecision
        fields = ["form", "decision_number", "decision_on", "decision_issuer", "effective_on", "legal_basis"]

    def __init__(self, *args: Any, side: Side, may_end: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.side = side
        self.instance.side = side
        self.fields["effective_on"].required = False
        self.fields["effective_on"].help_text = _("Empty: the day of the decision.")
        form = narrowed(self.fields["form"], forms.ModelChoiceField)
        # The decision's own day says which forms there were; the working day may be another one.
        form.queryset = DisciplineForm.objects.filter(track__side=side).select_related("track")
        form.label_from_instance = form_words  # type: ignore[assignment]  # as Django offers it
        basis = narrowed(self.fields["legal_basis"], forms.ModelChoiceField)
        basis.queryset = basis.queryset.model.objects.filter(pk__in=TEXTS_OF_DISCIPLINE)  # type: ignore[union-attr]  # a choice of models
        self._offer_ends(may_end=may_end)

    def _offer_ends(self, *, may_end: bool) -> None:
        """The State's heaviest forms end the posts, the Party's the membership; each side asks for its own."""
        if not (may_end and self.side == Side.STATE):
            del self.fields["leaves_as"]
        if not (may_end and self.side == Side.PARTY):
            del self.fields["leaves_party"]
        if leaves := self.fields.get("leaves_as"):
            leaves = narrowed(leaves, forms.ModelChoiceField)
            leaves.queryset = EmploymentStatus.objects.filter(pk__in=("TT_BTV", "TT_KHAC"))
            leaves.empty_label = _("No, the posts run on")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written in it: the other side alone has decided."""
        names = [name for name in self.Meta.fields if name in self.fields]
        return not any(str(self.data.get(self.add_prefix(name), "")).strip() for name in names)

    def reopened(self, row: Any) -> DecisionForm:
        return type(self)(instance=row, user=self.user, day=self.day, side=self.side)

    def clean(self) -> None:
        decided = self.cleaned_data.get("decision_on")
        if decided and not self.cleaned_data.get("effective_on") and "effective_on" not in self.errors:
            self.cleaned_data["effective_on"] = decided


def form_words(form: object) -> str:
    """The form with its track, and with its last day where it no longer exists."""
    form = narrowed(form, DisciplineForm)
    until = _(" (until %(day)s)") % {"day": f"{form.valid_to:%d/%m/%Y}"} if form.valid_to else ""
    track = f"{form.track}: " if form.track.category else ""
    return f"{track}{form}{until}"


class AppealForm(WritingForm):
    """That the person appealed, and what came of it."""

    error_fields: ClassVar[dict[str, str]] = {
        "discipline_appeal_after_decision": "appealed_on",
        "discipline_answer_needs_appeal": "appeal_result",
        "discipline_answer_after_appeal": "appeal_answered_on",
    }

    class Meta:
        model = DisciplinaryDecision
        fields = ["appealed_on", "appeal_answered_on", "appeal_result"]
        help_texts = {
            "appeal_result": _(
                "The decision is not ended by this, also where the answer cancels or replaces it: then cancel it on its"
                " own page."
            )
        }

    @property
    def result(self) -> AppealResult | None:
        value = self.cleaned_data.get("appeal_result")
        return AppealResult(value) if value else None


class CancellationForm(WritingForm):
    """From which day the decision no longer holds, and by what paper."""

    error_fields: ClassVar[dict[str, str]] = {
        "discipline_cancelled_after_decision": "cancelled_on",
        "discipline_cancelled_with_its_day": "cancelled_on",
    }

    class Meta:
        model = DisciplinaryDecision
        fields = ["cancelled_on", "cancelled_by"]
        help_texts = {"cancelled_by": _("Number, date and issuer of the decision that cancels it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cancelled_on"].required = True
