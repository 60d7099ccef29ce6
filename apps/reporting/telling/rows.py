"""Which rows of a breakdown a paragraph names, which stay as its remainder, and their shares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from apps.reporting.definitions import Category, Kind
from apps.reporting.table import Breakdown, share
from apps.reporting.telling.words import holds_a_name, spoken, within_sentence, words


@dataclass(frozen=True)
class Named:
    """The rows that are named and those that remain; together they are everyone, each once."""

    rows: tuple[Category, ...]
    rest: tuple[Category, ...]


def leaves_of(category: Category) -> frozenset[str]:
    """The exclusive rows that a row stands for."""
    return frozenset(category.parts or (category.code,))


def in_detail(breakdown: Breakdown) -> Named:
    """Every level for itself, the highest of a ladder first; untrained and unknown remain."""
    parts = [row for row in breakdown.exclusive if row.kind is Kind.PART]
    if breakdown.dimension.is_ordered and breakdown.dimension.code in words().press:
        parts.reverse()
    rest = tuple(row for row in breakdown.exclusive if row.kind is not Kind.PART)
    return Named(tuple(parts), rest)


def as_in_the_press(breakdown: Breakdown) -> Named:
    """The rows that articles join; what they leave out remains."""
    asked = [
        breakdown.by_code[code] for code in words().press.get(breakdown.dimension.code, ()) if code in breakdown.by_code
    ]
    if not asked:
        return in_detail(breakdown)
    rows: list[Category] = []
    named: set[str] = set()
    for row in asked:
        if not named & leaves_of(row):
            rows.append(row)
            named |= leaves_of(row)
    return Named(tuple(rows), tuple(row for row in breakdown.exclusive if row.code not in named))


def row_words(breakdown: Breakdown, row: Category) -> str:
    """How a text calls a row; a level that has no words of its own takes those of the row that only repeats it."""
    known = words().categories.get(breakdown.dimension.code, {})
    same = [each.code for each in breakdown.categories if leaves_of(each) == leaves_of(row)]
    code = next((code for code in (row.code, *same) if code in known), "")
    if code not in known and holds_a_name(str(row.title)) and _keeps_names(breakdown):
        return str(row.title)
    return spoken(known.get(code), row.title)


def _keeps_names(breakdown: Breakdown) -> bool:
    """Beside Phó Bí thư Đảng ủy, whose first letters are those of a name, stands Bí thư Đảng ủy, and no bí thư."""
    titles = (str(row.title) for row in breakdown.exclusive)
    return any(holds_a_name(title) and within_sentence(title) == title for title in titles)


def separator_of(breakdown: Breakdown, rows: Iterable[Category]) -> str:
    """Rows whose words hold a comma themselves are parted by semicolons."""
    return "; " if any("," in row_words(breakdown, row) for row in rows) else ", "


def shares_of(counts: Sequence[int | None], base: int, places: int, *, makes_hundred: bool) -> list[Decimal | None]:
    """The share of each row, by the one rounding rule; or so that those of a whole make 100."""
    if not makes_hundred or None in counts or sum(count or 0 for count in counts) != base or not base:
        return [share(count, base, places) for count in counts]
    return _largest_remainders([count or 0 for count in counts], base, places)


def _largest_remainders(counts: list[int], base: int, places: int) -> list[Decimal | None]:
    """Rounded down, then the units that are missing to 100 given to the largest remainders, earlier rows first."""
    whole = 100 * 10**places
    floors = [count * whole // base for count in counts]
    order = sorted(range(len(counts)), key=lambda place: (-(counts[place] * whole % base), place))
    for place in order[: whole - sum(floors)]:
        floors[place] += 1
    return [Decimal(floor).scaleb(-places) for floor in floors]
