"""How the sheets of an .ods are printed, by the page styles of their tables."""

from __future__ import annotations

from typing import Any

from apps.rosters.looks.opendocument_xml import inches, name
from apps.rosters.looks.words import Paper
from apps.rosters.marked.package import clean

# Inches of the shorter and of the longer side.
SIZES = {9: (8.27, 11.69), 8: (11.69, 16.54), 11: (5.83, 8.27), 1: (8.5, 11.0), 5: (8.5, 14.0)}
NEAR = 0.06
FIELDS = {"page-number": "&P", "page-count": "&N", "sheet-name": "&A", "title": "&F", "file-name": "&F", "date": "&D"}
REGIONS = {"region-left": "&L", "region-center": "&C", "region-right": "&R"}
MOST_PAGES = 999


def papers(styles: Any) -> dict[str, Paper]:
    """By the names of the page styles."""
    layouts = {each.get(name("style:name")): each for each in styles.iter(name("style:page-layout"))}
    return {
        each.get(name("style:name"), ""): _paper(each, layouts.get(each.get(name("style:page-layout-name"))))
        for each in styles.iter(name("style:master-page"))
    }


def _paper(page: Any, layout: Any) -> Paper:
    found = Paper(header=_words(page, "header"), footer=_words(page, "footer"))
    stated = layout.find(name("style:page-layout-properties")) if layout is not None else None
    if stated is None:
        return found
    found.is_landscape = stated.get(name("style:print-orientation")) == "landscape"
    found.size = _size(inches(stated.get(name("fo:page-width"))), inches(stated.get(name("fo:page-height"))))
    _scale(found, stated)
    centred = stated.get(name("style:table-centering"), "")
    found.is_centred_across, found.is_centred_down = (centred in {each, "both"} for each in ("horizontal", "vertical"))
    for side in ("left", "right", "top", "bottom"):
        if (margin := inches(stated.get(name(f"fo:margin-{side}")))) is not None and 0 <= margin < 50:
            found.margins[side] = margin
    _beside(found, layout, "header", "top")
    _beside(found, layout, "footer", "bottom")
    return found


def _beside(paper: Paper, layout: Any, kind: str, side: str) -> None:
    """The table begins below the header, whose place OpenDocument counts as part of the page."""
    if not getattr(paper, kind) or side not in paper.margins:
        return
    paper.margins[kind] = paper.margins[side]
    stated = layout.find(f"{name(f'style:{kind}-style')}/{name('style:header-footer-properties')}")
    height = inches(stated.get(name("fo:min-height")) or stated.get(name("svg:height"))) if stated is not None else None
    paper.margins[side] += height if height and height < 10 else 0


def _size(width: float | None, height: float | None) -> int | None:
    sides = sorted((width or 0, height or 0))
    return next(
        (size for size, known in SIZES.items() if all(abs(a - b) < NEAR for a, b in zip(sides, known, strict=True))),
        None,
    )


def _scale(paper: Paper, stated: Any) -> None:
    across, down, pages = (_number(stated.get(name(f"style:scale-to-{each}"))) for each in ("X", "Y", "pages"))
    percent = _number(stated.get(name("style:scale-to"), "").removesuffix("%"))
    if across or down:
        paper.fit = (min(across, MOST_PAGES), min(down, MOST_PAGES))
    elif pages:
        paper.fit = (1, min(pages, MOST_PAGES))
    elif 10 <= percent <= 400:
        paper.scale = percent


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 6 else 0


def _words(page: Any, kind: str) -> str:
    told = page.find(name(f"style:{kind}"))
    if told is None or told.get(name("style:display")) == "false":
        return ""
    regions = [(REGIONS.get(str(each.tag).rpartition("}")[2]), _said(each)) for each in told]
    divided = "".join(f"{sign}{said}" for sign, said in regions if sign and said)
    whole = "\n".join(said for sign, said in regions if not sign and said)
    return clean(divided or (f"&C{whole}" if whole else ""))


def _said(element: Any) -> str:
    """The words with the signs by which .xlsx writes numbers of pages."""
    field = FIELDS.get(str(element.tag).rpartition("}")[2])
    if field:
        return field
    said = (element.text or "").replace("&", "&&").strip("\n")
    for child in element:
        said += _said(child) + (child.tail or "").replace("&", "&&").strip("\n")
    return said
