"""What an .ods says beside its values: merged and struck out cells, and comments; the reader does not tell."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from apps.core.text import tidy
from apps.rosters.inflation import MEGABYTE
from apps.rosters.workbooks import Span

CONTENT = "content.xml"
# As a list of ten thousand people takes; a larger one is read without this look.
LARGEST = 64 * MEGABYTE
LEAST_STRUCK, LONGEST = 2, 200
TOLD_BESIDE = (b"<office:annotation", b"-spanned=")
# Files may be made to keep a reader busy: each of these goes over the XML once, whatever stands in it.
ATTRIBUTE = re.compile(rb"([\w:-]+)=[\"']([^\"']*)[\"']")
STYLE = re.compile(rb"<style:style\b([^>]*)>")
LINE_THROUGH = re.compile(rb"text-line-through-(?:style|type)=[\"'](?!none)")
TOKEN = re.compile(
    rb"<(table:table|table:table-row|table:table-cell|table:covered-table-cell|office:annotation)(?=[\s/>])([^>]*)>"
)
WORDS = re.compile(rb"<text:(?:p|span)\b[^>]*>([^<]*)|</text:span>([^<]*)")


@dataclass
class Table:
    """One sheet as it is walked through; the next row and the next column, counted from 0."""

    row: int = -1
    next_row: int = 0
    column: int = 0
    next_column: int = 0
    struck: dict[int, int] = field(default_factory=dict)
    comments: dict[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    merges: list[Span] = field(default_factory=list)

    def begin_row(self, repeated: int) -> None:
        self.row, self.next_row, self.next_column = self.next_row, self.next_row + repeated, 0

    def begin_cell(self, repeated: int) -> None:
        self.column, self.next_column = self.next_column, self.next_column + repeated

    def merge(self, rows: int, columns: int) -> None:
        if rows * columns > 1:
            self.merges.append(((self.row, self.column), (self.row + rows - 1, self.column + columns - 1)))

    def comment(self, words: str) -> None:
        self.comments[self.row] = (*self.comments.get(self.row, ()), (self.column, words[:LONGEST]))

    @property
    def struck_rows(self) -> frozenset[int]:
        return frozenset(row for row, count in self.struck.items() if count >= LEAST_STRUCK)


def tables_of(archive: zipfile.ZipFile) -> list[Table]:
    """The sheets in the order of the file; none where it has nothing to tell, or is too long to look."""
    if archive.getinfo(CONTENT).file_size > LARGEST:
        return []
    xml = archive.read(CONTENT)
    styles = _struck_styles(xml)
    return list(_walked(xml, styles)) if styles or any(sign in xml for sign in TOLD_BESIDE) else []


def _struck_styles(xml: bytes) -> frozenset[bytes]:
    """The styles of cells with a line through the text."""
    parts = STYLE.split(xml[: xml.find(b"<office:body")])
    told = ((dict(ATTRIBUTE.findall(about)), inside) for about, inside in zip(parts[1::2], parts[2::2], strict=True))
    names = (about.get(b"style:name") for about, inside in told if LINE_THROUGH.search(inside))
    return frozenset(name for name in names if name)


def _walked(xml: bytes, styles: frozenset[bytes]) -> Iterator[Table]:
    table = None
    for tag in TOKEN.finditer(xml):
        name, about = tag[1], dict(ATTRIBUTE.findall(tag[2]))
        if name == b"table:table":
            if table:
                yield table
            table = Table()
        elif table and name == b"table:table-row":
            table.begin_row(_count(about, b"table:number-rows-repeated"))
        elif table and name == b"office:annotation":
            if words := _words(xml, tag.end()):
                table.comment(words)
        elif table:
            table.begin_cell(_count(about, b"table:number-columns-repeated"))
            table.merge(_count(about, b"table:number-rows-spanned"), _count(about, b"table:number-columns-spanned"))
            is_filled = about.get(b"office:value-type") is not None
            if is_filled and about.get(b"table:style-name") in styles:
                table.struck[table.row] = table.struck.get(table.row, 0) + 1
    if table:
        yield table


def _count(about: dict[bytes, bytes], name: bytes) -> int:
    written = about.get(name, b"1")
    return int(written) if written.isdigit() and len(written) < 8 else 1


def _words(xml: bytes, begin: int) -> str:
    end = xml.find(b"</office:annotation>", begin)
    found = WORDS.findall(xml[begin:end]) if end > 0 else []
    return tidy(" ".join(unescape(b"".join(each).decode("utf-8", "replace")) for each in found))
