"""Why a sealed figure of units is another one today: posts allotted or allowed, inhabitants and area recorded since."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.communes.titles import titles_near
from apps.establishment.models import Allotment, Block, PostCeiling, UnitClass, UnitClassification, UnitSize
from apps.reporting.seals.traces import LawTrace, UnitTrace, traces


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


def of_class(event: Any) -> str:
    """Class, period and decision of one state of a unit's classification."""
    since = event.period.lower
    decided = f"{event.decision_on:%d/%m/%Y}" if event.decision_on else ""
    decision = ", ".join(filter(None, [event.decision_number, decided, event.decision_issuer]))
    told = f"{UnitClass.objects.get(pk=event.unit_class_id).label}, {__('from %(day)s') % {'day': f'{since:%d/%m/%Y}'}}"
    if event.period.upper:
        told += " " + __("until %(day)s") % {"day": f"{event.period.upper - timedelta(days=1):%d/%m/%Y}"}
    return f"{told} ({decision})" if decision else told


def of_ceiling(event: Any) -> str:
    """How many posts of which block the law lets which units have."""
    words = {"number": number_format(event.number), "block": Block.objects.get(pk=event.block_id)}
    told = __("%(number)s posts at most, %(block)s") % words
    label = UnitClass.objects.filter(pk=event.unit_class_id).first() if event.unit_class_id else None
    return ", ".join(filter(None, [told, label.label if label else "", event.legal_basis]))


traces.declare(
    UnitTrace(Allotment, ("posts_allotted",), of_allotment, titles_near),
    UnitTrace(UnitClassification, ("posts_allowed",), of_class, titles_near),
    LawTrace(PostCeiling, ("posts_allowed",), _("Legal maximum of posts"), of_ceiling),
    UnitTrace(UnitSize, ("inhabitants", "area"), of_size, titles_near),
)
