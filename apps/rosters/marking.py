"""The officer's own workbook back: the cells in question coloured, each with a comment, and a list of all of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook as OutputBook
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from apps.rosters.following import stamp
from apps.rosters.reading import ZIP, read
from apps.rosters.templates_out import ERRORS_SHEET
from apps.rosters.values import Remark

AUTHOR = "Sổ cán bộ"
ISSUE_COLOUR, NOTICE_COLOUR = "FFFFC7CE", "FFFFF2CC"
COMMENT_WIDTH, COMMENT_HEIGHT = 360, 140
WIDTHS = (6, 20, 10, 26, 70, 60)


def mark_workbook(original: bytes, issues: Sequence[Remark], notices: Sequence[Remark], code: str = "") -> bytes:
    """The workbook with its issues and notices in the language of the reader, as .xlsx whatever it was."""
    book = _open(original)
    _unmark(book)
    for remarks, colour in ((notices, NOTICE_COLOUR), (issues, ISSUE_COLOUR)):
        for cell, told in _by_cell(book, remarks).items():
            _mark(cell, told, colour)
    _list(book, issues, notices)
    if code:
        stamp(book, code)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _open(original: bytes) -> OutputBook:
    if original.startswith(ZIP):
        try:
            return load_workbook(BytesIO(original))
        except Exception:  # the writer's library is stricter than the reader's, in more ways than it names
            return _rebuilt(original)
    return _rebuilt(original)


def _rebuilt(original: bytes) -> OutputBook:
    """The same values in a new workbook, for .xls and what cannot be kept as it is."""
    book = OutputBook()
    if book.active:
        book.remove(book.active)
    for sheet in read(original).sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append([None if value == "" else value for value in row])
        for (top, left), (bottom, right) in sheet.merges or ():
            page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
    return book


def _unmark(book: OutputBook) -> None:
    """Take away the marks of an earlier time."""
    if ERRORS_SHEET in book.sheetnames:
        del book[ERRORS_SHEET]
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.comment and cell.comment.author == AUTHOR:
                    cell.comment = None
                    cell.fill = PatternFill()


def _by_cell(book: OutputBook, remarks: Iterable[Remark]) -> dict[Cell, list[Remark]]:
    """The remarks of each cell; one about a row stands at the row's first filled cell."""
    found: dict[Cell, list[Remark]] = defaultdict(list)
    for remark in remarks:
        cell = _cell(book, remark)
        if cell is not None:
            found[cell].append(remark)
    return found


def _cell(book: OutputBook, remark: Remark) -> Cell | None:
    place = remark.place
    if not place.row or place.sheet not in book.sheetnames:
        return None
    page = book[place.sheet]
    if place.column:
        return _shown(page, page[f"{place.column}{place.row}"])
    filled = (cell for cell in page[place.row] if cell.value is not None)
    return _shown(page, next(filled, page.cell(place.row, 1)))


def _shown(page: Worksheet, cell: Any) -> Cell:
    """The cell that shows, when this one is merged into another."""
    if isinstance(cell, MergedCell):
        span = next(span for span in page.merged_cells.ranges if cell.coordinate in span)
        return page.cell(span.min_row, span.min_col)  # type: ignore[return-value]  # the first of a span is a full cell
    return cell  # type: ignore[no-any-return]  # openpyxl types cells of a row loosely


def _mark(cell: Cell, told: Sequence[Remark], colour: str) -> None:
    words = [f"{remark.message()} {remark.remedy()}".strip() for remark in told]
    if cell.comment:
        words.append(cell.comment.text)
    comment = Comment("\n".join(words), AUTHOR, width=COMMENT_WIDTH, height=COMMENT_HEIGHT)
    cell.comment = comment
    cell.fill = PatternFill("solid", fgColor=colour)


def _list(book: OutputBook, issues: Sequence[Remark], notices: Sequence[Remark]) -> None:
    """The sheet that lists everything, with links to the cells; what must be settled comes first."""
    page = book.create_sheet(ERRORS_SHEET, 0)
    book.active = 0
    page.append([_("No."), _("Sheet"), _("Cell"), _("Value"), _("What was found"), _("What to do")])
    for number, remark in enumerate((*issues, *notices), 1):
        place = remark.place
        where = place.cell or (str(place.row) if place.row else "")
        page.append(
            [number, place.sheet, where, None, remark.message(), remark.remedy() or _("Only for your information.")]
        )
        value = page.cell(page.max_row, 4)
        value.value, value.data_type = remark.value, "s"  # never a formula
        if place.row and place.sheet in book.sheetnames:
            _link(page.cell(page.max_row, 3), remark)
    _dress(page, len(issues))
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", "9"  # A4
    page.page_setup.fitToHeight = False
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _link(cell: Any, remark: Remark) -> None:
    sheet = remark.place.sheet.replace("'", "''")
    cell.hyperlink = f"#'{sheet}'!{remark.place.cell or f'A{remark.place.row}'}"
    cell.font = Font(color="FF0563C1", underline="single")


def _dress(page: Worksheet, issues: int) -> None:
    for letter, width in zip("ABCDEF", WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    for cell in page[1]:
        cell.font = Font(bold=True)
    for number, row in enumerate(page.iter_rows(min_row=2), 1):
        row[0].fill = PatternFill("solid", fgColor=ISSUE_COLOUR if number <= issues else NOTICE_COLOUR)
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A2"
