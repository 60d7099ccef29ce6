"""Petitions of the demonstration: three years of letters, most about procedure and land, few that name a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from apps.cadres.measures import primary_posts
from apps.demo.copying import Facts, copy_rows
from apps.demo.lives import DAY
from apps.petitions.models import Petition

# How many came in each year up to the working day, and how they were answered.
RECEIVED = {2023: 96, 2024: 88, 2025: 14}
KINDS = ("DT_KNPA",) * 6 + ("DT_KN",) * 3 + ("DT_TC",)
SUBJECTS = (
    ("ND_TTHC",) * 5 + ("ND_DD",) * 4 + ("ND_CS",) * 3 + ("ND_TD",) * 3 + ("ND_TC", "ND_DDLS", "ND_CB", "ND_KHAC")
)
RESULTS = (
    *("unfounded",) * 8,
    *("partly",) * 4,
    *("well_founded",) * 3,
    *("withdrawn", "withdrawn", "not_taken_up", "passed_on"),
)
PERSONAL = ("ND_TD", "ND_DDLS", "ND_CB")
LAW_DAYS = 30
LONGEST = 75


def build(chance: Random) -> None:
    copy_rows(Petition, list(_petitions(chance)))


def _petitions(chance: Random) -> Iterator[Facts]:
    posts = list(primary_posts(DAY).order_by("cadre").values_list("cadre", "unit"))
    for year, number in RECEIVED.items():
        last = min(date(year, 12, 31), DAY)
        days = sorted(chance.randint(0, (last - date(year, 1, 1)).days) for _ in range(number))
        for place, after in enumerate(days, start=1):
            person, unit = chance.choice(posts)
            yield _petition(place, date(year, 1, 1) + timedelta(days=after), person, unit, chance)


def _petition(place: int, received: date, person: int, unit: int, chance: Random) -> Facts:
    kind, subject = chance.choice(KINDS), chance.choice(SUBJECTS)
    names_person = subject in PERSONAL or kind == "DT_TC"
    answered = received + timedelta(days=chance.randint(5, LONGEST))
    is_answered = answered <= DAY
    return {
        "unit_id": unit,
        "cadre_id": person if names_person else None,
        "kind_id": kind,
        "subject_id": subject,
        "register_number": f"{place:03d}/{received.year}",
        "received_on": received,
        "handled_by": "UBND cấp xã" if chance.random() < 0.7 else "UBND cấp huyện",
        "due_on": received + timedelta(days=LAW_DAYS) if kind != "DT_KNPA" else None,
        "answered_on": answered if is_answered else None,
        "result": chance.choice(RESULTS) if is_answered else "",
    }
