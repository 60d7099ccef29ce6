"""A report as a workbook: a sheet with all groups of the unit and a chart, a sheet by unit for each measure, the words.

Numbers are numbers, shares are fractions shown as percent; every sheet says unit, day and geography and prints on A4.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as __

from apps.core.spreadsheets import WORDS_STAY_WORDS
from apps.reporting.definitions import HEADCOUNT, TOTAL, Category, Kind
from apps.reporting.grids import EVERYONE
from apps.reporting.palette import shades
from apps.reporting.papers.words import HIDDEN, WHY_HIDDEN
from apps.reporting.papers.workbook_chart import filled
from apps.reporting.papers.workbook_heights import WIDTHS_OF_WORDS, write_words
from apps.reporting.table import Breakdown, ReportTable

FIRST_ROW = 6


@dataclass
class Book:
    """The workbook being written, with its formats."""

    file: Any
    formats: dict[str, Any]
    table: ReportTable


def to_workbook(table: ReportTable) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **WORDS_STAY_WORDS}) as file:
        file.set_properties({"title": str(table.report.title), "subject": f"{table.unit.title}, {table.day:%d/%m/%Y}"})
        book = Book(file, formats_of(file), table)
        _summary(book)
        if len(table.places) > 1:
            for breakdown in table.breakdowns:
                _by_unit(book, breakdown)
        _definitions(book)
    return stream.getvalue()


def formats_of(file: Any) -> dict[str, Any]:
    base = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
    cell = {**base, "border": 1, "border_color": "#9aa5b1"}
    head = {**cell, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#e8eef6"}
    named = {
        "title": {**base, "bold": True, "font_size": 14},
        "line": {**base, "font_color": "#40505f"},
        "head": head,
        "block": {**cell, "bold": True, "bg_color": "#f4f6f9"},
        "text": {**cell, "text_wrap": True},
        "roll_up": {**cell, "italic": True, "indent": 1},
        "rest": {**cell, "font_color": "#5b6774", "bg_color": "#f0f0f0"},
        "total": {**cell, "bold": True},
        "count": {**cell, "num_format": "#,##0", "align": "right"},
        "total_count": {**cell, "num_format": "#,##0", "align": "right", "bold": True},
        # As the page shows it: what stands in the cell is exact, and rounded once when it is shown.
        "share": {**cell, "num_format": "0.0%", "align": "right"},
    }
    return {name: file.add_format(properties) for name, properties in named.items()}


def _sheet(book: Book, name: str, columns: int, *, frozen: int, about: str = "") -> Any:
    """A sheet with the heading that every sheet carries, and what it tells in full: a tab cuts its name."""
    table = book.table
    title = f"{table.report.title}: {about}" if about else str(table.report.title)
    lines = (
        __("Unit: %(unit)s (code %(code)s)") % {"unit": table.unit.title, "code": table.unit.code},
        __("As of %(day)s, %(geography)s") % {"day": f"{table.day:%d/%m/%Y}", "geography": table.geography.title},
        __("The share is taken of all persons of the group in the unit. Groups overlap and must not be added."),
        *filter(None, [" ".join(notice.text for notice in table.notices)]),
    )
    sheet = headed_sheet(book.file, book.formats, name, (title, *lines), frozen=frozen)
    sheet.set_column(frozen, columns, 11)
    return sheet


def headed_sheet(file: Any, formats: dict[str, Any], name: str, lines: tuple[str, ...], *, frozen: int) -> Any:
    """A landscape A4 sheet that says what it is, with its first columns and its head always in sight."""
    sheet = file.add_worksheet(_sheet_name(name))
    for row, line in enumerate(lines):
        sheet.write(row, 0, line, formats["line" if row else "title"])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST_ROW - 1, FIRST_ROW)
    sheet.freeze_panes(FIRST_ROW + 1, frozen)
    sheet.set_footer("&L&A&R&P/&N")
    return sheet


def _sheet_name(name: str) -> str:
    return "".join(letter for letter in name if letter not in "[]:*?/\\")[:31]


def _summary(book: Book) -> None:
    """The unit itself: rows of every breakdown, a count and a share for every group."""
    table = book.table
    sheet = _sheet(book, __("Summary"), 2 * len(table.groups), frozen=1)
    sheet.set_column(0, 0, 44)
    sheet.merge_range(FIRST_ROW - 1, 0, FIRST_ROW, 0, __("Breakdown"), book.formats["head"])
    for place, group in enumerate(table.groups):
        column = 1 + 2 * place
        sheet.merge_range(FIRST_ROW - 1, column, FIRST_ROW - 1, column + 1, str(group.title), book.formats["head"])
        sheet.write(FIRST_ROW, column, __("Persons"), book.formats["head"])
        sheet.write(FIRST_ROW, column + 1, __("Share"), book.formats["head"])
    row = FIRST_ROW + 1
    charted: tuple[Breakdown, int] | None = None
    for breakdown in table.breakdowns:
        sheet.merge_range(row, 0, row, 2 * len(table.groups), str(breakdown.dimension.title), book.formats["block"])
        if charted is None and breakdown.dimension != HEADCOUNT:
            charted = (breakdown, row + 1)
        for own, category, title in _summary_rows(breakdown):
            row += 1
            _summary_row(book, sheet, row, own, category, title)
        row += 1
    if charted:
        _chart(book, sheet, *charted, below=row + 1)


def _summary_rows(breakdown: Breakdown) -> Iterator[tuple[Breakdown, Category, str]]:
    """In the order of the page: the parts, all persons of whom they are shares, then what repeats persons."""
    yield from ((breakdown, category, str(category.title)) for category in breakdown.exclusive)
    if breakdown.dimension != HEADCOUNT:
        yield EVERYONE, TOTAL, __("All persons")
    others = (category for category in breakdown.shown if category.kind is Kind.ROLL_UP)
    yield from ((breakdown, category, str(category.title)) for category in others)


def _summary_row(book: Book, sheet: Any, row: int, breakdown: Breakdown, category: Category, title: str) -> None:
    sheet.write(row, 0, title, book.formats[_word_format(category, breakdown)])
    for place, group in enumerate(book.table.groups):
        _write_figure(book, sheet, row, 1 + 2 * place, group.code, book.table.unit.pk, breakdown, category)


def _word_format(category: Category, breakdown: Breakdown) -> str:
    if breakdown.dimension == HEADCOUNT:
        return "total"
    return {Kind.PART: "text", Kind.ROLL_UP: "roll_up"}.get(category.kind, "rest")


def _write_figure(
    book: Book, sheet: Any, row: int, column: int, group: str, unit: int, breakdown: Breakdown, category: Category
) -> None:
    """A count and its share; a hidden figure is a star."""
    found = book.table.count(group, unit, breakdown, category)
    base = book.table.base(group, unit)
    counts = book.formats["total_count" if breakdown.dimension == HEADCOUNT else "count"]
    shares = book.formats["share"]
    if found is None:
        sheet.write_string(row, column, HIDDEN, counts)
        sheet.write_string(row, column + 1, HIDDEN, shares)
        return
    sheet.write_number(row, column, found, counts)
    if base:
        sheet.write_number(row, column + 1, found / base, shares)
    else:
        sheet.write_blank(row, column + 1, None, shares)


def _chart(book: Book, sheet: Any, breakdown: Breakdown, first: int, *, below: int) -> None:
    """A native chart: the composition of every group, from the cells of the sheet."""
    table = book.table
    chart = book.file.add_chart({"type": "bar", "subtype": "percent_stacked"})
    name = sheet.get_name()
    colours = shades(breakdown)
    for row, category in enumerate(breakdown.exclusive, start=first):
        columns = [1 + 2 * place for place, _ in enumerate(table.groups)]
        chart.add_series(
            {
                "name": [name, row, 0],
                "categories": _cells(name, FIRST_ROW - 1, columns),
                "values": _cells(name, row, columns),
                **filled(colours[category.code]),
                "gap": 40,
            }
        )
    chart.set_title({"name": str(breakdown.dimension.title), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 960, "height": 380})
    sheet.insert_chart(below, 0, chart)


def _cells(sheet: str, row: int, columns: list[int]) -> str:
    """Cells that do not touch, as charts name them: ('Sheet'!$B$6,'Sheet'!$D$6)."""
    names = [xlsxwriter.utility.xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True) for column in columns]
    quoted = sheet.replace("'", "''")
    return "=(" + ",".join(f"'{quoted}'!{cell}" for cell in names) + ")"


def _by_unit(book: Book, breakdown: Breakdown) -> None:
    """One measure over all units: a row per unit and group, a count and a share per row of the breakdown."""
    table = book.table
    shown = breakdown.shown
    title = str(breakdown.dimension.title)
    sheet = _sheet(book, title, 3 + 2 * len(shown), frozen=3, about=title)
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 2, 26)
    for column, word in enumerate((__("Code"), __("Unit"), __("Group"), __("All persons"))):
        sheet.merge_range(FIRST_ROW - 1, column, FIRST_ROW, column, word, book.formats["head"])
    for place, category in enumerate(shown):
        column = 4 + 2 * place
        sheet.merge_range(FIRST_ROW - 1, column, FIRST_ROW - 1, column + 1, str(category.title), book.formats["head"])
        sheet.write(FIRST_ROW, column, __("Persons"), book.formats["head"])
        sheet.write(FIRST_ROW, column + 1, __("Share"), book.formats["head"])
    row = FIRST_ROW
    for place_ in table.places:
        for group in table.groups:
            row += 1
            words = book.formats["total" if place_ == table.unit else "text"]
            sheet.write_string(row, 0, place_.code, words)
            sheet.write_string(row, 1, place_.title, words)
            sheet.write_string(row, 2, str(group.title), words)
            sheet.write(row, 3, table.base(group.code, place_.pk), book.formats["total_count"])
            for number, category in enumerate(shown):
                _write_figure(book, sheet, row, 4 + 2 * number, group.code, place_.pk, breakdown, category)
    sheet.autofilter(FIRST_ROW, 0, row, 3 + 2 * len(shown))


def _definitions(book: Book) -> None:
    """What every figure means: groups are denominators, rows numerators."""
    table = book.table
    sheet = _sheet(book, __("Definitions"), 3, frozen=0)
    for column, width in enumerate(WIDTHS_OF_WORDS):
        sheet.set_column(column, column, width)
    for column, word in enumerate((__("Name"), __("Code"), __("Definition"), __("Legal basis"))):
        sheet.merge_range(FIRST_ROW - 1, column, FIRST_ROW, column, word, book.formats["head"])
    rows: list[tuple[object, ...]] = [(g.title, g.code, g.denominator, g.legal_basis) for g in table.groups]
    for breakdown in table.breakdowns:
        dimension = breakdown.dimension
        rows.append((dimension.title, dimension.code, dimension.numerator, dimension.legal_basis))
        rows.extend(
            (category.title, category.code, describe(category, breakdown), "") for category in breakdown.categories
        )
    rows.append((HIDDEN, "", __(WHY_HIDDEN), ""))
    for number, values in enumerate(rows, start=FIRST_ROW + 1):
        write_words(sheet, number, values, book.formats["text"], WIDTHS_OF_WORDS)


def describe(category: Category, breakdown: Breakdown) -> str:
    """What a row holds, in a few words."""
    if category.parts:
        names = ", ".join(str(breakdown.by_code[part].title) for part in category.parts)
        return __("Together: %(rows)s") % {"rows": names}
    if category.kind is Kind.UNKNOWN:
        return __("Nothing is recorded that counts on the day.")
    if category.kind is Kind.UNTRAINED:
        return __("Recorded as untrained, which is not the same as no information.")
    return ""
