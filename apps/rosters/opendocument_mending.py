"""An .ods in which a cell of a number holds none: office programs open it, the reader would give up the whole file."""

import re
import zipfile
import zlib
from io import BytesIO

from apps.rosters.opendocument_asides import CONTENT, LARGEST

# Files may be made to keep a reader busy: each of these goes over the XML once, whatever stands in it.
CELL = re.compile(rb"<table:(?:covered-)?table-cell\b[^<>]*>")
VALUE = re.compile(rb"\soffice:value=(?:\"([^\"<>]*)\"|'([^'<>]*)')")
KIND = re.compile(rb"\soffice:value-type=(?:\"[^\"<>]*\"|'[^'<>]*')")
NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
TRUTHS = frozenset({b"true", b"false"})
# What the reader asks for besides the cells.
KEPT = ("mimetype", "META-INF/manifest.xml")


def mended(data: bytes) -> bytes | None:
    """The .ods with such cells as truths or as the texts that they show; None where there are none, or no .ods."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if CONTENT not in archive.namelist() or archive.getinfo(CONTENT).file_size > LARGEST:
                return None
            xml = archive.read(CONTENT)
            better = CELL.sub(_mended_cell, xml)
            return _with_content(archive, better) if better != xml else None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError):
        # What cannot even be unpacked stays as damaged as the reader found it.
        return None


def _with_content(archive: zipfile.ZipFile, xml: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name in KEPT:
            if name in archive.namelist():
                made.writestr(name, archive.read(name), zipfile.ZIP_STORED)
        made.writestr(CONTENT, xml)
    return file.getvalue()


def _mended_cell(cell: re.Match[bytes]) -> bytes:
    """The opening of a cell, without the number that is none."""
    written = VALUE.search(cell[0])
    value = (written[1] or written[2] or b"") if written else b"0"
    if NUMBER.fullmatch(value):
        return cell[0]
    plain = KIND.sub(b"", VALUE.sub(b"", cell[0]))
    end = b"/>" if plain.endswith(b"/>") else b">"
    return plain.removesuffix(end) + _told(value, shows=_shows(cell)) + end


def _told(value: bytes, *, shows: bool) -> bytes:
    """What a cell holds: a truth as programs write it, what it shows, or else what was written for a number."""
    if value.lower() in TRUTHS:
        return b' office:value-type="boolean" office:boolean-value="%b"' % value.lower()
    kept = b"" if shows else b' office:string-value="%b"' % value.replace(b'"', b"&quot;")
    return b' office:value-type="string"' + kept


def _shows(cell: re.Match[bytes]) -> bool:
    """Whether anything stands in a cell beside its value."""
    return not cell[0].endswith(b"/>") and not cell.string.startswith(b"</", cell.end())
