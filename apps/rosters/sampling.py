"""Sample values of a column, and whether they can be what its header suggests."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from statistics import median

from apps.core.dates import PartialDate
from apps.rosters.formats import Cell, Format, Reader
from apps.rosters.header_paths import is_numbering
from apps.rosters.header_spellings import folded
from apps.rosters.headings import may_be_name
from apps.rosters.lanes import is_sign
from apps.rosters.workbooks import CellValue, Sheet, text_of, tidied_value

SAMPLED_ROWS, SAMPLES = 80, 12
# Rows that a header has at most.
TALLEST = 4
# From this share of readable samples on, values agree with a header.
AGREEING = 0.6
# A row of a list fills so many cells, and more than half of what most rows fill.
LEAST_FILLED = 3
# A name has so many words as a rule; of a column of names so many cells are names, each another one.
USUAL_WORDS, NAMED = 3, 0.9
NONSENSE = Cell("¤¤ qx ¤¤", "¤¤ qx ¤¤")


class SheetValues:
    """The sample values of one sheet, whatever format it is read as: each column is looked through once."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.bodies: dict[int, list[list[CellValue]]] = {}
        self.sampled: dict[tuple[int, int], list[Cell]] = {}

    def of(self, position: int, below: int) -> Sequence[Cell]:
        """The first distinct values of a column below a row."""
        found = self.sampled.get((position, below))
        if found is None:
            found = self.sampled[position, below] = list(islice(self._distinct(position, below), SAMPLES))
        return found

    def _distinct(self, position: int, below: int) -> Iterator[Cell]:
        headers, seen = self.headers(position, below), set[str]()
        for row in self.body(below):
            text = text_of(row[position]) if position < len(row) else ""
            if text and text not in seen and not is_sign(text) and folded(text) not in headers:
                seen.add(text)
                yield _cell(row[position], text)

    def headers(self, position: int, below: int) -> set[str]:
        """What stands right above, folded: a header that is repeated on the next page is no sample."""
        rows = self.sheet.rows[:below][-TALLEST:]
        # A mark such as + has no letters.
        return {folded(text_of(row[position])) for row in rows if position < len(row)} - {""}

    def body(self, below: int) -> list[list[CellValue]]:
        """The rows as full as most are: who signs below a short list is no sample of it."""
        if below not in self.bodies:
            rows = self.sheet.rows[below : below + SAMPLED_ROWS]
            filled = [sum(value != "" for value in row) for row in rows]
            usual = median([count for count in filled if count >= LEAST_FILLED] or [0])
            self.bodies[below] = [
                row for row, count in zip(rows, filled, strict=True) if count * 2 > usual and not is_numbering(row)
            ]
        return self.bodies[below]


class Samples:
    """Reads samples of one sheet as this or that column would."""

    def __init__(self, sheet: Sheet, declared: Format, day: date, values: SheetValues | None = None) -> None:
        self.declared, self.day = declared, day
        self.sheet_values = values or SheetValues(sheet)
        self.readers: dict[str, Reader] = {}
        self.told = dict[str, bool]()
        self.shares = dict[tuple[str, int, int], float | None]()

    def values(self, position: int, below: int) -> Sequence[Cell]:
        """The first distinct values of a column below a row."""
        return self.sheet_values.of(position, below)

    def share(self, key: str, position: int, below: int) -> float | None:
        """How many of the samples can be read as a column; None when there are none."""
        asked = (key, position, below)
        if asked not in self.shares:
            cells, read = self.values(position, below), self._reader(key)
            self.shares[asked] = sum(is_read(read, cell) for cell in cells) / len(cells) if cells else None
        return self.shares[asked]

    def agree(self, key: str, position: int, below: int) -> bool:
        """Whether as many of the samples can be read as a column as must; most are told at the first few of them."""
        cells, read, unread = self.values(position, below), self._reader(key), 0
        for cell in cells:
            unread += not is_read(read, cell)
            if (len(cells) - unread) / len(cells) < AGREEING:
                return False
        return bool(cells)

    def are_past(self, key: str, position: int, below: int) -> bool:
        """Whether most days of a column, read as another, lie before the day of the list."""
        days = [value.last for value in self.stated(key, position, below) if isinstance(value, PartialDate)]
        return bool(days) and sum(each < self.day for each in days) / len(days) >= AGREEING

    def filled(self, position: int, below: int) -> float:
        """The share of rows in which a column holds anything."""
        rows = self.sheet_values.body(below)
        return sum(position < len(row) and row[position] != "" for row in rows) / len(rows) if rows else 0

    def are_days(self, key: str, position: int, below: int) -> bool:
        """Whether a column, read as another, states days."""
        return any(isinstance(value, PartialDate) for value in self.stated(key, position, below))

    def stated(self, key: str, position: int, below: int) -> Sequence[object]:
        """What the samples state, read as a column."""
        read = self._reader(key)
        return [read(cell).values.get(key) for cell in self.values(position, below)]

    def is_telling(self, key: str) -> bool:
        """Whether a column does not take just anything."""
        if key not in self.told:
            self.told[key] = is_telling(self._reader(key))
        return self.told[key]

    def tells(self, key: str, value: CellValue) -> bool:
        """Whether a cell can be read as a column that does not take just anything."""
        text = text_of(value)
        reader = self._reader(key)
        return is_telling(reader) and is_read(reader, _cell(value, text))

    def are_names(self, key: str, position: int, below: int) -> bool:
        """Whether a column holds another full name in nearly each row, three words of capitals in most."""
        rows = [row for row in self.sheet_values.body(below) if position < len(row)]
        headers = self.sheet_values.headers(position, below)
        texts = [text for row in rows if (text := text_of(row[position])) and folded(text) not in headers]
        names = [text for text in set(texts) if may_be_name(text) and (text.istitle() or text.isupper())]
        long = [text for text in names if len(text.split()) >= USUAL_WORDS]
        if len(texts) < LEAST_FILLED or len(names) < len(texts) * NAMED or len(long) * 2 < len(names):
            return False
        return self.share(key, position, below) == 1

    def are_all(self, key: str, position: int, below: int) -> bool:
        """Whether a column holds several different values, nearly each of them such as only this column takes."""
        if len(self.values(position, below)) < LEAST_FILLED or not self.is_telling(key):
            return False
        share = self.share(key, position, below)
        return share is not None and share >= NAMED

    def _reader(self, key: str) -> Reader:
        return self.readers.get(key) or self.readers.setdefault(key, self.declared.column(key).reader(self.day))


def _cell(value: CellValue, text: str) -> Cell:
    """A sample as its row will be read: what stands in a second line tells more than behind a blank."""
    return Cell(value if isinstance(value, str) else tidied_value(value, text), text)


def is_telling(reader: Reader) -> bool:
    """Whether a column does not take just anything."""
    return not is_read(reader, NONSENSE)


def is_read(reader: Reader, cell: Cell) -> bool:
    """Whether a cell can be read without a question."""
    return not any(finding.is_issue for finding in reader(cell).findings)
