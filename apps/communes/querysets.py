"""Words for reading units: on a day, below a unit, by code, within a person's scope."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from apps.core.permissions import Actor, Permission
from apps.core.text import fold

if TYPE_CHECKING:
    from apps.communes.models import Unit, UnitPeriod  # noqa: F401  (names of the generic arguments)


class UnitQuerySet(models.QuerySet["Unit"]):
    def existing_on(self, day: date) -> Self:
        """Units that exist on `day`."""
        return self.filter(periods__valid__contains=day)

    def within(self, unit: Unit) -> Self:
        """`unit`, all that was ever below it, and the predecessors whose people it took over."""
        return self.filter(covered_by__unit=unit)

    def visible_to(self, user: Actor) -> Self:
        """Units are public knowledge: everyone who may log in sees all of them."""
        return self

    def in_scope_of(self, user: Actor, permission: Permission = Permission.VIEW_CADRES) -> Self:
        """Units at which `user` holds `permission`, through a membership at them or above."""
        return self.filter(user.unit_condition(permission, "pk"))  # type: ignore[attr-defined]


class UnitPeriodQuerySet(models.QuerySet["UnitPeriod"]):
    def on(self, day: date) -> Self:
        """Periods that run on `day`."""
        return self.filter(valid__contains=day)

    def coded(self, code: str) -> Self:
        return self.filter(code=code)

    def below(self, unit: Unit) -> Self:
        """Periods whose parent is `unit`, or whose parent stands directly below it."""
        return self.filter(Q(parent=unit) | Q(parent__periods__parent=unit)).distinct()

    def named_like(self, words: str) -> Self:
        """Periods whose name holds the words, whatever their tones and case, or whose code starts with them."""
        return self.filter(Q(name_folded__contains=fold(words)) | Q(code__startswith=words.strip()))
