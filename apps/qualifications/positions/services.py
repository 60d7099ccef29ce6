"""Writing job positions, and placing posts in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Func, Value
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import Posting
from apps.core.permissions import Permission
from apps.core.ranges import DateRangeFunc
from apps.core.text import fold
from apps.core.writing import act, insert, insert_all, remove, update
from apps.qualifications.models import JobPlacement, JobPosition

ADDED = gettext_noop("Job position added")
EDITED = gettext_noop("Job position edited")
DELETED = gettext_noop("Job position deleted")
PLACED = gettext_noop("Posts placed in a job position")
PLACEMENT_EDITED = gettext_noop("Placement in a job position edited")
LONGEST_CODE = 32


@dataclass(frozen=True)
class Paper:
    """The decision on paper behind a placement."""

    number: str = ""
    made_on: date | None = None
    issuer: str = ""


def require_setting(position: JobPosition, *, by: User) -> None:
    """A position of no province holds everywhere, so that only who keeps the code lists may change it."""
    by.require(Permission.MANAGE_ESTABLISHMENT, position.province)
    if position.province is None:
        by.require(Permission.MANAGE_CODE_LISTS)


def add_position(*, position: JobPosition, by: User) -> JobPosition:
    require_setting(position, by=by)
    position.code = free_code(position.label_vi)
    with act(JobPosition, by=by, reason=ADDED):
        insert(position)
    return position


def edit_position(*, position: JobPosition, revision: int | None, by: User) -> list[str]:
    require_setting(position, by=by)
    with act(JobPosition, by=by, reason=EDITED):
        return update(position, revision=revision)


def delete_position(*, position: JobPosition, revision: int | None, by: User, because: str = "") -> None:
    """Only a position in which nobody was ever placed can be deleted; another one is ended by its last day."""
    require_setting(position, by=by)
    by.require(Permission.DELETE_CADRES, position.province)
    with act(JobPosition, by=by, reason=DELETED, because=because):
        remove(position, revision=revision)


def place(*, postings: Sequence[Posting], position: JobPosition, first: date, paper: Paper, by: User) -> int:
    """Place posts in a position from a day on; where they stood in another one, that ends the day before."""
    for posting in postings:
        by.require(Permission.EDIT_CADRES, posting.cadre)
    rows = [_placement(posting, position, first, paper) for posting in postings]
    with act(JobPlacement, by=by, reason=PLACED):
        earlier = JobPlacement.objects.running_on(first).filter(posting__in=postings, period__startswith__lt=first)
        begun = Func(F("period"), function="lower")
        earlier.update(period=DateRangeFunc(begun, Value(first)))
        return insert_all(rows)


def edit_placement(*, placement: JobPlacement, revision: int | None, by: User) -> list[str]:
    by.require(Permission.EDIT_CADRES, placement.cadre)
    with act(JobPlacement, by=by, reason=PLACEMENT_EDITED):
        return update(placement, revision=revision)


def _placement(posting: Posting, position: JobPosition, first: date, paper: Paper) -> JobPlacement:
    return JobPlacement(
        cadre=posting.cadre,
        posting=posting,
        position=position,
        period=DateRange(first, None),
        decision_number=paper.number,
        decision_on=paper.made_on,
        decision_issuer=paper.issuer,
    )


def free_code(label: str) -> str:
    """A code that no position has: the label's letters, with a number where they are taken."""
    stem = "VT_" + re.sub(r"[^A-Z0-9]+", "_", fold(label).upper()).strip("_")[:LONGEST_CODE]
    taken = set(JobPosition.objects.filter(pk__startswith=stem).values_list("pk", flat=True))
    numbered = (f"{stem}_{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(code for code in numbered if code not in taken)
