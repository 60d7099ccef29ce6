"""A movement is agreed by two sides; it changes posts in one act, and until then nothing has moved."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from apps.accounts.models import User
from apps.cadres.day import current_posting, postings_by
from apps.cadres.lending import status_words
from apps.cadres.models import Cadre, Departure, EmploymentStatus, LegalBasis, Movement, MovementKind, Posting, Title
from apps.cadres.services import movements, take_back
from apps.cadres.services.movements import Decision, Return
from apps.cadres.stays import posts_asked, posts_of
from apps.core.dates import PartialDate, day_before
from apps.core.doubts import DoubtfulError
from apps.core.undo import CannotUndoError
from tests.conftest import Person, Units

FIRST = date(2025, 3, 10)
PAPER = Decision("15/QĐ-UBND", date(2025, 3, 1), "UBND huyện Yên Thủy")


@pytest.fixture
def hoa(person: Person) -> Cadre:
    return person("Bùi Thị Hoa", sex="female", birth=PartialDate(date(1990, 4, 2)))


def draft(cadre: Cadre, kind: str = "DC_DD", **facts: Any) -> Movement:
    """A movement as a form gives it."""
    title = facts.pop("to_title", "CD_VPTK")
    return Movement(
        cadre=cadre,
        kind=MovementKind.objects.get(pk=kind),
        to_title=Title.objects.get(pk=title) if title else None,
        starts_on=facts.pop("starts_on", FIRST),
        **facts,
    )


def decided(cadre: Cadre, kind: str = "DC_DD", **facts: Any) -> Movement:
    paper = {"decision_number": "15/QĐ-UBND", "decision_on": date(2025, 3, 1)}
    return draft(cadre, kind, **(paper | facts))


def posts_on(cadre: Cadre, day: date) -> list[tuple[str, bool, str | None]]:
    """Unit, whether primary and status of every post of the day."""
    running = Posting.objects.filter(cadre=cadre).running_on(day).order_by("-is_primary")
    return [(post.unit.key, post.is_primary, post.status_id) for post in running]


def test_a_proposal_moves_nobody(hoa: Cadre, officer: User, units: Units) -> None:
    movement = movements.propose(movement=draft(hoa, to_unit=units.bao_hieu), by=officer)
    assert (movement.state, movement.proposed_by_side) == ("proposed", "sender")
    assert (movement.from_unit, movement.from_level, movement.to_level) == (units.lac_sy, "commune", "commune")
    assert posts_on(hoa, FIRST) == [("c05356", True, "TT_DL")]


def test_the_other_side_confirms_and_the_posts_change_on_the_day(
    hoa: Cadre, officer: User, neighbour: User, units: Units
) -> None:
    proposed = movements.propose(movement=draft(hoa, to_unit=units.bao_hieu), by=officer)
    confirmed = movements.confirm(movement=proposed, decision=PAPER, by=neighbour)
    assert posts_on(hoa, FIRST - timedelta(days=1)) == [("c05356", True, "TT_DL")]
    assert posts_on(hoa, FIRST) == [("c05365", True, "TT_DL")]
    hoa.refresh_from_db()
    assert hoa.home_unit == units.bao_hieu
    assert (confirmed.state, confirmed.answered_by) == ("confirmed", neighbour)
    assert confirmed.to_posting is not None
    assert confirmed.to_posting.decision_number == "15/QĐ-UBND"


def test_the_receiving_side_proposes_and_the_sending_side_confirms(
    hoa: Cadre, officer: User, neighbour: User, units: Units
) -> None:
    proposed = movements.propose(movement=draft(hoa, to_unit=units.bao_hieu), by=neighbour)
    assert proposed.proposed_by_side == "receiver"
    with pytest.raises(PermissionDenied):
        movements.confirm(movement=proposed, decision=PAPER, by=neighbour)
    movements.confirm(movement=proposed, decision=PAPER, by=officer)
    assert posts_on(hoa, FIRST) == [("c05365", True, "TT_DL")]


def test_who_proposed_cannot_confirm_and_a_third_unit_can_do_nothing(
    hoa: Cadre, officer: User, analyst: User, units: Units
) -> None:
    proposed = movements.propose(movement=draft(hoa, to_unit=units.bao_hieu), by=officer)
    for user in (officer, analyst):
        with pytest.raises(PermissionDenied):
            movements.confirm(movement=proposed, decision=PAPER, by=user)
        with pytest.raises(PermissionDenied):
            movements.decline(movement=proposed, why="Không", by=user)
    with pytest.raises(PermissionDenied):
        movements.propose(movement=draft(hoa, to_unit=units.thu_phong, from_unit=units.bao_hieu), by=officer)


def test_a_proposal_is_declined_with_a_reason_and_another_can_follow(
    hoa: Cadre, officer: User, neighbour: User, units: Units
) -> None:
    proposed = movements.propose(movement=draft(hoa, to_unit=units.bao_hieu), by=officer)
    with pytest.raises(ValidationError) as refused:
        movements.propose(movement=draft(hoa, to_unit=units.bao_hieu), by=officer)
    assert refused.value.error_list[0].code == "movement_one_open_proposal"
    with pytest.raises(ValidationError) as silent:
        movements.decline(movement=proposed, why="", by=neighbour)
    assert silent.value.error_list[0].code == "movement_declined_with_a_reason"
    movements.decline(movement=proposed, why="Đã đủ biên chế.", by=neighbour)
    assert movements.propose(movement=draft(hoa, to_unit=units.bao_hieu), by=officer).is_waiting


def test_an_answered_proposal_is_not_answered_again(
    hoa: Cadre, officer: User, neighbour: User, editor: User, units: Units
) -> None:
    proposed = movements.propose(movement=draft(hoa, to_unit=units.bao_hieu), by=officer)
    movements.confirm(movement=proposed, decision=PAPER, by=neighbour)
    again: Callable[[], object]
    for again in (
        lambda: movements.confirm(movement=proposed, decision=PAPER, by=editor),
        lambda: movements.withdraw(movement=proposed, why="", by=officer),
    ):
        with pytest.raises(ValidationError) as refused:
            again()
        assert refused.value.error_list[0].code == "answered"
        assert "Neighbour" in str(refused.value)
    assert Posting.objects.filter(cadre=hoa).count() == 2


def test_a_confirmation_without_a_decision_is_refused_and_changes_nothing(
    hoa: Cadre, officer: User, neighbour: User, units: Units
) -> None:
    proposed = movements.propose(movement=draft(hoa, to_unit=units.bao_hieu), by=officer)
    with pytest.raises(ValidationError) as refused:
        movements.confirm(movement=proposed, decision=Decision("", None), by=neighbour)
    assert refused.value.error_list[0].code == "movement_in_force_is_decided"
    assert posts_on(hoa, FIRST) == [("c05356", True, "TT_DL")]


def test_a_seconded_person_counts_once_at_the_sender_and_takes_the_post_up_again(
    hoa: Cadre, editor: User, units: Units
) -> None:
    lent = decided(hoa, "DC_BP", to_unit=units.bao_hieu, planned_end=date(2026, 3, 9))
    movement = movements.carry_out(movement=lent, by=editor)
    assert posts_on(hoa, FIRST) == [("c05356", True, "TT_BP_DI"), ("c05365", False, "TT_BP_DEN")]
    assert Posting.objects.filter(cadre=hoa).running_on(FIRST).counted().count() == 1
    back = Return(on=date(2026, 3, 10), number="20/QĐ-UBND", decided_on=date(2026, 3, 1))
    ended = movements.return_from(movement=movement, back=back, by=editor)
    assert posts_on(hoa, date(2026, 3, 10)) == [("c05356", True, "TT_DL")]
    assert (ended.state, ended.ended_on) == ("done", date(2026, 3, 9))


def test_a_secondment_shows_on_its_own_days_alone(hoa: Cadre, editor: User, units: Units) -> None:
    def said(day: date) -> str:
        cadre = Cadre.objects.prefetch_related(postings_by(day)).get(pk=hoa.pk)
        posting = current_posting(cadre)
        assert posting is not None
        assert (
            status_words(posting)
            == next(stay for stay in posts_of(posts_asked(hoa, day), day) if stay.record == posting).status
        )
        return status_words(posting)

    lent = decided(hoa, "DC_BP", to_unit=units.bao_hieu, planned_end=date(2026, 3, 9))
    movement = movements.carry_out(movement=lent, by=editor)
    days = (day_before(FIRST), FIRST, date(2026, 3, 9), date(2026, 3, 10))
    with override("vi"):
        assert [said(day) for day in days] == ["Đang công tác", *["Biệt phái đi nơi khác"] * 3]
        movements.return_from(movement=movement, back=Return(on=date(2026, 3, 10)), by=editor)
        assert [said(day) for day in days] == ["Đang công tác", *["Biệt phái đi nơi khác"] * 2, "Đang công tác"]


def test_a_status_set_by_hand_stays_without_a_movement(hoa: Cadre) -> None:
    hoa.postings.update(status="TT_BP_DI")
    assert [stay.record.status_code for stay in posts_of(posts_asked(hoa, FIRST), FIRST)] == ["TT_BP_DI"]  # type: ignore[union-attr]  # a posting


def test_a_rotated_person_returns_to_the_former_post(hoa: Cadre, editor: User, units: Units) -> None:
    rotation = decided(hoa, "DC_LC", to_unit=units.bao_hieu, planned_end=date(2028, 3, 9))
    movement = movements.carry_out(movement=rotation, by=editor)
    assert posts_on(hoa, FIRST) == [("c05365", True, "TT_DL")]
    movements.return_from(movement=movement, back=Return(on=date(2028, 3, 10)), by=editor)
    assert posts_on(hoa, date(2028, 3, 9)) == [("c05365", True, "TT_DL")]
    assert posts_on(hoa, date(2028, 3, 10)) == [("c05356", True, "TT_DL")]


def test_nobody_who_is_lent_out_is_moved_before_the_return(hoa: Cadre, editor: User, units: Units) -> None:
    lent = decided(hoa, "DC_BP", to_unit=units.bao_hieu, planned_end=date(2026, 3, 9))
    movements.carry_out(movement=lent, by=editor)
    with pytest.raises(ValidationError) as refused:
        movements.carry_out(movement=decided(hoa, to_unit=units.thu_phong, starts_on=date(2025, 6, 1)), by=editor)
    assert refused.value.error_list[0].code == "still_lent"


def test_a_further_movement_ends_a_rotation(hoa: Cadre, editor: User, units: Units) -> None:
    rotation = decided(hoa, "DC_LC", to_unit=units.bao_hieu, planned_end=date(2028, 3, 9))
    first = movements.carry_out(movement=rotation, by=editor)
    movements.carry_out(movement=decided(hoa, to_unit=units.thu_phong, starts_on=date(2026, 1, 1)), by=editor)
    first.refresh_from_db()
    assert (first.state, first.ended_on) == ("done", date(2025, 12, 31))


def test_concurrent_posts_of_the_former_unit_end_with_the_primary_one(hoa: Cadre, editor: User, units: Units) -> None:
    Posting.objects.create(
        cadre=hoa, unit=units.lac_sy, title_id="CD_CTHD", category="cadre", is_primary=False,
        period=hoa.postings.get().period,
    )  # fmt: skip
    movements.carry_out(movement=decided(hoa, to_unit=units.bao_hieu), by=editor)
    assert posts_on(hoa, FIRST) == [("c05365", True, "TT_DL")]


def test_who_goes_to_a_body_outside_the_communes_has_left_them(hoa: Cadre, editor: User, units: Units) -> None:
    away = decided(hoa, to_unit=units.yen_thuy, to_place="Phòng Nội vụ", to_title=None)
    movement = movements.carry_out(movement=away, by=editor)
    assert (movement.to_level, movement.to_posting) == ("district", None)
    assert posts_on(hoa, FIRST) == []
    assert Departure.objects.get().cause_id == "TT_CD"


def test_a_movement_is_taken_back_as_a_whole_or_not_at_all(hoa: Cadre, editor: User, units: Units) -> None:
    movement = movements.carry_out(movement=decided(hoa, to_unit=units.bao_hieu), by=editor)
    act = movements.last_act(movement)
    assert act is not None
    with transaction.atomic():
        later = movements.carry_out(
            movement=decided(hoa, to_unit=units.thu_phong, starts_on=date(2026, 1, 1)), by=editor
        )
        with pytest.raises(CannotUndoError):
            take_back(context=act, by=editor)
        assert posts_on(hoa, date(2026, 1, 1)) == [("c05101", True, "TT_DL")]
        take_back(context=movements.last_act(later), by=editor)  # type: ignore[arg-type]  # just written
    take_back(context=act, by=editor)
    assert posts_on(hoa, FIRST) == [("c05356", True, "TT_DL")]
    assert not Movement.objects.exists()


def test_a_taken_back_confirmation_waits_again(hoa: Cadre, officer: User, editor: User, units: Units) -> None:
    proposed = movements.propose(movement=draft(hoa, to_unit=units.bao_hieu), by=officer)
    movements.confirm(movement=proposed, decision=PAPER, by=editor)
    take_back(context=movements.last_act(proposed), by=editor)  # type: ignore[arg-type]  # just written
    proposed.refresh_from_db()
    assert proposed.is_waiting
    assert proposed.to_posting is None
    assert posts_on(hoa, FIRST) == [("c05356", True, "TT_DL")]


def test_leaving_ends_every_post_with_its_cause(hoa: Cadre, officer: User, units: Units) -> None:
    cause = EmploymentStatus.objects.get(pk="TT_NH")
    movements.leave(departure=Departure(cadre=hoa, cause=cause, last_day=FIRST), by=officer)
    assert posts_on(hoa, FIRST) == [("c05356", True, "TT_DL")]
    assert posts_on(hoa, FIRST + timedelta(days=1)) == []
    left = Departure.objects.get()
    assert (left.unit, left.title_id) == (units.lac_sy, "CD_VPTK")


def test_being_at_work_is_no_cause_of_leaving(hoa: Cadre, officer: User) -> None:
    cause = EmploymentStatus.objects.get(pk="TT_DL")
    with pytest.raises(ValidationError) as refused:
        movements.leave(departure=Departure(cadre=hoa, cause=cause, last_day=FIRST), by=officer)
    assert refused.value.error_list[0].code == "no_cause_of_leaving"


def test_a_short_rotation_is_asked_about_with_its_article_and_remembered(
    hoa: Cadre, editor: User, units: Units
) -> None:
    rotation = decided(hoa, "DC_LC", to_unit=units.bao_hieu, planned_end=date(2026, 3, 9))
    with pytest.raises(DoubtfulError) as asked:
        movements.carry_out(movement=rotation, by=editor)
    (doubt,) = asked.value.doubts
    assert all(words in doubt.message for words in ("65-QĐ/TW", "36", "12"))
    movement = movements.carry_out(movement=rotation, by=editor, seen=[doubt.code])
    assert movement.acknowledged == ["LC_36_THANG"]


@pytest.mark.parametrize(
    ("kind", "facts", "rule"),
    [
        ("DC_BP", {"planned_end": date(2028, 3, 10)}, "BP_36_THANG"),
        ("DC_LC", {"adds_post": True}, "KHONG_TANG_CHUC_DANH"),
        ("DC_LC", {"to_title": "CD_BT"}, "KPNDP"),
    ],
)
def test_a_movement_against_a_rule_is_doubted(
    person: Person, editor: User, units: Units, kind: str, facts: dict[str, Any], rule: str
) -> None:
    cadre = person("Hà Thị Hạnh", home_town="Bảo Hiệu, Hòa Bình")
    with pytest.raises(DoubtfulError) as asked:
        movements.carry_out(movement=decided(cadre, kind, to_unit=units.bao_hieu, **facts), by=editor)
    assert [doubt.code.split(":")[0] for doubt in asked.value.doubts] == [rule]


def test_a_rotation_shortly_before_retirement_warns(person: Person, editor: User, units: Units) -> None:
    cadre = person("Hà Văn Tú", sex="male", birth=PartialDate(date(1972, 1, 1)))
    with pytest.raises(DoubtfulError) as asked:
        movements.carry_out(movement=decided(cadre, "DC_LC", to_unit=units.bao_hieu), by=editor)
    assert [doubt.code.split(":")[0] for doubt in asked.value.doubts] == ["LC_10_NAM"]


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"planned_end": date(2025, 3, 9)}, "movement_planned_end_after_start"),
        ({"state": "done", "ended_on": date(2025, 3, 9)}, "movement_ends_after_start"),
        ({"ended_on": date(2026, 3, 9)}, "movement_ended_when_done"),
        ({"decision_number": ""}, "movement_in_force_is_decided"),
        ({"answered_at": None}, "movement_answered_or_waiting"),
        ({"state": "lost"}, "movement_state_known"),
        ({"to_level": "village"}, "movement_to_level_known"),
    ],
)
def test_the_database_refuses_what_cannot_be(hoa: Cadre, facts: dict[str, Any], constraint: str) -> None:
    given = {"state": "confirmed", "answered_at": "2025-03-01T00:00:00Z"} | facts
    with pytest.raises(IntegrityError, match=constraint):
        decided(hoa, **given).save()


def test_facts_of_the_past_are_recorded_beside_the_posts_that_stand(hoa: Cadre, editor: User, units: Units) -> None:
    basis = LegalBasis.objects.get(pk="QD98")
    fact = decided(
        hoa, "DC_LC", legal_basis=basis, to_unit=units.lac_sy, starts_on=date(2020, 1, 1), from_level="district",
        from_place="Huyện đoàn Yên Thủy",
    )  # fmt: skip
    (recorded,) = movements.record_many(movements=[fact], by=editor)
    assert recorded.to_posting == hoa.postings.get()
    with pytest.raises(ValidationError) as twice:
        movements.record_many(movements=[decided(hoa, "DC_LC", starts_on=date(2020, 1, 1))], by=editor)
    assert twice.value.error_list[0].code == "movement_recorded_once"
