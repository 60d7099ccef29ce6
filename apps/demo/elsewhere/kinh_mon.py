"""Kinh Môn (Hải Dương) from its becoming a town in November 2019 to the end of 2021, as the thesis on it describes.

The thesis prints few numbers: all examined in class I to III, all rated good or excellent, the trained share rising,
most with certificates, all planned people up to the standard of the planned post. Not everyone was examined or rated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from apps.appraisal.models import Rating
from apps.cadres.models import Title
from apps.demo.copying import Facts, copy_rows, reserve_keys
from apps.demo.elsewhere.people import Held, Invented, Stretch, communes_of, write_invented
from apps.demo.names import KINH
from apps.demo.structure import POSTS
from apps.planning.models import HealthExamination, PlanningEntry, PlanningRound

DISTRICT, FIRST = "d292", date(2019, 11, 1)
YEARS = (2019, 2020, 2021)
STRETCH = Stretch(FIRST, date(2022, 1, 1), "Số liệu trình diễn chỉ ghi đến hết năm 2021.", {KINH: 100})
STAFF = 20
PLANNED = (("CD_BT", "CD_PBT"), ("CD_CTUB", "CD_PCTUB"), ("CD_PBT", "CD_CTMT"), ("CD_PCTUB", "CD_VPTK"))
# Of a hundred: who was trained from the start, and who earned a first diploma on which day.
TRAINED = {"CM_THS": 2, "CM_DH": 71, "CM_CD": 7, "CM_TC": 9}
LATE_DIPLOMAS = {date(2020, 7, 15): 4, date(2021, 7, 15): 4}
POLITICAL = {"LLCT_CC": 3, "LLCT_TC": 64, "LLCT_SC": 20, "LLCT_CHUA": 13}
INFORMATICS = {"TH_UDCNTT_CB": 66, "TH_B": 12, "TH_CHUA": 22}
LANGUAGES = {"NN_BAC2": 46, "NN_BAC1": 18, "NN_CHUA": 36}
HEALTH = {"SK_1": 12, "SK_2": 58, "SK_3": 30}
EXAMINED, RATED, EXCELLENT = 0.94, 0.97, 0.19
BASES = {2019: "ND56_2015", 2020: "ND90_2020", 2021: "ND90_2020"}


def build(chance: Random) -> None:
    """People with their levels, then what was found of them in each of the three years."""
    places = communes_of(DISTRICT, FIRST)
    people = [Invented(place, title) for place in places for title in POSTS[:STAFF]]
    for person in people:
        person.held += _levels(person, chance)
    write_invented(people, STRETCH, chance)
    categories = dict(Title.objects.values_list("code", "category"))
    copy_rows(Rating, [row for year in YEARS for row in _ratings(people, year, categories, chance)])
    copy_rows(HealthExamination, [row for year in YEARS for row in _examinations(people, year, chance)])
    _plan(people)


def _levels(person: Invented, chance: Random) -> Iterator[Held]:
    """Whoever is planned for a post holds what it asks; the others as the shares have it."""
    if person.title in {present for _planned, present in PLANNED}:
        yield from (Held(level, FIRST) for level in ("CM_DH", "LLCT_TC"))
    else:
        yield from _professional(chance)
        yield Held(_drawn(POLITICAL, chance), FIRST)
    yield from (Held(level, FIRST) for level in ("GDPT_THPT", _drawn(INFORMATICS, chance), _drawn(LANGUAGES, chance)))


def _professional(chance: Random) -> Iterator[Held]:
    lot = chance.randrange(100)
    if lot < sum(TRAINED.values()):
        yield Held(_drawn(TRAINED, chance), FIRST)
        return
    yield Held("CM_CHUA", FIRST)
    for day, share in LATE_DIPLOMAS.items():
        lot -= share
        if lot < sum(TRAINED.values()) <= lot + share:
            yield Held("CM_TC", day)


def _drawn(shares: dict[str, int], chance: Random) -> str:
    return chance.choices(list(shares), list(shares.values()))[0]


def _ratings(people: list[Invented], year: int, categories: dict[str, str], chance: Random) -> Iterator[Facts]:
    for person in people:
        if chance.random() < RATED:
            yield {
                "cadre_id": person.key,
                "year": year,
                "track": "state",
                "level_id": "XL_HTXS" if chance.random() < EXCELLENT else "XL_HTT",
                "unit_id": person.place.unit_id,
                "title_id": person.title,
                "category": categories[person.title],
                "legal_basis_id": BASES[year],
                "decision_on": date(year, 12, 20),
                "decision_number": f"{60 + person.place.unit_id % 90}/TB-UBND",
            }


def _examinations(people: list[Invented], year: int, chance: Random) -> Iterator[Facts]:
    """In autumn, commune by commune."""
    for person in people:
        if chance.random() < EXAMINED:
            yield {
                "cadre_id": person.key,
                "health_class_id": _drawn(HEALTH, chance),
                "examined_on": date(year, 9, 5) + timedelta(days=person.place.unit_id % 80),
                "provider": "Trung tâm Y tế thị xã Kinh Môn",
            }


def _plan(people: list[Invented]) -> None:
    """A list for each commune, with one person for each of four posts."""
    staff: dict[int, dict[str, Invented]] = defaultdict(dict)
    for person in people:
        staff[person.place.unit_id].setdefault(person.title, person)
    rounds = dict(zip(staff, reserve_keys(PlanningRound, len(staff)), strict=True))
    copy_rows(PlanningRound, [_round(unit, key) for unit, key in rounds.items()])
    copy_rows(
        PlanningEntry,
        [
            {"round_id": key, "cadre_id": staff[unit][present].key, "title_id": planned, "added_on": date(2020, 9, 15)}
            for unit, key in rounds.items()
            for planned, present in PLANNED
        ],
    )


def _round(unit: int, key: int) -> Facts:
    return {
        "id": key,
        "unit_id": unit,
        "term_id": "NK_2020_2025",
        "decision_number": f"{100 + unit % 80}-QĐ/ThU-TD",
        "decision_on": date(2020, 9, 15),
        "decision_issuer": "Ban Thường vụ Thị ủy Kinh Môn",
    }
