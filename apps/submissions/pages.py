"""What the pages of reporting periods share: finding records within the rights, and saying what was done."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from apps.accounts.requests import RegistryRequest
from apps.core import answering
from apps.core.permissions import Permission
from apps.submissions.models import Delivery, ReportingPeriod, Submission


def period_of(request: RegistryRequest, code: str, *, to_manage: bool = False) -> ReportingPeriod:
    """The period: 404 for those who may not see it, 403 for those who may not manage it."""
    visible = ReportingPeriod.objects.visible_to(request.user)
    found = get_object_or_404(visible.select_related("unit", "closed_by", "reopened_by"), code=code)
    if to_manage:
        request.user.require(Permission.MANAGE_PERIODS, found)
    return found


def submission_of(request: RegistryRequest, code: str, key: str) -> Submission:
    """The expected unit of a period, with its present state and place."""
    visible = Submission.objects.visible_to(request.user).filter(period__code=code, unit__key=key)
    found = visible.select_related("period__unit", "unit").standing_now().with_place().first()
    if found is None:
        raise Http404(_("This unit is not expected in this reporting period."))
    return found


def delivery_of(request: RegistryRequest, code: str, key: str, number: int) -> Delivery:
    """A version that the user may review: 404 for those who may not see it, 403 for those who may not review it."""
    submission = submission_of(request, code, key)
    request.user.require(Permission.REVIEW_ROSTERS, submission)
    delivery = get_object_or_404(submission.deliveries.described(), number=number)
    delivery.submission = submission
    return delivery


def say_done(request: RegistryRequest, words: str) -> None:
    """Say what was done to a period, with the way back."""
    answering.say_done(request, words, take_back="submissions:take_back")
