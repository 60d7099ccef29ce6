"""Means of years: of age, of service, in the post; whoever's years are unknown is left out of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.core.permissions import Permission
from apps.reporting.compiler import count
from apps.reporting.counts import Counts
from apps.reporting.definitions import HEADCOUNT, TOTAL, Facts, Sheet, StrOrPromise
from apps.reporting.errors import ReportError
from apps.reporting.geographies import geography_of, narrowed, notices_of, standing_places
from apps.reporting.places import Place, Territory
from apps.reporting.question import Question
from apps.reporting.registry import registry
from apps.reporting.services import levels_from, question_of, rows_by_value
from apps.reporting.table import Breakdown
from apps.reporting.territories import read_territory
from apps.targets.forecast import of_another_day
from apps.targets.sources.reading import Asked, Counted, Heads, Reading, Told

# The dimensions whose rows are whole years, as the figures of targets are called.
TITLES: dict[str, StrOrPromise] = {
    "age_years": _("Mean age, years"),
    "service_years": _("Mean years of service"),
    "post_years": _("Mean years in the post"),
}
Years = Mapping[int, Counter[int]]


@dataclass(frozen=True)
class YearsReading(Reading):
    """How many persons have how many years, by unit; and the same people on the target's day."""

    held: Years = field(default_factory=dict)
    later: Years = field(default_factory=dict)

    @property
    def whom(self) -> str:
        return str(registry.populations[self.target.group].title)

    @property
    def what(self) -> str:
        return str(TITLES[self.target.measure])

    @property
    def report_url(self) -> str:
        return ""

    @property
    def heads(self) -> Heads:
        return Heads(base=__("Persons of whom it is known"))

    def now(self, place: Place, counted: Counted) -> Told:
        return _mean(self.held, counted)

    def expected(self, place: Place, counted: Counted) -> Told | None:
        return None if self.is_due else _mean(self.later, counted)

    @property
    def expectation(self) -> str:
        return __("Expected by the day if the same persons serve then:")

    @property
    def silence(self) -> str:
        return ""


def read_years(asked: Asked) -> YearsReading:
    if asked.target.group not in registry.populations or asked.target.measure not in TITLES:
        raise ReportError(
            __("The registry no longer counts this. Edit the target “%(target)s”.") % {"target": asked.target.title}
        )
    counting, due = _Counting(asked), asked.target.due_on
    territory, counts = counting.territory, counting.counts(asked.day)
    return YearsReading(
        asked,
        territory.root,
        standing_places(territory, counting.levels, counts),
        territory.rights,
        notices_of(territory, counting.question(asked.day)),
        _by_unit(counts),
        _by_unit(counting.counts(due)) if due > asked.day else {},
    )


@dataclass(frozen=True)
class _Counting:
    """The people of the day, whose years are counted on whichever day."""

    asked: Asked

    @cached_property
    def territory(self) -> Territory:
        scope, rights = self.asked.scope, (Permission.VIEW_REPORTS, Permission.VIEW_CADRES)
        wide = read_territory(scope.unit, self.asked.day, self.asked.user, rights, scope.geography)
        return narrowed(wide, scope.at)

    @cached_property
    def levels(self) -> tuple[str, ...]:
        return levels_from(geography_of(self.asked.scope.geography), self.territory, self.asked.levels)

    def counts(self, day: date) -> Counts:
        """How many persons of each unit have how many years on the day."""
        return count(self.question(day), rows_by_value((Breakdown(HEADCOUNT, (TOTAL,)), self._breakdown(day))))

    def question(self, day: date) -> Question:
        facts, sheet = self._facts(day)
        groups = (registry.populations[self.asked.target.group],)
        return question_of(
            self.territory, self.levels, groups, (self._breakdown(day),), ((facts, sheet),), self.asked.day
        )

    def _breakdown(self, day: date) -> Breakdown:
        measure = self.asked.target.measure
        return Breakdown(registry.dimensions[measure], self._facts(day)[1].categories[measure])

    def _facts(self, day: date) -> tuple[Facts, Sheet]:
        (facts,) = registry.facts_with([self.asked.target.measure])
        sheet = facts.read(day)
        return (facts if day == self.asked.day else of_another_day(facts)), sheet


def _by_unit(counts: Counts) -> Years:
    found: dict[int, Counter[int]] = {}
    for (_group, unit, dimension, code), persons in counts.items():
        if dimension != HEADCOUNT.code and code.isdigit():
            found.setdefault(unit, Counter())[int(code)] += persons
    return found


def _mean(held: Years, counted: Counted) -> Told:
    """Over everybody of the units at once, never a mean of means."""
    persons = sum((held.get(unit, Counter()) for unit in counted.units), Counter[int]())
    known = persons.total()
    value = Decimal(sum(years * number for years, number in persons.items())) / known if known else None
    return Told(None, known, value)
