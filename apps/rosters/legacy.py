"""Texts typed in the fonts of before Unicode (.VnTime, VNI-Times): found by their letters and put right.

A text is taken for a legacy one only when it is no Vietnamese as it stands and becomes Vietnamese when converted.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from viparse.normalize.encodings import get_charmap
from viparse.normalize.tables import convert

from apps.rosters.workbooks import CellValue

CHARSETS = ("tcvn3", "vni")
# Letters of one byte, at least one of them beyond ASCII: all that a legacy text can hold.
ONE_BYTE = re.compile(r"[\x00-\xff]*[\x80-\xff][\x00-\xff]*")
WORD = re.compile(r"[^\W\d_]+")
ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
NUCLEUS = (
    r"(?:uyê|uya|uyu|uôi|uây|ươi|ươu|iêu|yêu|oai|oay|oao|oeo|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi"
    r"|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
)
SYLLABLE = re.compile(ONSET + NUCLEUS + r"(?:ch|ng|nh|[cmnpt])?")
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
# A sheet in which at least this share of the accented texts is legacy was typed in that font throughout.
THROUGHOUT = 0.5


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word can be Vietnamese."""
    bare = unicodedata.normalize("NFD", word.lower()).translate(TONES)
    return bool(SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def is_vietnamese(text: str) -> bool:
    """Whether every accented word of a text can be Vietnamese; signs of legacy fonts (µ, ¬, ¸) never are."""
    if any(letter > "\x7f" and not letter.isalpha() for letter in text if letter not in "\xa0\xb0“”‘’–—…"):
        return False
    return all(word.isascii() or is_syllable(word) for word in WORD.findall(unicodedata.normalize("NFC", text)))


def decoded(text: str, charset: str) -> str | None:
    """The text as Unicode if it makes sense as this charset."""
    converted = unicodedata.normalize("NFC", str(convert(text, get_charmap(charset))))
    sensible = converted != text and is_vietnamese(converted) and not converted.isascii()
    return converted if sensible else None


def legacy_texts(texts: Iterable[str]) -> dict[str, str]:
    """Which of a sheet's texts come from a legacy font, and what they say."""
    accented = [text for text in texts if not text.isascii() and len(text) < 1000]
    # A sign alone, such as a × that marks a box, is no text.
    candidates = [text for text in accented if len(text) > 1 and ONE_BYTE.fullmatch(text)]
    foreign = [text for text in candidates if not is_vietnamese(text)]
    found: dict[str, dict[str, str]] = {charset: {} for charset in CHARSETS}
    for text in foreign:
        for charset in CHARSETS:
            if says := decoded(text, charset):
                found[charset][text] = says
                break
    main = max(CHARSETS, key=lambda charset: len(found[charset]))
    texts_of_all = {text: says for charset in CHARSETS for text, says in found[charset].items()}
    if len(found[main]) < THROUGHOUT * len(accented):
        return texts_of_all
    ambiguous = (text for text in candidates if text not in texts_of_all)
    return texts_of_all | {text: says for text in ambiguous if (says := decoded(text, main))}


def put_right(rows: list[list[CellValue]]) -> tuple[list[list[CellValue]], dict[str, str]]:
    """The rows of a sheet with its texts of legacy fonts as Unicode, and what those texts were."""
    says = legacy_texts({value for row in rows for value in row if type(value) is str})
    if not says:
        return rows, {}
    rows = [[says.get(value, value) if type(value) is str else value for value in row] for row in rows]
    return rows, {after: before for before, after in says.items()}
