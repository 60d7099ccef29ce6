"""Commendations: recorded one by one, or for many people in one act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.appraisal.models import Commendation
from apps.appraisal.places import end_of, fill_place, place_in_year
from apps.appraisal.services.ratings import NO_UNIT
from apps.cadres.places import Places
from apps.core.permissions import Permission
from apps.core.writing import act, insert, insert_all, update

RECORDED = gettext_noop("Commendation recorded")
EDITED = gettext_noop("Commendation edited")
RECORDED_MANY = gettext_noop("Commendations recorded from a list")


def _fill(commendations: Sequence[Commendation]) -> None:
    places = Places({commendation.cadre for commendation in commendations})
    for commendation in commendations:
        fill_place(commendation, place_in_year(places, commendation.cadre_id, _day_of(commendation)))
        if commendation.unit_id is None:
            raise ValidationError(NO_UNIT, code="no_unit")


def _day_of(commendation: Commendation) -> date:
    """The end of the year that is commended, or the day of the decision where that came first."""
    return min(commendation.decision_on or date.max, end_of(commendation.year))


def record_commendation(*, commendation: Commendation, by: User) -> Commendation:
    by.require(Permission.RATE_CADRES, commendation.cadre)
    _fill([commendation])
    with act(Commendation, by=by, reason=RECORDED):
        insert(commendation)
    return commendation


def edit_commendation(*, commendation: Commendation, revision: int | None, by: User) -> list[str]:
    by.require(Permission.RATE_CADRES, commendation.cadre)
    with act(Commendation, by=by, reason=EDITED):
        return update(commendation, revision=revision)


def record_many(*, commendations: Sequence[Commendation], by: User) -> int:
    """Write the commendations of many people, all or none; gives their number."""
    for commendation in commendations:
        by.require(Permission.RATE_CADRES, commendation.cadre)
    _fill(commendations)
    with act(Commendation, by=by, reason=RECORDED_MANY):
        return insert_all(commendations)
