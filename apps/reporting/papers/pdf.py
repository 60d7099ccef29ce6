"""A paper as PDF, set by typst: bookmarks, tags for screen readers, the words of the same heading as in Word."""

import json
import subprocess
import sys
from dataclasses import asdict
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Any

import typst
from django.utils.translation import gettext as __

from apps.reporting.papers.dividing import tables_on_pages
from apps.reporting.papers.layout import (
    LARGE,
    LYING,
    SIDES,
    fits_a_page,
    is_large,
    is_wide,
    placed_heads,
    shares_of_width,
    signs,
    size_for,
    stub_columns,
)
from apps.reporting.papers.letterheads import heading_of
from apps.reporting.papers.paper import Cell, Form, Paper, Picture, Row, Table
from apps.reporting.papers.pictures import printable
from apps.reporting.papers.turned_heads import letters_of_turned, turned_places
from apps.reporting.papers.words import (
    in_its_language,
    notes_of_text,
    seal_line,
    standing,
    star_words,
    unbroken,
    written,
)

SOURCE = Path(__file__).with_name("paper.typ")
# One compiler serves all threads, one paper after the other: asked by two at once it refuses the second.
SETTING = Lock()
# Typst remembers what it has set: ten kilobytes a cell, which a process that goes on never gets back. A province by
# communes, in all groups and measures, has 150,000 cells.
MOST_REMEMBERED = 5_000
# Tags tell a screen reader where each cell stands. Of long lists they make nine tenths of the file: 27 MB for the 3,200
# people of a province, which no mail takes; whoever needs them has the page and the workbook.
MOST_TAGGED = 20_000
# A line of a turned heading in parts of the size of its letters.
LINE = 1.2
APART = """
import pathlib, sys, typst
has_tags = sys.argv[2] == "tagged"
source, told = pathlib.Path(sys.argv[1]).read_bytes(), sys.stdin.buffer.read().decode()
compiler = typst.Compiler(font_paths=typst.Fonts())
sys.stdout.buffer.write(compiler.compile(input=source, format="pdf", sys_inputs={"paper": told}, pdf_tags=has_tags))
"""


def to_pdf(paper: Paper) -> bytes:
    with in_its_language(paper):
        told = json.dumps(_told(paper), ensure_ascii=False)
    cells = sum(len(row.cells) for table in paper.tables for row in table.rows)
    return _set_apart(told, has_tags=cells <= MOST_TAGGED) if cells > MOST_REMEMBERED else _set(told)


def _set(told: str) -> bytes:
    with SETTING:
        return bytes(_compiler().compile(input=_source(), format="pdf", sys_inputs={"paper": told}))  # type: ignore[arg-type]  # one file, not pages


def _set_apart(told: str, *, has_tags: bool) -> bytes:
    """The same in a process of its own, whose memory ends with it."""
    command = [sys.executable, "-I", "-c", APART, str(SOURCE), "tagged" if has_tags else "plain"]
    return subprocess.run(command, input=told.encode(), stdout=subprocess.PIPE, check=True).stdout


@lru_cache(maxsize=1)
def _source() -> bytes:
    return SOURCE.read_bytes()


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """Knows the fonts of the machine, which are looked for once."""
    return typst.Compiler(font_paths=typst.Fonts())


def _told(paper: Paper) -> dict[str, Any]:
    """What the page is set from: words alone, written as they are to stand."""
    heading = heading_of(paper)
    counted = __("Counted in: %(unit)s") % {"unit": paper.counted_in} if paper.counted_in else ""
    return {
        "heading": {**asdict(heading), "frame": heading.frame.value, "receivers_title": __("Receivers:")},
        "title": paper.title,
        "unit": paper.unit,
        "as_of": paper.as_of,
        "standing": standing(paper),
        "paragraphs": [unbroken(told) for told in paper.paragraphs],
        "notes": notes_of_text(paper),
        "counted": counted,
        "appendix": __("APPENDIX"),
        "with_report": __("(With Report No. … of …)"),
        "enclosed": __("The detailed figures are in the appendix."),
        "sheaves": [
            {"is_wide": wide, "tables": [_table(table, paper.language) for table in tables]}
            for wide, tables in groupby(tables_on_pages(paper), key=is_wide)
        ],
        "is_large": any(map(is_large, paper.tables)),
        "pictures": [_picture(picture) for picture in paper.pictures],
        "definitions_title": __("What the figures mean"),
        "definitions": [asdict(each) for each in paper.definitions],
        "legal_basis": paper.legal_basis,
        "language": paper.language,
        "seal_line": seal_line(paper),
    }


def _picture(picture: Picture) -> dict[str, str]:
    return {"title": picture.title, "svg": printable(picture), "words": picture.words or picture.title}


def _table(table: Table, language: str) -> dict[str, Any]:
    with_sign, turned, widths = signs(table), turned_places(table), shares_of_width(table)
    is_hidden = any(cell.is_hidden for row in table.rows for cell in row.cells)
    return {
        "title": table.title,
        "words": table.words,
        "size": size_for(table),
        "widths": widths,
        "heads": [
            {
                **asdict(each.head),
                "look": "",
                "row": each.row,
                "column": each.column,
                "is_turned": (each.row, each.column) in turned,
            }
            for each in placed_heads(table)
        ],
        "letters_of_turned": letters_of_turned(table, turned, _lines(table, widths)),
        "head-rows": len(table.heads) + bool(table.numbers),
        "stub": stub_columns(table),
        "numbers": table.numbers,
        "rows": [_row(row, table, language, with_sign) for row in table.rows],
        "star": star_words() if is_hidden else "",
        "begins_page": table.is_continued and not fits_a_page(table),
        "is_whole": fits_a_page(table),
    }


def _lines(table: Table, widths: tuple[float, ...]) -> list[int]:
    """For how many lines of turned words each column has room."""
    page = LARGE if is_large(table) else LYING
    return [int((share * page - SIDES) / (size_for(table) * LINE)) for share in widths]


def _row(row: Row, table: Table, language: str, with_sign: tuple[bool, ...]) -> dict[str, Any]:
    """A row without figures is a heading over the whole width."""
    figures = table.width - stub_columns(table)
    cells = [*row.cells, *([Cell("", Form.TEXT)] * (figures - len(row.cells)))] if row.cells else []
    told = [written(cell, language, has_sign=sign) for cell, sign in zip(cells, with_sign, strict=False)]
    return {
        "look": row.look.value,
        "depth": row.depth,
        "stub": [row.ordinal, row.title] if table.has_ordinals else [row.title],
        "span": 1 if row.cells else 1 + figures,
        "cells": told,
        # The places of words among the figures.
        "words": [place for place, cell in enumerate(cells) if cell.form is Form.TEXT],
        "marks": [place for place, cell in enumerate(cells) if cell.is_mark],
    }
