"""What stands in a page and in each kind of file, row by row as a person reads it: a title, then figures as written."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

import lxml.html
import openpyxl
import pypdf
from docx import Document
from docx.table import _Cell
from openpyxl.cell.cell import Cell, MergedCell

from apps.core.narrowing import narrowed
from apps.reporting.table import share

# A figure beside the title of its row; in a PDF, which has no rows, the figure alone.
Figures = Counter[tuple[str, str]]
# What says that there is no figure, and the sign that a heading may say instead.
SAID_OTHERWISE = ("–", "%")
VIETNAMESE = str.maketrans(",.", ".,")


def words(text: str) -> list[str]:
    """The figures of a cell: a number, and the share that may stand below it."""
    told = re.sub(r"[\s\u00a0]+", " ", text).replace(" %", "%").split()
    return [word.rstrip("%") for word in told if word not in SAID_OTHERWISE]


def plain(text: str) -> str:
    return " ".join(text.split())


def on_page(content: bytes) -> Figures:
    """Every figure of the tables of a page, but of what only a screen or a printer repeats."""
    lines = lxml.html.fromstring(content).xpath("//main//table[not(ancestor::*[contains(@class, 'paper-part')])]//tr")
    found: Figures = Counter()
    for line in lines:
        title = plain(" ".join(line.xpath("./th[1]//text()")))
        cells = line.xpath("./th/following-sibling::td[not(@aria-hidden)]")
        found.update((title, word) for cell in cells for word in words(" ".join(cell.itertext())))
    return found


def in_document(content: bytes) -> Figures:
    """Wide tables are divided and repeat the titles, so figures are looked for beside their title alone."""
    found: Figures = Counter()
    for table in Document(io.BytesIO(content)).tables:
        for row in table.rows:
            texts = [_Cell(each, table).text for each in row._tr.tc_lst]
            for place, title in enumerate(texts[:2]):
                found.update((plain(title), word) for text in texts[place + 1 :] for word in words(text))
    return found


def in_workbook(content: bytes, language: str) -> Figures:
    """Numbers as their formats show them, beside any of the words that lead their row."""
    found: Figures = Counter()
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            told = [shown(cell, language) for cell in row]
            for place, title in enumerate(told[:3]):
                found.update((plain(title), word) for text in told[place + 1 :] for word in words(text))
    return found


def shown(cell: Cell | MergedCell, language: str) -> str:
    if not isinstance(cell.value, (int, float)):
        return str(cell.value or "")
    form = cell.number_format
    size = Decimal(repr(cell.value)) * (100 if form.endswith("%") else 1)
    places = len(form.rstrip("%").partition(".")[2])
    told = f"{size.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,}"
    return told.translate(VIETNAMESE) if language == "vi" else told


def in_pdf(content: bytes) -> Counter[str]:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return Counter(word for page in pages for word in words(page.extract_text()))


def in_json(content: bytes) -> Iterator[Decimal]:
    """The numbers of a report's cells with their shares, or of the tables of a paper."""
    told = json.loads(content, parse_float=Decimal)
    yield from (found for cell in told.get("cells", ()) for found in with_share(cell["count"], cell["base"]))
    cells = (cell for table in told.get("tables", ()) for row in table["rows"] for cell in row["cells"])
    for cell in cells:
        if isinstance(cell["value"], (int, Decimal)):
            yield Decimal(cell["value"])
        else:
            yield from as_numbers(words(cell["value"] or ""))


def in_csv(content: bytes) -> Iterator[Decimal]:
    text = content.decode("utf-8-sig")
    if text.startswith("report,"):
        for cell in csv.DictReader(io.StringIO(text)):
            yield from with_share(*(int(cell[name]) if cell[name] else None for name in ("count", "base")))
        return
    yield from as_numbers(word for line in csv.reader(io.StringIO(text)) for cell in line for word in words(cell))


def with_share(count: int | None, base: int | None) -> Iterator[Decimal]:
    """Programs get shares with two places; pages round them once to one."""
    if count is not None:
        yield Decimal(count)
        if base:
            yield narrowed(share(count, base, 1), Decimal)


def as_numbers(told: Iterable[str]) -> Iterator[Decimal]:
    """As programs write them."""
    return (Decimal(word) for word in told if re.fullmatch(r"-?\d+(\.\d+)?", word))


def numbers_of(figures: Figures, language: str) -> set[Decimal]:
    """All figures of a page as numbers."""
    signs = VIETNAMESE if language == "vi" else {}
    return set(as_numbers(word.translate(signs).replace(",", "") for _title, word in figures))
