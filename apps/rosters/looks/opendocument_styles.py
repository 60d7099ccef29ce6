"""The cell styles of an .ods: what is stated in a style, in those that it builds on, and in the usual one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from apps.rosters.looks.opendocument_numbers import GENERAL, number_formats
from apps.rosters.looks.opendocument_xml import inches, name
from apps.rosters.looks.words import CellLook

# Styles build on each other; a file may make them build on themselves.
DEEPEST = 12
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
ACROSS = {"start": "left", "left": "left", "center": "center", "end": "right", "right": "right", "justify": "justify"}
DOWN = {"top": "top", "middle": "vcenter", "bottom": None, "justify": "vjustify"}
LINES = {"dotted": 4, "dashed": 3, "fine-dashed": 3, "dash-dot": 9, "dash-dot-dot": 11, "double": 6, "double-thin": 6}
THIN, MEDIUM, THICK = 1, 2, 5
# From so many points on a line is a medium, and a thick one.
MEDIUM_FROM, THICK_FROM = 1.2, 2.1
INDENT = 0.139  # inches
SIDES = ("left", "right", "top", "bottom")


class Styles:
    """The styles of the document by family and name, and the cell looks that were asked for."""

    def __init__(self, *lists: Any) -> None:
        self.looks: list[CellLook] = []
        self._styles: dict[tuple[str, str], Any] = {}
        self._usual: dict[str, Any] = {}
        self._numbers: dict[str, str] = {}
        self._fonts: dict[str, str] = {}
        self._known: dict[str, int] = {}
        for each in (each for each in lists if each is not None):
            self._numbers |= number_formats(each)
            for style in each.iterfind(name("style:style")):
                self._styles[style.get(name("style:family"), ""), style.get(name("style:name"), "")] = style
            for style in each.iterfind(name("style:default-style")):
                self._usual[style.get(name("style:family"), "")] = style

    def add_fonts(self, declarations: Any) -> None:
        """Under which name a style calls which font."""
        for face in declarations if declarations is not None else ():
            self._fonts[face.get(name("style:name"), "")] = face.get(name("svg:font-family"), "").strip("'\"")

    def look(self, style: str) -> int:
        """The number of the look of a cell style."""
        if style not in self._known:
            self._known[style] = len(self.looks)
            self.looks.append(self._cell_look(style))
        return self._known[style]

    def stated(self, family: str, called: str) -> dict[str, str]:
        """All properties of a style by their names, those of the nearest style."""
        chain = [*self._chain(family, called)]
        if family in self._usual:
            chain.append(self._usual[family])
        found: dict[str, str] = {}
        for style in reversed(chain):
            for key in ("style:data-style-name", "style:master-page-name"):
                if style.get(name(key)):
                    found[key] = style.get(name(key))
            for properties in style:
                if str(properties.tag).endswith("-properties"):
                    found |= {_short(key): value for key, value in properties.attrib.items()}
        return found

    def has_conditions(self, style: str) -> bool:
        """Whether the look of a cell depends on what stands in it."""
        return any(each.find(name("style:map")) is not None for each in self._chain("table-cell", style))

    def _chain(self, family: str, called: str) -> list[Any]:
        found: list[Any] = []
        while called and len(found) < DEEPEST and (style := self._styles.get((family, called))) is not None:
            found.append(style)
            called = style.get(name("style:parent-style-name"), "")
        return found

    def _cell_look(self, style: str) -> CellLook:
        told = self.stated("table-cell", style)
        number = self._numbers.get(told.get("style:data-style-name", ""), GENERAL)
        size = inches(told.get("fo:font-size"))
        indent = round((inches(told.get("fo:margin-left")) or 0) / INDENT)
        back = told.get("fo:background-color", "")
        turn = told.get("style:rotation-angle", "0").removesuffix("deg").split(".")[0]
        align = ACROSS.get(told.get("fo:text-align", "")) if told.get("style:text-align-source") == "fix" else None
        return CellLook(
            font_name=self._font(told),
            font_size=round(size * 72, 1) if size and size < 5 else None,
            font_color=_colour(told.get("fo:color")),
            bold=told.get("fo:font-weight") in {"bold", "600", "700", "800", "900"},
            italic=told.get("fo:font-style") in {"italic", "oblique"},
            underline=_underline(told),
            font_strikeout=told.get("style:text-line-through-style", "none") != "none",
            font_script=_script(told.get("style:text-position", "")),
            num_format=number if number != GENERAL else None,
            align="fill" if told.get("style:repeat-content") == "true" else align,
            valign=DOWN.get(told.get("style:vertical-align", "")),
            text_wrap=told.get("fo:wrap-option") == "wrap",
            shrink=told.get("style:shrink-to-fit") == "true",
            indent=indent if 0 < indent < 250 else None,
            rotation=_rotation(turn),
            pattern=1 if COLOUR.fullmatch(back) else None,
            bg_color=_colour(back),
            **_borders(told),
        )

    def _font(self, told: Mapping[str, str]) -> str | None:
        called = told.get("style:font-name", "")
        written = self._fonts.get(called, called) or told.get("fo:font-family", "").strip("'\"")
        return written.split(",")[0][:31] or None


def _short(key: str) -> str:
    """fo:color for {urn:…:xsl-fo-compatible:1.0}color."""
    space, _, local = key.rpartition("}")
    short = {
        "datastyle:1.0": "number",
        "xsl-fo-compatible:1.0": "fo",
        "style:1.0": "style",
        "table:1.0": "table",
    }.get(space.rpartition("xmlns:")[2], "other")
    return f"{short}:{local}"


def _colour(written: str | None) -> str | None:
    return written.upper() if written and COLOUR.fullmatch(written) else None


def _underline(told: Mapping[str, str]) -> int | None:
    if told.get("style:text-underline-style", "none") == "none":
        return None
    return 2 if told.get("style:text-underline-type") == "double" else 1


def _script(position: str) -> int | None:
    if position.startswith(("super", "33%")):
        return 1
    return 2 if position.startswith(("sub", "-33%")) else None


def _rotation(written: str) -> int | None:
    degrees = int(written) % 360 if written.lstrip("-").isdecimal() and len(written) < 6 else 0
    if degrees > 180:
        degrees -= 360
    return degrees if degrees and abs(degrees) <= 90 else None


def _borders(told: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for side in SIDES:
        width, _, rest = told.get(f"fo:border-{side}", told.get("fo:border", "none")).partition(" ")
        kind, _, colour = rest.partition(" ")
        size = inches(width)
        if size is not None and kind and kind not in {"none", "hidden"}:
            found[side] = LINES.get(kind) or _line(size * 72)
            found[f"{side}_color"] = _colour(colour)
    return found


def _line(points: float) -> int:
    if points >= THICK_FROM:
        return THICK
    return MEDIUM if points >= MEDIUM_FROM else THIN
