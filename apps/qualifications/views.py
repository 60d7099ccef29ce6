"""Pages on which qualifications are written and diplomas are checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import Section, Way, editable_cadre, form_page, say_done, ways_to_delete
from apps.cadres.edit.records import record_deletion, record_of
from apps.cadres.models import Cadre
from apps.cadres.work.bulk import BulkAct, bulk_page
from apps.core.editing import Outcome, WritingForm, seen_doubts, try_to_save
from apps.core.permissions import Permission
from apps.qualifications import services
from apps.qualifications.forms import CheckForm, QualificationForm, VerificationForm, check_of
from apps.qualifications.models import Ladder, Qualification
from apps.qualifications.verification import to_verify

writes = require_http_methods(["GET", "HEAD", "POST"])
USUAL_LADDER = "prof_edu"


@writes
def create(request: RegistryRequest, code: str) -> HttpResponse:
    """A qualification on the ladder of `?ladder=`."""
    cadre = editable_cadre(request, code)
    ladders = list(Ladder.objects.valid_on(request.day))
    asked = request.GET.get("ladder", USUAL_LADDER)
    ladder = next((ladder for ladder in ladders if ladder.code == asked), None) or get_object_or_404(Ladder, pk=asked)
    form = QualificationForm(
        request.POST or None,
        instance=Qualification(cadre=cadre),
        user=request.user,
        day=request.day,
        ladder=ladder,
    )
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(
            form,
            lambda: services.add_qualification(
                qualification=form.instance, day=request.day, by=request.user, seen=seen_doubts(request)
            ),
        )
    if outcome.is_saved:
        say_done(request, _("The qualification was added."))
        return redirect(cadre)
    return _page(
        request,
        cadre,
        form,
        outcome,
        title=_("Add a qualification"),
        action=_("Add the qualification"),
        ladders=ladders,
    )


@writes
def edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code)
    qualification = record_of(Qualification, cadre, pk)
    form = QualificationForm(
        request.POST or None,
        instance=qualification,
        user=request.user,
        day=request.day,
        ladder=qualification.level.ladder,
    )
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(
            form,
            lambda: services.edit_qualification(
                qualification=form.instance, revision=form.opened_at, by=request.user, seen=seen_doubts(request)
            ),
        )
    if outcome.is_saved:
        say_done(request, _("The changes were saved."))
        return redirect(cadre)
    ways = _ways(request, qualification)
    return _page(request, cadre, form, outcome, title=_("Edit the qualification"), action=_("Save"), ways=ways)


def _ways(request: RegistryRequest, qualification: Qualification) -> tuple[Way, ...]:
    """What else can be done with a qualification, by who may."""
    keys = [qualification.cadre.code, qualification.pk]
    verifies = request.user.can(Permission.VERIFY_QUALIFICATIONS, qualification)
    return (
        *([Way(reverse("qualifications:verify", args=keys), _("Check"))] if verifies else []),
        *ways_to_delete(request, qualification, "qualifications:delete", *keys),
    )


def _page(
    request: RegistryRequest,
    cadre: Cadre,
    form: WritingForm,
    outcome: Outcome,
    *,
    title: str,
    action: str,
    ladders: list[Ladder] | None = None,
    ways: tuple[Way, ...] = (),
) -> HttpResponse:
    return form_page(
        request,
        title=title,
        pretitle=f"{cadre.full_name} · {cadre.code}",
        sections=[Section(form, getattr(form, "ladder", ""))],
        outcome=outcome,
        back_url=cadre.get_absolute_url(),
        action=action,
        ladders=ladders,
        ladder=getattr(form, "ladder", None),
        ways=ways,
    )


@writes
def delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code, Permission.DELETE_CADRES)
    qualification = record_of(Qualification, cadre, pk)
    return record_deletion(request, cadre=cadre, record=qualification, words=str(qualification.level))


@writes
def verify(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    """Say what the check of a diploma found."""
    cadre = editable_cadre(request, code, Permission.VERIFY_QUALIFICATIONS)
    qualification = record_of(Qualification, cadre, pk)
    form = VerificationForm(request.POST or None, instance=qualification, user=request.user, day=request.day)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(
            form,
            lambda: services.verify_qualification(
                qualification=qualification,
                check=check_of(form.cleaned_data),
                revision=form.opened_at,
                by=request.user,
            ),
        )
    if outcome.is_saved:
        say_done(request, _("The check was noted."))
        return redirect(reverse("cadres:work_list", args=["diplomas"]) if "list" in request.GET else cadre)
    title = _("Check the diploma: %(level)s") % {"level": qualification.level}
    return _page(request, cadre, form, outcome, title=title, action=_("Note the check"))


@require_POST
def verify_many(request: RegistryRequest) -> HttpResponse:
    """Say of several diplomas at once what their check found."""
    request.user.require(Permission.VERIFY_QUALIFICATIONS)

    def save(diplomas: Sequence[Qualification], given: dict[str, Any]) -> None:
        services.verify_qualifications(qualifications=diplomas, check=check_of(given), by=request.user)

    act = BulkAct(
        question=_("What did the check of these diplomas find?"),
        action=_("Note the check"),
        done=ngettext_lazy(
            "The check of %(count)s diploma was noted.", "The check of %(count)s diplomas was noted.", "count"
        ),
        save=save,
        name=lambda diploma: f"{diploma.cadre.full_name}: {diploma.level}",
    )
    return bulk_page(request, rows=to_verify(request.user), form_class=CheckForm, act=act)
