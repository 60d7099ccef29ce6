"""Membership in the Party: recording and editing."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import PartyMembership
from apps.core.permissions import Permission
from apps.core.writing import act, insert, update

RECORDED = gettext_noop("Party membership recorded")
EDITED = gettext_noop("Party membership edited")


def record_party_membership(*, membership: PartyMembership, day: date, by: User) -> PartyMembership:
    """Record a membership that is reported for `day`: from then on it counts when its admission is undated."""
    by.require(Permission.EDIT_CADRES, membership.cadre)
    membership.reported_on = day
    _refuse_admission_as_a_child(membership)
    _report_before_the_end(membership)
    with act(PartyMembership, by=by, reason=RECORDED):
        insert(membership)
    return membership


def edit_party_membership(*, membership: PartyMembership, revision: int | None, by: User) -> list[str]:
    by.require(Permission.EDIT_CADRES, membership.cadre)
    _refuse_admission_as_a_child(membership)
    _report_before_the_end(membership)
    with act(PartyMembership, by=by, reason=EDITED):
        return update(membership, revision=revision)


def _report_before_the_end(membership: PartyMembership) -> None:
    """A membership that ended was there before it ended, whenever it came to be reported."""
    if membership.ended_on:
        membership.reported_on = min(membership.reported_on, membership.ended_on)


def _refuse_admission_as_a_child(membership: PartyMembership) -> None:
    """The Party admits from the age of 18 (Charter of the Party, Art. 1)."""
    joined, birth = membership.joined, membership.cadre.birth
    if joined and birth and birth.ages_on(joined.last)[1] < 18:
        raise ValidationError(
            _("The Party admits from the age of 18; born %(birth)s, admitted %(joined)s. Correct one of them."),
            code="party_admitted_as_a_child",
            params={"birth": str(birth), "joined": str(joined)},
        )
