"""When people retire, by the table of Decree 135/2020 and in the database alike."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from apps.cadres.models import Cadre, RetirementAge
from apps.cadres.retirement import months_later, retirement_day, retires_between, retires_on
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


def test_the_days_of_birth_that_stand_for_two_days_of_retirement_find_the_same_people(
    code_lists: None, person: Person
) -> None:
    """Around every step of the table and around the ends of months, where days of birth share a day of retirement."""
    births = [date(1960, 12, 31), date(1961, 8, 29), date(1961, 8, 31), date(1962, 2, 28), date(1966, 3, 31)]
    for number, (sex, birth) in enumerate((sex, birth) for sex in ("male", "female") for birth in births):
        Cadre.objects.filter(pk=person(f"Người {number}").pk).update(sex=sex, birth_date=birth)
    people = Cadre.objects.annotate(reached=retires_on())
    for first in (months_later(date(2015, 12, 31), 2 * step) for step in range(80)):
        last = months_later(first, 3)
        reckoned = set(people.filter(reached__gte=first, reached__lte=last).values_list("pk", flat=True))
        assert set(people.filter(retires_between(first, last)).values_list("pk", flat=True)) == reckoned
        by = set(people.filter(reached__lte=last).values_list("pk", flat=True))
        assert set(people.filter(retires_between(None, last)).values_list("pk", flat=True)) == by


def test_unknown_birth_or_sex_has_no_day(code_lists: None, person: Person) -> None:
    cadre = person("Bùi Văn An")
    Cadre.objects.filter(pk=cadre.pk).update(sex=None, birth_date=date(1980, 1, 1))
    assert Cadre.objects.annotate(reached=retires_on()).values_list("reached", flat=True).get() is None


def test_two_ages_cannot_hold_at_once(code_lists: None) -> None:
    with pytest.raises(IntegrityError, match="retirement_age_one_at_a_time"), transaction.atomic():
        RetirementAge.objects.create(code="X", sex="male", months=720, valid_from=date(2024, 5, 1))
