"""The definitions that the apps declare, found by their codes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from apps.reporting.definitions import (
    HEADCOUNT,
    Dimension,
    Facts,
    Flows,
    PlaceAmount,
    PlaceDimension,
    Population,
    Report,
    Subject,
)
from apps.reporting.headlines.definitions import Headline
from apps.reporting.places import Geography, Remark, Whereabouts
from apps.reporting.tallies.definitions import Axis, Cross, Homes, TallyReport

D = TypeVar("D")
R = TypeVar("R", bound=Report | TallyReport)
Definition = (
    Population
    | Facts
    | PlaceAmount
    | PlaceDimension
    | Report
    | Geography
    | Subject
    | Flows
    | Remark
    | TallyReport
    | Homes
    | Whereabouts
    | Headline
)


@dataclass
class Registry:
    """All declarations; each code once."""

    populations: dict[str, Population] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    dimensions: dict[str, Dimension] = field(default_factory=lambda: {HEADCOUNT.code: HEADCOUNT})
    place_dimensions: dict[str, PlaceDimension] = field(default_factory=dict)
    place_amounts: dict[str, PlaceAmount] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    geographies: dict[str, Geography] = field(default_factory=dict)
    subjects: list[Subject] = field(default_factory=list)
    reasons: list[Flows] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    tally_reports: dict[str, TallyReport] = field(default_factory=dict)
    homes: dict[str, Homes] = field(default_factory=dict)
    whereabouts: list[Whereabouts] = field(default_factory=list)
    headlines: list[Headline] = field(default_factory=list)

    @property
    def subject(self) -> Subject:
        return self.subjects[0]

    @property
    def flows(self) -> Flows:
        return self.reasons[0]

    def facts_with(self, dimensions: Iterable[str]) -> list[Facts]:
        """The facts that hold at least one of the dimensions."""
        wanted = set(dimensions)
        return [facts for facts in self.facts.values() if wanted & {d.code for d in facts.dimensions}]

    @property
    def all_reports(self) -> list[Report | TallyReport]:
        """Every report, in the order in which they are listed."""
        return listed([*self.reports.values(), *self.tally_reports.values()])

    def declare(self, *definitions: Definition) -> None:
        for definition in definitions:
            self._declare(definition)

    def _declare(self, definition: Definition) -> None:
        match definition:
            case Population():
                _add(self.populations, definition.code, definition)
            case Facts():
                _add(self.facts, definition.code, definition)
                for dimension in definition.dimensions:
                    _add(self.dimensions, dimension.code, dimension)
            case PlaceDimension():
                _add(self.place_dimensions, definition.code, definition)
            case PlaceAmount():
                _add(self.place_amounts, definition.code, definition)
            case Report():
                _add(self.reports, definition.code, definition)
            case Geography():
                _add(self.geographies, definition.code, definition)
            case Subject():
                self.subjects.append(definition)
            case Flows():
                self.reasons.append(definition)
            case Remark():
                self.remarks.append(definition)
            case TallyReport():
                _require_own_names(definition)
                _add(self.tally_reports, definition.code, definition)
            case Homes():
                _add(self.homes, definition.geography, definition)
            case Whereabouts():
                self.whereabouts.append(definition)
            case Headline():
                self.headlines.append(definition)


def listed(reports: Iterable[R]) -> list[R]:
    """The reports by their chapters, in each by their place."""
    return sorted(reports, key=lambda report: (report.chapter.place, report.place))


def axes_of(breakdown: Axis | Cross) -> tuple[Axis, ...]:
    return (breakdown,) if isinstance(breakdown, Axis) else (breakdown.rows, breakdown.columns)


def _require_own_names(report: TallyReport) -> None:
    """A cell is named by group, measure and category: no group may stand twice under one measure."""
    named = [
        (group.code, measure)
        for tally in report.tallies
        for measure in {tally.code, *(breakdown.code for breakdown in tally.breakdowns)}
        for group in tally.groups
    ]
    twice = {name for name in named if named.count(name) > 1}
    if twice:
        raise ValueError(f"TallyReport {report.code!r} names cells twice: {sorted(twice)}.")
    rests = [axis.rest for tally in report.tallies for breakdown in tally.breakdowns for axis in axes_of(breakdown)]
    if not all(rest.kind.is_exclusive for rest in rests):
        raise ValueError(f"TallyReport {report.code!r} has a rest that would lose rows: it must be a part or unknown.")


def _add(shelf: dict[str, D], code: str, definition: D) -> None:
    if code in shelf:
        raise ValueError(f"{type(definition).__name__} {code!r} is declared twice.")
    shelf[code] = definition


registry = Registry()
