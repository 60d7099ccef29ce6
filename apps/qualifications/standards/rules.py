"""The standards of a day as values: what the one statement of the evaluation is given, real or supposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from apps.core.together import Asking, answered
from apps.qualifications.models import (
    AreaClass,
    CriterionKind,
    StandardCriterion,
    StandardScope,
    StandardSet,
)

MAJOR = "major"


@dataclass(frozen=True)
class Need:
    """The least rank on a ladder, and the lower one that a province may let hold; a major is only asked for."""

    rank: int
    area_rank: int | None = None


@dataclass(frozen=True)
class Rule:
    """A standard as the evaluation reads it; a supposed one has a code that no set holds."""

    code: str
    needs: Mapping[str, Need]
    titles: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    is_difficult: bool = False
    is_special_law: bool = False
    in_post_on: date | None = None
    grace_until: date | None = None

    @property
    def scopes(self) -> Iterable[tuple[str | None, str | None, str | None, int]]:
        """Title, position, group and weight: the nearer first, then the area, then special law."""
        rest = 2 * self.is_difficult + self.is_special_law
        yield from ((None, position, None, 12 + rest) for position in self.positions)
        yield from ((title, None, None, 8 + rest) for title in self.titles)
        yield from ((None, None, category, 4 + rest) for category in self.categories)


@dataclass
class _Gathered:
    titles: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    needs: dict[str, Need] = field(default_factory=dict)


@dataclass(frozen=True)
class InForce:
    """The standards of a day as they are kept, read once for the evaluation and for the words of a page."""

    sets: tuple[StandardSet, ...]
    criteria: tuple[StandardCriterion, ...]
    scopes: tuple[StandardScope, ...]

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        gathered = {one.code: _Gathered() for one in self.sets}
        for scope in self.scopes:
            _add_scope(gathered[scope.standard_id], scope)
        for criterion in self.criteria:
            gathered[criterion.standard_id].needs[criterion.aspect] = need_of(criterion)
        return tuple(_rule(one, gathered[one.code]) for one in self.sets)


def in_force(day: date) -> InForce:
    return answered(asking_in_force(day))


Parts = tuple[QuerySet[StandardSet], QuerySet[StandardCriterion], QuerySet[StandardScope]]


def asking_in_force(day: date) -> Asking[InForce]:
    parts = parts_in_force(day)
    yield parts
    return of_parts(parts)


def parts_in_force(day: date) -> Parts:
    """What has to be read to know the standards of a day."""
    valid = StandardSet.objects.valid_on(day)
    sets = valid.select_related("legal_basis").order_by("pk")
    criteria = StandardCriterion.objects.filter(standard__in=valid).select_related("ladder", "level", "area_level")
    return sets, criteria.order_by("pk"), StandardScope.objects.filter(standard__in=valid).order_by("pk")


def of_parts(parts: Parts) -> InForce:
    sets, criteria, scopes = parts
    return InForce(tuple(sets), tuple(criteria), tuple(scopes))


def rules_on(day: date) -> tuple[Rule, ...]:
    """The standards in force on a day, with whom they concern and what they ask."""
    return in_force(day).rules


def need_of(criterion: StandardCriterion) -> Need:
    if criterion.kind == CriterionKind.MAJOR or criterion.level is None:
        return Need(1)
    return Need(criterion.level.rank, criterion.area_level.rank if criterion.area_level else None)


def _add_scope(gathered: _Gathered, scope: StandardScope) -> None:
    if scope.title_id:
        gathered.titles.append(scope.title_id)
    if scope.job_position_id:
        gathered.positions.append(scope.job_position_id)
    if scope.category:
        gathered.categories.append(scope.category)


def _rule(one: StandardSet, gathered: _Gathered) -> Rule:
    return Rule(
        one.code,
        gathered.needs,
        tuple(gathered.titles),
        tuple(gathered.positions),
        tuple(gathered.categories),
        is_difficult=one.area == AreaClass.DIFFICULT,
        is_special_law=one.is_special_law,
        in_post_on=one.in_post_on,
        grace_until=one.grace_until,
    )
