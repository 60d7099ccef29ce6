"""What there is to do about rosters: correct one, apply one that is ready, or send the first."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.core.duties import Duty, Finding, passing_duty
from apps.core.permissions import Permission
from apps.rosters.hooks import Act, advice
from apps.rosters.models import Upload, UploadState


@passing_duty
def rosters_to_correct(user: Any, day: date) -> Finding:
    waiting = Upload.objects.visible_to(user).not_replaced().filter(state=UploadState.FAULTY, by=user.pk)
    found = waiting.described()
    yield (found,)
    if not found:
        return None
    return Duty(
        title=_("Rosters with mistakes to correct"),
        text=_("Nothing of them was written. Correct the marked workbook and upload it again."),
        count=len(found),
        url=_address(found[0], len(found)),
        tone="warning",
        action=_("See the mistakes"),
        icon="file-alert",
    )


@passing_duty
def rosters_to_apply(user: Any, day: date) -> Finding:
    mine = Upload.objects.visible_to(user).not_replaced().filter(state=UploadState.CHECKED, by=user.pk)
    checked = mine.with_news().described().select_related("unit")
    yield (checked,)
    # what is to be sent, was sent or was returned is told by the duties of its reporting period
    ready = [each for each in checked if advice(each, Act.APPLY, user) is None]
    if not ready:
        return None
    return Duty(
        title=_("Rosters ready to apply"),
        text=_("They were checked without mistakes; nothing is written before you apply them."),
        count=len(ready),
        url=_address(ready[0], len(ready)),
        tone="info",
        action=_("Look and apply"),
        icon="file-check",
    )


@passing_duty
def first_roster(user: Any, day: date) -> Finding:
    if not user.can(Permission.UPLOAD_ROSTERS):
        return None
    known = Upload.objects.visible_to(user).values("pk")[:1]
    yield (known,)
    if known:
        return None
    return Duty(
        title=_("Upload your roster"),
        text=_("Send your unit's own Excel file as it is; you see what would change before anything is written."),
        url=reverse("rosters:upload"),
        tone="info",
        action=_("Upload"),
        icon="file-upload",
    )


def _address(upload: Upload, count: int) -> str:
    return upload.get_absolute_url() if count == 1 else reverse("rosters:list")
