"""Pages on which discipline is written: an act in both tracks on one form, and each decision's own pages."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import Section, Way, form_page, say_done, ways_to_delete
from apps.cadres.edit.records import record_deletion, record_page
from apps.core.editing import Outcome, Refusal, WritingForm, seen_doubts, try_to_save
from apps.core.permissions import Permission
from apps.discipline import services
from apps.discipline.forms import ActForm, AppealForm, CancellationForm, DecisionForm
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision, Side
from apps.discipline.pages import act_of, decision_form, decision_of, open_cadre, optional_section, side_section

writes = require_http_methods(["GET", "HEAD", "POST"])


@writes
def record(request: RegistryRequest, code: str) -> HttpResponse:
    """An act with the State's decision, the Party's or both."""
    cadre = open_cadre(request, code)
    act = ActForm(
        request.POST or None, instance=DisciplinaryAct(cadre=cadre), user=request.user, day=request.day, prefix="act"
    )
    sides = [decision_form(request, DisciplinaryDecision(cadre=cadre), side) for side in (Side.PARTY, Side.STATE)]
    written = [form for form in sides if request.method == "POST" and not form.is_empty]
    outcome = Outcome()
    # All are checked, so that every mistake is shown at once.
    if request.method == "POST" and not [form for form in (act, *written) if not form.is_valid()]:
        outcome = try_to_save(act, lambda: _record(request, act, written), refuse=_refusal(act, written))
    if outcome.is_saved:
        say_done(request, _("The discipline was recorded."))
        return redirect(cadre)
    # A side that stays empty is not asked again for what it lacks.
    shown = [form if form in written else decision_form_anew(request, form) for form in sides]
    return form_page(
        request,
        title=_("Record discipline"),
        pretitle=f"{cadre.full_name} · {cadre.code}",
        sections=[Section(act, _("The act")), *map(optional_section, shown)],
        outcome=outcome,
        back_url=cadre.get_absolute_url(),
        action=_("Record"),
    )


def decision_form_anew(request: RegistryRequest, form: DecisionForm) -> DecisionForm:
    """The form of a side as it was opened."""
    return DecisionForm(
        instance=DisciplinaryDecision(cadre=form.instance.cadre),
        user=request.user,
        day=request.day,
        side=form.side,
        may_end=True,
        prefix=form.side.value,
    )


def _record(request: RegistryRequest, act: ActForm, written: list[DecisionForm]) -> None:
    services.record_act(
        act=act.instance,
        decisions=[form.instance for form in written],
        by=request.user,
        seen=seen_doubts(request),
        leaves_as=next((cause for form in written if (cause := form.cleaned_data.get("leaves_as"))), None),
        leaves_party=any(form.cleaned_data.get("leaves_party") for form in written),
    )


def _refusal(act: ActForm, written: list[DecisionForm]) -> Refusal:
    """A refusal stands in the form that has its field; the State's where either could have it."""

    def refuse(error: ValidationError) -> None:
        for one in error.error_list:
            of_decision = [form for form in reversed(written) if one.code in form.error_fields]
            (of_decision[0] if of_decision else act).refuse(ValidationError([one]))

    return refuse


@writes
def add(request: RegistryRequest, code: str, act: int, side: str) -> HttpResponse:
    """The other side's decision on an act that is on record."""
    cadre = open_cadre(request, code)
    found = act_of(request, cadre, act)
    form = decision_form(request, DisciplinaryDecision(cadre=cadre, act=found), Side(side))
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(form, lambda: _add(request, form))
    if outcome.is_saved:
        say_done(request, _("The decision was added."))
        return redirect(cadre)
    return form_page(
        request,
        title=_("Add a decision on: %(offence)s") % {"offence": found.offence},
        pretitle=f"{cadre.full_name} · {cadre.code}",
        sections=[side_section(form)],
        outcome=outcome,
        back_url=cadre.get_absolute_url(),
        action=_("Add the decision"),
    )


