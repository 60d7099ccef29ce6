"""Who served where at the end of a year: whom a unit rates, and where a rating or a commendation counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from apps.cadres.models import Cadre, CommitteeSeat, Posting


def last_full_year(day: date) -> int:
    """The year whose ratings can be there on a day: the one that ended last, on its very last day itself."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def end_of(year: int) -> date:
    return date(year, 12, 31)


def posts_of_year(year: int) -> QuerySet[Posting]:
    """The last counted primary post that each person held in the year: there the person is rated."""
    days = DateRange(date(year, 1, 1), date(year + 1, 1, 1))
    held = Posting.objects.counted().filter(is_primary=True, period__overlap=days)
    latest = held.order_by("cadre_id", "-period").distinct("cadre_id").values("pk")
    return Posting.objects.filter(pk__in=latest)


@dataclass(frozen=True)
class Place:
    """Unit, title and category; who holds no post has a unit alone."""

    unit: int | None
    title: str | None = None
    category: str = ""


class Places:
    """Where some people were on a day or at the end of a year, read once."""

    def __init__(self, cadres: Iterable[Cadre]) -> None:
        self.homes = {cadre.pk: cadre.home_unit_id for cadre in cadres}
        self.postings: dict[int, list[Posting]] = {}
        self.seats: dict[int, list[CommitteeSeat]] = {}
        for posting in Posting.objects.filter(cadre__in=self.homes).order_by("-is_primary", "-period"):
            self.postings.setdefault(posting.cadre_id, []).append(posting)
        for seat in CommitteeSeat.objects.filter(cadre__in=self.homes).order_by("kind__position", "-period"):
            self.seats.setdefault(seat.cadre_id, []).append(seat)

    def on(self, cadre: int, day: date) -> Place:
        """The post of the day, else the last one that ended in the same year, else a seat, else the present unit."""
        posts = self.postings.get(cadre, [])
        year = date(day.year, 1, 1)
        held = [p for p in posts if _holds(p, day)] or [p for p in posts if p.is_primary and _in(p, year, day)]
        if held:
            return Place(held[0].unit_id, held[0].title_id, held[0].category)
        seats = [seat for seat in self.seats.get(cadre, []) if _holds(seat, day)]
        return Place(seats[0].unit_id) if seats else Place(self.homes.get(cadre))


def fill_place(record: Any, place: Place) -> None:
    """Unit, title and category of the time, where they were not given."""
    if record.unit_id is None:
        record.unit_id, record.title_id = place.unit, place.title
        if hasattr(record, "category"):
            record.category = place.category


def _holds(record: Posting | CommitteeSeat, day: date) -> bool:
    return bool(record.period.lower <= day and (record.period.upper is None or day < record.period.upper))


def _in(posting: Posting, first: date, last: date) -> bool:
    return bool(posting.period.lower <= last and (posting.period.upper is None or posting.period.upper > first))
