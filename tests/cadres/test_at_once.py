"""Two people write about the same matter in the same moment: one of them is told, and nothing impossible stands."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from apps.accounts.models import User
from apps.appraisal.models import ConfidenceVote, VoteScheme, VoteSession
from apps.cadres.mergers import carrying
from apps.cadres.mergers.carrying import Order
from apps.cadres.models import Cadre, Movement, MovementKind, Placement, Posting, Result, Title
from apps.cadres.services import movements
from apps.cadres.services.movements import Decision
from apps.communes.models import Unit
from apps.core.writing import act, insert
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision, DisciplineForm
from apps.training import services as training
from apps.training.models import Course, Enrolment, TrainingClass
from tests.cadres.mergers import merge_two, planned, set_result
from tests.conftest import DAY, Person, Units
from tests.discipline.conftest import Record, keeper, record
from tests.overlapping import overlapping

__all__ = ["keeper", "record"]
pytestmark = pytest.mark.django_db(transaction=True)
FIRST = date(2025, 3, 10)
PAPER = Decision("15/QĐ-UBND", date(2025, 3, 1), "UBND huyện Yên Thủy")


def code_of(refused: Any) -> str:
    assert isinstance(refused, ValidationError), refused
    return str(refused.error_list[0].code)


def proposal(cadre: Cadre, to: Unit, by: User) -> Movement:
    movement = Movement(
        cadre=cadre,
        kind=MovementKind.objects.get(pk="DC_DD"),
        to_unit=to,
        to_title=Title.objects.get(pk="CD_VPTK"),
        starts_on=FIRST,
    )
    return movements.propose(movement=movement, by=by)


def test_a_transfer_confirmed_twice_moves_its_person_once(
    person: Person, officer: User, neighbour: User, editor: User, units: Units
) -> None:
    proposed = proposal(person("Bùi Thị Hoa"), units.bao_hieu, officer)
    one, other = overlapping(
        lambda: movements.confirm(movement=proposed, decision=PAPER, by=neighbour),
        lambda: movements.confirm(movement=proposed, decision=PAPER, by=editor),
    )
    assert (one.state, code_of(other)) == ("confirmed", "answered")
    assert Posting.objects.running_on(FIRST).values_list("unit__key").get() == ("c05365",)


def test_a_transfer_withdrawn_while_it_is_confirmed_has_one_end(
    person: Person, officer: User, neighbour: User, units: Units
) -> None:
    proposed = proposal(person("Bùi Thị Hoa"), units.bao_hieu, officer)
    one, other = overlapping(
        lambda: movements.withdraw(movement=proposed, why="", by=officer),
        lambda: movements.confirm(movement=proposed, decision=PAPER, by=neighbour),
    )
    assert (one.state, code_of(other)) == ("withdrawn", "answered")
    assert Posting.objects.running_on(FIRST).values_list("unit__key").get() == ("c05356",)


def test_two_primary_posts_of_one_person_never_both_stand(person: Person, editor: User, units: Units) -> None:
    cadre = person("Bùi Thị Hoa", since=date(2020, 1, 1))
    Posting.objects.filter(cadre=cadre).delete()

    def begin(unit: Unit) -> Posting:
        post = Posting(cadre=cadre, unit=unit, title=Title.objects.get(pk="CD_BT"), period=(FIRST, None))
        post.category = post.title.category
        with act(Posting, by=editor, reason="x"):
            insert(post)
        return post

    _one, other = overlapping(partial(begin, units.lac_sy), partial(begin, units.bao_hieu))
    assert code_of(other) == "posting_one_primary_at_a_time"
    assert Posting.objects.filter(cadre=cadre).count() == 1


def test_a_reorganisation_carried_out_twice_places_everyone_once(person: Person, units: Units) -> None:
    person("Bùi Thị Hoa", unit=units.lac_sy)
    ending = planned(merge_two(units))
    set_result(ending, "Bùi Thị Hoa", Result.PLACED)
    one, other = overlapping(
        lambda: carrying.carry_out(ending=ending, order=Order(), doubles_seen=True),
        lambda: carrying.carry_out(ending=ending, order=Order(), doubles_seen=True),
    )
    assert one.number == 1
    assert code_of(other) == "nobody"
    assert Placement.objects.count() == 1
    assert Posting.objects.filter(period__endswith__isnull=True).count() == 1


def a_class(units: Units, **facts: Any) -> TrainingClass:
    days = {"starts_on": date(2024, 3, 1), "ends_on": date(2024, 12, 20), "sessions": 40}
    course = Course.objects.get(pk="DT_LLCT_TC")
    return TrainingClass.objects.create(course=course, unit=units.province, name="Lớp K40", **(days | facts))


def test_who_is_enrolled_in_a_class_that_is_deleted_in_that_moment_is_told(
    person: Person, editor: User, units: Units
) -> None:
    cadre, found = person("Bùi Thị Hoa"), a_class(units)
    gone, other = overlapping(
        lambda: training.delete(row=TrainingClass.objects.get(), revision=None, by=editor),
        lambda: training.enrol(training_class=found, cadres=[cadre], by=editor),
    )
    assert gone is None
    assert code_of(other) == "gone"
    assert not Enrolment.objects.exists()


def test_a_class_that_gets_its_first_people_in_that_moment_is_not_deleted(
    person: Person, editor: User, units: Units
) -> None:
    cadre, found = person("Bùi Thị Hoa"), a_class(units)
    _enrolled, refused = overlapping(
        lambda: training.enrol(training_class=found, cadres=[cadre], by=editor),
        lambda: training.delete(row=TrainingClass.objects.get(), revision=None, by=editor),
    )
    assert code_of(refused)
    assert Enrolment.objects.count() == TrainingClass.objects.count() == 1


def test_two_who_take_the_last_place_past_the_services_do_not_both_get_it(person: Person, units: Units) -> None:
    found = a_class(units, capacity=1)
    first, second = person("Bùi Thị Hoa"), person("Đinh Văn Lâm")

    def enrol(cadre: Cadre) -> Enrolment:
        return Enrolment.objects.create(training_class=found, cadre=cadre, unit=units.lac_sy)

    overlapping(partial(enrol, first), partial(enrol, second))
    assert Enrolment.objects.count() == 1


def test_sessions_are_not_cut_below_what_is_attended_in_that_moment(person: Person, units: Units) -> None:
    found = a_class(units)
    Enrolment.objects.create(training_class=found, cadre=person("Bùi Thị Hoa"), unit=units.lac_sy)
    overlapping(
        lambda: TrainingClass.objects.update(sessions=10),
        lambda: Enrolment.objects.update(attended=39),
    )
    assert Enrolment.objects.get().attended is None


def a_session(units: Units) -> VoteSession:
    scheme = VoteScheme.objects.get(pk="QD96_2023")
    return VoteSession.objects.create(
        scheme=scheme, unit=units.lac_sy, body="BCH", held_on=date(2023, 11, 20), summoned=16, present=15
    )


@pytest.mark.parametrize("turn", [1, -1])
def test_ballots_never_exceed_those_present_though_both_change_in_one_moment(
    person: Person, units: Units, turn: int
) -> None:
    session, cadre = a_session(units), person("Bùi Thị Hoa")
    ballots = {"high": 3, "medium": 2, "low": 10, "issued": 15, "valid": 15}
    overlapping(
        *(
            lambda: VoteSession.objects.update(present=10),
            lambda: ConfidenceVote.objects.create(session=session, cadre=cadre, unit=units.lac_sy, **ballots),
        )[::turn]
    )
    present = VoteSession.objects.get().present
    assert [vote for vote in ConfidenceVote.objects.all() if vote.issued > present] == []


def test_a_decision_recorded_twice_stands_once(person: Person, record: Record) -> None:
    cadre = person("Bùi Thị Hoa")
    _one, other = overlapping(lambda: record(cadre, "KLCC_KT"), lambda: record(cadre, "KLCC_KT"))
    assert code_of(other) == "discipline_recorded_once"
    assert DisciplinaryDecision.objects.count() == DisciplinaryAct.objects.count() == 1


@pytest.mark.parametrize("turn", [1, -1])
def test_a_form_that_ends_in_that_moment_is_not_decided_after_its_end(
    person: Person, record: Record, turn: int
) -> None:
    cadre = person("Bùi Thị Hoa")
    overlapping(
        *(
            lambda: DisciplineForm.objects.filter(pk="KLCC_KT").update(valid_to=date(2024, 1, 1)),
            lambda: record(cadre, "KLCC_KT"),
        )[::turn]
    )
    form = DisciplineForm.objects.get(pk="KLCC_KT")
    decisions = DisciplinaryDecision.objects.all()
    assert [one for one in decisions if form.valid_to and one.decision_on >= form.valid_to] == []


@pytest.mark.parametrize("turn", [1, -1])
def test_an_act_is_not_put_after_a_decision_that_is_made_on_it_in_that_moment(
    person: Person, record: Record, turn: int
) -> None:
    act_of = record(person("Bùi Thị Hoa"), "KLCC_KT")
    decided = DisciplinaryDecision.objects.get()
    overlapping(
        *(
            lambda: DisciplinaryAct.objects.filter(pk=act_of.pk).update(act_on=date(2024, 6, 1), act_precision="day"),
            lambda: DisciplinaryDecision.objects.filter(pk=decided.pk).update(
                decision_on=date(2024, 5, 1), effective_on=date(2024, 5, 1)
            ),
        )[::turn]
    )
    act_on = DisciplinaryAct.objects.get().act_on
    assert act_on
    assert DisciplinaryDecision.objects.get().decision_on >= act_on
    assert act_on <= DAY
