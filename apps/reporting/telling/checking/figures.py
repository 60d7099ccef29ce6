"""The figures of a text: what is written, how precisely, and how it is hedged."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from apps.reporting.telling.checking.letters import plain
from apps.reporting.telling.checking.spelt import COUNTED, POSTS, Spelt, spelt_in


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
    # The upper end, of a span.
    until: Decimal | None = None
    # How many times a number is another, in words: twice as many.
    is_times: bool = False


NUMBER = re.compile(r"(?<![\w.,/])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,12})(?:[.,]\d{1,9})*(?![\d]|[a-z])")
SPACES = re.compile(r"\s")
PERCENT = re.compile(r"\s{0,2}(?:%|phan\stram|per\s?cent)")
POINTS = re.compile(r"\s{0,2}(?:diem\s(?:phan\stram|%)|%\s?points?|percentage\spoints?|points?(?![a-z]))")
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
# Two numbers of one figure: từ 80 đến 85 %, 85–90 %.
SPAN = re.compile(r"\s?(?:%|phan\stram)?\s?(?:-|–|den|toi|to|and)\s?")
SPAN_BEGINS = re.compile(r"(?<![a-z])(?:tu|khoang|from|between|dat|chiem|muc)\s$")
# The ends of a change are two figures: rose from 65.5% to 82.8%.
CHANGES_FROM = re.compile(r"(?<![a-z])(?:tang|giam|nang|rose|fell|grew|up|down|increased?|decreased?)\s(?:tu|from)\s$")
# A part and its whole: 205/235 người.
OUT_OF = re.compile(rf"(?<![\w.,/])(?P<part>\d[\d.,]*)/(?P<of>\d[\d.,]*)(?=\s(?:{COUNTED}|{POSTS}))")
# A part of the whole as a fraction, which else is a day: gần 1/3, chiếm 2/5.
FRACTION = re.compile(
    r"(?<![a-z])(?:chiem|gan|hon|tren|duoi|khoang|toi|qua|bang|nearli|almost|about|over|some)\s"
    r"(?P<part>[1-9])/(?P<of>[2-9]|10)(?![\d/]|[.,]\d)"
)
# A smaller whole tells a share and no number of people.
MOST_OF_FRACTION = 10
# So many in every ten or hundred, which is a share: cứ 10 người thì có 3 người …, hơn 2 người …; of every 10 people 3.
IN_EVERY = re.compile(
    r"(?<![a-z])(?:cu|in\severi|of\severi|out\sof\severi)\s(?:binh\squan\s|moi\s)?"
    r"(?P<of>10{1,3}|[2-9]|[2-9]0)(?![\d.,]*\d)(?P<clause>\s[^.;:%]{3,240})"
)
WHOLE_PERSONS = re.compile(r"(?<![\w.,/])\d{1,3}(?![\d.,]*\d|\s?%|/|[a-z])")
# Numbers with a word for their zeros: 3,2 nghìn người; amounts of money are none.
ZEROS = {"chuc": 1, "tram": 2, "nghin": 3, "ngan": 3, "trieu": 6, "hundred": 2, "thousand": 3, "million": 6}
SCALED = re.compile(rf"\s(?P<word>{'|'.join(ZEROS)})(?![a-z]|\sdong|\s(?:danh|vu|nang|trach|vi|viec)(?![a-z]))")


def find_figures(text: str, masked: Iterable[tuple[int, int]]) -> list[Figure]:
    """All figures of plain text outside of what is masked (dates, laws, names of levels)."""
    hidden = bytearray(len(text))
    for start, end in masked:
        hidden[start:end] = b"\1" * (end - start)
    found = [_figure(text, match) for match in NUMBER.finditer(text) if not any(hidden[match.start() : match.end()])]
    found += [
        Figure(*match.span(), Decimal(50), 0, Kind.PERCENT, Bound.OVER, is_word=True) for match in MOST.finditer(text)
    ]
    # Parts of a whole are told by words that mean something else alone: ba phần tư.
    found += [_spelt(text, e) for e in spelt_in(text) if e.is_part or not any(hidden[e.start : e.end])]
    fractions = [*FRACTION.finditer(text), *(match for match in OUT_OF.finditer(text) if _is_fraction(match))]
    wholes = [match for match in OUT_OF.finditer(text) if not _is_fraction(match)]
    found += [_part(text, match.span(name), match[name]) for match in wholes for name in ("part", "of")]
    found += [_fraction(text, match) for match in fractions if int(match["part"]) < int(match["of"])]
    return list(_joined(text, _apart(_with_shares_of_few(text, found))))


def _is_fraction(match: re.Match[str]) -> bool:
    """Whether a part and its whole are so small that they tell a share: 1/5 of the officials."""
    return match["of"].isdigit() and int(match["of"]) <= MOST_OF_FRACTION


def _with_shares_of_few(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """So many in every ten stand as shares in the place of the numbers; the ten count nobody."""
    shares: list[Figure] = []
    spans: list[tuple[int, int]] = []
    for match in IN_EVERY.finditer(text):
        of = int(match["of"])
        parts = [m for m in WHOLE_PERSONS.finditer(text, *match.span("clause")) if int(m.group()) < of]
        if parts:
            spans += [match.span("of"), *(part.span() for part in parts)]
            shares += [_of_every(text, *part.span(), of) for part in parts]
    yield from (each for each in figures if not any(start < each.end and each.start < end for start, end in spans))
    yield from shares


def _of_every(text: str, start: int, end: int, of: int) -> Figure:
    """Whole persons are told, so the share holds as far as half a person on either side."""
    value, half, bound = Decimal(100 * int(text[start:end])) / of, Decimal(50) / of, _bound(text, start, end)
    if bound is not Bound.EXACT:
        return Figure(start, end, value, 0, Kind.PERCENT, bound)
    return Figure(start, end, value - half, 2, Kind.PERCENT, Bound.EXACT, until=value + half)


def _apart(figures: Iterable[Figure]) -> list[Figure]:
    """In their order, of those that overlap the longest."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda each: (each.start, -each.end)):
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


