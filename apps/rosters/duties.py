"""What there is to do about rosters: correct one, apply one that is ready, or send the first."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.core.duties import Duty, duty
from apps.core.permissions import Permission
from apps.rosters.hooks import Act, hindrance
from apps.rosters.models import Upload, UploadState


@duty
def rosters_to_correct(user: Any, day: date) -> Duty | None:
    waiting = Upload.objects.visible_to(user).not_replaced().filter(state=UploadState.FAULTY, by=user.pk)
    count = waiting.count()
    if not count:
        return None
    return Duty(
        title=_("Rosters with mistakes to correct"),
        text=_("Nothing of them was written. Correct the marked workbook and upload it again."),
        count=count,
        url=_address(waiting.described().first(), count),
        tone="warning",
        action=_("See the mistakes"),
        icon="file-alert",
    )


@duty
def rosters_to_apply(user: Any, day: date) -> Duty | None:
    mine = Upload.objects.visible_to(user).not_replaced().filter(state=UploadState.CHECKED, by=user.pk)
    checked = mine.with_news().described().select_related("unit")
    # what may not be applied, because it is to be sent or was sent, is somebody else's duty
    ready = [each for each in checked if hindrance(each, Act.APPLY, user) is None]
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


@duty
def first_roster(user: Any, day: date) -> Duty | None:
    if not user.can(Permission.UPLOAD_ROSTERS) or Upload.objects.visible_to(user).exists():
        return None
    return Duty(
        title=_("Upload your roster"),
        text=_("Send your unit's own Excel file as it is; you see what would change before anything is written."),
        url=reverse("rosters:upload"),
        tone="info",
        action=_("Upload"),
        icon="file-upload",
    )


def _address(upload: Upload | None, count: int) -> str:
    return upload.get_absolute_url() if upload and count == 1 else reverse("rosters:list")
