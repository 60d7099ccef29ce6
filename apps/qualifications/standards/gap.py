"""The gap of many people: one evaluation, from which counts, pages, files and selections are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from apps.core.unchanged import Told, state_of_records
from apps.qualifications.models import Outcome, StandardCriterion, StandardSet
from apps.qualifications.models.outcomes import ASPECTS
from apps.qualifications.standards.actions import GapPerson
from apps.qualifications.standards.asked import NO_STANDARD, GapForm
from apps.qualifications.standards.rules import MAJOR, InForce, Rule, in_force
from apps.qualifications.standards.standings import (
    DEADLINE,
    STANDARD,
    Found,
    Judged,
    Standing,
    place_of,
    standings,
)

MISSED = (Outcome.NOT_MET, Outcome.WITHIN_GRACE)


@dataclass(frozen=True)
class Gap:
    """Everyone asked about, and those who fit the filters."""

    day: date
    standings: list[Standing]
    aspect: str
    outcomes: tuple[str, ...]
    until: date | None = None

    @property
    def everyone(self) -> Found:
        return Found(self.standings)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many stand at each outcome, whatever outcomes are asked for."""
        numbers = self._numbers(self.aspect)
        numbers[NO_STANDARD] = sum(len(people) for verdict, people in self.standings if not verdict[STANDARD])
        return numbers

    @cached_property
    def found(self) -> Found:
        asked, wanted = place_of(self.aspect), {one.value for one in Outcome if one.code in self.outcomes}
        without = NO_STANDARD in self.outcomes
        return Found(
            [
                one
                for one in self.standings
                if (one.verdict[asked] in wanted if one.verdict[STANDARD] else without) and self._is_in_time(one)
            ]
        )

    @cached_property
    def by_aspect(self) -> list[tuple[str, Counter[str]]]:
        """For each criterion that someone is asked for, how many stand at each outcome."""
        return [(aspect, numbers) for aspect in ASPECTS if (numbers := self._numbers(aspect))]

    def _numbers(self, aspect: str) -> Counter[str]:
        """By the names of the outcomes; what a standard does not ask has none."""
        asked, numbers = place_of(aspect), Counter[str]()
        for verdict, people in self.standings:
            if verdict[STANDARD] and verdict[asked] is not None:
                numbers[Outcome(verdict[asked]).code] += len(people)
        return numbers

    def _is_in_time(self, one: Standing) -> bool:
        deadline = one.verdict[DEADLINE]
        return self.until is None or (deadline is not None and deadline <= self.until)


# Whoever looks at a gap clicks through its outcomes and pages; larger lists would fill the memory of the process.
_told = Told(most=8)
MOST_REMEMBERED = 100_000


def gap_of(form: GapForm, rules: Collection[Rule] | None = None) -> Gap:
    """The gap that a valid form asks for."""
    return Gap(form.day, _everyone(form, rules), form.aspect, form.outcomes, form.latest_deadline)


def _everyone(form: GapForm, rules: Collection[Rule] | None) -> list[Standing]:
    """Evaluated once as long as nothing is written, whatever outcome of them is looked at."""
    question, state = (*form.whom, timezone.localdate()), state_of_records()
    known: list[Standing] | None = _told.find(question, state)
    if known is not None:
        return known
    found = standings(form.day, form.people(), rules)
    if len(Found(found)) <= MOST_REMEMBERED:
        _told.keep(question, state, found)
    return found


@dataclass(frozen=True)
class Asked:
    """What the standards of a day ask, by standard and criterion."""

    sets: dict[str, StandardSet]
    criteria: dict[tuple[str, str], StandardCriterion]

    def level_needed(self, row: Judged, aspect: str) -> str | None:
        """The code of the least level that meets the criterion for this person."""
        criterion = self.criteria.get((row.standard or "", aspect))
        if criterion is None:
            return None
        return criterion.area_level_id if row.is_lowered and criterion.area_level_id else criterion.level_id

    def words_needed(self, row: Judged, aspect: str) -> str:
        criterion = self.criteria.get((row.standard or "", aspect))
        if criterion is None or criterion.level is None:
            return ""
        return str(criterion.area_level if row.is_lowered and criterion.area_level else criterion.level)


def asked_by(standards: InForce) -> Asked:
    criteria = {(one.standard_id, one.aspect): one for one in standards.criteria}
    return Asked({one.code: one for one in standards.sets}, criteria)


def asked_on(day: date) -> Asked:
    return asked_by(in_force(day))


def selection_of(rows: Iterable[Judged], asked: Asked) -> tuple[GapPerson, ...]:
    """The people with what would close their gaps."""
    return tuple(
        GapPerson(
            row.person,
            row.code,
            row.full_name,
            {
                aspect: level
                for aspect in row.aspects(*MISSED)
                if aspect != MAJOR and (level := asked.level_needed(row, aspect))
            },
            needs_major=row.of(MAJOR) in MISSED,
        )
        for row in rows
    )
