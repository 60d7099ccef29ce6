"""Pages of one unit in a period: what it sent, sending, and the province's review."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Case, When
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.requests import RegistryRequest
from apps.core.permissions import Permission
from apps.rosters.models import RowStatus, StagedRow, Upload, UploadState
from apps.rosters.values import RefusedError
from apps.rosters.wording import applied_words, refused_words
from apps.submissions import services
from apps.submissions.duties import time_label, tone_of
from apps.submissions.forms import BecauseForm, LateForm, ReviewForm
from apps.submissions.models import Delivery, RowRemark
from apps.submissions.pages import delivery_of, period_of, submission_of
from apps.submissions.views import named

writes = require_http_methods(["GET", "HEAD", "POST"])
# So many rows of a roster can be remarked on; a commune has some 25 people.
ROWS_TO_REMARK = 300
CONTRADICTED = gettext_lazy(
    "Since it was sent the registry has changed, and now there is something to correct. Return it with remarks."
)


@require_safe
def submission(request: RegistryRequest, code: str, key: str) -> HttpResponse:
    """One unit: its state, every version with what was said to it, and what can be done next."""
    period_of(request, code)
    found: Any = submission_of(request, code, key)
    named([found], found.period)
    deliveries = list(found.deliveries.described().with_later().prefetch_related("row_remarks"))
    latest = deliveries[0] if deliveries else None
    context = {
        "submission": found,
        "period": found.period,
        "deliveries": deliveries,
        "latest": latest,
        "failure": failure_words(latest) if latest else "",
        "time": time_label(found.period),
        "tone": tone_of(found.period),
        "reviews": request.user.can(Permission.REVIEW_ROSTERS, found),
    }
    return render(request, "submissions/submission.html", context)


def failure_words(delivery: Delivery) -> str:
    """Why the worker did not complete the acceptance; empty when none was asked for, and while it is at it."""
    acceptance = getattr(delivery, "acceptance", None)
    if acceptance is None or acceptance.is_under_way:
        return ""
    return refused_words(delivery.upload) or str(CONTRADICTED)


@require_POST
def send(request: RegistryRequest, code: str) -> HttpResponse:
    """Send a checked roster."""
    visible = Upload.objects.visible_to(request.user).described().select_related("unit")
    upload = visible.filter(code=code).first()
    if upload is None:
        raise Http404(_("There is no such roster."))
    form = LateForm(request.POST)
    reason = form.cleaned_data["late_reason"] if form.is_valid() else ""
    try:
        delivery = services.deliver(upload=upload, by=request.user, late_reason=reason)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    except RefusedError as refusal:
        messages.error(request, refusal.refused.message())
    else:
        upload.refresh_from_db()
        messages.success(request, sent_words(delivery, upload))
    return redirect(upload)


def sent_words(delivery: Delivery, upload: Upload) -> str:
    if delivery.is_standing:
        return f"{_('The roster was sent; it is clean, so it was accepted at once.')} {applied_words(upload)}"
    if delivery.upload.state == UploadState.APPLYING:
        return _("The roster was sent; it is clean and long, so it is being applied and then counts as accepted.")
    return _("The roster was sent. The province reviews it; you see here what it says.")


@require_POST
def accept(request: RegistryRequest, code: str, key: str, number: int) -> HttpResponse:
    """Accept a version and apply it."""
    delivery = delivery_of(request, code, key, number)
    form = ReviewForm(request.POST)
    remarks = form.cleaned_data["remarks"] if form.is_valid() else ""
    try:
        is_accepted = services.accept(delivery=delivery, by=request.user, remarks=remarks)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    except RefusedError as refusal:
        messages.error(request, refusal.refused.message())
    else:
        delivery.upload.refresh_from_db()
        if delivery.upload.state == UploadState.APPLYING:
            messages.info(request, _("The roster is long, so it is being applied in the background."))
        elif is_accepted:
            messages.success(request, f"{_('The roster was accepted.')} {applied_words(delivery.upload)}")
        else:
            messages.error(request, f"{_('It was not accepted.')} {CONTRADICTED}")
    return redirect(delivery.submission)


@writes
def return_to_correct(request: RegistryRequest, code: str, key: str, number: int) -> HttpResponse:
    """Say what is to be corrected, in general and beside rows."""
    delivery = delivery_of(request, code, key, number)
    if not delivery.is_waiting:
        return redirect(delivery.submission)
    form = ReviewForm(request.POST or None)
    # What the roster would change goes before what it repeats.
    rows_to_read = delivery.upload.rows.order_by(Case(When(status=RowStatus.UNCHANGED, then=1), default=0), "pk")
    page = Paginator(rows_to_read, ROWS_TO_REMARK).get_page(request.GET.get("page"))
    said = {row.pk: request.POST.get(f"row-{row.place_key}", "").strip()[:500] for row in page.object_list}
    if request.method == "POST" and form.is_valid():
        rows = [_remark(row, said[row.pk]) for row in page.object_list if said[row.pk]]
        try:
            services.return_to_correct(
                delivery=delivery, by=request.user, remarks=form.cleaned_data["remarks"], rows=rows
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The roster was returned with your remarks."))
            return redirect(delivery.submission)
    named([delivery.submission], delivery.submission.period)
    context = {
        "delivery": delivery,
        "submission": delivery.submission,
        "period": delivery.submission.period,
        "form": form,
        "rows": [(row, said[row.pk]) for row in page.object_list],
        "page_obj": page,
    }
    return render(request, "submissions/return.html", context)


@writes
def reopen(request: RegistryRequest, code: str, key: str, number: int) -> HttpResponse:
    """Ask why, then let the unit send again."""
    delivery = delivery_of(request, code, key, number)
    if not delivery.is_standing:
        return redirect(delivery.submission)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.reopen(delivery=delivery, because=form.cleaned_data["because"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The unit can send again. What was applied stays until then."))
            return redirect(delivery.submission)
    asked = {
        "question": _("Reopen the accepted roster?"),
        "text": _("The unit can send a new version. What this one wrote stays; to undo it, take the roster back."),
        "form": form,
        "action_label": _("Reopen"),
        "tone": "warning",
        "back_url": delivery.submission.get_absolute_url(),
    }
    return render(request, "confirm.html", asked)


def _remark(row: StagedRow, text: str) -> RowRemark:
    return RowRemark(sheet=row.sheet, row=row.row, full_name=row.full_name, text=text)
