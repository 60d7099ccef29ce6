"""What follows from the heaviest forms: the person's posts, or the Party membership, end with the decision."""

from __future__ import annotations

from apps.accounts.models import User
from apps.cadres.day import member_on
from apps.cadres.models import EmploymentStatus, PartyMembership, Posting
from apps.cadres.periods import period
from apps.core.dates import day_before
from apps.core.permissions import Permission
from apps.core.writing import update
from apps.discipline.models import DisciplinaryDecision


def end_posts(decision: DisciplinaryDecision, *, cause: EmploymentStatus, by: User) -> None:
    """All posts that run on the day of effect end the day before."""
    last = day_before(decision.effective_on)
    running = Posting.objects.filter(cadre=decision.cadre_id).running_on(decision.effective_on)
    for posting in running.select_for_update(of=("self",)).select_related("unit"):
        by.require(Permission.EDIT_CADRES, posting.unit)
        posting.period = period(posting.period.lower, last)
        update(posting, revision=None)


def end_membership(decision: DisciplinaryDecision) -> None:
    """The membership ends on the day of effect; no reason is written, for it would be open to all readers."""
    running = PartyMembership.objects.filter(member_on(decision.effective_on), cadre=decision.cadre_id)
    for membership in running.select_for_update():
        membership.ended_on = decision.effective_on
        update(membership, revision=None)
