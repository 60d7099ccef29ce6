"""Writing petitions: the verbs that pages, files and commands share.

Every verb asks for two rights in the unit: to edit people, and to see petitions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.core.permissions import Permission
from apps.core.writing import act, insert, insert_all, update
from apps.petitions.models import Petition

RECORDED = gettext_noop("Petition recorded")
EDITED = gettext_noop("Petition edited")
RECORDED_MANY = gettext_noop("Petitions recorded from a list")


def require_both(petition: Petition, *, by: User) -> None:
    by.require(Permission.SEE_PETITIONS, petition.unit)
    by.require(Permission.EDIT_CADRES, petition.unit)


def record_petition(*, petition: Petition, by: User) -> Petition:
    """Write a petition; without a day of its own it is due when the law of its kind says."""
    require_both(petition, by=by)
    fill_due(petition)
    with act(Petition, by=by, reason=RECORDED):
        insert(petition)
    return petition


def edit_petition(*, petition: Petition, revision: int | None, by: User) -> list[str]:
    """Save what was changed, the answer included; whoever moves it to another unit needs the rights there too."""
    require_both(Petition.objects.select_related("unit").get(pk=petition.pk), by=by)
    require_both(petition, by=by)
    with act(Petition, by=by, reason=EDITED):
        return update(petition, revision=revision)


def record_many(*, petitions: Sequence[Petition], by: User) -> int:
    """Write many petitions at once, all or none; gives their number."""
    for petition in petitions:
        require_both(petition, by=by)
        fill_due(petition)
    with act(Petition, by=by, reason=RECORDED_MANY):
        return insert_all(petitions)


def fill_due(petition: Petition) -> None:
    if petition.due_on is None and petition.kind.handling_days is not None:
        petition.due_on = petition.received_on + timedelta(days=petition.kind.handling_days)
