"""What is under way on the demonstration's day: proposals between two communes, and secondments about to end."""

from __future__ import annotations

from datetime import date, datetime
from random import Random

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from apps.cadres.models import Movement, Posting
from apps.communes.models import Unit
from apps.demo.copying import Facts, copy_rows, reserve_keys
from apps.demo.facts.moved import Held, Pools
from apps.demo.lives import DAY

LAC_SY, BAO_HIEU = "c05356", "c05365"
PROPOSED_AT = timezone.make_aware(datetime(2025, 2, 24, 9, 30))  # noqa: DTZ001  # made aware here
# Planned ends of the secondments: one is overdue, the others come within three months.
SECONDED = (
    (date(2023, 2, 20), date(2025, 2, 19)),
    (date(2023, 4, 3), date(2025, 4, 2)),
    (date(2024, 5, 6), date(2025, 5, 5)),
    (date(2022, 9, 5), date(2025, 9, 4)),
)


def write_secondments(pools: Pools, chance: Random) -> None:
    """Civil servants lent to a neighbouring commune: they count at home, and stand apart where they work."""
    lent = [_lent(pools, first) for first, _last in SECONDED]
    keys = reserve_keys(Posting, len(lent))
    rows: list[Facts] = []
    posts: list[Facts] = []
    for held, key, (first, last) in zip(lent, keys, SECONDED, strict=True):
        unit = chance.choice(pools.neighbours(held.unit))
        posts.append(_borrowed(held, key, unit, first))
        rows.append(_secondment(held, key, unit, first, last))
    Posting.objects.filter(pk__in=[held.posting for held in lent]).update(status="TT_BP_DI")
    copy_rows(Posting, posts)
    copy_rows(Movement, rows)


def _lent(pools: Pools, first: date) -> Held:
    """Someone whose post had begun by then and who is in no other movement."""
    free = pools.posts["QD98", "civil_servant"]
    return free.pop(next(n for n, held in enumerate(free) if held.since < first))


def _borrowed(held: Held, key: int, unit: int, first: date) -> Facts:
    return {
        "id": key,
        "cadre_id": held.cadre,
        "unit_id": unit,
        "title_id": held.title,
        "category": held.category,
        "is_primary": False,
        "status_id": "TT_BP_DEN",
        "period": DateRange(first, None),
    }


def _secondment(held: Held, key: int, unit: int, first: date, last: date) -> Facts:
    return {
        "cadre_id": held.cadre,
        "kind_id": "DC_BP",
        "legal_basis_id": "ND138_2020",
        "decision_number": f"{first.day + 40}/QĐ-UBND",
        "decision_on": first,
        "decision_issuer": f"Ủy ban nhân dân {held.the_district}",
        "from_unit_id": held.unit,
        "from_level": "commune",
        "from_title_id": held.title,
        "from_posting_id": held.posting,
        "to_unit_id": unit,
        "to_level": "commune",
        "to_title_id": held.title,
        "to_posting_id": key,
        "starts_on": first,
        "planned_end": last,
        "state": "confirmed",
        "proposed_by_side": "province",
        "proposed_at": PROPOSED_AT,
        "answered_at": PROPOSED_AT,
    }


def write_proposals() -> None:
    """Each of the two communes waits for an answer of the other, and has one to give."""
    units = {unit.key: unit.pk for unit in Unit.objects.filter(key__in=[LAC_SY, BAO_HIEU])}
    moved = set(Movement.objects.values_list("cadre", flat=True))
    free = {key: _staff(units[key], moved) for key in units}
    rows = [
        _proposal(free[LAC_SY][0], units[BAO_HIEU], "sender", "DC_DD", "Bảo Hiệu thiếu công chức kế toán."),
        _proposal(free[LAC_SY][1], units[BAO_HIEU], "receiver", "DC_BP", "Đề nghị biệt phái hỗ trợ chuyển đổi số."),
        _proposal(free[BAO_HIEU][0], units[LAC_SY], "sender", "DC_DD", "Theo nguyện vọng, gần gia đình."),
    ]
    copy_rows(Movement, rows)


def _staff(unit: int, moved: set[int]) -> list[Posting]:
    """Civil servants of the commune who were in no movement yet."""
    held = Posting.objects.running_on(DAY).filter(unit=unit, is_primary=True, category="civil_servant")
    return [posting for posting in held.order_by("pk") if posting.cadre_id not in moved]


def _proposal(held: Posting, to_unit: int, side: str, kind: str, note: str) -> Facts:
    return {
        "cadre_id": held.cadre_id,
        "kind_id": kind,
        "from_unit_id": held.unit_id,
        "from_level": "commune",
        "from_title_id": held.title_id,
        "to_unit_id": to_unit,
        "to_level": "commune",
        "to_title_id": held.title_id,
        "starts_on": date(2025, 3, 17),
        "planned_end": date(2026, 3, 16) if kind == "DC_BP" else None,
        "state": "proposed",
        "proposed_by_side": side,
        "proposed_at": PROPOSED_AT,
        "note": note,
    }
