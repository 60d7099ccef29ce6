"""The Word template of form 2C, built from the list of items; docxtpl fills it, and an office may use its own instead.

`{{ item_5 }}` is a text, `{%tr for row in item_28 %}` goes through the rows of a table.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from apps.cadres.printing.items import ITEMS, Item
from apps.cadres.printing.paper import Headings, headings

FONT = "Times New Roman"
WIDTH = 165
CENTER = WD_ALIGN_PARAGRAPH.CENTER


@lru_cache(maxsize=1)
def template() -> bytes:
    """A4 with the margins and sizes of Decree 30/2020; in the language of the paper, so built once."""
    paper = Document()
    _set_page(paper)
    words = headings(as_of="{{ as_of }}", year="{{ year }}")
    _heading(paper, words)
    for item in ITEMS:
        if item.is_table:
            _table(paper, item)
        else:
            _line(paper, item)
    _signatures(paper, words)
    held = BytesIO()
    paper.save(held)
    return held.getvalue()


def _set_page(paper: Any) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(3)
    section.different_first_page_header_footer = True
    for footer in (section.first_page_footer, section.footer):
        _write(footer.paragraphs[0], "{{ printed }}", size=9, italic=True)
    _number(section.header.paragraphs[0])


def _number(paragraph: Any) -> None:
    """The number of the page, in the middle of the upper margin; the first page has none."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph.alignment = CENTER
    paragraph._p.append(field)


def _heading(paper: Any, words: Headings) -> None:
    table = _bare_table(paper, (69, 96))
    left, right = table.rows[0].cells
    _write(left.paragraphs[0], f"{words.manager} {{{{ province }}}}", size=12)
    _write(left.add_paragraph(), f"{words.employer} {{{{ unit }}}}", size=12)
    _write(left.add_paragraph(), f"{words.number} {{{{ code }}}}", size=12)
    _write(right.paragraphs[0], words.republic, size=12, bold=True, align=CENTER)
    _write(right.add_paragraph(), words.motto, size=13, bold=True, align=CENTER).underline = True
    _write(right.add_paragraph(), words.form, size=10, italic=True, align=CENTER)
    title = paper.add_paragraph()
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(14), Pt(2)
    _write(title, words.title, size=14, bold=True, align=CENTER)
    _write(paper.add_paragraph(), words.as_of, size=13, italic=True, align=CENTER)


def _line(paper: Any, item: Item) -> None:
    paragraph = paper.add_paragraph()
    _write(paragraph, f"{item.number}) {item.label}: ")
    _write(paragraph, f"{{{{ {item.name} }}}}", bold=item.number == "1")


def _table(paper: Any, item: Item) -> None:
    """The heading, one row that repeats, and the words for an empty table in its place."""
    heading = paper.add_paragraph()
    heading.paragraph_format.space_before = Pt(6)
    heading.paragraph_format.keep_with_next = True
    _write(heading, f"{item.number}) {item.label}: {{{{ {item.name}_text }}}}")
    paper.add_paragraph(f"{{%p if {item.name} %}}")
    table = paper.add_table(rows=4, cols=len(item.columns), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for index, column in enumerate(item.columns):
        _set_width(table, index, WIDTH * column.share / 100)
        _write(table.cell(0, index).paragraphs[0], str(column.head), size=12, bold=True, align=CENTER)
        _write(table.cell(2, index).paragraphs[0], f"{{{{ row[{index}] }}}}", size=12)
    table.cell(1, 0).text, table.cell(3, 0).text = f"{{%tr for row in {item.name} %}}", "{%tr endfor %}"
    _mark(table.rows[0], "w:tblHeader")
    # An entry whose school takes two lines stays on one page.
    _mark(table.rows[2], "w:cantSplit")
    paper.add_paragraph("{%p endif %}")


def _mark(row: Any, name: str) -> None:
    """A row that is repeated on every page, or never divided between two."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _signatures(paper: Any, words: Headings) -> None:
    """Who declares on the left, the head of the managing body on the right."""
    paper.add_paragraph().paragraph_format.keep_with_next = True
    left, right = _bare_table(paper, (80, 85)).rows[0].cells
    _write(left.add_paragraph(), words.person, bold=True, align=CENTER)
    _write(left.add_paragraph(), words.signature, size=12, italic=True, align=CENTER)
    _write(right.paragraphs[0], words.place, italic=True, align=CENTER)
    _write(right.add_paragraph(), words.head, bold=True, align=CENTER)
    _write(right.add_paragraph(), words.seal, size=12, italic=True, align=CENTER)


def _bare_table(paper: Any, widths: tuple[int, ...]) -> Any:
    table = paper.add_table(rows=1, cols=len(widths))
    table.autofit = False
    for index, width in enumerate(widths):
        _set_width(table, index, width)
    return table


def _set_width(table: Any, index: int, millimetres: float) -> None:
    """Word goes by the cells, LibreOffice by the grid."""
    column = table.columns[index]
    column.width = Mm(millimetres)
    for cell in column.cells:
        cell.width = Mm(millimetres)


def _write(
    paragraph: Any, words: str, *, size: int = 13, bold: bool = False, italic: bool = False, align: Any = None
) -> Any:
    """The words as a run of their own; a placeholder must not be cut in two runs."""
    if align is not None:
        paragraph.alignment = align
    run = paragraph.add_run(words)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return run
