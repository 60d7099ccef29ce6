"""Pages on which staff add a form, change it, delete it and bring it back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.core.editing import Outcome, Refusal, try_to_save
from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.core.undo import CannotUndoError
from apps.reporting.models import AddedForm
from apps.reporting.official import added
from apps.reporting.official.forms import DefinitionForm
from apps.reporting.official.library import forms, text_of

writes = require_http_methods(["GET", "HEAD", "POST"])


@writes
def add(request: DatedRequest) -> HttpResponse:
    """A new form; `like` begins it with the text of another one."""
    request.user.require(Permission.MANAGE_CODE_LISTS)
    like = request.GET.get("like", "")
    begun = text_of(like) if like in forms() else ""
    form = DefinitionForm(
        request.POST or None, request.FILES or None, user=request.user, day=request.day, initial={"text": begun}
    )
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(
            form, lambda: added.add(text=form.cleaned_data["text"], by=request.user), refuse=refusal(form)
        )
    if outcome.is_saved:
        messages.success(request, _("The form was added."))
        return redirect("reporting:forms")
    context = {"form": form, "title": _("Add a form"), "back_url": reverse("reporting:forms")}
    return render(request, "reporting/official/write.html", context, status=400 if form.errors else 200)


@writes
def edit(request: DatedRequest, code: str) -> HttpResponse:
    request.user.require(Permission.MANAGE_CODE_LISTS)
    row = get_object_or_404(AddedForm, code=code)
    form = DefinitionForm(request.POST or None, request.FILES or None, instance=row, user=request.user, day=request.day)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        outcome = try_to_save(
            form,
            lambda: added.edit(row=row, text=text, revision=form.opened_at, by=request.user),
            refuse=refusal(form),
        )
    if outcome.is_saved:
        messages.success(request, _("The changes were saved."))
        return redirect("reporting:forms")
    context = {"form": form, "outcome": outcome, "title": _("Change the form"), "back_url": row.get_absolute_url()}
    return render(request, "reporting/official/write.html", context, status=400 if form.errors else 200)


def refusal(form: DefinitionForm) -> Refusal:
    """Puts the sentences of the service beside the text."""

    def refuse(error: ValidationError) -> None:
        for told in error.messages:
            form.add_error("text", told)

    return refuse


@writes
def delete(request: DatedRequest, code: str) -> HttpResponse:
    request.user.require(Permission.MANAGE_CODE_LISTS)
    row = get_object_or_404(AddedForm, code=code)
    if request.method == "POST":
        added.delete(row=row, by=request.user)
        messages.success(request, _("The form %(code)s was deleted. It can be brought back below.") % {"code": code})
        return redirect("reporting:forms")
    context = {
        "question": _("Delete the form %(code)s?") % {"code": code},
        "text": _("Its definition leaves the list; a form that is shipped under this code comes back."),
        "action_label": _("Delete the form"),
        "back_url": row.get_absolute_url(),
    }
    return render(request, "confirm.html", context)


@require_POST
def restore(request: DatedRequest, act: UUID) -> HttpResponse:
    """Bring back a deleted form."""
    try:
        added.take_back(act, by=request.user)
        messages.success(request, _("The form is back."))
    except CannotUndoError as error:
        messages.error(request, str(error))
    return redirect("reporting:forms")
