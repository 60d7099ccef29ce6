"""Reading a workbook of any kind that offices send into plain rows, or saying clearly why it cannot be read."""

import subprocess
import sys
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from apps.core.garbage import collection_paused
from apps.core.text import tidy
from apps.rosters import remarks
from apps.rosters.abreast import by_period
from apps.rosters.asides import NOTHING_ASIDE, Asides, asides
from apps.rosters.delimited import read_delimited
from apps.rosters.fonts import cell_fonts
from apps.rosters.hidden_parts import hidden_parts
from apps.rosters.inflation import COLUMN_LIMIT, MEGABYTE, ROW_LIMIT, check_zip
from apps.rosters.legacy import Fonts, put_right
from apps.rosters.markup_tables import read_markup
from apps.rosters.opendocument_mending import mended
from apps.rosters.pauses import BLOCK, pause
from apps.rosters.shown_dates import Places, as_shown, perhaps_months, shown_dates
from apps.rosters.sides import sides
from apps.rosters.upright import with_rows
from apps.rosters.values import RefusedError
from apps.rosters.workbooks import REASONS_HEADER, CellValue, Sheet, Span, Workbook

SIZE_LIMIT = 30 * MEGABYTE
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED, WORD = ("EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le"))
# Tells the reach of a workbook whose kind hides it, in a process of its own that may take 1 GB and 20 seconds. What it
# is refused for otherwise is found out anew; but a damaged .xls may ask for 8 GB, which ends the process that reads it.
PROBE = """
import io, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
from python_calamine import CalamineWorkbook
try:
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for place in range(len(book.sheet_names)):
        book.get_sheet_by_index(place)
except MemoryError:
    raise
except BaseException:
    pass
"""
PROBE_SECONDS = 20
# The header of a table stands within the first rows.
HEADER_WITHIN = 110


def read(source: Path | bytes, filename: str = "") -> Workbook:
    """The tables of a workbook; raises RefusedError, and nothing else, when it cannot be read."""
    with collection_paused():
        book = read_sheets(source, filename)
        parts = [part for sheet in book.sheets for side in sides(sheet) for part in by_period(side)]
        return replace(book, sheets=tuple(with_rows(parts)))


def read_sheets(source: Path | bytes, filename: str = "") -> Workbook:
    """The sheets of a workbook as they are; raises what `read` raises."""
    named = tidy(filename or (source.name if isinstance(source, Path) else ""))
    data = _bytes(source, named)
    if not data.startswith((ZIP, OLE)):
        return _read_text(data, named)
    hiding = _refuse_foreign(data, named)
    try:
        hidden = hidden_parts(data, hiding)
        book = opened(data, named)
        shown, beside = shown_dates(data) if data.startswith(ZIP) else {}, asides(data)
        sheets = tuple(
            _sheet(
                book,
                position,
                about,
                hidden.get(position, (0, 0)),
                partial(cell_fonts, data, position),
                shown.get(position),
                beside.get(position, NOTHING_ASIDE),
            )
            for position, about in enumerate(book.sheets_metadata)
            if about.typ == SheetTypeEnum.WorkSheet
        )
    except PasswordError as locked:
        raise RefusedError(remarks.PASSWORD, {"filename": named}) from locked
    except (CalamineError, BadZipFile, OSError, ValueError, OverflowError, MemoryError) as damage:
        raise RefusedError(remarks.DAMAGED, {"filename": named}) from damage
    except BaseException as panic:  # the reader's own panics are no Exception; they mean a damaged file
        if type(panic).__name__ != "PanicException":
            raise
        raise RefusedError(remarks.DAMAGED, {"filename": named}) from panic
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise RefusedError(remarks.NO_DATA, {"filename": named})
    return Workbook(named, filled)


def opened(data: bytes, filename: str) -> CalamineWorkbook:
    """The workbook as the reader gives it, an .ods with cells of numbers that hold none as well."""
    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except CalamineError:
        better = mended(data)
        if better is None:
            raise
    # What stands behind the first such cell was not seen by the first probe.
    _probe(better, filename)
    return CalamineWorkbook.from_filelike(BytesIO(better))


def _read_text(data: bytes, filename: str) -> Workbook:
    """A file of text: the tables of a page, or lines divided into columns."""
    book = read_markup(data, filename) or read_delimited(data, filename)
    if book is None:
        raise RefusedError(remarks.NOT_A_WORKBOOK, {"filename": filename})
    return book


