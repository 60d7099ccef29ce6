"""Posts and committee seats: adding, editing, ending, and handing one post over to the next."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import Cadre, CommitteeSeat, Posting
from apps.cadres.periods import period, refuse_start_before_birth
from apps.core.dates import day_before
from apps.core.permissions import Permission
from apps.core.revisions import lock_unchanged
from apps.core.writing import act, insert, update

POSTING_ADDED = gettext_noop("Post added")
POSTING_EDITED = gettext_noop("Post edited")
POSTING_ENDED = gettext_noop("Post ended")
POSTING_CHANGED = gettext_noop("Moved to another post")
SEAT_ADDED = gettext_noop("Committee seat added")
SEAT_EDITED = gettext_noop("Committee seat edited")


def add_posting(*, posting: Posting, by: User) -> Posting:
    """Add a post beside those that the person holds."""
    _require(posting, by=by)
    with act(Posting, by=by, reason=POSTING_ADDED):
        insert(posting)
    return posting


def begin_posting(*, posting: Posting, by: User) -> Posting:
    """Add a post and end the running primary one the day before, in one act."""
    _require(posting, by=by)
    first: date = posting.period.lower
    with act(Posting, by=by, reason=POSTING_CHANGED):
        running = Posting.objects.filter(cadre=posting.cadre, is_primary=True).running_on(day_before(first))
        for ended in running.select_for_update():
            by.require(Permission.EDIT_CADRES, ended.unit)
            ended.period = period(ended.period.lower, day_before(first))
            update(ended, revision=None)
        insert(posting)
    return posting


def edit_posting(*, posting: Posting, revision: int | None, by: User) -> list[str]:
    """Save what was changed on a post; the right is asked where it was and where it is to be."""
    by.require(Permission.EDIT_CADRES, Posting.objects.select_related("unit").get(pk=posting.pk).unit)
    _require(posting, by=by)
    with act(Posting, by=by, reason=POSTING_EDITED):
        return update(posting, revision=revision)


def end_posting(*, posting: Posting, last: date, revision: int | None, by: User) -> None:
    """The post ends with `last`, its last day."""
    by.require(Permission.EDIT_CADRES, posting.unit)
    with act(Posting, by=by, reason=POSTING_ENDED):
        present = lock_unchanged(Posting, posting.pk, revision=revision)
        present.period = period(present.period.lower, last)
        update(present, revision=None)


def add_seat(*, seat: CommitteeSeat, by: User) -> CommitteeSeat:
    _require(seat, by=by)
    with act(CommitteeSeat, by=by, reason=SEAT_ADDED):
        insert(seat)
    return seat


def edit_seat(*, seat: CommitteeSeat, revision: int | None, by: User) -> list[str]:
    by.require(Permission.EDIT_CADRES, CommitteeSeat.objects.select_related("unit").get(pk=seat.pk).unit)
    _require(seat, by=by)
    with act(CommitteeSeat, by=by, reason=SEAT_EDITED):
        return update(seat, revision=revision)


def _require(record: Posting | CommitteeSeat, *, by: User) -> None:
    """Who writes a post needs the right on the person and in the unit: nobody sends or fetches across a border."""
    cadre: Cadre = record.cadre
    by.require(Permission.EDIT_CADRES, cadre)
    if not by.can(Permission.EDIT_CADRES, record.unit):
        raise ValidationError(
            _("You may only record posts in your own units. Ask the province's organization board to record this one."),
            code="unit_not_yours",
        )
    refuse_start_before_birth(record.period, cadre.birth)
