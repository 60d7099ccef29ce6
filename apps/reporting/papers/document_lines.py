"""Lines drawn below the words of a heading, as Appendix I to Decree 30/2020/NĐ-CP asks for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt


def rule(paragraph: Any, indent: Pt) -> None:
    """A line of its own below the words above it, as far in from both sides."""
    shape = paragraph.paragraph_format
    shape.line_spacing, shape.space_before, shape.space_after = Pt(4), Pt(0), Pt(8)
    underline(paragraph, indent)


def underline(paragraph: Any, indent: Pt) -> None:
    """The decree asks for a drawn line, not for underlined letters."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
