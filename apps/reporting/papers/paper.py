"""What stands on the paper of a report: plain words and figures, in reading order, in one language.

Every kind of report becomes a `Paper`; pages, files and seals are made of it alone, so they cannot differ.
It holds no reference to the database: a paper that was kept opens for ever as it was.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property


class Form(Enum):
    """How a value is written; a percent is a number of hundredths (83.42 for 83,42 %)."""

    COUNT = "count"
    PERCENT = "percent"
    DECIMAL = "decimal"
    TEXT = "text"


class Look(Enum):
    """What a row or column is among the others."""

    PART = "part"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    ROLL_UP = "roll_up"
    UNTRAINED = "untrained"
    UNKNOWN = "unknown"
    # A heading over the rows below it, without figures.
    HEADING = "heading"


class Office(Enum):
    """Whose heading an official paper bears: Decree 30/2020/NĐ-CP for the State, Guide 36-HD/VPTW for the Party."""

    STATE = "state"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure or a word; without a value it is hidden (`is_hidden`) or there is none to give."""

    value: int | Decimal | str | None
    form: Form = Form.COUNT
    is_hidden: bool = False
    # Where the page opens the people behind the figure; files leave it out.
    url: str = ""

    @property
    def is_mark(self) -> bool:
        """Whether a single letter only says that it is so, which stands in the middle: x."""
        return self.form is Form.TEXT and isinstance(self.value, str) and len(self.value) == 1


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over `columns` columns and `rows` rows of headings."""

    text: str
    columns: int = 1
    rows: int = 1
    look: Look = Look.PART


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its ordinal (I, 1, a), its words, its figures."""

    title: str
    cells: tuple[Cell, ...]
    look: Look = Look.PART
    depth: int = 0
    ordinal: str = ""
    # Where the page leads for this row alone (a unit's own report).
    url: str = ""


@dataclass(frozen=True)
class Composition:
    """The figures of a table that make wholes, by the places of their rows and cells, for a chart in a workbook.

    Each bar is one whole: a row whose `columns` are its parts, or (`parts_are_rows`) a column whose `rows` are.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    # One for each part, as #rrggbb.
    colours: tuple[str, ...]
    parts_are_rows: bool = False


@dataclass(frozen=True)
class Letterhead:
    """Who issues an official paper: left side of the heading, place, signer; usual words stand for what is empty."""

    superior: str = ""
    issuer: str = ""
    place: str = ""
    # What follows the number: "BC-SNV" for the State, "BC/BTCTU" for the Party.
    mark: str = ""
    signer: str = ""
    receivers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table: rows of headings (the first heading stands over the titles), then rows of figures.

    `numbers` is the line of column numbers that official forms have, with its formulas, or empty.
    """

    title: str
    heads: tuple[tuple[Head, ...], ...]
    rows: tuple[Row, ...]
    numbers: tuple[str, ...] = ()
    words: str = ""
    has_ordinals: bool = False
    composition: Composition | None = None
    # A part of a table that no page holds, after its first one.
    is_continued: bool = False

    @cached_property
    def width(self) -> int:
        """Columns, with those of the ordinals and titles."""
        figures = max((len(row.cells) for row in self.rows), default=0)
        return figures + 1 + self.has_ordinals if figures else sum(head.columns for head in self.heads[0])


@dataclass(frozen=True)
class Explanation:
    """A term of the paper with its definition and legal basis."""

    title: str
    words: str
    legal_basis: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawing with the words that tell what it shows; `svg` stands by itself, without script and outside address."""

    title: str
    svg: str
    words: str = ""


@dataclass(frozen=True)
class Paper:
    """One report of one unit: heading, tables, notes, definitions."""

    # What programs read: the report's code.
    code: str
    title: str
    unit: str
    unit_code: str
    day: date
    # Which day or days and boundaries the figures are of, as a line below the title.
    as_of: str
    tables: tuple[Table, ...]
    subtitle: str = ""
    geography: str = ""
    # "Biểu số 9C-BTCTW", "Đvt: Người", and the words beside the signatures of an official form.
    form_number: str = ""
    counted_in: str = ""
    # To whom an official form is sent, as its print names it.
    receiver: str = ""
    office: Office = Office.STATE
    signers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    definitions: tuple[Explanation, ...] = ()
    pictures: tuple[Picture, ...] = field(default=(), compare=False)
    legal_basis: str = ""
    version: str = ""
    language: str = "vi"
    # The short code of the seal, once sealed, and the fingerprint of what it keeps.
    seal: str = ""
    fingerprint: str = ""
    # The text of the report, above its tables.
    paragraphs: tuple[str, ...] = ()
    letterhead: Letterhead = Letterhead()
