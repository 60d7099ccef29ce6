"""Two registered people of one name and birthday: the registry's own template does not call them one listed twice."""

from datetime import date
from typing import Any

import pytest

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.dates import PartialDate, Precision
from tests.conftest import Person, Units
from tests.rosters.test_round_trip import read_back, template, verdicts

pytestmark = pytest.mark.django_db
NAME = "Bùi Văn Hạnh"
NUMBERED, OTHER_NUMBER = {"citizen_id": "017076000001"}, {"citizen_id": "017076000002"}


def born(day: int) -> PartialDate:
    return PartialDate(date(1976, 5, day), Precision.DAY)


@pytest.mark.parametrize(("first", "second"), [(NUMBERED, OTHER_NUMBER), (NUMBERED, {}), ({}, NUMBERED)])
def test_two_of_whom_one_is_told_by_the_number_come_back_unchanged(
    first: dict[str, Any], second: dict[str, Any], person: Person, units: Units, administrator: User
) -> None:
    for told in (first, second):
        person(NAME, birth=born(12), **told)
    outcome = read_back(template("people", units, administrator), "a.xlsx", "people", units)
    assert ([*outcome.issues], verdicts(outcome)) == ([], {"unchanged"})


def test_two_whom_nothing_tells_apart_are_asked_about(person: Person, units: Units, administrator: User) -> None:
    for _each in range(2):
        person(NAME, birth=born(12))
    outcome = read_back(template("people", units, administrator), "a.xlsx", "people", units)
    assert {each.code for each in outcome.issues} == {"D101", "D105"}


def test_a_row_that_stands_twice_is_not_taken_for_somebody_born_on_nearly_that_day(
    person: Person, units: Units, administrator: User
) -> None:
    person(NAME, birth=born(12), sex="male", **NUMBERED)
    almost = person(NAME, birth=born(12), sex="male")
    content = template("people", units, administrator)
    Cadre.objects.filter(pk=almost.pk).update(birth_date=born(13).first)
    outcome = read_back(content, "a.xlsx", "people", units)
    assert [each.code for each in outcome.issues] == ["D101", "D101"]
