"""When people retire: the month in which they reach the age that holds in that year (code list `RetirementAge`).

Where only the year or the month of birth is known, its first day counts (Decree 135/2020).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import DateField, F, OuterRef, Q, QuerySet, Subquery

from apps.cadres.models.retirement import RetirementAge
from apps.core.dates import completed_years, day_before
from apps.core.ranges import MonthsLater


def retires_on(birth: str = "birth_date", sex: str = "sex") -> Subquery:
    """The day on which the person of a row reaches the age of that time; NULL where birth or sex is unknown."""
    reached = RetirementAge.objects.filter(sex=OuterRef(sex)).annotate(
        reached=MonthsLater(OuterRef(birth), F("months"), output_field=DateField())
    )
    in_time = reached.filter(Q(valid_to__isnull=True) | Q(reached__lt=F("valid_to")))
    return Subquery(in_time.order_by("reached").values("reached")[:1])


def retires_between(first: date | None, last: date) -> Q:
    """The condition that a person reaches the age between two days, both included; without a first day, by the last.

    Told by days of birth, which the database compares as they stand; reckoning each person's age costs it 40 µs.
    """
    found = Q(pk__in=[])
    for sex, ages in _ages_by_sex().items():
        born = Q(sex=sex, birth_date__lte=_born_by(ages, last))
        found |= born & Q(birth_date__gt=_born_by(ages, day_before(first))) if first else born
    return found


def _ages_by_sex() -> dict[str, list[RetirementAge]]:
    found: dict[str, list[RetirementAge]] = {}
    for age in RetirementAge.objects.all():
        found.setdefault(age.sex, []).append(age)
    return found


def _born_by(ages: list[RetirementAge], day: date) -> date:
    """The latest day of birth with which the age is reached by a day."""
    return max(_latest_birth(age, day) for age in ages)


def _latest_birth(age: RetirementAge, day: date) -> date:
    """By this age alone; the last days of a long month reach it on the last day of a shorter one."""
    limit = min(day, day_before(age.valid_to)) if age.valid_to else day
    born = months_later(limit, -age.months)
    while months_later(born + timedelta(days=1), age.months) <= limit:
        born += timedelta(days=1)
    return born


def ages_for(*, is_female: bool) -> QuerySet[RetirementAge]:
    return RetirementAge.objects.filter(sex="female" if is_female else "male").order_by("valid_to")


def retirement_day(birth: date, *, is_female: bool) -> date:
    """The day on which a person reaches the age that holds in that year."""
    return day_reached(birth, ages_for(is_female=is_female))


def day_reached(birth: date, ages: Iterable[RetirementAge]) -> date:
    reached = [(months_later(birth, age.months), age.valid_to) for age in ages]
    return min(day for day, valid_to in reached if valid_to is None or day < valid_to)


def first_day_retired(reached: date) -> date:
    """The day after the last in service: of the month after the one in which the age is reached, the first."""
    return months_later(reached.replace(day=1), 1)


def working_years_left(birth: date, *, is_female: bool, day: date) -> int:
    """Whole years between a day and retirement; none once it is reached."""
    return max(completed_years(day, retirement_day(birth, is_female=is_female)), 0)


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    longest = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, longest))
