"""A class that grants a level makes a study while it runs and a qualification when it is completed."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from pghistory.models import Context

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.undo import CannotUndoError
from apps.qualifications.models import Language, Qualification, State, Verification
from apps.qualifications.services import Check, verify_qualifications
from apps.training import services
from apps.training.models import Enrolment, EnrolmentState, TrainingClass
from apps.training.services import Result
from apps.training.services.reasons import ENROLLED, RESULTS, STUDY_COMPLETED
from tests.conftest import DAY, Person
from tests.training.conftest import MakeClass

COMPLETED = EnrolmentState.COMPLETED


@pytest.fixture
def hanh(person: Person) -> Cadre:
    return person("Bùi Văn Hạnh")


def results_of(held: TrainingClass, state: str, **facts: object) -> list[Result]:
    return [Result(pk, state, **facts) for pk in held.enrolments.values_list("pk", flat=True)]  # type: ignore[arg-type]  # facts of a result


def act_called(reason: str) -> Context:
    return Context.objects.get(metadata__reason=reason)


def test_who_is_enrolled_studies_until_the_class_ends(make_class: MakeClass, hanh: Cadre, editor: User) -> None:
    held = make_class()
    services.enrol(training_class=held, cadres=[hanh], by=editor)
    study = hanh.qualifications.get()
    assert (study.level_id, study.state, study.expected_on) == ("LLCT_TC", State.STUDYING, held.ends_on)
    assert held.enrolments.get().qualification == study


def test_a_study_that_was_recorded_before_is_taken_up_and_not_doubled(
    make_class: MakeClass, hanh: Cadre, editor: User
) -> None:
    hanh.qualifications.create(level_id="LLCT_TC", state=State.PLANNED, reported_on=DAY)
    services.enrol(training_class=make_class(), cadres=[hanh], by=editor)
    assert hanh.qualifications.get().state == State.STUDYING


def test_the_study_of_one_language_is_not_taken_up_by_a_class_in_another(
    make_class: MakeClass, hanh: Cadre, editor: User
) -> None:
    chinese = Language.objects.get(pk="HAN")
    hanh.qualifications.create(level_id="NN_BAC3", language=chinese, state=State.STUDYING, reported_on=DAY)
    english = make_class("BD_NN_B1")
    services.enrol(training_class=english, cadres=[hanh], by=editor)
    services.record_results(training_class=english, results=results_of(english, COMPLETED), by=editor)
    stands = set(hanh.qualifications.values_list("language", "state"))
    assert stands == {("HAN", State.STUDYING), ("ANH", State.HELD)}


def test_completing_the_class_gives_the_qualification_whose_check_is_still_to_do(
    make_class: MakeClass, hanh: Cadre, editor: User
) -> None:
    held = make_class()
    services.enrol(training_class=held, cadres=[hanh], by=editor)
    given = results_of(held, COMPLETED, completed_on=date(2024, 12, 25), certificate_number="12/TCT")
    services.record_results(training_class=held, results=given, by=editor)
    gained = hanh.qualifications.get()
    assert (gained.state, gained.awarded_on, gained.diploma_number) == (State.HELD, date(2024, 12, 25), "12/TCT")
    assert gained.verification == Verification.DECLARED
    assert gained.expected_on is None


def test_a_course_without_a_level_gives_nothing(make_class: MakeClass, hanh: Cadre, editor: User) -> None:
    held = make_class("BD_KNS")
    services.enrol(training_class=held, cadres=[hanh], by=editor)
    services.record_results(training_class=held, results=results_of(held, COMPLETED), by=editor)
    assert held.enrolments.get().completed_on == held.ends_on
    assert not hanh.qualifications.exists()


def test_the_completion_of_a_class_is_taken_back_as_a_whole_however_large_it_is(
    make_class: MakeClass, person: Person, editor: User
) -> None:
    held = make_class()
    people = [person(f"Bùi Văn {name}") for name in ("An", "Ba", "Cả")]
    services.enrol(training_class=held, cadres=people, by=editor)
    services.record_results(training_class=held, results=results_of(held, COMPLETED), by=editor)
    services.take_back(context=act_called(RESULTS), by=editor)
    assert set(held.enrolments.values_list("state", flat=True)) == {EnrolmentState.ENROLLED}
    assert set(Qualification.objects.values_list("state", flat=True)) == {State.STUDYING}
    services.take_back(context=act_called(ENROLLED), by=editor)
    assert not Enrolment.objects.exists()
    assert not Qualification.objects.exists()


def test_what_was_checked_since_is_neither_taken_back_nor_overwritten(
    make_class: MakeClass, hanh: Cadre, editor: User
) -> None:
    held = make_class()
    services.enrol(training_class=held, cadres=[hanh], by=editor)
    services.record_results(training_class=held, results=results_of(held, COMPLETED), by=editor)
    act = act_called(RESULTS)
    verify_qualifications(qualifications=hanh.qualifications.all(), check=Check(Verification.CONFIRMED), by=editor)
    with pytest.raises(CannotUndoError):
        services.take_back(context=act, by=editor)
    with pytest.raises(ValidationError) as error:
        services.record_results(training_class=held, results=results_of(held, EnrolmentState.FAILED), by=editor)
    assert error.value.error_list[0].code == "diploma_checked"
    assert hanh.qualifications.get().state == State.HELD


def test_who_withdraws_no_longer_studies_because_of_the_class(
    make_class: MakeClass, hanh: Cadre, person: Person, editor: User
) -> None:
    lan = person("Hà Thị Lan")
    lan.qualifications.create(level_id="LLCT_TC", state=State.STUDYING, reported_on=DAY)
    held = make_class()
    services.enrol(training_class=held, cadres=[hanh, lan], by=editor)
    services.record_results(training_class=held, results=results_of(held, EnrolmentState.WITHDRAWN), by=editor)
    assert not hanh.qualifications.exists()
    assert lan.qualifications.get().state == State.STUDYING


def test_a_wrong_result_can_be_put_right(make_class: MakeClass, hanh: Cadre, editor: User) -> None:
    held = make_class()
    services.enrol(training_class=held, cadres=[hanh], by=editor)
    services.record_results(training_class=held, results=results_of(held, COMPLETED), by=editor)
    services.record_results(training_class=held, results=results_of(held, EnrolmentState.ATTENDING), by=editor)
    study = hanh.qualifications.get()
    assert (study.state, study.awarded_on, study.expected_on) == (State.STUDYING, None, held.ends_on)


def test_overdue_studies_are_completed_extended_or_given_up_together(
    make_class: MakeClass, hanh: Cadre, editor: User
) -> None:
    held = make_class()
    services.enrol(training_class=held, cadres=[hanh], by=editor)
    services.extend_studies(studies=[hanh.qualifications.get()], expected_on=date(2025, 6, 30), by=editor)
    assert hanh.qualifications.get().expected_on == date(2025, 6, 30)
    services.complete_studies(studies=[hanh.qualifications.get()], awarded_on=date(2025, 1, 5), by=editor)
    assert hanh.qualifications.get().state == State.HELD
    assert held.enrolments.get().completed_on == date(2025, 1, 5)
    services.take_back(context=act_called(STUDY_COMPLETED), by=editor)
    services.give_up_studies(studies=[hanh.qualifications.get()], by=editor, because="Nghỉ học")
    assert not hanh.qualifications.exists()
    assert held.enrolments.get().state == EnrolmentState.WITHDRAWN


def test_an_officer_enrols_nobody(make_class: MakeClass, hanh: Cadre, officer: User) -> None:
    with pytest.raises(PermissionDenied):
        services.enrol(training_class=make_class(), cadres=[hanh], by=officer)
