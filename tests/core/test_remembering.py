"""Answers about usual texts are kept, those about very long ones are not."""

import pytest

from apps.core.remembering import LONGEST, remembered


@pytest.mark.parametrize(("text", "times"), [("Trình độ", 1), ("x" * LONGEST, 1), ("x" * (LONGEST + 1), 2)])
def test_a_text_of_usual_length_is_read_once(text: str, times: int) -> None:
    read: list[str] = []

    @remembered(10)
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    assert length(text) == length(text) == len(text)
    assert len(read) == times
