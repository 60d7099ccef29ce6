"""Words for reading people: who serves on a day, in a unit, and whom a user may see."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from apps.communes.models import Unit, UnitCover
from apps.core.permissions import Permission
from apps.core.text import fold

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.cadres.models import Cadre, CommitteeSeat, Posting  # noqa: F401  (names of the generic arguments)


class PostingQuerySet(models.QuerySet["Posting"]):
    def running_on(self, day: date) -> Self:
        """Postings whose period holds `day`."""
        return self.filter(period__contains=day)

    def counted(self) -> Self:
        """Postings that the headcount includes: secondments to here and leavers stand apart."""
        return self.filter(status__counts=True)

    def in_unit(self, unit: Unit) -> Self:
        return self.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))

    def visible_to(self, user: User) -> Self:
        return self.filter(cadre__in=visible_cadres(user))


class CommitteeSeatQuerySet(models.QuerySet["CommitteeSeat"]):
    def running_on(self, day: date) -> Self:
        return self.filter(period__contains=day)

    def visible_to(self, user: User) -> Self:
        return self.filter(cadre__in=visible_cadres(user))


class CadreQuerySet(models.QuerySet["Cadre"]):
    def visible_to(self, user: User) -> Self:
        """People whose present or last unit lies in the user's scope."""
        return self.filter(user.unit_condition(Permission.VIEW_CADRES, "home_unit"))

    def visible_on(self, user: User, day: date) -> Self:
        """People who held a posting or a seat in the user's scope on `day`: those whom figures of that day count."""
        return self.filter(
            _holds("postings", day, user.unit_condition(Permission.VIEW_CADRES, "unit"))
            | _holds("seats", day, user.unit_condition(Permission.VIEW_CADRES, "unit"))
        )

    def serving_on(self, day: date) -> Self:
        """People with a counted posting that runs on `day`."""
        return self.filter(_holds("postings", day, Q(status__counts=True)))

    def in_unit(self, unit: Unit) -> Self:
        """People whose present or last unit is `unit` or below it."""
        return self.filter(home_unit__in=UnitCover.objects.filter(unit=unit).values("covered"))

    def named_like(self, words: str) -> Self:
        """People whose name holds every word, whatever its tones and case."""
        condition = Q()
        for word in fold(words).split():
            condition &= Q(name_folded__contains=word)
        return self.filter(condition)


def visible_cadres(user: User) -> models.QuerySet[Cadre, Any]:
    """The keys of the people whom a user sees, as a condition for their records."""
    from apps.cadres.models import Cadre

    return Cadre.objects.visible_to(user).values("pk")


def _holds(related: str, day: date, condition: Q) -> Exists:
    from apps.cadres.models import CommitteeSeat, Posting

    model = Posting if related == "postings" else CommitteeSeat
    return Exists(model._default_manager.filter(condition, cadre=OuterRef("pk"), period__contains=day))
