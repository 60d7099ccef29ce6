"""How a workbook is laid out whose file tells nothing of its looks, a .csv for instance: framed, wide enough, plain."""

from apps.rosters.looks.words import Band, BookLook, CellLook, Paper, SheetLook, parted
from apps.rosters.workbooks import Sheet, Workbook, text_of

WIDEST, NARROWEST, MEASURED_ROWS = 40, 5, 300
A4 = 9
FRAMED_CELLS = 4  # A row with as many filled cells belongs to a table.
PLAIN = CellLook(font_name="Times New Roman", valign="vcenter")
FRAMED = CellLook(
    font_name="Times New Roman", valign="vcenter", text_wrap=True, left=1, right=1, top=1, bottom=1
)  # fmt: skip
LOOKS = [PLAIN, FRAMED]


def plain_look(book: Workbook) -> BookLook:
    """The sheets with the looks of our own."""
    return BookLook(LOOKS, [_sheet(sheet) for sheet in book.sheets])


def _sheet(sheet: Sheet) -> SheetLook:
    found = SheetLook(sheet.name, sheet.hidden)
    found.merges = parted((top, left, bottom, right) for (top, left), (bottom, right) in sheet.merges or ())
    inside = {
        (row, column)
        for top, left, bottom, right in found.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    widths: dict[int, int] = {}
    for row, values in enumerate(sheet.rows):
        is_framed = sum(value != "" for value in values) >= FRAMED_CELLS
        for column, value in enumerate(values):
            if is_framed or value != "":
                found.cells[row, column] = LOOKS.index(FRAMED if is_framed or (row, column) in inside else PLAIN)
            if row < MEASURED_ROWS and is_framed and (row, column) not in inside:
                widths[column] = max(widths.get(column, 0), len(text_of(value)))
    # A list is wider than it is long.
    found.paper = Paper(size=A4, is_landscape=True, fit=(1, 0))
    for column, width in widths.items():
        found.columns[column, column] = Band(min(max(width + 2, NARROWEST), WIDEST))
    return found
