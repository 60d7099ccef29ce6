"""What was told of a roster is shown years later, when its sentence may name more than was kept."""

from datetime import date

import pytest
from django.utils import translation

from apps.rosters import remarks, services
from apps.rosters.registry import format_named
from apps.rosters.remarks import explanations
from apps.rosters.values import Place, Refused, Remark, kept_name
from tests.rosters.sheets import Rows, workbook


@pytest.mark.parametrize("told", [Remark(Place("Danh sách", 7), "F107", "UBND huyện"), Refused("D010")])
def test_a_sentence_without_one_of_its_words_is_still_told(told: Remark | Refused) -> None:
    assert "…" in told.message()


def test_every_sentence_can_be_told_without_its_words() -> None:
    for told in explanations():
        remark = Remark(Place("Danh sách", 7), told.code)
        assert remark.message()
        remark.remedy()


def test_a_list_is_called_as_its_reader_calls_it_whoever_sent_the_file() -> None:
    declared = format_named("ratings")
    assert declared is not None
    with translation.override("vi"):
        told = Remark(Place("Danh sách", 0), "R131", "XẾP LOẠI", {"layout": kept_name(declared.label)})
        assert str(declared.label) in told.message()
        assert str(declared.label) in told.remedy()
    with translation.override("en"):
        assert str(declared.label) in told.message()


def test_what_a_heading_or_a_column_was_taken_for_is_kept_in_no_language(code_lists: None) -> None:
    rows: Rows = [["KẾT QUẢ XẾP LOẠI NĂM 2024"], ["TT", "Họ và tên", "Mức xếp loại"], [1, "Bùi Văn An", "Giỏi quá"]]
    with translation.override("vi"):
        read = services.read_roster(workbook(rows), "a.xlsx", date(2025, 2, 28))
    with translation.override("en"):
        (above,) = (each for each in read.notices if each.code == remarks.TOLD_ABOVE)
        assert "was read as “Year” of every row" in above.message()
        (unknown,) = (each for row in read.rows for each in row.issues)
        assert "rating level" in unknown.message().lower()
