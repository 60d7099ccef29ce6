"""Words for reading movements: in force, waiting, overdue, and whom a user may see."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from apps.communes.models import Unit, UnitCover
from apps.core.permissions import Permission

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.cadres.models import Departure, Movement  # noqa: F401  (names of the generic arguments)

IN_FORCE = ("confirmed", "done")


class MovementQuerySet(models.QuerySet["Movement"]):
    def proposed(self) -> Self:
        """Proposals that wait for the other side."""
        return self.filter(state="proposed")

    def in_force(self) -> Self:
        """Movements that both sides agreed to and that took place, also those that have ended."""
        return self.filter(state__in=IN_FORCE)

    def away_on(self, day: date) -> Self:
        """Temporary movements that run on `day`: the person has not come back."""
        return self.filter(state="confirmed", kind__is_temporary=True, starts_on__lte=day)

    def lent_on(self, day: date) -> Self:
        """Secondments and loans that hold on `day`, also those from which people have come back since."""
        goes_on = Q(ended_on__isnull=True) | Q(ended_on__gte=day)
        return self.in_force().filter(goes_on, kind__stays_with_sender=True, starts_on__lte=day)

    def due_between(self, first: date, last: date) -> Self:
        """Temporary movements that run and whose planned end lies between two days."""
        return self.away_on(last).filter(planned_end__range=(first, last))

    def overdue(self, day: date) -> Self:
        """Temporary movements whose planned end has passed without a return."""
        return self.away_on(day).filter(planned_end__lt=day)

    def in_unit(self, unit: Unit) -> Self:
        """Movements from or to a unit or what it covers."""
        covered = UnitCover.objects.filter(unit=unit).values("covered")
        return self.filter(Q(from_unit__in=covered) | Q(to_unit__in=covered))

    def with_place(self) -> Self:
        """`unit`: where a movement counts, which is where it led, else where it began, else where the person is."""
        return self.annotate(unit=Coalesce("to_unit", "from_unit", "cadre__home_unit"))

    def visible_to(self, user: User) -> Self:
        """Movements of people whom the user sees, and those that lead to or from the user's own units.

        Of the latter the pages tell name, code, title and year of birth; they open no dossier.
        """
        fields = ("cadre__home_unit", "from_unit", "to_unit")
        conditions = [user.unit_condition(Permission.VIEW_CADRES, field) for field in fields]
        return self.filter(conditions[0] | conditions[1] | conditions[2])

    def waiting_for(self, user: User) -> Self:
        """Proposals that the user can answer: made by the other side, or by the province."""
        sends = user.unit_condition(Permission.EDIT_CADRES, "from_unit")
        receives = user.unit_condition(Permission.EDIT_CADRES, "to_unit")
        sender_made, receiver_made = Q(proposed_by_side="sender"), Q(proposed_by_side="receiver")
        province_made = Q(proposed_by_side="province")
        outside = Q(to_unit__isnull=True) & _as_staff(user, "from_unit") | Q(from_unit__isnull=True) & _as_staff(
            user, "to_unit"
        )
        return self.proposed().filter(
            sender_made & receives | receiver_made & sends | province_made & receives | outside
        )

    def sent_by(self, user: User) -> Self:
        """Proposals of the user's own side that wait for the other one."""
        sends = user.unit_condition(Permission.EDIT_CADRES, "from_unit")
        receives = user.unit_condition(Permission.EDIT_CADRES, "to_unit")
        mine = Q(proposed_by_side="sender") & sends & ~receives | Q(proposed_by_side="receiver") & receives & ~sends
        return self.proposed().filter(mine | Q(proposed_by_side="province") & sends)


class DepartureQuerySet(models.QuerySet["Departure"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.VIEW_CADRES, "cadre__home_unit"))


def _as_staff(user: User, field: str) -> Q:
    """The unit lies in a province for which the user may write."""
    provinces = Unit.objects.in_scope_of(user, Permission.EDIT_CADRES).filter(level="province")
    return Q(**{f"{field}__in": UnitCover.objects.filter(unit__in=provinces).values("covered")})
