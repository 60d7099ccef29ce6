"""Text files and pages that bear the name of a workbook: read whatever their letters and separators, or told."""

import pytest

from apps.rosters import remarks
from apps.rosters.reading import read
from apps.rosters.values import RefusedError
from tests.rosters.sheets import workbooks

LINES = "TT;Họ và tên;Ngày, tháng, năm sinh\r\n1;Bùi Văn Hạnh;12/5/1976\r\n2;Đinh Thị Nguyệt;1981\r\n"
NAME = "Bùi Văn Hạnh"
# “Bùi Văn Hạnh” as the fonts of before Unicode kept it.
TCVN3 = "TT;Hä vµ tªn;D©n téc\n1;Bïi V¨n H¹nh;M­êng\n2;§inh ThÞ NguyÖt;Kinh\n".encode("latin-1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_text_file_in_any_unicode_is_read(encoding: str) -> None:
    book = read(LINES.encode(encoding), "danh-sach.csv")
    assert book.sheets[0].rows[1] == ["1", NAME, "12/5/1976"]
    assert book.encoding == ""


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    lines = LINES.replace("Ngày, tháng, năm sinh", '"Ngày, tháng, năm sinh"').replace(";", separator)
    assert read(lines.encode(), "a.txt").sheets[0].rows[0] == ["TT", "Họ và tên", "Ngày, tháng, năm sinh"]


def test_bytes_of_an_old_font_are_read_and_told() -> None:
    book = read(TCVN3, "danh-sach.csv")
    assert [row[1] for row in book.sheets[0].rows] == ["Họ và tên", NAME, "Đinh Thị Nguyệt"]
    assert book.encoding == "TCVN3 / VNI"


LOST = "TT,H? v\u00e0 t\u00ean,D\u00e2n t?c\n1,B\u00f9i V?n H?nh,M??ng\n2,\u0110inh Th? Nguy?t,Kinh\n"


@pytest.mark.parametrize("data", [LOST.replace("Đ", "?").encode("cp1252"), LOST.encode()], ids=["Windows", "Unicode"])
def test_letters_that_were_lost_in_saving_are_told_so(data: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        read(data, "danh-sach.csv")
    assert refused.value.refused.code == remarks.LETTERS_LOST
    assert "CSV UTF-8" in refused.value.refused.message()


def test_questions_and_addresses_are_no_lost_letters() -> None:
    asked = "TT;Họ và tên;Ghi chú\n" + "".join(
        f"{number};{NAME};{note}\n"
        for number, note in enumerate(("Đã nghỉ?", "ai?", "https://a.vn/tim?ten=hanh", "Tày?/Nùng?"))
    )
    assert len(read(asked.encode(), "danh-sach.csv").sheets[0].rows) == 5


def test_windows_letters_are_read_and_told() -> None:
    # Windows-1258 writes a letter and its tone one after the other.
    content = "TT;Họ và tên;Dân tộc\n1;Bùi Văn Hạnh;Mường\n2;Đinh Thị Nguyệt;Kinh\n"
    parts = {
        "ọ": "o\u0323",
        "à": "a\u0300",
        "ạ": "a\u0323",
        "ù": "u\u0300",
        "ị": "i\u0323",
        "ệ": "ê\u0323",
        "ộ": "ô\u0323",
    }
    parts |= {"ờ": "ơ\u0300"}
    data = "".join(parts.get(letter, letter) for letter in content).encode("cp1258")
    book = read(data, "danh-sach.csv")
    assert book.sheets[0].rows[1] == ["1", NAME, "Mường"]
    assert book.encoding == "Windows-1258"


def test_quoted_cells_keep_their_lines_and_numbers_their_zeros() -> None:
    content = 'TT;Họ và tên;CCCD\n1;"Bùi Văn\nHạnh";="017088000123"\n'
    assert read(content.encode(), "a.csv").sheets[0].rows[1] == ["1", "Bùi Văn\nHạnh", "017088000123"]


def test_letters_that_nobody_can_tell_are_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        read("TT;Имя\n1;Иван Петров\n2;Пётр\n".encode("koi8-r"), "a.csv")
    assert refused.value.refused.code == remarks.UNKNOWN_ENCODING


def test_a_page_that_bears_the_name_of_a_workbook_is_read_with_its_merged_cells() -> None:
    page = "<html><table><tr><td rowspan=2>TT<td colspan=2>Năm sinh<tr><td>Nam<td>Nữ<tr><td>1<td>1976<td></table>"
    sheet = read(page.encode(), "danh-sach.xls").sheets[0]
    assert sheet.rows == [["TT", "Năm sinh", ""], ["", "Nam", "Nữ"], ["1", "1976", ""]]
    assert sheet.merges == [((0, 0), (1, 0)), ((0, 1), (0, 2))]


@pytest.mark.parametrize(
    "page",
    [
        '<table><tr><td mergedown="99999" mergeacross="99999">x</table>',
        "<table><tr>" + "<td rowspan=702 colspan=702>x" * 50 + "</table>",
        "<table><tr>" + "<td>" * 700 + "<td>x" + "<tr>" * 20_000 + "<td>y</table>",
    ],
    ids=("one cell", "many cells", "corner"),
)
def test_a_few_bytes_that_state_more_cells_than_any_list_are_refused(page: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read(page.encode(), "danh-sach.xls")
    assert refused.value.refused.code == remarks.TOO_MANY_CELLS


def test_a_span_that_is_no_number_is_none() -> None:
    page = "<table><tr><td rowspan=²>TT<td>Họ và tên</table>"
    assert read(page.encode(), "danh-sach.xls").sheets[0].rows == [["TT", "Họ và tên"]]


def test_the_xml_of_excel_2003_is_read() -> None:
    xml = (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns:ss="x"><Worksheet ss:Name="DS">'
        '<Table><Row><Cell><Data ss:Type="String">TT</Data></Cell><Cell ss:Index="3">'
        "<Data>Họ và tên</Data></Cell></Row></Table></Worksheet></Workbook>"
    )
    sheet = read(xml.encode(), "danh-sach.xls").sheets[0]
    assert (sheet.name, sheet.rows) == ("DS", [["TT", "", "Họ và tên"]])


def test_hidden_rows_and_columns_are_counted() -> None:
    def hide(book: object) -> None:
        page = book.worksheets()[0]  # type: ignore[attr-defined]  # no types
        page.set_row(1, None, None, {"hidden": True})
        page.set_column(1, 2, None, None, {"hidden": True})

    sheet = read(workbooks({"A": [["x", "y", "z"], ["1", "2", "3"]]}, finish=hide)).sheets[0]
    assert (sheet.hidden_rows, sheet.hidden_columns) == (1, 2)
