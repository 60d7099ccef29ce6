"""The fonts of single cells of an .xlsx, for those whose letters alone do not tell what they say."""

import re
from collections.abc import Collection
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from apps.rosters.workbooks import letter_of

Places = Collection[tuple[int, int]]
SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*?\br:id=\"([^\"]+)\"")
RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")
FONT_LIST = re.compile(r"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.DOTALL)
FONT = re.compile(r"<(?:\w+:)?font\b[^>]*?(?:/>|>.*?</(?:\w+:)?font>)", re.DOTALL)
FONT_NAME = re.compile(r"<(?:\w+:)?name\b[^>]*?val=\"([^\"]*)\"")
FORMAT_LIST = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
FORMAT_FONT = re.compile(r"<(?:\w+:)?xf\b[^>]*?fontId=\"(\d+)\"")
CELL = re.compile(r"<(?:\w+:)?c\b[^>]*?>")


def cell_fonts(data: bytes, position: int, places: Places) -> dict[tuple[int, int], str]:
    """The font of each cell, counted from 0, of the sheet at a position; nothing where the file does not tell."""
    try:
        with ZipFile(BytesIO(data)) as book:
            fonts = _fonts(book.read("xl/styles.xml").decode("utf-8", "replace"))
            sheet = book.read(_path(book, position)).decode("utf-8", "replace")
    except (BadZipFile, KeyError, IndexError, OSError, ValueError):
        return {}
    wanted = {f"{letter_of(column)}{row + 1}": (row, column) for row, column in places}
    found = {}
    for tag in CELL.findall(sheet):
        about = dict(ATTRIBUTE.findall(tag))
        place, style = wanted.get(about.get("r", "")), int(about.get("s", "0"))
        if place and style < len(fonts):
            found[place] = fonts[style]
    return found


def _fonts(styles: str) -> list[str]:
    """The name of the font of each cell format."""
    listed = FONT_LIST.search(styles)
    names = [_name(font) for font in FONT.findall(listed[0])] if listed else []
    formats = FORMAT_LIST.search(styles)
    numbers = map(int, FORMAT_FONT.findall(formats[0])) if formats else ()
    return [names[number] if number < len(names) else "" for number in numbers]


def _name(font: str) -> str:
    found = FONT_NAME.search(font)
    return unescape(found[1]) if found else ""


def _path(book: ZipFile, position: int) -> str:
    """Where in the package the sheet at a position is."""
    named = SHEET.findall(book.read("xl/workbook.xml").decode("utf-8", "replace"))[position]
    for tag in RELATION.findall(book.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")):
        about = dict(ATTRIBUTE.findall(tag))
        if about.get("Id") == named:
            target = about.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(named)
