"""A course keeps its figures for the sake of those who took it."""

import pytest

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.rosters import services as rosters
from apps.training import services as training
from apps.training.models import Course, Enrolment
from tests.conftest import DAY, Person, Units
from tests.discipline.test_held_values import changed, made_by
from tests.rosters.sheets import workbook
from tests.training.conftest import MakeClass

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanh(person: Person) -> Cadre:
    return person("Bùi Văn Hạnh")


def test_a_course_leads_where_it_led_those_who_took_it(make_class: MakeClass, hanh: Cadre, editor: User) -> None:
    course = Course.objects.get(pk="DT_LLCT_TC")
    held = make_class()
    assert changed(course, level_id="LLCT_CC") == ""
    changed(course, level_id="LLCT_TC")
    training.enrol(training_class=held, cadres=[hanh], by=editor)
    assert [changed(course, level_id="LLCT_CC"), changed(course, kind="fostering")] == [made_by(Enrolment)] * 2
    assert changed(course, days=40) == ""


def test_a_workbook_of_courses_says_why_it_is_refused(
    make_class: MakeClass, hanh: Cadre, units: Units, administrator: User
) -> None:
    training.enrol(training_class=make_class(), cadres=[hanh], by=administrator)
    name = Course.objects.get(pk="DT_LLCT_TC").label_vi
    header = ("TT", "Tên khóa đào tạo, bồi dưỡng", "Loại trình độ đạt được", "Trình độ đạt được")
    upload = rosters.receive(
        content=workbook([header, (1, name, "Lý luận chính trị", "Cao cấp")]),
        filename="d.xlsx",
        unit=units.province,
        as_of=DAY,
        by=administrator,
        format_code="courses",
    )
    result = rosters.apply(rosters.check(upload), by=administrator)
    assert [issue.code for issue in result.issues] == [made_by(Enrolment)]
