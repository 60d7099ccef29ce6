"""Words for reading units: on a day, below a unit, by code, within a person's scope."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Q, When

from apps.core.permissions import Actor, Permission
from apps.core.text import fold

# As people type them before a name, longest first.
FOLDED_KIND_WORDS = ("thanh pho ", "thi tran ", "dac khu ", "phuong ", "thi xa ", "huyen ", "quan ", "tinh ", "xa ")

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
        # Units stand below accounts, so the condition is asked of a user whose type is not known here.
        return self.filter(user.unit_condition(permission, "pk"))


class UnitPeriodQuerySet(models.QuerySet["UnitPeriod"]):
    def on(self, day: date) -> Self:
        """Periods that run on `day`."""
        return self.filter(valid__contains=day)

    def coded(self, code: str) -> Self:
        return self.filter(code=code)

    def below(self, unit: Unit) -> Self:
        """Periods whose parent is `unit`."""
        return self.filter(parent=unit)

    def named_like(self, words: str) -> Self:
        """Periods whose name holds the words, whatever their tones and case, or whose code starts with them.

        A word for the kind may stand before the name; the closest names come first.
        """
        folded = fold(words)
        name = folded.removeprefix(next((word for word in FOLDED_KIND_WORDS if folded.startswith(word)), ""))
        closeness = Case(
            When(Q(name_folded=name) | Q(code=folded), then=0), When(name_folded__startswith=name, then=1), default=2
        )
        return (
            self.filter(Q(name_folded__contains=folded) | Q(name_folded__contains=name) | Q(code__startswith=folded))
            .annotate(closeness=closeness)
            .order_by("closeness", "name_folded", "code")
        )
