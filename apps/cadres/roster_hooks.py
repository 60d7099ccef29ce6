"""What a roster's page says of people: rows of which it is not certain whom they mean, and transfers to come."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q

from apps.cadres.duplicates.candidates import keep_candidates
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
    moving = Count("pk", filter=Q(status=RowStatus.MOVED))
    transfers = upload.rows.filter(notices__contains=[{"code": "D130"}]).aggregate(moving=moving)["moving"]
    twice = upload.rows.filter(issues__contains=[{"code": LISTED_TWICE}]).count()
    return {"asked": rows - transfers, "transfers": transfers, "twice": twice} if rows or twice else None


hooks.checked.connect(keep_candidates, dispatch_uid="cadres_candidates")
hooks.panel(hooks.Panel("cadres/duplicates/panel.html", people_in_question, position=30))
