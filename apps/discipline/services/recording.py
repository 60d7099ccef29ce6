"""Recording an act with the decisions on it, one or many."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import Cadre, EmploymentStatus, PartyMembership
from apps.cadres.places import Places
from apps.cadres.services.movements.leaving import LEFT
from apps.cadres.services.party import EDITED as PARTY_EDITED
from apps.core.constraints import check_constraints
from apps.core.doubts import settle
from apps.core.history import change
from apps.core.permissions import Permission
from apps.core.writing import act as writing_act
from apps.core.writing import insert, update
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision
from apps.discipline.services.doubts import doubts_about, leaving_doubts
from apps.discipline.services.leaving import end_membership, end_posts
from apps.discipline.services.places import fill_act, fill_decision

RECORDED = gettext_noop("Discipline recorded")
ACT_EDITED = gettext_noop("Disciplinary act edited")
RECORDED_MANY = gettext_noop("Discipline recorded from a list")
NO_UNIT = _("The person has no unit on that day. Record a post or a committee seat first.")


@dataclass(frozen=True)
class Case:
    """An act with what was decided on it, once by each side at most."""

    act: DisciplinaryAct
    decisions: tuple[DisciplinaryDecision, ...]


def require_both(cadre: Cadre, *, by: User) -> None:
    """Who writes discipline may edit the person and see discipline."""
    by.require(Permission.EDIT_CADRES, cadre)
    by.require(Permission.SEE_DISCIPLINE, cadre)


def record_act(
    *,
    act: DisciplinaryAct,
    decisions: Sequence[DisciplinaryDecision],
    by: User,
    seen: Collection[str] = (),
    leaves_as: EmploymentStatus | None = None,
    leaves_party: bool = False,
) -> DisciplinaryAct:
    """Write an act and the decisions on it; where asked, the person's posts and Party membership end with them."""
    require_both(act.cadre, by=by)
    if not decisions:
        raise ValidationError(_("Record at least one decision: the State's, the Party's or both."), code="no_decision")
    _fill([Case(act, tuple(decisions))])
    settle([*doubts_about(act, decisions), *leaving_doubts(decisions, leaves=bool(leaves_as))], seen=seen)
    with one_act(decisions, leaves_as=leaves_as, leaves_party=leaves_party, by=by, reason=RECORDED):
        insert(act)
        for decision in decisions:
            decision.act = act
        check_each(decisions)
        # Together: the State's day of effect may lean on the Party's.
        DisciplinaryDecision.objects.bulk_create(decisions)
    return act


def record_many(*, cases: Sequence[Case], by: User) -> int:
    """Write many cases at once, all or none; doubts are not asked. Gives the number of decisions."""
    for case in cases:
        require_both(case.act.cadre, by=by)
    _fill(cases)
    with writing_act(DisciplinaryAct, DisciplinaryDecision, by=by, reason=RECORDED_MANY):
        for case in cases:
            check_constraints(case.act)
        DisciplinaryAct.objects.bulk_create([case.act for case in cases])
        decisions = [decision for case in cases for decision in case.decisions]
        for case in cases:
            for decision in case.decisions:
                decision.act = case.act
        check_each(decisions)
        return len(DisciplinaryDecision.objects.bulk_create(decisions))


def edit_act(*, act: DisciplinaryAct, revision: int | None, by: User) -> list[str]:
    """Save what was changed on the act; its decisions stay as they are."""
    require_both(act.cadre, by=by)
    with writing_act(DisciplinaryAct, DisciplinaryDecision, by=by, reason=ACT_EDITED):
        return update(act, revision=revision)


@contextmanager
def one_act(
    decisions: Sequence[DisciplinaryDecision],
    *,
    leaves_as: EmploymentStatus | None,
    leaves_party: bool,
    by: User,
    reason: str,
) -> Iterator[None]:
    """Decisions are written inside; the posts and the membership that end with them belong to the same act."""
    # What is written last gives the act its reason, and that is the discipline. Who may not know of it reads of the
    # rest what any act that wrote this alone would say.
    told = {"open_reason": LEFT if leaves_as else PARTY_EDITED} if leaves_as or leaves_party else {}
    with change(by=by, reason=reason, **told), transaction.atomic():
        for decision in decisions:
            if leaves_as and decision.form.ends_service:
                end_posts(decision, cause=leaves_as, by=by)
        with writing_act(DisciplinaryAct, DisciplinaryDecision, PartyMembership, by=by, reason=reason):
            yield
            for decision in decisions:
                if leaves_party and decision.form.ends_membership:
                    end_membership(decision)


def check_each(decisions: Sequence[DisciplinaryDecision]) -> None:
    """All constraints of each decision but those that the database alone can ask."""
    for decision in decisions:
        decision.side = decision.form.track.side
        check_constraints(decision)


def _fill(cases: Sequence[Case]) -> None:
    """Unit and post at the time, from the records of all these people, read once."""
    places = Places({case.act.cadre for case in cases})
    for case in cases:
        for decision in case.decisions:
            decision.cadre_id = case.act.cadre_id
            fill_decision(decision, places)
        first = min(decision.decision_on for decision in case.decisions)
        fill_act(case.act, places, otherwise=first)
        if case.act.unit_id is None or any(decision.unit_id is None for decision in case.decisions):
            raise ValidationError(NO_UNIT, code="no_unit")
