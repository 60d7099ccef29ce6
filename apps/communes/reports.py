"""Where events count whose unit does not exist on the day of the report."""

from collections.abc import Collection
from datetime import date

from django.db.models import Case, Exists, IntegerField, OuterRef, Subquery, Value, When

from apps.communes.models import Level, Unit, UnitCover, UnitPeriod
from apps.reporting.definitions import Rows
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import Homes

NARROWNESS = Case(
    When(unit__level=Level.COMMUNE.value, then=Value(0)),
    When(unit__level=Level.DISTRICT.value, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def homes_on(day: date, units: Collection[int]) -> Rows:
    """Each unit that does not exist on the day, with the narrowest unit of that day that covers it.

    Only those that one of the given units covers: finding the homes of the whole country takes seconds.

    A commune that was divided is covered by no commune; of the districts that ever held it, its last one is meant.
    """
    existing = UnitPeriod.objects.on(day)
    last_parent = UnitPeriod.objects.filter(unit=OuterRef("covered")).order_by("-valid").values("parent")[:1]
    holders = (
        UnitCover.objects.filter(covered=OuterRef("pk"), unit__in=existing.values("unit"))
        .annotate(is_last_parent=Case(When(unit=Subquery(last_parent), then=Value(0)), default=Value(1)))
        .order_by(NARROWNESS, "is_last_parent", "unit")
    )
    within = UnitCover.objects.filter(unit__in=units).values("covered")
    gone = Unit.objects.filter(~Exists(existing.filter(unit=OuterRef("pk"))), pk__in=within)
    return gone.annotate(home=Subquery(holders.values("unit")[:1])).values_list("pk", "home")


registry.declare(Homes("then", homes_on))
