"""An .ods as LibreOffice writes it: enough of the format to hold a sheet's values, merges and hidden parts."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from tests.corpus.containers import shown
from tests.corpus.said import Formatted, Formula, Page, Value

KIND = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.3" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def by_libreoffice(pages: Sequence[Page]) -> bytes:
    tables = "".join(_table(page) for page in pages)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} office:version="1.3">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return file.getvalue()


def _table(page: Page) -> str:
    width = max(len(row) for row in page.rows)
    covers = {(first, left): (last - first + 1, right - left + 1) for first, left, last, right in page.merges}
    covered = {
        (row, column)
        for first, left, last, right in page.merges
        for row in range(first, last + 1)
        for column in range(left, right + 1)
    } - covers.keys()
    rows = "".join(_row(page, row, width, covers, covered) for row in range(len(page.rows)))
    columns = "".join(f"<table:table-column{_hidden(place in page.hidden_columns)}/>" for place in range(width))
    return f"<table:table table:name={quoteattr(page.name)}>{columns}{rows}</table:table>"


def _row(
    page: Page, row: int, width: int, covers: dict[tuple[int, int], tuple[int, int]], covered: set[tuple[int, int]]
) -> str:
    cells = page.rows[row] + [None] * (width - len(page.rows[row]))
    return (
        f"<table:table-row{_hidden(row in page.hidden_rows)}>"
        + "".join(
            "<table:covered-table-cell/>" if (row, column) in covered else _cell(value, covers.get((row, column)))
            for column, value in enumerate(cells)
        )
        + "</table:table-row>"
    )


def _hidden(is_hidden: bool) -> str:
    return ' table:visibility="collapse"' if is_hidden else ""


def _cell(value: Value, spans: tuple[int, int] | None) -> str:
    rows, columns = spans or (1, 1)
    merged = f' table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}"' if spans else ""
    if value is None:
        return f"<table:table-cell{merged}/>"
    return f"<table:table-cell{merged}{''.join(_typed(value))}>{_paragraphs(shown(value))}</table:table-cell>"


def _typed(value: Value) -> Iterator[str]:
    if isinstance(value, Formula):
        yield f" table:formula={quoteattr('of:' + value.formula)}"
    plain = value.value if isinstance(value, Formatted | Formula) else value
    if isinstance(plain, date):
        yield f' office:value-type="date" office:date-value="{plain.isoformat()}"'
    elif isinstance(plain, int | float):
        yield f' office:value-type="float" office:value="{plain}"'
    else:
        yield ' office:value-type="string"'


def _paragraphs(text: str) -> str:
    return "".join(f"<text:p>{_spaced(line)}</text:p>" for line in text.split("\n"))


def _spaced(text: str) -> str:
    """Blanks beside blanks are elements of their own, else a reader drops them."""
    return escape(text).replace("  ", " <text:s/>")
