"""A form for a unit and a day with its figures, from which page and files are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from apps.core.permissions import Permission
from apps.reporting.definitions import Place
from apps.reporting.official.definitions import Kind, Line, OfficialForm
from apps.reporting.tallies.definitions import Span

Value = int | Decimal | str | None


class Position(NamedTuple):
    """A cell by the codes of its row and column."""

    row: str
    column: str


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
    # Sensitive fields that rows of people show; the people of the list, also those without a row.
    readings: tuple[Permission, ...] = ()
    people: int = 0

    @property
    def has_people(self) -> bool:
        return self.form.kind is Kind.PEOPLE

    def value(self, row: Line, column: Line) -> Value:
        return self.values.get(Position(row.code, column.code))

    def is_hidden(self, row: Line, column: Line) -> bool:
        return Position(row.code, column.code) in self.hidden
