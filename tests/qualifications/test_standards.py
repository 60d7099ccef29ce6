"""The evaluation of standards: against the oracle, and case by case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from apps.cadres.models import Cadre, Posting
from apps.communes.models import Unit
from apps.qualifications.models import (
    AreaDecision,
    Exemption,
    MajorSuitability,
    Outcome,
    Qualification,
    StandardCriterion,
    UnitArea,
)
from apps.qualifications.models.outcomes import ASPECTS
from apps.qualifications.standards.evaluation import outcomes_by_person, outcomes_by_post
from apps.qualifications.standards.rules import rules_on
from tests.conftest import DAY, Person, Units
from tests.qualifications.standards_oracle import VALUES, evaluate
from tests.qualifications.standards_worlds import invent_person, invent_world, some_days

GRADUATE = {"gen_edu": "GDPT_THPT", "prof_edu": "CM_DH", "pol_theory": "LLCT_TC"}


def outcome_of(cadre: Cadre, day: date = DAY, aspect: str = "outcome") -> int | None:
    value: int | None = outcomes_by_person(day).values_list(aspect, flat=True).get(person=cadre)
    return value


@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(seed=5104171)  # a decision of a province outlives a unit of it
@given(seed=st.integers(0, 2**32))
def test_the_statement_agrees_with_the_rules_written_down_one_by_one(units: Units, seed: int) -> None:
    chance = Random(seed)
    places: list[Unit] = [units.lac_sy, units.bao_hieu, units.thu_phong]
    with transaction.atomic():
        world = invent_world(chance, places, units.province)
        people = [invent_person(chance, world, places, f"Người {number}") for number in range(4)]
        for day in some_days(chance, world):
            rows = outcomes_by_person(day).values("person", "outcome", *ASPECTS)
            found = {row.pop("person"): row for row in rows}
            expected = {}
            for cadre, somebody in people:
                if (told := evaluate(somebody, world, day)) is not None:
                    worst, by_aspect = told
                    row = {aspect: VALUES[by_aspect[aspect]] if aspect in by_aspect else None for aspect in ASPECTS}
                    expected[cadre.pk] = row | {"outcome": None if worst is None else VALUES[worst]}
            assert found == expected
        transaction.set_rollback(True)


def test_who_holds_all_that_is_asked_meets_the_standard(person: Person) -> None:
    assert outcome_of(person("Bùi Văn Hạnh", title="CD_BT", qualifications=GRADUATE)) == Outcome.MET


def test_unknown_is_no_data_and_untrained_is_not_met(person: Person) -> None:
    unknown = person("Bùi Thị Nga", title="CD_BT", qualifications={**GRADUATE, "prof_edu": "CM_DH"})
    unknown.qualifications.filter(level="LLCT_TC").delete()
    untrained = person("Bùi Thị Hoa", title="CD_BT", qualifications=GRADUATE | {"pol_theory": "LLCT_CHUA"})
    assert outcome_of(unknown, aspect="pol_theory") == Outcome.NO_DATA
    assert outcome_of(untrained, aspect="pol_theory") == Outcome.WITHIN_GRACE


def test_grace_is_for_who_was_in_post_and_ends_on_its_day(person: Person) -> None:
    lower = GRADUATE | {"prof_edu": "CM_TC"}
    before = person("Bùi Văn Hùng", title="CD_BT", qualifications=lower, since=date(2023, 7, 1))
    after = person("Bùi Văn Dũng", title="CD_BT", qualifications=lower, since=date(2023, 9, 1))
    assert [outcome_of(before), outcome_of(after)] == [Outcome.WITHIN_GRACE, Outcome.NOT_MET]
    assert outcomes_by_person(DAY).get(person=before).deadline == date(2028, 8, 1)
    told = {}
    for until in (DAY, DAY + timedelta(days=1)):
        rules = [replace(rule, grace_until=until) for rule in rules_on(DAY)]
        told[until] = outcomes_by_person(DAY, rules=rules).get(person=before).outcome
    assert list(told.values()) == [Outcome.NOT_MET, Outcome.WITHIN_GRACE]


def test_the_old_circular_ends_its_grace_before_its_own_end(person: Person) -> None:
    clerk = person("Bùi Văn Hùng", qualifications=GRADUATE | {"prof_edu": "CM_TC"}, since=date(2019, 1, 1))
    assert outcome_of(clerk, date(2023, 7, 31), "prof_edu") == Outcome.WITHIN_GRACE


def test_grace_is_assumed_where_the_first_day_in_post_is_not_known(person: Person) -> None:
    cadre = person(
        "Bùi Văn Dũng", title="CD_BT", qualifications=GRADUATE | {"prof_edu": "CM_TC"}, since=date(2024, 1, 1)
    )
    Posting.objects.filter(cadre=cadre).update(start_known=False)
    row = outcomes_by_person(DAY).get(person=cadre)
    assert (row.outcome, row.is_start_unknown) == (Outcome.WITHIN_GRACE, True)


def test_special_law_goes_before_the_decree(person: Person) -> None:
    cadre = person("Bùi Văn Luật", title="CD_TPHT", qualifications=GRADUATE | {"prof_edu": "CM_TC"})
    MajorSuitability.objects.create(cadre=cadre, title_id="CD_TPHT", result="suits", reason="Luật", decided_on=DAY)
    assert outcome_of(cadre) == Outcome.MET


def test_a_lower_level_holds_in_the_area_only_by_decision_of_the_province(person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Núi", title="CD_BT", qualifications=GRADUATE | {"prof_edu": "CM_TC"})
    facts: dict[str, Any] = {"period": DateRange(date(2023, 8, 1), None), "decision_number": "1/QĐ"}
    UnitArea.objects.create(unit=units.lac_sy, flag_id="KV_DBKK", **facts)
    assert outcome_of(cadre) == Outcome.WITHIN_GRACE
    AreaDecision.objects.create(
        province=units.province, standard_id="R23-CB1", flag_id="KV_DBKK", decision_on=DAY, **facts
    )
    assert outcome_of(cadre) == Outcome.MET


def test_a_refused_diploma_counts_for_nothing(person: Person) -> None:
    cadre = person("Bùi Văn Giả", title="CD_BT", qualifications=GRADUATE)
    Qualification.objects.filter(cadre=cadre, level="CM_DH").update(verification="refused")
    assert outcome_of(cadre, aspect="prof_edu") == Outcome.NO_DATA


def test_a_major_is_decided_by_a_person_and_never_by_its_name(person: Person) -> None:
    cadre = person("Bùi Thị Kế", title="CD_TCKT", qualifications=GRADUATE)
    Qualification.objects.filter(cadre=cadre).update(specialty="Kế toán")
    assert outcome_of(cadre, aspect="major") == Outcome.NO_DATA
    MajorSuitability.objects.create(
        cadre=cadre, title_id="CD_TCKT", result="suits", reason="Đúng ngành", decided_on=DAY
    )
    assert outcome_of(cadre) == Outcome.MET


def test_an_exemption_covers_what_it_names_while_it_runs(person: Person) -> None:
    cadre = person(
        "Bùi Văn Lão", title="CD_BT", qualifications=GRADUATE | {"prof_edu": "CM_TC"}, since=date(2024, 1, 1)
    )
    criterion = StandardCriterion.objects.get(standard="R23-CB1", ladder="prof_edu")
    Exemption.objects.create(
        cadre=cadre,
        standard_id="R23-CB1",
        criterion=criterion,
        reason="near_retirement",
        period=DateRange(date(2024, 6, 1), None),
        decision_number="5/QĐ",
    )
    assert [outcome_of(cadre, date(2024, 5, 31)), outcome_of(cadre)] == [Outcome.NOT_MET, Outcome.EXEMPT]


def test_of_two_posts_the_worse_decides(person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Kiêm", title="CD_VPTK", qualifications=GRADUATE | {"pol_theory": "LLCT_SC"})
    MajorSuitability.objects.create(cadre=cadre, title_id="CD_VPTK", result="suits", reason="r", decided_on=DAY)
    period = DateRange(date(2024, 1, 1), None)
    Posting.objects.create(
        cadre=cadre, unit=units.lac_sy, title_id="CD_PBT", category="cadre", period=period, is_primary=False
    )
    assert outcome_of(cadre) == Outcome.NOT_MET
    assert set(outcomes_by_post(DAY).values_list("outcome", flat=True)) == {Outcome.MET, Outcome.NOT_MET}


def test_a_post_without_a_standard_has_no_outcome(person: Person) -> None:
    assert outcome_of(person("Bùi Văn Thôn", title="KCT_TT"), date(2026, 7, 1)) is None


@pytest.mark.parametrize("day", [date(2023, 7, 31), date(2023, 8, 1), date(2025, 6, 30)])
def test_the_evaluation_is_one_statement_beside_reading_the_rules(
    person: Person, day: date, django_assert_num_queries: Any
) -> None:
    person("Bùi Văn Một", title="CD_BT", qualifications=GRADUATE)
    with django_assert_num_queries(2):
        list(outcomes_by_person(day))
