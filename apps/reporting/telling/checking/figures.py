"""The figures of a text: what is written, how precisely, and how it is hedged."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from apps.reporting.telling.checking.letters import plain


class Kind(Enum):
    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"


class Bound(Enum):
    """What a figure claims about the true one."""

    EXACT = "exact"
    NEARLY = "nearly"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True)
class Figure:
    """A figure with its place in the text; `places` are its printed decimals."""

    start: int
    end: int
    value: Decimal
    places: int
    kind: Kind
    bound: Bound = Bound.EXACT
    # A majority, told without a number.
    is_word: bool = False


NUMBER = re.compile(r"(?<![\w.,/])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,12})(?:[.,]\d{1,9})*(?![\d]|[a-z])")
SPACES = re.compile(r"\s")
PERCENT = re.compile(r"\s{0,2}(?:%|phan\stram|per\s?cent)")
POINTS = re.compile(r"\s{0,2}(?:diem\s(?:phan\stram|%)|%\s?points?|percentage\spoints?)")
HEDGES = {
    Bound.NEARLY: ("gần", "nearly", "almost", "close to"),
    Bound.ABOUT: ("khoảng", "xấp xỉ", "ước", "about", "approximately", "around", "some"),
    Bound.OVER: ("trên", "hơn", "over", "more than", "above"),
    Bound.UNDER: ("dưới", "chưa đến", "chưa tới", "under", "less than", "fewer than", "below"),
    Bound.AT_LEAST: ("ít nhất", "tối thiểu", "không dưới", "at least", "từ"),
    Bound.AT_MOST: ("không quá", "tối đa", "at most", "up to", "no more than"),
}
BEFORE = {
    bound: re.compile(rf"(?<![a-z])(?:{'|'.join(plain(word) for word in found)})\s+(?:la\s|dat\s|chiem\s|co\s)?$")
    for bound, found in HEDGES.items()
}
UPWARDS = re.compile(r"\s*(?:tro\slen|or\smore|or\sabove)")
MOST = re.compile(r"(?<![a-z])(?:da\sso|phan\slon|qua\snua|hau\shet|the\smajoriti|majoriti\sof|most\sof)(?![a-z])")
SPELT = {
    word: number
    for number, pair in enumerate(
        (
            "một one",
            "hai two",
            "ba three",
            "bốn four",
            "năm five",
            "sáu six",
            "bảy seven",
            "tám eight",
            "chín nine",
            "mười ten",
        ),
        1,
    )
    for word in plain(pair).split()
}
COUNTED = r"nguoi|dong\schi|thac\ssi|tien\ssi|can\sbo|cong\schuc|luot|master|doctor|person|people|cadre|civil"
WORDED = re.compile(rf"(?<![a-z])(?:{'|'.join(SPELT)})(?=\s(?:{COUNTED}))")


def find_figures(text: str, masked: Iterable[tuple[int, int]]) -> list[Figure]:
    """All figures of plain text outside of what is masked (dates, laws, names of levels)."""
    hidden = bytearray(len(text))
    for start, end in masked:
        hidden[start:end] = b"\1" * (end - start)
    found = [_figure(text, match) for match in NUMBER.finditer(text) if not any(hidden[match.start() : match.end()])]
    found += [
        Figure(*match.span(), Decimal(50), 0, Kind.PERCENT, Bound.OVER, is_word=True) for match in MOST.finditer(text)
    ]
    found += [
        Figure(*match.span(), Decimal(SPELT[match.group()]), 0, Kind.COUNT)
        for match in WORDED.finditer(text)
        if not any(hidden[match.start() : match.end()])
    ]
    return sorted(found, key=lambda figure: figure.start)


def _figure(text: str, match: re.Match[str]) -> Figure:
    kind, end = Kind.COUNT, match.end()
    for candidate, pattern in ((Kind.POINTS, POINTS), (Kind.PERCENT, PERCENT)):
        if unit := pattern.match(text, match.end()):
            kind, end = candidate, unit.end()
            break
    value, places = read_number(match.group(), is_count=kind is Kind.COUNT)
    return Figure(match.start(), end, value, places, kind, _bound(text, match.start(), end, kind))


def _bound(text: str, start: int, end: int, kind: Kind) -> Bound:
    before = text[max(0, start - 24) : start]
    for bound, pattern in BEFORE.items():
        if bound is not Bound.AT_LEAST and pattern.search(before):
            return bound
    if UPWARDS.match(text, end) or (BEFORE[Bound.AT_LEAST].search(before) and not before.rstrip().endswith("tu")):
        return Bound.AT_LEAST
    return Bound.EXACT


def read_number(written: str, *, is_count: bool) -> tuple[Decimal, int]:
    """The value and its decimals: 3.206, 3,206 and 3206 count alike; 83,3 and 83.3 are shares alike."""
    parts = re.split(r"[.,]", SPACES.sub("", written))
    if len(parts) == 1:
        return Decimal(parts[0]), 0
    in_thousands = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0"
    if in_thousands and (is_count or len(parts) > 2):
        return Decimal("".join(parts)), 0
    if len(parts) == 2:
        return Decimal(f"{parts[0]}.{parts[1]}"), len(parts[1])
    # 1.234,5: the last part is the decimals.
    return Decimal(f"{''.join(parts[:-1])}.{parts[-1]}"), len(parts[-1])
