"""The establishment of the demonstration: what each commune was allotted in three years, and what is to be filled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count

from apps.cadres.measures import primary_posts
from apps.demo.copying import Facts, copy_rows
from apps.demo.lives import DAY
from apps.establishment.models import Allotment, Opening, UnitClassification

BLOCK, LEAST, MOST = "BC_CBCC", 18, 23
# Posts above the people there; now and then a commune has one person more than posts.
MARGINS = (0, 0, 0, 1, 1, 1, 2, 2, 3, -1)
CLASSED = date(2023, 1, 1)
DECISIONS = {2023: date(2022, 12, 20), 2024: date(2023, 12, 18), 2025: date(2024, 12, 19)}
TITLES = ("CD_VPTK", "CD_DCXD", "CD_TCKT", "CD_TPHT", "CD_VHXH")
WAYS = ("exam", "exam", "selection", "intake", "transfer")
ISSUER = "UBND tỉnh Hòa Bình (số liệu trình diễn)"


def build(chance: Random) -> None:
    people = primary_posts(DAY).filter(category__in=("cadre", "civil_servant")).order_by("unit")
    present = dict(people.values_list("unit").annotate(people=Count("cadre", distinct=True)))
    allotted = {unit: min(max(number + chance.choice(MARGINS), LEAST), MOST) for unit, number in present.items()}
    copy_rows(Allotment, list(_allotments(allotted, chance)))
    copy_rows(UnitClassification, list(_classes(allotted)))
    copy_rows(Opening, list(_openings(allotted, present, chance)))


def _allotments(allotted: dict[int, int], chance: Random) -> Iterator[Facts]:
    for place, (unit, number) in enumerate(sorted(allotted.items()), start=1):
        for year, decided in DECISIONS.items():
            earlier = 0 if year == DAY.year else chance.choice((0, 0, 0, 1))
            yield {
                "unit_id": unit,
                "block_id": BLOCK,
                "year": year,
                "number": min(number + earlier, MOST),
                "legal_basis_id": "ND33_2023" if year > DECISIONS[2023].year + 1 else None,
                "decision_number": f"{1000 + place}/QĐ-UBND",
                "decision_on": decided,
                "decision_issuer": ISSUER,
            }


def _classes(allotted: dict[int, int]) -> Iterator[Facts]:
    for place, (unit, number) in enumerate(sorted(allotted.items()), start=1):
        yield {
            "unit_id": unit,
            "unit_class_id": _class_of(number),
            "period": DateRange(CLASSED, None),
            "decision_number": f"{2000 + place}/QĐ-UBND",
            "decision_on": CLASSED,
            "decision_issuer": ISSUER,
        }


def _class_of(number: int) -> str:
    """The class of a commune whose legal maximum is nearest above the posts of 2025."""
    return "LOAI_1" if number > 20 else "LOAI_2" if number > 18 else "LOAI_3"


def _openings(allotted: dict[int, int], present: dict[int, int], chance: Random) -> Iterator[Facts]:
    """Two thirds of the vacancies are being filled; some were to be filled by now."""
    for unit in sorted(unit for unit, number in allotted.items() if number > present[unit]):
        if chance.random() < 1 / 3:
            continue
        number = chance.randint(1, allotted[unit] - present[unit])
        opened = date(2024, 3, 1) + timedelta(days=chance.randint(0, 330))
        yield {
            "unit_id": unit,
            "block_id": BLOCK,
            "title_id": chance.choice(TITLES),
            "number": number,
            "way": chance.choice(WAYS),
            "opened_on": opened,
            "wanted_by": opened + timedelta(days=chance.choice((180, 270, 365))),
            "decision_number": f"{chance.randint(100, 999)}/KH-UBND",
            "decision_on": opened,
            "decision_issuer": ISSUER,
        }
