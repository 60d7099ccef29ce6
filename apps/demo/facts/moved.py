"""Whom the demonstration moves: people who serve and whose post began in time, and some who left for a district."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from django.db.models import Exists, OuterRef

from apps.cadres.models import Cadre, Category, Posting
from apps.communes.models import UnitPeriod
from apps.core.text import name_sort_key
from apps.demo import names
from apps.demo.copying import Facts, reserve_keys
from apps.demo.lives import DAY

# When movements under each text began: from the beginning of the term, and from the day of the new text.
WINDOWS = {"QD98": (date(2020, 6, 2), date(2022, 4, 27)), "QD65": (date(2022, 4, 28), date(2025, 2, 20))}
PROVINCE = "p17"
LED_AWAY = ("CD_PBT", "CD_CTUB", "CD_PCTUB", "CD_CTMT", "CD_BTDTN", "CD_VPTK", "CD_TCKT")


@dataclass(frozen=True)
class Held:
    """A post of a person, with its commune and district; `person` holds the facts of one who is yet to be written."""

    cadre: int
    posting: int
    unit: int
    unit_name: str
    district: int
    title: str
    category: str
    since: date
    until: date | None = None
    district_name: str = ""
    person: Facts | None = None

    @property
    def district_committee(self) -> str:
        """The Party committee of the district, which is a city in one case."""
        kind, _, name = self.district_name.partition(" ")
        return f"Huyện ủy {name}" if kind == "Huyện" else f"Thành ủy {name.removeprefix('phố ')}"

    @property
    def the_district(self) -> str:
        return self.district_name[:1].lower() + self.district_name[1:]


@dataclass
class Pools:
    """Posts from which movements are drawn, by text and category, each once; and the communes of each district."""

    posts: dict[tuple[str, str], list[Held]]
    districts: dict[int, int]
    names: dict[int, str]
    communes: dict[int, list[int]] = field(default_factory=dict)

    def take(self, basis: str, kind: str) -> Held:
        """Leaders are rotated, civil servants transferred."""
        category = Category.CADRE if kind == "DC_LC" else Category.CIVIL_SERVANT
        return self.posts[basis, category.value].pop()

    def neighbours(self, unit: int) -> list[int]:
        """The other communes of the district."""
        return [other for other in self.communes[self.districts[unit]] if other != unit]


def pools_of(chance: Random) -> Pools:
    """Everyone whose only primary post began within one of the windows and runs on."""
    communes = UnitPeriod.objects.on(DAY).filter(parent__level="district", unit__covered_by__unit__key=PROVINCE)
    units = {period.unit_id: period for period in communes.select_related("unit").order_by("code")}
    parents = {p.unit_id: p for p in UnitPeriod.objects.on(DAY).filter(unit__in={p.parent_id for p in units.values()})}
    districts = {unit: period.parent_id or 0 for unit, period in units.items()}
    pools = Pools(defaultdict(list), districts, {unit: p.title for unit, p in units.items()})
    for unit, district in districts.items():
        pools.communes.setdefault(district, []).append(unit)
    for row in _sole_posts():
        unit = row.unit_id
        begun = next((text for text, (first, last) in WINDOWS.items() if first <= row.period.lower <= last), None)
        if begun and unit in districts:
            district = districts[unit]
            pools.posts[begun, row.category].append(
                Held(
                    row.cadre_id, row.pk, unit, units[unit].title, district, row.title_id, row.category,
                    row.period.lower, None, parents[district].title,
                )
            )  # fmt: skip
    for held in pools.posts.values():
        chance.shuffle(held)
    return pools


def _sole_posts() -> list[Posting]:
    """Primary posts that run on the day, of people who never held another primary one."""
    primary = Posting.objects.filter(is_primary=True)
    others = primary.filter(cadre=OuterRef("cadre")).exclude(pk=OuterRef("pk"))
    sole = primary.filter(~Exists(others), period__upper_inf=True).order_by("pk")
    return list(sole.only("cadre_id", "unit_id", "title_id", "category", "period"))


def invent_leaver(pools: Pools, basis: str, chance: Random) -> Held:
    """Someone who held a post in a commune until called to the district."""
    unit = chance.choice(sorted(pools.districts))
    district = pools.districts[unit]
    name_of_district = UnitPeriod.objects.on(DAY).select_related("unit").get(unit=district).title
    first, last = WINDOWS[basis]
    went = first + timedelta(days=chance.randint(40, (last - first).days))
    (cadre,), (posting,) = reserve_keys(Cadre, 1), reserve_keys(Posting, 1)
    is_female = chance.random() < 0.35
    name = names.invent_name(group="DT_MUONG", is_female=is_female, chance=chance)
    born = date(chance.randint(1972, 1990), chance.randint(1, 12), chance.randint(1, 28))
    person = {
        "id": cadre,
        "full_name": name,
        "sort_key": name_sort_key(name),
        "sex": "female" if is_female else "male",
        "birth_date": born,
        "birth_precision": "day",
        "ethnic_group_id": "DT_MUONG",
        "religion_id": "TG_KHONG",
        "home_town": f"{pools.names[unit]}, Hòa Bình",
    }
    title = chance.choice(LED_AWAY)
    return Held(
        cadre, posting, unit, pools.names[unit], district, title, "", date(2020, 1, 1), went, name_of_district, person
    )
