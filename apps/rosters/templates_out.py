"""The template workbook of a format: the header that the reader knows, drop-downs, and the unit's people filled in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from textwrap import wrap
from typing import Any

import xlsxwriter
from django.db.models import Model
from django.utils.translation import gettext as _

from apps.core.spreadsheets import WORDS_STAY_WORDS
from apps.rosters.formats import Column, Format
from apps.rosters.loading import fields
from apps.rosters.templates_keys import Key, keys_of, write_keys
from apps.rosters.templates_paper import LETTERS, Pages, set_up_page

# Sheets that the registry itself puts into workbooks; they hold no people.
LISTS_SHEET, INSTRUCTIONS_SHEET, ERRORS_SHEET = "_lists", "Hướng dẫn", "Lỗi cần sửa"
OWN_SHEETS = frozenset({LISTS_SHEET, INSTRUCTIONS_SHEET, ERRORS_SHEET})
ROSTER_SHEET = "Danh sách"
COUNTER_WIDTH = 5
HEADER_ROW = 4  # counted from 0, under the titles
BODY_ROW = HEADER_ROW + 2
EMPTY_ROWS = 50  # for people who are not in the registry yet
TEXT = {"num_format": "@", "border": 1, "valign": "vcenter", "text_wrap": True, "locked": False}
# What says whom a row is about is grey.
KEY = {**TEXT, "locked": True, "bg_color": "#EDEDED"}
# A row is as high as its fullest cell needs, in points: spreadsheet programs differ in what they work out themselves.
LINE_HEIGHT, ROW_PADDING, TITLE_HEIGHT = 15, 5, 24
HEAD = {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#DCE6F1"}


@dataclass(frozen=True)
class Styles:
    """The cell formats of one workbook."""

    title: Any
    subtitle: Any
    head: Any
    text: Any
    key: Any
    number: Any
    entry: Any
    plain: Any

    @classmethod
    def of(cls, book: Any) -> "Styles":
        return cls(
            book.add_format({"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"}),
            book.add_format({"italic": True, "align": "center", "valign": "vcenter"}),
            book.add_format(HEAD),
            book.add_format(TEXT),
            book.add_format(KEY),
            book.add_format({"border": 1, "align": "center", "valign": "vcenter"}),
            # Beyond the table, too, what is typed stays as it is typed.
            book.add_format({"num_format": "@", "locked": False}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )


INSTRUCTION_WIDTHS = (34, 90)
# Columns over which the unit's name stands.
# The key of the value that names the unit of a row.
UNIT = "unit_text"


def write_template(
    declared: Format, rows: Iterable[Mapping[str, object]], *, unit_title: str, day: date, unit: Model | None = None
) -> bytes:
    """The workbook, with a row for each of `rows` (values by value key, as reading gives them).

    Without a `unit` nothing is offered that is a unit's own.
    """
    target = BytesIO()
    rows = list(rows)
    columns = [each for each in declared.columns if each.in_template or _is_needed(each, rows, day)]
    with xlsxwriter.Workbook(target, {"in_memory": True, **LETTERS, **WORDS_STAY_WORDS}) as book:
        styles = Styles.of(book)
        sheet = book.add_worksheet(ROSTER_SHEET)
        choices = [_choices(column, unit, day) for column in columns]
        are_dates = [holds_day(declared, column) for column in columns]
        hints = list(map(_hint, columns, choices, are_dates))
        pages = Pages.of(columns, counter_width=COUNTER_WIDTH)
        _write_titles(sheet, declared, styles, unit_title, day, pages)
        _write_header(sheet, columns, hints, styles)
        pages.set_up(sheet, unit_title)
        texts = _texts(columns, rows, day)
        # The sheet is not protected: programs neither delete nor sort rows that hold a locked cell.
        keys = keys_of(declared, columns, texts, _ruled(choices, are_dates))
        last = _write_people(sheet, columns, texts, styles, keys)
        begins = _begins(keys, len(texts))
        lists = _write_choices(book, sheet, choices, begins, last)
        _write_checks(sheet, are_dates, begins, last)
        write_keys(sheet, lists, keys, texts, free=len(columns) + 1, first=BODY_ROW, last=last)
        _write_instructions(book.add_worksheet(INSTRUCTIONS_SHEET), declared, columns, hints, styles)
    return target.getvalue()


def _choices(column: Column, unit: Model | None, day: date) -> list[str]:
    if column.choices_of and unit is not None:
        return list(column.choices_of(unit, day))
    return list(column.choices(day)) if column.choices else []


def _ruled(choices: Sequence[Sequence[str]], are_dates: Sequence[bool]) -> list[int]:
    """The places of the columns that have a drop-down or a check of days."""
    return [place for place, ruled in enumerate(map(any, zip(choices, are_dates, strict=True)), 1) if ruled]


def _begins(keys: Sequence[Key], filled: int) -> Mapping[int, int]:
    """The row from which on a column may have a rule for entries: a cell has one rule, and keys have theirs."""
    return defaultdict(lambda: BODY_ROW, dict.fromkeys((key.place for key in keys), BODY_ROW + filled))


def holds_day(declared: Format, column: Column) -> bool:
    """Whether days are typed into it."""
    field = fields(declared.code).get(column.keys[0])
    return not column.choices and field is not None and field.kind == "date"


def how_days_are_written() -> str:
    return _("Write day/month/year, month/year or only the year, such as 12/03/1975.")


def _hint(column: Column, choices: Sequence[str], is_date: bool) -> str:
    """What the comment on a header says; empty where the header says it all."""
    if column.hint:
        return str(column.hint)
    if column.is_key:
        return _("Says whom or what the row is about. Where it is filled in already it is not typed over.")
    if choices:
        return _("Choose from the list in the cell; other usual words are understood too.")
    return how_days_are_written() if is_date else ""


def _is_needed(column: Column, rows: Sequence[Mapping[str, object]], day: date) -> bool:
    """Whether the registry fills a column that the template lacks: the commune, in a list of several."""
    if column.key == UNIT:
        return any(UNIT in values for values in rows)
    if not column.joins_template or column.writer is None:
        return False
    write = column.writer(day)
    return any(write(values) for values in rows)


def _write_titles(sheet: Any, declared: Format, styles: Styles, unit_title: str, day: date, pages: Pages) -> None:
    width = pages.first_page_ends
    for place in range(2):
        sheet.set_row(place, TITLE_HEIGHT)
    sheet.merge_range(0, pages.unit_columns[0], 0, pages.unit_columns[1], unit_title, styles.title)
    sheet.merge_range(1, 0, 1, width, declared.title, styles.title)
    sheet.merge_range(2, 0, 2, width, f"(Tính đến ngày {day:%d/%m/%Y})", styles.subtitle)


def _write_header(sheet: Any, columns: Sequence[Column], hints: Sequence[str], styles: Styles) -> None:
    """Two rows: headers with a common upper part stand side by side under it, the others reach over both rows."""
    sheet.merge_range(HEADER_ROW, 0, HEADER_ROW + 1, 0, "TT", styles.head)
    sheet.set_column(0, 0, COUNTER_WIDTH, styles.entry)
    paths = [column.headers[0].split(" > ") for column in columns]
    place = 0
    while place < len(paths):
        upper = paths[place][0]
        width = 1
        while place + width < len(paths) and len(paths[place + width]) > 1 and paths[place + width][0] == upper:
            width += 1
        if len(paths[place]) == 1:
            sheet.merge_range(HEADER_ROW, place + 1, HEADER_ROW + 1, place + 1, upper, styles.head)
        elif width == 1:
            sheet.write_string(HEADER_ROW, place + 1, upper, styles.head)
        else:
            sheet.merge_range(HEADER_ROW, place + 1, HEADER_ROW, place + width, upper, styles.head)
        for position in range(place, place + width):
            if len(paths[position]) > 1:
                sheet.write_string(HEADER_ROW + 1, position + 1, paths[position][1], styles.head)
        place += width
    for position, (column, hint) in enumerate(zip(columns, hints, strict=True), 1):
        sheet.set_column(position, position, column.width, styles.entry)
        if hint:
            row = HEADER_ROW + (len(column.headers[0].split(" > ")) > 1)
            sheet.write_comment(row, position, hint, {"x_scale": 2})
    _fit_header(sheet, columns, paths)
    sheet.freeze_panes(BODY_ROW, 2)
    sheet.repeat_rows(HEADER_ROW, HEADER_ROW + 1)


def _fit_header(sheet: Any, columns: Sequence[Column], paths: Sequence[Sequence[str]]) -> None:
    """Both rows of the header; a header over both has the height of both."""
    widths = [column.width for column in columns]
    lower = _height([path[1] if len(path) > 1 else "" for path in paths], widths)
    whole = _height([path[0] if len(path) == 1 else "" for path in paths], widths)
    upper = LINE_HEIGHT + ROW_PADDING
    sheet.set_row(HEADER_ROW, upper)
    sheet.set_row(HEADER_ROW + 1, max(lower, whole - upper))


def _texts(columns: Sequence[Column], rows: Iterable[Mapping[str, object]], day: date) -> list[dict[int, str]]:
    """What stands in the cells of each row, by the place of the column behind the counter."""
    writers = [column.writer(day) if column.writer else partial(_as_it_is, column.key) for column in columns]
    return [{place: text for place, write in enumerate(writers, 1) if (text := write(values))} for values in rows]


def _write_people(
    sheet: Any, columns: Sequence[Column], rows: Sequence[Mapping[int, str]], styles: Styles, keys: Sequence[Key]
) -> int:
    """Everything as text, so that Excel neither drops zeros nor makes dates; gives the last row for entries."""
    widths = [column.width for column in columns]
    for place, texts in enumerate(rows, BODY_ROW):
        sheet.set_row(place, _height([texts.get(position, "") for position in range(1, len(columns) + 1)], widths))
        sheet.write_number(place, 0, place - BODY_ROW + 1, styles.number)
        for position, column in enumerate(columns, 1):
            is_key = column.is_key or any(key.place == position and key.holds(texts) for key in keys)
            if text := texts.get(position):
                sheet.write_string(place, position, text, styles.key if is_key else styles.text)
            else:
                sheet.write_blank(place, position, None, styles.text)
    begin = BODY_ROW + len(rows)
    for empty in range(begin, begin + EMPTY_ROWS):
        sheet.set_row(empty, LINE_HEIGHT + ROW_PADDING)
        for position in range(len(columns) + 1):
            sheet.write_blank(empty, position, None, styles.text)
    return begin + EMPTY_ROWS - 1


def _as_it_is(key: str, values: Mapping[str, object]) -> str:
    return str(values.get(key) or "")


def _height(texts: Sequence[str], widths: Sequence[float]) -> int:
    """The height at which every text shows all of its lines."""
    lines = [len(wrap(text, max(1, int(width) - 1))) for text, width in zip(texts, widths, strict=True) if text]
    return max(lines, default=1) * LINE_HEIGHT + ROW_PADDING


def _write_choices(
    book: Any, sheet: Any, choices: Sequence[Sequence[str]], begins: Mapping[int, int], last: int
) -> Any:
    """Drop-downs from the code lists; other words may be typed, because the reader knows many. Gives their sheet."""
    lists = book.add_worksheet(LISTS_SHEET)
    lists.hide()
    for position, offered in enumerate(choices, 1):
        if not offered:
            continue
        lists.write_column(0, position, offered)
        letter = xlsxwriter.utility.xl_col_to_name(position)
        source = f"='{LISTS_SHEET}'!${letter}$1:${letter}${len(offered)}"
        rule = {"validate": "list", "source": source, "show_error": False}
        sheet.data_validation(begins[position], position, last, position, rule)
    return lists


def _write_checks(sheet: Any, are_dates: Sequence[bool], begins: Mapping[int, int], last: int) -> None:
    """What is no date is asked about while it is typed; a year alone is one too, so no rule of Excel's own fits."""
    for position in (position for position, is_date in enumerate(are_dates, 1) if is_date):
        cell = f"{xlsxwriter.utility.xl_col_to_name(position)}{begins[position] + 1}"
        rule = {
            "validate": "custom",
            "value": f"=OR(ISNUMBER({cell}),ISNUMBER(DATE(RIGHT(TRIM({cell}),4),1,1)))",
            "error_type": "warning",
            "error_title": _("Is this a date?"),
            "error_message": how_days_are_written(),
        }
        sheet.data_validation(begins[position], position, last, position, rule)


