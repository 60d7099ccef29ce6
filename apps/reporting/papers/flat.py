"""A paper for programs: CSV with the grids of the page one below the other, JSON with all that the paper holds."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

from apps.reporting.papers.layout import heading_grid
from apps.reporting.papers.paper import Cell, Paper, Row, Table
from apps.reporting.papers.words import HIDDEN, standing

# What a spreadsheet program would take for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(paper: Paper) -> bytes:
    """Commas, decimal points and a byte order mark, which Excel needs to read Vietnamese letters."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    for line in (paper.title, *standing(paper)):
        writer.writerow([_text(line)])
    for table in paper.tables:
        writer.writerow([])
        writer.writerows(_lines(table))
    for note in paper.notes:
        writer.writerow([_text(note)])
    return ("\ufeff" + stream.getvalue()).encode()


def _lines(table: Table) -> Iterator[list[object]]:
    """The words of a merged heading stand over each of its columns, so that every column says what it is."""
    yield [_text(table.title)]
    for heads in heading_grid(table):
        yield [_text(text) for text in heads]
    if table.numbers:
        yield [_text(text) for text in table.numbers]
    for row in table.rows:
        ordinal = [_text(row.ordinal)] if table.has_ordinals else []
        yield [*ordinal, _text(row.title), *(_figure(cell) for cell in row.cells)]


def _figure(cell: Cell) -> object:
    if cell.is_hidden:
        return HIDDEN
    if cell.value is None:
        return ""
    return _text(cell.value) if isinstance(cell.value, str) else cell.value


def _text(text: str) -> str:
    """Words that look like a formula are marked as words; a lone sign is none."""
    return f"'{text}" if len(text) > 1 and text.startswith(FORMULA_STARTS) else text


def to_json(paper: Paper) -> bytes:
    """Decimals are numbers with all their places (83.40); usual values and addresses of pages are left out."""
    return (_told(paper) + "\n").encode()


def _told(value: object) -> str:
    if is_dataclass(value):
        told = (f"{json.dumps(name)}: {_told(held)}" for name, held in _held(value))
        return "{" + ", ".join(told) + "}"
    if isinstance(value, tuple):
        # A row of a table stands on a line of its own.
        between = ",\n" if value and isinstance(value[0], Row) else ", "
        return "[" + between.join(map(_told, value)) + "]"
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Enum):
        value = value.value
    return json.dumps(value.isoformat() if isinstance(value, date) else value, ensure_ascii=False)


def _held(value: Any) -> Iterator[tuple[str, object]]:
    """The fields that say anything; a figure is always there, even where it is none."""
    for each in _fields(value.__class__):
        held = getattr(value, each.name)
        if each.default is MISSING or held != each.default:
            yield each.name, held


@lru_cache(maxsize=32)
def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return tuple(each for each in fields(kind) if each.name != "url")
