"""What twelve digits allow, and what they do not."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from apps.cadres.citizen_ids import PROVINCES, CitizenId, citizen_id_doubts, read_citizen_id
from apps.core.dates import PartialDate

BORN_1980 = PartialDate(date(1980, 1, 1), "year")


def test_the_codes_are_those_of_the_63_provinces() -> None:
    assert len(PROVINCES) == 63


@pytest.mark.parametrize(
    ("number", "sex", "year"),
    [("017080000123", "male", 1980), ("017180000123", "female", 1980), ("001303000123", "female", 2003)],
)
def test_the_digits_tell_sex_and_year(number: str, sex: str, year: int) -> None:
    assert (CitizenId(number).sex, CitizenId(number).birth_year) == (sex, year)


@pytest.mark.parametrize("written", ["017080000123", " 017 080 000 123 ", "017.080.000.123"])
def test_blanks_and_dots_do_not_matter(written: str) -> None:
    assert read_citizen_id(written).number == "017080000123"


def test_a_lost_zero_is_put_back_and_told() -> None:
    read = read_citizen_id("17080000123")
    assert (read.number, read.repaired_from) == ("017080000123", "17080000123")
    assert "17080000123" in read.doubts[0].message


def test_two_lost_zeros_of_a_northern_province_are_put_back() -> None:
    assert read_citizen_id("1080000123").number == "001080000123"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("99080000123", "citizen_id_length"),
        ("113456789", "citizen_id_old"),
        ("1,70801E+11", "citizen_id_damaged"),
        ("12345678901234567", "citizen_id_damaged"),
        ("01708000012a", "citizen_id_not_digits"),
        ("٠١٧٠٨٠٠٠٠١٢٣", "citizen_id_not_digits"),
    ],
)
def test_what_cannot_be_repaired_is_refused(written: str, code: str) -> None:
    with pytest.raises(ValidationError) as error:
        read_citizen_id(written)
    assert error.value.code == code


def test_a_number_that_agrees_raises_no_doubt() -> None:
    assert citizen_id_doubts("017080000123", sex="male", birth=BORN_1980) == []


def test_sex_year_and_place_are_doubted_each() -> None:
    doubts = citizen_id_doubts("099180000123", sex="male", birth=PartialDate(date(1985, 3, 1), "month"))
    assert [doubt.code.split(":")[0] for doubt in doubts] == [
        "citizen_id_place",
        "citizen_id_sex",
        "citizen_id_year",
    ]


def test_a_number_issued_for_a_birth_abroad_is_no_doubt() -> None:
    assert citizen_id_doubts("108080000123", sex=None, birth=None) == []
