"""What the database refuses of training, and the sentence that says so."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from apps.accounts.models import User
from apps.core.constraints import explained
from apps.training import services
from apps.training.models import Course, Enrolment, EnrolmentState, PlanLine, TrainingClass, TrainingPlan
from tests.conftest import Person, Units
from tests.training.conftest import MakeClass


def refused(name: str, error: pytest.ExceptionInfo[ValidationError]) -> bool:
    return any(one.code == name for one in error.value.error_list)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"ends_on": date(2024, 2, 29)}, "training_class_ends_after_it_begins"),
        ({"cost": -1}, "training_class_cost_not_negative"),
        ({"capacity": 0}, "training_class_has_places"),
        ({"sessions": 0}, "training_class_has_sessions"),
    ],
)
def test_an_impossible_class_is_refused(make_class: MakeClass, facts: dict[str, object], name: str) -> None:
    with pytest.raises(ValidationError) as error, explained(TrainingClass):
        make_class(**facts)
    assert refused(name, error)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"attended": 41}, "training_attended_of_the_sessions"),
        ({"state": "completed"}, "training_completed_with_its_day"),
        ({"certificate_number": "1/TCT"}, "training_certificate_when_completed"),
        ({"state": "completed", "completed_on": date(2024, 2, 1)}, "training_completed_after_the_start"),
    ],
)
def test_an_impossible_enrolment_is_refused_by_the_database(
    make_class: MakeClass, person: Person, units: Units, facts: dict[str, object], name: str
) -> None:
    cadre = person("Bùi Văn Hạnh")
    with pytest.raises(ValidationError) as error, explained(Enrolment):
        Enrolment.objects.create(training_class=make_class(), cadre=cadre, unit=units.lac_sy, **facts)
    assert refused(name, error)


def test_a_class_takes_no_more_people_than_it_has_places(
    make_class: MakeClass, person: Person, units: Units, editor: User
) -> None:
    held = make_class(capacity=1)
    an, ba = person("Bùi Văn An"), person("Bùi Văn Ba")
    with pytest.raises(ValidationError) as error:
        services.enrol(training_class=held, cadres=[an, ba], by=editor)
    assert refused("training_places_of_the_class", error)
    services.enrol(training_class=held, cadres=[an], by=editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrolment.objects.create(training_class=held, cadre=ba, unit=units.lac_sy)
    held.enrolments.update(state=EnrolmentState.WITHDRAWN)
    services.enrol(training_class=held, cadres=[ba], by=editor)


def test_nobody_is_in_a_class_twice(make_class: MakeClass, person: Person, editor: User) -> None:
    held, an = make_class(), person("Bùi Văn An")
    services.enrol(training_class=held, cadres=[an], by=editor)
    with pytest.raises(ValidationError) as error:
        services.enrol(training_class=held, cadres=[an], by=editor)
    assert refused("all_enrolled", error)


def test_an_approved_plan_needs_its_decision(units: Units, editor: User) -> None:
    plan = TrainingPlan(unit=units.province, year=2025, title="Kế hoạch", state="approved")
    with pytest.raises(ValidationError) as error:
        services.add(row=plan, by=editor)
    assert refused("training_plan_approved_by_decision", error)


def test_people_of_a_gap_list_are_counted_into_a_plan_on_one_line(units: Units, editor: User) -> None:
    plan = TrainingPlan(unit=units.province, year=2026, title="Kế hoạch")
    services.add(row=plan, by=editor)
    course = Course.objects.get(pk="DT_CM_DH")
    for number in (12, 30):
        services.plan_people(plan=plan, course=course, people=number, by=editor)
    assert PlanLine.objects.get().planned == 42


def test_a_class_with_people_is_not_deleted(make_class: MakeClass, person: Person, editor: User) -> None:
    held = make_class()
    services.enrol(training_class=held, cadres=[person("Bùi Văn An")], by=editor)
    with pytest.raises(ValidationError):
        services.delete(row=held, revision=None, by=editor)
