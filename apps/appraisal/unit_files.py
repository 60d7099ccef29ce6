"""The table of a unit as a workbook: taken away with what is known, filled in, and read back; or pasted as text."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _

from apps.appraisal.unit_table import Row, UnitTable
from apps.core.spreadsheets import WORDS_STAY_WORDS
from apps.core.text import fold, fold_words
from apps.rosters.reading import read
from apps.rosters.workbooks import CellValue, text_of

HEADER_ROWS = 20
WIDTHS = (12, 30, 34, 34, 10, 40)
# What a column may be called, folded; the first that fits.
HEADINGS = {
    "code": ("ma so", "ma can bo", "ma", "code"),
    "name": ("ho va ten", "ho ten", "full name", "name"),
    "outcome": ("xep loai", "muc xep loai", "ket qua xep loai", "muc do hoan thanh nhiem vu", "rating", "level"),
    "score": ("diem", "so diem", "tong diem", "score"),
    "note": ("ghi chu", "ly do", "note"),
}


@dataclass
class Understood:
    """The cells of a file by person, and what could not be used, in sentences."""

    values: dict[int, dict[str, str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def workbook_of(table: UnitTable, title: str) -> IO[bytes]:
    """A workbook with the people of the table, the choices of the year in a list, and the present ratings."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it
    with xlsxwriter.Workbook(file, WORDS_STAY_WORDS) as book:
        sheet = book.add_worksheet(f"{table.year}")
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#DCE5F2"})
        for place, width in enumerate(WIDTHS):
            sheet.set_column(place, place, width)
        sheet.write_string(0, 0, title, book.add_format({"bold": True}))
        headings = (_("Code"), _("Full name"), _("Title"), _("Rating"), _("Score"), _("Note"))
        sheet.write_row(2, 0, headings, head)
        sheet.freeze_panes(3, 2)
        for number, row in enumerate(table.rows, start=3):
            _write(sheet, number, row)
        _offer(book, sheet, table)
    file.seek(0)
    return file


def _write(sheet: Any, number: int, row: Row) -> None:
    cadre, rating = row.posting.cadre, row.rating
    texts = (cadre.code, cadre.full_name, str(row.posting.title), str((rating and rating.outcome) or ""))
    for place, text in enumerate(texts):
        sheet.write_string(number, place, text)
    if rating and rating.score is not None:
        sheet.write_number(number, 4, float(rating.score))
    sheet.write_string(number, 5, rating.note if rating else "")


def _offer(book: Any, sheet: Any, table: UnitTable) -> None:
    """The words that the column of ratings may hold, as a list of the cell."""
    words = [str(entry.level) for entry in table.scheme.levels] + [str(reason) for reason in table.scheme.reasons]
    lists = book.add_worksheet(_("Lists"))
    lists.write_column(0, 0, words)
    source = f"='{lists.get_name()}'!$A$1:$A${len(words)}"
    last = max(len(table.rows) + 2, 3)
    sheet.data_validation(3, 3, last, 3, {"validate": "list", "source": source, "error_type": "warning"})


def from_file(table: UnitTable, content: bytes, filename: str) -> Understood:
    """What a workbook says of the people of the table; RefusedError when it cannot be read at all."""
    book = read(content, filename)
    for sheet in book.sheets:
        if found := _columns([[text_of(cell) for cell in row] for row in sheet.rows[:HEADER_ROWS]]):
            return _understood(table, sheet.rows, *found)
    return Understood(remarks=[no_heading()])


def from_text(table: UnitTable, text: str) -> Understood:
    """What was pasted: lines with tabs between the cells, as a spreadsheet gives them."""
    rows: list[list[CellValue]] = [list(line.split("\t")) for line in text.splitlines() if line.strip()]
    found = _columns([[text_of(cell) for cell in row] for row in rows[:HEADER_ROWS]])
    return _understood(table, rows, *found) if found else Understood(remarks=[no_heading()])


def no_heading() -> str:
    return _("No row of headings was found. There must be “Code” or “Full name”, and “Rating” or “Score”.")


def _columns(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    """The row of headings and where its columns stand."""
    for number, row in enumerate(rows):
        folded = [fold_words(cell) for cell in row]
        found = {key: place for key, names in HEADINGS.items() if (place := _place(folded, names)) is not None}
        if {"code", "name"} & found.keys() and {"outcome", "score"} & found.keys():
            return number, found
    return None


def _place(cells: Sequence[str], names: Sequence[str]) -> int | None:
    exact = [place for name in names for place, cell in enumerate(cells) if cell == name]
    near = [place for place, cell in enumerate(cells) if any(len(n) > 3 and cell.startswith(n) for n in names)]
    return next(iter([*exact, *near]), None)


def _understood(
    table: UnitTable, rows: Sequence[Sequence[CellValue]], heading: int, columns: dict[str, int]
) -> Understood:
    found = Understood()
    people = _People(table)
    for number, row in enumerate(rows[heading + 1 :], start=heading + 2):
        cells = {key: text_of(row[place]).strip() for key, place in columns.items() if place < len(row)}
        # Rows without a person (totals, signatures) are passed over; so are those with column numbers.
        if not re.search(r"[^\W\d_]", cells.get("code", "") + cells.get("name", "")):
            continue
        if not (cells.get("outcome") or cells.get("score") or cells.get("note")):
            continue
        _take(found, table, people.find(cells), cells, number)
    if not found.values and not found.remarks:
        found.remarks.append(_("No row with a rating or a score was found below the headings."))
    return found


class _People:
    """The people of the table by code, and by name where only one bears it."""

    def __init__(self, table: UnitTable) -> None:
        self.codes = {posting.cadre.code: posting.cadre_id for posting in table.postings}
        self.names: dict[str, list[int]] = {}
        for posting in table.postings:
            self.names.setdefault(fold(posting.cadre.full_name), []).append(posting.cadre_id)

    def find(self, cells: dict[str, str]) -> int | None:
        code = cells.get("code", "").upper()
        named = self.names.get(fold(cells.get("name", "")), [])
        return self.codes.get(code) or (named[0] if len(named) == 1 and not code.startswith("CB-") else None)


def _take(found: Understood, table: UnitTable, person: int | None, cells: dict[str, str], row: int) -> None:
    who = cells.get("name") or cells.get("code", "")
    if person is None:
        words = _(
            "Row %(row)s: %(who)s is not among the people who served here in that year, or the name is not alone."
        )
        found.remarks.append(words % {"row": row, "who": who[:80]})
        return
    if person in found.values:
        found.remarks.append(
            _("Row %(row)s: %(who)s stands there twice; this row counts.") % {"row": row, "who": who[:80]}
        )
    values = {key: cells[key] for key in ("score", "note") if cells.get(key)}
    if words_of_level := cells.get("outcome", ""):
        code = table.scheme.read(words_of_level)
        if code is None:
            words = _("Row %(row)s: “%(value)s” is no level of that year. Choose it in the table below.")
            found.remarks.append(words % {"row": row, "value": words_of_level[:80]})
        else:
            values["outcome"] = code
    found.values[person] = values
