"""The names of OpenDocument, and lengths and references as it writes them."""

import re
from typing import Any

from apps.rosters.workbooks import position_of

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {
    **{name: f"{OASIS}:{name}:1.0" for name in ("office", "style", "table", "text", "config")},
    "number": f"{OASIS}:datastyle:1.0",
    "fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{OASIS}:svg-compatible:1.0",
    "draw": f"{OASIS}:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "pc": 1 / 6, "px": 1 / 96}
LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(in|cm|mm|pt|pc|px)")
CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})$")
MOST = 1 << 20


def name(short: str) -> str:
    """A tag or an attribute: `table:table-row` as lxml writes it."""
    space, _, local = short.partition(":")
    return f"{{{SPACES[space]}}}{local}"


def inches(written: str | None) -> float | None:
    """A length; None where none is stated."""
    found = LENGTH.match(written or "")
    return float(found[1]) * INCHES[found[2]] if found else None


def count(element: Any, short: str) -> int:
    """How often an element stands, at least once."""
    written = element.get(name(short), "1")
    return min(max(int(written), 1), MOST) if written.isdecimal() and len(written) < 9 else 1


def place_of(cell: str) -> tuple[int, int] | None:
    """Row and column of a reference such as 'Danh sách'.$A$5, counted from 0."""
    found = CELL.search(cell.rsplit(".", 1)[-1])
    return (int(found[2]) - 1, position_of(found[1])) if found else None
