"""On which side of a movement a user stands: who may propose it and who may answer."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models import Movement, Side
from apps.communes.models import Level, Unit
from apps.core.permissions import Permission

NO_SIDE = _("You may only propose movements from or to your own units.")
NOT_YOURS = _("The other unit answers a proposal, or the province's organization board.")


@dataclass(frozen=True)
class Standing:
    """What a user may say in a handshake."""

    sends: bool
    receives: bool

    @property
    def both(self) -> bool:
        """Whether nobody else needs to be asked."""
        return self.sends and self.receives

    @property
    def side(self) -> Side | None:
        if self.both:
            return Side.PROVINCE
        if self.sends:
            return Side.SENDER
        return Side.RECEIVER if self.receives else None


def standing(movement: Movement, user: User) -> Standing:
    """The sides for which the user may speak; what lies outside the registry is the province's to speak for."""
    sends = _speaks_for(movement.from_unit, user, other=movement.to_unit)
    if is_within_one_unit(movement):
        return Standing(sends, sends)
    return Standing(sends, _speaks_for(movement.to_unit, user, other=movement.from_unit))


def proposing_side(movement: Movement, user: User) -> Side:
    """The side for which the user proposes; what stays within a unit is the sender's alone."""
    held = standing(movement, user)
    side = Side.SENDER if held.both and is_within_one_unit(movement) else held.side
    if side is None:
        raise PermissionDenied(NO_SIDE)
    return side


def may_answer(movement: Movement, user: User) -> bool:
    """Whether the user can confirm or decline: the other side, or who speaks for both."""
    held = standing(movement, user)
    if held.both:
        return True
    if movement.proposed_by_side == Side.SENDER:
        return held.receives
    return held.sends if movement.proposed_by_side == Side.RECEIVER else held.receives


def may_withdraw(movement: Movement, user: User) -> bool:
    """Whether the user speaks for the side that proposed."""
    held = standing(movement, user)
    if movement.proposed_by_side == Side.SENDER:
        return held.sends
    return held.receives if movement.proposed_by_side == Side.RECEIVER else held.both


def is_within_one_unit(movement: Movement) -> bool:
    """Whether there is no other side."""
    if not movement.kind.opens_post:
        return True
    return movement.from_unit_id is not None and movement.to_unit_id == movement.from_unit_id


def _speaks_for(unit: Unit | None, user: User, *, other: Unit | None) -> bool:
    if unit:
        return user.can(Permission.EDIT_CADRES, unit)
    return _is_staff(user, other)


def _is_staff(user: User, unit: Unit | None) -> bool:
    """Whether the user may write for a whole province that the unit belongs to."""
    provinces = Unit.objects.in_scope_of(user, Permission.EDIT_CADRES).filter(level=Level.PROVINCE)
    return (provinces.filter(covers__covered=unit) if unit else provinces).exists()
