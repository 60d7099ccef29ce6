"""Pages on which qualifications are written and diplomas are checked."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import Section, Way, editable_cadre, form_page, say_done
from apps.cadres.edit.records import record_deletion, record_of
from apps.cadres.models import Cadre
from apps.communes.titles import titles_near
from apps.core.editing import Outcome, WritingForm, seen_doubts, try_to_save
from apps.core.permissions import Permission
from apps.qualifications import services
from apps.qualifications.forms import QualificationForm, VerificationForm
from apps.qualifications.models import Ladder, Qualification, Verification
from apps.qualifications.verification import to_verify

writes = require_http_methods(["GET", "HEAD", "POST"])
ROWS_A_PAGE = 50
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
    deletes = request.user.can(Permission.DELETE_CADRES, qualification)
    return (
        *([Way(reverse("qualifications:verify", args=keys), _("Check"))] if verifies else []),
        *([Way(reverse("qualifications:delete", args=keys), _("Delete"), tone="outline-danger")] if deletes else []),
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
                verification=Verification(form.cleaned_data["found"]),
                revision=form.opened_at,
                by=request.user,
                because=form.cleaned_data["because"],
            ),
        )
    if outcome.is_saved:
        say_done(request, _("The check was noted."))
        return redirect(reverse("qualifications:to_verify") if "list" in request.GET else cadre)
    title = _("Check the diploma: %(level)s") % {"level": qualification.level}
    return _page(request, cadre, form, outcome, title=title, action=_("Note the check"))


@require_safe
def verification_list(request: RegistryRequest) -> HttpResponse:
    """Diplomas that nobody has checked yet, in the user's units."""
    request.user.require(Permission.VERIFY_QUALIFICATIONS)
    page = Paginator(to_verify(request.user), ROWS_A_PAGE).get_page(request.GET.get("page"))
    homes = {row.cadre.home_unit_id for row in page.object_list if row.cadre.home_unit_id}
    titles = titles_near(homes, request.day)
    rows = [(row, titles.get(row.cadre.home_unit_id or 0, "")) for row in page.object_list]
    return render(request, "qualifications/to_verify.html", {"page_obj": page, "rows": rows})
