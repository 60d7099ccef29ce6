"""Ratings and the scores of months and quarters: recorded one by one, or for many people in one act."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.appraisal.models import PeriodScore, Rating
from apps.appraisal.places import end_of, fill_place, place_in_year
from apps.cadres.places import Places
from apps.core.permissions import Permission
from apps.core.writing import act, insert, insert_all, update

RECORDED = gettext_noop("Rating recorded")
EDITED = gettext_noop("Rating edited")
RECORDED_MANY = gettext_noop("Ratings recorded from a list")
SCORED = gettext_noop("Score of a month or quarter recorded")
SCORE_EDITED = gettext_noop("Score of a month or quarter edited")
NO_UNIT = _("The person has no unit in that year. Record a post or a committee seat first.")


def fill(ratings: Sequence[Rating]) -> None:
    """Unit, title and category at the end of each rating's year."""
    unfilled = [rating for rating in ratings if rating.unit_id is None]
    places = Places({rating.cadre for rating in unfilled})
    for rating in unfilled:
        fill_place(rating, place_in_year(places, rating.cadre_id, end_of(rating.year)))
        if rating.unit_id is None:
            raise ValidationError(NO_UNIT, code="no_unit")


def record_rating(*, rating: Rating, by: User) -> Rating:
    by.require(Permission.RATE_CADRES, rating.cadre)
    fill([rating])
    with act(Rating, by=by, reason=RECORDED):
        insert(rating)
    return rating


def edit_rating(*, rating: Rating, revision: int | None, by: User) -> list[str]:
    by.require(Permission.RATE_CADRES, rating.cadre)
    with act(Rating, by=by, reason=EDITED):
        return update(rating, revision=revision)


def record_many(*, ratings: Sequence[Rating], by: User) -> int:
    """Write new ratings of many people, all or none; gives their number."""
    for rating in ratings:
        by.require(Permission.RATE_CADRES, rating.cadre)
    fill(ratings)
    with act(Rating, by=by, reason=RECORDED_MANY):
        return insert_all(ratings)


def record_score(*, score: PeriodScore, by: User) -> PeriodScore:
    by.require(Permission.RATE_CADRES, score.cadre)
    with act(PeriodScore, by=by, reason=SCORED):
        insert(score)
    return score


def edit_score(*, score: PeriodScore, revision: int | None, by: User) -> list[str]:
    by.require(Permission.RATE_CADRES, score.cadre)
    with act(PeriodScore, by=by, reason=SCORE_EDITED):
        return update(score, revision=revision)
