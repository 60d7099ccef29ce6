"""What the engine itself puts on a roster's page: the way to the columns about which it is not certain."""

from collections.abc import Mapping
from typing import Any

from apps.rosters import remarks
from apps.rosters.deciding import OPEN
from apps.rosters.hooks import Panel, panel
from apps.rosters.models import Upload

ASKING = (
    *(remarks.DOUBTED_COLUMN, remarks.REPEATED_COLUMN, remarks.NO_NAMES, remarks.NO_SUBJECTS, remarks.MISSING_COLUMN),
    remarks.STACKED,
)
OFFERING = (
    *(remarks.OTHER_DAY, remarks.GUESSED_COLUMN, remarks.UNUSED_COLUMN, remarks.UNNAMED_COLUMN, remarks.NOT_USED),
    remarks.SLID,
)


def doubtful_columns(request: Any, upload: Upload) -> Mapping[str, Any] | None:
    """How many columns wait for an answer; none, and no card, when all were simply read."""
    if upload.state not in OPEN:
        return None
    asked = sum(told["code"] in ASKING for told in upload.issues)
    left = [told["value"] for told in upload.notices if told["code"] == remarks.OTHER_DAY]
    offered = sum(told["code"] in OFFERING for told in upload.notices)
    return {"asked": asked, "left": left, "offered": offered} if asked or offered else None


panel(Panel("rosters/columns_panel.html", doubtful_columns, position=20))