def _write_instructions(
    sheet: Any, declared: Format, columns: Sequence[Column], hints: Sequence[str], styles: Styles
) -> None:
    for position, width in enumerate(INSTRUCTION_WIDTHS):
        sheet.set_column(position, position, width, styles.plain)
    lines = [str(line) for line in declared.instructions] or [
        _("One row for each person. Correct what has changed, add who is new, delete the row of who has left."),
        _("Leave a cell empty when the value is not known; write “Chưa qua đào tạo” when there is no training."),
        _("Columns may be moved, added or left out; the header row is what counts."),
        *(
            [_("A grey cell says whom its row is about and is not typed over; rows may be sorted and deleted.")]
            if declared.held
            else []
        ),
    ]
    for place, line in enumerate(lines):
        sheet.merge_range(place, 0, place, 1, line, styles.plain)
        sheet.set_row(place, _height([line], [sum(INSTRUCTION_WIDTHS)]))
    for place, (column, hint) in enumerate(zip(columns, hints, strict=True), len(lines) + 1):
        told = (column.headers[0].replace(" > ", ": "), hint or str(column.label))
        sheet.set_row(place, _height(told, INSTRUCTION_WIDTHS))
        for position, text in enumerate(told):
            sheet.write_string(place, position, text, styles.plain)
    set_up_page(sheet)
