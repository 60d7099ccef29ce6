"""Which part of a zipped workbook holds which sheet, and what the sheet is called."""

import re
import zipfile
import zlib
from html import unescape
from io import BytesIO

SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
ATTRIBUTE = re.compile(rb"([\w:]+)=[\"']([^\"']*)[\"']")


def sheet_parts(archive: zipfile.ZipFile) -> dict[int, str]:
    """The part of each sheet, in the order of the workbook."""
    return {place: part for place, (part, _title) in _sheets(archive).items()}


def title_of(data: bytes, part: str) -> str:
    """What the sheet of a part is called; the name of the part where the workbook does not tell."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            titles = dict(_sheets(archive).values())
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError):
        titles = {}
    return titles.get(part) or part.rsplit("/", 1)[-1].removesuffix(".xml")


def _sheets(archive: zipfile.ZipFile) -> dict[int, tuple[str, str]]:
    """By the place of the sheet: its part and its title."""
    names = set(archive.namelist())
    try:
        relations = [
            dict(ATTRIBUTE.findall(each)) for each in RELATION.findall(archive.read("xl/_rels/workbook.xml.rels"))
        ]
        sheets = [dict(ATTRIBUTE.findall(each)) for each in SHEET.findall(archive.read("xl/workbook.xml"))]
    except KeyError:
        return {}
    targets = {each.get(b"Id"): each.get(b"Target", b"").decode(errors="replace") for each in relations}
    found = {}
    for place, sheet in enumerate(sheets):
        target = targets.get(sheet.get(b"r:id"), "")
        name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if name in names and SHEET_PART.fullmatch(name):
            found[place] = name, unescape(sheet.get(b"name", b"").decode(errors="replace"))
    return found
