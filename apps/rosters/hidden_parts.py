"""Counts the rows and columns that a zipped workbook hides, from the XML of its sheets; the reader does not tell."""

import re
import zipfile
import zlib
from collections.abc import Collection
from io import BytesIO

from apps.rosters.sheet_parts import sheet_parts
from apps.rosters.sheet_xml import pieces

ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\bhidden=[\"'](?:1|true)[\"']")
COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*?\bhidden=[\"'](?:1|true)[\"'][^>]*)>")
EDGE = re.compile(rb"\b(min|max)=[\"'](\d{1,5})[\"']")


def hidden_parts(data: bytes, hiding: Collection[str]) -> dict[int, tuple[int, int]]:
    """By the place of the sheet in the workbook: how many rows and columns are hidden in the parts that hide some."""
    if not hiding:
        return {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = sheet_parts(archive)
            found = {place: _hidden(archive, name) for place, name in parts.items() if name in hiding}
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError):
        # The reader is more lenient than this look; what it reads is not refused for a count.
        return {}
    return {place: counts for place, counts in found.items() if any(counts)}


def _hidden(archive: zipfile.ZipFile, name: str) -> tuple[int, int]:
    rows = columns = 0
    for xml in pieces(archive, name):
        if b"hidden=" in xml:
            rows += len(ROW.findall(xml))
            columns += sum(width for about in COLUMN.findall(xml) if 0 < (width := _width(about)) < 200)
    return rows, columns


def _width(about: bytes) -> int:
    edges = dict(EDGE.findall(about))
    return int(edges.get(b"max", b"0")) - int(edges.get(b"min", b"0")) + 1
