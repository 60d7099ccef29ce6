"""A clean roster of another commune than Lạc Sỹ, with a newcomer of its own: it waits for the province's review."""

from io import BytesIO

import openpyxl

from apps.demo.workbooks.sheets import write_clean
from apps.demo.workbooks.staff import staff_of

NEWCOMER_ID, NEWCOMER_BIRTH = "017197990001", "17/08/1997"


def waiting_roster(unit_key: str, title: str, number: int) -> bytes:
    """The clean workbook under the commune's own heading; `number` tells the newcomers of several communes apart."""
    book = openpyxl.load_workbook(BytesIO(write_clean(staff_of(unit_key))))
    for row in book.active.iter_rows():  # type: ignore[union-attr]  # the workbook has one sheet
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = _own(cell.value, title, number)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _own(text: str, title: str, number: int) -> str:
    if text == NEWCOMER_ID:
        return f"{int(NEWCOMER_ID) + number:012}"
    if text == NEWCOMER_BIRTH:
        return f"{17 + number}{NEWCOMER_BIRTH[2:]}"
    return text.replace("XÃ LẠC SỸ", title.upper()).replace("Xã Lạc Sỹ", title)
