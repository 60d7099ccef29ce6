"""The cells of a form, and what can stand in them."""

from decimal import Decimal
from typing import NamedTuple

Value = int | Decimal | str | None


class Position(NamedTuple):
    """A cell by the codes of its row and column."""

    row: str
    column: str
