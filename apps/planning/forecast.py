"""Who reaches retirement in the coming years, by title and by unit, under the rules of the day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import ExtractYear

from apps.accounts.models import User
from apps.cadres.models import Cadre, Category, Posting, Title
from apps.cadres.retirement import retires_between, retires_on
from apps.communes.models import Unit, UnitCover, UnitPeriod
from apps.core.permissions import Permission
from apps.core.text import collation_key

YEARS = 5


@dataclass(frozen=True)
class ForecastLine:
    """A title or a unit with how many of its people reach retirement each year."""

    key: str
    name: str
    people: int
    counts: list[int]

    years: list[int]

    @property
    def by_year(self) -> list[tuple[str, int]]:
        """The years as words: a page would write the number 2.026."""
        return list(zip(map(str, self.years), self.counts, strict=True))

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Forecast:
    """Five years from the day on; `overdue` serve although they have reached the age, `unknown` lack birth or sex."""

    years: list[int]
    by_title: list[ForecastLine]
    by_unit: list[ForecastLine]
    whole: ForecastLine
    overdue: int
    unknown: int


def serving(user: User, day: date, unit: Unit | None = None) -> QuerySet[Any]:
    """Cadres and civil servants of the user's units on the day, with the day on which they retire.

    Non-professional staff are paid an allowance; no age of retirement is set for them.
    """
    salaried = Posting.objects.running_on(day).counted().exclude(category=Category.NON_PROFESSIONAL)
    people = Cadre.objects.filter(
        user.unit_condition(Permission.VIEW_CADRES, "home_unit"), Exists(salaried.filter(cadre=OuterRef("pk")))
    )
    if unit is not None:
        people = people.in_unit(unit)
    return people.annotate(retires_on=retires_on())


def retiring_between(people: QuerySet[Any], first: date | None, last: date) -> QuerySet[Any]:
    """Those who reach the age between two days, both included, or by the last; soonest first."""
    return people.filter(retires_between(first, last)).order_by("retires_on", "sort_key", "pk")


def forecast(user: User, day: date, unit: Unit | None = None) -> Forecast:
    """Counts by year, title and unit from one reading of the people."""
    post = Posting.objects.running_on(day).counted().filter(cadre=OuterRef("pk")).order_by("-is_primary", "pk")
    rows = list(
        serving(user, day, unit)
        .annotate(title=Subquery(post.values("title")[:1]), unit=Subquery(post.values("unit")[:1]))
        .values_list("title", "unit", ExtractYear("retires_on"), "retires_on")
    )
    years = list(range(day.year, day.year + YEARS))
    coming = [(title, place, year) for title, place, year, reached in rows if reached and reached >= day]
    titles = {title.code: title.label for title in Title.objects.all()}
    names = unit_names({place for _title, place, _year, _reached in rows}, day, unit)
    areas = {place: names[place][0] for place in names}
    labels = dict(names.values())
    return Forecast(
        years,
        _lines(years, [(t, y) for t, _p, y in coming], Counter(t for t, *_rest in rows), titles, list(titles)),
        _lines(
            years,
            [(areas[p], y) for _t, p, y in coming if p in areas],
            Counter(areas[p] for _t, p, *_rest in rows if p in areas),
            labels,
            sorted(labels, key=lambda code: collation_key(labels[code])),
        ),
        ForecastLine("", "", len(rows), _by_year(years, Counter(year for _t, _p, year in coming)), years),
        sum(reached is not None and reached < day for *_rest, reached in rows),
        sum(reached is None for *_rest, reached in rows),
    )


def unit_names(places: set[int], day: date, unit: Unit | None) -> dict[int, tuple[str, str]]:
    """For each place the part of the scope in which it is counted: key and name of the unit directly below `unit`.

    Without a unit the districts of the day, or the communes where there are none.
    """
    above = {"unit__covers__covered__in": places}
    periods = UnitPeriod.objects.on(day).filter(**above)
    wanted = periods.filter(parent=unit) if unit else periods.filter(unit__level="district")
    if not wanted.exists():
        wanted = periods.filter(unit__level="commune")
    chosen = {period.unit_id: (period.unit.key, period.title) for period in wanted.select_related("unit").distinct()}
    covers = UnitCover.objects.filter(unit__in=chosen, covered__in=places).values_list("unit", "covered")
    return {covered: chosen[part] for part, covered in covers}


def _by_year(years: list[int], found: Counter[int]) -> list[int]:
    return [found.get(year, 0) for year in years]


def _lines(
    years: list[int],
    found: list[tuple[str, int]],
    people: Counter[str],
    names: dict[str, str],
    order: list[str],
) -> list[ForecastLine]:
    """A line for each key that has people, in order."""
    counts: dict[str, Counter[int]] = {}
    for key, year in found:
        counts.setdefault(key, Counter())[year] += 1
    return [
        ForecastLine(key, names[key], people[key], _by_year(years, counts.get(key, Counter())), years)
        for key in order
        if people[key]
    ]
