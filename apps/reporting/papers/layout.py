"""Where headings and rows of a table stand, the same for every kind of file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from apps.reporting.papers.paper import Form, Head, Look, Table

# What a cell holds.
Value = int | Decimal | str | None
# More columns than these lie on their side.
MOST_UPRIGHT = 9
# More than these need A3.
MOST_ON_A4 = 28
# Rows of a table that stand on one page, upright or lying on its side.
MOST_TOGETHER, MOST_LYING = 20, 10
ORDINAL, TITLE, FIGURE = 2, 5, 1.6
# Columns of words: the most that they take, and how many letters take one part.
WORDS, LETTERS = 8.0, 2.2
# No word of a heading, which is bold, is cut; one that took more parts than these would take them from all others.
BOLD_LETTERS, MOST_OF_HEADING = 1.6, 4.0
# For at most so many columns letters of that size; the last for all others.
SIZES = ((7, 12), (11, 11), (16, 10), (24, 8.5))
SMALLEST = 7
# In points: how wide pages are for text, what the sides of a cell take, and a digit of letters of size 1.
UPRIGHT, LYING, LARGE = 467, 714, 1063
SIDES, DIGIT = 6, 0.5
# “STT” in bold takes as much as so many digits.
HEADED = 4.5
# No word of a cell is parted up to so many letters, nor one of the titles of rows.
LONGEST_WORD, LONGEST_OF_TITLES = 10.0, 14
# A letter in digits, of words that may begin with a capital.
LETTER = 1.2
# How many letters a row stands in for each row above it.
INDENT = 2
# Numbers of columns stand in smaller letters.
SIZE_OF_NUMBERS = 0.85
# A bold letter in digits; what part of the page columns of figures may take from their titles.
BOLD_LETTER, MOST_OF_FIGURES = 1.16, 0.8
# What part of the page words of headings may lack before they are turned.
MOST_CUT = 0.1
BROAD = "mwMW→"


@dataclass(frozen=True)
class Placed:
    """A heading with the place of its first cell among the rows of headings and the columns of the table."""

    head: Head
    row: int
    column: int


def placed_heads(table: Table) -> tuple[Placed, ...]:
    """Headings in reading order; each goes into the first cell that no heading from above reaches down to."""
    taken: set[tuple[int, int]] = set()
    return tuple(_placed(table, taken))


def _placed(table: Table, taken: set[tuple[int, int]]) -> Iterator[Placed]:
    for row, heads in enumerate(_complete(table)):
        column = 0
        for head in heads:
            while (row, column) in taken:
                column += 1
            reach = min(head.rows, len(table.heads) - row)
            taken |= {(row + down, column + along) for down in range(reach) for along in range(head.columns)}
            yield Placed(Head(head.text, head.columns, reach, head.look), row, column)
            column += head.columns


def _complete(table: Table) -> tuple[tuple[Head, ...], ...]:
    """The headings, with one over the ordinals where a table of ordinals names none."""
    first, *others = table.heads
    is_short = table.has_ordinals and sum(head.columns for head in first) == table.width - 1
    return ((Head("", rows=len(table.heads)), *first), *others) if is_short else table.heads


def fits_a_page(table: Table) -> bool:
    """Whether a table is surely no longer than a page, and so is not parted: short and of figures alone."""
    is_of_figures = all(cell.form is not Form.TEXT for row in table.rows for cell in row.cells)
    return is_of_figures and len(table.rows) <= (MOST_LYING if is_wide(table) else MOST_TOGETHER)


def stub_columns(table: Table) -> int:
    """The columns before the figures."""
    return 1 + table.has_ordinals


def heading_grid(table: Table) -> list[list[str]]:
    """The words of each heading in every cell that it covers."""
    grid = [[""] * table.width for _ in table.heads]
    for placed in placed_heads(table):
        for down in range(placed.head.rows):
            for along in range(min(placed.head.columns, table.width - placed.column)):
                grid[placed.row + down][placed.column + along] = placed.head.text
    return grid


def signs(table: Table) -> tuple[bool, ...]:
    """For each column of figures whether its percents need their sign, as no heading above them has one."""
    grid = heading_grid(table)
    columns = range(stub_columns(table), table.width)
    return tuple(not any("%" in row[column] for row in grid) for column in columns)


def column_looks(table: Table) -> tuple[Look, ...]:
    """For each column of figures what it is, by the lowest heading above it that says so."""
    looks = [Look.PART] * table.width
    for placed in placed_heads(table):
        if placed.head.look is not Look.PART:
            looks[placed.column : placed.column + placed.head.columns] = [placed.head.look] * placed.head.columns
    return tuple(looks[stub_columns(table) : table.width])


def is_wide(table: Table) -> bool:
    return table.width > MOST_UPRIGHT


def is_large(table: Table) -> bool:
    return table.width > MOST_ON_A4


def size_for(table: Table) -> float:
    """Smaller letters for more columns, so that figures stay in one line."""
    return next((size for most, size in SIZES if table.width <= most), SMALLEST)


def shares_of_width(table: Table) -> tuple[float, ...]:
    """What part of the page each column takes; the titles take more, the longer their words."""
    longest = max((len(row.title) + 2 * row.depth for row in table.rows), default=0)
    title = min(max(TITLE, longest / 5), 14.0)
    stub = (ORDINAL, title) if table.has_ordinals else (title,)
    lowest = heading_grid(table)[-1][len(stub) :] if table.heads else []
    headings = (*lowest, *([""] * (table.width - len(stub) - len(lowest))))
    columns = [
        [row.cells[place].value for row in table.rows if place < len(row.cells)] for place in range(len(headings))
    ]
    words = [[value for value in values if isinstance(value, str)] for values in columns]
    numbers = _of_numbers(table, len(stub), len(headings))
    digits = [max(_digits(own), _longest_word(said), n) for own, said, n in zip(columns, words, numbers, strict=True)]
    is_upright = has_turned_heads(table)
    parts = (*stub, *map(_share_of, words, digits, [""] * len(headings) if is_upright else headings))
    stub_least = _least_of_stub(table)
    least = (*stub_least, *(_room(table, number) for number in digits))
    # Where a page has room for the words of the headings, too, none of them is cut.
    letters = map(_letters, headings)
    whole = (*stub_least, *(_room(table, max(pair)) for pair in zip(digits, letters, strict=True)))
    is_roomy = sum(whole[len(stub) :]) <= MOST_OF_FIGURES or sum(whole) <= 1
    least = whole if is_roomy and not is_upright else least
    return _at_least([part / sum(parts) for part in parts], least)


def has_turned_heads(table: Table) -> bool:
    """Whether headings stand upright: of an official form, never parted, whose words have no room side by side."""
    if not table.numbers:
        return False
    stub = stub_columns(table)
    whole, figures = (
        sum(_room(table, digits) for digits in _needs_of_columns(table, has_heads=has_heads)[stub:])
        for has_heads in (True, False)
    )
    return whole > MOST_OF_FIGURES and whole - figures > MOST_CUT


def _of_numbers(table: Table, stub: int, figures: int) -> list[float]:
    """How many digits the number of each column takes, which may be a formula: 2 (=3+4+5)."""
    told = [_longest_word([number]) * SIZE_OF_NUMBERS for number in table.numbers[stub:]]
    return (told + [0.0] * figures)[:figures]


def needs(table: Table) -> tuple[float, ...]:
    """How many digits each column takes so that neither a figure nor a word above it is cut, the titles first."""
    return _needs_of_columns(table, has_heads=not has_turned_heads(table))


def _needs_of_columns(table: Table, *, has_heads: bool) -> tuple[float, ...]:
    stub = stub_columns(table)
    lowest = heading_grid(table)[-1][stub:] if table.heads and has_heads else [""] * (table.width - stub)
    values = [[row.cells[n].value for row in table.rows if n < len(row.cells)] for n in range(len(lowest))]
    figures = (
        max(_digits(own), _longest_word([each for each in own if isinstance(each, str)]), _letters(heading))
        for own, heading in zip(values, lowest, strict=True)
    )
    return (*_needs_of_stub(table), *figures)


def has_room(needed: Sequence[float]) -> bool:
    """Whether a page has room for columns that take so many digits each, in the letters of so many columns."""
    size = next((size for most, size in SIZES if len(needed) <= most), SMALLEST)
    page = LYING if len(needed) > MOST_UPRIGHT else UPRIGHT
    return sum(digits * DIGIT * size + SIDES for digits in needed) <= page


def _at_least(shares: Sequence[float], least: Sequence[float]) -> tuple[float, ...]:
    """No column is narrower than its longest figure; the others give what that takes, each of what it can spare."""
    spare = [max(share - low, 0) for share, low in zip(shares, least, strict=True)]
    lacking = sum(max(low - share, 0) for share, low in zip(shares, least, strict=True))
    taken = min(lacking / sum(spare), 1) if sum(spare) else 0
    wide = [max(share, low) - own * taken for share, low, own in zip(shares, least, spare, strict=True)]
    return tuple(each / sum(wide) for each in wide)


def _least_of_stub(table: Table) -> tuple[float, ...]:
    """The ordinals keep the word above them in one line; titles have lines enough for their words."""
    return tuple(_room(table, digits) for digits in _needs_of_stub(table))


def _needs_of_stub(table: Table) -> tuple[float, ...]:
    """How many digits the ordinals take, and the longest word of the titles and of what stands over them."""
    words = (len(word) + INDENT * row.depth for row in table.rows for word in row.title.split())
    corner = heading_grid(table)[-1][stub_columns(table) - 1] if table.heads else ""
    titles = max(min(max(words, default=0), LONGEST_OF_TITLES) * LETTER, min(_letters(corner), LONGEST_OF_TITLES))
    return (HEADED, titles) if table.has_ordinals else (titles,)


def _letters(heading: str) -> float:
    """How many digits the longest word of a heading takes; its letters are bold."""
    return max(map(_breadth, heading.split()), default=0) * BOLD_LETTER


def _breadth(word: str) -> float:
    """Letters of a word; some are half as wide again (Commune), the capital of a name by a third."""
    is_name = word[:1].isupper() and not word.isupper()
    return len(word) + sum(letter in BROAD for letter in word) / 2 + is_name / 3


def _room(table: Table, digits: float) -> float:
    page = LARGE if is_large(table) else LYING if is_wide(table) else UPRIGHT
    return (digits * DIGIT * size_for(table) + SIDES) / page


def _digits(values: Sequence[Value]) -> int:
    """The longest figure of a column; of whole numbers it is the largest or the smallest."""
    whole = [value for value in values if type(value) is int]
    others = {value for value in values if isinstance(value, Decimal)} if len(whole) < len(values) else set()
    return max((len(f"{value:,}") for value in others | set(whole and (max(whole), min(whole)))), default=0)


def _longest_word(words: Sequence[str]) -> float:
    """What no line can part, as a date; of longer words a part is left over."""
    return min(max((_as_digits(word) for said in words for word in said.split()), default=0), LONGEST_WORD)


def _as_digits(word: str) -> float:
    """How many digits a word takes: its letters are wider than those of a date."""
    return len(word) * (LETTER if any(each.isalpha() for each in word) else 1)


def _share_of(words: Sequence[str], digits: float, heading: str) -> float:
    """Figures take little; words take room by their length, up to that of short titles."""
    longest = max(map(len, words), default=0)
    of_heading = max((len(word) for word in heading.split()), default=0)
    needed = min(max(of_heading / BOLD_LETTERS, digits / LETTERS), MOST_OF_HEADING)
    return max(FIGURE, needed, min(longest / LETTERS, WORDS))
