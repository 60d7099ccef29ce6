"""The pictures of a paper on a sheet of a workbook, where no native chart draws the same figures."""

import io
from typing import TYPE_CHECKING

from django.utils.translation import gettext as __

from apps.reporting.papers.pictures import SCALE, png_of

if TYPE_CHECKING:
    from apps.reporting.papers.workbook import Book

# Pixels of a row of a sheet.
ROW = 20


def write_pictures(book: "Book") -> None:
    paper = book.paper
    if not paper.pictures or any(table.composition for table in paper.tables):
        return
    sheet = book.sheet(__("Pictures"), (paper.title,))
    row, breaks = 2, []
    for picture in paper.pictures:
        sheet.write_string(row, 0, picture.title, book.looks.line(is_first=False))
        content = png_of(picture)
        shown = {"x_scale": 1 / SCALE, "y_scale": 1 / SCALE, "description": picture.words or picture.title}
        sheet.insert_image(row + 1, 0, "picture.png", {"image_data": io.BytesIO(content), **shown})
        row += 4 + int(_height(content) / SCALE / ROW)
        breaks.append(row)
    # Each picture whole on a page of its own.
    sheet.set_h_pagebreaks(breaks[:-1])


def _height(png: bytes) -> int:
    """From the header that every PNG begins with."""
    return int.from_bytes(png[20:24])
