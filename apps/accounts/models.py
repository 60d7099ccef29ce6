"""People who log in, their roles at units, and the log of sensitive readings."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import ClassVar, Self

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.inheritance import has_ended, heirs_of, holds_code
from apps.accounts.roles import GRANTS, Role
from apps.accounts.unit_facts import CoveredUnits, LastSuccession, UnitPeriods
from apps.communes.models import Unit
from apps.core.history import tracked
from apps.core.lookups import AnyOf, Keys
from apps.core.permissions import FieldGroup, Permission
from apps.core.ranges import Folded
from apps.core.text import fold


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: User) -> Self:
        """Accounts that hold, or held, a role at a unit which `user` administers."""
        within = Membership.objects.filter(user.unit_condition(Permission.MANAGE_ACCOUNTS, "unit"))
        return self.filter(pk__in=within.values("user")) if not user.is_superuser else self.all()

    def named_like(self, words: str) -> Self:
        """Accounts whose full name or user name holds the words, whatever their tones and case."""
        folded = fold(words)
        return self.alias(folded=Folded("full_name")).filter(Q(folded__contains=folded) | Q(username__icontains=words))


class RegistryUserManager(UserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]  # made by Django
    """Django's manager of accounts, with the registry's words for reading them."""


@tracked(exclude=("password", "last_login"))
class User(AbstractUser):
    """Someone who logs in; what they may do follows from their memberships alone."""

    full_name = models.CharField(_("full name"), max_length=120, blank=True)
    # The day that pages look at when none is asked for; empty means today.
    working_day = models.DateField(_("working day"), null=True, blank=True)
    # Empty means the browser's choice, else Vietnamese.
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, blank=True, default="")
    # Given by an administrator: the next log-in asks for a password of one's own.
    password_is_temporary = models.BooleanField(_("password must be changed"), default=False)

    objects: ClassVar[RegistryUserManager] = RegistryUserManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.full_name or self.username

    @cached_property
    def running_memberships(self) -> list[Membership]:
        """Memberships that run today, with their units, what these were called when, and what they cover."""
        running = self.memberships.running_on(timezone.localdate()).select_related("unit")
        return list(running.with_unit_periods().with_covered())

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """Permissions held at any unit."""
        if not self.is_active:
            return frozenset()
        if self.is_superuser:
            return frozenset(Permission)
        return frozenset().union(*(GRANTS[Role(m.role)] for m in self.running_memberships))

    def own_unit(self, code: str, day: date) -> Unit | None:
        """The unit of an own membership that holds an official code on a day, known without asking for it."""
        held = (each.unit for each in self.running_memberships if holds_code(each.unit_periods, code, day))
        return next(held, None)

    def unit_condition(self, permission: Permission, field: str) -> Q:
        """The condition that `field` (a unit) lies in this user's scope for `permission`.

        The units stand in it as numbers: of a subquery the planner expects a sixtieth of a province's people, and then
        looks up their posts one by one, which takes seconds where tens of thousands are listed.
        """
        if self.is_superuser and self.is_active:
            # Not an empty one, which beside another in an "or" leaves only the other.
            return ~Q(pk__in=[])
        own = self._units_granting(permission)
        if not own:
            return Q(pk__in=[])
        return Q(**{f"{field}__{AnyOf.lookup_name}": self._keys_of(own)})

    def can(self, permission: Permission, target: object | None = None) -> bool:
        """Whether the permission is held for a unit, for a record with a `scope_unit`, or anywhere (no target)."""
        if target is None or self.is_superuser or permission not in self.permissions:
            return permission in self.permissions
        unit = target if isinstance(target, Unit) else getattr(target, "scope_unit", None)
        return unit is not None and unit.pk in self._covered_by(self._units_granting(permission))

    def require(self, permission: Permission, target: object | None = None) -> None:
        """Raise PermissionDenied unless `can`."""
        if not self.can(permission, target):
            raise PermissionDenied(_("You do not have the right for this: %(right)s.") % {"right": permission.label})

    def _units_granting(self, permission: Permission) -> tuple[int, ...]:
        """The units at which a running membership grants the permission."""
        if permission not in self.permissions:
            return ()
        return tuple(sorted({m.unit_id for m in self.running_memberships if permission in GRANTS[Role(m.role)]}))

    def _covered_by(self, units: tuple[int, ...]) -> frozenset[int]:
        """What the units of own memberships cover, joined once: a request asks for many rows."""
        if units not in self._covers:
            own = [membership for membership in self.running_memberships if membership.unit_id in units]
            self._covers[units] = frozenset().union(*(membership.seen_units for membership in own))
        return self._covers[units]

    def _keys_of(self, units: tuple[int, ...]) -> Keys:
        """The same as one value for the database: a page asks with it dozens of times."""
        if units not in self._keys:
            self._keys[units] = Keys(sorted(self._covered_by(units)))
        return self._keys[units]

    @cached_property
    def _keys(self) -> dict[tuple[int, ...], Keys]:
        return {}

    @cached_property
    def _covers(self) -> dict[tuple[int, ...], frozenset[int]]:
        return {}


class MembershipQuerySet(models.QuerySet["Membership"]):
    def running_on(self, day: date) -> Self:
        """Memberships that hold on `day`."""
        return self.filter(Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day))

    def with_unit_periods(self) -> Self:
        """`unit_periods`: code, kind, name, first day and end of each period of the unit; one statement for any day."""
        return self.annotate(unit_periods=UnitPeriods("unit"))

    def with_covered(self) -> Self:
        """`covered`: all units that the unit covers; the gate needs no statement of its own for them."""
        return self.annotate(covered=CoveredUnits("unit"), last_succession=LastSuccession())

    def visible_to(self, user: User) -> Self:
        """Memberships at units that `user` administers."""
        return self.filter(user.unit_condition(Permission.MANAGE_ACCOUNTS, "unit"))


@tracked()
class Membership(models.Model):
    """A role that a user holds at a unit and at all that it covers."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("account"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships", verbose_name=_("unit"))
    role = models.CharField(_("role"), max_length=30, choices=Role)
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until (exclusive)"), null=True, blank=True)

    # Filled by `with_unit_periods` and `with_covered`.
    unit_periods: list[dict[str, str | None]]
    covered: list[int]
    last_succession: int | None

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(name="membership_role_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="membership_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gt=models.F("since")),
                violation_error_message=_("The last day must come after the first."),
            ),
            models.UniqueConstraint(
                name="membership_once",
                fields=["user", "unit", "role"],
                condition=Q(until__isnull=True),
                violation_error_message=_("This account already has this role at this unit."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    @property
    def seen_units(self) -> frozenset[int]:
        """What the unit covers, and of a unit that has ended what was made of nothing else."""
        ended = has_ended(self.unit_periods, timezone.localdate())
        return frozenset(self.covered) | (heirs_of(self.unit_id, self.last_succession) if ended else frozenset())

    @property
    def is_running(self) -> bool:
        today = timezone.localdate()
        return self.since <= today and (self.until is None or today < self.until)


class SensitiveReadingQuerySet(models.QuerySet["SensitiveReading"]):
    def visible_to(self, user: User) -> Self:
        """Readings by accounts that `user` administers."""
        return self.filter(user__in=User.objects.visible_to(user).values("pk"))


class SensitiveReading(models.Model):
    """Someone read a sensitive group of fields of a person: required by the law on personal data."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    group = models.CharField(max_length=30, choices=FieldGroup)
    # The person's public code, kept as text so that the log outlives the record.
    person = models.CharField(max_length=20, db_collation="C")
    # How many people one reading showed (a list or an export), 1 for a page.
    people = models.PositiveIntegerField(default=1)
    address = models.CharField(max_length=300)
    read_at = models.DateTimeField(default=timezone.now)

    objects = SensitiveReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sensitive reading")
        verbose_name_plural = _("sensitive readings")
        ordering = ["-read_at"]
        indexes = [
            # serves "who read this person's fields"
            models.Index(fields=["person", "-read_at"], name="sensitive_reading_person"),
            # serves the log, newest first
            models.Index(fields=["-read_at"], name="sensitive_reading_latest"),
        ]
        constraints = [models.CheckConstraint(name="sensitive_reading_group", condition=Q(group__in=FieldGroup.values))]
        # Whoever read something they should not have cannot take the trace away, whatever program they write with.
        triggers = [
            pgtrigger.Protect(name="sensitive_reading_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.group} {self.person}"
