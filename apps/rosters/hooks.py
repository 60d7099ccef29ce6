"""How other apps join in: panels on a roster's page, guards that are asked before an act, and news of what was done.

Apps declare panels and guards in `roster_hooks.py`, found as Django finds `admin.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from django.db.models import TextChoices
from django.dispatch import Signal
from django.template.loader import render_to_string
from django.utils.module_loading import autodiscover_modules
from django.utils.safestring import SafeString

from apps.rosters.models import Upload
from apps.rosters.one_look import one_look
from apps.rosters.values import Refused, Remark

# Sent inside the transaction of the act, with `upload` and `by`; a receiver that raises takes the whole act back.
checked, applied, undone, withdrawn = Signal(), Signal(), Signal(), Signal()


class Act(TextChoices):
    """What people ask for on an upload. Deciding means values, corrections, skipped rows and answers."""

    CHECK = "check"
    DECIDE = "decide"
    APPLY = "apply"
    UNDO = "undo"
    WITHDRAW = "withdraw"


# Why an act may not be done now by this user, or None.
Guard = Callable[[Upload, Act, Any], Refused | None]


@dataclass(frozen=True)
class Panel:
    """A card on a roster's page: a template and what it is filled with; no context, no card."""

    template: str
    context: Callable[[Any, Upload], Mapping[str, Any] | None]
    place: Literal["above", "below"] = "above"
    position: int = 100


# What an app has to say about rows of an upload, beside what was found in them.
Remarker = Callable[[Upload], list[Remark]]

# What uploads wait for elsewhere, in words for their badges, by their primary keys.
Waiting = Callable[[Sequence[Upload]], Mapping[int, str]]

_remarkers: list[Remarker] = []
_waiting: list[Waiting] = []
_panels: list[Panel] = []
_guards: list[Guard] = []
_advisers: list[Guard] = []


def panel(declared: Panel) -> Panel:
    """Add a panel to the pages of rosters."""
    _panels.append(declared)
    return declared


def guard(asked: Guard) -> Guard:
    """Let a function be asked before every act."""
    _guards.append(asked)
    return asked


def adviser(asked: Guard) -> Guard:
    """Let a function say on the page what to do instead of an act that stays allowed."""
    _advisers.append(asked)
    return asked


def remarker(told: Remarker) -> Remarker:
    """Let an app's remarks stand in the marked workbook."""
    _remarkers.append(told)
    return told


def waiting(told: Waiting) -> Waiting:
    """Let an app say what uploads wait for."""
    _waiting.append(told)
    return told


def waiting_of(uploads: Sequence[Upload]) -> dict[int, str]:
    """What each of the uploads waits for outside this app, if for anything."""
    _discover()
    return {pk: words for told in _waiting for pk, words in told(uploads).items()}


def remarks_on(upload: Upload) -> list[Remark]:
    """The remarks of all apps on an upload."""
    _discover()
    return [remark for told in _remarkers for remark in told(upload)]


@cache
def _discover() -> None:
    autodiscover_modules("roster_hooks")


def panels_of(request: Any, upload: Upload, place: str) -> list[SafeString]:
    """The cards of all apps for one place of the page, ready to be shown."""
    _discover()
    shown = []
    for declared in sorted(_panels, key=lambda each: each.position):
        context = declared.context(request, upload) if declared.place == place else None
        if context is not None:
            shown.append(render_to_string(declared.template, {"upload": upload, **context}, request))
    return shown


def hindrance(upload: Upload, act: Act, by: Any) -> Refused | None:
    """Why the act may not be done now, by the first guard that objects."""
    _discover()
    with one_look():
        return next((refused for asked in _guards if (refused := asked(upload, act, by))), None)


def advice(upload: Upload, act: Act, by: Any) -> Refused | None:
    """Why the page does not offer the act now: it may not be done, or something else does it better."""
    return hindrance(upload, act, by) or next(
        (better for asked in _advisers if (better := asked(upload, act, by))), None
    )
