"""The gap of many people: one evaluation, from which counts, pages, files and selections are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from apps.cadres.models import Cadre
from apps.core.unchanged import Told, state_of_records
from apps.qualifications.models import Outcome, StandardCriterion, StandardSet
from apps.qualifications.models.outcomes import ASPECTS
from apps.qualifications.standards.actions import GapPerson
from apps.qualifications.standards.asked import NO_STANDARD, GapForm
from apps.qualifications.standards.evaluation import outcomes_by_person
from apps.qualifications.standards.rules import MAJOR, InForce, Rule, in_force

MISSED = (Outcome.NOT_MET, Outcome.WITHIN_GRACE)


class Judged(NamedTuple):
    """A person's outcomes as they come from the database."""

    person: int
    code: str
    full_name: str
    standard: str | None
    deadline: date | None
    is_lowered: bool
    is_start_unknown: bool
    waits_for_major: bool
    outcome: int | None
    gen_edu: int | None
    prof_edu: int | None
    major: int | None
    pol_theory: int | None
    state_mgmt: int | None
    it_level: int | None
    foreign_lang: int | None

    def of(self, aspect: str) -> Outcome | None:
        """The outcome of a criterion, or of the whole standard."""
        value: int | None = getattr(self, aspect or "outcome")
        return None if value is None else Outcome(value)

    def aspects(self, *outcomes: Outcome) -> list[str]:
        return [aspect for aspect in ASPECTS if self.of(aspect) in outcomes]


COLUMNS = (
    "person_id", "person__code", "person__full_name", "standard_id", "deadline", "is_lowered", "is_start_unknown",
    "waits_for_major", "outcome", *ASPECTS,
)  # fmt: skip


def judged(day: date, people: QuerySet[Cadre], rules: Collection[Rule] | None = None) -> list[Judged]:
    """Everyone among `people`, in the order of names; read once, as evaluating costs more than reading."""
    # The name's key is long; sorting the rows of the evaluation by it costs less than sorting everyone.
    rows = outcomes_by_person(day, people, rules).order_by("person__sort_key", "person_id")
    return [Judged(*row) for row in rows.values_list(*COLUMNS)]


@dataclass(frozen=True)
class Gap:
    """Everyone asked about, and those who fit the filters."""

    day: date
    everyone: list[Judged]
    aspect: str
    outcomes: tuple[str, ...]
    until: date | None = None

    @cached_property
    def counts(self) -> Counter[str]:
        """How many stand at each outcome, whatever outcomes are asked for."""
        asked = _place(self.aspect)
        numbers = _by_code(Counter(row[asked] for row in self.everyone if row.standard))
        numbers[NO_STANDARD] = sum(not row.standard for row in self.everyone)
        return numbers

    @cached_property
    def found(self) -> list[Judged]:
        # Thousands of rows: values are compared as they came from the database.
        asked, wanted = _place(self.aspect), {one.value for one in Outcome if one.code in self.outcomes}
        without = NO_STANDARD in self.outcomes
        return [
            row
            for row in self.everyone
            if (row[asked] in wanted if row.standard else without) and self._is_in_time(row.deadline)
        ]

    @cached_property
    def by_aspect(self) -> list[tuple[str, Counter[str]]]:
        """For each criterion that someone is asked for, how many stand at each outcome."""
        counted = ((aspect, Counter(map(itemgetter(_place(aspect)), self.everyone))) for aspect in ASPECTS)
        return [(aspect, _by_code(numbers)) for aspect, numbers in counted if set(numbers) - {None}]

    def _is_in_time(self, deadline: date | None) -> bool:
        return self.until is None or (deadline is not None and deadline <= self.until)


def _place(aspect: str) -> int:
    return Judged._fields.index(aspect or "outcome")


def _by_code(numbers: Counter[Any]) -> Counter[str]:
    """By the names of the outcomes; what a standard does not ask has none."""
    return Counter({Outcome(value).code: number for value, number in numbers.items() if value is not None})


# Whoever looks at a gap clicks through its outcomes and pages; larger lists would fill the memory of the process.
_told = Told(most=8)
MOST_REMEMBERED = 20_000


def gap_of(form: GapForm, rules: Collection[Rule] | None = None) -> Gap:
    """The gap that a valid form asks for."""
    return Gap(form.day, _everyone(form, rules), form.aspect, form.outcomes, form.latest_deadline)


def _everyone(form: GapForm, rules: Collection[Rule] | None) -> list[Judged]:
    """Evaluated once as long as nothing is written, whatever outcome of them is looked at."""
    question, state = (*form.whom, timezone.localdate()), state_of_records()
    known: list[Judged] | None = _told.find(question, state)
    if known is not None:
        return known
    found = judged(form.day, form.people(), rules)
    if len(found) <= MOST_REMEMBERED:
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
