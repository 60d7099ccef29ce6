"""Giving, changing and ending accounts and roles; every function says by whom."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from rest_framework.authtoken.models import Token

from apps.accounts.models import Membership, User
from apps.accounts.roles import GRANTS, Role
from apps.communes.models import Unit
from apps.core.constraints import explained
from apps.core.history import change
from apps.core.permissions import Permission

# Letters and digits that nobody confuses when reading them out: no 0/O, 1/l/I.
READABLE = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
PASSWORD_LENGTH = 14


@dataclass(frozen=True)
class NewPassword:
    """An account and the password that is shown once."""

    user: User
    password: str


@transaction.atomic
def create_account(*, username: str, full_name: str, role: Role, unit: Unit, by: User) -> NewPassword:
    """An account with one role at one unit and a temporary password."""
    require_grant(role=role, unit=unit, by=by)
    user = User(username=username.strip(), full_name=full_name.strip(), password_is_temporary=True)
    password = _set_temporary_password(user)
    user.full_clean()
    # Of two who send the same form at once both names were still free.
    with explained(User, Membership), change(by=by, reason="Account created"):
        user.save()
        Membership.objects.create(user=user, unit=unit, role=role)
    return NewPassword(user, password)


@transaction.atomic
def rename_account(*, user: User, full_name: str, by: User) -> None:
    require_administration(user=user, by=by)
    user.full_name = full_name.strip()
    with change(by=by, reason="Account renamed"):
        user.save(update_fields=["full_name"])


@transaction.atomic
def grant(*, user: User, role: Role, unit: Unit, by: User) -> Membership:
    """One more role, from today on."""
    require_administration(user=user, by=by)
    require_grant(role=role, unit=unit, by=by)
    membership = Membership(user=user, unit=unit, role=role)
    membership.full_clean()
    with explained(Membership), change(by=by, reason="Role granted"):
        membership.save()
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, by: User) -> None:
    """The role ends today; one that began today never held and goes."""
    require_administration(user=membership.user, by=by)
    _refuse_oneself(membership.user, by)
    today = timezone.localdate()
    with change(by=by, reason="Role ended"):
        if membership.since >= today:
            membership.delete()
        else:
            membership.until = today
            membership.save(update_fields=["until"])


@transaction.atomic
def deactivate(*, user: User, by: User) -> None:
    """Nobody logs in with the account any more; what it did stays in the history."""
    require_administration(user=user, by=by)
    _refuse_oneself(user, by)
    _set_active(user, active=False, by=by)


@transaction.atomic
def reactivate(*, user: User, by: User) -> None:
    require_administration(user=user, by=by)
    _set_active(user, active=True, by=by)


@transaction.atomic
def reset_password(*, user: User, by: User) -> NewPassword:
    """A temporary password in place of a forgotten one; sessions and tokens of the old one end."""
    require_administration(user=user, by=by)
    _refuse_oneself(user, by)
    user.password_is_temporary = True
    password = _set_temporary_password(user)
    with change(by=by, reason="Password reset"):
        user.save(update_fields=["password", "password_is_temporary"])
        Token.objects.filter(user=user).delete()
    return NewPassword(user, password)


@transaction.atomic
def set_working_day(*, day: date | None, by: User) -> None:
    """The day that pages look at for this person; None is today."""
    by.working_day = day
    with change(by=by, reason="Working day chosen"):
        by.save(update_fields=["working_day"])


@transaction.atomic
def set_language(*, language: str, by: User) -> None:
    by.language = language
    with change(by=by, reason="Language chosen"):
        by.save(update_fields=["language"])


def may_administer(*, user: User, by: User) -> bool:
    """Whether `by` may change the account: it is one of theirs, and all its roles lie within their units."""
    if by.is_superuser:
        return by.is_active
    if user.is_superuser or user.is_staff or not by.can(Permission.MANAGE_ACCOUNTS):
        return False
    within = all(by.can(Permission.MANAGE_ACCOUNTS, m.unit) for m in user.running_memberships)
    return within and User.objects.visible_to(by).filter(pk=user.pk).exists()


def require_administration(*, user: User, by: User) -> None:
    if not may_administer(user=user, by=by):
        raise PermissionDenied(_("This account holds roles outside the units that you administer."))


def may_grant(*, role: Role, unit: Unit, by: User) -> bool:
    return all(by.can(permission, unit) for permission in (Permission.MANAGE_ACCOUNTS, *GRANTS[role]))


def require_grant(*, role: Role, unit: Unit, by: User) -> None:
    """Nobody gives more than they hold at the unit."""
    by.require(Permission.MANAGE_ACCOUNTS, unit)
    for permission in GRANTS[role]:
        by.require(permission, unit)


def _refuse_oneself(user: User, by: User) -> None:
    if user.pk == by.pk:
        raise ValidationError(_("You cannot do this to your own account. Ask another administrator."), code="oneself")


def _set_temporary_password(user: User) -> str:
    password = get_random_string(PASSWORD_LENGTH, READABLE)
    user.set_password(password)
    return password


def _set_active(user: User, *, active: bool, by: User) -> None:
    user.is_active = active
    with change(by=by, reason="Account opened" if active else "Account closed"):
        user.save(update_fields=["is_active"])
