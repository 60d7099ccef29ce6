"""What files of offices nobody has met write into their cells, by the assumption that it takes ill."""

from typing import Any

import pytest

from tests.rosters.sheets import codes, flat, stated, understood, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]


@pytest.mark.parametrize("written", ["K/s Nông nghiệp", "k/s nông nghiệp", "Đ/h Nông nghiệp", "KS Nông nghiệp"])
def test_a_stroke_within_the_abbreviation_of_a_level_is_none_between_two(written: str) -> None:
    values, issues, _ = stated("prof_edu", written)
    assert (values["prof_edu"], issues) == ("CM_DH", [])


def test_a_stroke_between_two_levels_stays_one() -> None:
    assert stated("pol_theory", "TC/CC") == ({"pol_theory": "LLCT_CC"}, [], ["Q104"])


def test_two_commas_repeat_the_row_above() -> None:
    read = flat("TT|Họ và tên|Dân tộc", [1, "Bùi Văn A", "Mường"], [2, "Bùi Văn B", ",,"])
    assert [row.values["ethnic"] for row in read.rows] == ["DT_MUONG", "DT_MUONG"]
    assert codes(read.rows[1].notices) == ["R202"]


@pytest.mark.parametrize(
    ("written", "code"),
    [("Jarai", "DT_GIA_RAI"), ("J'rai", "DT_GIA_RAI"), ("Ca Dong", "DT_XO_DANG"), ("Rục", "DT_CHUT")],
)
def test_peoples_by_the_other_names_of_the_list_of_1979(written: str, code: str) -> None:
    assert stated("ethnic", written) == ({"ethnic": code}, [], [])


@pytest.mark.parametrize("written", ["1992 (theo GKS)", "…/…/1992", "NS: 1992", "1992 (khai lại)"])
def test_a_remark_behind_a_year_of_birth_is_none_of_it(written: str) -> None:
    values, issues, _ = stated("birth", written)
    assert (str(values["birth"]), issues) == ("1992", [])


@pytest.mark.parametrize(("column", "key"), [("birth", "birth"), ("party_joined", "party_joined")])
def test_a_remark_that_makes_another_day_of_it_is_no_mere_remark(column: str, key: str) -> None:
    assert key not in stated(column, "12/5/1996 (âm lịch)")[0]


@pytest.mark.parametrize("header", ["Họvà tên", "HỌ VÀTÊN", "Họ vàtên"])
def test_a_blank_may_be_missing_in_a_header(header: str) -> None:
    assert "full_name" in flat(f"TT|{header}|Dân tộc", [1, "Đồng chí Bùi Văn A", "Kinh"]).sheets[0].columns


def test_what_a_form_prints_on_how_to_fill_it_is_no_person() -> None:
    head: list[Any] = ["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc"]
    printed = ["", "(ghi rõ)", "(dd/mm/yyyy)", "(Nam/Nữ)", "(ghi rõ)"]
    read = understood(workbook([head, printed, [1, "Bùi Văn A", "12/5/1976", "Nam", "Mường"]]))
    assert [row.values["full_name"] for row in read.rows] == ["Bùi Văn A"]
    assert (codes(read.issues), read.sheets[0].header_rows) == ([], (1,))
