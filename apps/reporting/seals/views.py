"""Pages of seals: sealing, the list, one seal as it was, its files, and what is otherwise today."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as __
from django.views.decorators.http import require_http_methods, require_safe

from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.models import Seal
from apps.reporting.papers.renderers import RENDERERS, response_of
from apps.reporting.registry import registry
from apps.reporting.seals import services
from apps.reporting.seals.access import may, open_seal, require_at_each, seal_meant
from apps.reporting.seals.comparison_page import ComparisonPage
from apps.reporting.seals.differences import compare
from apps.reporting.seals.forms import DocumentForm, SealForm, WithdrawalForm
from apps.reporting.seals.kinds import counted
from apps.reporting.seals.sealable import Sealable
from apps.reporting.unit_codes import in_file_names

writes = require_http_methods(["GET", "HEAD", "POST"])
PAGE_SIZE = 50
WORDS_LENGTH = 80


@require_safe
def index(request: DatedRequest) -> HttpResponse:
    """The seals of the reader's scope, the latest first; a code that is typed leads to its seal."""
    request.user.require(Permission.VIEW_REPORTS)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:WORDS_LENGTH]
    if words and (found := seal_meant(request.user, words)):
        return redirect(found)
    seals = Seal.objects.visible_to(request.user).listed()
    if words:
        named = Q(title__icontains=words) | Q(note__icontains=words) | Q(code__icontains=words)
        seals = seals.filter(named | Q(document_number__icontains=words) | Q(unit_title__icontains=words))
    page = Paginator(seals, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "reporting/seals/list.html", {"page_obj": page, "words": words})


@writes
def new(request: DatedRequest) -> HttpResponse:
    """Ask what the report is sealed for, and seal it."""
    request.user.require(Permission.SEAL_REPORTS)
    form = SealForm(request.POST or None)
    try:
        found = _asked(request)
        services.require_sealing(found, request.user)
        if request.method == "POST" and form.is_valid():
            sealed = services.seal(kind=found.kind, parameters=found.parameters, by=request.user, **form.cleaned_data)
            messages.success(request, __("The report was sealed under the code %(code)s.") % {"code": sealed.code})
            return redirect(sealed)
    except OutOfScope as error:
        raise Http404 from error
    except ValidationError as error:
        form.add_error(None, error)
    except ReportError as error:
        return _trouble(request, str(error))
    return render(request, "reporting/seals/new.html", {"form": form, "found": found})


def _asked(request: DatedRequest) -> Sealable:
    """The report that the address names, as it stands now."""
    asked: dict[str, Any] = request.GET.dict()
    kind = asked.pop("kind", "")
    # The day of the request, for what stands in the address may be written otherwise, or be no day.
    parameters = {**asked, "day": request.day.isoformat(), "language": translation.get_language() or "vi"}
    return counted(kind, parameters, request.user)


@require_safe
def detail(request: DatedRequest, code: str) -> HttpResponse:
    """The sealed paper as it was."""
    seal = open_seal(request.user, code)
    context = {
        "seal": seal,
        "paper": services.paper_of(seal),
        "forms": [form.upper() for form in RENDERERS],
        "is_untouched": services.is_untouched(seal),
        "may_seal": may(request.user, Permission.SEAL_REPORTS, seal),
    }
    return render(request, "reporting/seals/detail.html", context)


@require_safe
def download(request: DatedRequest, code: str, form: str) -> HttpResponse:
    seal = open_seal(request.user, code)
    name = f"{seal.report}-{in_file_names(seal.unit_code)}-{seal.as_of.isoformat()}-{seal.code}".lower()
    return response_of(services.paper_of(seal), form, name)


@require_safe
def comparison(request: DatedRequest, code: str) -> HttpResponse:
    """What is otherwise today, by whom and why."""
    seal = open_seal(request.user, code)
    try:
        difference = compare(seal, request.user)
    except OutOfScope as error:
        raise Http404 from error
    except ReportError as error:
        return _trouble(request, str(error))
    names = {"cells_page": "cells", "people_page": "page", "others_page": "others"}
    pages = {argument: request.GET.get(name, "") for argument, name in names.items()}
    page = ComparisonPage(difference, request.user, request.GET.get("cell", ""), **pages)
    for right, persons in page.opened.items():
        registry.subject.note_reading(request.user, right, persons, request.get_full_path())
    return render(request, "reporting/seals/comparison.html", {"seal": seal, "page": page})


@require_safe
def check(request: DatedRequest) -> HttpResponse:
    """What a code or a fingerprint on a paper belongs to."""
    request.user.require(Permission.VIEW_REPORTS)
    text = request.GET.get("text", "").replace("\x00", "").strip()[:400]
    found = seal_meant(request.user, text) if text else None
    return render(request, "reporting/seals/check.html", {"text": text, "found": found})


@writes
def withdraw(request: DatedRequest, code: str) -> HttpResponse:
    seal = open_seal(request.user, code)
    require_at_each(request.user, Permission.SEAL_REPORTS, seal.scope_units)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw(seal=seal, because=form.cleaned_data["because"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, __("The seal was withdrawn. It still opens as it was."))
            return redirect(seal)
    context = {
        "question": __("Withdraw the seal %(code)s?") % {"code": seal.code},
        "text": __("Whoever opens it will see that it no longer stands, and why. The paper stays as it was."),
        "form": form,
        "action_label": __("Withdraw the seal"),
        "back_url": seal.get_absolute_url(),
    }
    return render(request, "confirm.html", context)


@writes
def document(request: DatedRequest, code: str) -> HttpResponse:
    """In which document the figures were printed."""
    seal = open_seal(request.user, code)
    require_at_each(request.user, Permission.SEAL_REPORTS, seal.scope_units)
    form = DocumentForm(request.POST or None, initial={"document_number": seal.document_number})
    if request.method == "POST" and form.is_valid():
        services.note_document(seal=seal, by=request.user, **form.cleaned_data)
        messages.success(request, __("The changes were saved."))
        return redirect(seal)
    context = {
        "question": __("In which document were the figures of %(code)s printed?") % {"code": seal.code},
        "form": form,
        "tone": "primary",
        "action_label": __("Save"),
        "back_url": seal.get_absolute_url(),
    }
    return render(request, "confirm.html", context)


def _trouble(request: DatedRequest, words: str) -> HttpResponse:
    return render(request, "reporting/trouble.html", {"trouble": words}, status=400)
