"""The printed number of a column that is reckoned from others is written from its formula."""

from dataclasses import replace

from apps.reporting.official.definitions import Formula, Line, Operation
from apps.reporting.official.numbering import number_of
from apps.reporting.official.words import Words

PLAIN = [Line(code, Words("x", "x"), ordinal=code) for code in ("3", "4", "5")]
TOTAL = Line("2", Words("x", "x"), formula=Formula(Operation.SUM, ("3", "4", "5")), ordinal="2")


def test_a_sum_tells_the_numbers_that_it_adds() -> None:
    assert number_of(TOTAL, PLAIN) == "2 (=3+4+5)"


def test_a_percentage_tells_its_part_and_its_whole() -> None:
    percent = replace(TOTAL, formula=Formula(Operation.PERCENT, ("4", "3")))
    assert number_of(percent, PLAIN) == "2 (=4/3)"


def test_a_number_that_was_typed_with_a_formula_stays() -> None:
    assert number_of(replace(TOTAL, ordinal="2 = 3 + 4 + 5"), PLAIN) == "2 = 3 + 4 + 5"


def test_a_column_without_a_number_gets_none() -> None:
    assert number_of(replace(TOTAL, ordinal=""), PLAIN) == ""
    assert number_of(TOTAL, [replace(PLAIN[0], ordinal=""), *PLAIN[1:]]) == "2"


def test_a_sum_of_sums_names_their_numbers_alone() -> None:
    above = replace(TOTAL, code="1", ordinal="1", formula=Formula(Operation.SUM, ("2", "3")))
    assert number_of(above, [replace(TOTAL, ordinal="2 (=3+4+5)"), *PLAIN]) == "1 (=2+3)"
