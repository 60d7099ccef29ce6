"""A vacancy to fill as lists show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from apps.cadres.day import unit_title
from apps.establishment.filters import Stand
from apps.establishment.models import Opening


@dataclass(frozen=True)
class OpeningLine:
    """A vacancy with the name of its unit and how it stands on the day."""

    opening: Opening
    unit: str
    stand: Stand

    @property
    def tone(self) -> str:
        return {Stand.OPEN: "yellow", Stand.LATE: "red", Stand.DONE: "green"}[self.stand]


def stand_of(opening: Opening, day: date) -> Stand:
    if not opening.is_open_on(day):
        return Stand.DONE
    return Stand.LATE if opening.is_late_on(day) else Stand.OPEN


def opening_lines(openings: Iterable[Opening], day: date) -> list[OpeningLine]:
    """The openings, annotated with `unit_words`, as lines."""
    return [OpeningLine(one, unit_title(getattr(one, "unit_words", None)), stand_of(one, day)) for one in openings]
