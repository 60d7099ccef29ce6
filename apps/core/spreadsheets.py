"""Files that spreadsheet programs open: words stay words, whatever they begin with."""

import csv
import io
from collections.abc import Iterable

# A spreadsheet program runs a cell that begins with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# Excel needs a byte order mark to read the Vietnamese letters of a CSV.
BOM = "\ufeff"
# For xlsxwriter, whose `write` would make formulas and links of words.
WORDS_STAY_WORDS = {"strings_to_formulas": False, "strings_to_urls": False}


def inert(text: str) -> str:
    """Words that look like a formula are marked as words; a lone sign is none."""
    return f"'{text}" if len(text) > 1 and text.startswith(FORMULA_STARTS) else text


def inert_row(row: Iterable[object]) -> list[object]:
    """Numbers as they are, a negative one too; words made inert."""
    return [inert(cell) if isinstance(cell, str) else cell for cell in row]


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Rows with commas and decimal points, and the mark that Excel asks for."""
    stream = io.StringIO()
    csv.writer(stream).writerows(map(inert_row, rows))
    return BOM + stream.getvalue()
