"""The records of an .xls by their numbers in [MS-XLS] 2.3, and the texts in them."""

from struct import unpack_from

from apps.rosters.marked.package import clean

BEGIN = 0x0809
FONT, PALETTE, NUMBER_FORMAT, FORMAT, SHEET, NAME = 0x0031, 0x0092, 0x041E, 0x00E0, 0x0085, 0x0018
COLUMN, USUAL_WIDTH, ROW, USUAL_HEIGHT, MERGED = 0x007D, 0x0055, 0x0208, 0x0225, 0x00E5
WINDOW, ZOOM, PANE = 0x023E, 0x00A0, 0x0041
HEADER, FOOTER, SETUP, OPTIONS, CENTRED, CENTRED_DOWN, BREAKS = 0x14, 0x15, 0xA1, 0x81, 0x83, 0x84, 0x1B
MARGINS = {0x26: "left", 0x27: "right", 0x28: "top", 0x29: "bottom"}
FORMULA, CHOICE, CONDITION, DRAWN = 0x0006, 0x01BE, 0x01B0, 0x005D
BLANK, BLANKS, NUMBERS = 0x0201, 0x00BE, 0x00BD
# One cell each: row, column and the number of its format stand first.
CELLS = frozenset({FORMULA, BLANK, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
EXCEL_97 = 0x0600


def short_text(content: bytes, place: int) -> str:
    """A text whose length stands in one byte before it."""
    return _text(content, place + 1, content[place])


def long_text(content: bytes, place: int = 0) -> str:
    """A text whose length stands in two bytes before it."""
    return _text(content, place + 2, unpack_from("<H", content, place)[0]) if len(content) > place + 2 else ""


def _text(content: bytes, place: int, length: int) -> str:
    """Behind a byte that tells whether each letter takes two bytes or one."""
    is_wide = bool(content[place] & 1) if len(content) > place else False
    letters = content[place + 1 : place + 1 + length * (1 + is_wide)]
    return clean(letters.decode("utf-16-le" if is_wide else "latin-1", "replace"))
