"""Carrying out the plan of a reorganisation in one act, and taking it back as long as nothing leans on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, ngettext

from apps.accounts.models import User
from apps.cadres.mergers import statements
from apps.cadres.mergers.doubles import Double, doubles_of
from apps.cadres.mergers.ending import Ending
from apps.cadres.mergers.planning import require_units
from apps.cadres.models import CommitteeSeat, Placement, PlacementRound, Posting, Result, SurplusCase
from apps.communes.models import Unit
from apps.core.history import expect_many_rows
from apps.core.permissions import Permission
from apps.core.templatetags.registry import number
from apps.core.undo import Kept, undo_context
from apps.core.writing import act

CARRIED_OUT = gettext_noop("Reorganisation carried out")
TAKEN_BACK = gettext_noop("Reorganisation taken back")
MANY = 300


@dataclass(frozen=True)
class Order:
    """What is said once for all when a plan is carried out."""

    decision_number: str = ""
    decision_on: date | None = None
    decision_issuer: str = ""
    deadline: date | None = None
    ends_seats: bool = True


@dataclass(frozen=True)
class Readiness:
    """What stands in the way of carrying out a plan."""

    lines: int
    undecided: int
    unplanned: int
    without_primary: int
    doubles: tuple[Double, ...] = ()

    @property
    def is_ready(self) -> bool:
        return bool(self.lines) and not self.obstacles

    @property
    def obstacles(self) -> list[str]:
        found = [
            (
                self.undecided,
                ngettext("%(n)s post waits for a decision.", "%(n)s posts wait for a decision.", self.undecided),
            ),
            (
                self.unplanned,
                ngettext(
                    "%(n)s post is not in the plan yet. Bring the plan up to date.",
                    "%(n)s posts are not in the plan yet. Bring the plan up to date.",
                    self.unplanned,
                ),
            ),
            (
                self.without_primary,
                ngettext(
                    "%(n)s concurrent post would go on without the primary post of its person.",
                    "%(n)s concurrent posts would go on without the primary posts of their persons.",
                    self.without_primary,
                ),
            ),
        ]
        return [words % {"n": number(count)} for count, words in found if count]


class LeanedOnError(Exception):
    """Something that came later leans on what is to be taken back; nothing was changed."""

    def __init__(self, kept: tuple[Kept, ...]) -> None:
        super().__init__(f"{len(kept)} rows were changed since")
        self.kept = kept


def readiness_of(ending: Ending) -> Readiness:
    plan = ending.plan()
    gone = plan.filter(is_primary=True).exclude(result__in=["", Result.PLACED]).values("posting__cadre")
    return Readiness(
        lines=plan.count(),
        undecided=plan.filter(result="").count(),
        unplanned=ending.unplanned().count(),
        without_primary=plan.filter(is_primary=False, result=Result.PLACED, posting__cadre__in=gone).count(),
        doubles=tuple(doubles_of(ending)),
    )


def carry_out(*, ending: Ending, order: Order, doubles_seen: bool = False) -> PlacementRound:
    """Close every post in the units that end and give each person the planned result, in one act."""
    require_units(ending)
    with act(
        PlacementRound,
        Placement,
        Posting,
        SurplusCase,
        CommitteeSeat,
        by=ending.user,
        reason=CARRIED_OUT,
        reorganisation=ending.reorganisation.key,
    ) as context:
        lines = list(ending.plan().select_for_update(of=("self",)).values_list("pk", flat=True))
        readiness = readiness_of(ending)
        _refuse_unready(readiness, doubles_seen=doubles_seen)
        done = _new_round(ending, order, context)
        if len(lines) > MANY:
            expect_many_rows()
        _write(ending, order, done, lines)
    return done


def _refuse_unready(readiness: Readiness, *, doubles_seen: bool) -> None:
    if readiness.obstacles:
        raise ValidationError([ValidationError(words, code="not_ready") for words in readiness.obstacles])
    if not readiness.lines:
        raise ValidationError(_("There is nobody left to place in these units."), code="nobody")
    if readiness.doubles and not doubles_seen:
        raise ValidationError(
            _("Some posts that one person holds would have several holders. Decide them, or confirm that it is meant."),
            code="doubles",
        )


def _new_round(ending: Ending, order: Order, act_id: UUID) -> PlacementRound:
    rounds = PlacementRound.objects.filter(reorganisation=ending.reorganisation)
    return PlacementRound.objects.create(
        reorganisation=ending.reorganisation,
        number=(rounds.aggregate(last=Max("number"))["last"] or 0) + 1,
        act=act_id,
        done_at=timezone.now(),
        done_by=ending.user,
        decision_number=order.decision_number,
        decision_on=order.decision_on,
        decision_issuer=order.decision_issuer,
    )


def _write(ending: Ending, order: Order, done: PlacementRound, lines: list[int]) -> None:
    """The results first, then the old posts shut, so that the new ones find room."""
    before = Posting.objects.filter(planned_placement__in=lines).values_list("pk", "period")
    uppers = {key: period.upper for key, period in before}
    facts: dict[str, Any] = {
        "round": done.pk,
        "lines": lines,
        "day": ending.day,
        "eve": ending.eve,
        "units": list(ending.heirs),
        "postings": list(uppers),
        "uppers": list(uppers.values()),
        "deadline": order.deadline,
        "number": order.decision_number,
        "on": order.decision_on,
        "issuer": order.decision_issuer,
    }
    wanted = [statements.RESULTS, statements.CLOSE, statements.OPEN, statements.SURPLUS]
    with connection.cursor() as cursor:
        for statement in [*wanted, *([statements.END_SEATS] if order.ends_seats else [])]:
            cursor.execute(statement, facts)


@transaction.atomic
def take_back(*, done: PlacementRound, by: User) -> None:
    """Restore every row as it was before the round; LeanedOnError when something later leans on it."""
    if not may_take_back(done=done, by=by):
        raise PermissionDenied(_("You may take back only what concerns your own units."))
    if done.act is None:
        raise ValidationError(_("This was recorded from papers and cannot be taken back as a whole."), code="no_act")
    undone = undo_context(done.act, by=by, reason=TAKEN_BACK)
    if undone.kept:
        raise LeanedOnError(undone.kept)


def may_take_back(*, done: PlacementRound, by: User) -> bool:
    """Whether all units whose people the round placed lie in the user's scope."""
    units = Placement.objects.filter(round=done).order_by().values_list("old_posting__unit", flat=True).distinct()
    in_scope = Unit.objects.in_scope_of(by, Permission.REORGANISE_UNITS).filter(pk__in=units)
    return bool(units) and in_scope.aggregate(n=Count("pk"))["n"] == len(units)
