"""Vietnamese text: tidying, folding for search, names and their order.

The order is that of ICU's `vi` collation, as a key of our own, because the embedded PostgreSQL has no ICU.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from viet_text_tools import normalize_diacritics

from apps.core.remembering import remembered
from apps.core.syllables import WORD, is_syllable

LOOK_ALIKES = str.maketrans({"ð": "đ", "Ð": "Đ", "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\t": " ", "’": "'"})
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
# Most texts hold none of these, and looking for them takes a tenth of the time of putting them right.
ODD = re.compile(f"[{''.join(map(chr, {**LOOK_ALIKES, **INVISIBLE}))}]")
MARKS = re.compile("[\u0300-\u036f]+")
TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
ALPHABET = " -'.0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Separators stand below every letter of the key, so that a shorter name comes first.
PART, LEVEL, LETTER = "\x01", "\x02", 0x30
PRIMARY = {letter: chr(LETTER + place) for place, letter in enumerate(ALPHABET)}
UNKNOWN_LETTER = chr(LETTER + len(ALPHABET))


def tidy(text: str) -> str:
    """NFC, one blank between words, no invisible letters, no foreign look-alikes of đ; the tone marks stay."""
    composed = unicodedata.normalize("NFC", text)
    if ODD.search(composed):
        composed = composed.translate(LOOK_ALIKES).translate(INVISIBLE)
    return " ".join(composed.split())


def fold(text: str) -> str:
    """Lower case without tones and marks, đ as d: what a search compares. Agrees with SQL `core_fold`."""
    bare = MARKS.sub("", unicodedata.normalize("NFD", tidy(text).lower().replace("đ", "d")))
    return bare if bare.isascii() else "".join(letter for letter in bare if not unicodedata.combining(letter))


@remembered(8192)
def fold_words(text: str) -> str:
    """`fold`, with everything that is neither letter nor digit as one blank: how headers and labels are compared."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


@remembered(8192)
def place_tones(text: str) -> str:
    """The tone marks where administrative spelling puts them: hòa, thủy, Nghĩa; in no other languages' words: Néang."""
    if normalize_diacritics(text) == text:
        return text
    return WORD.sub(lambda word: _placed(word[0]), unicodedata.normalize("NFC", text))


def _placed(word: str) -> str:
    placed = str(normalize_diacritics(word))
    return placed if is_syllable(placed) else word


def capitalise_name(text: str) -> str:
    """A name in title case; `H'` and `-` start a new capital (H'Hen, Ê-đê stays as the first letter only)."""
    return " ".join(word[:1].upper() + word[1:].lower() for word in text.split())


def tidy_name(text: str) -> str:
    """A person's name as the registry keeps it: tidy, in title case when it came in capitals, tones in place."""
    name = place_tones(tidy(text))
    return capitalise_name(name) if name.isupper() or name.islower() else name


@dataclass(frozen=True)
class NameParts:
    """Family, middle and given name; Vietnamese names end with the given one."""

    family: str
    middle: str
    given: str


def split_name(full_name: str) -> NameParts:
    """The parts of a name; a single word is the given name."""
    words = tidy(full_name).split()
    if not words:
        return NameParts("", "", "")
    if len(words) == 1:
        return NameParts("", "", words[0])
    return NameParts(words[0], " ".join(words[1:-1]), words[-1])


@lru_cache(maxsize=8192)
def _letter(letter: str) -> tuple[str, str]:
    """The weight of one letter: its place in the alphabet and its tone."""
    decomposed = unicodedata.normalize("NFD", letter)
    tone = next((TONES[mark] for mark in decomposed if mark in TONES), "0")
    bare = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONES))
    return PRIMARY.get(bare, UNKNOWN_LETTER), tone


@remembered(8192)
def collation_key(text: str) -> str:
    """A key whose order by code point is the Vietnamese order: letters first, then tones, then case."""
    tidied = tidy(text)
    weights = [_letter(letter) for letter in tidied.lower()]
    case = "".join("1" if letter.isupper() else "0" for letter in tidied)
    return LEVEL.join(("".join(w[0] for w in weights), "".join(w[1] for w in weights), case))


@remembered(8192)
def name_sort_key(full_name: str) -> str:
    """The key by which people are listed: given name, then family, then middle."""
    parts = split_name(full_name)
    return PART.join(collation_key(part) for part in (parts.given, parts.family, parts.middle))
