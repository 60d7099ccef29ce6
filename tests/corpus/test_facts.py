"""Lists of facts in the words of offices: read right, and lists of other matters never taken in silence."""

import pytest

from tests.corpus.fact_words import FOREIGN
from tests.corpus.facts import SIZE, foreign, made, measure

RIGHT_SHARE = 0.995


def test_lists_of_facts_are_read_right_and_nothing_is_misread_in_silence(code_lists: None) -> None:
    found = measure(range(SIZE))
    assert not found.cells["silent"], found.faults[:40]
    assert found.cells["right"] / found.cells.total() >= RIGHT_SHARE, found.faults[:40]


@pytest.mark.parametrize("number", range(len(FOREIGN)), ids=[heading for heading, _, _ in FOREIGN])
def test_a_list_of_another_matter_is_never_taken_in_silence(code_lists: None, number: int) -> None:
    assert "R132" in {issue.code for issue in foreign(number).issues}


def test_the_same_number_gives_the_same_list() -> None:
    assert made(5) == made(5)
