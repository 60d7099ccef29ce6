"""Words for reading appraisal: who was rated how in a year, whose confidence is low, and who may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, F, IntegerField, Q, When

from apps.communes.models import Unit, UnitCover
from apps.core.permissions import Permission

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.appraisal.models import (  # noqa: F401  (generic arguments)
        Commendation,
        ConfidenceVote,
        PeriodScore,
        Rating,
        VoteSession,
    )

GOOD_OR_BETTER = 3
EXCELLENT = 4
NOT_COMPLETED = 1


def people_gate(user: User) -> Q:
    return user.unit_condition(Permission.VIEW_CADRES, "cadre__home_unit")


def covered_by(unit: Unit) -> models.QuerySet[UnitCover, Any]:
    """The keys of the unit and of all that it covers, as a condition."""
    return UnitCover.objects.filter(unit=unit).values("covered")


class RatingQuerySet(models.QuerySet["Rating"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(people_gate(user))

    def of_year(self, year: int, track: str = "state") -> Self:
        return self.filter(year=year, track=track)

    def in_unit(self, unit: Unit) -> Self:
        """Ratings of people who served in the unit, or below it, at that time."""
        return self.filter(unit__in=covered_by(unit))

    def good_or_better(self) -> Self:
        return self.filter(level__rank__gte=GOOD_OR_BETTER)

    def not_completed(self) -> Self:
        return self.filter(level__rank=NOT_COMPLETED)


class PeriodScoreQuerySet(models.QuerySet["PeriodScore"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(people_gate(user))


class CommendationQuerySet(models.QuerySet["Commendation"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(people_gate(user))

    def in_unit(self, unit: Unit) -> Self:
        return self.filter(unit__in=covered_by(unit))


class SessionQuerySet(models.QuerySet["VoteSession"]):
    def visible_to(self, user: User) -> Self:
        """Two rights at the unit: to see people, and to see votes."""
        return self.filter(
            user.unit_condition(Permission.VIEW_CADRES, "unit"), user.unit_condition(Permission.SEE_VOTES, "unit")
        )


class VoteQuerySet(models.QuerySet["ConfidenceVote"]):
    def visible_to(self, user: User) -> Self:
        """Two rights at the person's unit: to see the person, and to see votes."""
        return self.filter(people_gate(user), user.unit_condition(Permission.SEE_VOTES, "cadre__home_unit"))

    def with_whole(self) -> Self:
        """`whole`: of how many the shares are taken, as the session's scheme says."""
        return self.annotate(
            whole=Case(
                When(session__scheme__denominator="summoned", then=F("session__summoned")),
                When(session__scheme__denominator="valid", then=F("valid")),
                default=F("issued"),
                output_field=IntegerField(),
            )
        )

    def counting(self) -> Self:
        """Votes of sessions that had their quorum."""
        came = F("session__present") * F("session__scheme__quorum_whole")
        needed = F("session__summoned") * F("session__scheme__quorum_part")
        return self.alias(came=came, needed=needed).filter(came__gte=F("needed"))

    def mostly_low(self) -> Self:
        """More than half low; compared as whole numbers."""
        return self.counting().with_whole().alias(twice_low=F("low") * 2).filter(twice_low__gt=F("whole"))
