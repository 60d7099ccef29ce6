"""How many people stand, evaluated at once: each verdict with everyone of whom it is true.

Thousands of people share a hundred verdicts, so the database tells each verdict once; names are read of those alone
who are shown.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, overload

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet

from apps.cadres.models import Cadre
from apps.qualifications.models import Outcome
from apps.qualifications.models.outcomes import ASPECTS
from apps.qualifications.standards.evaluation import outcomes_by_person
from apps.qualifications.standards.rules import Rule


class Judged(NamedTuple):
    """A person's outcomes as they come from the database: who it is, then the verdict."""

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


NAMES = ("pk", "code", "full_name")
VERDICT = tuple("standard_id" if name == "standard" else name for name in Judged._fields[len(NAMES) :])
COLUMNS = ("person_id", "person__code", "person__full_name", *VERDICT)
Verdict = tuple[Any, ...]
STANDARD, DEADLINE = VERDICT.index("standard_id"), VERDICT.index("deadline")


def place_of(aspect: str) -> int:
    """Where the outcome of a criterion, or of the whole standard, stands in a verdict."""
    return VERDICT.index(aspect or "outcome")


class Standing(NamedTuple):
    """Everyone of whom the same is true; the verdict holds the columns of `VERDICT`."""

    verdict: Verdict
    people: Sequence[int]


def standings(day: date, people: QuerySet[Cadre], rules: Collection[Rule] | None = None) -> list[Standing]:
    """How everyone among `people` stands."""
    rows = outcomes_by_person(day, people, rules).order_by().values_list(*VERDICT)
    # Packed, as the evaluations of a whole province are kept: a list of numbers takes five times the room.
    return [Standing(row[:-1], array("q", row[-1])) for row in rows.annotate(everyone=ArrayAgg("person_id"))]


@dataclass(frozen=True)
class Found:
    """People with their verdicts, in the order of names; only those are read who are asked for."""

    standings: list[Standing]

    @cached_property
    def verdicts(self) -> dict[int, Verdict]:
        return {person: standing.verdict for standing in self.standings for person in standing.people}

    def __len__(self) -> int:
        return sum(len(standing.people) for standing in self.standings)

    def __iter__(self) -> Iterator[Judged]:
        return iter(self.among(self.verdicts))

    @overload
    def __getitem__(self, part: int) -> Judged: ...
    @overload
    def __getitem__(self, part: slice) -> list[Judged]: ...
    def __getitem__(self, part: int | slice) -> Judged | list[Judged]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        return self._told(self._named(self.verdicts)[part])

    def among(self, people: Collection[int]) -> list[Judged]:
        """Of these people those who are found."""
        return self._told(self._named([person for person in people if person in self.verdicts]))

    def only(self, fits: Callable[[int], bool]) -> Found:
        """Those of whom something is true besides."""
        return Found([Standing(verdict, [each for each in people if fits(each)]) for verdict, people in self.standings])

    def coded(self, codes: Collection[str]) -> list[Judged]:
        """Those with one of these public codes."""
        return self._told(self._named(self.verdicts).filter(code__in=codes))

    def _named(self, people: Iterable[int]) -> QuerySet[Cadre]:
        return Cadre.objects.filter(pk__any_of=list(people)).order_by("sort_key", "pk")

    def _told(self, people: QuerySet[Cadre]) -> list[Judged]:
        return [Judged(*who, *self.verdicts[who[0]]) for who in people.values_list(*NAMES)]
