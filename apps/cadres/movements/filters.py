"""Filters of movements: what waits for whom, span, kind, basis, direction, unit, person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.forms import BoundField, Field
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter

from apps.accounts.models import User
from apps.cadres.filters import DatedFilterSet, DayFilter, LaterChoices
from apps.cadres.models import Direction, LegalBasis, Movement, MovementKind, State
from apps.cadres.movements.querysets import MovementQuerySet
from apps.cadres.unitchoice import UnitChoice, UnitFilter
from apps.communes.models import Unit
from apps.core.permissions import Permission
from apps.core.text import fold

# How long before its planned end a movement is said to end soon.
SOON = timedelta(days=90)
NONE = "none"


class Show(models.TextChoices):
    WAITING = "waiting", _("Waiting for me")
    SENT = "sent", _("Sent, waiting for the other side")
    ENDING = "ending", _("Ending within 90 days")
    OVERDUE = "overdue", _("Return overdue")
    ALL = "all", _("All movements")


def showing(show: Show, movements: QuerySet[Movement], user: User, day: date) -> QuerySet[Movement]:
    """The part of the visible movements that a tab lists; a duty counts the same."""
    queries: dict[Show, Callable[[], QuerySet[Movement]]] = {
        Show.WAITING: lambda: Movement.objects.waiting_for(user),
        Show.SENT: lambda: Movement.objects.sent_by(user),
        Show.ENDING: lambda: _own(user).due_between(day, day + SOON),
        Show.OVERDUE: lambda: _own(user).overdue(day),
    }
    return movements.filter(pk__in=queries[show]().values("pk")) if show in queries else movements


def _own(user: User) -> MovementQuerySet:
    """Movements whose return the user may write down."""
    return Movement.objects.filter(user.unit_condition(Permission.EDIT_CADRES, "from_unit"))


class ListFilter(ChoiceFilter):  # type: ignore[misc]  # django_filters has no types
    """Entries of a code list, read when a form is shown."""

    def __init__(self, model: type[models.Model], *, none: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.code_list, self.none = model, none

    @property
    def field(self) -> Field:
        if "choices" not in self.extra:
            rest = [(NONE, self.none)] if self.none else []
            self.extra["choices"] = LaterChoices(
                lambda: [*((item.pk, str(item)) for item in self.code_list._default_manager.all()), *rest]
            )
        field: Field = super().field
        return field


class MovementFilterSet(DatedFilterSet):
    """Which movements are listed."""

    q = CharFilter(method="search", label=_("Name or code"), max_length=100)
    since = DayFilter(field_name="starts_on", lookup_expr="gte", label=_("From day"))
    until = DayFilter(field_name="starts_on", lookup_expr="lte", label=_("To day"))
    kind = ListFilter(MovementKind, label=_("Kind"))
    basis = ListFilter(LegalBasis, none=_("Basis not stated"), label=_("Legal basis"), method="with_basis")
    direction = ListFilter(Direction, none=_("Direction not stated"), label=_("Direction"), method="in_direction")
    unit = UnitFilter(label=_("Unit"), method="of_unit")
    state = ChoiceFilter(choices=State.choices, label=_("State"))

    class Meta:
        model = Movement
        fields: list[str] = []

    def __init__(self, *args: Any, units: list[UnitChoice] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = units or []

    @property
    def pick_fields(self) -> list[BoundField]:
        return [self.form[name] for name in ("kind", "basis", "direction", "state")]

    def search(self, movements: QuerySet[Movement], name: str, value: str) -> QuerySet[Movement]:
        words = Q()
        for word in fold(value).split():
            words &= Q(cadre__name_folded__contains=word)
        return movements.filter(words | Q(cadre__code=value.strip().upper()))

    def with_basis(self, movements: QuerySet[Movement], name: str, value: str) -> QuerySet[Movement]:
        return movements.filter(legal_basis__isnull=True) if value == NONE else movements.filter(legal_basis=value)

    def in_direction(self, movements: QuerySet[Movement], name: str, value: str) -> QuerySet[Movement]:
        if value != NONE:
            asked = Direction.objects.get(pk=value)
            return movements.filter(from_level=asked.from_tier, to_level=asked.to_tier)
        stated = Q()
        for direction in Direction.objects.all():
            stated |= Q(from_level=direction.from_tier, to_level=direction.to_tier)
        return movements.exclude(stated)

    def of_unit(self, movements: QuerySet[Movement], name: str, value: Unit) -> QuerySet[Movement]:
        return movements.filter(pk__in=Movement.objects.in_unit(value).values("pk"))
