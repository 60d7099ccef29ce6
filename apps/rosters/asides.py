"""What a workbook says beside its values: struck out rows, comments, merged cells of .ods; the reader does not tell."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from posixpath import basename, dirname, join, normpath

from apps.core.text import tidy
from apps.rosters.excel97_asides import sheets_of
from apps.rosters.inflation import MEGABYTE
from apps.rosters.opendocument_asides import CONTENT, tables_of
from apps.rosters.sheet_parts import ATTRIBUTE, RELATION, sheet_parts
from apps.rosters.sheet_xml import pieces
from apps.rosters.workbooks import COMMENTER, DIVIDER, Span, position_of

# Files may be made to keep a reader busy: each of these goes over the XML once, whatever stands in it.
FONT = re.compile(rb"<(?:\w+:)?font(?=[\s/>])")
STRUCK = re.compile(rb"<(?:\w+:)?strike\b(?![^>]*val=[\"'](?:0|false))")
FORMAT = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
ROW = re.compile(rb"\br=[\"'][A-Z]{1,3}(\d{1,7})[\"']")
AUTHOR = re.compile(rb"<(?:\w+:)?author\b[^>]*>([^<]*)<")
COMMENT = re.compile(rb"<(?:\w+:)?comment(?=[\s/>])")
WORDS = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]*)<")
PLACE = re.compile(rb"([A-Z]{1,3})(\d{1,7})")
# So many cells of a row are struck out before the row is, rather than a word in it.
LEAST_STRUCK = 2
LARGEST, LONGEST = 4 * MEGABYTE, 200
ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Asides:
    """Of one sheet, rows and columns counted from 0."""

    struck: frozenset[int] = frozenset()
    comments: Mapping[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    merges: Sequence[Span] = ()


NOTHING_ASIDE = Asides()


def asides(data: bytes) -> dict[int, Asides]:
    """By the place of the sheet in the workbook; without what the registry itself wrote on cells."""
    if not data.startswith(ZIP):
        return {place: Asides(each.struck_rows, each.comments) for place, each in enumerate(sheets_of(data))}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if CONTENT in archive.namelist():
                return {
                    place: Asides(each.struck_rows, each.comments, tuple(each.merges))
                    for place, each in enumerate(tables_of(archive))
                }
            parts = sheet_parts(archive)
            styles = _struck_styles(archive.read("xl/styles.xml")) if parts else []
            return {
                place: Asides(_struck_rows(archive, name, styles), _comments(archive, name))
                for place, name in parts.items()
            }
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, ValueError, NotImplementedError):
        return {}


def _struck_styles(xml: bytes) -> list[bytes]:
    """The cell formats with a line through the text, by the number that cells name them by."""
    fonts = FONT.split(_inside(xml, b"fonts"))[1:]
    struck = {b"%d" % place for place, font in enumerate(fonts) if STRUCK.search(font)}
    formats = FORMAT.findall(_inside(xml, b"cellXfs")) if struck else []
    told = (dict(ATTRIBUTE.findall(about)) for about in formats)
    return [b"%d" % place for place, about in enumerate(told) if about.get(b"fontId") in struck]


def _inside(xml: bytes, name: bytes) -> bytes:
    """What stands in the first element of a name."""
    begin = re.search(rb"<(?:\w+:)?" + name + rb"\b", xml)
    end = re.compile(rb"</(?:\w+:)?" + name + b">").search(xml, begin.end()) if begin else None
    return xml[begin.end() : end.start()] if begin and end else b""


def _struck_rows(archive: zipfile.ZipFile, name: str, styles: list[bytes]) -> frozenset[int]:
    if not styles:
        return frozenset()
    filled = re.compile(rb"<(?:\w+:)?c\b(?=[^>]*\bs=[\"'](?:" + b"|".join(styles) + rb")[\"'])[^>]*(?<!/)>")
    cells: dict[int, int] = {}
    for xml in pieces(archive, name):
        for tag in filled.finditer(xml):
            if at := ROW.search(tag[0]):
                cells[int(at[1]) - 1] = cells.get(int(at[1]) - 1, 0) + 1
    return frozenset(row for row, count in cells.items() if count >= LEAST_STRUCK)


def _comments(archive: zipfile.ZipFile, name: str) -> dict[int, tuple[tuple[int, str], ...]]:
    found: dict[int, tuple[tuple[int, str], ...]] = {}
    for part in _comment_parts(archive, name):
        xml = archive.read(part)
        authors = [unescape(author.decode("utf-8", "replace")) for author in AUTHOR.findall(xml)]
        for comment in COMMENT.split(xml)[1:]:
            about, _, body = comment.partition(b">")
            told = dict(ATTRIBUTE.findall(about))
            at, by = PLACE.fullmatch(told.get(b"ref", b"")), told.get(b"authorId", b"")
            text = unescape(b"".join(WORDS.findall(body)).decode("utf-8", "replace"))
            words = tidy(text.partition(DIVIDER)[0])
            is_own = by.isdigit() and int(by) < len(authors) and authors[int(by)] == COMMENTER
            if at and words and not is_own:
                row = int(at[2]) - 1
                found[row] = (*found.get(row, ()), (position_of(at[1].decode()), words[:LONGEST]))
    return found


def _comment_parts(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The parts that hold the comments of a sheet; one too large for comments is none."""
    sizes = {part.filename: part.file_size for part in archive.infolist()}
    relations = join(dirname(name), "_rels", f"{basename(name)}.rels")
    for about in RELATION.findall(archive.read(relations)) if relations in sizes else ():
        told = dict(ATTRIBUTE.findall(about))
        target = told.get(b"Target", b"").decode("utf-8", "replace")
        part = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(name), target))
        if told.get(b"Type", b"").endswith(b"/comments") and sizes.get(part, LARGEST) < LARGEST:
            yield part
