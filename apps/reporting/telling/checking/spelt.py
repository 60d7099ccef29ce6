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
    # How many times a number is another.
    is_times: bool = False


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
FOLLOWED, FOLLOWED_ALONE = re.compile(rf"\s(?:{COUNTED})"), re.compile(rf"\s(?:{PEOPLE}|\(\d[\d.,]*\s?%\))")
NUMERALS = "|".join(DIGITS)
PARTS = re.compile(rf"(?<![a-z])(?P<part>{NUMERALS})\sphan\s(?P<of>{NUMERALS}|muoi)(?![a-z])")
HALF = re.compile(
    r"(?<![a-z])(?:mot\snua|nua\sso|(?:one\s)?half\sof"
    r"|(?<!first\s)(?<!second\s)(?<!latter\s)(?<!other\s)(?<!and\sa\s)half(?=\s(?:the\s)?(?:all|commune|cadre|civil|official|women|men|member)))(?![a-z])"
)
ENGLISH = re.compile(
    r"(?<![a-z])(?:(?P<part>one|two|three|four)[\s-](?P<of>third|quarter|fifth|tenth)s?"
    r"|a\s(?P<single>third|quarter|fifth|tenth)(?=\sof))(?![a-z])"
)
ENGLISH_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
ROUND = {"ten": 10, "twelve": 12, "twenti": 20, "fifti": 50, "hundred": 100}
# One in five, three out of every four.
IN_SO_MANY = re.compile(
    rf"(?<![a-z])(?P<part>{NUMERALS})\s(?:in|out\sof)\s(?:everi\s)?"
    rf"(?P<of>{NUMERALS}|{'|'.join(ROUND)})(?=\s(?:{COUNTED}|is|are|has|have|of\sthem|women|men))"
)
# Twice as many, gấp đôi, gấp rưỡi, gấp gần ba lần.
TIMES = {"doi": Fraction(2), "ruoi": Fraction(3, 2)}
TIMES_OVER = re.compile(
    r"(?<![a-z])gap\s(?:hon\s|gan\s|khoang\s|xap\sxi\s|tren\s)?"
    rf"(?P<times>{'|'.join(TIMES)}|(?:{WORD})(?:\s(?:{WORD}))*)(?:\slan)?(?![a-z]|\s(?:{WORD})(?![a-z]))"
)
HEDGED = re.compile(r"^gap\s(?:hon|gan|khoang|xap\sxi|tren)\s")
UP_TO_TEN = _numbered("two three four five six seven eight nine ten", 2)
ENGLISH_TIMES = {"twice": Fraction(2)} | {f"{word} times": Fraction(number) for word, number in UP_TO_TEN.items()}
TIMES_AS_MANY = re.compile(rf"(?<![a-z])(?P<times>{'|'.join(ENGLISH_TIMES)})(?=\sas\s(?:mani|much|high))")


def spelt_in(text: str) -> Iterator[Spelt]:
    """All of plain text; a single word counts only before what is counted."""
    for match in HALF.finditer(text):
        yield Spelt(*match.span(), Fraction(50), is_part=True)
    for match in PARTS.finditer(text):
        of = DIGITS.get(match["of"], 10)
        if DIGITS[match["part"]] < of:
            yield Spelt(*match.span(), Fraction(100 * DIGITS[match["part"]], of), is_part=True)
    for match in ENGLISH.finditer(text):
        part, of = DIGITS[match["part"] or "one"], ENGLISH_PARTS[match["of"] or match["single"]]
        if part < of:
            yield Spelt(*match.span(), Fraction(100 * part, of), is_part=True)
    for match in IN_SO_MANY.finditer(text):
        part, of = DIGITS[match["part"]], DIGITS.get(match["of"]) or ROUND[match["of"]]
        if 0 < part < of:
            yield Spelt(*match.span(), Fraction(100 * part, of), is_part=True)
    yield from _times_in(text)
    for match in RUN.finditer(text):
        words = re.split(r"[\s-]", match.group())
        follows = FOLLOWED if len(words) > 1 else FOLLOWED_ALONE
        if follows.match(text, match.end()) and (value := value_of(words)):
            yield Spelt(*match.span(), Fraction(value))


def _times_in(text: str) -> Iterator[Spelt]:
    for match in TIMES_OVER.finditer(text):
        # The hedge between the two words belongs before the number.
        start = match.start("times") if HEDGED.match(match.group()) else match.start()
        times = TIMES.get(match["times"]) or value_of(match["times"].split())
        if times:
            yield Spelt(start, match.end(), Fraction(times), is_times=True)
    for match in TIMES_AS_MANY.finditer(text):
        yield Spelt(*match.span(), ENGLISH_TIMES[match["times"]], is_times=True)


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
