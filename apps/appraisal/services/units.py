"""Ratings of units as a whole."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.appraisal.models import UnitRating
from apps.core.permissions import Permission
from apps.core.writing import act, insert, remove, update

RATED = gettext_noop("Rating of a unit recorded")
EDITED = gettext_noop("Rating of a unit edited")
DELETED = gettext_noop("Rating of a unit deleted")


def rate_unit(*, rating: UnitRating, revision: int | None, by: User) -> UnitRating:
    """Record the rating of a unit, or change the one that stands."""
    by.require(Permission.RATE_CADRES, rating.unit)
    with act(UnitRating, by=by, reason=EDITED if rating.pk else RATED):
        if rating.pk:
            update(rating, revision=revision)
        else:
            insert(rating)
    return rating


def delete_unit_rating(*, rating: UnitRating, revision: int | None, by: User, because: str = "") -> None:
    by.require(Permission.RATE_CADRES, rating.unit)
    with act(UnitRating, by=by, reason=DELETED, because=because):
        remove(rating, revision=revision)
