"""Entries that records reach through another keep their figures too: tracks, rules set aside, criteria."""

from datetime import date

import pytest
from django.utils import translation
from psycopg.types.range import DateRange

from apps.accounts.models import User
from apps.cadres.models import Cadre, Movement, MovementRule, SurplusCase, SurplusOption
from apps.communes.models import Reorganisation
from apps.core.constraints import TRIGGER_MESSAGES
from apps.discipline.models import DisciplinaryDecision, DisciplineTrack
from apps.qualifications.models import Exemption, StandardCriterion, StandardSet
from apps.rosters import services as rosters
from tests.conftest import DAY, Person, Units
from tests.discipline.conftest import Record
from tests.discipline.test_held_values import changed, deleted, made_by, refused
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanh(person: Person) -> Cadre:
    return person("Bùi Văn Hạnh")


def test_a_track_keeps_its_side_and_its_days(hanh: Cadre, record: Record) -> None:
    record(hanh, "KLCC_KT")
    own, other = DisciplineTrack.objects.get(pk="CC"), DisciplineTrack.objects.get(pk="CB")
    decisions = made_by(DisciplinaryDecision)
    assert [changed(own, handling_days=60), changed(own, complex_handling_days=60)] == [decisions] * 2
    assert changed(own, follow_days=10) == decisions
    assert changed(own, label_vi="Công chức cấp xã") == changed(other, handling_days=60) == ""


def test_what_has_no_mark_of_comparison_is_not_told_of_one() -> None:
    with translation.override("en"):
        words = str(getattr(DisciplineTrack, TRIGGER_MESSAGES)[made_by(DisciplinaryDecision)])
    assert "compared" not in words
    assert "add a new one" in words


def test_a_rule_keeps_the_number_by_which_its_warning_was_set_aside(person: Person, units: Units) -> None:
    lan = person("Hà Thị Lan")
    places = {"from_unit": units.lac_sy, "to_unit": units.bao_hieu, "proposed_by_side": "sender"}
    Movement.objects.create(cadre=lan, kind_id="DC_LC", starts_on=DAY, acknowledged=["LC_36_THANG"], **places)
    rule, other = (MovementRule.objects.get(pk=code) for code in ("LC_36_THANG", "LC_10_NAM"))
    assert [changed(rule, amount=24), deleted(rule)] == [made_by(Movement)] * 2
    assert [changed(rule, article="Điều 7"), changed(other, amount=5)] == ["", ""]
    assert changed(rule, amount=30, is_verified=True) == ""
    assert changed(rule, amount=24) == made_by(Movement)


@pytest.fixture
def waived(hanh: Cadre) -> StandardCriterion:
    found = StandardCriterion.objects.filter(standard="R23-CB1", ladder="pol_theory")
    found.update(is_verified=False)
    criterion = found.get()
    Exemption.objects.create(
        cadre=hanh,
        standard_id="R23-CB1",
        criterion=criterion,
        reason="near_retirement",
        period=DateRange(date(2024, 6, 1), None),
        decision_number="5/QĐ",
    )
    return criterion


def level_is(level: str, criterion: StandardCriterion, **more: object) -> str:
    sets = ", ".join(["level_id = %s", *(f"{column} = %s" for column in more)])
    sql = f"UPDATE qualifications_standardcriterion SET {sets} WHERE id = %s"
    return refused(sql, level, *more.values(), criterion.pk)


def test_what_somebody_is_exempt_from_stays_what_it_was(waived: StandardCriterion) -> None:
    assert level_is("LLCT_CC", waived) == made_by(Exemption)
    other = StandardCriterion.objects.get(standard="R23-CC", ladder="gen_edu")
    assert level_is("GDPT_THCS", other) == ""
    assert level_is("LLCT_CC", waived, is_verified=True) == ""


def test_a_workbook_of_standards_says_why_it_is_refused(
    waived: StandardCriterion, units: Units, administrator: User
) -> None:
    known = StandardSet.objects.get(pk="R23-CB1")
    header = ("TT", "Tên bộ tiêu chuẩn", "Áp dụng từ ngày", "Tiêu chí", "Trình độ tối thiểu")
    row = (1, known.label_vi, f"{known.valid_from:%d/%m/%Y}", "Lý luận chính trị", "Cao cấp")
    upload = rosters.receive(
        content=workbook([header, row]),
        filename="d.xlsx",
        unit=units.province,
        as_of=DAY,
        by=administrator,
        format_code="standards",
    )
    result = rosters.apply(rosters.check(upload), by=administrator)
    assert [issue.code for issue in result.issues] == [made_by(Exemption)]
    waived.refresh_from_db()
    assert waived.level_id == "LLCT_TC"


def test_a_settlement_of_surplus_keeps_what_it_does(hanh: Cadre, units: Units) -> None:
    options = list(SurplusOption.objects.valid_on(DAY))[:2]
    SurplusCase.objects.create(
        reorganisation=Reorganisation.objects.create(key="m", resolution="NQ", effective_on=DAY, title_vi="-"),
        cadre=hanh,
        unit=units.lac_sy,
        group="civil_servant",
        reason_id="DD_DVHC",
        option=options[0],
        decision_on=DAY,
    )
    assert changed(options[0], ends_post=not options[0].ends_post) == made_by(SurplusCase)
    assert changed(options[1], ends_post=not options[1].ends_post) == ""
