"""The rows of a sheet as bytes: walked once, and only those that change are taken apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from lxml import etree

from apps.rosters.marked.package import UnfitError, clean, main, parsed
from apps.rosters.workbooks import letter_of, position_of

OPENING = re.compile(rb"<(?:\w+:)?worksheet\b[^>]*>")
TABLE = re.compile(rb"<(\w+:)?sheetData\b[^>]*?(/?)>")
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?(?:/>|>.*?</(?:\w+:)?row>)", re.DOTALL)
NUMBER = re.compile(rb"<[^>]*?\sr=[\"'](\d+)[\"']")
LETTERS = re.compile(r"[A-Z]+")
# In points; and how high a row becomes at most.
LINE_HEIGHT, HIGHEST = 15, 405
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
INLINE = "inlineStr"
# Takes a row and its number, and changes it.
Change = Callable[[Any, int], None]


@dataclass(frozen=True)
class SheetText:
    """A sheet's part in parts: its opening tag, what stands before the rows, the rows, and what stands after them."""

    opening: bytes
    before: bytes
    rows: bytes
    after: bytes

    @classmethod
    def of(cls, content: bytes) -> SheetText:
        found, opening = TABLE.search(content), OPENING.search(content)
        if found is None or opening is None:
            raise UnfitError("no rows")
        prefix = found[1] or b""
        if found[2]:
            return cls(opening[0], content[: found.start()], b"", content[found.end() :])
        end = content.rindex(b"</" + prefix + b"sheetData>")
        after = end + len(prefix) + len(b"</sheetData>")
        return cls(opening[0], content[: found.start()], content[found.end() : end], content[after:])

    def frame(self) -> Any:
        """Everything but the rows, as a tree."""
        return parsed(self.before + b'<sheetData xmlns="' + main("")[1:-1].encode() + b'"/>' + self.after)

    def changed(self, wanted: Collection[int] | None, change: Change) -> bytes:
        """The rows with those of these numbers changed, all of them when no numbers are given."""
        return b"".join(_walked(self.rows, self.opening, wanted, change))


def _walked(rows: bytes, opening: bytes, wanted: Collection[int] | None, change: Change) -> Iterator[bytes]:
    missing = sorted(wanted or (), reverse=True)
    number = 0
    for found in ROW.finditer(rows):
        stated = NUMBER.match(found[0])
        number = int(stated[1]) if stated else number + 1
        while missing and missing[-1] < number:
            yield _changed(b"<row/>", opening, missing.pop(), change)
        if missing and missing[-1] == number:
            missing.pop()
        elif wanted is not None:
            yield found[0]
            continue
        yield _changed(found[0], opening, number, change)
    while missing:
        yield _changed(b"<row/>", opening, missing.pop(), change)


def _changed(text: bytes, opening: bytes, number: int, change: Change) -> bytes:
    """One row taken apart, changed and put together, in the words for names that its sheet has."""
    tag = opening[1:].split()[0].rstrip(b">")
    prefix = tag[: -len(b"worksheet")]
    if text == b"<row/>":
        text = b"<" + prefix + b"row/>"
    root = parsed(opening + text + b"</" + tag + b">")
    row = root[0]
    row.set("r", str(number))
    row.attrib.pop("spans", None)
    _number_cells(row, number)
    change(row, number)
    whole: bytes = etree.tostring(root)
    return whole[whole.index(b">") + 1 : whole.rindex(b"</")]


def _number_cells(row: Any, number: int) -> None:
    """Every cell says where it is; some programs leave that out."""
    position = -1
    for cell in row.iterchildren(main("c")):
        stated = LETTERS.match(cell.get("r", ""))
        position = position_of(stated[0]) if stated else position + 1
        cell.set("r", f"{letter_of(position)}{number}")


def position(cell: Any) -> int:
    """The column of a cell, counted from 0."""
    found = LETTERS.match(cell.get("r", ""))
    return position_of(found[0]) if found else 0


def cell_at(row: Any, column: int) -> Any:
    """The cell of a column, made where there is none."""
    place = 0
    for place, cell in enumerate(row.iterchildren(main("c")), 1):
        if position(cell) == column:
            return cell
        if position(cell) > column:
            place -= 1
            break
    new = etree.Element(main("c"), r=f"{letter_of(column)}{row.get('r')}")
    if row.get("s"):
        new.set("s", row.get("s"))
    row.insert(place, new)
    return new


def first_filled(row: Any) -> int:
    """The first column that holds something."""
    return next((position(cell) for cell in row.iterchildren(main("c")) if is_filled(cell)), 0)


def last_filled(row: Any) -> int:
    """The last column that holds something, -1 for none."""
    return max((position(cell) for cell in row.iterchildren(main("c")) if is_filled(cell)), default=-1)


def is_filled(cell: Any) -> bool:
    return cell.find(main("v")) is not None or cell.find(main("is")) is not None


def say(cell: Any, text: str, style: int) -> None:
    """Put a text into a cell; never a formula."""
    for child in list(cell):
        cell.remove(child)
    cell.set("s", str(style))
    cell.set("t", INLINE)
    told = etree.SubElement(etree.SubElement(cell, main("is")), main("t"))
    told.text = clean(text)
    told.set(SPACE, "preserve")


def fit(row: Any, text: str, width: int) -> None:
    """Make a row as high as a wrapped text of its needs, unless the officer gave it a height.

    Not every program works that out by itself, and what is cut off is not printed.
    """
    height = _height(text, width)
    if row.get("customHeight") not in {"1", "true"} and height > max(float(row.get("ht", 0)), LINE_HEIGHT):
        row.set("ht", str(height))
        row.set("customHeight", "1")


def unfit(row: Any, text: str, width: int) -> None:
    """Take away the height that was given for a text."""
    if row.get("ht") == str(_height(text, width)) and row.get("customHeight") == "1":
        row.attrib.pop("ht")
        row.attrib.pop("customHeight")


def _height(text: str, width: int) -> int:
    return min(len(wrap(text, width)) * LINE_HEIGHT, HIGHEST)
