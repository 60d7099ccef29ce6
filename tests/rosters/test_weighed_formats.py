"""Lists whose headers do not tell what list they are: told by what stands in them, or asked with the likeliest."""

from typing import Any

import pytest

from apps.rosters import remarks, weighed_formats
from apps.rosters.values import Remark, Understood
from tests.rosters.test_weighed_columns import COMMUNES, DAYS, OFFICES, PAPER, of_people, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]
# How the lists stand, at once, and what is no code list: classes, standards, reasons by the law of a day.
ASKED_ONCE = 4
FLAGS = ("Vùng cao", "Miền núi", "Vùng cao", "Miền núi")


def areas() -> Understood:
    columns = {"Tên xã": COMMUNES, "Diện xã": FLAGS, "Kể từ ngày": DAYS, "Theo QĐ số": PAPER, "Ký ngày": DAYS}
    return read("BIỂU CÁC XÃ VÙNG KHÓ KHĂN, MIỀN NÚI", **columns)


def said(told: tuple[Remark, ...]) -> set[str]:
    return {remark.code for remark in told}


def test_values_tell_what_list_it_is_and_that_is_said() -> None:
    understood = areas()
    assert understood.format == "unit_areas"
    (told,) = (each for each in understood.notices if each.code == remarks.TOLD_BY_VALUES)
    assert (told.value, told.place.column) == ("Diện xã", "C")
    assert remarks.ONLY_LIKELY not in said(understood.issues)
    assert [row.unit_text for row in understood.rows] == [*COMMUNES]


def test_a_list_that_is_hardly_ahead_of_others_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighed_formats, "CLEAR", 1_000.0)
    understood = areas()
    assert understood.format == "unit_areas"
    assert [each.code for each in understood.issues].count(remarks.ONLY_LIKELY) == 1
    assert remarks.TOLD_BY_VALUES not in said(understood.notices)


def test_of_lists_that_are_equally_likely_none_is_taken_for_its_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighed_formats, "BETTER", 1_000.0)
    assert remarks.TOLD_BY_VALUES not in said(areas().notices)


def test_people_of_whom_nothing_else_is_known_become_no_list_of_facts() -> None:
    classes = ("Loại I", "Loại II", "Loại I", "Loại III")
    understood = of_people("DANH SÁCH", **{"Hôm": DAYS, "Thể lực": classes, "Ở đâu": OFFICES})
    assert understood.format == "people"
    assert remarks.TOLD_BY_VALUES not in said(understood.notices)


def test_a_list_that_plain_words_alone_could_tell_gives_way_to_one_that_values_tell() -> None:
    causes = ("Nghỉ hưu đúng tuổi", "Thôi việc", "Từ trần", "Nghỉ hưu trước tuổi")
    understood = of_people("DANH SÁCH CÁN BỘ, CÔNG CHỨC", **{"Diễn biến": causes, "Mốc": DAYS, "Giấy tờ": PAPER})
    assert understood.format == "departures"


def test_lists_are_not_read_anew_for_every_workbook(django_assert_max_num_queries: Any) -> None:
    areas()
    with django_assert_max_num_queries(ASKED_ONCE):
        areas()
