"""Files of office programs in which a cell of a number holds none: they are read, and the cell says what it shows."""

import zipfile
from io import BytesIO

import pytest

from apps.rosters import remarks
from apps.rosters.marked.rebuilding import rebuilt
from apps.rosters.reading import read
from apps.rosters.values import RefusedError
from apps.rosters.workbooks import CellValue
from tests.corpus.opendocument import KIND, MANIFEST, SPACES
from tests.rosters.sheets import codes, understood

NAMED = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"


def book(*cells: str) -> bytes:
    """An .ods of one table of two columns: each of the cells stands right of the same name."""
    rows = [
        NAMED.format("Họ và tên") + NAMED.format("Năm sinh"),
        *(NAMED.format("Bùi Văn Hạnh") + cell for cell in cells),
    ]
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return packed(
        f"<office:document-content {SPACES}><office:body><office:spreadsheet><table:table table:name='Danh sách'>"
        f"{table}</table:table></office:spreadsheet></office:body></office:document-content>"
    )


def packed(content: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in (("mimetype", KIND), ("META-INF/manifest.xml", MANIFEST), ("content.xml", content)):
            archive.writestr(name, part)
    return file.getvalue()


def number(value: str, shown: str = "") -> str:
    shows = f"<text:p>{shown}</text:p>" if shown else ""
    return f'<table:table-cell office:value-type="float" office:value="{value}">{shows}</table:table-cell>'


def beside(*cells: str) -> list[CellValue]:
    return [row[1] for row in read(book(*cells), "danh-sach.ods").sheets[0].rows[1:]]


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        (number("True", "ĐÚNG"), True),
        (number("False"), False),
        (number("n/a", "không rõ"), "không rõ"),
        (number("n/a"), "n/a"),
        (number("", "1976"), "1976"),
        ('<table:table-cell office:value="1,5" office:value-type="float"/>', "1,5"),
        ("<table:table-cell office:value-type='float' office:value='a\"b'/>", 'a"b'),
    ],
)
def test_a_cell_of_a_number_that_holds_none_is_what_it_shows(cell: str, held: CellValue) -> None:
    values = beside(number("1976"), cell, number("-1.5e3", "-1500"))
    assert values == [1976.0, held, -1500.0]
    assert type(values[1]) is type(held)


def test_people_beside_such_a_cell_are_read_and_the_cell_is_told(code_lists: None) -> None:
    told = understood(book(number("1976"), number("n/a", "không nhớ")))
    assert ["birth" in row.values for row in told.rows] == [True, False]
    assert [(each.place.cell, each.value) for each in told.issues] == [("B3", "không nhớ")]
    assert not codes(told.notices)


def test_such_a_file_keeps_its_looks_when_it_comes_back() -> None:
    assert rebuilt(book(number("1976"), number("True")), "danh-sach.ods").has_looks


def test_a_cell_that_claims_more_rows_than_a_sheet_has_is_refused_behind_such_a_cell() -> None:
    many = '</table:table-row><table:table-row table:number-rows-repeated="1000000000">' + number("1")
    with pytest.raises(RefusedError):
        read(book(number("True"), many), "danh-sach.ods")


def test_a_damaged_file_without_such_a_cell_stays_refused() -> None:
    whole = book(number("1976"))
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        xml = archive.read("content.xml").decode()
    half = packed(xml[: len(xml) // 2])
    with pytest.raises(RefusedError, match=remarks.DAMAGED):
        read(half, "danh-sach.ods")


def test_such_a_file_that_cannot_be_unpacked_stays_refused() -> None:
    torn = book(number("True")).replace(b'office:value="True"', b'office:value="Tru?"')
    with pytest.raises(RefusedError, match=remarks.DAMAGED):
        read(torn, "danh-sach.ods")
