"""Bands of completed years between a day in the past and the day of the report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Case, CharField, DateField, Func, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from apps.reporting.definitions import Category, Kind, StrOrPromise

NO_RECORD = Category("unknown", _("No information"), Kind.UNKNOWN, (None,))


@dataclass(frozen=True)
class Band:
    """Completed years up to `upper`, from where the band before it ends; the last band is open."""

    code: str
    title: StrOrPromise
    upper: int | None = None


class LastDay(Func):
    """The last day that a date of known precision can mean."""

    function = "core_certain_day"
    # A report from the far future keeps the whole stretch open.
    template = "%(function)s(%(expressions)s, 'infinity'::date)"
    output_field = DateField()


def years_ago(day: date, years: int) -> date:
    """The last day on which something began that has lasted `years` whole years on `day`."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February: in a common year the 28th is the last day before it
        return day.replace(year=day.year - years, day=28)


def band_of(day: date, bands: Sequence[Band], *, first: str, last: str) -> Case:
    """The band of whoever began between the days of two fields; none when they leave more than one open."""
    whens = []
    older_than: date | None = None
    for band in bands:
        condition = Q() if older_than is None else Q(**{f"{last}__lte": older_than})
        if band.upper is not None:
            older_than = years_ago(day, band.upper + 1)
            condition &= Q(**{f"{first}__gt": older_than, f"{first}__lte": day})
        whens.append(When(condition, then=Value(band.code)))
    return Case(*whens, output_field=CharField())


def rows_of(bands: Sequence[Band], *rest: Category) -> tuple[Category, ...]:
    """A row for each band, then the rest, which holds those of whom nothing is known."""
    return (*(Category(band.code, band.title, values=(band.code,)) for band in bands), *(rest or (NO_RECORD,)))


def single_years(first: int, last: int, unknown: Category) -> tuple[Category, ...]:
    """A row for each number of years, then the unknown, where those stand whose date leaves two numbers open."""
    numbers = tuple(Category(str(years), str(years), values=(str(years),)) for years in range(first, last + 1))
    either = tuple((f"{years}-{years + 1}", (str(years), str(years + 1))) for years in range(first, last))
    return (*numbers, replace(unknown, values=(*unknown.values, *(value for value, _codes in either)), either=either))


def two_open(years: Combinable) -> Concat:
    """What stands for a number of years or the one before it: 45-46."""
    return Concat(Cast(years - Value(1), CharField()), Value("-"), Cast(years, CharField()))
