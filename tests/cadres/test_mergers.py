"""When units end: a plan is drawn up, decided, carried out in one act, and taken back."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.accounts.models import User
from apps.cadres.mergers.carrying import LeanedOnError, Order, carry_out, readiness_of, take_back
from apps.cadres.mergers.ending import Ending, _heir
from apps.cadres.mergers.planning import Decision, decide, draw_up
from apps.cadres.mergers.surplus import edit_case, settle_many
from apps.cadres.models import (
    Cadre,
    CommitteeSeat,
    EmploymentStatus,
    Placement,
    PlannedPlacement,
    Posting,
    Result,
    SurplusCase,
    SurplusOption,
)
from apps.communes.models import Succession
from tests.cadres.mergers import EVE, Merger, everything, line_of, merge_two, planned, set_result
from tests.conftest import REFORM, Person, Units

pytestmark = pytest.mark.django_db


@pytest.fixture
def merger(units: Units) -> Merger:
    return merge_two(units)


@pytest.fixture
def people(merger: Merger, person: Person, units: Units) -> dict[str, Cadre]:
    """Two secretaries for one commune, a clerk on each side, and one who is not concerned."""
    found = {
        "hanh": person("Bùi Văn Hạnh", title="CD_BT"),
        "lan": person("Hà Thị Lan", unit=units.bao_hieu, title="CD_BT"),
        "nga": person("Đinh Thị Nga", title="CD_VPTK"),
        "son": person("Quách Công Sơn", unit=units.bao_hieu, title="KCT_DTT"),
        "thu": person("Bạch Văn Thu", unit=units.thu_phong, title="CD_BT"),
    }
    Posting.objects.create(
        cadre=found["hanh"],
        unit=units.lac_sy,
        title_id="CD_CTHD",
        category="cadre",
        is_primary=False,
        period=DateRange(date(2021, 7, 1), None),
    )
    return found


def running(cadre: Cadre, day: date = REFORM) -> list[tuple[str, str, str | None]]:
    postings = Posting.objects.filter(cadre=cadre).running_on(day).order_by("-is_primary")
    return [(p.unit.key, p.title_id, p.status_id) for p in postings]


def decided(merger: Merger) -> Ending:
    """Hạnh leads the new commune, Lan is surplus."""
    ending = planned(merger)
    set_result(ending, "Bùi Văn Hạnh", Result.PLACED)
    set_result(ending, "Hà Thị Lan", Result.SURPLUS)
    return ending


def test_the_plan_places_everyone_with_the_title_that_follows_and_asks_where_one_post_has_two_claims(
    merger: Merger, people: dict[str, Cadre]
) -> None:
    planned(merger)
    nga = line_of("Đinh Thị Nga")
    assert (nga.result, nga.to_unit, nga.to_title_id) == (Result.PLACED, merger.lac_luong, "CD2_CC")
    assert line_of("Quách Công Sơn").to_title_id == "KCT_DTT"
    assert {line_of(name).result for name in ("Bùi Văn Hạnh", "Hà Thị Lan")} == {""}
    assert line_of("Bùi Văn Hạnh", is_primary=False).result == Result.PLACED
    assert not PlannedPlacement.objects.filter(posting__cadre=people["thu"]).exists()


@pytest.mark.parametrize(
    ("takers", "heir"),
    [([False], 0), ([True, False], 0), ([False, True], 1), ([True, True], None), ([False, False], None)],
)
def test_of_a_divided_unit_one_that_took_all_people_alone_is_the_heir(takers: list[bool], heir: int | None) -> None:
    links = [Succession(successor_id=number, takes_people=takes) for number, takes in enumerate(takers)]
    assert _heir(links) == heir


def test_drawing_up_again_keeps_decisions_adds_newcomers_and_drops_who_has_gone(
    merger: Merger, people: dict[str, Cadre], person: Person
) -> None:
    ending = decided(merger)
    person("Lê Văn Mới", title="CD_TCKT")
    Posting.objects.filter(cadre=people["nga"]).update(period=DateRange(date(2020, 1, 1), date(2025, 5, 1)))
    draw_up(ending=ending)
    assert line_of("Hà Thị Lan").result == Result.SURPLUS
    assert line_of("Lê Văn Mới").result == Result.PLACED
    assert not PlannedPlacement.objects.filter(posting__cadre=people["nga"]).exists()


def test_a_plan_with_open_questions_is_not_carried_out(merger: Merger, people: dict[str, Cadre]) -> None:
    ending = planned(merger)
    with pytest.raises(ValidationError, match="Còn 2 vị trí chờ quyết định"):
        carry_out(ending=ending, order=Order())
    assert not Placement.objects.exists()


def test_two_holders_of_one_post_must_be_meant(merger: Merger, people: dict[str, Cadre]) -> None:
    ending = planned(merger)
    set_result(ending, "Bùi Văn Hạnh", Result.PLACED)
    set_result(ending, "Hà Thị Lan", Result.PLACED)
    [double] = readiness_of(ending).doubles
    assert (double.title.pk, double.claims) == ("CD2_BT", 2)
    with pytest.raises(ValidationError, match="chỉ một người giữ"):
        carry_out(ending=ending, order=Order())
    carry_out(ending=ending, order=Order(), doubles_seen=True)
    assert running(people["lan"]) == [("c05362-20250701", "CD2_BT", "TT_DL")]


def test_carrying_out_closes_old_posts_opens_new_ones_and_opens_surplus_cases(
    merger: Merger, people: dict[str, Cadre]
) -> None:
    order = Order(decision_number="12/QĐ-UBND", decision_on=date(2025, 6, 28), deadline=date(2030, 7, 1))
    carry_out(ending=decided(merger), order=order)
    new = "c05362-20250701"
    assert running(people["hanh"]) == [(new, "CD2_BT", "TT_DL"), (new, "CD2_CTHD", "TT_DL")]
    assert running(people["lan"]) == [(new, "CD2_BT", "TT_DD")]
    assert running(people["nga"]) == [(new, "CD2_CC", "TT_DL")]
    assert running(people["thu"]) == [("c05101", "CD_BT", "TT_DL")]
    assert Posting.objects.filter(unit__in=merger.ending.heirs).running_on(REFORM).count() == 0
    case = SurplusCase.objects.get()
    assert (case.cadre, case.group, case.reason_id) == (people["lan"], "cadre", "DD_DVHC")
    assert (case.deadline, case.unit) == (date(2030, 7, 1), merger.units.bao_hieu)
    assert Placement.objects.get(cadre=people["nga"]).new_posting.decision_number == "12/QĐ-UBND"  # type: ignore[union-attr]  # placed above


def test_who_leaves_has_no_post_and_the_concurrent_one_ends_with_the_primary(
    merger: Merger, people: dict[str, Cadre]
) -> None:
    ending = planned(merger)
    set_result(ending, "Hà Thị Lan", Result.PLACED)
    set_result(ending, "Bùi Văn Hạnh", Result.LEFT, status=EmploymentStatus.objects.get(pk="TT_NHTT"))
    assert line_of("Bùi Văn Hạnh", is_primary=False).result == Result.ENDED
    carry_out(ending=ending, order=Order())
    assert running(people["hanh"]) == []
    assert running(people["hanh"], EVE) == [("c05356", "CD_BT", "TT_DL"), ("c05356", "CD_CTHD", "TT_DL")]
    assert Placement.objects.get(cadre=people["hanh"], is_primary=True).status_id == "TT_NHTT"


def test_a_post_that_was_to_end_on_a_day_still_ends_then(merger: Merger, people: dict[str, Cadre]) -> None:
    Posting.objects.filter(cadre=people["nga"]).update(period=DateRange(date(2020, 1, 1), date(2026, 1, 1)))
    carry_out(ending=decided(merger), order=Order())
    assert running(people["nga"], date(2025, 12, 31))
    assert running(people["nga"], date(2026, 1, 1)) == []


def test_committee_seats_end_with_their_unit(merger: Merger, people: dict[str, Cadre]) -> None:
    seat = CommitteeSeat.objects.create(
        cadre=people["hanh"], unit=merger.units.lac_sy, kind_id="DU_BT", period=DateRange(date(2020, 6, 1), None)
    )
    carry_out(ending=decided(merger), order=Order())
    seat.refresh_from_db()
    assert seat.period.upper == REFORM


def test_taking_back_restores_every_row(merger: Merger, people: dict[str, Cadre]) -> None:
    ending = decided(merger)
    before = everything()
    done = carry_out(ending=ending, order=Order(), doubles_seen=True)
    assert everything() != before
    take_back(done=done, by=merger.placer)
    assert everything() == before


def test_what_later_leans_on_it_is_named_and_nothing_changes(merger: Merger, people: dict[str, Cadre]) -> None:
    done = carry_out(ending=decided(merger), order=Order())
    case = SurplusCase.objects.get()
    case.note = "Đang xem xét."
    edit_case(case=case, revision=None, by=merger.placer)
    present = everything()
    with pytest.raises(LeanedOnError) as error, transaction.atomic():
        take_back(done=done, by=merger.placer)
    assert case in [kept.row for kept in error.value.kept]
    assert everything() == present


def test_a_line_that_someone_else_changed_meanwhile_stays_as_it_is(merger: Merger, people: dict[str, Cadre]) -> None:
    ending = planned(merger)
    line = line_of("Hà Thị Lan")
    set_result(ending, "Hà Thị Lan", Result.SURPLUS)
    late = decide(ending=ending, seen={line.pk: line.revision}, decision=Decision(Result.PLACED))
    assert (late.changed, late.overtaken) == (0, ("Hà Thị Lan",))
    assert line_of("Hà Thị Lan").result == Result.SURPLUS


def test_people_are_placed_on_only_in_units_that_take_over(merger: Merger, people: dict[str, Cadre]) -> None:
    ending = planned(merger)
    with pytest.raises(ValidationError, match="thuộc một đơn vị kế thừa"):
        set_result(ending, "Hà Thị Lan", Result.PLACED, to_unit=merger.units.thu_phong)


def test_without_units_of_ones_own_nobody_draws_a_plan(merger: Merger, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        draw_up(ending=Ending(merger.reorganisation, stranger))


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"result": "surplus", "to_unit": None}, "planned_placement_where_to"),
        ({"result": "left"}, "planned_placement_how_left"),
        ({"result": "ended"}, "planned_placement_of_concurrent_post"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(
    merger: Merger, people: dict[str, Cadre], facts: dict[str, Any], constraint: str
) -> None:
    planned(merger)
    with pytest.raises(IntegrityError, match=constraint):
        PlannedPlacement.objects.filter(posting__cadre=people["nga"]).update(**facts)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"effective_on": date(2025, 9, 1)}, "surplus_case_settled_how"),
        ({"amount": -1}, "surplus_case_amount_not_negative"),
        ({"paid_on": date(2025, 9, 1)}, "surplus_case_paid_when_decided"),
        ({"applied_on": date(2025, 9, 1), "decision_on": date(2025, 8, 1)}, "surplus_case_decided_after_applied"),
    ],
)
def test_a_surplus_case_that_cannot_be_is_refused(
    merger: Merger, people: dict[str, Cadre], facts: dict[str, Any], constraint: str
) -> None:
    carry_out(ending=decided(merger), order=Order())
    with pytest.raises(IntegrityError, match=constraint):
        SurplusCase.objects.update(**facts)


def settlement(code: str, on: date) -> dict[str, object]:
    return {"option": SurplusOption.objects.get(pk=code), "decision_on": on, "effective_on": on}


def test_a_settlement_in_force_ends_the_wait(merger: Merger, people: dict[str, Cadre]) -> None:
    carry_out(ending=decided(merger), order=Order())
    day = date(2025, 9, 1)
    settle_many(cases=list(SurplusCase.objects.all()), values=settlement("DDPA_NHTT", day), by=merger.placer)
    assert running(people["lan"], date(2025, 8, 31)) == [("c05362-20250701", "CD2_BT", "TT_DD")]
    assert running(people["lan"], day) == []
    assert SurplusCase.objects.settled_on(day).count() == 1
    assert SurplusCase.objects.outstanding_on(date(2025, 8, 31)).count() == 1


def test_who_is_placed_later_goes_on_at_work(merger: Merger, people: dict[str, Cadre]) -> None:
    carry_out(ending=decided(merger), order=Order())
    day = date(2025, 9, 1)
    settle_many(cases=list(SurplusCase.objects.all()), values=settlement("DDPA_BT", day), by=merger.placer)
    assert running(people["lan"], day) == [("c05362-20250701", "CD2_BT", "TT_DL")]


def test_a_settlement_before_the_wait_is_refused(merger: Merger, people: dict[str, Cadre]) -> None:
    carry_out(ending=decided(merger), order=Order())
    early = settlement("DDPA_NHTT", REFORM)
    with pytest.raises(ValidationError, match="có hiệu lực sau ngày 01/07/2025"):
        settle_many(cases=list(SurplusCase.objects.all()), values=early, by=merger.placer)
    assert SurplusCase.objects.get().effective_on is None
