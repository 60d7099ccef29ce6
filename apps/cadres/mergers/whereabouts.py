"""Where people stood on a day, for reports that carry them to the units of another day."""

from datetime import date

from apps.cadres.models import CommitteeSeat, Placement, Posting
from apps.reporting.definitions import Rows


def whereabouts_on(day: date) -> tuple[Rows, ...]:
    """Where a reorganisation of that day placed them, else their primary post, else a committee seat."""
    placed = Placement.objects.filter(reorganisation__effective_on=day, is_primary=True, new_posting__isnull=False)
    return (
        placed.order_by().values_list("cadre_id", "new_posting__unit_id"),
        Posting.objects.running_on(day).filter(is_primary=True).order_by().values_list("cadre_id", "unit_id"),
        CommitteeSeat.objects.running_on(day).order_by().values_list("cadre_id", "unit_id"),
    )
