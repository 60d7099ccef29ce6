"""What follows from the heaviest forms: the person's posts, or the Party membership, end with the decision."""

from __future__ import annotations

from apps.accounts.models import User
from apps.cadres.day import member_on
from apps.cadres.models import Departure, EmploymentStatus, PartyMembership, Posting
from apps.cadres.services.movements import leave
from apps.core.dates import day_before
from apps.core.writing import update
from apps.discipline.models import DisciplinaryDecision


def end_posts(decision: DisciplinaryDecision, *, cause: EmploymentStatus, by: User) -> None:
    """The person leaves the service the day before the decision takes effect; nothing to do for who holds no post."""
    last = day_before(decision.effective_on)
    if not Posting.objects.filter(cadre=decision.cadre_id).running_on(last).exists():
        return
    departure = Departure(
        cadre=decision.cadre,
        cause=cause,
        last_day=last,
        decision_number=decision.decision_number,
        decision_on=decision.decision_on,
        decision_issuer=decision.decision_issuer,
    )
    leave(departure=departure, by=by)


def end_membership(decision: DisciplinaryDecision) -> None:
    """The membership ends on the day of effect; no reason is written, for it would be open to all readers."""
    running = PartyMembership.objects.filter(member_on(decision.effective_on), cadre=decision.cadre_id)
    for membership in running.select_for_update():
        membership.ended_on = decision.effective_on
        update(membership, revision=None)
