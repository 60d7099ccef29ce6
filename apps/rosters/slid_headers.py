"""Headers that stand one column beside their values, from some column on: found by what stands below them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from apps.rosters import remarks
from apps.rosters.header import Header
from apps.rosters.header_building import build_header
from apps.rosters.header_words import HeaderWords
from apps.rosters.headings import may_be_name
from apps.rosters.sampling import AGREEING, Samples
from apps.rosters.values import Place, Remark
from apps.rosters.workbooks import CellValue, Sheet, Span, letter_of

# So many columns must hold other values than their headers say, and all but these be right one column further.
LEAST_WRONG, STILL_WRONG = 3, 0.1
# An issue in so many of the rows is one of its column.
OF_MOST = 0.5


@dataclass(frozen=True)
class Slide:
    """From which column on (counted from 0) a header stands one column too far left (`by` 1) or right (-1)."""

    start: int
    by: int

    def of(self, position: int) -> int:
        """Where what a header names stands."""
        return position + self.by if position >= self.start else position


@dataclass(frozen=True)
class Unslid:
    """A sheet with its header above the values, and what is to be said of it."""

    sheet: Sheet
    header: Header
    told: Remark


def looks_slid(issues: Iterable[Remark], people: int) -> bool:
    """Whether several columns hold what cannot be read in most of the rows, or nobody is there at all."""
    if not people:
        return True
    counted: dict[str, int] = {}
    for issue in issues:
        if issue.place.column:
            counted[issue.place.column] = counted.get(issue.place.column, 0) + 1
    return sum(count >= OF_MOST * people for count in counted.values()) >= LEAST_WRONG


def unslid(sheet: Sheet, header: Header, words: HeaderWords, samples: Samples) -> Unslid | None:
    """The sheet with the header where its values stand, where nearly all agree there that do not where it stands."""
    fits = _Fits(header, words, samples)
    wrong = [position for position in fits.voting if fits.at(position, position) is False]
    if len(wrong) < LEAST_WRONG:
        return None
    starts = sorted({*header.texts, *header.columns})
    slides = [Slide(start, by) for start, by in product(starts, (1, -1)) if start + by >= 0]
    best = max(slides, key=lambda slide: (fits.score(slide), slide.start))
    righted = [position for position in wrong if fits.at(position, best.of(position))]
    left = [position for position in fits.voting if fits.at(position, best.of(position)) is False]
    is_better = fits.score(best) > fits.score(Slide(starts[-1] + 1, 1))
    if not is_better or len(righted) < LEAST_WRONG or len(left) > STILL_WRONG * len(fits.voting):
        return None
    return _moved(sheet, header, best, words, samples)


class _Fits:
    """Whether what stands in a column is what a header says, for those of which values tell."""

    def __init__(self, header: Header, words: HeaderWords, samples: Samples) -> None:
        self.header, self.words, self.samples = header, words, samples
        self.names = {at for at, key in header.columns.items() if key in words.declared.person}
        self.voting = [at for at, key in header.columns.items() if at in self.names or samples.is_telling(key)]
        if header.counter is not None:
            self.voting.append(header.counter)

    def at(self, position: int, place: int) -> bool | None:
        """Whether the values of a column are such as a header says; None where there are none."""
        cells = self.samples.values(place, self.header.rows.stop)
        if not cells:
            return None
        if position == self.header.counter:
            return sum(cell.text.rstrip(".)").isdigit() for cell in cells) >= AGREEING * len(cells)
        if position in self.names:
            return sum(may_be_name(cell.text) for cell in cells) >= AGREEING * len(cells)
        share = self.samples.share(self.header.columns[position], place, self.header.rows.stop)
        return share is not None and share >= AGREEING

    def score(self, slide: Slide) -> int:
        """How many columns agree, less those that do not."""
        told = [self.at(position, slide.of(position)) for position in self.voting]
        return sum(1 if each else -1 for each in told if each is not None)


def _moved(sheet: Sheet, header: Header, slide: Slide, words: HeaderWords, samples: Samples) -> Unslid:
    """The sheet with its header, and its repetitions on other pages, in its place."""
    written = [sheet.rows[place] for place in header.rows]
    rows = [_slid(row, slide) if row in written else row for row in sheet.rows]
    merges = None if sheet.merges is None else [_span(span, header.rows, slide) for span in sheet.merges]
    moved = replace(sheet, rows=rows, merges=merges)
    first = next(at for at in sorted(header.texts) if at >= slide.start)
    place = Place(sheet.name, header.rows[-1] + 1, letter_of(first))
    beside = letter_of(first + slide.by)
    told = Remark(place, remarks.SLID, header.texts[first], {"column": letter_of(first)}, after=beside)
    found = build_header(moved, header.rows, words, Samples(moved, samples.declared, samples.day))
    return Unslid(moved, found, told)


def _slid(row: Sequence[CellValue], slide: Slide) -> list[CellValue]:
    if slide.by > 0:
        return [*row[: slide.start], "", *row[slide.start : -1]]
    return [*row[: slide.start - 1], *row[slide.start :], ""]


def _span(span: Span, rows: range, slide: Slide) -> Span:
    """A merged cell of the header with the columns that it reaches over."""
    (top, left), (bottom, right) = span
    return ((top, slide.of(left)), (bottom, slide.of(right))) if top in rows else span
