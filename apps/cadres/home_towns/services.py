"""Choosing the unit that a person's home town means, and leaving it to the words again."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import HomeChoice
from apps.core.permissions import Permission
from apps.core.writing import act, insert, remove, update

CHOSEN = gettext_noop("Unit of the home town chosen")
FORGOTTEN = gettext_noop("Unit of the home town left to the words")


def choose_home(*, choice: HomeChoice, revision: int | None, by: User) -> None:
    """Keep the unit for the words as they stand now."""
    by.require(Permission.EDIT_CADRES, choice.cadre)
    choice.text = choice.cadre.home_town
    with act(HomeChoice, by=by, reason=CHOSEN):
        if choice._state.adding:
            insert(choice)
        else:
            update(choice, revision=revision)


def forget_home(*, choice: HomeChoice, revision: int | None, by: User) -> None:
    by.require(Permission.EDIT_CADRES, choice.cadre)
    with act(HomeChoice, by=by, reason=FORGOTTEN):
        remove(choice, revision=revision)
