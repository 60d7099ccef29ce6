"""Tables as they are written, with merged headings, in pages and every kind of file."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import lxml.html
import openpyxl
import pypdf
from docx import Document
from docx.table import _Cell
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

# A cell with the columns and rows over which it reaches.
Written = tuple[str, int, int]
VIETNAMESE = str.maketrans(",.", ".,")
HIDDEN = "*"


@dataclass(frozen=True)
class Grid:
    """A table: its title, the words over each column, the rows with the words before their figures and with these."""

    title: str
    heads: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    # Columns before the figures.
    stub: int


def plain(text: str) -> str:
    return " ".join(text.split())


def expanded(rows: Iterable[Iterable[Written]]) -> list[list[str]]:
    """The words of each cell in all the places that it covers."""
    found: list[dict[int, str]] = []
    for number, row in enumerate(rows):
        found.extend({} for _ in range(number + 1 - len(found)))
        column = 0
        for text, columns, down in row:
            while column in found[number]:
                column += 1
            found.extend({} for _ in range(number + down - len(found)))
            for below in range(down):
                found[number + below] |= dict.fromkeys(range(column, column + columns), text)
    return [[row.get(column, "") for column in range(max(row, default=-1) + 1)] for row in found]


def of_page(content: bytes) -> Iterator[Grid]:
    """The tables of a page, but what only a screen or a printer repeats."""
    page = lxml.html.fromstring(content)
    for table in page.xpath("//main//table[not(ancestor::*[contains(@class, 'paper-part')])]"):
        card = table.xpath("ancestor::section[1]//*[contains(@class, 'card-title')]")
        heads = [_of_line(line) for line in table.xpath("./thead/tr")]
        lines = [line for line in table.xpath("./tbody/tr") if line.xpath("./td")]
        stub = max((len(line.xpath("./th[1]/preceding-sibling::td")) + 1 for line in lines), default=1)
        rows = [tuple(text for text, _columns, _rows in _of_line(line)) for line in lines]
        title = plain(card[0].text_content()) if card else ""
        yield Grid(title, tuple(map(tuple, expanded(heads))), tuple(rows), stub)


def _of_line(line: Any) -> list[Written]:
    cells = line.xpath("./*[not(@aria-hidden)]")
    return [
        (plain(" ".join(cell.itertext())), int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))) for cell in cells
    ]


def of_document(content: bytes, stub: int) -> Iterator[Grid]:
    """Headings are the rows that are repeated on every page."""
    for table in Document(io.BytesIO(content)).tables:
        above: list[list[str]] = []
        rows: list[tuple[str, ...]] = []
        for row in table.rows:
            is_head = bool(row._tr.xpath("./w:trPr/w:tblHeader"))
            cells = [(plain(_Cell(each, table).text), each.grid_span, each.vMerge) for each in row._tr.tc_lst]
            if is_head:
                line = [(text, merged == "continue") for text, columns, merged in cells for _ in range(columns)]
                before = above[-1] if above else []
                above.append([before[place] if is_below else text for place, (text, is_below) in enumerate(line)])
            else:
                rows.append(tuple(text for text, _columns, _merged in cells))
        if above:
            titled = table._tbl.tblPr.xpath("./w:tblCaption/@w:val")
            yield Grid(titled[0] if titled else "", tuple(map(tuple, above)), tuple(rows), stub)


def of_workbook(content: bytes, language: str, stub: int) -> Iterator[Grid]:
    """Headings are the rows that are printed on every page; a row of one merged cell stands over those below it."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        if not sheet.print_title_rows or sheet.freeze_panes is None:
            continue
        first, last = (int(word) for word in re.findall(r"\d+", sheet.print_title_rows))
        covered = _merged(sheet)
        lines = [
            [covered.get((cell.row or 0, cell.column or 0)) or shown(cell, language) for cell in row]
            for row in sheet.rows
        ]
        lead = [plain(words) for line in lines[: first - 1] for words in line if words]
        own = coordinate_to_tuple(str(sheet.freeze_panes))[1] - 1
        title = [*lead]
        rows: list[tuple[str, ...]] = []
        for number, line in enumerate(lines[last:], start=last + 1):
            if line[0] and (number, 2) in covered:
                if rows:
                    yield Grid("\n".join(title), _heads(lines[first - 1 : last]), tuple(rows), max(own, stub))
                title, rows = [*lead, plain(line[0])], []
            elif any(line):
                rows.append(tuple(map(plain, line)))
        yield Grid("\n".join(title), _heads(lines[first - 1 : last]), tuple(rows), max(own, stub))


def _heads(lines: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(plain, line)) for line in lines)


def _merged(sheet: Worksheet) -> dict[tuple[int, int], str]:
    return {
        (row, column): str(sheet.cell(each.min_row, each.min_col).value or "")
        for each in sheet.merged_cells.ranges
        for row in range(each.min_row, each.max_row + 1)
        for column in range(each.min_col, each.max_col + 1)
    }


def shown(cell: Cell | MergedCell, language: str) -> str:
    """A number as its format shows it."""
    if not isinstance(cell.value, (int, float)):
        return str(cell.value or "")
    form = cell.number_format
    size = Decimal(repr(cell.value)) * (100 if form.endswith("%") else 1)
    places = len(form.rstrip("%").partition(".")[2])
    told = f"{size.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"
    return told.translate(VIETNAMESE) if language == "vi" else told


def of_paper_json(content: bytes) -> Iterator[Grid]:
    for table in json.loads(content, parse_float=Decimal).get("tables", ()):
        has_ordinals = bool(table.get("has_ordinals"))
        heads = [
            [(head["text"], head.get("columns", 1), head.get("rows", 1)) for head in row] for row in table["heads"]
        ]
        rows = [(*_stub(row, has_ordinals), *map(_told, row["cells"])) for row in table["rows"] if row["cells"]]
        spread = expanded(heads)
        if has_ordinals and rows and len(spread[0]) == max(map(len, rows)) - 1:
            spread = [["", *line] for line in spread]
        yield Grid(plain(table["title"]), tuple(map(tuple, spread)), tuple(rows), 1 + has_ordinals)


def _stub(row: dict[str, Any], has_ordinals: bool) -> tuple[str, ...]:
    return (*([row.get("ordinal", "")] if has_ordinals else []), plain(row["title"]))


def _told(cell: dict[str, Any]) -> str:
    return HIDDEN if cell.get("is_hidden") else plain(str("" if cell["value"] is None else cell["value"]))


def of_paper_csv(content: bytes, pages: list[Grid]) -> Iterator[Grid]:
    """Tables stand below each other, an empty line before each: a title, as many rows of headings as on the page."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    starts = [number + 1 for number, line in enumerate(lines) if not line]
    for page, start in zip(pages, starts, strict=True):
        end = next((number for number in starts if number > start), len(lines) + 1) - 1
        body = start + 1 + len(page.heads)
        rows = [tuple(map(plain, line)) for line in lines[body:end] if len(line) > page.stub]
        yield Grid(plain(lines[start][0]), _heads(lines[start + 1 : body]), tuple(rows), page.stub)


def lines_of_pdf(content: bytes) -> list[list[str]]:
    """The words of each line, from left to right."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    texts = (page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=False) for page in pages)
    return [line.split() for text in texts for line in text.splitlines()]
