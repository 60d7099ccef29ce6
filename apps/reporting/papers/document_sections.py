"""Putting parts of a paper where a template asks for them; wide ones get pages that lie on their side."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from apps.reporting.papers.document_xml import NAMESPACE

# A4 with the margins of Decree 30/2020, in twentieths of a point, for templates that say nothing.
PAGE = {"w": 11906, "h": 16838}
MARGINS = {"left": 1701, "right": 850}


@dataclass(frozen=True)
class Sheaf:
    """Parts that stand together on upright pages or on pages that lie on their side."""

    is_wide: bool
    elements: tuple[Any, ...]


def widths(section: Any) -> tuple[int, int]:
    """The width for text on the upright pages of a section and on its pages laid on their side."""
    if lies(section):
        return (own := _across(section, "w")), own
    return _across(section, "w"), _across(section, "h")


def lies(section: Any) -> bool:
    """Whether the template itself lays its pages on their side."""
    size = section.find(qn("w:pgSz"))
    return _number(size, "w", PAGE["w"]) > _number(size, "h", PAGE["h"])


def _across(section: Any, side: str) -> int:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    return _number(size, side, PAGE[side]) - sum(_number(margins, name, MARGINS[name]) for name in ("left", "right"))


def section_after(mark: Any) -> Any:
    """The section in which a paragraph of the body lies."""
    return next(mark.itersiblings(qn("w:sectPr")), None) if _ending(mark) is None else _ending(mark)


def _ending(mark: Any) -> Any:
    found = (each.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") for each in mark.itersiblings(qn("w:p")))
    return next((section for section in found if section is not None), None)


def put(mark: Any, sheaves: Sequence[Sheaf]) -> None:
    """The parts in place of the paragraph; what follows it goes on upright."""
    section = section_after(mark)
    is_last = all(sibling.tag == qn("w:sectPr") for sibling in mark.itersiblings())
    turned, first, has_choice = False, deepcopy(section), not lies(section)
    for sheaf in sheaves:
        if has_choice and sheaf.is_wide != turned:
            mark.addprevious(_section_end(first, turned=turned))
            first, turned = _later(section), sheaf.is_wide
        for element in sheaf.elements:
            mark.addprevious(element)
    if turned and not is_last:
        mark.addprevious(_section_end(first, turned=True))
    elif turned:
        _lay(section)
    if turned or first.find(qn("w:titlePg")) is None:
        _without_first_page(section)
    mark.getparent().remove(mark)


def _section_end(section: Any, *, turned: bool) -> Any:
    """The paragraph that ends a section; it is as small as can be."""
    ended = deepcopy(section)
    if turned:
        _lay(ended)
    spacing = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    paragraph = parse_xml(f'<w:p xmlns:w="{NAMESPACE}"><w:pPr>{spacing}</w:pPr></w:p>')
    paragraph.find(qn("w:pPr")).append(ended)
    return paragraph


def _later(section: Any) -> Any:
    """A section after the first, on whose first page the number stands too."""
    later = deepcopy(section)
    _without_first_page(later)
    return later


def _without_first_page(section: Any) -> None:
    for mark in section.findall(qn("w:titlePg")):
        section.remove(mark)


def _lay(section: Any) -> None:
    size = section.find(qn("w:pgSz"))
    if size is None:
        size = parse_xml(f'<w:pgSz xmlns:w="{NAMESPACE}"/>')
        section.append(size)
    across = sorted((_number(size, "w", PAGE["w"]), _number(size, "h", PAGE["h"])))
    size.set(qn("w:w"), str(across[1]))
    size.set(qn("w:h"), str(across[0]))
    size.set(qn("w:orient"), "landscape")


def _number(element: Any, name: str, otherwise: int) -> int:
    found = element.get(qn(f"w:{name}")) if element is not None else None
    return int(found) if found else otherwise
