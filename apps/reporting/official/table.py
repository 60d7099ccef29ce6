"""A form for a unit and a day with its figures, from which page and files are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from apps.core.permissions import Permission
from apps.reporting.official.definitions import Kind, Line, OfficialForm
from apps.reporting.official.formulas import leaves_of
from apps.reporting.official.positions import Position, Value
from apps.reporting.official.taking import TakenFigure
from apps.reporting.places import Place
from apps.reporting.tallies.definitions import Span


@dataclass(frozen=True)
class FormTable:
    """The rows that are shown (of the definition, of units or of people), the columns, and what stands in them.

    A cell that `values` does not name is empty: the registry holds nothing for it, or the form asks nothing there.
    """

    form: OfficialForm
    unit: Place
    day: date
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    values: Mapping[Position, Value]
    rights: frozenset[Permission]
    geography: str = ""
    span: Span | None = None
    hidden: frozenset[Position] = frozenset()
    notes: tuple[str, ...] = ()
    # Addresses of the people that rows tell of; the units of a form of units by the codes of their rows.
    addresses: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    # The figures that stand in composed tables.
    taken: Mapping[Position, TakenFigure] = field(default_factory=dict)
    # Sensitive fields that rows of people show; the people of the list, also those without a row.
    readings: tuple[Permission, ...] = ()
    people: int = 0

    @property
    def has_people(self) -> bool:
        return self.form.kind is Kind.PEOPLE

    def value(self, row: Line, column: Line) -> Value:
        return self.values.get(Position(row.code, column.code))

    def leans_on_taken(self, row: Line, column: Line) -> bool:
        """Whether it is reckoned from figures of composed tables, or is one."""
        cells = product(leaves_of(row, self.rows), leaves_of(column, self.columns))
        return any(Position(above.code, left.code) in self.taken for above, left in cells)

    def is_hidden(self, row: Line, column: Line) -> bool:
        return Position(row.code, column.code) in self.hidden
