"""The looks of a workbook of any kind that is built anew."""

from apps.rosters.looks import excel97
from apps.rosters.looks.words import BookLook
from apps.rosters.reading import OLE


def looks_of(data: bytes) -> BookLook | None:
    """The looks of an .xls; None for other kinds, and where they cannot be read."""
    return excel97.book_look(data) if data.startswith(OLE) else None
