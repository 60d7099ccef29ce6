"""Numbers in words: ba nghìn hai trăm linh sáu người, twenty-three officials; and parts: hai phần ba, one half."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from apps.reporting.telling.checking.letters import plain


@dataclass(frozen=True)
class Spelt:
    """A number in words with its place; a part of a whole in percent."""

    start: int
    end: int
    value: Fraction
    is_part: bool = False


def _numbered(words: str, first: int = 1) -> dict[str, int]:
    return {plain(word): number for number, word in enumerate(words.split(), first)}


DIGITS = {
    **_numbered("không một hai ba bốn năm sáu bảy tám chín", 0),
    **dict.fromkeys(("mot", "one"), 1),
    "tu": 4,
    "lam": 5,
    **_numbered("one two three four five six seven eight nine"),
}
TEENS = _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
TENS = {
    word: number * 10 for word, number in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
}
TEN, HUNDREDS, THOUSANDS = ("muoi",), ("tram", "hundred"), ("nghin", "ngan", "thousand")
JOINING = ("linh", "le", "and")
WORD = "|".join(sorted({*DIGITS, *TEENS, *TENS, *TEN, *HUNDREDS, *THOUSANDS, *JOINING}, key=len, reverse=True))
RUN = re.compile(rf"(?<![a-z])(?:{WORD})(?:[\s-](?:{WORD}))*(?![a-z])")
# What must follow, so that words which are numbers by chance (năm: five, year) stay words.
PEOPLE = (
    r"nguoi|dong\schi|thac\ssi|tien\ssi|can\sbo|cong\schuc|luot|dang\svien|ui\svien|phan\stram"
    r"|master|doctor|person|people|cadre|civil|official|member|per\s?cent"
)
UNITS = r"xa|phuong|don\svi|commune|ward|unit"
POSTS = r"bien\sche|chi\stieu|dinh\sbien|vi\stri|posts"
COUNTED = rf"{PEOPLE}|{UNITS}"
# A word alone before units mostly says that these follow by name: hai xã Lạc Sỹ và Bảo Hiệu.
FOLLOWED, FOLLOWED_ALONE = re.compile(rf"\s(?:{COUNTED})"), re.compile(rf"\s(?:{PEOPLE})")
NUMERALS = "|".join(DIGITS)
PARTS = re.compile(rf"(?<![a-z])(?P<part>{NUMERALS})\sphan\s(?P<of>{NUMERALS}|muoi)(?![a-z])")
HALF = re.compile(r"(?<![a-z])(?:mot\snua|nua\sso|(?:one\s)?half\sof)(?![a-z])")
ENGLISH = re.compile(r"(?<![a-z])(?P<part>one|two|three)[\s-](?P<of>third|quarter|fifth)s?(?![a-z])")
ENGLISH_PARTS = {"third": 3, "quarter": 4, "fifth": 5}


def spelt_in(text: str) -> Iterator[Spelt]:
    """All of plain text; a single word counts only before what is counted."""
    for match in HALF.finditer(text):
        yield Spelt(*match.span(), Fraction(50), is_part=True)
    for match in PARTS.finditer(text):
        of = DIGITS.get(match["of"], 10)
        if DIGITS[match["part"]] < of:
            yield Spelt(*match.span(), Fraction(100 * DIGITS[match["part"]], of), is_part=True)
    for match in ENGLISH.finditer(text):
        yield Spelt(*match.span(), Fraction(100 * DIGITS[match["part"]], ENGLISH_PARTS[match["of"]]), is_part=True)
    for match in RUN.finditer(text):
        words = re.split(r"[\s-]", match.group())
        follows = FOLLOWED if len(words) > 1 else FOLLOWED_ALONE
        if follows.match(text, match.end()) and (value := value_of(words)):
            yield Spelt(*match.span(), Fraction(value))


def value_of(words: list[str]) -> int | None:
    """None where the words make no number."""
    whole = group = digit = 0
    for word in words:
        if word in THOUSANDS:
            whole, group, digit = whole + (group + digit or 1) * 1000, 0, 0
        elif word in HUNDREDS:
            group, digit = group + (digit or 1) * 100, 0
        elif word in TEN:
            group, digit = group + (digit or 1) * 10, 0
        elif word in TENS or word in TEENS:
            group += TENS.get(word, 0) + TEENS.get(word, 0)
        elif word in DIGITS and not digit:
            digit = DIGITS[word]
        elif word not in JOINING:
            return None
    return whole + group + digit or None
