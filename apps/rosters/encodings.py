"""The letters of a text file: Unicode of any form, Windows-1258, and the bytes of the fonts of before Unicode."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from apps.core.syllables import is_vietnamese
from apps.rosters import remarks
from apps.rosters.legacy import judge
from apps.rosters.values import RefusedError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Signs that no text holds; a file with them is something else.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1b\x7f\ufffe\uffff]")
CELL = re.compile(r"[^,;|\t\r\n\"]+")
JUDGED_CELLS = 2_000
# What a program writes for letters that its encoding does not have; an address may hold the same.
LOST = re.compile(r"[^\W\d_]\?[^\W\d_]")
LETTER = re.compile(r"[^\W\d_]")
# So many cells, and this share of those with letters, tell that they were lost.
LEAST_LOST, SHARE_LOST = 3, 0.1
# From this share of accented texts that make sense on, an encoding is believed.
BELIEVED = 0.6


@dataclass(frozen=True)
class Decoded:
    """The text of a file; the encoding is named, with a word that shows it, where it was not Unicode."""

    text: str
    encoding: str = ""
    sample: str = ""


def decode(data: bytes, filename: str) -> Decoded | None:
    """The text of a file, or None when it is no text at all; refused when nobody can tell its letters."""
    text = _unicode(data)
    if CONTROL.search(data.decode("latin-1") if text is None else text):
        return None
    _refuse_lost(data.decode("cp1252", errors="replace") if text is None else text, filename)
    if text is not None:
        return Decoded(unicodedata.normalize("NFC", text))
    share, decoded = max((_windows(data), _legacy(data)), key=lambda found: found[0])
    if share < BELIEVED:
        raise RefusedError(remarks.UNKNOWN_ENCODING, {"filename": filename})
    return decoded


def _refuse_lost(text: str, filename: str) -> None:
    """Refuse a text in which question marks stand inside of words: nobody can tell which letters they were."""
    cells = [cell.strip() for cell in dict.fromkeys(CELL.findall(text)) if LETTER.search(cell) and "://" not in cell]
    lost = [cell for cell in cells if LOST.search(cell)]
    if len(lost) >= max(LEAST_LOST, SHARE_LOST * len(cells)):
        raise RefusedError(remarks.LETTERS_LOST, {"filename": filename, "sample": max(lost, key=len)[:60]})


def _unicode(data: bytes) -> str | None:
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", *_unmarked(data)):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _unmarked(data: bytes) -> tuple[str, ...]:
    """UTF-16 without its mark shows by the zeros of its commas and digits."""
    head = data[:4096]
    if head.count(0) * 10 < len(head):
        return ()
    return ("utf-16-le",) if head[1::2].count(0) > head[::2].count(0) else ("utf-16-be",)


def _windows(data: bytes) -> tuple[float, Decoded]:
    text = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    accented = _accented(text)
    sensible = [cell for cell in accented if "\ufffd" not in cell and is_vietnamese(cell)]
    return len(sensible) / max(len(accented), 1), Decoded(text, "Windows-1258", next(iter(sensible), "")[:40])


def _legacy(data: bytes) -> tuple[float, Decoded]:
    """Bytes of TCVN3 or VNI stay as they are; they are put right together with those of workbooks."""
    text = data.decode("latin-1")
    accented = _accented(text)
    says = judge(accented).says
    # A file that seems legacy throughout is converted throughout; only what makes sense then speaks for it.
    sensible = [after for after in says.values() if is_vietnamese(after)]
    return len(sensible) / max(len(accented), 1), Decoded(text, "TCVN3 / VNI", next(iter(sensible), "")[:40])


def _accented(text: str) -> list[str]:
    found = dict.fromkeys(cell.strip() for cell in CELL.findall(text) if not cell.isascii())
    return list(found)[:JUDGED_CELLS]
