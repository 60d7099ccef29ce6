"""How an app declares a format: its columns, their headers and how their cells are read.

The engine knows no domain. Apps declare in `rosters.py`; several apps may add columns to one format.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from re import Pattern
from typing import NamedTuple

from django.db.models import Model
from django.utils.functional import Promise

from apps.core.permissions import FieldGroup, Permission
from apps.rosters.workbooks import CellValue

EMPTY: Mapping[str, object] = {}


class Cell(NamedTuple):
    """One cell: its value as the workbook holds it and the tidy text of it. A tuple, because there are so many."""

    value: CellValue
    text: str


@dataclass(frozen=True)
class Finding:
    """What a reader or a rule has to say about a value; the engine adds the place and makes it a remark."""

    code: str
    is_issue: bool = True
    key: str | None = None
    value: str | None = None
    before: str | None = None
    after: str | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    # Whether a value that another column of the row states for the key leaves nothing to say.
    moot: Callable[[object], bool] | None = None


class Parsed(NamedTuple):
    """What one cell states, by value key, and what is to be said about it. Depends on nothing but the cell."""

    values: Mapping[str, object] = EMPTY
    findings: tuple[Finding, ...] = ()


class RowValues(NamedTuple):
    """A whole row for the rules: what its cells state."""

    values: Mapping[str, object]
    group: str | None
    day: date
    # The keys of the columns that the sheet has: what stands in none of them was not asked for.
    columns: frozenset[str] = frozenset()
    # Those of them in which something stands for at least one person.
    filled: frozenset[str] = frozenset()


Reader = Callable[[Cell], Parsed]
Rule = Callable[[RowValues], Parsed]
# Of two values that two columns state for one key, the one that counts, with what is to be said of it; or neither.
Settle = Callable[[str, object, object], tuple[object, Finding] | None]
# What one of the lines above a table, or one of its headers, says of all its rows.
Above = Callable[[Sequence[str], Sequence[str]], "ToldAbove | None"]
# What a cell says together with words that name what it leaves out, those of a heading above it or of a cell beside it;
# of a cell that leaves out nothing there is no such thing.
Completed = Callable[[str], "tuple[str, Finding] | None"]
Complement = Callable[[str], Completed | None]
# How the values of a person stand in a column of the template.
Writer = Callable[[Mapping[str, object]], str]


class ToldAbove(NamedTuple):
    """A line above a table with what it says of every row: in words, as a cell would have them, and as values."""

    line: str
    words: str
    values: Mapping[str, object]


UNSTATED = Parsed()


@dataclass(frozen=True)
class AtAGlance:
    """A reader that sees at a glance what a tidy text states of which nothing is to be told; None for all others.

    A long roster holds thousands of different names, days and numbers, and nearly all are as they should be.
    """

    read: Reader
    glance: Callable[[str], Mapping[str, object] | None]

    def __call__(self, cell: Cell) -> Parsed:
        return self.read(cell)


@dataclass(frozen=True)
class Abreast:
    """Periods that a list may put side by side, a column or two for each: T1 | T2 | T3, Năm 2022 | Năm 2023.

    `period` gives the words of the period that a header names, `holds` tells whether such a column holds a text, and
    `said` must be in what stands above; `heading` and `header` are what each period is read below. `counted` finds the
    word to which bare numbers belong that stand below it: Điểm các tháng > 1 | 2 | 3.
    """

    period: Callable[[str], str | None]
    holds: Callable[[str], bool]
    said: Pattern[str]
    heading: str
    header: str
    counted: Pattern[str] | None = None


@dataclass(frozen=True)
class RowRule:
    """What is checked of a whole row, and of which rows it can have anything to say: the others are not looked at."""

    make: Callable[[date], Rule]
    # Of these values one must be stated, and none of those; of these columns the sheet must have one.
    asks: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()
    # All values that it looks at; any when empty.
    reads: tuple[str, ...] = ()
    # What it looks at in the values of one cell, where that is less than these: of rows of a group that are alike in
    # it, it has something to say of all or of none.
    gist: Callable[[Mapping[str, object]], Hashable] | None = None


@dataclass(frozen=True)
class Column:
    """One column of a format.

    `headers` are header paths as files write them, their parts divided by " > " ("Ngày, tháng, năm sinh > Nam");
    the first is the one that the template prints. `reader` and `writer` are made once for an upload, for its day, so
    that code lists are read once.
    """

    key: str
    label: str | Promise
    headers: tuple[str, ...]
    reader: Callable[[date], Reader]
    states: tuple[str, ...] = ()  # the value keys; its own key when empty
    position: int = 100
    required: bool = False
    # Side by side under one header the cells are one value, as family and given names often are.
    joins: bool = False
    # "nt" and "//" repeat the row above; never for what is a person's own.
    repeats: bool = True
    in_template: bool = True
    # Stands in a template all the same where its writer has something to say of one of the people.
    joins_template: bool = False
    width: int = 14
    hint: str | Promise = ""
    choices: Callable[[date], Sequence[str]] | None = None
    # What the drop-down of a template offers where that is the unit's own.
    choices_of: Callable[[Model, date], Sequence[str]] | None = None
    writer: Callable[[date], Writer] | None = None
    # Its header names a value and its cells only mark it: one column of a group, with a header that must be exact.
    is_mark: bool = False
    settles: Callable[[date], Settle] | None = None
    # The notice where it contradicts another column in what hinders nobody: neither of the two is read.
    unsettled: str = ""
    # A reader that knows all values of the column, where they tell how each is meant.
    surveys: Callable[[date, Collection[CellValue]], Reader] | None = None
    # What lists in English call it beside its label.
    english: tuple[str, ...] = ()
    # Headers that say too little to mean it, unless nothing else does and its cells hold such values.
    alone: tuple[str, ...] = ()
    # Headers that mean it only beside another one.
    paired: Mapping[str, str] = field(default_factory=dict)
    # No other column holds values like its own: a column of them is asked about, whatever its header says.
    is_profiled: bool = False
    # The column that a second one with its header is read as, where files divide it over two.
    second: str = ""
    # The column that one with its header is read as, where its cells say nothing of this one and another column does.
    otherwise: str = ""
    # The columns that a header which names them side by side, and nothing else, makes one of: Văn hóa, chuyên môn.
    gathers: tuple[str, ...] = ()
    # Its cells name each thing that they state: taken below a header that says too little of what stands in them.
    is_labelled: bool = False
    # Holds a day or a number: one that cannot be read is put right and has no other meaning.
    is_measured: bool = False
    # What lines above the table, or its headers, say of all rows, where they have no such column.
    above: Above | None = None
    # Its days lie ahead as a rule: one whose days are past comes near by its header alone.
    is_ahead: bool = False
    # What its values look like, where its reader takes any text.
    looks: Pattern[str] | None = None
    # What most of its values look like, where others may stand there as well.
    typical: Pattern[str] | None = None
    # Its cells may leave out what a heading above them or a cell beside them says.
    completed: Callable[[date], Complement] | None = None
    # Where all of these columns are known, what it might state is of one of them: a decision of the State or the Party.
    shared_by: tuple[str, ...] = ()
    # Says whom or what a row is about; the template keeps it from being changed by mistake.
    is_key: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return self.states or (self.key,)


@dataclass
class Format:
    """A kind of roster: which columns it has, what its group rows mean and what is checked of a whole row."""

    code: str
    label: str | Promise
    title: str  # printed above the template, in the language of the offices
    person: tuple[str, ...]  # columns, of which one must be in the header and filled in a row of a person
    whom: tuple[str, ...] = ()  # columns that also say whom a row is about: their headers are known
    unheeded: tuple[str, ...] = ()  # such columns of which nothing comes: they are never asked about
    counter: tuple[str, ...] = ()  # headers of the column of running numbers
    ignored: tuple[str, ...] = ()  # headers that are known and not used
    neutral: tuple[str, ...] = ()  # upper headers that only embrace others, such as "Trình độ"
    fillers: tuple[str, ...] = ()  # words of a header that only explain the others, such as "hiện nay"
    turning: tuple[str, ...] = ()  # words that make another column of a header, such as "quy hoạch"
    linking: tuple[str, ...] = ()  # words that say nothing where no header has them, such as "từ"
    families: tuple[tuple[str, ...], ...] = ()  # words of headers that mean the same, such as "quyết định" and "QĐ"
    matters: tuple[tuple[str, ...], ...] = ()  # such families that name what a list is about: "kỷ luật"
    kinds: tuple[tuple[str, ...], ...] = ()  # such families that say what kind of value a column holds: "ngày", "số"
    others: tuple[str, ...] = ()  # words by which a header of names means somebody else, such as "vợ"
    groups: Mapping[str, str] = field(default_factory=dict)  # words of a group row -> group
    units: tuple[str, ...] = ()  # words with which the name of a unit begins, in titles and in group rows
    title_units: tuple[str, ...] = ()  # such words of titles alone, where a row that begins so is a row of the list
    columns: list[Column] = field(default_factory=list)
    rules: list[RowRule] = field(default_factory=list)
    # Columns of which one must be there for a workbook to be of this format; none: it may be of any kind of people.
    telling: tuple[str, ...] = ()
    # Columns of which one shows that it is such a list, whatever else it holds; none: nothing does.
    hallmarks: tuple[str, ...] = ()
    # A row without a name goes on with what is told of the person above it.
    goes_on: bool = False
    # What headings of such lists say, such as "kỷ luật"; "*" stands for a few words.
    headings: tuple[str, ...] = ()
    # What headings of no other list say, however much of its columns another list knows.
    own_headings: tuple[str, ...] = ()
    # The periods that it may put side by side.
    abreast: Abreast | None = None
    # The rights that it asks for beside that of uploading, and the group of which only its readers may know.
    rights: tuple[Permission, ...] = ()
    group: FieldGroup | None = None
    # The columns by which a filled row of the template means somebody: the first where it is filled, else the second.
    # Typing over it is refused, while rows are sorted and deleted as one likes.
    held: tuple[str, ...] = ()
    # The column of the registry's own codes, which nobody types.
    coded: str = ""
    # How the template is filled in, a sentence a line.
    instructions: tuple[str | Promise, ...] = ()
    # The codes of what only its tables say.
    codes: frozenset[str] = frozenset()

    @property
    def all_rights(self) -> tuple[Permission, ...]:
        """Every right that who uploads or sees a workbook of this format needs."""
        return (Permission.UPLOAD_ROSTERS, *self.rights, *((self.group.permission,) if self.group else ()))

    def add(self, *columns: Column, rules: Sequence[RowRule] = ()) -> None:
        """Add columns, kept in the order of their positions, and rules on whole rows."""
        self.columns = sorted([*self.columns, *columns], key=lambda column: column.position)
        self.rules.extend(rules)

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)
