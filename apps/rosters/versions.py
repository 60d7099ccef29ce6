"""The next version of a roster that can be changed no more: the same workbook, corrected on its page."""

from collections.abc import Mapping
from typing import Any

from apps.rosters import services
from apps.rosters.deciding import OPEN
from apps.rosters.hooks import Act
from apps.rosters.models import Upload, UploadState


def is_closed(upload: Upload, hindrances: Mapping[str, str]) -> bool:
    """Whether a new version is the way to correct a roster: it was taken back, or was sent and stays as it is."""
    hindered = upload.state in OPEN and bool(hindrances[Act.DECIDE.value])
    return upload.state == UploadState.UNDONE or hindered


def begun_from(upload: Upload) -> Upload | None:
    """The version that somebody has begun already, while it can be corrected."""
    return upload.followed_by.described().filter(state__in=(UploadState.WAITING, *OPEN)).order_by("-pk").first()


def begin_again(upload: Upload, *, by: Any) -> Upload:
    """The same workbook with all that was answered about it."""
    return services.receive(
        content=bytes(upload.content),
        filename=upload.filename,
        unit=upload.unit,
        as_of=upload.as_of,
        by=by,
        format_code=upload.format if upload.is_layout_chosen else "",
        recognised=upload.format,
        follows=upload,
    )
