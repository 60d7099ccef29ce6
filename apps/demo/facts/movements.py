"""Movements in the demonstration: the 714 of the article by text, kind and direction, and what is under way now.

Most of those who were moved serve where they went; for 508 of them no paper says from where. Who went to a district
is no longer among the people of the communes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from apps.cadres.models import Cadre, Departure, Movement, Posting, Title
from apps.core.narrowing import present
from apps.demo.copying import Facts, copy_rows, reserve_keys
from apps.demo.facts.moved import Held, Pools, invent_leaver, pools_of
from apps.demo.facts.proposals import write_proposals, write_secondments
from apps.demo.lives import DAY

UNSTATED, UP, DOWN, ACROSS = "", "commune_district", "district_commune", "commune_commune"
# Text, kind, and how many movements in each direction.
MATRIX = (
    ("QD98", "DC_LC", {DOWN: 31, ACROSS: 30, UNSTATED: 74}),
    ("QD98", "DC_DD", {DOWN: 3, UP: 5, ACROSS: 45, UNSTATED: 117}),
    ("QD65", "DC_LC", {DOWN: 27, UP: 11, ACROSS: 27, UNSTATED: 194}),
    ("QD65", "DC_DD", {UP: 3, ACROSS: 24, UNSTATED: 123}),
)
# People moved twice: an unstated movement under the old text led them where the later one began.
TWICE = 22
OVERDUE = 3
BODIES = ("Phòng Nội vụ", "Ủy ban Mặt trận Tổ quốc", "Hội Liên hiệp Phụ nữ", "Hội Nông dân")


@dataclass(frozen=True)
class Case:
    """One movement to be written: whose, on which text, in which direction; `before` is the key of a former post."""

    held: Held
    basis: str
    kind: str
    direction: str
    before: int | None = None
    former: Held | None = None


def build(chance: Random) -> None:
    """Movements with the posts from which they led away, the people who left, and what is under way."""
    pools = pools_of(chance)
    cases = list(_cases(pools, chance))
    across = [case for case in cases if case.direction == ACROSS]
    keys = dict(zip((case.held.posting for case in across), reserve_keys(Posting, len(across)), strict=True))
    cases = _moved_twice([_with_former(case, keys, pools, chance) for case in cases], chance)
    _write_leavers([case for case in cases if case.direction == UP])
    copy_rows(Posting, [_former_post(case) for case in cases if case.before])
    late = {case.held.posting for case in cases if case.kind == "DC_LC" and case.direction == DOWN}
    overdue = set(sorted(late)[:OVERDUE])
    rows = [_movement(case, chance, may_be_overdue=case.held.posting in overdue) for case in cases]
    copy_rows(Movement, rows)
    write_secondments(pools, chance)
    write_proposals()


def _cases(pools: Pools, chance: Random) -> Iterator[Case]:
    for basis, kind, directions in MATRIX:
        for direction, number in directions.items():
            for _number in range(number):
                held = invent_leaver(pools, basis, chance) if direction == UP else pools.take(basis, kind)
                yield Case(held, basis, kind, direction)


def _with_former(case: Case, keys: dict[int, int], pools: Pools, chance: Random) -> Case:
    """From commune to commune there was a post in another commune of the district."""
    if case.direction != ACROSS:
        return case
    unit = chance.choice(pools.neighbours(case.held.unit))
    former = Held(
        case.held.cadre, keys[case.held.posting], unit, pools.names[unit], case.held.district,
        case.held.title, case.held.category, date(2020, 1, 1), case.held.since, case.held.district_name,
    )  # fmt: skip
    return Case(case.held, case.basis, case.kind, case.direction, former.posting, former)


def _moved_twice(cases: list[Case], chance: Random) -> list[Case]:
    """Some later movements between communes follow upon an earlier one, of which no paper says from where."""
    later = [case for case in cases if case.basis == "QD65" and case.direction == ACROSS]
    earlier = [n for n, case in enumerate(cases) if case.basis == "QD98" and case.direction == UNSTATED]
    for case, place in zip(chance.sample(later, TWICE), chance.sample(earlier, TWICE), strict=True):
        assert case.former is not None  # noqa: S101  # those between communes have one
        began = date(2020, 7, 1) + timedelta(days=30 * chance.randint(0, 20))
        former = Held(**(vars(case.former) | {"since": began}))
        cases[place] = Case(former, "QD98", cases[place].kind, UNSTATED)
        cases[cases.index(case)] = Case(case.held, case.basis, case.kind, case.direction, case.before, former)
    return cases


def _former_post(case: Case) -> Facts:
    former = present(case.former)
    return {
        "id": former.posting,
        "cadre_id": former.cadre,
        "unit_id": former.unit,
        "title_id": former.title,
        "category": former.category,
        "period": DateRange(former.since, former.until),
    }


def _movement(case: Case, chance: Random, *, may_be_overdue: bool) -> Facts:
    held = case.held
    begins = held.until if case.direction == UP and held.until else held.since
    decided = begins - timedelta(days=chance.randint(3, 20))
    is_rotation = case.kind == "DC_LC"
    planned = _years_later(begins, chance.choice((3, 5))) if is_rotation else None
    is_over = planned is not None and planned < DAY and not may_be_overdue
    return {
        "cadre_id": held.cadre,
        "kind_id": case.kind,
        "legal_basis_id": case.basis,
        "decision_number": f"{chance.randint(12, 980)}-QĐ/HU",
        "decision_on": decided,
        "decision_issuer": f"Ban Thường vụ {held.district_committee}",
        "starts_on": begins,
        "planned_end": planned,
        "ended_on": planned if is_over else None,
        "state": "done" if is_over else "confirmed",
        "proposed_by_side": "province",
        "proposed_at": _noon(decided),
        "answered_at": _noon(decided),
        "is_non_local": is_rotation and held.title in ("CD_BT", "CD_CTUB") and chance.random() < 0.4,
        "adds_post": is_rotation and chance.random() < 0.03,
        **_ends(case, chance),
    }


def _ends(case: Case, chance: Random) -> Facts:
    """Both ends as far as the papers state them."""
    held = case.held
    body = chance.choice((f"Cơ quan {held.district_committee}", *BODIES))
    here = {"to_unit_id": held.unit, "to_level": "commune", "to_title_id": held.title, "to_posting_id": held.posting}
    if case.direction == DOWN:
        return here | {"from_unit_id": held.district, "from_level": "district", "from_place": body}
    if case.direction == UP:
        left = {"from_unit_id": held.unit, "from_level": "commune", "from_title_id": held.title}
        to = {"to_unit_id": held.district, "to_level": "district", "to_place": body}
        return left | to | {"from_posting_id": held.posting}
    if case.former:
        former = case.former
        left = {"from_unit_id": former.unit, "from_level": "commune", "from_title_id": former.title}
        return here | left | {"from_posting_id": former.posting}
    return here | {"to_level": ""}


def _write_leavers(cases: list[Case]) -> None:
    copy_rows(Cadre, [case.held.person for case in cases if case.held.person])
    categories = dict(Title.objects.values_list("code", "category"))
    copy_rows(
        Posting,
        [
            {
                "id": case.held.posting,
                "cadre_id": case.held.cadre,
                "unit_id": case.held.unit,
                "title_id": case.held.title,
                "category": categories[case.held.title],
                "period": DateRange(case.held.since, case.held.until),
            }
            for case in cases
        ],
    )
    copy_rows(
        Departure,
        [
            {
                "cadre_id": case.held.cadre,
                "cause_id": "TT_CD",
                "last_day": case.held.until - timedelta(days=1),
                "unit_id": case.held.unit,
                "title_id": case.held.title,
                "legal_basis_id": case.basis,
            }
            for case in cases
            if case.held.until
        ],
    )


def _years_later(day: date, years: int) -> date:
    """The last day of so many years."""
    same = day.replace(year=day.year + years, day=min(day.day, 28))
    return same - timedelta(days=1)


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))  # noqa: DTZ001  # made aware here
