"""The gap list as a file: one row per person, with what is held and asked of each criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from apps.cadres.columns import CellValue
from apps.qualifications.standards.gap import Asked
from apps.qualifications.standards.lines import GapLine, lines
from apps.qualifications.standards.standings import Judged
from apps.qualifications.standards.words import ASPECT_LABELS

CHUNK = 1_000


@dataclass(frozen=True)
class FileColumn:
    """A heading with its width and what stands below it."""

    label: str
    width: int
    value: Callable[[GapLine], CellValue]


@dataclass(frozen=True)
class FileField:
    column: FileColumn


class GapResource:
    """The rows of a gap list for `apps.cadres.files`."""

    def __init__(self, asked: Asked, day: date) -> None:
        self.asked, self.day = asked, day
        self.fields = {str(place): FileField(column) for place, column in enumerate(_columns())}

    def get_export_headers(self) -> list[str]:
        return [field.column.label for field in self.fields.values()]

    def rows(self, queryset: Iterable[Judged]) -> Iterator[list[CellValue]]:
        found = list(queryset)
        for start in range(0, len(found), CHUNK):
            for line in lines(found[start : start + CHUNK], self.asked, self.day):
                yield [field.column.value(line) for field in self.fields.values()]


def _columns() -> list[FileColumn]:
    return [
        FileColumn(_("Full name"), 28, lambda line: line.full_name),
        FileColumn(_("Code"), 12, lambda line: line.code),
        FileColumn(_("Title"), 30, lambda line: line.title),
        FileColumn(_("Unit"), 24, lambda line: line.unit),
        FileColumn(_("Standard"), 30, lambda line: line.standard),
        FileColumn(_("Outcome"), 22, lambda line: str(line.outcome_words)),
        FileColumn(_("Grace until"), 14, lambda line: line.last_day),
        *(FileColumn(str(label), 26, _criterion(aspect)) for aspect, label in ASPECT_LABELS.items()),
        FileColumn(_("What closes it"), 40, lambda line: "; ".join(mark.remedy for mark in line.marks if mark.remedy)),
    ]


def _criterion(aspect: str) -> Callable[[GapLine], CellValue]:
    def value(line: GapLine) -> CellValue:
        mark = next((mark for mark in line.marks if mark.aspect == aspect), None)
        if mark is None:
            return ""
        return f"{mark.outcome.label}: {mark.words}" if mark.needed else str(mark.outcome.label)

    return value
