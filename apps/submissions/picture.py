"""The bar picture of a period: a bar for each district, composed of the states; each part opens its units."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from apps.reporting.chart import MOST_BARS, NOWHERE, Bars, Drawing, drawing_of
from apps.submissions.completeness import Completeness, Line
from apps.submissions.models import State

# What is done is dark, what waits lighter, what has to be done again stands out, what is missing is empty.
COLOURS = {
    State.ACCEPTED: "#1f5190",
    State.WAITING: "#7eabd9",
    State.RETURNED: "#e0a63a",
    State.MISSING: "#d5d9de",
}


def draw(found: Completeness, query: dict[str, str]) -> Drawing | None:
    """None when there is nothing to show or too much for a glance."""
    if not found.whole.expected or len(found.lines) > MOST_BARS:
        return None
    parts = tuple(part for line in found.lines for part in _parts(found, line, query))
    legend = tuple((str(state.label), colour) for state, colour in COLOURS.items())
    bars = tuple(line.title for line in found.lines)
    return drawing_of(Bars(parts, legend, bars, as_shares=False, counted=_("Number of units")), found.period.name)


def _parts(found: Completeness, line: Line, query: dict[str, str]) -> list[tuple[Any, ...]]:
    address = reverse("submissions:period", args=[found.period.code])
    parts = []
    for order, state in enumerate(COLOURS):
        if count := line.counts.of(state):
            asked = urlencode({**query, "by": "commune", "parent": str(line.parent), "state": state.value})
            words = f"{line.title}, {state.label}: {count}"
            parts.append((line.title, str(state.label), order, count, words, f"{NOWHERE}{address}?{asked}#table"))
    return parts
