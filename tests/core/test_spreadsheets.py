import pytest

from apps.core.spreadsheets import csv_text, inert


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_words_that_look_like_a_formula_are_marked_as_words(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-", "Bùi Văn Hạnh", "a=b"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert inert(text) == text


def test_a_table_keeps_its_numbers_and_disarms_its_words() -> None:
    assert csv_text([["Tổng số", -3], ["=cmd|'/c calc'!A1", 1.5]]) == "\ufeffTổng số,-3\r\n'=cmd|'/c calc'!A1,1.5\r\n"
