"""What can be done with the people of a gap list; an app that stands above declares it and this one never knows it.

    @gap_action("plan_training", _("Plan training"), permission=Permission.MANAGE_TRAINING, icon="school")
    def plan_training(request: RegistryRequest, selection: GapSelection) -> HttpResponse: ...

The list draws one button per action for those who hold the permission. The function gets the people who were ticked (or
all who were found), through the gate and narrowed to those on whom the permission is held; it answers with a page or a
redirect. Declare it in a module that is imported when the registry starts (for instance `duties.py` of the app).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils.functional import Promise

from apps.accounts.models import User
from apps.accounts.requests import RegistryRequest
from apps.core.permissions import Permission


@dataclass(frozen=True)
class GapPerson:
    """Someone with a gap: the key and code of the person, and per ladder the code of the level that would close it."""

    pk: int
    code: str
    full_name: str
    targets: dict[str, str]
    needs_major: bool = False


@dataclass(frozen=True)
class GapSelection:
    """Who was chosen on which day; `ladder` is the ladder that the list was narrowed to, or nothing."""

    day: date
    ladder: str
    people: tuple[GapPerson, ...]

    def target(self, ladder: str) -> dict[str, list[GapPerson]]:
        """The people by the level of the ladder that they need."""
        found: dict[str, list[GapPerson]] = {}
        for person in self.people:
            if ladder in person.targets:
                found.setdefault(person.targets[ladder], []).append(person)
        return found


Act = Callable[[RegistryRequest, GapSelection], HttpResponse]


@dataclass(frozen=True)
class GapAction:
    """A button of the gap list."""

    code: str
    label: str | Promise
    permission: Permission
    icon: str
    act: Act


_actions: dict[str, GapAction] = {}


def gap_action(
    code: str, label: str | Promise, *, permission: Permission, icon: str = "arrow-right"
) -> Callable[[Act], Act]:
    """Register what an app does with a selection of the gap list."""

    def register(act: Act) -> Act:
        _actions[code] = GapAction(code, label, permission, icon, act)
        return act

    return register


def gap_actions(user: User) -> list[GapAction]:
    """The actions that the user may start somewhere."""
    return [action for action in _actions.values() if user.can(action.permission)]


def find_action(code: str) -> GapAction | None:
    return _actions.get(code)