def _joined(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Two numbers that are the ends of one span stand as one figure."""
    waiting = list(figures)
    while waiting:
        first = waiting.pop(0)
        if waiting and _is_span(text, first, waiting[0]):
            last = waiting.pop(0)
            places = max(first.places, last.places)
            yield replace(
                last, start=first.start, value=first.value, places=places, bound=Bound.EXACT, until=last.value
            )
        else:
            yield first


def _is_span(text: str, first: Figure, last: Figure) -> bool:
    is_between = SPAN.fullmatch(text, first.end, last.start) and first.value < last.value
    is_between = is_between and not CHANGES_FROM.search(text[max(0, first.start - 24) : first.start])
    if not is_between or first.is_word or first.until is not None or last.kind is Kind.POINTS:
        return False
    if last.kind is Kind.PERCENT:
        return True
    begins = SPAN_BEGINS.search(text[max(0, first.start - 12) : first.start])
    return first.kind is Kind.COUNT and bool(begins) and not text[first.end : last.start].strip().startswith("and")


def _part(text: str, span: tuple[int, int], written: str) -> Figure:
    value, places = read_number(written, is_count=True)
    return Figure(*span, value, places, Kind.COUNT, _bound(text, *span))


def _fraction(text: str, match: re.Match[str]) -> Figure:
    """Told roughly, as every part of a whole is."""
    start, end = match.start("part"), match.end("of")
    value = Decimal(100 * int(match["part"])) / int(match["of"])
    bound = _bound(text, start, end)
    return Figure(start, end, round(value, 2), 0, Kind.PERCENT, Bound.ABOUT if bound is Bound.EXACT else bound)


def _spelt(text: str, spelt: Spelt) -> Figure:
    """A part of a whole is told roughly; a number before “per cent” is a share."""
    value = Decimal(spelt.value.numerator) / Decimal(spelt.value.denominator)
    percent = None if spelt.is_part else PERCENT.match(text, spelt.end)
    kind = Kind.PERCENT if spelt.is_part or percent else Kind.COUNT
    end = percent.end() if percent else spelt.end
    bound = _bound(text, spelt.start, end)
    if (spelt.is_part or spelt.is_times) and bound is Bound.EXACT:
        bound = Bound.ABOUT
    if spelt.is_times:
        # Told in words it is rounded, though not as far as a whole number would be.
        return Figure(spelt.start, end, value, 1, Kind.COUNT, bound, is_times=True)
    return Figure(spelt.start, end, round(value, 2) if spelt.is_part else value, 0, kind, bound)


def _figure(text: str, match: re.Match[str]) -> Figure:
    kind, end, zeros = Kind.COUNT, match.end(), 0
    if scaled := SCALED.match(text, match.end()):
        end, zeros = scaled.end(), ZEROS[scaled["word"]]
    for candidate, pattern in ((Kind.POINTS, POINTS), (Kind.PERCENT, PERCENT)):
        if unit := pattern.match(text, match.end()):
            kind, end = candidate, unit.end()
            break
    value, places = read_number(match.group(), is_count=kind is Kind.COUNT and not zeros)
    if zeros and kind is Kind.COUNT:
        # 3,2 nghìn says no more than to the hundred; 3 nghìn may be exact.
        value, places = value.scaleb(zeros), places - zeros if places else 0
    return Figure(match.start(), end, value, places, kind, _bound(text, match.start(), end))


def _bound(text: str, start: int, end: int) -> Bound:
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
