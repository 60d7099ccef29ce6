"""Who held the posts of the province before those who hold them now, with what they had studied.

Every post whose holder came in 2020 or later had someone before: that person served in the commune, or in one of those
out of which it was made, and left when the next one came. They had studied less, so levels rise over the years.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Cadre, Departure, PartyMembership, Posting
from apps.communes.models import UnitPeriod
from apps.core.text import name_sort_key
from apps.demo import names
from apps.demo.copying import Facts, copy_rows, reserve_keys
from apps.demo.facts.former_levels import former_levels, former_membership
from apps.demo.lives import ALWAYS_FEMALE, DAY, FIRST_DAY, MOSTLY_MALE
from apps.demo.pasts import origins, stretches
from apps.qualifications.models import Qualification

PROVINCE = "p17"
RETIRED, CAUSES = 0.55, {"TT_CD": 20, "TT_NHTT": 12, "TT_TV": 10, "TT_TT": 1}


@dataclass(frozen=True)
class Before:
    """A post until its next holder came."""

    key: int
    unit: int
    title: str
    category: str
    began: date
    left: date
    district: str
    commune: str


def build(chance: Random) -> None:
    """Persons, their posts up to the day of their successor, why they left, and their levels."""
    people = list(_people(chance))
    made_of = origins()
    copy_rows(Cadre, [_cadre(one, made_of.get(one.unit, []), chance) for one in people])
    copy_rows(Posting, [row for one in people for row in _postings(one, made_of.get(one.unit, []))])
    copy_rows(Departure, [_departure(one, chance) for one in people])
    copy_rows(Qualification, [row for one in people for row in former_levels(one.key, one.category, one.left, chance)])
    members = [row for one in people for row in former_membership(one.key, one.category, one.began, chance)]
    copy_rows(PartyMembership, members)


def _people(chance: Random) -> Iterator[Before]:
    # Columns alone: the whole country has ten thousands of units.
    places = list(UnitPeriod.objects.on(DAY).values_list("unit_id", "code", "parent_id", "unit__level"))
    names_of = {unit: (code, parent) for unit, code, parent, _level in places}
    codes = {unit: code for unit, code, _parent, level in places if level == "district"}
    posts = _first_posts()
    for key, (unit, title, category, left) in zip(reserve_keys(Cadre, len(posts)), posts, strict=True):
        commune, district = names_of[unit]
        began = date(chance.randint(2005, 2017), chance.randint(1, 12), 1)
        yield Before(key, unit, title, category, began, left, codes[district or 0], commune)


def _first_posts() -> list[tuple[int, str, str, date]]:
    """The first primary post of everyone who came in 2020 or later and served in a commune that stands on the day."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT unit_id, title_id, category, began FROM (
              SELECT DISTINCT ON (post.cadre_id) post.cadre_id, post.unit_id, title_id, category,
                lower(post.period) AS began
              FROM cadres_posting post
              JOIN communes_unitcover cover ON cover.covered_id = post.unit_id
              JOIN communes_unit province ON province.id = cover.unit_id AND province.key = %(province)s
              WHERE post.is_primary ORDER BY post.cadre_id, post.period
            ) AS first
            WHERE began >= %(first)s AND EXISTS (
              SELECT FROM communes_unitperiod stands
              WHERE stands.unit_id = first.unit_id AND stands.valid @> %(day)s::date
            )
            ORDER BY cadre_id
            """,
            {"province": PROVINCE, "first": FIRST_DAY, "day": DAY},
        )
        found: list[tuple[int, str, str, date]] = cursor.fetchall()
    return found


def _cadre(one: Before, made_of: list[int], chance: Random) -> Facts:
    *_, (unit, _began, _left) = stretches(one.unit, one.began, one.left, made_of)
    group = names.choose_group(district=one.district, commune=one.commune, chance=chance)
    is_female = one.title in ALWAYS_FEMALE or chance.random() < (0.05 if one.title in MOSTLY_MALE else 0.26)
    name = names.invent_name(group=group, is_female=is_female, chance=chance)
    age = (56 if is_female else 61) if _is_retired(one) else chance.randint(36, 54)
    year = min(one.left.year - age, one.began.year - 21)
    return {
        "id": one.key,
        "full_name": name,
        "sort_key": name_sort_key(name),
        "sex": "female" if is_female else "male",
        "birth_date": date(year, chance.randint(1, 12), chance.randint(1, 28)),
        "birth_precision": "day",
        "ethnic_group_id": group,
        "religion_id": "TG_KHONG",
        "home_unit_id": unit,
    }


def _is_retired(one: Before) -> bool:
    """Told by the key, as birth and cause of leaving must agree."""
    return one.key % 100 < RETIRED * 100 and one.title != "CD_BTDTN"


def _postings(one: Before, made_of: list[int]) -> Iterator[Facts]:
    for unit, began, until in stretches(one.unit, one.began, one.left, made_of):
        yield {
            "cadre_id": one.key,
            "unit_id": unit,
            "title_id": one.title,
            "category": one.category,
            "period": DateRange(began, until),
        }


def _departure(one: Before, chance: Random) -> Facts:
    cause = chance.choices(list(CAUSES), list(CAUSES.values()))[0]
    last = one.left - timedelta(days=1)
    return {
        "cadre_id": one.key,
        "cause_id": "TT_NH" if _is_retired(one) else cause,
        "last_day": last,
        "unit_id": one.unit,
        "title_id": one.title,
        "decision_number": f"{chance.randint(100, 2900)}/QĐ-UBND",
        "decision_on": last - timedelta(days=chance.randint(5, 40)),
    }
