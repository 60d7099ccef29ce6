"""What an .xls says beside its values: rows that are struck out, and comments on cells; the reader does not tell."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack_from

from apps.core.text import tidy
from apps.rosters.compound_file import CompoundFile
from apps.rosters.inflation import MEGABYTE
from apps.rosters.workbooks import COMMENTER, DIVIDER

LARGEST = 16 * MEGABYTE
LEAST_STRUCK, LONGEST = 2, 200
# Records by their numbers in [MS-XLS] 2.3.
BEGIN, END, FONT, FORMAT, SHEET = 0x0809, 0x000A, 0x0031, 0x00E0, 0x0085
SEVERAL_NUMBERS, NOTE, OBJECT, TEXT, CONTINUED = 0x00BD, 0x001C, 0x005D, 0x01B6, 0x003C
CELLS = frozenset({0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
LINE_THROUGH = 0x0008
# No font has this number: the record behind the fourth is the one that formats call the fifth.
NO_FONT = 4
# A text box, in which the words of a comment stand, as its record begins.
BOXED = TEXT.to_bytes(2, "little") + b"\x12\x00"

Record = tuple[int, bytes]


@dataclass
class Beside:
    """Of one sheet, rows and columns counted from 0."""

    struck: dict[int, int] = field(default_factory=dict)
    comments: dict[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    # All comments as they are, the registry's own too: row, column, author, words.
    notes: list[tuple[int, int, str, str]] = field(default_factory=list)

    @property
    def struck_rows(self) -> frozenset[int]:
        return frozenset(row for row, count in self.struck.items() if count >= LEAST_STRUCK)


def sheets_of(data: bytes) -> list[Beside]:
    """The sheets in the order of the file; none where it has nothing to tell, is damaged or too long to look."""
    try:
        stream = CompoundFile(data).stream("Workbook", "Book")
        if len(stream) > LARGEST:
            return []
        formats, begins = _globals(stream)
        return [_beside(stream, begin, formats) for begin in begins] if formats or BOXED in stream else []
    except (struct.error, ValueError, IndexError):
        return []


def _globals(stream: bytes) -> tuple[frozenset[int], list[int]]:
    """The formats of cells with a line through the text, and where the sheets begin."""
    fonts: list[bool] = []
    formats: list[int] = []
    begins = []
    for number, content in records(stream, 0):
        if number == FONT:
            fonts.extend([False] * (len(fonts) == NO_FONT))
            fonts.append(bool(unpack_from("<H", content, 2)[0] & LINE_THROUGH))
        elif number == FORMAT:
            formats.append(unpack_from("<H", content)[0])
        elif number == SHEET:
            begins.append(unpack_from("<I", content)[0])
    return frozenset(place for place, font in enumerate(formats) if font < len(fonts) and fonts[font]), begins


def records(stream: bytes, place: int) -> Iterator[Record]:
    """The records from a place up to the end of what begins there; charts within a sheet are skipped."""
    depth = 0
    while place + 4 <= len(stream):
        number, length = unpack_from("<HH", stream, place)
        depth += (number == BEGIN) - (number == END)
        if depth <= 1:
            yield number, stream[place + 4 : place + 4 + length]
        if number == END and depth <= 0:
            return
        place += 4 + length


def _beside(stream: bytes, begin: int, formats: frozenset[int]) -> Beside:
    found, texts, drawn_notes, last = Beside(), dict[int, str](), list[tuple[int, int, int, str]](), 0
    walk = records(stream, begin)
    for number, content in walk:
        if number in CELLS:
            row, _, style = unpack_from("<HHH", content)
            _strike(found, row, int(style in formats))
        elif number == SEVERAL_NUMBERS:
            row, _ = unpack_from("<HH", content)
            styles = (unpack_from("<H", content, at)[0] for at in range(4, len(content) - 7, 6))
            _strike(found, row, sum(style in formats for style in styles))
        elif number == OBJECT:
            (last,) = unpack_from("<H", content, 6)
        elif number == TEXT:
            texts[last] = _words(walk, unpack_from("<H", content, 10)[0])
        elif number == NOTE:
            row, column, _, drawn, length = unpack_from("<HHHHH", content)
            drawn_notes.append((row, column, drawn, _decoded(content[10:], length)))
    for row, column, drawn, author in drawn_notes:
        found.notes.append((row, column, author, texts.get(drawn, "")))
        words = tidy(texts.get(drawn, "").partition(DIVIDER)[0])
        if words and author != COMMENTER:
            found.comments[row] = (*found.comments.get(row, ()), (column, words[:LONGEST]))
    return found


def notes_of(stream: bytes, begin: int) -> list[tuple[int, int, str, str]]:
    """The comments of the sheet that begins here: row and column from 0, author, words."""
    return _beside(stream, begin, frozenset()).notes


def _strike(found: Beside, row: int, cells: int) -> None:
    if cells:
        found.struck[row] = found.struck.get(row, 0) + cells


def _words(walk: Iterator[Record], length: int) -> str:
    """The text of a box, which stands in the records that follow; each begins with how its letters are kept."""
    text = ""
    while len(text) < length:
        number, content = next(walk, (0, b""))
        if number != CONTINUED:
            break
        text += _decoded(content, length - len(text))
    return text


def _decoded(content: bytes, length: int) -> str:
    """So many letters behind a byte that tells whether each takes two bytes or one."""
    wide = bool(content[:1] and content[0] & 1)
    letters = content[1 : 1 + length * (1 + wide)]
    return letters.decode("utf-16-le" if wide else "latin-1", "replace")
