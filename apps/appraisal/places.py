"""Who served where at the end of a year: whom a unit rates, and where a rating or a commendation counts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef, QuerySet

from apps.cadres.models import Posting
from apps.cadres.places import Place, Places


def end_of(year: int) -> date:
    return date(year, 12, 31)


def posts_within(year: int) -> QuerySet[Posting]:
    """The counted primary posts that ran in the year, for a day at least."""
    days = DateRange(date(year, 1, 1), date(year + 1, 1, 1))
    return Posting.objects.counted().filter(is_primary=True, period__overlap=days)


def posts_of_year(year: int) -> QuerySet[Posting]:
    """The last counted primary post that each person held in the year: there the person is rated.

    Nobody has two at a time, so that it is the one that began last; asked so of a few people, those of others stay
    unread.
    """
    later = posts_within(year).filter(cadre=OuterRef("cadre"), period__startswith__gt=OuterRef("period__startswith"))
    return posts_within(year).filter(~Exists(later))


def place_in_year(places: Places, cadre: int, day: date) -> Place:
    """The post of the day, else the last one that ended in the same year, else a seat, else the present unit."""
    return places.on(cadre, day, since=date(day.year, 1, 1))


def fill_place(record: Any, place: Place) -> None:
    """Unit, title and category of the time, where they were not given."""
    if record.unit_id is None:
        record.unit_id, record.title_id = place.unit, place.title
        if hasattr(record, "category"):
            record.category = place.category
