"""Every figure that the builder offers is read back from every kind of file as it stands on the page."""

import csv
import io
import json
from collections import Counter
from decimal import Decimal

import openpyxl
import pypdf
import pytest
from docx import Document

from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.shows import Show
from apps.reporting.papers.dividing import divided
from apps.reporting.papers.layout import signs
from apps.reporting.papers.paper import Form, Paper
from apps.reporting.papers.renderers import RENDERERS
from apps.reporting.papers.words import written
from tests.conftest import Units
from tests.reporting.composed.figure_oracle import BESIDE
from tests.reporting.composed.test_every_figure import AMOUNTS_ARE, PLAIN, POSTS, crowd, table_of

__all__ = ["crowd"]
TABLES = {
    "of persons and communes": (PLAIN, ("asked-1y", "asked")),
    "against units": ((Show.PERSONS, *AMOUNTS_ARE, *POSTS), ("asked",)),
    "of the left": ((Show.PERSONS, *BESIDE, Show.ROW_SHARE, Show.RANK), ("asked",)),
}


@pytest.fixture(params=TABLES)
def paper(request: pytest.FixtureRequest, crowd: Units) -> Paper:
    shows, days = TABLES[request.param]
    return paper_of(table_of(shows, days=days))


def told(paper: Paper) -> Counter[str]:
    """As documents write the figures, also those that a wide table repeats nowhere."""
    (table,) = paper.tables
    return Counter(
        written(cell, paper.language, has_sign=sign)
        for part in divided(table)
        for row in part.rows
        for cell, sign in zip(row.cells, signs(part), strict=True)
    )


def test_a_word_document_holds_every_figure(paper: Paper) -> None:
    grids = [each for each in Document(io.BytesIO(RENDERERS["docx"](paper))).tables if len(each.rows) > 3]
    found = Counter(cell.text for grid in grids for row in grid.rows for cell in row.cells[1:])
    assert not told(paper) - found


def test_a_pdf_holds_every_figure(paper: Paper) -> None:
    pages = pypdf.PdfReader(io.BytesIO(RENDERERS["pdf"](paper))).pages
    found = Counter(word for page in pages for word in page.extract_text().split())
    assert not told(paper) - found - Counter({"": 10_000})


def test_a_workbook_and_flat_files_hold_every_figure(paper: Paper) -> None:
    (table,) = paper.tables
    cells = [cell for row in table.rows for cell in row.cells]
    wanted = Counter(Decimal(cell.value) for cell in cells if isinstance(cell.value, (int, Decimal)))
    rows = json.loads(RENDERERS["json"](paper))["tables"][0]["rows"]
    values = [cell["value"] for row in rows for cell in row["cells"] if cell["value"] is not None]
    assert Counter(Decimal(str(value)) for value in values) == wanted
    lines = csv.reader(io.StringIO(RENDERERS["csv"](paper).decode("utf-8-sig")))
    texts = Counter(text for line in lines for text in line)
    assert not Counter(str(cell.value) for cell in cells if cell.value is not None) - texts
    sheet = openpyxl.load_workbook(io.BytesIO(RENDERERS["xlsx"](paper))).worksheets[0]
    held = Counter(
        round(float(c.value), 6) for row in sheet.iter_rows() for c in row if isinstance(c.value, (int, float))
    )
    shares = {cell for cell in cells if cell.form is Form.PERCENT}
    meant = (
        float(cell.value) / (100 if cell in shares else 1) for cell in cells if isinstance(cell.value, (int, Decimal))
    )
    assert not Counter(round(each, 6) for each in meant) - held
