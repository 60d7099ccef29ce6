"""What looks wrong about ratings: people whom another fact contradicts, and people without a rating."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from apps.accounts.models import User
from apps.appraisal.models import ConfidenceVote, Rating, Track
from apps.appraisal.places import end_of, posts_within
from apps.appraisal.querysets import RatingQuerySet
from apps.cadres.guards import running_matters
from apps.cadres.models import Cadre
from apps.core.dates import last_full_year
from apps.core.permissions import Permission


def _ordered(ratings: RatingQuerySet) -> RatingQuerySet:
    return ratings.select_related("level", "cadre").order_by("unit", "cadre__sort_key", "pk")


def unrated_people(user: User, day: date) -> QuerySet[Cadre]:
    """People who served in the last full year, whom the user rates, and who have no rating of it."""
    year = last_full_year(day)
    served = posts_within(year).filter(cadre=OuterRef("pk"))
    rated = Rating.objects.of_year(year).filter(cadre=OuterRef("pk"))
    own = user.unit_condition(Permission.RATE_CADRES, "home_unit")
    found = Cadre.objects.visible_to(user).filter(own, Exists(served), ~Exists(rated))
    return found.order_by("home_unit", "sort_key", "pk")


def rated_good_though(user: User, day: date, matter: str) -> RatingQuerySet:
    """Good or excellent in the last full year though a matter (discipline) ran in that year."""
    found = Rating.objects.visible_to(user).of_year(last_full_year(day)).good_or_better()
    known = running_matters.get(matter)
    if known is None:
        return found.none()
    year = last_full_year(day)
    allowed = user.unit_condition(known.group.permission, "cadre__home_unit")
    return _ordered(found.filter(allowed, cadre__in=known.people(date(year, 1, 1), end_of(year))))


def rated_against_vote(user: User, day: date) -> RatingQuerySet:
    """Good or excellent in the year in which more than half had low confidence."""
    year = last_full_year(day)
    low = ConfidenceVote.objects.visible_to(user).mostly_low()
    voted = low.filter(session__held_on__year__in=(year - 1, year), session__held_on__year=OuterRef("year"))
    found = Rating.objects.visible_to(user).filter(
        Exists(voted.filter(cadre=OuterRef("cadre"))), track=Track.STATE, year__in=(year - 1, year)
    )
    return _ordered(found.good_or_better())


def not_completed_twice(user: User, day: date) -> RatingQuerySet:
    """Not completed in the last full year and in the one before: for a person to review."""
    year = last_full_year(day)
    before = Rating.objects.of_year(year - 1).not_completed().filter(cadre=OuterRef("cadre"))
    found = Rating.objects.visible_to(user).of_year(year).not_completed()
    return _ordered(found.filter(Exists(before)))
