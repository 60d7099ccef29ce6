"""The page of a class: who attends it, and the results of all of them on one screen."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from pghistory.models import Context

from apps.accounts.requests import RegistryRequest
from apps.cadres.day import unit_title, unit_words
from apps.communes.models import Unit
from apps.communes.titles import titles_near
from apps.core.permissions import Permission
from apps.core.undo import CannotUndoError
from apps.training import services
from apps.training.models import Enrolment, EnrolmentState, TrainingClass
from apps.training.pages import class_of, gone_to, say_done
from apps.training.result_forms import CompleteAllForm, ResultForm
from apps.training.services import Result
from apps.training.services.taking_back import NOT_YOURS, units_of_act


def people_of(request: RegistryRequest, found: TrainingClass) -> list[Enrolment]:
    """Those of the class whom the reader may see, with what their unit was called then."""
    enrolments = Enrolment.objects.visible_to(request.user).filter(training_class=found)
    related = enrolments.select_related("cadre", "title", "qualification")
    return list(related.annotate(unit_words=unit_words("unit", request.day)).order_by("cadre__sort_key", "pk"))


@require_safe
def class_page(request: RegistryRequest, code: str) -> HttpResponse:
    found = class_of(request, code, to_write=False)
    return _page(request, found, people_of(request, found))


def _page(
    request: RegistryRequest,
    found: TrainingClass,
    people: list[Enrolment],
    forms: list[ResultForm] | None = None,
    everyone: CompleteAllForm | None = None,
    status: int = 200,
) -> HttpResponse:
    may_manage = request.user.can(Permission.MANAGE_TRAINING, found)
    if may_manage and forms is None:
        forms = [ResultForm(enrolment=enrolment, training_class=found) for enrolment in people]
    written: list[ResultForm | None] = [*forms] if forms else [None] * len(people)
    counted = [(state, sum(e.state == state for e in people)) for state in EnrolmentState]
    context = {
        "class": found,
        "unit": titles_near([found.unit_id], request.day).get(found.unit_id, ""),
        "lines": [
            (enrolment, unit_title(getattr(enrolment, "unit_words", None)), form)
            for enrolment, form in zip(people, written, strict=True)
        ],
        "counts": [(state, number) for state, number in counted if number],
        "open_ones": sum(enrolment.is_open for enrolment in people),
        "everyone": everyone or CompleteAllForm(training_class=found),
        "has_ended": found.has_ended(request.day),
        "may_manage": may_manage,
        "wrong": sum(bool(form and form.errors) for form in forms or []),
    }
    return render(request, "training/class.html", context, status=status)


@require_POST
def results(request: RegistryRequest, code: str) -> HttpResponse:
    """The results of the whole class as they stand on the screen."""
    found = class_of(request, code)
    people = people_of(request, found)
    forms = [ResultForm(request.POST, enrolment=enrolment, training_class=found) for enrolment in people]
    # Who was enrolled after the page was opened is not on it and stays as he is.
    sent = [form for form in forms if form.add_prefix("state") in request.POST]
    if [form for form in sent if not form.is_valid()]:
        shown = [form if form in sent else ResultForm(enrolment=form.enrolment, training_class=found) for form in forms]
        return _page(request, found, people, shown, status=422)
    return _recorded(request, found, [form.as_result for form in sent], people, forms)


@require_POST
def complete(request: RegistryRequest, code: str) -> HttpResponse:
    """All who are still in the class completed it on one day."""
    found = class_of(request, code)
    people = people_of(request, found)
    everyone = CompleteAllForm(request.POST, training_class=found)
    if not everyone.is_valid():
        return _page(request, found, people, everyone=everyone, status=422)
    day = everyone.cleaned_data["completed_on"]
    given = [Result(e.pk, EnrolmentState.COMPLETED, e.attended, completed_on=day) for e in people if e.is_open]
    return _recorded(request, found, given, people, None)


def _recorded(
    request: RegistryRequest,
    found: TrainingClass,
    given: list[Result],
    people: list[Enrolment],
    forms: list[ResultForm] | None,
) -> HttpResponse:
    try:
        number = services.record_results(training_class=found, results=given, by=request.user)
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
        return _page(request, found, people, forms, status=422)
    if number:
        text = ngettext("%(count)s result was recorded.", "%(count)s results were recorded.", number)
        say_done(request, text % {"count": number})
    else:
        messages.info(request, _("Nothing was changed."))
    return gone_to(found)


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: RegistryRequest, act: UUID) -> HttpResponse:
    """Ask, then undo one act of training as a whole."""
    context = get_object_or_404(Context, pk=act)
    own = Unit.objects.in_scope_of(request.user, Permission.VIEW_CADRES)
    if not own.filter(pk__in=units_of_act(act)).exists():
        raise Http404
    if not services.may_take_back(context=context, by=request.user):
        raise PermissionDenied(NOT_YOURS)
    if request.method == "POST":
        try:
            undone = services.take_back(context=context, by=request.user)
        except CannotUndoError as error:
            messages.error(request, str(error))
        else:
            text = ngettext("%(count)s record was taken back.", "%(count)s records were taken back.", undone.restored)
            messages.success(request, text % {"count": undone.restored})
        return redirect(reverse("training:overview"))
    asked = {
        "question": _("Take this back: %(act)s?") % {"act": _(str(context.metadata["reason"]))},
        "text": _("All that was done in this one go returns to how it was before."),
        "action_label": _("Take it back"),
        "tone": "warning",
        "back_url": reverse("training:overview"),
    }
    return render(request, "confirm.html", asked)
