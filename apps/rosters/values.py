"""The values that travel through the roster engine: places, remarks, rows and what a workbook was understood to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from apps.rosters.contradictions import words_of
from apps.rosters.remarks import explanation
from apps.rosters.turned import SIGN, place_in_file

if TYPE_CHECKING:
    from apps.rosters.rows import Rows

# Parameters of refusals that are whole numbers.
COUNTS = {"size", "limit"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the workbook: the sheet's name, the row as Excel counts it (from 1; 0 is the sheet), the column."""

    sheet: str
    row: int
    column: str | None = None

    @property
    def cell(self) -> str | None:
        """The address of the cell, such as C12."""
        found = self.in_file
        return f"{found.column}{found.row}" if found.column and found.row else None

    @property
    def in_file(self) -> Place:
        """The place as the file has it: a table that was turned round stands otherwise there."""
        return Place(*place_in_file(self.sheet, self.row, self.column))

    def __str__(self) -> str:
        """The place in words, in the language of the reader."""
        if SIGN in self.sheet:
            return str(self.in_file)
        if not self.row:
            return self._sheet_in_words() if self.sheet else _("The workbook")
        if not self.column:
            return _("%(sheet)s, row %(row)s") % {"sheet": self._sheet_in_words(), "row": self.row}
        words = _("%(sheet)s, row %(row)s, column %(column)s")
        return words % {"sheet": self._sheet_in_words(), "row": self.row, "column": self.column}

    def _sheet_in_words(self) -> str:
        """Programs call a sheet Sheet1 or, in Vietnamese, Trang tính1: that says already what it is."""
        says_it = self.sheet.casefold().startswith(_("Sheet").casefold())
        return self.sheet if says_it else _("Sheet %(sheet)s") % {"sheet": self.sheet}


class Words(dict[str, str]):
    """What a sentence names; what was kept before the sentence named more shows a gap there, for years to come."""

    def __missing__(self, name: str) -> str:
        return "…"


# Names of lists and columns among what a sentence names: kept in English, told in the language of the reader.
NAMES = frozenset({"layout", "matter", "column", "proposal", "list"})


def kept_name(label: str | Promise | None) -> str:
    """A name as it is kept for whoever reads it later."""
    with translation.override("en"):
        return str(label or "")


def _told(key: str, text: str) -> str:
    return translation.gettext(text) if text and key in NAMES else text


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to tell: an issue, which a person must settle, or a notice of a silent repair."""

    place: Place
    code: str
    value: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    before: str | None = None
    after: str | None = None
    # The key of the value that it is about (such as birth), None when it is about the row or the sheet.
    key: str | None = None

    def message(self) -> str:
        """What was found, a sentence in the language of the reader."""
        return explanation(self.code).message % self.words()

    def remedy(self) -> str:
        """What to do about it, a sentence in the language of the reader."""
        return explanation(self.code).remedy % self.words()

    def sentence(self) -> str:
        """Where, what and what to do, for a list without columns."""
        return f"{self.place}: {self.message()} {self.remedy()}".strip()

    def words(self) -> Words:
        """What its sentences name."""
        told = {key: _told(key, text) for key, text in self.params.items()}
        return Words({"value": self.value, "before": self.before or "", "after": self.after or "", **told})


@dataclass(frozen=True, slots=True)
class Row:
    """One person's row. `values` and `raw` are keyed by value key (design 8: full_name, birth, prof_edu, …).

    A key is missing or None when the file does not state it. `letters` says which column stated a value.
    """

    place: Place
    values: Mapping[str, object]
    raw: Mapping[str, str]
    letters: Mapping[str, str]
    issues: tuple[Remark, ...] = ()
    notices: tuple[Remark, ...] = ()
    group: str | None = None  # the category that the group row above stands for
    unit_text: str | None = None  # the unit that a group row or a column of the file names
    left_out: str = ""  # why a person left the row out; it is matched and then forgotten

    def where(self, key: str) -> Place:
        """The cell that states a value, else the row."""
        return Place(self.place.sheet, self.place.row, self.letters.get(key))


@dataclass(frozen=True, slots=True)
class Total:
    """A total row's count compared with the rows that it counts."""

    place: Place
    stated: float
    counted: float

    @property
    def agrees(self) -> bool:
        return self.stated == self.counted


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column that was not simply read: what its header and its values are, and what it may hold."""

    letter: str
    header: str
    path: str  # by which an answer is remembered
    key: str  # the column of the format that it was read as; empty when it was not read
    proposal: str
    why: str  # guessed, likened, doubted, repeated, unused, unnamed, refused
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetUnderstood:
    """How one sheet was read: which rows are its header, which column states what."""

    name: str
    header_rows: tuple[int, ...]
    columns: Mapping[str, str]  # column key of the format -> letter
    unused: Mapping[str, str] = field(default_factory=dict)  # letter -> header of a column that is not used
    as_of: date | None = None
    unit_text: str | None = None
    totals: tuple[Total, ...] = ()
    rows: int = 0
    seen: tuple[ColumnSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """What a workbook says. `issues` and `notices` hold all remarks, those of the rows included, in file order."""

    format: str
    sheets: tuple[SheetUnderstood, ...]
    rows: Rows
    issues: tuple[Remark, ...]
    notices: tuple[Remark, ...]

    @property
    def as_of(self) -> date | None:
        """The day that the file itself states."""
        return next((sheet.as_of for sheet in self.sheets if sheet.as_of), None)

    @property
    def unit_text(self) -> str | None:
        """The unit that the file itself names above its header."""
        return next((sheet.unit_text for sheet in self.sheets if sheet.unit_text), None)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file cannot be read at all."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)

    def message(self) -> str:
        """What is wrong with the file and what to do, in the language of the reader."""
        told = explanation(self.code)
        return f"{told.message} {told.remedy}".strip() % self._words()

    def _words(self) -> Words:
        """The parameters: counts as the reader writes them, a rule of the database in words."""
        counts = {name: number_format(self.params[name], force_grouping=True) for name in COUNTS & self.params.keys()}
        if "constraint" not in self.params:
            return Words({**self.params, **counts})
        return Words({**self.params, **counts, "reason": words_of(self.params["constraint"])})


class RefusedError(Exception):
    """The file cannot be read at all."""

    def __init__(self, code: str, params: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.refused = Refused(code, params or {})
