"""Why a sealed figure of units is another one today: posts allotted, inhabitants and area recorded since."""

from __future__ import annotations

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as __

from apps.communes.titles import titles_near
from apps.establishment.models import Allotment, Block, UnitSize
from apps.reporting.seals.traces import UnitTrace, traces


def of_allotment(event: Any) -> str:
    """Number, block, year and decision of one state of an allotment."""
    decided = f"{event.decision_on:%d/%m/%Y}" if event.decision_on else ""
    decision = ", ".join(filter(None, [event.decision_number, decided, event.decision_issuer]))
    words = {"number": number_format(event.number), "block": Block.objects.get(pk=event.block_id), "year": event.year}
    told = __("%(number)s posts for %(year)s, %(block)s") % words
    return f"{told} ({decision})" if decision else told


def of_size(event: Any) -> str:
    """Inhabitants, area, day and source of one count of a unit."""
    parts = []
    if event.inhabitants is not None:
        parts.append(__("%(number)s inhabitants") % {"number": number_format(event.inhabitants, force_grouping=True)})
    if event.area is not None:
        parts.append(f"{number_format(event.area)} km²")
    return f"{', '.join(parts)}, {event.counted_on:%d/%m/%Y} ({event.source})"


traces.declare(
    UnitTrace(Allotment, ("posts_allotted",), of_allotment, titles_near),
    UnitTrace(UnitSize, ("inhabitants", "area"), of_size, titles_near),
)
