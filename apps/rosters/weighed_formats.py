"""Which list of facts a sheet is, told by what stands in its columns where the words of its header do not tell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from apps.rosters.assignment import assigned
from apps.rosters.evidence import Surroundings
from apps.rosters.formats import Column
from apps.rosters.header import Header
from apps.rosters.header_building import build_header
from apps.rosters.header_paths import Path
from apps.rosters.header_spellings import PART
from apps.rosters.header_words import HeaderWords
from apps.rosters.headers import best_header, header_by_shape, row_by_shape
from apps.rosters.likely_columns import share_of
from apps.rosters.rows import NAME
from apps.rosters.sampling import AGREEING, Samples, SheetValues
from apps.rosters.weighed_columns import alike, open_columns, weighed
from apps.rosters.workbooks import Sheet, text_of

# What a header of known words weighs, in logarithms of odds as all that is weighed here.
EXACT = 6.0
# By so much the best list must weigh more than the second one to be proposed, and to be read without a question.
BETTER, CLEAR = 3.0, 8.0
# So many of its columns, beside those of whom it is about, must be known or clear from their values.
LEAST_FACTS = 2
# A table of more columns that nobody knows is no list of facts; to weigh them all would take long.
MOST_OPEN = 8
Sampled = Sequence[tuple[Sheet, SheetValues]]


@dataclass(frozen=True)
class WeighedFormat:
    """A sheet read as one list of facts: its header, what speaks for it, whether its rows are about somebody."""

    words: HeaderWords
    sheet: Sheet
    header: Header
    samples: Samples
    weight: float
    names: bool
    is_clear: bool = False

    @property
    def told_by(self) -> list[int]:
        """The positions of the columns that tell what list it is."""
        return [place for place, key in self.header.columns.items() if key in self.words.declared.telling]


def told_by_values(
    sampled: Sampled, found: Mapping[str, Header], among: Sequence[HeaderWords], day: date
) -> WeighedFormat | None:
    """The list of facts for which what stands in a workbook speaks by far the most, or None.

    `found` holds the headers, by sheet, that words tell: where one names people, so must that of the list.
    """
    each_one = list(_each(sampled, found, among, day))
    # What says of no row whom or what it is about is no such list, unless nothing does.
    ranked = sorted([each for each in each_one if each.names] or each_one, key=lambda each: -each.weight)
    if not ranked:
        return None
    best = ranked[0]
    best = replace(best, header=weighed(best.header, best.words, best.samples))
    second = next((each.weight for each in ranked if each.words.declared is not best.words.declared), 0.0)
    ahead = best.weight - second
    facts = best.header.keys - {*best.words.declared.whom, best.words.declared.person[0]}
    is_clear = ahead >= CLEAR and len(facts) >= LEAST_FACTS and best.header.names_people(best.words)
    return replace(best, is_clear=is_clear) if ahead >= BETTER and best.told_by else None


def _each(
    sampled: Sampled, found: Mapping[str, Header], among: Sequence[HeaderWords], day: date
) -> Iterator[WeighedFormat]:
    tables = [table for sheet, values in sampled if (table := _table(sheet, values, found))]
    for words in (each for each in among if each.declared.telling):
        for table in tables:
            samples = Samples(table.sheet, words.declared, day, table.values)
            if not table.may_tell(words, samples):
                continue
            header = _header(table.sheet, table.header, words, samples)
            if header and (told := _weighed_format(table.sheet, header, words, samples)):
                yield told


@dataclass(frozen=True)
class _Table:
    """What stands on a sheet before it is read as any list: its headers and where its rows begin."""

    sheet: Sheet
    values: SheetValues
    header: Header | None
    paths: Mapping[int, Path]
    below: int

    def may_tell(self, words: HeaderWords, samples: Samples) -> bool:
        """Whether a column may be one by which a list is known, and names stand where the list has names.

        To look for these costs a tenth of weighing all that the list may hold.
        """
        if self.header and NAME in self.header.keys and NAME not in words.declared.whom + words.declared.person:
            return False
        return any(
            self._may_be(words.declared.column(key), place, path, words, samples)
            for place, path in self.paths.items()
            for key in words.declared.telling
        )

    def _may_be(self, column: Column, place: int, path: Path, words: HeaderWords, samples: Samples) -> bool:
        """Whether the values are such as only few columns hold, or the header shares words with one of this column."""
        if any(each.key == column.key for each in words.likely.ranked(path)):
            return True
        cells = samples.values(place, self.below)
        if column.looks and not samples.is_telling(column.key):
            return share_of(column.looks, cells) >= AGREEING
        return samples.is_telling(column.key) and samples.agree(column.key, place, self.below)


def _table(sheet: Sheet, values: SheetValues, found: Mapping[str, Header]) -> _Table | None:
    """A sheet on which a header was found; where none was on any, one that looks like a table."""
    if header := found.get(sheet.name):
        # Of a header that names nobody a row may be missing: what stands in all columns is looked at.
        places = header.texts if NAME in header.keys else range(len(sheet.rows[header.rows.start]))
        paths = {place: tuple(header.texts.get(place, "").split(PART)) for place in places}
        return _Table(sheet, values, header, paths, header.rows.stop)
    row = None if found else row_by_shape(sheet)
    if row is None:
        return None
    paths = {place: (text,) for place, value in enumerate(sheet.rows[row]) if (text := text_of(value))}
    return _Table(sheet, values, None, paths, row + 1)


def _header(sheet: Sheet, found: Header | None, words: HeaderWords, samples: Samples) -> Header | None:
    """The header of a sheet as a list would read it, where it names the same people."""
    if found is None:
        return header_by_shape(sheet, words, samples)
    if NAME not in found.keys and (own := best_header(sheet, words, samples)):
        return own
    header = build_header(sheet, found.rows, words, samples)
    names = {place for place, key in found.columns.items() if key == NAME}
    return header if names == {place for place, key in header.columns.items() if key == NAME} else None


def _weighed_format(sheet: Sheet, header: Header, words: HeaderWords, samples: Samples) -> WeighedFormat | None:
    """What speaks for one list: the headers that it knows and all other columns as it would best read them."""
    open_ones = open_columns(header, words)
    if len(open_ones) > MOST_OPEN:
        return None
    known = {place: key for place, key in header.columns.items() if place not in open_ones}
    around = Surroundings(words, samples, header.rows.stop, known)
    weights = {place: around.weights(place, tuple(header.texts[place].split(PART))) for place in open_ones}
    best = assigned(weights, alike(words))
    gained = sum(weights[place][each.key] - weights[place][None] for place, each in best.items())
    keys = {*known.values(), *(each.key for each in best.values())}
    names = not keys.isdisjoint(words.declared.person)
    return WeighedFormat(words, sheet, header, samples, len(known) * EXACT + gained, names)
