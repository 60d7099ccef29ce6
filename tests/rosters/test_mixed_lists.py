"""Lists of facts with several rows for a person, and files that hold people beside such a list."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from apps.rosters import remarks, services
from apps.rosters.values import Understood
from tests.rosters.test_weighed_columns import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]
DIPLOMAS: Sequence[Sequence[Any]] = (
    ("TT", "Họ và tên", "Năm sinh", "Văn bằng", "Chuyên ngành", "Nơi cấp", "Năm"),
    (1, "Bùi Văn An", 1976, "Đại học", "Luật", "Trường Đại học Luật Hà Nội", 2001),
    (None, None, None, "Trung cấp LLCT", None, "Trường Chính trị tỉnh Hòa Bình", 2008),
    (2, "Đinh Thị Bình", 1981, "Đại học", "Kế toán", "Học viện Tài chính", 2004),
    (None, "Cộng", None, None, None, None, None),
)
PEOPLE: Sequence[Sequence[Any]] = (
    ("TT", "Họ và tên", "Ngày sinh", "Dân tộc", "Chức vụ", "Trình độ chuyên môn"),
    (1, "Bùi Văn An", "05/03/1976", "Mường", "Văn phòng - thống kê", "Đại học"),
    (2, "Đinh Thị Bình", "17/06/1981", "Mường", "Tư pháp - hộ tịch", "Đại học"),
)
RATINGS: Sequence[Sequence[Any]] = (
    ("TT", "Họ và tên", "Xếp loại chất lượng", "Số quyết định", "Ngày quyết định"),
    (1, "Bùi Văn An", "HTTNV", "3/QĐ-UBND", "15/12/2024"),
    (2, "Đinh Thị Bình", "HTXSNV", "3/QĐ-UBND", "15/12/2024"),
)
RATED = ("KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC NĂM 2024",)


def understood(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Understood:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    file = BytesIO()
    book.save(file)
    return services.read_roster(file.getvalue(), "ds.xlsx", DAY)


def test_a_diploma_below_another_one_is_of_the_same_person() -> None:
    found = understood({"DS": DIPLOMAS})
    assert found.format == "qualifications"
    assert [(row.values["full_name"], row.values["diploma_level"]) for row in found.rows] == [
        ("Bùi Văn An", "CM_DH"),
        ("Bùi Văn An", "LLCT_TC"),
        ("Đinh Thị Bình", "CM_DH"),
    ]
    (told,) = (notice for notice in found.notices if notice.code == remarks.OF_THE_ONE_ABOVE)
    assert (told.place.row, told.value) == (3, "Bùi Văn An")


def test_a_rating_without_a_name_is_of_nobody() -> None:
    found = understood({"DS": (RATED, *RATINGS, (None, None, "HTTNV", "3/QĐ-UBND", "15/12/2024"))})
    assert [row.values["full_name"] for row in found.rows] == ["Bùi Văn An", "Đinh Thị Bình"]
    assert remarks.OF_THE_ONE_ABOVE not in {notice.code for notice in found.notices}


def test_a_sheet_of_people_beside_one_of_ratings_is_left_out_and_told() -> None:
    found = understood({"Cán bộ": PEOPLE, "Xếp loại": (RATED, *RATINGS)})
    assert found.format == "ratings"
    assert {row.place.sheet for row in found.rows} == {"Xếp loại"}
    (told,) = (issue for issue in found.issues if issue.code == remarks.SHEET_OF_OTHERS)
    assert told.value == "Cán bộ"


def test_people_and_ratings_side_by_side_on_one_sheet_are_told_apart() -> None:
    beside = [(*left, None, *right) for left, right in zip(PEOPLE, RATINGS, strict=True)]
    found = understood({"DS": ((*("",) * 7, *RATED), *beside)})
    assert [row.values.get("level") for row in found.rows] == ["XL_HTT", "XL_HTXS"]
    assert remarks.SHEET_OF_OTHERS in {issue.code for issue in found.issues}
