"""A text as it is compared: without tones, marks and case, letter for letter, so that places stay the same."""

import re
import unicodedata
from functools import lru_cache

from apps.core.text import LOOK_ALIKES

BLANKS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), " ")
# Written both ways: kỹ and kĩ, Lạc Sỹ and Lạc Sĩ, lý and lí.
SAME = {"đ": "d", "y": "i", "–": "-", "—": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "’": "'"}


def composed(text: str) -> str:
    """The text as it is shown: composed letters, no invisible ones."""
    return unicodedata.normalize("NFC", text).translate(LOOK_ALIKES).translate(BLANKS)


def plain(text: str) -> str:
    """The text with one plain letter for each letter."""
    return "".join(_plain(letter) for letter in text)


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    small = letter.lower()[:1]
    base = unicodedata.normalize("NFD", SAME.get(small, small))[:1]
    return SAME.get(base, base)


def pattern_of(phrase: str) -> str:
    """A phrase as a pattern for plain text; between its words may stand blanks and a comma."""
    found = re.findall(r"[^\s,]+", plain(composed(phrase)))
    return r"[\s,]{1,3}".join(re.escape(word) for word in found)


def any_of(phrases: list[str]) -> re.Pattern[str]:
    """The longest of some phrases, as whole words."""
    patterns = sorted({pattern_of(phrase) for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(patterns)})(?![a-z0-9])" if patterns else r"(?!)")


def key_of(matched: str) -> str:
    """What was matched, as the key of its phrase."""
    return " ".join(re.findall(r"[^\s,]+", plain(matched)))