def _bytes(source: Path | bytes, filename: str) -> bytes:
    try:
        size = source.stat().st_size if isinstance(source, Path) else len(source)
        if size > SIZE_LIMIT:
            sizes = {"size": str(size // MEGABYTE), "limit": str(SIZE_LIMIT // MEGABYTE)}
            raise RefusedError(remarks.TOO_LARGE, {"filename": filename, **sizes})
        data = source.read_bytes() if isinstance(source, Path) else source
    except OSError as missing:
        raise RefusedError(remarks.NO_FILE, {"filename": filename}) from missing
    if not data.strip(b"\0\r\n\t "):
        raise RefusedError(remarks.EMPTY_FILE, {"filename": filename})
    return data


def _refuse_foreign(data: bytes, filename: str) -> Collection[str]:
    """Refuse what is no workbook, by its bytes and never by its name; gives the parts of sheets that hide something."""
    told = {"filename": filename}
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise RefusedError(remarks.PASSWORD, told)
        if WORD in data:
            raise RefusedError(remarks.WORD_DOCUMENT, told)
        _probe(data, filename)
        return ()
    parts = check_zip(data, filename)
    if any(name.startswith("word/") for name in parts.names):
        raise RefusedError(remarks.WORD_DOCUMENT, told)
    if "xl/workbook.xml" in parts.names:
        return parts.hiding
    if not parts.names & {"xl/workbook.bin", "content.xml"}:
        raise RefusedError(remarks.NOT_A_WORKBOOK, told)
    _probe(data, filename)
    return ()


def _probe(data: bytes, filename: str) -> None:
    """Open a workbook, whose reach cannot be seen from outside, in a process of limited memory first."""
    try:
        subprocess.run(
            [sys.executable, "-I", "-c", PROBE], input=data, timeout=PROBE_SECONDS, check=True, capture_output=True
        )
    except subprocess.SubprocessError as failure:
        raise RefusedError(remarks.DAMAGED, {"filename": filename}) from failure


def _sheet(
    book: CalamineWorkbook,
    position: int,
    about: SheetMetadata,
    hidden: tuple[int, int],
    fonts: Fonts,
    shown: Places | None,
    beside: Asides,
) -> Sheet:
    sheet = book.get_sheet_by_index(position)
    end = sheet.end or (0, 0)
    if end[0] >= ROW_LIMIT + 1:
        raise RefusedError(remarks.TOO_MANY_ROWS, {"sheet": about.name, "limit": str(ROW_LIMIT)})
    if end[1] >= COLUMN_LIMIT:
        raise RefusedError(remarks.TOO_MANY_COLUMNS, {"sheet": about.name, "limit": str(COLUMN_LIMIT)})
    rows, distinct = _rows(sheet)
    rows, originals = put_right(rows, fonts, distinct)
    if shown is None:
        perhaps_months(rows)
    else:
        as_shown(rows, shown)
    _forget_reasons(rows)
    return Sheet(
        about.name,
        rows,
        _merges(sheet.merged_cell_ranges, beside, len(rows)),
        about.visible != SheetVisibleEnum.Visible,
        hidden_rows=hidden[0],
        hidden_columns=hidden[1],
        originals=originals,
        struck=beside.struck,
        comments=beside.comments,
    )


def _merges(told: list[Span] | None, beside: Asides, height: int) -> list[Span] | None:
    """The merged cells that the reader tells, or those of an .ods that begin in one of its rows."""
    return told or [span for span in beside.merges if span[0][0] < height] or told


def _rows(sheet: CalamineSheet) -> tuple[list[list[CellValue]], Collection[CellValue]]:
    """The rows from A1 on, and what stands in them."""
    left: list[CellValue] = [""] * (sheet.start or (0, 0))[1]
    distinct, rows = dict[CellValue, CellValue](), list[list[CellValue]]()
    for row in sheet.iter_rows() if sheet.start else ():
        if len(rows) % BLOCK == 0:
            pause()
        told = _shared(row, distinct)
        rows.append([*left, *told] if left else told)
    return rows, distinct.keys()


def _shared(row: list[CellValue], distinct: dict[CellValue, CellValue]) -> list[CellValue]:
    """The row with equal cells as one object, or a long list takes half a gigabyte and every later look is slower."""
    share = distinct.setdefault
    # True is equal to 1 and must not become it.
    if bool in map(type, row):
        return [value if isinstance(value, bool) else share(value, value) for value in row]
    return list(map(share, row, row))


def _forget_reasons(rows: list[list[CellValue]]) -> None:
    """Read past the column of reasons that the registry itself wrote beside a table."""
    for number, row in enumerate(rows[:HEADER_WITHIN]):
        if REASONS_HEADER in row:
            column = row.index(REASONS_HEADER)
            for each in rows[number:]:
                each[column:] = ["" if place == 0 else value for place, value in enumerate(each[column:])]
            return
