"""Where a roster belongs: the version of a delivery that it is, and the submission that waits for it or was closed."""

from __future__ import annotations

from datetime import UTC, datetime

from apps.rosters.models import Upload
from apps.rosters.one_look import found_once
from apps.submissions.models import Delivery, Submission

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@found_once
def sent_as(upload: Upload) -> Delivery | None:
    """The delivery of this roster with all that is told of it; most were not sent, of which little is asked."""
    if not Delivery.objects.filter(upload=upload).exists():
        return None
    told = Delivery.objects.described().with_later().select_related("submission__period", "submission__unit")
    return told.filter(upload=upload).first()


def expected_as(upload: Upload) -> Submission | None:
    """What an open period expects of the roster's unit, day and layout."""
    return next((each for each in _asked_for(upload) if each.period.is_open), None)


def closed_to(upload: Upload) -> Submission | None:
    """Where it would belong if its period were not closed, the latest one."""
    closed = [each for each in _asked_for(upload) if each.period.is_closed]
    return max(closed, key=lambda each: each.period.closed_at or LONG_AGO, default=None)


@found_once
def _asked_for(upload: Upload) -> list[Submission]:
    return list(Submission.objects.of_roster(unit=upload.unit, as_of=upload.as_of, layout=upload.format))
