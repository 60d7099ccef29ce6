"""The gap list as a file: one row per person, with what is held and asked of each criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from apps.cadres.columns import CellValue
from apps.cadres.line_resources import LineColumn, LineResource
from apps.qualifications.standards.gap import Asked
from apps.qualifications.standards.lines import GapLine, lines
from apps.qualifications.standards.standings import Judged
from apps.qualifications.standards.words import ASPECT_LABELS

CHUNK = 1_000


class GapResource(LineResource):
    """The rows of a gap list, computed for a day: nothing comes in by it."""

    def __init__(self, asked: Asked, day: date) -> None:
        super().__init__(_columns())
        self.asked, self.day = asked, day

    def lines(self, found: Iterable[Judged]) -> Iterator[GapLine]:
        judged = list(found)
        for start in range(0, len(judged), CHUNK):
            yield from lines(judged[start : start + CHUNK], self.asked, self.day)


def _columns() -> list[LineColumn]:
    return [
        LineColumn(_("Full name"), lambda line: line.full_name, 28),
        LineColumn(_("Code"), lambda line: line.code, 12),
        LineColumn(_("Title"), lambda line: line.title, 30),
        LineColumn(_("Unit"), lambda line: line.unit, 24),
        LineColumn(_("Standard"), lambda line: line.standard, 30),
        LineColumn(_("Outcome"), lambda line: str(line.outcome_words), 22),
        LineColumn(_("Grace until"), lambda line: line.last_day, 14),
        *(LineColumn(str(label), _criterion(aspect), 26) for aspect, label in ASPECT_LABELS.items()),
        LineColumn(_("What closes it"), lambda line: "; ".join(mark.remedy for mark in line.marks if mark.remedy), 40),
    ]


def _criterion(aspect: str) -> Callable[[GapLine], CellValue]:
    def value(line: GapLine) -> CellValue:
        mark = next((mark for mark in line.marks if mark.aspect == aspect), None)
        if mark is None:
            return ""
        return f"{mark.outcome.label}: {mark.words}" if mark.needed else str(mark.outcome.label)

    return value
