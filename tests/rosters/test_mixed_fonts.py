"""Words of an old font among words of Unicode, as a program leaves them that puts only some of a cell right."""

import pytest

from apps.rosters import remarks
from tests.rosters.sheets import codes, flat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]


def read(*names: str) -> tuple[list[object], list[str], list[str]]:
    told = flat("TT|Họ và tên|Chức vụ", *([number, name, "VP-TK"] for number, name in enumerate(names, 1)))
    return [row.values["full_name"] for row in told.rows], codes(told.issues), codes(told.notices)


@pytest.mark.parametrize("written", ["Lª §øc\n¸nh", "Lª §øc ¸nh", "Lê Đức\n¸nh", "Lê Đức \n¸nh", "Lê Đức ¸nh"])
def test_a_given_name_that_its_font_has_no_capital_for_is_read(written: str) -> None:
    assert read(written) == (["Lê Đức Ánh"], [], [remarks.LEGACY_FONT])


@pytest.mark.parametrize("written", ["Bùi Văn H¹nh", "Bùi Văn\nH¹nh", "Bùi Văn H¹nh, sinh 1976"])
def test_one_word_of_an_old_font_is_read_among_others(written: str) -> None:
    names, issues, notices = read(written)
    assert (names, issues) == (["Bùi Văn Hạnh"], [])
    assert remarks.LEGACY_FONT in notices


@pytest.mark.parametrize("written", ["Lê Thị Thu¹", "Đinh Thị Hoa ¹", "Đinh Thị Hạ¹"])
def test_a_raised_number_behind_a_name_is_no_letter(written: str) -> None:
    (name,), _issues, notices = read(written)
    assert name == written.rstrip(" ¹")
    assert remarks.LEGACY_FONT not in notices


@pytest.mark.parametrize("level", ["Chứng chỉ «Tin học»", "Windows® và Đồ họa", "Đại học · Luật"])
def test_signs_of_printers_are_no_letters(level: str) -> None:
    told = flat("TT|Họ và tên|Ghi chú", [1, "Bùi Văn Hạnh", level])
    assert remarks.LEGACY_FONT not in codes(told.notices)


def test_a_post_below_a_name_keeps_its_small_letters() -> None:
    told = flat("TT|Họ và tên|Chức vụ", [1, "Lª §øc H¹nh\nñy viªn UBND", "VP-TK"])
    assert told.rows[0].values["full_name"] == "Lê Đức Hạnh"
