"""Pages that write reporting periods: making, editing, closing, reopening, taking back."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from pghistory.models import Context

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import Section, Words, form_page
from apps.communes.models import Level, Unit
from apps.core.editing import Outcome, try_to_save
from apps.core.permissions import Permission
from apps.core.undo import CannotUndoError
from apps.submissions import services
from apps.submissions.completeness import completeness
from apps.submissions.forms import END_OF_WORK, BecauseForm, PeriodForm
from apps.submissions.models import ReportingPeriod
from apps.submissions.pages import period_of, say_done
from apps.submissions.services.taking_back import NOT_YOURS, provinces_of

writes = require_http_methods(["GET", "HEAD", "POST"])
# From opening to deadline, unless said otherwise.
USUAL_SPAN = timedelta(days=14)


@writes
def create(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.MANAGE_PERIODS)
    form = PeriodForm(
        request.POST or None, instance=_proposed(request), user=request.user, day=request.day, initial=_words(request)
    )
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(form, lambda: services.open_period(period=form.instance, by=request.user))
    if outcome.is_saved:
        count = form.instance.submissions.count()
        words = ngettext(
            "The reporting period was made; %(count)s commune is expected.",
            "The reporting period was made; %(count)s communes are expected.",
            count,
        )
        say_done(request, words % {"count": count})
        return redirect(form.instance)
    back_url = reverse("submissions:list")
    return _form_page(request, form, outcome, _("Make a reporting period"), _("Make the period"), back_url)


@writes
def edit(request: RegistryRequest, code: str) -> HttpResponse:
    found = period_of(request, code, to_manage=True)
    form = PeriodForm(request.POST or None, instance=found, user=request.user, day=request.day)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(
            form, lambda: services.edit(period=form.instance, revision=form.opened_at, by=request.user)
        )
    if outcome.is_saved:
        say_done(request, _("The changes were saved."))
        return redirect(found)
    return _form_page(
        request, form, outcome, _("Edit the reporting period"), _("Save"), reverse("submissions:period", args=[code])
    )


@writes
def close(request: RegistryRequest, code: str) -> HttpResponse:
    """Ask, then close."""
    found = period_of(request, code, to_manage=True)
    if request.method == "POST":
        try:
            services.close(period=found, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            say_done(request, _("The reporting period is closed."))
        return redirect(found)
    counts = completeness(found, request.user, timezone.now()).whole
    asked = {
        "question": _("Close the reporting period “%(period)s”?") % {"period": found},
        "text": _("Nothing can be sent any more; what waits can still be reviewed. It can be reopened with a reason."),
        "details": [
            _("Waiting for review: %(count)s") % {"count": counts.waiting},
            _("Not delivered yet: %(count)s") % {"count": counts.missing},
        ],
        "action_label": _("Close the period"),
        "tone": "warning",
        "back_url": found.get_absolute_url(),
    }
    return render(request, "confirm.html", asked)


@writes
def reopen(request: RegistryRequest, code: str) -> HttpResponse:
    """Ask why, then reopen."""
    found = period_of(request, code, to_manage=True)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.reopen_period(period=found, because=form.cleaned_data["because"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            say_done(request, _("The reporting period is open again."))
            return redirect(found)
    asked = {
        "question": _("Reopen the reporting period “%(period)s”?") % {"period": found},
        "text": _("Rosters can be sent again. The deadline stays; change it if the units get more time."),
        "form": form,
        "action_label": _("Reopen the period"),
        "tone": "warning",
        "back_url": found.get_absolute_url(),
    }
    return render(request, "confirm.html", asked)


@writes
def take_back(request: RegistryRequest, act: UUID) -> HttpResponse:
    """Ask, then undo one act on periods as a whole."""
    context = get_object_or_404(Context, pk=act)
    own = Unit.objects.in_scope_of(request.user, Permission.UPLOAD_ROSTERS)
    if not own.filter(pk__in=provinces_of(act)).exists():
        raise Http404
    if not services.may_take_back(context=context, by=request.user):
        raise PermissionDenied(NOT_YOURS)
    if request.method == "POST":
        try:
            services.take_back(context=context, by=request.user)
        except CannotUndoError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("It was taken back."))
        return redirect("submissions:list")
    asked = {
        "question": _("Take this back: %(act)s?") % {"act": _(str(context.metadata["reason"]))},
        "text": _("All that was done in this one go returns to how it was before."),
        "action_label": _("Take it back"),
        "tone": "warning",
        "back_url": reverse("submissions:list"),
    }
    return render(request, "confirm.html", asked)


def _proposed(request: RegistryRequest) -> ReportingPeriod:
    today = timezone.localdate()
    deadline = timezone.make_aware(datetime.combine(today + USUAL_SPAN, END_OF_WORK))
    return ReportingPeriod(
        unit=_own_province(request), as_of=request.day, opens_on=today, deadline=deadline, remind_days=[7, 3, 1]
    )


def _words(request: RegistryRequest) -> dict[str, str]:
    return {"name": _("Roster of cadres and civil servants to %(day)s") % {"day": f"{request.day:%d/%m/%Y}"}}


def _own_province(request: RegistryRequest) -> Unit | None:
    own = Unit.objects.in_scope_of(request.user, Permission.MANAGE_PERIODS).filter(level=Level.PROVINCE)
    return own.existing_on(request.day).order_by("pk").first()


def _form_page(
    request: RegistryRequest, form: PeriodForm, outcome: Outcome, title: Words, action: Words, back_url: str
) -> HttpResponse:
    return form_page(
        request,
        title=title,
        pretitle=_("Reporting periods"),
        sections=[Section(form)],
        outcome=outcome,
        back_url=back_url,
        action=action,
    )
