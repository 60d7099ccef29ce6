"""What pictures show, as plain values: shares of units, small compositions, values over days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Dot:
    """The share of one unit in one row; `words` are read out, `url` opens the unit."""

    unit: str
    row: str
    percent: Decimal
    words: str = ""
    url: str = ""


@dataclass(frozen=True)
class Slice:
    """A part of one small composition."""

    panel: str
    row: str
    percent: Decimal
    words: str = ""
    url: str = ""


@dataclass(frozen=True)
class Point:
    """The value of one line on a day."""

    line: str
    day: date
    value: Decimal
    words: str = ""
    url: str = ""


@dataclass(frozen=True)
class Middle:
    """Half of the units lie between the quartiles; the median is the unit in the middle."""

    least: Decimal
    lower: Decimal
    median: Decimal
    upper: Decimal
    most: Decimal


def middle_of(shares: Sequence[Decimal]) -> Middle:
    """Quartiles by the values in between, as spreadsheets compute them."""
    ordered = sorted(shares)

    def at(part: Decimal) -> Decimal:
        place = part * (len(ordered) - 1)
        below = int(place)
        above = min(below + 1, len(ordered) - 1)
        return ordered[below] + (ordered[above] - ordered[below]) * (place - below)

    quarters = (Decimal(0), Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), Decimal(1))
    return Middle(*(at(quarter) for quarter in quarters))
