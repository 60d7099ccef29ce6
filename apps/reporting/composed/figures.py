"""What stands in a cell of a composed table, and how means and medians are reckoned."""

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from apps.core.decimals import trimmed
from apps.reporting.composed.shows import OfYears, Summary


@dataclass(frozen=True)
class Figure:
    """One figure of a cell; without a value it is hidden, or there is nothing to reckon."""

    value: int | Decimal | None
    is_hidden: bool = False


HIDDEN = Figure(None, is_hidden=True)
NOTHING = Figure(None)


def places_of(figure: Figure) -> int:
    """How many decimals it has."""
    return -int(figure.value.as_tuple().exponent) if isinstance(figure.value, Decimal) else 0


def whole(number: Decimal | None) -> Figure:
    """Rounded half up to a whole number."""
    return NOTHING if number is None else Figure(int(number.quantize(Decimal(1), ROUND_HALF_UP)))


def as_written(number: Decimal | None) -> Figure:
    """Without the noughts that a column of the database adds: 21.5 and not 21.500."""
    return NOTHING if number is None else Figure(trimmed(number))


def mean(total: int, count: int | Decimal, places: int = 1) -> Figure:
    """Rounded half up, by one rule for all means."""
    if not count:
        return NOTHING
    return Figure((Decimal(total) / count).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def of_years(found: Counter[int], asked: OfYears) -> Figure:
    """The mean, the lowest, the highest, or the median: of an even number of persons the mean of the two in between."""
    count = found.total()
    match asked.summary:
        case Summary.MEDIAN:
            return mean(_in_place(found, (count - 1) // 2) + _in_place(found, count // 2), 2 if count else 0)
        case Summary.LOWEST:
            return Figure(min(+found, default=None))
        case Summary.HIGHEST:
            return Figure(max(+found, default=None))
    return mean(sum(years * persons for years, persons in found.items()), count)


def _in_place(found: Counter[int], place: int) -> int:
    """Whose years stand at that place from the lowest, counted from nought."""
    for years in sorted(found):
        place -= found[years]
        if place < 0:
            return years
    return 0