def _add(request: RegistryRequest, form: DecisionForm) -> None:
    services.add_decision(
        decision=form.instance,
        by=request.user,
        seen=seen_doubts(request),
        leaves_as=form.cleaned_data.get("leaves_as"),
        leaves_party=bool(form.cleaned_data.get("leaves_party")),
    )


@writes
def edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    """A decision as it stands; what the paper says can be corrected."""
    cadre = open_cadre(request, code)
    decision = decision_of(request, cadre, pk)
    form = decision_form(request, decision, Side(decision.side), may_end=False)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(
            form,
            lambda: services.edit_decision(
                decision=form.instance, revision=form.opened_at, by=request.user, seen=seen_doubts(request)
            ),
        )
    if outcome.is_saved:
        say_done(request, _("The changes were saved."))
        return redirect(cadre)
    return form_page(
        request,
        title=_("Edit the disciplinary decision"),
        pretitle=f"{cadre.full_name} · {cadre.code}",
        sections=[side_section(form)],
        outcome=outcome,
        back_url=cadre.get_absolute_url(),
        action=_("Save"),
        ways=_ways(request, decision),
    )


def _ways(request: RegistryRequest, decision: DisciplinaryDecision) -> tuple[Way, ...]:
    """What else can be done with a decision."""
    keys = [decision.cadre.code, decision.pk]
    return (
        Way(reverse("discipline:appeal", args=keys), _("Appeal")),
        Way(reverse("discipline:cancel", args=keys), _("Cancel the decision")),
        *ways_to_delete(request, decision, "discipline:delete", *keys),
    )


@writes
def edit_act(request: RegistryRequest, code: str, act: int) -> HttpResponse:
    cadre = open_cadre(request, code)
    found = act_of(request, cadre, act)
    form = ActForm(request.POST or None, instance=found, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Edit the disciplinary act"),
        save=lambda: services.edit_act(act=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        ways=ways_to_delete(request, found, "discipline:delete_act", cadre.code, found.pk),
    )


@writes
def appeal(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = open_cadre(request, code)
    decision = decision_of(request, cadre, pk)
    form = AppealForm(request.POST or None, instance=decision, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Appeal against: %(form)s") % {"form": decision.form},
        save=lambda: services.record_appeal(
            decision=decision,
            appealed_on=form.cleaned_data["appealed_on"],
            answered_on=form.cleaned_data["appeal_answered_on"],
            result=form.result,
            revision=form.opened_at,
            by=request.user,
        ),
        done=_("The appeal was noted. The decision is as it was; cancel it on its own page where the answer says so."),
        action=_("Save"),
    )


@writes
def cancel(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = open_cadre(request, code)
    decision = decision_of(request, cadre, pk)
    form: WritingForm = CancellationForm(request.POST or None, instance=decision, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Cancel the decision: %(form)s") % {"form": decision.form},
        save=lambda: services.cancel_decision(
            decision=decision,
            cancelled_on=form.cleaned_data["cancelled_on"],
            cancelled_by=form.cleaned_data["cancelled_by"],
            revision=form.opened_at,
            by=request.user,
        ),
        done=_("The decision was cancelled."),
        action=_("Cancel the decision"),
    )


@writes
def delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = open_cadre(request, code, Permission.DELETE_CADRES)
    decision = decision_of(request, cadre, pk)
    # An act without a decision says nothing, so it goes with its last one.
    record = decision if decision.act.decisions.exclude(pk=decision.pk).exists() else decision.act
    return record_deletion(request, cadre=cadre, record=record, words=str(decision.form))


@writes
def delete_act(request: RegistryRequest, code: str, act: int) -> HttpResponse:
    cadre = open_cadre(request, code, Permission.DELETE_CADRES)
    found = act_of(request, cadre, act)
    return record_deletion(request, cadre=cadre, record=found, words=str(found.offence))
