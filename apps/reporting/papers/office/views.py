"""Pages of offices' templates: the list with the names that a template may use, setting one, its file, deleting."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as __
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.core.answering import attached
from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.core.undo import CannotUndoError
from apps.reporting.models import OfficeTemplate
from apps.reporting.offered import units_of
from apps.reporting.papers.document_template import standard_template
from apps.reporting.papers.letterheads import Frame
from apps.reporting.papers.names import BLOCKS, NAMES
from apps.reporting.papers.office import services
from apps.reporting.papers.office.forms import OfficeTemplateForm
from apps.reporting.papers.renderers import CONTENT_TYPES

writes = require_http_methods(["GET", "HEAD", "POST"])
MOST_BROUGHT_BACK = 5


@require_safe
def index(request: DatedRequest) -> HttpResponse:
    """The looks of the offices in scope, and all that is needed to make a template."""
    request.user.require(Permission.VIEW_REPORTS)
    may_manage = request.user.can(Permission.MANAGE_OFFICE_TEMPLATES)
    context = {
        "templates": OfficeTemplate.objects.visible_to(request.user).listed(),
        "managed": set(OfficeTemplate.objects.managed_by(request.user).values_list("pk", flat=True)),
        "may_manage": may_manage,
        "frames": [(frame.value, label) for frame, label in zip(Frame, _frame_labels(), strict=True)],
        "names": NAMES,
        "blocks": BLOCKS,
        "deleted": services.deleted_for(request.user)[:MOST_BROUGHT_BACK] if may_manage else (),
    }
    return render(request, "reporting/papers/templates.html", context)


def _frame_labels() -> list[Any]:
    labels = dict(OfficeTemplate._meta.get_field("frame").flatchoices)
    return [labels[frame.value] for frame in Frame]


@writes
def new(request: DatedRequest) -> HttpResponse:
    request.user.require(Permission.MANAGE_OFFICE_TEMPLATES)
    form = OfficeTemplateForm(request.POST or None, request.FILES or None, units=units_of(request, ""))
    if request.method == "POST" and form.is_valid():
        template = OfficeTemplate(frame=form.cleaned_data["frame"], **_unit(request, form.cleaned_data["unit"]))
        if kept := _kept(request, form, template):
            return kept
    return render(request, "reporting/papers/template_form.html", {"form": form})


@writes
def edit(request: DatedRequest, code: str) -> HttpResponse:
    template = services.managed_template(code, request.user)
    form = OfficeTemplateForm(request.POST or None, request.FILES or None, units=[], template=template)
    if request.method == "POST" and form.is_valid() and (kept := _kept(request, form, template)):
        return kept
    return render(request, "reporting/papers/template_form.html", {"form": form, "template": template})


def _kept(request: DatedRequest, form: OfficeTemplateForm, template: OfficeTemplate) -> HttpResponse | None:
    """Where to go after it was kept; nothing where the form has to be shown with what is wrong."""
    form.fill(template)
    try:
        services.keep(template, by=request.user)
    except ValidationError as error:
        form.add_error(None, error)
        return None
    messages.success(request, __("The papers of %(office)s now look as set here.") % {"office": template.unit_title})
    return redirect("reporting:office_templates")


@require_safe
def template_file(request: DatedRequest, code: str) -> HttpResponse:
    """The office's own template, to change it in Word."""
    request.user.require(Permission.VIEW_REPORTS)
    template = get_object_or_404(OfficeTemplate.objects.visible_to(request.user), code=code)
    if template.content is None:
        raise Http404
    return _word_file(bytes(template.content), f"{template.code}-{template.frame}.docx")


@require_safe
def standard_file(request: DatedRequest, frame: str) -> HttpResponse:
    """The standard template, to begin one's own from."""
    request.user.require(Permission.VIEW_REPORTS)
    if frame not in {each.value for each in Frame}:
        raise Http404
    return _word_file(standard_template(Frame(frame)), f"standard-{frame}.docx")


def _word_file(content: bytes, name: str) -> HttpResponse:
    return attached(content, kind=CONTENT_TYPES["docx"], name=name)


@writes
def delete(request: DatedRequest, code: str) -> HttpResponse:
    template = services.managed_template(code, request.user)
    if request.method != "POST":
        return render(request, "reporting/papers/template_delete.html", {"template": template})
    services.delete(template, by=request.user)
    words = __("The template of %(office)s was deleted. It can be brought back below.")
    messages.success(request, words % {"office": template})
    return redirect("reporting:office_templates")


@require_POST
def restore(request: DatedRequest, act: UUID) -> HttpResponse:
    """Bring back what was deleted."""
    request.user.require(Permission.MANAGE_OFFICE_TEMPLATES)
    try:
        undone = services.take_back(act, by=request.user)
        if undone.kept:
            messages.error(request, __("It was not brought back: another template has taken its place since."))
        else:
            messages.success(request, __("The template is back."))
    except CannotUndoError as error:
        messages.error(request, str(error))
    return redirect("reporting:office_templates")


def _unit(request: DatedRequest, code: str) -> dict[str, Any]:
    """The unit of that official code on the day, among those offered."""
    periods: Any = OfficeTemplate._meta.get_field("unit").related_model
    period = (
        periods._meta.get_field("periods")
        .related_model.objects.filter(
            request.user.unit_condition(Permission.MANAGE_OFFICE_TEMPLATES, "unit"),
            code=code,
            valid__contains=request.day,
        )
        .select_related("unit")
    )
    found = period.first()
    if found is None:
        raise Http404
    return {"unit": found.unit, "unit_title": found.title}
