"""Accounts at units that have ended: to whom their work went, and giving them the role there from the day of effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.accounts.services import may_administer, may_grant, require_grant
from apps.communes.models import Reorganisation, Succession, SuccessionKind, Unit, UnitPeriod
from apps.core.history import change
from apps.core.text import name_sort_key

HANDED_OVER = gettext_noop("Roles handed over to successor units")


@dataclass(frozen=True)
class Handover:
    """A role at a unit that has ended, and the one unit that took its work over; none where it was divided."""

    membership: Membership
    reorganisation: Reorganisation | None
    successor: Unit | None

    @property
    def is_possible(self) -> bool:
        return self.successor is not None


def handovers(by: User, day: date) -> list[Handover]:
    """The roles that run today at units that no longer exist on `day`, of accounts that `by` administers."""
    existing = UnitPeriod.objects.on(day).values("unit")
    held = Membership.objects.visible_to(by).running_on(timezone.localdate()).exclude(unit__in=existing)
    roles = list(held.filter(user__is_active=True).select_related("user", "unit").order_by("pk"))
    roles.sort(key=lambda role: name_sort_key(role.user.full_name))
    took_over = Succession.objects.filter(
        predecessor__in=[role.unit_id for role in roles], successor__in=existing, reorganisation__effective_on__lte=day
    ).exclude(kind=SuccessionKind.PART, takes_people=False)
    found: dict[int, list[Succession]] = {}
    for one in took_over.select_related("reorganisation", "successor"):
        found.setdefault(one.predecessor_id, []).append(one)
    return [_handover(role, found.get(role.unit_id, []), by) for role in roles]


def _handover(role: Membership, successions: list[Succession], by: User) -> Handover:
    """Only what the administrator may give is offered."""
    first = successions[0] if successions else None
    if first is None or len(successions) > 1 or not may_grant(role=Role(role.role), unit=first.successor, by=by):
        return Handover(role, first.reorganisation if first else None, None)
    return Handover(role, first.reorganisation, first.successor)


@transaction.atomic
def hand_over(*, chosen: Sequence[Handover], by: User) -> int:
    """Give each account the same role at the successor from the day of effect, and end the old one with it."""
    number = 0
    with change(by=by, reason=HANDED_OVER):
        for one in chosen:
            # Who also holds roles elsewhere is left to whoever administers those.
            if not one.successor or not one.reorganisation or not may_administer(user=one.membership.user, by=by):
                continue
            require_grant(role=Role(one.membership.role), unit=one.successor, by=by)
            _begin(one.membership, one.successor, one.reorganisation.effective_on)
            _end(one.membership, one.reorganisation.effective_on)
            number += 1
    return number


def _begin(old: Membership, successor: Unit, on: date) -> None:
    present = Membership.objects.filter(user=old.user, unit=successor, role=old.role, until__isnull=True)
    if not present.exists():
        new = Membership(user=old.user, unit=successor, role=old.role, since=max(on, old.since), until=old.until)
        new.full_clean()
        new.save()


def _end(old: Membership, on: date) -> None:
    """A role that was given only after the unit had ended never held there."""
    if old.since >= on:
        old.delete()
    else:
        old.until = on
        old.save(update_fields=["until"])
