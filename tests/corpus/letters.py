"""Text as older machines wrote it: decomposed, or with the letters of the TCVN3 and VNI fonts."""

import unicodedata
from random import Random

from tests.corpus.said import Page

TCVN3 = {
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ă": 0xA8, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE,
    "ặ": 0xC6, "â": 0xA9, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF,
    "é": 0xD0, "ẹ": 0xD1, "ê": 0xAA, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7, "ỉ": 0xD8,
    "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ô": 0xAB, "ồ": 0xE5,
    "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ơ": 0xAC, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE,
    "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4, "ư": 0xAD, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8,
    "ự": 0xF9, "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE, "đ": 0xAE,
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7,
}  # fmt: skip
VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_HATS = {
    "\u0300": "à",
    "\u0301": "á",
    "\u0309": "å",
    "\u0303": "ã",
    "\u0323": "ä",
    "": "â",
}  # with the hat of â, ê, ô
VNI_BOWLS = {"\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë", "": "ê"}  # with the bowl of ă
VNI_ALONE = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}
HAT, BOWL, HORN = "\u0302", "\u0306", "\u031b"
LOWER_FONT, UPPER_FONT, VNI_FONT = ".VnTime", ".VnTimeH", "VNI-Times"


def tcvn3(text: str) -> tuple[str, str]:
    """The text with its font: TCVN3 has no capitals with tones, so those are a font of their own."""
    is_upper = text.isupper() and any(ord(letter) > 127 and letter not in TCVN3 for letter in text)
    source = text.lower() if is_upper else text
    letters = (chr(TCVN3.get(letter) or TCVN3.get(letter.lower()) or ord(letter)) for letter in source)
    return "".join(letters), UPPER_FONT if is_upper else LOWER_FONT


def vni(text: str) -> tuple[str, str]:
    """The text with its font; most letters with marks become two."""
    return "".join(_vni(letter) for letter in text), VNI_FONT


def _vni(letter: str) -> str:
    low = letter.lower()
    if low in VNI_ALONE:
        return VNI_ALONE[low] if letter == low else VNI_ALONE[low].upper()
    base, marks = _parts(low)
    if not marks:
        return letter
    tone = next((mark for mark in marks if mark in VNI_TONES), "")
    if HORN in marks:
        found = {"o": "ô", "u": "ö"}[base] + VNI_TONES.get(tone, "")
    elif HAT in marks or BOWL in marks:
        found = base + (VNI_HATS if HAT in marks else VNI_BOWLS)[tone]
    else:
        found = base + VNI_TONES[tone]
    return found if letter == low else found.upper()


def _parts(letter: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", letter)
    return decomposed[0], decomposed[1:]


def rewrite(chance: Random, page: Page, letters: str, *, share: float = 1.0, keeps_fonts: bool = True) -> None:
    """Write a share of a page's texts in other letters; the fonts are noted for containers that keep them."""
    for row, cells in enumerate(page.rows):
        for column, value in enumerate(cells):
            if isinstance(value, str) and not value.isascii() and chance.random() < share:
                text, font = rewritten(value, letters)
                cells[column] = text
                if font and keeps_fonts:
                    page.fonts[row, column] = font


# Signs that came with Unicode have no place in fonts of one byte to a letter.
YOUNGER = str.maketrans({"\u200b": None, "ð": "đ", "Ð": "Đ", "→": "-", "’": "'", "–": "-", "✓": "x", "≤": "<"})


def rewritten(text: str, letters: str) -> tuple[str, str]:
    """One text in other letters, with the font that it needs."""
    if letters == "NFD":
        return unicodedata.normalize("NFD", text), ""
    return (tcvn3 if letters == "TCVN3" else vni)(unicodedata.normalize("NFC", text.translate(YOUNGER)))
