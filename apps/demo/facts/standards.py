"""Areas, what the province decided for them, decisions on majors, exemptions; all numbers of decisions are invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Cadre, Posting
from apps.communes.models import Unit, UnitPeriod
from apps.demo.copying import Facts, copy_rows
from apps.demo.lives import DAY
from apps.qualifications.models import (
    AreaDecision,
    Exemption,
    JobPosition,
    MajorSuitability,
    Outcome,
    Qualification,
    StandardCriterion,
    UnitArea,
)
from apps.qualifications.standards.evaluation import outcomes_by_person, outcomes_by_post
from apps.qualifications.standards.majors import accepted_words, proposal

SEED = 861
PROVINCE = "p17"
SUCCESSOR = "p25"
REGION_III = "KV_DTTS_III"
# As many communes of the province stood in region III under the decision of 2021; which ones is invented here.
COMMUNES_IN_REGION_III = 59
INVENTED = "số liệu trình diễn"
LOWERED = ("R19-CC", "R23-CB1", "R23-CB2", "R23-CC", "R23-KCT")
# What is left for a person to decide, so that the list has something in it.
DECIDED = 0.85
POSITIONS = (
    ("VT_HOTICH", "Chuyên viên về hộ tịch, chứng thực", "Civil status and authentication"),
    ("VT_DATDAI", "Chuyên viên về đất đai, xây dựng", "Land and construction"),
    ("VT_NGANSACH", "Chuyên viên về tài chính, ngân sách", "Finance and budget"),
    ("VT_VANHOA", "Chuyên viên về văn hóa, xã hội", "Culture and society"),
)


def build(chance: Random) -> None:
    """Everything drawn from a chance of its own, so that nobody else's facts move."""
    chance = Random(SEED)
    copy_rows(UnitArea, list(_areas(chance)))
    copy_rows(AreaDecision, list(_decisions()))
    JobPosition.objects.bulk_create(_positions())
    copy_rows(MajorSuitability, list(_majors(chance)))
    copy_rows(Exemption, list(_exemptions(chance)))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE qualifications_unitarea, qualifications_majorsuitability, qualifications_exemption")


def _areas(chance: Random) -> Iterator[Facts]:
    """Every commune of the province lies in the mountains; some belong to region III."""
    districts = UnitPeriod.objects.on(DAY).filter(parent__key=PROVINCE).values("unit")
    communes = list(UnitPeriod.objects.on(DAY).filter(parent__in=districts).order_by("code"))
    poor = {period.unit_id for period in chance.sample(communes, min(COMMUNES_IN_REGION_III, len(communes)))}
    for period in communes:
        yield _area(period.unit_id, "KV_MIEN_NUI", date(2020, 1, 1), "01/QĐ-TD")
        if period.unit_id in poor:
            yield _area(period.unit_id, REGION_III, date(2021, 6, 4), "02/QĐ-TD")


def _area(unit: int, flag: str, since: date, number: str) -> Facts:
    return {
        "unit_id": unit,
        "flag_id": flag,
        "period": DateRange(since, None),
        "decision_number": number,
        "decision_on": since,
        "note": INVENTED,
    }


def _decisions() -> Iterator[Facts]:
    province = Unit.objects.get(key=PROVINCE)
    for place, standard in enumerate(LOWERED, start=11):
        since = date(2021, 7, 1) if standard == "R19-CC" else date(2023, 9, 15)
        yield {
            "province_id": province.pk,
            "standard_id": standard,
            "flag_id": REGION_III,
            "period": DateRange(since, None),
            "decision_number": f"{place}/QĐ-UBND-TD",
            "decision_on": since,
            "decision_issuer": f"UBND tỉnh Hòa Bình ({INVENTED})",
        }


def _positions() -> list[JobPosition]:
    province = Unit.objects.filter(key=SUCCESSOR).first()
    return [
        JobPosition(
            code=code,
            label_vi=vi,
            label_en=en,
            position=place,
            valid_from=date(2026, 7, 1),
            province=province,
            decision_number="21/QĐ-UBND-TD",
            decision_on=date(2026, 6, 15),
            decision_issuer=f"UBND tỉnh Phú Thọ ({INVENTED})",
        )
        for place, (code, vi, en) in enumerate(POSITIONS, start=1)
    ]


def _majors(chance: Random) -> Iterator[Facts]:
    """Most majors were decided on: suitable where the words say so, and for some where they do not."""
    accepted = accepted_words()
    waiting = outcomes_by_post(DAY).filter(waits_for_major=True).values_list("post_id", flat=True)
    posts = list(Posting.objects.filter(pk__in=waiting).order_by("pk").values_list("cadre_id", "title_id"))
    people = [cadre for cadre, _ in posts]
    highest = Qualification.objects.filter(cadre__in=people, level__ladder="prof_edu").highest_on(DAY)
    majors = dict(highest.values_list("cadre_id", "specialty"))
    for cadre, title in posts:
        if chance.random() > DECIDED:
            continue
        major = majors.get(cadre, "")
        suits = bool(proposal(major, accepted.get(title, []))) and chance.random() < 0.94
        yield {
            "cadre_id": cadre,
            "title_id": title,
            "result": "suits" if suits else "does_not_suit",
            "reason": "Ngành đào tạo phù hợp với chức danh" if suits else "Ngành đào tạo không phù hợp với chức danh",
            "major": major,
            "decided_on": date(2024, 3, 1) + timedelta(days=chance.randint(0, 300)),
        }


def _exemptions(chance: Random) -> Iterator[Facts]:
    """Some of those who are about to retire need no longer study; veterans' chairs by their charter."""
    criteria = {one.standard_id: one.pk for one in StandardCriterion.objects.filter(kind="level", ladder="prof_edu")}
    missing = outcomes_by_person(DAY).filter(prof_edu__gte=Outcome.WITHIN_GRACE, standard__in=criteria)
    old = Cadre.objects.filter(birth_date__lt=date(1968, 1, 1)).values("pk")
    rows = list(missing.filter(person__in=old).order_by("person_id").values_list("person_id", "standard_id"))
    for number, (person, standard) in enumerate(chance.sample(rows, min(24, len(rows))), start=31):
        is_charter = standard == "R23-CB2" and number % 2
        yield {
            "cadre_id": person,
            "standard_id": standard,
            "criterion_id": criteria[standard],
            "reason": "charter" if is_charter else "near_retirement",
            "period": DateRange(date(2024, 1, 1), None),
            "legal_basis_id": "ND33_2023",
            "decision_number": f"{number}/QĐ-TD",
            "decision_on": date(2023, 12, 20),
            "decision_issuer": INVENTED,
        }
