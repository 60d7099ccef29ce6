"""Planning lists of the term 2025–2030 and health examinations in the demonstration; decisions are invented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from django.db import connection
from django.db.models import Exists, OuterRef

from apps.cadres.models import CommitteeSeat, Posting
from apps.demo.copying import Facts, copy_rows, reserve_keys
from apps.demo.lives import DAY
from apps.planning.models import HealthExamination, PlanningEntry, PlanningRound

SEED = 65
TERM = "NK_2025_2030"
ADDED = date(2024, 6, 28)
REVIEWED = date(2025, 1, 15)
# Planned title, and the present titles from which people are planned for it.
LADDER = {
    "CD_BT": ("CD_PBT", "CD_CTUB"),
    "CD_PBT": ("CD_CTUB", "CD_PCTUB", "CD_CTMT"),
    "CD_CTUB": ("CD_PCTUB", "CD_PBT", "CD_CHTQS"),
    "CD_PCTUB": ("CD_VPTK", "CD_TCKT", "CD_DCXD", "CD_BTDTN"),
    "CD_CTHD": ("CD_PCTHD", "CD_PBT"),
}
YOUNGEST_BIRTH = 1971
APPROVED = 0.9
TAKEN_OUT = 0.04
EXAMINED = 0.93
CLASSES = ("SK_1", "SK_2", "SK_3", "SK_4", "SK_5")
SHARES = (9, 52, 33, 5, 1)
REASONS = ("Nghỉ hưu trong nhiệm kỳ", "Chuyển công tác", "Không còn nguyện vọng")


def build(chance: Random) -> None:
    """Drawn from a chance of its own, so that nobody else's facts move."""
    chance = Random(SEED)
    posts = _posts()
    rounds = dict(zip(posts, reserve_keys(PlanningRound, len(posts)), strict=True))
    copy_rows(PlanningRound, [_round(unit, key, chance) for unit, key in rounds.items()])
    copy_rows(PlanningEntry, [entry for unit, key in rounds.items() for entry in _entries(posts[unit], key, chance)])
    copy_rows(HealthExamination, list(_examinations(posts, chance)))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE planning_planninground, planning_planningentry, planning_healthexamination")


def _posts() -> dict[int, list[tuple[int, str, int | None]]]:
    """Who holds which title in each unit on the day: person, title, year of birth."""
    seated = CommitteeSeat.objects.running_on(DAY).filter(cadre=OuterRef("cadre"))
    running = Posting.objects.running_on(DAY).counted().filter(is_primary=True).exclude(category="non_professional")
    found: dict[int, list[tuple[int, str, int | None]]] = defaultdict(list)
    rows = running.annotate(seated=Exists(seated)).order_by("unit", "-seated", "cadre")
    for unit, cadre, title, birth in rows.values_list("unit", "cadre", "title", "cadre__birth_date__year"):
        found[unit].append((cadre, title, birth))
    return found


def _round(unit: int, key: int, chance: Random) -> Facts:
    facts: dict[str, object] = {"id": key, "unit_id": unit, "term_id": TERM}
    if chance.random() < APPROVED:
        decided = ADDED + timedelta(days=chance.randint(0, 40))
        number = f"{chance.randint(400, 1900)}-QĐ/HU"
        facts |= {"decision_number": number, "decision_on": decided, "decision_issuer": "Ban Thường vụ Huyện ủy"}
    return facts


def _entries(posts: list[tuple[int, str, int | None]], key: int, chance: Random) -> Iterator[Facts]:
    for planned, present in LADDER.items():
        fitting = [cadre for cadre, title, birth in posts if title in present and (birth or 0) >= YOUNGEST_BIRTH]
        for order, cadre in enumerate(chance.sample(fitting, min(len(fitting), 2)), start=1):
            facts: dict[str, object] = {
                "round_id": key,
                "cadre_id": cadre,
                "title_id": planned,
                "position": order,
                "added_on": ADDED,
            }
            if chance.random() < TAKEN_OUT:
                facts |= {"removed_on": REVIEWED, "removal_reason": chance.choice(REASONS)}
            yield facts


def _examinations(posts: dict[int, list[tuple[int, str, int | None]]], chance: Random) -> Iterator[Facts]:
    """The yearly round of autumn 2024; a few were not there."""
    for people in posts.values():
        day = date(2024, 9, 1) + timedelta(days=chance.randint(0, 80))
        for cadre, _title, birth in people:
            if chance.random() >= EXAMINED:
                continue
            older = (birth or 1980) < YOUNGEST_BIRTH
            found = chance.choices(CLASSES, (3, 38, 47, 10, 2) if older else SHARES)[0]
            yield {
                "cadre_id": cadre,
                "health_class_id": found,
                "examined_on": day,
                "provider": "Trung tâm Y tế huyện",
            }
