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
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.3" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


SHEETS = "".join(
    f'<style:style style:name="sheet-{shown}" style:family="table"><style:table-properties table:display="{shown}"/>'
    "</style:style>"
    for shown in ("true", "false")
)


def by_libreoffice(pages: Sequence[Page]) -> bytes:
    fonts = sorted({font for page in pages for font in page.fonts.values()})
    tables = "".join(_table(page, fonts) for page in pages)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} office:version="1.3">'
        f"<office:automatic-styles>{SHEETS}{''.join(_font(*each) for each in enumerate(fonts))}"
        "</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return file.getvalue()


def _font(number: int, name: str) -> str:
    properties = f"<style:text-properties style:font-name={quoteattr(name)}/>"
    return f'<style:style style:name="font-{number}" style:family="table-cell">{properties}</style:style>'


def _table(page: Page, fonts: list[str]) -> str:
    width = max(len(row) for row in page.rows)
    columns = "".join(f"<table:table-column{_hidden(place in page.hidden_columns)}/>" for place in range(width))
    rows = "".join(_row(page, row, _cells(page, row, width, fonts)) for row in range(len(page.rows)))
    style = f'table:style-name="sheet-{str(not page.is_hidden).lower()}"'
    return f"<table:table table:name={quoteattr(page.name)} {style}>{columns}{rows}</table:table>"


def _cells(page: Page, row: int, width: int, fonts: list[str]) -> Iterator[str]:
    values = page.rows[row] + [None] * (width - len(page.rows[row]))
    for column, value in enumerate(values):
        merge = next((each for each in page.merges if _covers(each, row, column)), None)
        if merge is not None and (row, column) != merge[:2]:
            yield "<table:covered-table-cell/>"
            continue
        font = page.fonts.get((row, column))
        look = f' table:style-name="font-{fonts.index(font)}"' if font else ""
        yield _cell(value, look + (_spans(merge) if merge else ""))


def _covers(merge: tuple[int, int, int, int], row: int, column: int) -> bool:
    first, left, last, right = merge
    return first <= row <= last and left <= column <= right


def _spans(merge: tuple[int, int, int, int]) -> str:
    first, left, last, right = merge
    return f' table:number-rows-spanned="{last - first + 1}" table:number-columns-spanned="{right - left + 1}"'


def _row(page: Page, row: int, cells: Iterator[str]) -> str:
    return f"<table:table-row{_hidden(row in page.hidden_rows)}>{''.join(cells)}</table:table-row>"


def _hidden(is_hidden: bool) -> str:
    return ' table:visibility="collapse"' if is_hidden else ""


def _cell(value: Value, look: str) -> str:
    if value is None:
        return f"<table:table-cell{look}/>"
    return f"<table:table-cell{look}{''.join(_typed(value))}>{_paragraphs(shown(value))}</table:table-cell>"


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
