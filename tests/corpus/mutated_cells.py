"""Sheets without end, cells that lie about their place, values that no cell should hold."""

from collections.abc import Callable
from random import Random

from tests.corpus.containers import WORKBOOKS
from tests.corpus.mutated_zips import PEOPLE, SHEET, repacked, small
from tests.corpus.said import Page, Value

FORMULAS = (
    *("=1+1", '=HYPERLINK("http://example.invalid/","Bùi Văn Hạnh")', "=cmd|' /C calc'!A0", "+84912345678"),
    *("-2+3", "@SUM(A1:A9)", "\t=1+1", "'=1+1", "=" * 500, "{{7*7}}", "%(value)s %s %d", "{0}", "<script>x</script>"),
)
ODD_TEXTS = (
    *("x" * 32_767, "ă" * 20_000, "Bùi\x01\x02Hạnh", "\u202eBùi Hạnh", "🙂 Hạnh 🙂", "a\u0301" * 3_000, "0" * 400),
    *(
        "\u0300\u0301",
        "nan",
        "Infinity",
        "1e999",
        "-0",
        "NULL",
        "\\N",
        "\\",
        "a\tb\nc",
        '"',
        "''",
        " " * 2_000,
        "_x0000_",
    ),
    *("12" * 200 + "/12", "/" * 999, "1" * 300, "(" * 500, "đang học " * 500, "và " * 900, "CT " * 700, ", " * 2_000),
)
ODD_NUMBERS: tuple[Value, ...] = (
    1e308,
    -1e308,
    5e-324,
    -1,
    0,
    60,
    2_958_466,
    99_999_999_999,
    0.1 + 0.2,
    10**15,
    10**300,
)
HEADS = (
    *("TT", "Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD", "Dân tộc", "Chức vụ", "Ngày vào Đảng"),
    *("Trình độ GDPT", "Trình độ chuyên môn", "LLCT", "QLNN", "Tin học", "Ngoại ngữ", "Ghi chú"),
)
REFERENCES = (
    "XFD1",
    "A1048576",
    "XFD1048576",
    "A0",
    "ZZZZZZZ1",
    "A99999999999999999999",
    "",
    "1A",
    "A-1",
    "ABC",
    "$B$2",
)


def far_cell(chance: Random) -> tuple[str, bytes]:
    """One cell far away, or one that does not know where it is."""
    place = chance.choice(REFERENCES)
    row, value = chance.choice((1, 9, 0, 1_048_576, -1)), chance.choice((1, "x", ""))
    cell = f'<row r="{row}"><c r="{place}"><v>{value}</v></c></row>'
    return "xa.xlsx", _sheet(lambda inner: inner.replace(b"</sheetData>", cell.encode() + b"</sheetData>"))


def wrong_extent(chance: Random) -> tuple[str, bytes]:
    extent = chance.choice(("A1:XFD1048576", "A1", "XFD1048576:A1", "A1:ZZZZZ99999999", "", "x"))
    said = f'<dimension ref="{extent}"/>'.encode()
    merged = f'<mergeCells count="1"><mergeCell ref="{extent}"/></mergeCells>'.encode()

    def change(inner: bytes) -> bytes:
        begun, ended = inner.find(b"<dimension"), inner.find(b"<sheetViews")
        wide = inner[:begun] + said + inner[ended:] if 0 <= begun < ended else inner
        return wide.replace(b"</sheetData>", b"</sheetData>" + merged)

    return "rong.xlsx", _sheet(change)


def repeated(chance: Random) -> tuple[str, bytes]:
    """An .ods whose cells or rows say that they stand there a million times."""
    times = chance.choice((100_000, 1_048_576, 2_000_000_000, -1, 10**30))
    what = chance.choice(("row", "column"))
    tag = "table:table-row" if what == "row" else "table:table-cell"
    said = f'<{tag} table:number-{what}s-repeated="{times}"'.encode()
    count = chance.choice((1, 3))
    return "lap.ods", repacked(
        small("ods"),
        lambda name, inner: inner.replace(f"<{tag}".encode(), said, count) if name == "content.xml" else inner,
    )


def wild_references(chance: Random) -> tuple[str, bytes]:
    """Texts, styles and types that are not there."""
    old, new = chance.choice(
        (
            (b't="s"', b't="zzz"'),
            (b't="s"', b't="d"'),
            (b't="s"', b't="e"'),
            (b't="s"', b't="b"'),
            (b"<v>0</v>", b"<v>999999999</v>"),
            (b"<v>1</v>", b"<v>-1</v>"),
            (b"<v>1</v>", b"<v>1e400</v>"),
            (b"<c ", b'<c s="99999" '),
            (b"<v>", b"<v><v>"),
        )
    )
    return "lac.xlsx", _sheet(lambda inner: inner.replace(old, new, chance.choice((1, 100))))


def odd_values(chance: Random) -> tuple[str, bytes]:
    """Formulas as names, texts without end, numbers that are no day: in every column."""
    page = Page(chance.choice(("Danh sách", "x" * 31, "&<>", "=1+1", "Sheet 'q'")).replace("'", ""))
    page.add(*HEADS)
    for number in range(chance.randint(1, 12)):
        cells: list[Value] = [number + 1, *(_odd(chance) for _head in HEADS[1:])]
        if chance.random() < 0.5:
            cells[1] = chance.choice((*FORMULAS, PEOPLE[0][0]))
        page.add(*cells)
    ending, pack = WORKBOOKS[".xlsx by xlsxwriter"]
    return f"la.{ending}", pack([page])


def odd_headers(chance: Random) -> tuple[str, bytes]:
    """A header over and over, or one of hundreds of columns."""
    page = Page("Danh sách")
    if chance.random() < 0.5:
        for _each in range(chance.choice((50, 2_000))):
            page.add(*HEADS)
    else:
        page.add(*(chance.choice((*HEADS, "Nam", "Nữ", "Trình độ", "x", None)) for _each in range(600)))
        page.add(*(chance.choice(("x", 1, None, "ĐH", "Bùi Văn Hạnh")) for _each in range(600)))
    page.add(1, "Bùi Văn Hạnh")
    return "dau.xlsx", WORKBOOKS[".xlsx by xlsxwriter"][1]([page])


def _odd(chance: Random) -> Value:
    return chance.choice((*FORMULAS, *ODD_TEXTS, *ODD_NUMBERS, None, "ĐH", "12/5/1976"))


def _sheet(change: Callable[[bytes], bytes]) -> bytes:
    return repacked(small(), lambda name, inner: change(inner) if name == SHEET else inner)


TRICKS: dict[str, Callable[[Random], tuple[str, bytes]]] = {
    "a cell far away": far_cell,
    "a wrong extent": wrong_extent,
    "cells repeated a million times": repeated,
    "references to nothing": wild_references,
    "formulas as names and odd values": odd_values,
    "odd headers": odd_headers,
}
