"""What reporting periods add to a roster: the card that sends it, what may not be done meanwhile, and what follows.

Where the province accepts every roster, an officer sends it instead of applying it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.core.permissions import Permission
from apps.rosters import hooks
from apps.rosters.hooks import Act
from apps.rosters.models import Upload
from apps.rosters.remarks import explain
from apps.rosters.values import Place, Refused, Remark
from apps.submissions.belonging import expected_as, sent_as
from apps.submissions.models import Delivery, Policy, RowRemark, State
from apps.submissions.panels import card_of
from apps.submissions.services.reviewing import follow_undone
from apps.submissions.services.verdicts import complete, forget, is_being_accepted

SEND_IT = explain(
    "S001",
    _("The reporting period “%(period)s” is open, in which the province accepts every roster."),
    _("Send the roster to the province; it is applied when it is accepted."),
)
IS_WAITING = explain(
    "S002",
    _("The roster was sent and waits for the province's review."),
    _("Upload and send a new version, or ask the province to return this one."),
)
REPLACED = _("Replaced by a later version")
IS_REPLACED = explain(
    "S007", _("A later version of this roster was sent; this one does not count."), _("Look at the later version.")
)
TO_REVIEW = explain("S004", _("The roster waits for your review."), _("Accept it or return it; accepting applies it."))
IS_ACCEPTED = explain(
    "S003", _("The province accepted this roster."), _("To change something, ask the province to reopen it.")
)
SEND_CLEAN = explain(
    "S005",
    _("The reporting period “%(period)s” expects this roster."),
    _("Send it to the province instead of applying it: a clean roster is applied as soon as it is sent."),
)
WAS_RETURNED = explain(
    "S006",
    _("The province returned this roster to correct."),
    _(
        "Read its remarks below. Correct your workbook and upload it, or correct a new version on the page; "
        "then send that."
    ),
)

REMARK = explain("S101", _("The province remarks: %(text)s"), _("Correct it and send the roster again."))


@hooks.guard
def send_instead(upload: Upload, act: Act, by: Any) -> Refused | None:
    """Applying is the province's while it accepts every roster."""
    if (
        act != Act.APPLY
        or not isinstance(by, User)
        or is_being_accepted(upload, by)
        or by.can(Permission.REVIEW_ROSTERS, upload.unit)
    ):
        return None
    found = expected_as(upload)
    if found is None or found.period.policy != Policy.ACCEPTANCE:
        return None
    if _was_returned(upload):
        return Refused(WAS_RETURNED)
    # Of one that was sent the other guard tells where it stands; it is not to be sent again.
    return None if sent_as(upload) else Refused(SEND_IT, {"period": found.period.name})


def _was_returned(upload: Upload) -> bool:
    """Whether a corrected version is to take the place of this one."""
    delivery = sent_as(upload)
    return delivery is not None and delivery.state == State.RETURNED


@hooks.guard
def not_while_reviewed(upload: Upload, act: Act, by: Any) -> Refused | None:
    """What waits for a verdict stays as it was sent; what the province accepted, only the province takes back."""
    delivery = sent_as(upload)
    if delivery is None or not isinstance(by, User):
        return None
    reviews = by.can(Permission.REVIEW_ROSTERS, upload.unit)
    if delivery.is_replaced and act in (Act.APPLY, Act.WITHDRAW, Act.DECIDE) and not is_being_accepted(upload, by):
        return Refused(IS_REPLACED)
    if act == Act.DECIDE and delivery.state == State.RETURNED:
        return Refused(WAS_RETURNED)
    if act == Act.APPLY and delivery.is_waiting and not is_being_accepted(upload, by):
        return Refused(TO_REVIEW if reviews else IS_WAITING)
    if delivery.is_waiting and (act == Act.WITHDRAW or (act in (Act.DECIDE, Act.UNDO) and not reviews)):
        return Refused(IS_WAITING)
    if act == Act.UNDO and delivery.is_standing and not delivery.is_automatic and not reviews:
        return Refused(IS_ACCEPTED)
    return None


@hooks.adviser
def send_and_apply(upload: Upload, act: Act, by: Any) -> Refused | None:
    """Where a clean roster is applied when it is sent, sending is the one thing to do."""
    if act != Act.APPLY:
        return None
    found = expected_as(upload)
    if found is None or found.period.policy != Policy.AUTOMATIC:
        return None
    if _was_returned(upload):
        return Refused(WAS_RETURNED)
    latest = found.deliveries.order_by("-number").first()
    # Once one is accepted no other can be sent; applying is then all that can be done.
    return None if latest and latest.is_standing else Refused(SEND_CLEAN, {"period": found.period.name})


@hooks.remarker
def remarks_of_the_province(upload: Upload) -> list[Remark]:
    """What the province said to the rows, for the officer's own workbook."""
    delivery = sent_as(upload)
    said = RowRemark.objects.filter(delivery=delivery).order_by("pk") if delivery else ()
    return [Remark(Place(each.sheet, each.row), REMARK, params={"text": each.text}) for each in said]


@hooks.waiting
def waiting_for_others(uploads: Sequence[Upload]) -> dict[int, str]:
    """A roster that was sent is the province's to apply; one that was returned waits for its correction."""
    sent = filter(None, map(sent_as, uploads)) if len(uploads) == 1 else _sent_among(uploads)
    return {
        each.upload_id: str(REPLACED if each.is_replaced else each.state.label)
        for each in sent
        if each.state != State.ACCEPTED
    }


def _sent_among(uploads: Sequence[Upload]) -> Iterable[Delivery]:
    return Delivery.objects.with_later().filter(upload__in=uploads)


def follow(sender: object, upload: Upload, by: Any, **_more: object) -> None:
    follow_undone(upload, by=by)


def complete_acceptance(sender: object, upload: Upload, by: Any, **_more: object) -> None:
    if isinstance(by, User):
        complete(upload, by=by)


def forget_acceptance(sender: object, upload: Upload, **_more: object) -> None:
    forget(upload)


hooks.undone.connect(follow, dispatch_uid="submissions.follow_undone")
hooks.applied.connect(complete_acceptance, dispatch_uid="submissions.complete_acceptance")
hooks.checked.connect(forget_acceptance, dispatch_uid="submissions.forget_acceptance")
hooks.panel(hooks.Panel("submissions/card.html", context=card_of, place="above", position=10))
