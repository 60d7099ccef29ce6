"""Sending a checked roster to the province."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.core.constraints import check_constraints, explained
from apps.core.permissions import Permission
from apps.core.templatetags.registry import moment
from apps.rosters.models import Upload, UploadState
from apps.submissions.cleanness import obstacles
from apps.submissions.models import Delivery, Policy, ReportingPeriod, Submission
from apps.submissions.services.verdicts import apply_and_accept, refuse_while_applied

SENDABLE = (UploadState.CHECKED, UploadState.APPLIED)
NOT_READY = _("Only a roster that was checked without mistakes can be sent. Correct it and upload it again.")
NOT_EXPECTED = _("No open reporting period expects a roster of this unit for this day.")
CLOSED_MEANWHILE = _(
    "The roster was not sent: the reporting period “%(period)s” was closed at %(at)s. Ask the province to reopen it; "
    "the roster stays here and can be sent then."
)
SENT_ALREADY = _("This roster was sent already.")
ACCEPTED_ALREADY = _("A roster of this unit is accepted already. Ask the province to reopen it first.")
SAY_WHY_LATE = _("The deadline has passed. Say why the roster is late.")


def deliver(*, upload: Upload, by: User, late_reason: str = "") -> Delivery:
    """Send a roster as the next version of its unit; by the policy of the period a clean one is accepted at once."""
    by.require(Permission.UPLOAD_ROSTERS, upload.unit)
    with explained(Delivery):
        submission, latest = _expecting(upload)
        # locked, so that it is neither undone nor checked anew meanwhile
        sent = Upload.objects.described().select_for_update().get(pk=upload.pk)
        _refuse_unfit(sent, latest)
        now = timezone.now()
        is_late = submission.period.is_late(now)
        if is_late and latest is None and not late_reason.strip():
            raise ValidationError(SAY_WHY_LATE, code="late_reason")
        delivery = Delivery(
            submission=submission,
            upload=sent,
            number=latest.number + 1 if latest else 1,
            delivered_by=by,
            delivered_at=now,
            late_reason=late_reason.strip() if is_late else "",
        )
        check_constraints(delivery)
        delivery.save(force_insert=True)
        if submission.period.policy == Policy.AUTOMATIC and not obstacles(sent):
            apply_and_accept(delivery, by=by, is_automatic=True)
    return delivery


def locked(submission: Submission) -> Delivery | None:
    """Lock a submission for one act at a time; gives its latest version."""
    Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    return submission.deliveries.select_related("upload").defer("upload__content").order_by("-number").first()


def _expecting(upload: Upload) -> tuple[Submission, Delivery | None]:
    """Where the upload belongs, locked; no period can be closed meanwhile."""
    found = Submission.objects.awaiting(unit=upload.unit, as_of=upload.as_of, layout=upload.format).first()
    if found is None:
        raise _not_expected(upload)
    found.period = ReportingPeriod.objects.select_for_update(no_key=True).get(pk=found.period_id)
    if not found.period.is_open:
        raise _not_expected(upload)
    return found, locked(found)


def _not_expected(upload: Upload) -> ValidationError:
    """Who sends a minute too late is told of which period, and what to do."""
    closed = Submission.objects.closed_to(unit=upload.unit, as_of=upload.as_of, layout=upload.format).first()
    if closed is None:
        return ValidationError(NOT_EXPECTED, code="not_expected")
    told = {"period": closed.period.name, "at": moment(closed.period.closed_at)}
    return ValidationError(CLOSED_MEANWHILE, code="not_expected", params=told)


def _refuse_unfit(upload: Upload, latest: Delivery | None) -> None:
    if Delivery.objects.filter(upload=upload).exists():
        raise ValidationError(SENT_ALREADY, code="sent")
    if latest and latest.is_standing:
        raise ValidationError(ACCEPTED_ALREADY, code="accepted")
    if latest:
        refuse_while_applied(latest)
    if upload.state not in SENDABLE:
        raise ValidationError(NOT_READY, code="not_ready")
