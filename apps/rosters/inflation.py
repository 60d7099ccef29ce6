"""Looks into a zipped workbook before it is opened: how far it inflates, how far its cells reach.

A sheet is read as a full rectangle, so one stray cell at XFD1048576 would ask for more memory than any machine has.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from apps.rosters import remarks
from apps.rosters.sheet_parts import SHEET_PART, title_of
from apps.rosters.values import RefusedError

MEGABYTE = 1024 * 1024
INFLATED_LIMIT = 300 * MEGABYTE
# Sheets of so much hold twenty thousand rows; to read them takes longer than anyone waits for a page.
MUCH = 20 * MEGABYTE
ROW_LIMIT = 100_000
COLUMN_LIMIT = 702  # up to column ZZ
# A hundred thousand rows up to column CZ; the widest list that offices keep has eighty columns.
CELL_LIMIT = ROW_LIMIT * 104
CHUNK = MEGABYTE
LOCAL_HEADER = 30
# A cell that holds something, in a row of six digits or a column of three letters; empty styled cells close at once.
FAR_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"'](?:([A-Z]{3,})\d+|[A-Z]+(\d{6,}))[\"'][^>]*?(?<!/)>")
# Whether a chunk can hold such a cell at all: with all capitals and digits alike, a plain search finds it four times as
# fast as a pattern does, and a workbook has a reference for every cell.
ALIKE = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'", b"A" * 26 + b"0" * 10 + b'"')
FAR_REFERENCES = (b'r="AAA', b"A000000")
# Where a row says which one it is.
ROW_NUMBER = re.compile(rb"[^>]*?\br=[\"'](\d+)")
# Of cells that hold something the columns beyond Z, and the rows far below; and whether a chunk can hold such a cell
# beyond CZ, again by a plain search.
WIDE_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]{2})\d+[\"'][^>]*?(?<!/)>")
LOW_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"'][A-Z]+(\d{5,})[\"'][^>]*?(?<!/)>")
HALVES = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ'", b"AAA" + b"D" * 23 + b'"')
WIDE_REFERENCES = (b'r="DD', b'r="DA')
LONGEST_CELL = 256
HIDES = b" hidden="


@dataclass(frozen=True)
class Parts:
    """The names of a zip's parts, and those of the sheets that hide a row or a column."""

    names: frozenset[str]
    hiding: frozenset[str]


def check_zip(data: bytes, filename: str) -> Parts:
    """The parts, after a look at all of them; refuses what would not fit."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as damage:
        raise RefusedError(remarks.DAMAGED, {"filename": filename}) from damage
    _refuse_inflation(sum(part.file_size for part in parts), filename)
    hiding = _look_into_parts(data, parts, filename)
    return Parts(frozenset(part.filename for part in parts), frozenset(hiding))


def holds_much(data: bytes) -> bool:
    """Whether the sheets of a workbook are long, and yet may be read, by what the zip itself says."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            sizes = [part.file_size for part in archive.infolist() if SHEET_PART.fullmatch(part.filename)]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    return MUCH < sum(sizes) <= INFLATED_LIMIT


def _look_into_parts(data: bytes, parts: list[zipfile.ZipInfo], filename: str) -> set[str]:
    """Inflate every part once, because the sizes that a zip declares may lie; gives the sheets that hide something."""
    inflated = 0
    hiding = set()
    for part in parts:
        tail, last_row = b"", 0
        for chunk in _chunks(data, part, filename):
            inflated += len(chunk)
            _refuse_inflation(inflated, filename)
            if SHEET_PART.fullmatch(part.filename):
                xml = tail + chunk
                _refuse_far_cells(xml, data, part.filename)
                if part.filename not in hiding and HIDES in xml:
                    hiding.add(part.filename)
                last_row = _last_row(xml) or last_row
                tail = chunk[-LONGEST_CELL:]
        if last_row * COLUMN_LIMIT > CELL_LIMIT:
            _refuse_area(data, part, filename)
    return hiding


def _last_row(xml: bytes) -> int:
    """The number of the last row that begins in a piece of a sheet; 0 where none does."""
    found = ROW_NUMBER.match(xml, xml.rfind(b"row "))
    return int(found[1]) if found else 0


def _refuse_area(data: bytes, part: zipfile.ZipInfo, filename: str) -> None:
    """Of a long sheet: two stray cells, one far below and one far to the right, span what no list does."""
    pieces = (chunk.translate(HALVES) for chunk in _chunks(data, part, filename))
    if not any(reference in piece for piece in pieces for reference in WIDE_REFERENCES):
        return
    far = max(_matches(WIDE_CELL, data, part, filename), default=b"AA")
    columns = (far[0] - 64) * 26 + far[1] - 64
    rows = max(map(int, _matches(LOW_CELL, data, part, filename)), default=0)
    if rows * columns > CELL_LIMIT:
        told = {"sheet": title_of(data, part.filename), "limit": str(CELL_LIMIT)}
        raise RefusedError(remarks.TOO_MANY_CELLS, told)


def _matches(pattern: re.Pattern[bytes], data: bytes, part: zipfile.ZipInfo, filename: str) -> Iterator[bytes]:
    tail = b""
    for chunk in _chunks(data, part, filename):
        yield from pattern.findall(tail + chunk)
        tail = chunk[-LONGEST_CELL:]


def _refuse_inflation(size: int, filename: str) -> None:
    if size > INFLATED_LIMIT:
        sizes = {"size": str(size // MEGABYTE), "limit": str(INFLATED_LIMIT // MEGABYTE)}
        raise RefusedError(remarks.INFLATES, {"filename": filename, **sizes})


def _refuse_far_cells(xml: bytes, data: bytes, part: str) -> None:
    alike = xml.translate(ALIKE)
    if not any(reference in alike for reference in FAR_REFERENCES):
        return
    for column, row in FAR_CELL.findall(xml):
        if column:
            raise RefusedError(remarks.TOO_MANY_COLUMNS, {"sheet": title_of(data, part), "limit": str(COLUMN_LIMIT)})
        if int(row) > ROW_LIMIT:
            raise RefusedError(remarks.TOO_MANY_ROWS, {"sheet": title_of(data, part), "limit": str(ROW_LIMIT)})


def _chunks(data: bytes, part: zipfile.ZipInfo, filename: str) -> Iterator[bytes]:
    """The inflated bytes of one part, a chunk at a time."""
    packed = memoryview(data)[_start_of(data, part) :][: part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if part.compress_type != zipfile.ZIP_DEFLATED or part.flag_bits & 1:
        raise RefusedError(remarks.DAMAGED, {"filename": filename})
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes = bytes(packed)
    try:
        while rest and not stream.eof:
            yield stream.decompress(rest, CHUNK)
            rest = stream.unconsumed_tail
    except zlib.error as damage:
        raise RefusedError(remarks.DAMAGED, {"filename": filename}) from damage


def _start_of(data: bytes, part: zipfile.ZipInfo) -> int:
    """Where the packed bytes of a part begin: after its local header, its name and its extra field."""
    header = data[part.header_offset : part.header_offset + LOCAL_HEADER]
    return (
        part.header_offset
        + LOCAL_HEADER
        + int.from_bytes(header[26:28], "little")
        + int.from_bytes(header[28:30], "little")
    )
