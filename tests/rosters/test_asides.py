"""What a workbook says beside its values: rows that are struck out, comments on cells."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from apps.rosters.asides import Asides, asides
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


def opendocument(*rows: str) -> bytes:
    """An .ods of the given rows, with a style "gone" that strikes out."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "content.xml",
            '<office:document-content><office:automatic-styles><style:style style:name="plain"/><style:style '
            'style:name="gone" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/>'
            '</style:style></office:automatic-styles><office:body><table:table table:name="S">'
            f"{''.join(rows)}</table:table></office:body></office:document-content>",
        )
    return file.getvalue()


def test_an_opendocument_tells_who_is_struck_out_and_what_comments_say() -> None:
    """Behind rows and cells that stand for many."""
    filled = '<table:table-cell table:style-name="{}" office:value-type="string"><text:p>a</text:p></table:table-cell>'
    words = "<dc:creator>VP</dc:creator><text:p>Đã <text:span>nghỉ</text:span></text:p>"
    noted = f'<table:table-cell office:value-type="string"><office:annotation>{words}</office:annotation>'
    told = asides(
        opendocument(
            '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>',
            f"<table:table-row>{filled.format('gone') * 2}</table:table-row>",
            f"<table:table-row>{filled.format('plain')}{filled.format('gone')}</table:table-row>",
            '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
            f"{noted}<text:p>a</text:p></table:table-cell></table:table-row>",
        )
    )
    assert told == {0: Asides(frozenset({3}), {5: ((2, "Đã nghỉ"),)})}
