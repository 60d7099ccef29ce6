"""Words that turn what a cell seems to say: none of them may be read past in silence."""

import pytest

from tests.rosters.sheets import codes, flat, stated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]

SOME_DOUBTFUL = [("An", "?"), ("Bình", "?"), ("Cường", "?"), ("Dũng", "1/2/1980"), ("Hải", "1980"), ("Hùng", "1981")]


@pytest.mark.parametrize(
    "written",
    [
        *("Đang hoàn thiện ĐH", "Nợ bằng ĐH", "Đang thi ĐH", "Đã nghỉ học ĐH", "Sinh viên ĐH Luật"),
        *("TC; đang hoàn thiện ĐH", "Dưới ĐH", "khoảng ĐH", "Đại học đại cương", "ĐH (2099)"),
    ],
)
def test_a_degree_that_may_not_be_held_is_a_question(written: str) -> None:
    assert stated("prof_edu", written) == ({}, ["Q103"], [])


@pytest.mark.parametrize("written", ["TC LLCT", "Trung cấp chính trị", "Sơ cấp LLCT"])
def test_political_theory_is_no_profession(written: str) -> None:
    assert stated("prof_edu", written) == ({}, ["Q101"], [])


def test_political_theory_beside_a_degree_is_told() -> None:
    values, issues, notices = stated("prof_edu", "ĐH Luật, TC LLCT")
    assert (values["prof_edu"], issues, notices) == ("CM_DH", [], ["Q106"])


@pytest.mark.parametrize("written", ["Kế toán trung cấp", "tương đương trung cấp"])
def test_words_ahead_of_a_level_are_told(written: str) -> None:
    values, issues, notices = stated("prof_edu", written)
    assert (values["prof_edu"], issues, notices) == ("CM_TC", [], ["Q107"])


@pytest.mark.parametrize("written", ["T/C", "Tr. cấp", "TC"])
def test_a_level_written_with_a_stroke(written: str) -> None:
    assert stated("pol_theory", written) == ({"pol_theory": "LLCT_TC"}, [], [])


def test_a_class_with_a_question_mark_is_a_question() -> None:
    assert stated("gen_edu", "THPT?") == ({}, ["Q204"], [])


def test_a_field_in_brackets_behind_a_post_is_what_its_holder_is_in_charge_of() -> None:
    values, issues, notices = stated("titles", "PCT UBND (VHXH)")
    assert (values["titles"], issues, notices) == (("CD_PCTUB",), [], ["P705"])


@pytest.mark.parametrize("written", ["PCT Nguyễn Văn An", "Nguyễn Văn An CV"])
def test_a_post_that_stands_before_a_name_is_no_name(written: str) -> None:
    values, issues, _notices = stated("full_name", written)
    assert issues == ["P101"], values


def test_a_family_name_that_is_also_a_form_of_address_is_kept() -> None:
    assert stated("full_name", "Ông Duy Năm") == ({"full_name": "Ông Duy Năm"}, [], [])


def test_a_column_most_of_whose_cells_are_in_doubt_is_told_as_a_whole() -> None:
    header = "TT|Họ và tên|Ngày vào Đảng|Ngày sinh|Chức vụ"
    swapped = [
        [1, "Bùi Văn Hạnh", "12/05/1976", "03/02/1998", "Bí thư Đảng ủy"],
        [2, "Đinh Văn Tám", "01/09/1980", "19/05/2010", "Chủ tịch UBND"],
        [3, "Lê Thị Mai", "20/10/1985", "04/08/2012", "Văn phòng - thống kê"],
        [4, "Trần Thị Nga", "07/07/1990", "", "Tư pháp - hộ tịch"],
    ]
    told = flat(header, *swapped)
    doubted = [(notice.place.cell, notice.params) for notice in told.notices if notice.code == "R155"]
    assert doubted == [("C1", {"count": "3", "of": "4"})]


def test_a_column_with_some_cells_in_doubt_is_not_told_as_a_whole() -> None:
    rows = [[number, f"Bùi Văn {name}", born] for number, (name, born) in enumerate(SOME_DOUBTFUL, 1)]
    assert "R155" not in codes(flat("TT|Họ và tên|Ngày sinh", *rows).notices)
