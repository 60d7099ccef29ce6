"""Answers that are kept are few, and never those of another moment."""

from apps.reporting.counts import Counts
from apps.reporting.stored.answers import Answers


def cells(number: int) -> dict[tuple[str, int, str, str], int]:
    return {("group", unit, "sex", "female"): 1 for unit in range(number)}


def test_the_question_asked_longest_ago_makes_room() -> None:
    answers = Answers(most_cells=10)
    answers.keep(("old",), cells(5))
    answers.keep(("older",), cells(5))
    assert answers.find(("old",)) == cells(5)
    answers.keep(("new",), cells(4))
    assert answers.find(("older",)) is None
    assert answers.find(("old",)) == cells(5)
    assert answers.find(("new",)) == cells(4)


def test_an_answer_larger_than_all_the_room_is_not_kept() -> None:
    answers = Answers(most_cells=10)
    answers.keep(("small",), cells(5))
    answers.keep(("large",), cells(11))
    assert answers.find(("large",)) is None
    assert answers.find(("small",)) == cells(5)


def test_numbers_of_nobody_take_room_as_well() -> None:
    answers = Answers(most_cells=10)
    answers.keep(
        ("empty",), Counts([("sex", "male"), ("sex", "female")], {("staff", unit): [0, 0] for unit in range(6)})
    )
    assert answers.find(("empty",)) is None
