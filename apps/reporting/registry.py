"""The definitions that the apps declare, found by their codes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from apps.reporting.definitions import HEADCOUNT, Dimension, Facts, Geography, Population, Report, Subject

D = TypeVar("D")


@dataclass
class Registry:
    """All declarations; each code once."""

    populations: dict[str, Population] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    dimensions: dict[str, Dimension] = field(default_factory=lambda: {HEADCOUNT.code: HEADCOUNT})
    reports: dict[str, Report] = field(default_factory=dict)
    geographies: dict[str, Geography] = field(default_factory=dict)
    subjects: list[Subject] = field(default_factory=list)

    @property
    def subject(self) -> Subject:
        return self.subjects[0]

    def facts_with(self, dimensions: Iterable[str]) -> list[Facts]:
        """The facts that hold at least one of the dimensions."""
        wanted = set(dimensions)
        return [facts for facts in self.facts.values() if wanted & {d.code for d in facts.dimensions}]

    def declare(self, *definitions: Population | Facts | Report | Geography | Subject) -> None:
        for definition in definitions:
            self._declare(definition)

    def _declare(self, definition: Population | Facts | Report | Geography | Subject) -> None:
        match definition:
            case Population():
                _add(self.populations, definition.code, definition)
            case Facts():
                _add(self.facts, definition.code, definition)
                for dimension in definition.dimensions:
                    _add(self.dimensions, dimension.code, dimension)
            case Report():
                _add(self.reports, definition.code, definition)
            case Geography():
                _add(self.geographies, definition.code, definition)
            case Subject():
                self.subjects.append(definition)


def _add(shelf: dict[str, D], code: str, definition: D) -> None:
    if code in shelf:
        raise ValueError(f"{type(definition).__name__} {code!r} is declared twice.")
    shelf[code] = definition


registry = Registry()
