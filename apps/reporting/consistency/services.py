"""Running the checks, and keeping the figures that documents state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pghistory.models import Context

from apps.core.history import event_model
from apps.core.permissions import Actor, Permission
from apps.core.undo import CannotUndoError, undo_context
from apps.core.writing import act, insert, remove, update
from apps.reporting.consistency import bases, contradictions, subsets, verdicts, wholes  # noqa: F401  # they declare their checks
from apps.reporting.consistency.definitions import CHECKS, Check, Finding, Ground, Weight
from apps.reporting.models import Claim

ADDED = gettext_noop("Stated figure added")
EDITED = gettext_noop("Stated figure edited")
DELETED = gettext_noop("Stated figure deleted")
TAKEN_BACK = gettext_noop("Act on a stated figure taken back")
REASONS = (ADDED, EDITED, DELETED)
NOT_YOURS = _("You may take back what was done to stated figures of your own units.")
GONE_ON = _("The figure was changed since, so this cannot be taken back. Nothing was changed.")


@dataclass(frozen=True)
class Result:
    """A check with what it found."""

    check: Check
    findings: tuple[Finding, ...]
    # How much was compared.
    compared: int

    @property
    def wrong(self) -> int:
        return sum(each.weight is Weight.WRONG for each in self.findings)

    @property
    def tone(self) -> str:
        if self.wrong:
            return "red"
        if not self.findings and not self.compared:
            return "secondary"
        return "yellow" if self.findings else "green"


def run_checks(*, unit: str, day: date, user: Actor) -> list[Result]:
    """Every check for the unit and all below it; OutOfScope and ReportError as reports raise them."""
    ground = Ground(unit, day, user)
    return [_run(check, ground) for check in CHECKS.values()]


def _run(check: Check, ground: Ground) -> Result:
    before = ground.compared
    findings = tuple(check.find(ground))
    return Result(check, findings, ground.compared - before)


def all_findings(results: list[Result]) -> Iterator[tuple[Check, Finding]]:
    for result in results:
        for finding in result.findings:
            yield result.check, finding


def add_claim(*, claim: Claim, by: Actor) -> Claim:
    by.require(Permission.SEAL_REPORTS, claim)
    with act(Claim, by=by, reason=ADDED):
        insert(claim)
    return claim


def edit_claim(*, claim: Claim, revision: int | None, by: Actor) -> list[str]:
    by.require(Permission.SEAL_REPORTS, Claim.objects.get(pk=claim.pk))
    by.require(Permission.SEAL_REPORTS, claim)
    with act(Claim, by=by, reason=EDITED):
        return update(claim, revision=revision)


def delete_claim(*, claim: Claim, by: Actor) -> None:
    by.require(Permission.SEAL_REPORTS, claim)
    with act(Claim, by=by, reason=DELETED):
        remove(claim, revision=None)


def take_back(*, context: Context, by: Actor) -> None:
    """Undo an act on stated figures as a whole."""
    if context.metadata.get("reason") not in REASONS or not _is_own(context.pk, by):
        raise PermissionDenied(NOT_YOURS)
    with transaction.atomic():
        if undo_context(context.pk, by=by, reason=TAKEN_BACK).kept:
            raise CannotUndoError(GONE_ON)


def _is_own(act_id: UUID, by: Actor) -> bool:
    """Whether the act touched only units at which the user keeps stated figures."""
    events = event_model(Claim)._default_manager.filter(pgh_context=act_id)
    units = set(events.values_list("unit", flat=True))
    return bool(units) and all(by.can(Permission.SEAL_REPORTS, Claim(unit_id=unit)) for unit in units)
