"""Tân Kỳ (Nghệ An) under its own Project 06: 22 communes whose people print the figures of its progress report.

Printed are shares alone; groups of 200 elected cadres, civil servants and non-professional staff carry them exactly.
Fifteen of a hundred civil servants lie below intermediate and yet only 9.5 miss the standard: the others are military
commanders, of whom the project is content with an elementary diploma.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from apps.communes.models import UnitPeriod
from apps.demo.elsewhere.dealing import Quota, deal, enrol
from apps.demo.elsewhere.people import Held, Invented, Stretch, communes_of, write_invented
from apps.demo.elsewhere.project_06 import write_standards
from apps.demo.names import KINH, THAI
from apps.demo.structure import NON_PROFESSIONAL, spread_evenly

DISTRICT, DAY = "d423", date(2013, 6, 30)
FIRST = date(2010, 1, 1)
STUDIED_SINCE = date(2012, 9, 1)
STRETCH = Stretch(FIRST, date(2014, 1, 1), "Số liệu trình diễn chỉ ghi đến hết năm 2013.", {KINH: 70, THAI: 30})
HUONG_SON, TAN_AN = "17317", "17305"
ELECTED = (
    "CD_BT",
    "CD_PBT",
    "CD_CTUB",
    "CD_PCTUB",
    "CD_CTMT",
    "CD_BTDTN",
    "CD_CTPN",
    "CD_CTND",
    "CD_CTCCB",
    "CD_PCTHD",
)
CIVIL_SERVANTS = ("CD_VPTK", "CD_DCXD", "CD_TCKT", "CD_TPHT", "CD_VHXH", "CD_CHTQS", "CD_TCA")


@dataclass(frozen=True)
class Part:
    """A group of a part of the district: how many hold and study for what."""

    professional: Quota
    political: Quota
    studying_university: int = 0
    studying_politics: int = 0

    @property
    def size(self) -> int:
        return sum(self.professional.values())


# The two communes of which the report tells more, and the twenty others.
ELECTED_PARTS = {
    HUONG_SON: Part({"CM_DH": 3, "CM_TC": 4, "CM_CHUA": 3}, {"LLCT_TC": 7, "LLCT_SC": 3}, 7, 3),
    TAN_AN: Part({"CM_DH": 4, "CM_TC": 2, "CM_CHUA": 4}, {"LLCT_TC": 7, "LLCT_SC": 3}),
    "": Part(
        {"CM_DH": 38, "CM_CD": 5, "CM_TC": 29, "CM_SC": 10, "CM_CHUA": 98},
        {"LLCT_CC": 6, "LLCT_TC": 121, "LLCT_SC": 40, "LLCT_CHUA": 13},
    ),
}
CIVIL_PARTS = {
    HUONG_SON: Part({"CM_DH": 6, "CM_CD": 1, "CM_TC": 6}, {"LLCT_TC": 2, "LLCT_SC": 11}, 7, 8),
    TAN_AN: Part({"CM_DH": 10, "CM_TC": 11}, {"LLCT_TC": 3, "LLCT_SC": 18}, 8, 14),
    "": Part(
        {"CM_DH": 106, "CM_CD": 11, "CM_TC": 19, "CM_SC": 15, "CM_CHUA": 15},
        {"LLCT_TC": 39, "LLCT_SC": 80, "LLCT_CHUA": 47},
    ),
}
NON_PROFESSIONAL_PART = Part(
    {"CM_DH": 6, "CM_CD": 4, "CM_TC": 36, "CM_SC": 20, "CM_CHUA": 134},
    {"LLCT_TC": 6, "LLCT_SC": 40, "LLCT_CHUA": 154},
)
BELOW_UPPER_SECONDARY = 79
COMMANDER, ELEMENTARY_COMMANDERS = "CD_CHTQS", 11


def build(chance: Random) -> None:
    """People first; the standards of the project judge them."""
    communes = communes_of(DISTRICT, DAY)
    elected = list(_elected(communes))
    civil = list(_civil_servants(communes))
    others = _non_professional(communes)
    for people, parts in ((elected, ELECTED_PARTS), (civil, CIVIL_PARTS)):
        for code, part in parts.items():
            _deal_part([p for p in people if (p.place.code if p.place.code in parts else "") == code], part, chance)
        _finish_school(people, 0, chance)
    _deal_part(others, NON_PROFESSIONAL_PART, chance)
    _finish_school(others, BELOW_UPPER_SECONDARY, chance)
    _gather_elementary(civil)
    write_invented([*elected, *civil, *others], STRETCH, chance)
    write_standards(communes)


def _elected(communes: list[UnitPeriod]) -> Iterator[Invented]:
    for place in communes:
        size = 10 if place.code in (HUONG_SON, TAN_AN) else 9
        yield from (Invented(place, title) for title in ELECTED[:size])


def _civil_servants(communes: list[UnitPeriod]) -> Iterator[Invented]:
    sizes = {code: CIVIL_PARTS[code].size for code in (HUONG_SON, TAN_AN)}
    rest = [place.code for place in communes if place.code not in sizes]
    sizes |= spread_evenly(CIVIL_PARTS[""].size, rest)
    for place in communes:
        yield from (Invented(place, CIVIL_SERVANTS[n % len(CIVIL_SERVANTS)]) for n in range(sizes[place.code]))


def _non_professional(communes: list[UnitPeriod]) -> list[Invented]:
    sizes = spread_evenly(NON_PROFESSIONAL_PART.size, [place.code for place in communes])
    return [Invented(place, title) for place in communes for title in NON_PROFESSIONAL[: sizes[place.code]]]


def _deal_part(people: list[Invented], part: Part, chance: Random) -> None:
    deal(people, part.professional, FIRST, chance)
    deal(people, part.political, FIRST, chance)
    enrol(people, "CM_DH", part.studying_university, STUDIED_SINCE)
    enrol(people, "LLCT_TC", part.studying_politics, STUDIED_SINCE)


def _finish_school(people: list[Invented], below: int, chance: Random) -> None:
    deal(people, {"GDPT_THCS": below, "GDPT_THPT": len(people) - below}, FIRST, chance)


def _gather_elementary(civil: list[Invented]) -> None:
    """Elementary diplomas change hands until as many as meant are held by military commanders."""
    rest = [person for person in civil if person.place.code not in CIVIL_PARTS]
    commanders = [person for person in rest if person.title == COMMANDER]
    others = [person for person in rest if person.title != COMMANDER]
    while (surplus := sum(map(_is_elementary, commanders)) - ELEMENTARY_COMMANDERS) != 0:
        givers, takers = (commanders, others) if surplus > 0 else (others, commanders)
        giver = next(person for person in givers if _is_elementary(person))
        taker = next(person for person in takers if _professional(person).level == "CM_DH")
        _swap_professional(giver, taker)


def _is_elementary(person: Invented) -> bool:
    return _professional(person).level == "CM_SC"


def _professional(person: Invented) -> Held:
    return next(held for held in person.held if held.level.startswith("CM_") and not held.is_studied)


def _swap_professional(one: Invented, other: Invented) -> None:
    mine, theirs = _professional(one), _professional(other)
    one.held[one.held.index(mine)], other.held[other.held.index(theirs)] = theirs, mine
