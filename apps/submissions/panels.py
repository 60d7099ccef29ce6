"""The card on a roster's page: to which reporting period it belongs, sending it, and what the province said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from apps.core.permissions import Permission
from apps.rosters.models import Upload, UploadState
from apps.submissions.belonging import closed_to, expected_as, sent_as
from apps.submissions.cleanness import Obstacle, obstacles
from apps.submissions.models import Delivery, Policy, Submission
from apps.submissions.services.delivering import SENDABLE


@dataclass(frozen=True)
class Card:
    """What the card shows; `delivery` when this roster was sent, `latest` when another version was."""

    submission: Submission
    delivery: Delivery | None
    latest: Delivery | None
    may_send: bool
    may_review: bool
    obstacles: list[Obstacle]
    may_upload: bool = False

    @property
    def is_automatic(self) -> bool:
        return self.submission.period.policy == Policy.AUTOMATIC

    @property
    def needs_reason(self) -> bool:
        """A first version after the deadline says why it is late."""
        return self.submission.period.is_overdue and self.latest is None


def card_of(request: Any, upload: Upload) -> Mapping[str, Any] | None:
    """None when no reporting period has to do with this roster."""
    delivery = sent_as(upload)
    if delivery:
        reviews = (
            delivery.is_waiting
            and not delivery.is_replaced
            and request.user.can(Permission.REVIEW_ROSTERS, upload.unit)
        )
        return {"card": Card(delivery.submission, delivery, None, may_send=False, may_review=reviews, obstacles=[])}
    found = expected_as(upload)
    if found is None:
        return _closed_to(upload) if upload.state == UploadState.CHECKED else None
    latest = found.deliveries.described().order_by("-number").first()
    may_send = upload.state in SENDABLE and not (latest and latest.is_standing)
    reasons = obstacles(upload) if may_send else []
    uploads = request.user.can(Permission.UPLOAD_ROSTERS, upload.unit)
    card = Card(found, None, latest, may_send=may_send, may_review=False, obstacles=reasons, may_upload=uploads)
    return {"card": card}


def _closed_to(upload: Upload) -> Mapping[str, Any] | None:
    """Said before the officer applies it by mistake: the period to which it belongs was closed."""
    closed = closed_to(upload)
    return {"closed": closed} if closed else None
