"""Who came from the offices of the ended districts to head divisions of the new communes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Cadre, PartyMembership, Posting, Title
from apps.core.text import name_sort_key
from apps.demo import names
from apps.demo.copying import Facts, copy_rows, reserve_keys
from apps.demo.names import KINH, MUONG
from apps.qualifications.models import Qualification

TITLES = ("CD2_TPKT", "CD2_TPVH", "CD2_CVP", "CD2_GDTT", "CD2_CP")
LEADING_ORDER = (
    *("CD2_BT", "CD2_PBT", "CD2_CTUB", "CD2_PCTHD", "CD2_PCTUB", "CD2_CTMT", "CD2_TBXDD", "CD2_CNUBKT", "CD2_CVPDU"),
    *("CD2_CHTQS", "CD2_CVP", "CD2_TPKT", "CD2_TPVH", "CD2_PCTMT", "CD2_CC"),
)
LEVELS = {"prof_edu": ("CM_DH", "CM_THS"), "pol_theory": ("LLCT_TC", "LLCT_CC"), "state_mgmt": ("QLNN_CV", "QLNN_CVC")}
ALL = ("GDPT_THPT", "TH_UDCNTT_CB", "NN_BAC2")


def write_newcomers(units: Sequence[int], day: date, chance: Random) -> None:
    """For every commune the posts that nobody of the old communes took."""
    taken = set(Posting.objects.running_on(day).filter(unit__in=units, title__in=TITLES).values_list("unit", "title"))
    free = [(unit, title) for unit in units for title in TITLES if (unit, title) not in taken]
    people = list(zip(reserve_keys(Cadre, len(free)), free, strict=True))
    categories = dict(Title.objects.values_list("code", "category"))
    copy_rows(Cadre, [_cadre(key, unit, chance) for key, (unit, _title) in people])
    copy_rows(
        Posting,
        [
            {
                "cadre_id": key,
                "unit_id": unit,
                "title_id": title,
                "category": categories[title],
                "period": DateRange(day, None),
                "decision_number": "02/QĐ-UBND-TD",
                "decision_on": day,
            }
            for key, (unit, title) in people
        ],
    )
    copy_rows(PartyMembership, [_membership(key, chance, day) for key, _ in people])
    copy_rows(Qualification, [_level(key, level, day) for key, _ in people for level in _levels(chance)])


def _cadre(key: int, unit: int, chance: Random) -> Facts:
    is_female = chance.random() < 0.34
    group = chance.choice((MUONG, MUONG, KINH))
    name = names.invent_name(group=group, is_female=is_female, chance=chance)
    return {
        "id": key,
        "full_name": name,
        "sort_key": name_sort_key(name),
        "sex": "female" if is_female else "male",
        "birth_date": date(chance.randint(1972, 1992), chance.randint(1, 12), chance.randint(1, 28)),
        "birth_precision": "day",
        "ethnic_group_id": group,
        "religion_id": "TG_KHONG",
        "note": "Chuyển về từ cơ quan cấp huyện",
        "home_unit_id": unit,
    }


def _membership(key: int, chance: Random, day: date) -> Facts:
    joined = date(chance.randint(2000, 2019), chance.randint(1, 12), chance.randint(1, 28))
    return {
        "cadre_id": key,
        "joined_on": joined,
        "official_on": joined.replace(year=joined.year + 1),
        "reported_on": day,
    }


def _levels(chance: Random) -> list[str]:
    return [*(chance.choices(pair, [70, 30])[0] for pair in LEVELS.values()), *ALL]


def _level(key: int, level: str, day: date) -> Facts:
    language = "ANH" if level.startswith("NN_") else None
    return {"cadre_id": key, "level_id": level, "language_id": language, "reported_on": day}
