"""A paper as a Word document: a template gives the heading and the signatures, the tables are put in as they stand."""

import re
from io import BytesIO
from typing import Any

from django.utils.text import Truncator
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment

from apps.core.confined import Confined
from apps.reporting.papers.document_parts import Parts
from apps.reporting.papers.document_sections import put, section_after, widths
from apps.reporting.papers.document_template import standard_template
from apps.reporting.papers.layout import is_large, is_wide
from apps.reporting.papers.letterheads import Frame, frame_of
from apps.reporting.papers.names import BLOCKS, MOST_NAMED_TABLES, context_of
from apps.reporting.papers.paper import Paper
from apps.reporting.papers.words import in_its_language

# Of what a document says of itself Word takes so many letters.
LONGEST_PROPERTY = 255
# Stands in the filled template where a block goes; nobody writes it.
MARK = "[[block {}]]"
MARKED = re.compile(r"^\s*\[\[block (\w+)\]\]\s*$")


class MisplacedBlockError(ValueError):
    """A block does not stand in a paragraph of its own, outside of tables."""


def to_document(paper: Paper, template: bytes | None = None, *, is_strict: bool = False) -> bytes:
    """By the office's own template, or by the standard one of the paper's frame; strict about names nobody knows."""
    environment = Confined(is_strict) if template else Environment(autoescape=True)
    with in_its_language(paper):
        filled = _filled(template or standard(paper), paper, environment)
        _put_blocks(filled, paper)
        filled.core_properties.title = Truncator(paper.title).chars(LONGEST_PROPERTY)
        filled.core_properties.subject = Truncator(f"{paper.unit}, {paper.as_of}").chars(LONGEST_PROPERTY)
        filled.core_properties.language = paper.language
        if paper.language == "en":
            _part_long_words(filled)
        held = BytesIO()
        filled.save(held)
        return held.getvalue()


def _part_long_words(document: Any) -> None:
    """Long English words of narrow columns are parted by syllables; those of Vietnamese have one each."""
    settings = document.settings.element
    if settings.find(qn("w:autoHyphenation")) is None:
        settings.find(qn("w:defaultTabStop")).addnext(OxmlElement("w:autoHyphenation"))


def standard(paper: Paper) -> bytes:
    """The standard template for the paper."""
    frame = frame_of(paper)
    if frame is not Frame.FORM:
        return standard_template(frame)
    tables = paper.tables
    return standard_template(frame, lies=any(map(is_wide, tables)), is_large=any(map(is_large, tables)))


def _filled(template: bytes, paper: Paper, environment: Environment | Confined) -> Any:
    codes = [block.code for block in BLOCKS] + [f"table_{number}" for number in range(1, MOST_NAMED_TABLES + 1)]
    marks = {code: MARK.format(code) for code in codes}
    document = DocxTemplate(BytesIO(template))
    document.render(context_of(paper) | marks, jinja_env=environment, autoescape=True)
    return document.docx


def _put_blocks(document: Any, paper: Paper) -> None:
    body = document.element.body
    for mark in [each for each in body.iter(qn("w:p")) if "[[block " in _text(each)]:
        found = MARKED.match(_text(mark))
        if found is None or mark.getparent() is not body:
            raise MisplacedBlockError(_text(mark))
        section = section_after(mark)
        upright, lying = widths(section)
        block = Parts(paper, document, upright, lying).blocks.get(found.group(1))
        put(mark, block() if block else [])


def _text(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
