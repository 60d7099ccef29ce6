"""The standard Word templates of reports: of the State, of the Party, of an official form.

Margins, letters and sizes are those of Appendix I to Decree 30/2020/NĐ-CP and of Guide 36-HD/VPTW; an office may take
one of them as the start of its own.
"""

from functools import lru_cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from apps.reporting.papers.document_lines import rule, underline
from apps.reporting.papers.letterheads import Frame

FONT = "Times New Roman"
CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
# What part of the page the left side of headings and signatures takes.
LEFT_SIDE = 0.44
# Sizes by the rules of State and Party: body above, issuing body, right side, kind, title, text.
SIZES = {
    Frame.STATE: (12, 12, 12, 14, 14, 14),
    Frame.PARTY: (14, 14, 15, 16, 15, 14),
    Frame.FORM: (12, 12, 12, 14, 14, 12),
}


# How far from both sides the lines of headings stand: as long as the words above them, or a third of them.
BELOW_TOP = {Frame.STATE: Pt(38), Frame.PARTY: Pt(16)}
BELOW_TITLE = Pt(180)
# The line below who issues a paper is as long on every page.
ISSUER_LINE = Pt(74)


@lru_cache(maxsize=8)
def standard_template(frame: Frame, *, lies: bool = False, is_large: bool = False) -> bytes:
    """A form with a wide table lies on its side as a whole, and is printed on A3 where A4 is too small."""
    paper = Document()
    _set_page(paper, SIZES[frame][-1], lies=lies)
    if is_large:
        section = paper.sections[0]
        section.page_width, section.page_height = Mm(420), Mm(297)
    _heading(paper, frame)
    _title(paper, frame)
    if frame is Frame.FORM:
        paper.add_paragraph("{{ tables }}")
        _signatures(paper)
        _notes(paper)
        paper.add_paragraph("{{ definitions }}")
    else:
        _text(paper)
        _receivers(paper)
        paper.add_paragraph("{{ appendix }}")
    held = BytesIO()
    paper.save(held)
    return held.getvalue()


def _set_page(paper: Any, size: int, *, lies: bool) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if lies else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(3)
    section.different_first_page_header_footer = True
    for footer in (section.first_page_footer, section.footer):
        _write(footer.paragraphs[0], "{{ seal_line }}", size=9, italic=True)
    _number(section.header.paragraphs[0])


