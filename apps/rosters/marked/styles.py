"""The cell styles of a workbook, and those that marks need beside them."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from apps.rosters.marked.package import Package, UnfitError, main, parsed, written

ISSUE_COLOUR, NOTICE_COLOUR, HEAD_COLOUR = "FFFFC7CE", "FFFFF2CC", "FFDCE6F1"
MARKS = frozenset({ISSUE_COLOUR, NOTICE_COLOUR})
NO_COLOUR = {"indexed": "64"}
TEXT_FORMAT = "49"


@dataclass(frozen=True)
class Look:
    """How a cell of the registry's own looks; always in a Unicode font, whatever the sheet is written in."""

    colour: str = ""
    is_bold: bool = False
    is_link: bool = False
    is_centred: bool = False


class Styles:
    """Styles are only added, so that the number that a cell has stays right."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._part = package.related(package.book_part, "/styles")[0]
        self._root = parsed(package.parts[self._part])
        self._fonts, self._fills, self._formats = (self._list(name) for name in ("fonts", "fills", "cellXfs"))
        self.marked = cache(self._marked)
        self.unmarked = cache(self._unmarked)
        self.own = cache(self._own)

    def _list(self, name: str) -> Any:
        found = self._root.find(main(name))
        if found is None or not len(found):
            raise UnfitError(f"no {name}")
        return found

    def _marked(self, style: int, colour: str) -> int:
        """The same style with the colour of a mark; what it covers is kept as the colour behind."""
        fill = self._fills[int(self._formats[style].get("fillId", "0"))]
        before = fill.find(f"{main('patternFill')}[@patternType='solid']/{main('fgColor')}")
        if before is not None and before.get("rgb") in MARKS:
            before = fill.find(f"{main('patternFill')}/{main('bgColor')}")
        return self._filled(
            style, self._fill({"rgb": colour}, dict(before.attrib) if before is not None else NO_COLOUR)
        )

    def _unmarked(self, style: int) -> int:
        """The style that a marked one had before."""
        fill = self._fills[int(self._formats[style].get("fillId", "0"))].find(main("patternFill"))
        front, back = (fill.find(main(name)) if fill is not None else None for name in ("fgColor", "bgColor"))
        if front is None or front.get("rgb") not in MARKS:
            return style
        if back is None or dict(back.attrib) == NO_COLOUR:
            return self._filled(style, 0)
        return self._filled(style, self._fill(dict(back.attrib), NO_COLOUR))

    def _filled(self, style: int, fill: int) -> int:
        found = deepcopy(self._formats[style])
        found.set("fillId", str(fill))
        found.set("applyFill", "1")
        return self._added(self._formats, found)

    def _fill(self, front: dict[str, str], back: dict[str, str]) -> int:
        fill = etree.Element(main("fill"))
        pattern = etree.SubElement(fill, main("patternFill"), patternType="solid")
        etree.SubElement(pattern, main("fgColor"), front)
        etree.SubElement(pattern, main("bgColor"), back)
        return self._added(self._fills, fill)

    def _own(self, look: Look) -> int:
        told = {"numFmtId": TEXT_FORMAT, "fontId": str(self._font(look)), "borderId": "0", "xfId": "0"}
        told["fillId"] = str(self._fill({"rgb": look.colour}, NO_COLOUR)) if look.colour else "0"
        told |= dict.fromkeys(("applyNumberFormat", "applyFont", "applyFill", "applyAlignment"), "1")
        found = etree.Element(main("xf"), told)
        place = {"vertical": "center", "horizontal": "center"} if look.is_centred else {"vertical": "top"}
        etree.SubElement(found, main("alignment"), place | {"wrapText": "1"})
        return self._added(self._formats, found)

    def _font(self, look: Look) -> int:
        font = etree.Element(main("font"))
        for name, is_there in (("b", look.is_bold), ("u", look.is_link)):
            if is_there:
                etree.SubElement(font, main(name))
        etree.SubElement(font, main("sz"), val="11")
        etree.SubElement(font, main("color"), rgb="FF0563C1" if look.is_link else "FF000000")
        etree.SubElement(font, main("name"), val="Times New Roman")
        etree.SubElement(font, main("family"), val="1")
        return self._added(self._fonts, font)

    def _added(self, among: Any, new: Any) -> int:
        among.append(new)
        among.set("count", str(len(among)))
        return len(among) - 1

    def save(self) -> None:
        self._package.parts[self._part] = written(self._root)
