"""One decision: added to an act that is on record, corrected, appealed against, cancelled."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import EmploymentStatus
from apps.cadres.places import Places
from apps.core.doubts import settle
from apps.core.revisions import lock_unchanged
from apps.core.writing import act, insert, update
from apps.discipline.models import AppealResult, DisciplinaryDecision
from apps.discipline.services.doubts import doubts_about, leaving_doubts
from apps.discipline.services.places import fill_decision
from apps.discipline.services.recording import check_each, one_act, require_both

ADDED = gettext_noop("Disciplinary decision added")
EDITED = gettext_noop("Disciplinary decision edited")
APPEALED = gettext_noop("Appeal recorded")
CANCELLED = gettext_noop("Disciplinary decision cancelled")


def add_decision(
    *,
    decision: DisciplinaryDecision,
    by: User,
    seen: Collection[str] = (),
    leaves_as: EmploymentStatus | None = None,
    leaves_party: bool = False,
) -> DisciplinaryDecision:
    """Add the other side's decision to an act, or a new one after an older was cancelled."""
    require_both(decision.act.cadre, by=by)
    decision.cadre = decision.act.cadre
    fill_decision(decision, Places([decision.cadre]))
    known = list(decision.act.decisions.standing().select_related("form__track"))
    settle(
        [*doubts_about(decision.act, [decision], known=known), *leaving_doubts([decision], leaves=bool(leaves_as))],
        seen=seen,
    )
    with one_act([decision], leaves_as=leaves_as, leaves_party=leaves_party, by=by, reason=ADDED):
        check_each([decision])
        insert(decision)
    return decision


def edit_decision(
    *, decision: DisciplinaryDecision, revision: int | None, by: User, seen: Collection[str] = ()
) -> list[str]:
    """Save what was changed on a decision."""
    require_both(decision.cadre, by=by)
    others = decision.act.decisions.standing().exclude(pk=decision.pk).select_related("form__track")
    settle(doubts_about(decision.act, [decision], known=list(others)), seen=seen)
    with act(DisciplinaryDecision, by=by, reason=EDITED):
        decision.side = decision.form.track.side
        return update(decision, revision=revision)


def record_appeal(
    *,
    decision: DisciplinaryDecision,
    appealed_on: date | None,
    answered_on: date | None,
    result: AppealResult | None,
    revision: int | None,
    by: User,
) -> None:
    """Note that the person appealed, and what came of it; the decision stays in force meanwhile."""
    require_both(decision.cadre, by=by)
    with act(DisciplinaryDecision, by=by, reason=APPEALED):
        present = lock_unchanged(DisciplinaryDecision, decision.pk, revision=revision)
        present.appealed_on, present.appeal_answered_on = appealed_on, answered_on
        present.appeal_result = result.value if result else ""
        update(present, revision=None)


def cancel_decision(
    *, decision: DisciplinaryDecision, cancelled_on: date, cancelled_by: str, revision: int | None, by: User
) -> None:
    """The decision no longer holds from a day on; another one of the same side may follow."""
    require_both(decision.cadre, by=by)
    with act(DisciplinaryDecision, by=by, reason=CANCELLED):
        present = lock_unchanged(DisciplinaryDecision, decision.pk, revision=revision)
        present.cancelled_on, present.cancelled_by = cancelled_on, cancelled_by
        update(present, revision=None)
