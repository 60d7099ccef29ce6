"""What a roster's page says of people: rows of which it is not certain whom they mean, and transfers to come."""

from collections.abc import Mapping
from typing import Any

from apps.cadres.duplicates.candidates import keep_candidates
from apps.cadres.kept_homes import stay_at_home
from apps.cadres.models import RosterCandidate
from apps.cadres.roster_loading.findings import LISTED_TWICE
from apps.rosters import hooks
from apps.rosters.deciding import OPEN
from apps.rosters.models import RowStatus, Upload


def people_in_question(request: Any, upload: Upload) -> Mapping[str, Any] | None:
    """How many rows wait to be told whom they mean; no card when every row was matched."""
    if upload.state not in OPEN:
        return None
    rows = RosterCandidate.objects.filter(upload=upload).values("sheet", "row").distinct().count()
    transfers, twice = _transfers(upload), _named_twice(upload)
    return {"asked": rows - transfers, "transfers": transfers, "twice": twice} if rows or twice else None


def _transfers(upload: Upload) -> int:
    if not upload.summary.get(RowStatus.MOVED):
        return 0
    return upload.rows.filter(status=RowStatus.MOVED, notices__contains=[{"code": "D130"}]).count()


def _named_twice(upload: Upload) -> int:
    if not upload.summary.get("issues"):
        return 0
    return upload.rows.filter(issues__contains=[{"code": LISTED_TWICE}]).count()


hooks.checked.connect(keep_candidates, dispatch_uid="cadres_candidates")
hooks.undone.connect(stay_at_home, dispatch_uid="cadres_kept_homes")
hooks.panel(hooks.Panel("cadres/duplicates/panel.html", people_in_question, position=30))