def _number(paragraph: Any) -> None:
    """The number of the page, in the middle of the upper margin; the first page has none."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph.alignment = CENTER
    paragraph._p.append(field)


def _heading(paper: Any, frame: Frame) -> None:
    superior, issuer, right_size, *_others = SIZES[frame]
    left, right = _bare_table(paper)
    left.paragraphs[0].add_run("{%p if superior %}")
    _write(left.add_paragraph(), "{{ superior }}", size=superior, align=CENTER)
    left.add_paragraph("{%p endif %}")
    _write(left.add_paragraph(), "{{ issuer }}", size=issuer, bold=True, align=CENTER)
    if frame is Frame.PARTY:
        _write(left.add_paragraph(), "*", size=14, align=CENTER)
    else:
        rule(left.add_paragraph(), Pt((left.width.pt - ISSUER_LINE.pt) / 2))
    _write(right.paragraphs[0], "{{ top }}", size=right_size, bold=True, align=CENTER)
    if frame is not Frame.PARTY:
        _write(right.add_paragraph(), "{{ motto }}", size=13, bold=frame is Frame.STATE, align=CENTER)
    if frame in BELOW_TOP:
        underline(right.paragraphs[-1], BELOW_TOP[frame])
    if frame is not Frame.FORM:
        size = {Frame.STATE: 13, Frame.PARTY: 14}[frame]
        _write(left.add_paragraph(), "{{ number_line }}", size=size, align=CENTER)
        _write(right.add_paragraph(), "{{ place_line }}", size=size, italic=True, align=CENTER)


def _title(paper: Any, frame: Frame) -> None:
    *_sizes, kind, title, text = SIZES[frame]
    first = paper.add_paragraph()
    first.paragraph_format.space_before = Pt(12)
    if frame is Frame.FORM:
        _write(first, "{{ title_capitals }}", size=title, bold=True, align=CENTER)
    else:
        _write(first, "{{ kind }}", size=kind, bold=True, align=CENTER)
        _write(paper.add_paragraph(), "{{ title }}", size=title, bold=True, align=CENTER)
    _only_if(paper, "subtitle", size=text)
    _only_if(paper, "standing", size=text)
    if frame is Frame.FORM:
        paper.add_paragraph().paragraph_format.space_after = Pt(0)
    else:
        rule(paper.add_paragraph(), BELOW_TITLE)


def _only_if(paper: Any, name: str, *, size: int) -> None:
    """A line that is left out where there is nothing to say."""
    paper.add_paragraph(f"{{%p if {name} %}}")
    _write(paper.add_paragraph(), f"{{{{ {name} }}}}", size=size, italic=True, align=CENTER)
    paper.add_paragraph("{%p endif %}")


def _text(paper: Any) -> None:
    """What the report says, then its notes; the tables follow as appendices."""
    for name in ("paragraphs", "notes"):
        paper.add_paragraph(f"{{%p for line in {name} %}}")
        _justified(paper, "{{ line }}")
        paper.add_paragraph("{%p endfor %}")
    # Who signs never stands alone on a page.
    _justified(paper, "{{ enclosed }}").paragraph_format.keep_with_next = True


def _notes(paper: Any) -> None:
    """Below a form stands whom its lines leave out, and what the registry does not hold."""
    paper.add_paragraph("{%p for line in notes %}")
    _write(paper.add_paragraph(), "{{ line }}", size=11)
    paper.add_paragraph("{%p endfor %}")


def _justified(paper: Any, words: str) -> Any:
    line = paper.add_paragraph(words)
    line.alignment = JUSTIFY
    line.paragraph_format.first_line_indent = Mm(12.7)
    return line


def _receivers(paper: Any) -> None:
    """Receivers on the left, who signs on the right."""
    paper.add_paragraph().paragraph_format.keep_with_next = True
    left, right = _bare_table(paper)
    _write(left.paragraphs[0], "{{ receivers_title }}", size=12, bold=True, italic=True)
    left.add_paragraph("{%p for line in receivers %}")
    _write(left.add_paragraph(), "{{ line }}", size=11)
    left.add_paragraph("{%p endfor %}")
    _write(right.paragraphs[0], "{{ signer }}", size=14, bold=True, align=CENTER)


def _signatures(paper: Any) -> None:
    """Who drew the form up on the left; place, day and the head on the right."""
    paper.add_paragraph().paragraph_format.keep_with_next = True
    left, right = _bare_table(paper)
    left.add_paragraph()
    _write(right.paragraphs[0], "{{ place_line }}", size=12, italic=True, align=CENTER)
    for side, who in ((left.paragraphs[-1], "{{ preparer }}"), (right.add_paragraph(), "{{ signer }}")):
        _write(side, who, size=12, bold=True, align=CENTER)
    for side, words in ((left, "{{ preparing }}"), (right, "{{ signing }}")):
        _write(side.add_paragraph(), words, size=11, italic=True, align=CENTER)


def _bare_table(paper: Any) -> tuple[Any, Any]:
    table = paper.add_table(rows=1, cols=2)
    table.autofit = False
    section = paper.sections[0]
    across = section.page_width - section.left_margin - section.right_margin
    for column, share in zip(table.columns, (LEFT_SIDE, 1 - LEFT_SIDE), strict=True):
        column.width = column.cells[0].width = round(across * share)
    # Neither a heading nor who signs is parted by the end of a page.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = table.rows[0].cells
    return left, right


def _write(
    paragraph: Any, words: str, *, size: int, bold: bool = False, italic: bool = False, align: Any = None
) -> Any:
    """The words as a run of their own; a placeholder must not be cut in two runs."""
    if align is not None:
        paragraph.alignment = align
    run = paragraph.add_run(words)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return run
