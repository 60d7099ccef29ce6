"""A report of events as a workbook: totals of the unit, a matrix for each cross and group, sheets by unit, the words.

Numbers are numbers, shares are fractions shown as percent; every sheet says unit, span and geography and prints on A4.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as __

from apps.core.spreadsheets import WORDS_STAY_WORDS
from apps.reporting.definitions import TOTAL, Category, Kind
from apps.reporting.papers.words import HIDDEN, WHY_HIDDEN
from apps.reporting.papers.workbook_heights import WIDTHS_OF_WORDS, write_words
from apps.reporting.places import Place
from apps.reporting.renderers.workbook import FIRST_ROW, formats_of, headed_sheet
from apps.reporting.tallies.definitions import Cross, Group
from apps.reporting.tallies.lines import Block, Measure, Section
from apps.reporting.tallies.spans import span_words
from apps.reporting.tallies.table import TallyTable

# What a sheet may be called, less room for a number that keeps names apart.
NAME_LENGTH = 28


@dataclass
class Book:
    """The workbook being written, with its formats and the names that its sheets have taken."""

    file: Any
    formats: dict[str, Any]
    table: TallyTable
    names: set[str] = field(default_factory=set)

    def sheet(self, name: str, *, frozen: int, about: tuple[object, ...] = ()) -> Any:
        """`about` is what the sheet tells, in full: a tab cuts its name."""
        table = self.table
        lines = (
            ": ".join(map(str, (table.report.title, *about))),
            __("Unit: %(unit)s (code %(code)s)") % {"unit": table.unit.title, "code": table.unit.code},
            f"{span_words(table.span)}; {table.geography.title}",
            __("Groups overlap and must not be added. The same person may stand in several rows."),
        )
        return headed_sheet(self.file, self.formats, self._own_name(name), lines, frozen=frozen)

    def _own_name(self, name: str) -> str:
        short, number = name[:NAME_LENGTH].strip(), 1
        while (own := short if number == 1 else f"{short} {number}").lower() in self.names:
            number += 1
        self.names.add(own.lower())
        return own

    def head(self, sheet: Any, row: int, words: list[str]) -> None:
        for column, word in enumerate(words):
            sheet.merge_range(row, column, row + 1, column, word, self.formats["head"])

    def pair(self, sheet: Any, row: int, column: int, title: object, counted: object) -> None:
        """The head of a number and its share."""
        sheet.merge_range(row, column, row, column + 1, str(title), self.formats["head"])
        sheet.write(row + 1, column, str(counted), self.formats["head"])
        sheet.write(row + 1, column + 1, __("Share"), self.formats["head"])
        sheet.set_column(column, column, 13)
        sheet.set_column(column + 1, column + 1, 9)

    def figure(
        self, sheet: Any, row: int, column: int, group: Group, place: Place, measure: Measure, category: Category
    ) -> None:
        """A number and its share; a hidden figure is a star."""
        cell = self.table.cell(group, place, measure, category)
        numbers = self.formats["total_count" if measure.is_total(category) else "count"]
        if cell.count is None:
            sheet.write_string(row, column, HIDDEN, numbers)
            sheet.write_string(row, column + 1, HIDDEN, self.formats["share"])
            return
        sheet.write_number(row, column, cell.count, numbers)
        if cell.base:
            sheet.write_number(row, column + 1, cell.count / cell.base, self.formats["share"])
        else:
            sheet.write_blank(row, column + 1, None, self.formats["share"])


def to_workbook(table: TallyTable) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **WORDS_STAY_WORDS}) as file:
        subject = f"{table.unit.title}, {table.span.last:%d/%m/%Y}"
        file.set_properties({"title": str(table.report.title), "subject": subject})
        book = Book(file, formats_of(file), table)
        for section in table.sections:
            _summary(book, section)
            for block, group in _crosses(section):
                _matrix(book, block, group)
        if len(table.places) > 1:
            for section in table.sections:
                for block in section.blocks:
                    _by_unit(book, section, block)
        _definitions(book)
    return stream.getvalue()


def _crosses(section: Section) -> Iterator[tuple[Block, Group]]:
    for block in section.blocks:
        if isinstance(block.breakdown, Cross):
            yield from ((block, group) for group in section.groups)


def _summary(book: Book, section: Section) -> None:
    """The unit itself: rows of every axis, a number and a share for every group."""
    measures = [block.measures[0] for block in section.blocks if not isinstance(block.breakdown, Cross)]
    if not measures:
        return
    sheet = book.sheet(str(section.tally.title), frozen=1)
    sheet.set_column(0, 0, 44)
    book.head(sheet, FIRST_ROW - 1, [__("Breakdown")])
    for place, group in enumerate(section.groups):
        book.pair(sheet, FIRST_ROW - 1, 1 + 2 * place, group.title, group.counted.title)
    row = FIRST_ROW
    for measure in measures:
        row += 1
        sheet.merge_range(row, 0, row, 2 * len(section.groups), str(measure.title), book.formats["block"])
        for category in measure.shown:
            row += 1
            sheet.write(row, 0, str(category.title), book.formats[_words(measure, category)])
            for place, group in enumerate(section.groups):
                book.figure(sheet, row, 1 + 2 * place, group, book.table.unit, measure, category)


def _matrix(book: Book, block: Block, group: Group) -> None:
    """A cross of the unit for one group: a row per line, a number and a share per column."""
    last = block.measures[-1]
    about = block.breakdown.title if block.breakdown else ""
    sheet = book.sheet(str(group.title), frozen=1, about=(about, group.title))
    sheet.set_column(0, 0, 44)
    book.head(sheet, FIRST_ROW - 1, [str(about)])
    for place, category in enumerate(last.shown):
        book.pair(sheet, FIRST_ROW - 1, 1 + 2 * place, category.title, group.counted.title)
    for row, measure in enumerate(block.measures, start=FIRST_ROW + 1):
        words = "total" if measure is last else _words(measure, measure.row)
        sheet.write(row, 0, str(TOTAL.title if measure is last else measure.title), book.formats[words])
        for place, category in enumerate(last.shown):
            book.figure(sheet, row, 1 + 2 * place, group, book.table.unit, measure, category)


def _by_unit(book: Book, section: Section, block: Block) -> None:
    """One block over all units: a row per unit, group and line, a number and a share per category."""
    shown = block.measures[-1].shown
    title = block.measures[-1].title
    sheet = book.sheet(__("By unit: %(title)s") % {"title": title}, frozen=4, about=(title,))
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 3, 26)
    book.head(sheet, FIRST_ROW - 1, [__("Code"), __("Unit"), __("Group"), __("Breakdown")])
    for number, category in enumerate(shown):
        book.pair(sheet, FIRST_ROW - 1, 4 + 2 * number, category.title, __("Number"))
    row = FIRST_ROW
    for place in book.table.places:
        words = book.formats["total" if place == book.table.unit else "text"]
        for group in section.groups:
            for measure in block.measures:
                row += 1
                line = (place.code, place.title, str(group.title), str(measure.title))
                for column, text in enumerate(line):
                    sheet.write_string(row, column, text, words)
                for number, category in enumerate(shown):
                    book.figure(sheet, row, 4 + 2 * number, group, place, measure, category)
    sheet.autofilter(FIRST_ROW, 0, row, 3 + 2 * len(shown))


def _definitions(book: Book) -> None:
    """What every figure means."""
    sheet = book.sheet(__("Definitions"), frozen=0)
    for column, width in enumerate(WIDTHS_OF_WORDS):
        sheet.set_column(column, column, width)
    book.head(sheet, FIRST_ROW - 1, [__("Name"), __("Code"), __("Definition"), __("Legal basis")])
    for number, values in enumerate(_defined(book.table), start=FIRST_ROW + 1):
        write_words(sheet, number, values, book.formats["text"], WIDTHS_OF_WORDS)


def _defined(table: TallyTable) -> Iterator[tuple[object, ...]]:
    for section in table.sections:
        yield section.tally.title, section.tally.code, section.tally.words, section.tally.legal_basis
        for group in section.groups:
            yield group.title, group.code, group.words, group.legal_basis
        for block in section.blocks:
            if block.breakdown is not None:
                yield block.breakdown.title, block.breakdown.code, block.breakdown.words, block.breakdown.legal_basis
    yield HIDDEN, "", __(WHY_HIDDEN), ""


def _words(measure: Measure, category: Category | None) -> str:
    if category is None or measure.is_total(category):
        return "total"
    return {Kind.PART: "text", Kind.ROLL_UP: "roll_up"}.get(category.kind, "rest")
