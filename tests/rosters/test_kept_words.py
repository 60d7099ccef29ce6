"""What was told of a roster is shown years later, when its sentence may name more than was kept."""

import pytest

from apps.rosters.remarks import explanations
from apps.rosters.values import Place, Refused, Remark


@pytest.mark.parametrize("told", [Remark(Place("Danh sách", 7), "F107", "UBND huyện"), Refused("D010")])
def test_a_sentence_without_one_of_its_words_is_still_told(told: Remark | Refused) -> None:
    assert "…" in told.message()


def test_every_sentence_can_be_told_without_its_words() -> None:
    for told in explanations():
        remark = Remark(Place("Danh sách", 7), told.code)
        assert remark.message()
        remark.remedy()
