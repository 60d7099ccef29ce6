"""Paragraphs and tables of a Word document as XML, written at once: many times faster than cell by cell."""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml

from apps.reporting.papers.document_heads import head_heights
from apps.reporting.papers.layout import (
    Placed,
    fits_a_page,
    placed_heads,
    shares_of_width,
    signs,
    size_for,
    stub_columns,
)
from apps.reporting.papers.paper import Cell, Form, Look, Row, Table
from apps.reporting.papers.turned_heads import turned_places
from apps.reporting.papers.words import written

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FONT = "Times New Roman"
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
# Read from below upwards.
TURN = '<w:textDirection w:val="btLr"/>'
FILLS = {Look.TOTAL: "E8EEF6", Look.UNTRAINED: "ECEEF0", Look.UNKNOWN: "F4F5F6", Look.HEADING: "F4F6F9"}
# Control characters, which no document can hold.
NOT_IN_XML = dict.fromkeys(code for code in range(32) if chr(code) not in "\t\n\r")
BOLD = {Look.TOTAL, Look.SUBTOTAL, Look.HEADING}
ITALIC = {Look.UNKNOWN, Look.ROLL_UP}
# So many rows at the end of an official form go to another page together with who signs.
LAST_KEPT = 3


def paragraph(
    words: str,
    *,
    size: float = 13,
    align: str = "left",
    bold: bool = False,
    italic: bool = False,
    before: int = 0,
    outline: int | None = None,
    breaks_page: bool = False,
    keeps: bool = False,
) -> Any:
    """A paragraph for the body; one with an outline is a heading that the reader's program lists.

    Headings, and what `keeps` to what follows, never end a page.
    """
    marks = f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else ""
    keep = "<w:keepNext/>" if keeps or outline is not None else ""
    page = "<w:pageBreakBefore/>" if breaks_page else ""
    properties = f'{keep}{page}<w:spacing w:before="{before * 20}" w:after="60"/><w:jc w:val="{align}"/>{marks}'
    run = _run(words, size=size, bold=bold, italic=italic)
    return parse_xml(f'<w:p xmlns:w="{NAMESPACE}"><w:pPr>{properties}</w:pPr>{run}</w:p>')


def table_element(table: Table, *, language: str, width: int, ends_kept: bool = False) -> Any:
    """The table over `width` twentieths of a point; its headings are repeated on every page."""
    size = size_for(table)
    widths = [round(share * width) for share in shares_of_width(table)]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = "".join((*_head_rows(table, widths, size), *_body_rows(table, widths, size, language, ends_kept=ends_kept)))
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
        f"<w:tblCaption w:val={_attribute(table.title)}/>"
    )
    return parse_xml(
        f'<w:tbl xmlns:w="{NAMESPACE}"><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _head_rows(table: Table, widths: list[int], size: float) -> Iterator[str]:
    placed = {(each.row, each.column): each for each in placed_heads(table)}
    turned = turned_places(table)
    heights = head_heights(table, turned, [width / 20 for width in widths], size)
    for row in range(len(table.heads)):
        cells, column = [], 0
        while column < table.width:
            found, is_first = _covering(placed, row, column)
            columns = min(found.head.columns, table.width - column) if found else 1
            span = sum(widths[column : column + columns])
            turn = TURN if found and (found.row, found.column) in turned else ""
            cells.append(_head_cell(found, span, size, columns, is_first=is_first, turn=turn))
            column += columns
        yield _table_row("".join(cells), is_head=True, height=heights[row])
    if table.numbers:
        cells = [
            _cell(number, width, size=size - 1, align="center", italic=True)
            for number, width in zip(table.numbers, widths, strict=False)
        ]
        yield _table_row("".join(cells), is_head=True)


def _covering(placed: dict[tuple[int, int], Placed], row: int, column: int) -> tuple[Placed | None, bool]:
    """The heading over a place, and whether it begins in this row."""
    for above in range(row, -1, -1):
        found = placed.get((above, column))
        if found is not None:
            return (found, above == row) if above + found.head.rows > row else (None, True)
    return None, True


def _head_cell(found: Placed | None, width: int, size: float, columns: int, *, is_first: bool, turn: str) -> str:
    merge = ""
    if found and found.head.rows > 1:
        merge = '<w:vMerge w:val="restart"/>' if is_first else "<w:vMerge/>"
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    words = found.head.text if found and is_first else ""
    return _cell(words, width, size=size, align="center", bold=True, marks=span + merge, turn=turn)


def _body_rows(table: Table, widths: list[int], size: float, language: str, *, ends_kept: bool) -> Iterator[str]:
    with_sign = signs(table)
    is_short = fits_a_page(table)
    for place, row in enumerate(table.rows, start=1):
        cells = "".join(_row_cells(row, table, widths, size, language, with_sign))
        is_kept = place < len(table.rows) and (is_short or row.look is Look.HEADING)
        is_kept = is_kept or (ends_kept and place > len(table.rows) - LAST_KEPT)
        yield _table_row(kept(cells) if is_kept else cells)


def _row_cells(
    row: Row, table: Table, widths: list[int], size: float, language: str, with_sign: tuple[bool, ...]
) -> Iterator[str]:
    style: dict[str, Any] = {
        "size": size,
        "bold": row.look in BOLD,
        "italic": row.look in ITALIC,
        "fill": FILLS.get(row.look, ""),
    }
    if table.has_ordinals:
        yield _cell(row.ordinal, widths[0], align="center", **style)
    stub = stub_columns(table)
    if not row.cells:
        span = f'<w:gridSpan w:val="{table.width - stub + 1}"/>'
        yield _cell(row.title, sum(widths[stub - 1 :]), marks=span, **style)
        return
    yield _cell(row.title, widths[stub - 1], indent=row.depth * 170, **style)
    for place, width in enumerate(widths[stub:]):
        cell = row.cells[place] if place < len(row.cells) else Cell("", Form.TEXT)
        align = "center" if cell.is_mark else "left" if cell.form is Form.TEXT else "right"
        yield _cell(written(cell, language, has_sign=with_sign[place]), width, align=align, **style)


def kept(cells: str) -> str:
    """The row stands on the page of the next one."""
    return cells.replace("<w:p><w:pPr>", "<w:p><w:pPr><w:keepNext/>")


def _table_row(cells: str, *, is_head: bool = False, height: int = 0) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    high = f'<w:trHeight w:val="{height * 20}" w:hRule="atLeast"/>' if height else ""
    cells = kept(cells) if is_head else cells
    return f"<w:tr><w:trPr><w:cantSplit/>{high}{head}</w:trPr>{cells}</w:tr>"


def _cell(
    words: str,
    width: int,
    *,
    size: float,
    align: str = "left",
    bold: bool = False,
    italic: bool = False,
    fill: str = "",
    indent: int = 0,
    marks: str = "",
    turn: str = "",
) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    left = f'<w:ind w:left="{indent}"/>' if indent else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{marks}{shade}{turn}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:before="20" w:after="20"/>{left}<w:jc w:val="{align}"/></w:pPr>'
        f"{_run(words, size=size, bold=bold, italic=italic)}</w:p></w:tc>"
    )


def _run(words: str, *, size: float, bold: bool, italic: bool) -> str:
    if not words:
        return ""
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    half = round(size * 2)
    return (
        f'<w:r><w:rPr>{fonts}{look}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(words.translate(NOT_IN_XML))}</w:t></w:r>'
    )


def _attribute(words: str) -> str:
    return '"' + escape(words, {'"': "&quot;", "\n": " "}) + '"'
