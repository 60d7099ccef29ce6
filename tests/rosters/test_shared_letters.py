"""Letters that two texts share, counted by bits, are those that the standard library counts one by one."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.rosters.shared_letters import SharedLetters

TEXTS = st.text(alphabet="aăbn 1/đ", max_size=12)


@given(headers=st.lists(TEXTS, max_size=6, unique=True), words=TEXTS, likeness=st.sampled_from([0.3, 0.5, 0.78, 1.0]))
def test_those_are_near_that_share_enough_letters(headers: list[str], words: str, likeness: float) -> None:
    shares = {each: SequenceMatcher(None, each, words).quick_ratio() for each in headers if each or words}
    assert list(SharedLetters(headers).near(words, likeness)) == [
        each for each, share in shares.items() if share >= likeness
    ]


@pytest.mark.parametrize(
    ("words", "near"),
    [("ho va ten", ["ho va ten"]), ("ten va ho", ["ho va ten"]), ("ho va te", ["ho va ten"]), ("h" * 9, []), ("", [])],
)
def test_letters_count_as_often_as_they_stand_and_in_any_order(words: str, near: list[str]) -> None:
    assert list(SharedLetters(["ho va ten", "ngay sinh"]).near(words, 0.78)) == near
