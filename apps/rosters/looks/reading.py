"""The looks of a workbook of any kind that is built anew."""

from apps.rosters.looks import excel97, opendocument
from apps.rosters.looks.words import BookLook
from apps.rosters.reading import OLE, ZIP


def looks_of(data: bytes) -> BookLook | None:
    """The looks of an .xls or an .ods; None for other kinds, and where they cannot be read."""
    if data.startswith(OLE):
        return excel97.book_look(data)
    return opendocument.book_look(data) if data.startswith(ZIP) else None
