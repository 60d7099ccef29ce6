"""What an extract is asked for, and the question that it puts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.reporting.definitions import HEADCOUNT, Report
from apps.reporting.places import Territory
from apps.reporting.question import Question
from apps.reporting.registry import registry
from apps.reporting.services import breakdowns_of, populations_of, question_of, sheets_of
from apps.reporting.table import Breakdown


@dataclass(frozen=True)
class Asked:
    """What is asked for: whom, when, which groups and dimensions, by which level of units."""

    unit: str
    day: date
    level: str
    groups: tuple[str, ...]
    dimensions: tuple[str, ...]

    def levels(self, territory: Territory) -> tuple[str, ...]:
        return tuple(dict.fromkeys((territory.root.level, self.level or territory.root.level)))


def questioned(asked: Asked, territory: Territory) -> tuple[Question, tuple[Breakdown, ...]]:
    """The question of the extract, and the rows of its dimensions on its day; raises ReportError."""
    report = whole_report()
    sheets = sheets_of(report, asked.dimensions, asked.day)
    breakdowns = without_headcount(breakdowns_of(report, asked.dimensions, sheets))
    populations = populations_of(report, asked.groups)
    return question_of(territory, asked.levels(territory), populations, breakdowns, sheets, asked.day), breakdowns


def whole_report() -> Report:
    """All that may be asked as a report, so that what it names is checked as a report's words are."""
    dimensions = tuple(code for code in registry.dimensions if code != HEADCOUNT.code)
    return Report("extract", "", "", tuple(registry.populations), (HEADCOUNT.code, *dimensions), "", "1")


def without_headcount(breakdowns: tuple[Breakdown, ...]) -> tuple[Breakdown, ...]:
    return tuple(each for each in breakdowns if each.dimension != HEADCOUNT)
