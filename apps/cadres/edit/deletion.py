"""The page that asks before something is deleted: what goes, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.deletion import Collector
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.models import User
from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import say_done
from apps.cadres.restricted import groups_of
from apps.core.forms import RegistryForm
from apps.core.history import tracked_models
from apps.core.revisions import StaleError, revision_of
from apps.core.writing import IN_USE


class DeletionForm(RegistryForm):
    """Why something is deleted, and which revision of it the person saw."""

    because = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Kept in the history, for whoever asks later."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


def deletion_page(
    request: RegistryRequest,
    *,
    row: models.Model,
    question: str,
    done: str,
    remove: Callable[[int, str], None],
    back_url: str,
    next_url: str,
    tell: Callable[[RegistryRequest, str], None] = say_done,
) -> HttpResponse:
    """Ask; when confirmed delete, say so and offer to take it back, which `tell` does where it is not about people."""
    form = DeletionForm(request.POST or None, initial={"revision": revision_of(row)})
    if request.method == "POST" and form.is_valid():
        try:
            remove(form.cleaned_data["revision"] or 0, form.cleaned_data["because"])
        except ValidationError as error:
            form.add_error(None, error)
        except StaleError:
            form = _looked_again(request, row)
            form.add_error(None, _("Someone changed this record in the meantime. Look at it again before deleting it."))
        else:
            tell(request, done)
            return redirect(next_url)
    context = {"question": question, "tone": "danger", "back_url": back_url}
    try:
        going = belongings(row, request.user)
    except (models.ProtectedError, models.RestrictedError) as error:
        # Nothing to confirm: what holds the row back is named instead.
        told = {"text": IN_USE, "details": _kinds(_referring(error), row, request.user)}
        return render(request, "confirm.html", context | told, status=422 if form.is_bound else 200)
    told = {"text": _("History keeps everything, so this can be taken back."), "details": going}
    return render(request, "confirm.html", context | told | {"form": form, "action_label": _("Delete")})


def _looked_again(request: RegistryRequest, row: models.Model) -> DeletionForm:
    """The same form at the present revision: sent again, it knows what it deletes."""
    sent = request.POST.copy()
    sent["revision"] = str(revision_of(row))
    form = DeletionForm(sent)
    form.is_valid()
    return form


def belongings(row: models.Model, reader: User) -> list[str]:
    """How many records of each kind go with the row, of those that the reader may know of.

    Raises ProtectedError or RestrictedError when other records hold the row back.
    """
    collector = Collector(using="default", origin=row)
    collector.collect([row])
    found: Counter[type[models.Model]] = Counter()
    for model, instances in collector.data.items():
        found[model] += len(instances)
    for fast in collector.fast_deletes:
        found[fast.model] += fast.count()
    return _kinds(found, row, reader)


def _referring(error: models.ProtectedError | models.RestrictedError) -> Counter[type[models.Model]]:
    held = error.protected_objects if isinstance(error, models.ProtectedError) else error.restricted_objects
    return Counter(type(each) for each in held)


def _kinds(found: Counter[type[models.Model]], row: models.Model, reader: User) -> list[str]:
    shown = [(model, count) for model, count in found.items() if count and model in tracked_models()]
    return [
        f"{model._meta.verbose_name_plural}: {count}"
        for model, count in shown
        if model is not type(row) and all(reader.can(group.permission, row) for group in groups_of([model]))
    ]
