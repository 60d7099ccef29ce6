"""Pages on which staff begin a form, see its draft, put it into force, throw it away, and end a form."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.core.answering import attached
from apps.core.editing import Outcome, try_to_save
from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.core.revisions import revision_of
from apps.core.undo import CannotUndoError
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.models import FormDraft
from apps.reporting.offered import first_unit, units_of
from apps.reporting.official.definitions import OfficialForm
from apps.reporting.official.drafts import services
from apps.reporting.official.drafts.access import draft_of
from apps.reporting.official.drafts.head_forms import BeginForm, EndForm, ForceForm, HeadForm, PartForm
from apps.reporting.official.drafts.page import DraftPage
from apps.reporting.official.drafts.sample import sample_of
from apps.reporting.official.library import find_form, forms
from apps.reporting.official.page import MOST_ROWS
from apps.reporting.official.papers import paper_of
from apps.reporting.official.services import build
from apps.reporting.papers.renderers import RENDERERS, response_of
from apps.reporting.scope import scope_of

writes = require_http_methods(["GET", "HEAD", "POST"])


@writes
def begin(request: DatedRequest) -> HttpResponse:
    """A new draft: empty, or with the lines of the form that `like` names."""
    request.user.require(Permission.MANAGE_CODE_LISTS)
    found = forms()
    like = found.get(request.GET.get("like", ""))
    form = BeginForm(request.POST or None, user=request.user, day=request.day, like=like, initial=_begun(like))
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(form, lambda: services.begin(form=form.form(), by=request.user))
    if outcome.is_saved:
        messages.success(request, _("The draft was begun. Nobody is counted by it until it is put into force."))
        return redirect("reporting:form_draft", form.cleaned_data["code"])
    context = {"form": form, "like": like, "known": sorted(found.values(), key=lambda each: each.number)}
    return render(request, "reporting/official/drafts/begin.html", context, status=400 if form.errors else 200)


def _begun(like: OfficialForm | None) -> dict[str, str]:
    """The head of the other form, to be changed."""
    if like is None:
        return {}
    words = {"title": like.title, "issuer": like.issuer}
    told = {f"{name}_{language}": getattr(each, language) for name, each in words.items() for language in ("vi", "en")}
    return {**told, "number": like.number, "legal_basis": like.legal_basis, "code": _free_code(like.code)}


def _free_code(code: str) -> str:
    taken = {*forms(), *FormDraft.objects.values_list("code", flat=True)}
    return next(found for number in range(2, len(taken) + 3) if (found := f"{code}-{number}") not in taken)


@require_POST
def change(request: DatedRequest, code: str) -> HttpResponse:
    """A draft of a form that is there, to change it: until the draft is put into force, the form stays as it is."""
    request.user.require(Permission.MANAGE_CODE_LISTS)
    found = forms()
    if code not in found:
        raise Http404
    if not FormDraft.objects.filter(code=code).exists():
        services.begin(form=found[code], by=request.user)
    return redirect("reporting:form_draft", code)


@require_safe
def draft(request: DatedRequest, code: str) -> HttpResponse:
    """All that a draft says, with its print."""
    row, form = draft_of(request, code)
    page = DraftPage(form, request.day, revision_of(row))
    return render(request, "reporting/official/drafts/draft.html", {"page": page, "kinds": list(RENDERERS)})


@writes
def head(request: DatedRequest, code: str) -> HttpResponse:
    """The words, dates and signatures of a draft."""
    row, told = draft_of(request, code)
    form = HeadForm(request.POST or None, user=request.user, day=request.day, instance=row, form=told)
    return kept(request, row, form, title=_("Words and dates"))


def kept(
    request: DatedRequest,
    row: FormDraft,
    form: PartForm,
    *,
    title: str,
    template: str = "reporting/official/drafts/write.html",
    shows_again: bool = False,
    **context: object,
) -> HttpResponse:
    """One page that writes a part of a draft: it is kept and the draft opens, or what is wrong stands beside it."""
    outcome, status = Outcome(), 200
    back = row.get_absolute_url()
    if request.method == "POST" and not shows_again:
        if form.is_valid():
            told = form.written()
            outcome = try_to_save(
                form, lambda: services.keep(row=row, form=told, revision=form.opened_at, by=request.user)
            )
        status = 400 if form.errors else 200
    if outcome.is_saved:
        messages.success(request, _("The draft was kept."))
        return redirect(back)
    shown = {"form": form, "outcome": outcome, "title": title, "back_url": back, "draft": row, **context}
    return render(request, template, shown, status=status)


@require_safe
def preview(request: DatedRequest, code: str) -> HttpResponse:
    """The draft with the figures of a unit, as its reader may see them."""
    _row, form = draft_of(request, code)
    scope = scope_of(request.GET)
    units = units_of(request, scope.unit)
    context: dict[str, object] = {"form": form, "units": units, "asked_unit": scope.unit}
    try:
        scope = scope if scope.unit else replace(scope, unit=first_unit(request))
        table = build(form, scope, day=request.day, user=request.user, most_people=MOST_ROWS)
        context |= {"paper": paper_of(table), "asked_unit": scope.unit}
    except OutOfScope as error:
        raise Http404 from error
    except ReportError as error:
        context["trouble"] = str(error)
    return render(request, "reporting/official/drafts/preview.html", context)


@require_safe
def sample(request: DatedRequest, code: str, kind: str) -> HttpResponse:
    """The print with invented figures, as a file."""
    _row, form = draft_of(request, code)
    if kind not in RENDERERS or not form.columns:
        raise Http404
    return response_of(paper_of(sample_of(form, request.day)), kind, f"{code}-sample", by=request.user)


@require_safe
def definition(request: DatedRequest, code: str) -> HttpResponse:
    """The text of the draft, to keep it or to carry it elsewhere."""
    row, _form = draft_of(request, code)
    return attached(row.text, kind="application/json; charset=utf-8", name=f"{code}.json")


@writes
def put_into_force(request: DatedRequest, code: str) -> HttpResponse:
    """From a day on the draft is a form."""
    row, told = draft_of(request, code)
    page = DraftPage(told, request.day, revision_of(row))
    form = ForceForm(request.POST or None, user=request.user, day=request.day, instance=row, form=told)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        outcome = try_to_save(
            form,
            lambda: services.put_into_force(
                row=row,
                first=asked["first"],
                ending=asked.get("ending", ()),
                revision=form.opened_at,
                by=request.user,
            ),
        )
    if outcome.is_saved:
        day = f"{form.cleaned_data['first']:%d/%m/%Y}"
        messages.success(request, _("The form is in force from %(day)s on.") % {"day": day})
        return redirect("reporting:form", code)
    context = {"form": form, "outcome": outcome, "page": page, "back_url": row.get_absolute_url()}
    return render(request, "reporting/official/drafts/force.html", context, status=400 if form.errors else 200)


@writes
def throw_away(request: DatedRequest, code: str) -> HttpResponse:
    row, form = draft_of(request, code)
    if request.method == "POST":
        services.throw_away(row=row, by=request.user)
        messages.success(request, _("The draft was thrown away. It can be brought back below."))
        return redirect("reporting:forms")
    told = _("The draft can be brought back from the list of forms.")
    if code in forms():
        told = _(
            "The draft can be brought back from the list of forms."
            " The form that is in force under this code stays as it is."
        )
    context = {
        "question": _("Throw the draft of %(form)s away?") % {"form": form.number},
        "text": told,
        "action_label": _("Throw away"),
        "back_url": row.get_absolute_url(),
    }
    return render(request, "confirm.html", context)


@require_POST
def restore(request: DatedRequest, act: UUID) -> HttpResponse:
    """Bring back a draft that was thrown away."""
    try:
        services.take_back(act, by=request.user)
        messages.success(request, _("The draft is back."))
    except CannotUndoError as error:
        messages.error(request, str(error))
    return redirect("reporting:forms")


@writes
def end(request: DatedRequest, code: str) -> HttpResponse:
    """The day from which a form no longer holds."""
    request.user.require(Permission.MANAGE_CODE_LISTS)
    if code not in forms():
        raise Http404
    told = find_form(code)
    form = EndForm(request.POST or None, user=request.user, day=request.day, form=told)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["valid_to"]
        outcome = try_to_save(form, lambda: services.end(form=told, day=day, by=request.user))
    if outcome.is_saved:
        messages.success(request, _("The form is no longer in force from %(day)s on.") % {"day": f"{day:%d/%m/%Y}"})
        return redirect("reporting:form", code)
    context = {
        "question": _("End the form %(form)s?") % {"form": told.number},
        "text": _("It stays on the list and opens for every day before; who asks for a later day is told."),
        "form": form,
        "action_label": _("End the form"),
        "back_url": reverse("reporting:form", args=[code]),
    }
    return render(request, "confirm.html", context, status=400 if form.errors else 200)
