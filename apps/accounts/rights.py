"""What an account may do, in words: roles at units and the rights that each gives."""

from dataclasses import dataclass
from datetime import date

from apps.accounts.models import Membership, User
from apps.accounts.roles import GRANTS, Role
from apps.communes.models import Unit
from apps.communes.titles import titles_near
from apps.core.permissions import Permission


@dataclass(frozen=True)
class RoleAtUnit:
    """A role, where it holds, and what it allows."""

    membership: Membership
    unit: Unit
    title: str
    permissions: tuple[Permission, ...]


def rights_of(user: User, day: date) -> list[RoleAtUnit]:
    """The running roles of an account with the unit's name on `day`."""
    return roles_named(user.running_memberships, day)


def roles_named(memberships: list[Membership], day: date) -> list[RoleAtUnit]:
    titles = titles_near([m.unit_id for m in memberships], day)
    return [RoleAtUnit(m, m.unit, titles.get(m.unit_id, m.unit.key), permissions_of(Role(m.role))) for m in memberships]


def permissions_of(role: Role) -> tuple[Permission, ...]:
    """The rights of a role, in the order in which the rights are declared."""
    return tuple(permission for permission in Permission if permission in GRANTS[role])
