"""Units before and after, for the report on reorganisations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Min, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.communes.models import Level, Reorganisation, Unit, UnitPeriod
from apps.core.dates import day_before
from apps.core.permissions import Actor, Permission
from apps.reporting.definitions import Category, Rows
from apps.reporting.tallies.definitions import (
    Aggregate,
    Axis,
    Counted,
    Difference,
    EventLine,
    Group,
    Listing,
    Span,
    Tally,
)


def first_known_day() -> date:
    """The eve of the earliest recorded resolution: what stood before everything that the registry knows."""
    earliest: date | None = Reorganisation.objects.aggregate(first=Min("effective_on"))["first"]
    return day_before(earliest) if earliest else date.min


def before_day(span: Span) -> date:
    return day_before(span.first) if span.first else first_known_day()


def units_before_and_after(span: Span, day: date) -> Rows:
    """Each commune on the eve of the span, and each on its last day.

    Where the list of a province's units is complete only from a later day, that day stands in for the eve.
    """
    eve = before_day(span)
    later = {known for known in _completed_after(eve) if known <= span.last}
    late = [_of_provinces(known, complete_from=known) for known in sorted(later)]
    parts = [_of_provinces(eve, complete_from=None), *late]
    before = [part.values("pk", "unit", when=Value("before")) for part in parts]
    after = UnitPeriod.objects.on(span.last).filter(unit__level=Level.COMMUNE)
    return before[0].union(*before[1:], after.values("pk", "unit", when=Value("after")), all=True)


def _completed_after(eve: date) -> Iterator[date]:
    for known in Unit.objects.filter(complete_from__gt=eve).values_list("complete_from", flat=True):
        if known:
            yield known


def _of_provinces(day: date, *, complete_from: date | None) -> QuerySet[UnitPeriod]:
    """Communes of a day in provinces whose list is complete by then, or is so exactly from that day on."""
    communes = UnitPeriod.objects.on(day).filter(unit__level=Level.COMMUNE).order_by()
    if complete_from:
        return communes.filter(_province(day, complete_from=complete_from))
    return communes.exclude(_province(day, complete_from__gt=day))


def _province(day: date, **known: object) -> Q:
    """A condition on the province of a commune, which stands above it directly or above its district."""
    direct = {f"parent__{name}": value for name, value in known.items()}
    districts = UnitPeriod.objects.on(day).filter(unit__level=Level.DISTRICT, **direct)
    return Q(parent__level=Level.PROVINCE, **direct) | Q(parent__in=districts.values("unit"))


def visible_units(user: Actor, day: date) -> Rows:
    return UnitPeriod.objects.select_related("unit").order_by("code", "valid")


def unit_lines(rows: Rows, day: date) -> list[EventLine]:
    return [
        EventLine(
            period.code,
            period.title,
            reverse("communes:detail", args=[period.unit.key]),
            (_days(period),),
        )
        for period in rows
    ]


def _days(period: UnitPeriod) -> str:
    first, last = (f"{day:%d/%m/%Y}" if day else "…" for day in (period.first_day, period.last_day))
    return f"{first} – {last}"


UNITS = Tally(
    "units",
    _("Units"),
    _("Units of commune level on the day before the span begins, and on its last day."),
    rows=units_before_and_after,
    person="",
    total=None,
    groups=(
        Group(
            "communes",
            _("Units of commune level"),
            _("Communes, wards, townships and special zones."),
            Counted("units", _("Units"), Aggregate.ROWS),
        ),
    ),
    breakdowns=(
        Axis(
            "units",
            _("Units before and after"),
            _("Where a province's list is complete only from a later day, the units of that day stand before."),
            "when",
            lambda span: (
                Category("before_merger", _("Before"), values=("before",)),
                Category("after_merger", _("After"), values=("after",)),
            ),
            differences=(Difference("decrease", _("Decrease"), of="before_merger", less="after_merger"),),
        ),
    ),
    listing=Listing(visible_units, (_("Existed"),), unit_lines, needed=Permission.VIEW_REPORTS),
    legal_basis="I06",
)
