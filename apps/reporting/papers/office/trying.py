"""Trying an office's Word template before it is kept: what is wrong with it is told in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as __
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError

from apps.reporting.papers.document import MisplacedBlockError, to_document
from apps.reporting.papers.letterheads import Frame
from apps.reporting.papers.names import BLOCKS
from apps.reporting.papers.office.example import example_paper

MOST_BYTES = 2 * 1024 * 1024
# What a small file may unfold to, so that none fills the memory.
MOST_UNFOLDED = 30 * 1024 * 1024
# What the parts that are filled may hold of it: a document of twenty pages; what is much longer takes minutes.
MOST_WORDS = 1024 * 1024
FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
NAMED = re.compile(r"'(\w+)' is undefined")
NEEDED = "word/document.xml"
MACROS = "vbaproject.bin"
WORDS_OF = re.compile(r"word/[^/]+\.xml")
# Fields by which Word runs a program or fetches something when the document is opened.
FETCHING = re.compile(r"\b(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK)\b", re.IGNORECASE)
# What an expression of a template may fail with while it is computed: 1 / 0, 'a' + 1, a macro that calls itself.
FAILING = (ArithmeticError, TypeError, AttributeError, RuntimeError)
BROKEN = (BadZipFile, PackageNotFoundError, SyntaxError, KeyError, ValueError, OSError)


def refusal_of(content: bytes, frame: Frame) -> str:
    """Why the file cannot be a template; empty where it can."""
    try:
        return _unsafe(content) or _unfillable(content, frame)
    except BROKEN:
        return __("This is not a Word document that can be read. Save it in Word as .docx and upload it again.")


def _unsafe(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        return __("The file is larger than 2 MB. Take pictures out of it or make them smaller.")
    with ZipFile(BytesIO(content)) as package:
        if sum(each.file_size for each in package.infolist()) > MOST_UNFOLDED:
            return __("The file is larger than 2 MB. Take pictures out of it or make them smaller.")
        if any(each.file_size > MOST_WORDS for each in package.infolist() if FILLED.fullmatch(each.filename)):
            return __(
                "The text of the template is too long. Leave the heading, the places for the figures and the signatures"
                " in it; take everything else out."
            )
        names = package.namelist()
        if NEEDED not in names:
            return __("This is not a Word document that can be read. Save it in Word as .docx and upload it again.")
        if any(name.lower().endswith(MACROS) for name in names):
            return __("The file holds macros. Save it in Word as .docx, without macros.")
        if any(_leads_outside(package, name) for name in names if name.endswith(".rels")):
            return _outside()
    return ""


def _outside() -> str:
    return __("The file draws pictures or styles from another address. Put them into the file itself.")


def _leads_outside(package: ZipFile, name: str) -> bool:
    """Links that a reader clicks are fine; what a program fetches by itself is not."""
    links = parse_xml(package.read(name))
    return any(
        each.get("TargetMode") == "External" and not each.get("Type", "").endswith("/hyperlink") for each in links
    )


def _unfillable(content: bytes, frame: Frame) -> str:
    try:
        filled = to_document(example_paper(frame), content, is_strict=True)
    except MisplacedBlockError as error:
        name = re.sub(r"\[\[block (\w+)\]\]", r"{{ \1 }}", str(error))
        return __("“%(name)s” must stand alone in a paragraph, outside of tables and text boxes.") % {"name": name}
    except UndefinedError as error:
        found = NAMED.search(str(error))
        words = {"name": found.group(1) if found else error}
        return __("There is no name “%(name)s”. See the list of names that a template may use.") % words
    except TemplateSyntaxError as error:
        return __("The braces of the template cannot be understood: %(reason)s.") % {
            "reason": str(error.message).rstrip(".")
        }
    except (TemplateError, *FAILING) as error:
        return __("The template cannot be filled: %(reason)s.") % {"reason": str(error).rstrip(".")}
    if _has_fetching_fields(filled):
        return _outside()
    return "" if _has_tables(filled) else _no_tables()


def _has_fetching_fields(filled: bytes) -> bool:
    """Looked for in the filled document, for a template may put the name of a field together."""
    with ZipFile(BytesIO(filled)) as package:
        parts = [parse_xml(package.read(name)) for name in package.namelist() if WORDS_OF.fullmatch(name)]
    return any(FETCHING.search(code) for part in parts for code in _field_codes(part))


def _field_codes(part: Any) -> Iterator[str]:
    """Of simple fields and of those whose code is spread over several runs."""
    yield from (each.get(qn("w:instr"), "") for each in part.iter(qn("w:fldSimple")))
    for paragraph in part.iter(qn("w:p")):
        yield "".join(each.text or "" for each in paragraph.iter(qn("w:instrText")))


def _has_tables(filled: bytes) -> bool:
    """Whether the example's figures reached the document."""
    with ZipFile(BytesIO(filled)) as package:
        return "98.765" in package.read(NEEDED).decode()


def _no_tables() -> str:
    names = " / ".join(f"{{{{ {block.code} }}}}" for block in BLOCKS[:2])
    return __("The template has no place for the tables. Write %(names)s in a paragraph of its own.") % {"names": names}
