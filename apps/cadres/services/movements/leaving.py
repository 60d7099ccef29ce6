"""How people leave: a cause, a last day and a decision; every running post ends with that day, in one act."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import CommitteeSeat, Departure, Movement, Posting, State
from apps.cadres.periods import period
from apps.core.permissions import Permission
from apps.core.writing import act, insert, update

LEFT = gettext_noop("Leaving recorded")


def leave(*, departure: Departure, by: User, ends_seats: bool = True) -> Departure:
    """End all posts, and committee seats unless they go on, with the last day; temporary movements end with them."""
    by.require(Permission.EDIT_CADRES, departure.cadre)
    with act(Departure, Posting, CommitteeSeat, Movement, by=by, reason=LEFT):
        held = list(
            Posting.objects.filter(cadre=departure.cadre)
            .running_on(departure.last_day)
            .select_for_update(of=("self",))
            .order_by("-is_primary")
        )
        _refuse(departure, held)
        departure.unit = held[0].unit
        departure.title = departure.title or held[0].title
        for posting in held:
            posting.period = period(posting.period.lower, departure.last_day)
            update(posting, revision=None)
        if ends_seats:
            _end_seats(departure)
        _end_movements(departure)
        insert(departure)
    return departure


def _refuse(departure: Departure, held: list[Posting]) -> None:
    if not departure.cause.ends_service:
        raise ValidationError(_("Choose a cause of leaving."), code="no_cause_of_leaving")
    if not held:
        raise ValidationError(_("The person holds no post on that day, so none can end."), code="no_post_to_leave")
    later = Posting.objects.filter(cadre=departure.cadre, period__startswith__gt=departure.last_day)
    if later.exists():
        raise ValidationError(
            _("A post that begins after that day is recorded. Delete it first, or choose a later day."),
            code="later_post",
        )


def _end_seats(departure: Departure) -> None:
    seats = CommitteeSeat.objects.filter(cadre=departure.cadre).running_on(departure.last_day)
    for seat in seats.select_for_update(of=("self",)):
        seat.period = period(seat.period.lower, departure.last_day)
        update(seat, revision=None)


def _end_movements(departure: Departure) -> None:
    running = Movement.objects.filter(cadre=departure.cadre).away_on(departure.last_day)
    for movement in running.select_for_update(of=("self",)):
        movement.state, movement.ended_on = State.DONE, departure.last_day
        update(movement, revision=None)
