"""What a workbook says beside its values: rows that are struck out, comments on cells."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from apps.rosters.asides import asides
from apps.rosters.workbooks import COMMENTER, DIVIDER
from tests.rosters.sheets import Rows, understood, workbook

pytestmark = pytest.mark.django_db

ROWS: Rows = [
    ["STT", "Họ và tên", "Giới tính", "Chức vụ"],
    [1, "Bùi Văn Hạnh", "Nam", "Chủ tịch UBND"],
    [2, "Đinh Thị Nguyệt", "Nữ", "Chủ tịch HĐND"],
]


def with_asides(*, struck: str = "", comment: str = "", author: str = "VP") -> bytes:
    """The rows, the third of them struck out as far as the columns named, the second with a comment on the name."""
    book = openpyxl.load_workbook(BytesIO(workbook(ROWS)))
    sheet = book.worksheets[0]
    for column in struck:
        sheet[f"{column}3"].font = Font(strike=True)
    if comment:
        sheet["B2"].comment = Comment(comment, author)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_person_who_is_struck_out_is_read_and_told(code_lists: None) -> None:
    told = understood(with_asides(struck="ABCD"))
    notices = [(each.code, each.place.cell, each.value) for each in told.notices]
    assert ("R127", "B3", "Đinh Thị Nguyệt") in notices
    assert [row.values["full_name"] for row in told.rows] == ["Bùi Văn Hạnh", "Đinh Thị Nguyệt"]


def test_a_single_cell_that_is_struck_out_strikes_nobody_out(code_lists: None) -> None:
    assert "R127" not in {each.code for each in understood(with_asides(struck="D")).notices}


def test_a_comment_on_a_cell_of_a_person_is_told(code_lists: None) -> None:
    told = understood(with_asides(comment="Đã nghỉ hưu"))
    assert ("R128", "B2", "Đã nghỉ hưu") in [(each.code, each.place.cell, each.value) for each in told.notices]


def test_what_the_registry_itself_wrote_on_a_cell_is_not_told_again() -> None:
    own = asides(with_asides(comment="Sửa ngày sinh", author=COMMENTER))
    added = asides(with_asides(comment=f"Đã nghỉ hưu\n{DIVIDER}\nSửa ngày sinh"))
    assert [dict(sheet.comments) for sheet in (*own.values(), *added.values())] == [{}, {1: ((1, "Đã nghỉ hưu"),)}]
