"""The merger of 2020 (Resolution 830): who was surplus or placed on, and how every surplus case was settled.

The people are invented and have all left by 2025-02-28; only their numbers are those of the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Cadre, PartyMembership, Placement, PlacementRound, Posting, SurplusCase
from apps.communes.models import Level, Reorganisation, Succession, SuccessionKind, UnitPeriod
from apps.core.narrowing import present
from apps.core.text import name_sort_key
from apps.demo import names
from apps.demo.copying import Facts, copy_rows, reserve_keys
from apps.demo.facts.former_levels import former_levels, former_membership
from apps.demo.facts.settlements import Settlement, settle
from apps.demo.structure import NON_PROFESSIONAL
from apps.qualifications.models import Qualification

RESOLUTION = "nq-830-ubtvqh14"
MERGED_ON = date(2020, 1, 1)
SURPLUS = {"civil_servant": 1053, "non_professional": 745}
PLACED_ON = 260
CIVIL_SERVANTS = ("CD_VPTK", "CD_DCXD", "CD_TCKT", "CD_TPHT", "CD_VHXH", "CD_CHTQS")
CADRES = ("CD_PBT", "CD_PCTHD", "CD_PCTUB", "CD_CTMT", "CD_CTPN", "CD_CTND", "CD_CTCCB")
TITLES = {"civil_servant": CIVIL_SERVANTS, "non_professional": NON_PROFESSIONAL, "cadre": CADRES}
# Kỳ Sơn went into the city with this merger; its people are as mixed as the city's.
DISTRICT_OF_NAMES = {"151": "148"}
DEADLINE = date(2025, 1, 1)


@dataclass(frozen=True)
class Old:
    """A commune that ended, with the one that took its people."""

    unit_id: int
    heir_id: int
    code: str
    name: str
    district: str


@dataclass(frozen=True)
class Past:
    """Someone who served in a commune that ended; `settlement` is None for who was placed on."""

    place: Old
    category: str
    title: str
    began: date
    settlement: Settlement | None
    left: date


def build(chance: Random) -> None:
    """Write the people of the merger with their old posts, results and settlements."""
    places = _places()
    past = [_surplus(place, category, chance) for place, category in _spread(places, chance)]
    past += [_placed(chance.choice(places), chance) for _ in range(PLACED_ON)]
    _write(past, chance)


def _places() -> list[Old]:
    links = Succession.objects.filter(
        reorganisation__key=RESOLUTION,
        kind__in=[SuccessionKind.WHOLE, SuccessionKind.PART],
        predecessor__level=Level.COMMUNE,
    ).exclude(predecessor__in=UnitPeriod.objects.on(MERGED_ON).values("unit"))
    heirs: dict[int, int] = {}
    for link in links.order_by("predecessor", "pk"):
        heirs.setdefault(link.predecessor_id, link.successor_id)
    eve = UnitPeriod.objects.on(MERGED_ON - timedelta(days=1))
    districts = dict(eve.filter(unit__level=Level.DISTRICT).values_list("unit_id", "code"))
    found = eve.filter(unit__in=heirs).order_by("code")
    return [Old(p.unit_id, heirs[p.unit_id], p.code, p.name, districts[p.parent_id or 0]) for p in found]


def _spread(places: list[Old], chance: Random) -> Iterator[tuple[Old, str]]:
    """The printed numbers over the communes that ended, as evenly as can be."""
    for category, total in SURPLUS.items():
        order = chance.sample(places, len(places))
        for number in range(total):
            yield order[number % len(order)], category


def _surplus(place: Old, category: str, chance: Random) -> Past:
    settlement = settle(category, chance)
    began = date(chance.randint(2004, 2017), chance.randint(1, 12), 1)
    return Past(place, category, chance.choice(TITLES[category]), began, settlement, settlement.effective_on)


def _placed(place: Old, chance: Random) -> Past:
    """Placed on in the new commune, and left it some years later."""
    category = chance.choices(["cadre", "civil_servant"], [70, 30])[0]
    left = date(chance.randint(2021, 2024), chance.randint(1, 12), 1)
    return Past(place, category, chance.choice(TITLES[category]), date(2016, 6, 1), None, left)


def _write(past: list[Past], chance: Random) -> None:
    reorganisation = Reorganisation.objects.get(key=RESOLUTION)
    done = PlacementRound.objects.create(
        reorganisation=reorganisation,
        number=1,
        done_at=datetime(2020, 1, 1, tzinfo=UTC),
        decision_number="15/QĐ-UBND",
        decision_on=date(2019, 12, 30),
        decision_issuer="Chủ tịch UBND tỉnh Hòa Bình",
    )
    keys = list(
        zip(
            past,
            reserve_keys(Cadre, len(past)),
            reserve_keys(Posting, len(past)),
            reserve_keys(Posting, len(past)),
            reserve_keys(Placement, len(past)),
            strict=True,
        )
    )
    copy_rows(Cadre, [_cadre(one, cadre, chance) for one, cadre, *_ in keys])
    copy_rows(Posting, (row for one, cadre, old, new, _ in keys for row in _postings(one, cadre, old, new)))
    _write_papers([(one, cadre) for one, cadre, *_ in keys])
    facts: dict[str, object] = {"reorganisation_id": reorganisation.pk}
    copy_rows(
        Placement,
        [
            facts
            | {
                "id": placement,
                "round_id": done.pk,
                "cadre_id": cadre,
                "old_posting_id": old,
                "result": "surplus" if one.settlement else "placed",
                "new_posting_id": new,
            }
            for one, cadre, old, new, placement in keys
        ],
    )
    copy_rows(
        SurplusCase, [{**facts, **_case(one, cadre, placement)} for one, cadre, *_, placement in keys if one.settlement]
    )


def _write_papers(people: list[tuple[Past, int]]) -> None:
    """Levels and Party, drawn apart, so that the cases stay as they were."""
    chance = Random(f"{RESOLUTION} papers")
    levels = [row for one, cadre in people for row in former_levels(cadre, one.category, one.left, chance)]
    copy_rows(Qualification, levels)
    members = [row for one, cadre in people for row in former_membership(cadre, one.category, one.began, chance)]
    copy_rows(PartyMembership, members)


def _cadre(one: Past, key: int, chance: Random) -> Facts:
    district = DISTRICT_OF_NAMES.get(one.place.district, one.place.district)
    group = names.choose_group(district=district, commune=one.place.code, chance=chance)
    is_female = one.title not in ("CD_CHTQS", "CD_CTCCB") and (one.title == "CD_CTPN" or chance.random() < 0.32)
    name = names.invent_name(group=group, is_female=is_female, chance=chance)
    age = one.settlement.age(chance, is_female=is_female) if one.settlement else chance.randint(52, 59)
    # A year that leaves the person at least twenty when the old post began.
    year = min(one.left.year - age, one.began.year - 20)
    return {
        "id": key,
        "full_name": name,
        "sort_key": name_sort_key(name),
        "sex": "female" if is_female else "male",
        "birth_date": date(year, chance.randint(1, 12), chance.randint(1, 28)),
        "birth_precision": "day",
        "ethnic_group_id": group,
        "home_town": f"{one.place.name}, Hòa Bình",
        "home_unit_id": one.place.heir_id,
    }


def _postings(one: Past, cadre: int, old: int, new: int) -> Iterator[Facts]:
    shared = {"cadre_id": cadre, "title_id": one.title, "category": one.category}
    yield shared | {"id": old, "unit_id": one.place.unit_id, "period": DateRange(one.began, MERGED_ON)}
    yield shared | {
        "id": new,
        "unit_id": one.place.heir_id,
        "status_id": "TT_DD" if one.settlement else "TT_DL",
        "period": DateRange(MERGED_ON, one.left),
        "decision_number": "15/QĐ-UBND",
        "decision_on": date(2019, 12, 30),
    }


def _case(one: Past, cadre: int, placement: int) -> Facts:
    found = present(one.settlement)
    return {
        **found.facts(),
        "placement_id": placement,
        "cadre_id": cadre,
        "unit_id": one.place.unit_id,
        "title_id": one.title,
        "group": one.category,
        "reason_id": "DD_DVHC",
        "deadline": DEADLINE,
    }
