"""Inventing people of a district by their posts and levels, and writing them; their records end with the figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Cadre, Posting, Title
from apps.communes.models import Level, UnitPeriod
from apps.core.text import name_sort_key
from apps.demo import names
from apps.demo.copying import Facts, copy_rows, reserve_keys
from apps.demo.lives import ALWAYS_FEMALE, MOSTLY_MALE
from apps.qualifications.models import Qualification, State


@dataclass(frozen=True)
class Stretch:
    """Which days the records of a district cover, and what is said of that at each person."""

    first: date
    until: date
    note: str
    groups: Mapping[str, int]


@dataclass(frozen=True)
class Held:
    """A level with the day from which it counts; `is_studied` says that the person is still at it."""

    level: str
    since: date
    is_studied: bool = False


@dataclass
class Invented:
    """A person in the making."""

    place: UnitPeriod
    title: str
    held: list[Held] = field(default_factory=list)
    key: int = 0


def communes_of(district: str, day: date) -> list[UnitPeriod]:
    """The communes of a district on a day, by code."""
    found = UnitPeriod.objects.on(day).filter(parent__key=district, unit__level=Level.COMMUNE)
    return list(found.select_related("unit").order_by("code"))


def write_invented(people: Sequence[Invented], stretch: Stretch, chance: Random) -> None:
    """Persons, posts and levels, a statement for each table."""
    for person, key in zip(people, reserve_keys(Cadre, len(people)), strict=True):
        person.key = key
    categories = dict(Title.objects.values_list("code", "category"))
    copy_rows(Cadre, [_cadre(person, stretch, chance) for person in people])
    copy_rows(Posting, [_posting(person, stretch, categories[person.title], chance) for person in people])
    copy_rows(Qualification, [row for person in people for row in _levels(person)])


def _cadre(person: Invented, stretch: Stretch, chance: Random) -> Facts:
    group = chance.choices(list(stretch.groups), list(stretch.groups.values()))[0]
    is_female = person.title in ALWAYS_FEMALE or chance.random() < (0.06 if person.title in MOSTLY_MALE else 0.3)
    name = names.invent_name(group=group, is_female=is_female, chance=chance)
    age = chance.randint(24, 33) if "BTDTN" in person.title else chance.randint(28, 56)
    return {
        "id": person.key,
        "full_name": name,
        "sort_key": name_sort_key(name),
        "sex": "female" if is_female else "male",
        "birth_date": date(stretch.until.year - age, chance.randint(1, 12), chance.randint(1, 28)),
        "birth_precision": "day",
        "ethnic_group_id": group,
        "religion_id": "TG_KHONG",
        "home_town": person.place.name,
        "note": stretch.note,
    }


def _posting(person: Invented, stretch: Stretch, category: str, chance: Random) -> Facts:
    """Some began before the district is looked at, unless their commune is younger."""
    earlier = stretch.first - timedelta(days=30 * chance.randint(0, 60))
    first = max(earlier, person.place.first_day or earlier)
    return {
        "cadre_id": person.key,
        "unit_id": person.place.unit_id,
        "title_id": person.title,
        "category": category,
        "period": DateRange(first, stretch.until),
        "start_known": False,
    }


def _levels(person: Invented) -> Iterator[Facts]:
    for held in person.held:
        yield {
            "cadre_id": person.key,
            "level_id": held.level,
            "state": State.STUDYING if held.is_studied else State.HELD,
            "language_id": "ANH" if held.level.startswith("NN_BAC") else None,
            "reported_on": held.since,
        }
