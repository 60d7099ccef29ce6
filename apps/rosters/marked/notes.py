"""The comments on a sheet's cells, and the boxes in which office programs show them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from apps.rosters.marked.package import OFFICE, SPREADSHEET, Package, clean, main, parsed, written
from apps.rosters.workbooks import COMMENTER, DIVIDER, position_of

LONGEST = 2_000
COMMENTS, BOXES = f"{OFFICE}/comments", f"{OFFICE}/vmlDrawing"
COMMENTS_TYPE = f"{SPREADSHEET}.comments+xml"
BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
THREAD = "tc="
VML, OFFICE_VML, EXCEL_VML = (
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    ("urn:schemas-microsoft-com:office:excel"),
)
NO_BOXES = f"""<xml xmlns:v="{VML}" xmlns:o="{OFFICE_VML}" xmlns:x="{EXCEL_VML}">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>"""
KIND = """<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"""
BOX = """<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel" id="note_{number}" type="#_x0000_t202"
 style="position:absolute;margin-left:60pt;margin-top:2pt;width:270pt;height:{height}pt;z-index:{number};visibility:hidden"
 fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>
<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>
<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"""
LETTERS_IN_LINE, LINE_HEIGHT, LEAST_HEIGHT, MOST_HEIGHT = 48, 14, 45, 300
ADDRESS = re.compile(r"\$?([A-Z]+)\$?(\d+)")


class Notes:
    """The comments of one sheet: those of others stay, the registry's own come and go."""

    def __init__(self, package: Package, sheet: str) -> None:
        self._package, self._sheet = package, sheet
        known = package.related(sheet, "/comments")
        self._part = known[0] if known else ""
        self._root = parsed(package.parts[self._part]) if known else _no_comments()
        self._authors, self._list = self._root.find(main("authors")), self._root.find(main("commentList"))
        self._is_changed = False

    def take_away(self) -> set[str]:
        """Remove what the registry said an earlier time; gives the cells on which it spoke."""
        authors = [each.text for each in self._authors]
        told = set()
        for comment in list(self._list):
            text = comment.find(main("text"))
            if authors[int(comment.get("authorId", "0"))] == COMMENTER:
                self._list.remove(comment)
            elif not _cut(text):
                continue
            told.add(comment.get("ref"))
        self._is_changed |= bool(told)
        return told

    def add(self, words: Mapping[str, str]) -> None:
        """Say something on cells, below what is said there already."""
        known = {each.get("ref"): each for each in self._list}
        authors = [each.text or "" for each in self._authors]
        for cell, told in words.items():
            comment = known.get(cell)
            text = clean(told)[:LONGEST]
            if comment is None:
                self._new(cell, text)
            elif not authors[int(comment.get("authorId", "0"))].startswith(THREAD):  # a thread shows only its own words
                _add_run(comment.find(main("text")), f"\n{DIVIDER}\n{text}")
            self._is_changed = True

    def _new(self, cell: str, words: str) -> None:
        authors = [each.text for each in self._authors]
        if COMMENTER not in authors:
            etree.SubElement(self._authors, main("author")).text = COMMENTER
            authors.append(COMMENTER)
        comment = etree.SubElement(self._list, main("comment"), ref=cell, authorId=str(authors.index(COMMENTER)))
        _add_run(etree.SubElement(comment, main("text")), words)

    def save(self) -> str:
        """Write the comments and their boxes; gives the sheet's reference to the boxes, empty without change."""
        if not self._is_changed:
            return ""
        if not self._part:
            self._part = self._package.free_name("xl/comments{}.xml")
            self._package.add(self._part, b"", COMMENTS_TYPE)
            self._package.relate(self._sheet, COMMENTS, self._part)
        self._package.parts[self._part] = written(self._root)
        return self._draw()

    def _draw(self) -> str:
        known = self._package.related(self._sheet, "/vmlDrawing")
        # The boxes of printed headers are drawn in a part of the same kind.
        part = next((each for each in known if b"ClientData" in self._package.parts[each]), "")
        boxes = etree.fromstring(self._package.parts[part] if part else NO_BOXES, _lenient())
        texts = {each.get("ref"): "".join(each.itertext()) for each in self._list}
        drawn = _keep_boxes(boxes, set(texts))
        if not any(each.get("id") == "_x0000_t202" for each in boxes):
            boxes.append(etree.fromstring(KIND))
        for number, (cell, text) in enumerate(texts.items(), 1):
            if cell not in drawn:
                boxes.append(etree.fromstring(_box(cell, text, number)))
        if not part:
            part = self._package.free_name("xl/drawings/vmlDrawing{}.vml")
            self._package.know_ending("vml", BOXES_TYPE)
            self._package.relate(self._sheet, BOXES, part)
        self._package.parts[part] = etree.tostring(boxes)
        return self._package.relation_to(self._sheet, part)


def _no_comments() -> Any:
    root = etree.Element(main("comments"), nsmap={None: main("")[1:-1]})
    etree.SubElement(root, main("authors"))
    etree.SubElement(root, main("commentList"))
    return root


def _lenient() -> etree.XMLParser:
    """Excel itself writes boxes that are not quite XML."""
    return etree.XMLParser(resolve_entities=False, no_network=True, recover=True)


def _add_run(text: Any, words: str) -> None:
    for plain in text.findall(main("t")):
        run = etree.Element(main("r"))
        text.replace(plain, run)
        run.append(plain)
    run = etree.SubElement(text, main("r"))
    look = etree.SubElement(run, main("rPr"))
    etree.SubElement(look, main("sz"), val="10")
    etree.SubElement(look, main("rFont"), val="Tahoma")
    told = etree.SubElement(run, main("t"))
    told.text = words
    told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _cut(text: Any) -> bool:
    """Cut off what the registry added to the comment of someone else."""
    pieces = [piece for piece in text.iter(main("t")) if piece.text]
    for place, piece in enumerate(pieces):
        if DIVIDER in piece.text:
            piece.text = piece.text.split(DIVIDER)[0].rstrip("\n")
            for later in pieces[place + 1 :]:
                later.text = ""
            return True
    return False


def _keep_boxes(boxes: Any, cells: set[str]) -> set[str]:
    """Leave out the boxes of comments that are gone; gives the cells that have one."""
    places = {(row, column): cell for cell in cells for row, column in [_place(cell)]}
    drawn: set[str] = set()
    for shape in list(boxes.iterchildren(f"{{{VML}}}shape")):
        told = shape.find(f"{{{EXCEL_VML}}}ClientData[@ObjectType='Note']")
        if told is None:
            continue
        place = (int(told.findtext(f"{{{EXCEL_VML}}}Row", "-1")), int(told.findtext(f"{{{EXCEL_VML}}}Column", "-1")))
        cell = places.get(place)
        if cell is None or cell in drawn:
            boxes.remove(shape)
        else:
            drawn.add(cell)
    return drawn


def _place(cell: str) -> tuple[int, int]:
    found = ADDRESS.match(cell)
    return (int(found[2]) - 1, position_of(found[1])) if found else (0, 0)


def _box(cell: str, text: str, number: int) -> str:
    row, column = _place(cell)
    lines = sum(1 + len(line) // LETTERS_IN_LINE for line in text.splitlines())
    height = min(max(lines * LINE_HEIGHT, LEAST_HEIGHT), MOST_HEIGHT)
    return BOX.format(number=number, row=row, column=column, height=height)
