"""When people retire, by the table of Decree 135/2020 and in the database alike."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from apps.cadres.models import Cadre, RetirementAge
from apps.cadres.retirement import retirement_day, retires_on
from tests.conftest import Person

# From the annexes of Decree 135/2020: first and last births of a step, and a birth before the steps.
TABLE = [
    ("male", date(1960, 12, 31), date(2020, 12, 31)),
    ("male", date(1961, 1, 1), date(2021, 4, 1)),
    ("male", date(1961, 9, 30), date(2021, 12, 30)),
    ("male", date(1961, 10, 1), date(2022, 4, 1)),
    ("male", date(1966, 3, 31), date(2027, 12, 31)),
    ("male", date(1966, 4, 1), date(2028, 4, 1)),
    ("female", date(1966, 1, 1), date(2021, 5, 1)),
    ("female", date(1966, 8, 31), date(2021, 12, 31)),
    ("female", date(1966, 9, 1), date(2022, 5, 1)),
    ("female", date(1975, 4, 30), date(2034, 12, 30)),
    ("female", date(1975, 5, 1), date(2035, 5, 1)),
    ("female", date(1990, 2, 28), date(2050, 2, 28)),
]


@pytest.mark.parametrize(("sex", "birth", "reached"), TABLE)
def test_the_age_of_the_year_decides(code_lists: None, sex: str, birth: date, reached: date) -> None:
    assert retirement_day(birth, is_female=sex == "female") == reached


def test_the_database_agrees(code_lists: None, person: Person) -> None:
    for number, (sex, birth, _reached) in enumerate(TABLE):
        cadre = person(f"Người {number}")
        Cadre.objects.filter(pk=cadre.pk).update(sex=sex, birth_date=birth)
    found = Cadre.objects.annotate(reached=retires_on()).values_list("sex", "birth_date", "reached")
    assert sorted(found) == sorted(TABLE)


def test_unknown_birth_or_sex_has_no_day(code_lists: None, person: Person) -> None:
    cadre = person("Bùi Văn An")
    Cadre.objects.filter(pk=cadre.pk).update(sex=None, birth_date=date(1980, 1, 1))
    assert Cadre.objects.annotate(reached=retires_on()).values_list("reached", flat=True).get() is None


def test_two_ages_cannot_hold_at_once(code_lists: None) -> None:
    with pytest.raises(IntegrityError, match="retirement_age_one_at_a_time"), transaction.atomic():
        RetirementAge.objects.create(code="X", sex="male", months=720, valid_from=date(2024, 5, 1))
