"""What an official form is made of, as frozen data: lines with conditions or formulas, headings, dates, signers.

A cell counts whoever meets the condition of its row and of its column. Nothing is forced to make a whole: what the
lines of a block leave out is told in a note.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from apps.reporting.composed.shows import Show
from apps.reporting.composed.single_cells import Cell
from apps.reporting.official.words import NO_WORDS, Words
from apps.reporting.papers.paper import Look, Office


class Kind(Enum):
    """What stands in the rows, and what is counted."""

    # Rows and columns are lines; a cell counts persons of a day.
    PERSONS = "persons"
    # A row for each unit below the one that is asked.
    UNITS = "units"
    # Rows and columns are lines; a cell counts events of a span.
    EVENTS = "events"
    # A row for each person.
    PEOPLE = "people"
    # Known by its legal basis alone; its lines are not known yet.
    AWAITED = "awaited"


class Operation(Enum):
    SUM = "sum"
    PERCENT = "percent"


@dataclass(frozen=True)
class Test:
    """A person, or an event, has one of the categories of a dimension; or none of them."""

    # The name begins as a test's does for pytest.
    __test__ = False

    dimension: str
    categories: tuple[str, ...]
    is_excluded: bool = False


@dataclass(frozen=True)
class Condition:
    """All tests hold; the group says who is asked at all, the form's own where it is empty."""

    group: str = ""
    tests: tuple[Test, ...] = ()


@dataclass(frozen=True)
class Formula:
    """A line that is reckoned from others: their sum, or the first as percent of the second."""

    operation: Operation
    of: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A row or a column."""

    code: str
    title: Words
    condition: Condition = Condition()
    formula: Formula | None = None
    # Rows: what stands before the title (I, 1, a). Columns: what stands in the line of numbers, with its formula.
    ordinal: str = ""
    under: tuple[Words, ...] = ()
    look: Look = Look.PART
    depth: int = 0
    # The line stays empty from this day on, or as long as the registry holds nothing for it.
    until: date | None = None
    missing: Words = NO_WORDS
    # Lists of people: what is written for each person; forms by unit: a number that is kept of each unit.
    # Events: what is counted, if not the form's own.
    field: str = ""
    counted: str = ""

    @property
    def is_counted(self) -> bool:
        return not (self.formula or self.missing or self.field or self.look is Look.HEADING)


@dataclass(frozen=True)
class Block:
    """Lines that the form gives as a breakdown of another one, or of everyone; they need not make the whole."""

    title: Words
    lines: tuple[str, ...]
    whole: str = ""
    dimension: str = ""


@dataclass(frozen=True)
class Taken:
    """A cell of the form whose figure is one of a composed table; without a row in each unit of a form by unit."""

    column: str
    row: str
    cell: Cell

    @property
    def is_of_persons(self) -> bool:
        """Whether it is a number of persons, which can be added to others."""
        return self.cell.show is Show.PERSONS

    @property
    def dimensions(self) -> Iterator[str]:
        """What decides who is counted in it."""
        composition = self.cell.composition
        yield from (step.dimension for step in composition.steps())
        yield from (each.dimension for each in composition.filters)


@dataclass(frozen=True)
class OfficialForm:
    """A form with its words, its dates and its lines."""

    code: str
    number: str
    kind: Kind
    title: Words
    issuer: Words
    legal_basis: str
    # Forms that followed one another share a series.
    series: str
    version: str
    valid_from: date | None = None
    valid_to: date | None = None
    description: Words = NO_WORDS
    counted_in: Words = NO_WORDS
    office: Office = Office.STATE
    # To whom the form is sent, where its print names one.
    receiver: Words = NO_WORDS
    signers: tuple[Words, ...] = ()
    # What stands over the titles of the rows, and in the line of numbers before the columns.
    corner: Words = NO_WORDS
    corner_numbers: tuple[str, ...] = ()
    has_ordinals: bool = False
    # Whom the form counts where a line says nothing else; of events their source and what is counted of them.
    group: str = ""
    source: str = ""
    counted: str = ""
    rows: tuple[Line, ...] = ()
    columns: tuple[Line, ...] = ()
    row_blocks: tuple[Block, ...] = ()
    column_blocks: tuple[Block, ...] = ()
    taken: tuple[Taken, ...] = ()
    # What a reader must know of the definition: where a print differs, what is not verified.
    remarks: tuple[Words, ...] = ()

    def is_in_force(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day < self.valid_to)

    @property
    def is_awaited(self) -> bool:
        return self.kind is Kind.AWAITED

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.rows, *self.columns)

    def taken_at(self, row: str, column: str) -> Taken | None:
        """What stands in a cell in place of those whom its lines count."""
        own = "" if self.kind is Kind.UNITS else row
        return next((each for each in self.taken if (each.row, each.column) == (own, column)), None)

    def dimensions(self) -> Iterator[str]:
        """Each dimension that a condition or a block asks for, once, in the order of the lines."""
        asked = [test.dimension for line in self.lines for test in line.condition.tests]
        blocks = [block.dimension for block in (*self.row_blocks, *self.column_blocks) if block.dimension]
        return iter(dict.fromkeys([*asked, *blocks]))

    def named(self) -> Iterator[tuple[str, str]]:
        """Each category that the condition of a counted line names, with its dimension, once."""
        tests = [test for line in self.lines if line.is_counted for test in line.condition.tests]
        return iter(dict.fromkeys((test.dimension, code) for test in tests for code in test.categories))

    def groups(self) -> Iterator[str]:
        """Each group that is asked for, once."""
        named = [self.group, *(line.condition.group for line in self.lines)]
        return iter(dict.fromkeys(group for group in named if group))
