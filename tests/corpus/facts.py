"""Workbooks of lists of facts, each from a seed, and what is read of them cell by cell."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from random import Random

from apps.rosters.jsontext import plain
from apps.rosters.services import read_roster
from apps.rosters.values import Understood
from tests.corpus.containers import WORKBOOKS
from tests.corpus.fact_words import FOREIGN, KINDS, Kind
from tests.corpus.people import FAMILIES, MEN
from tests.corpus.said import Page, Value

SIZE, DAY = 110, date(2025, 2, 28)
Truth = dict[int, dict[str, object]]


@dataclass(frozen=True)
class FactFile:
    """A workbook with the format that it is of and, by row, what it says."""

    name: str
    content: bytes
    kind: Kind
    rows: Truth


@dataclass
class Found:
    """Cells read right, told of and misread in silence."""

    cells: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def made(number: int) -> FactFile:
    """One list with its truth; the same for the same number."""
    chance, kind = Random(f"facts {number}"), KINDS[number % len(KINDS)]
    page = Page("Danh sách")
    _above(page, chance.choice(kind.headings))
    # A header that names the year of the heading says the same.
    headers = [chance.choice(told.headers) for told in kind.columns]
    page.add("STT", "Họ và tên", "Năm sinh", "Chức vụ", *headers)
    rows: Truth = {}
    for count in range(1, chance.randint(6, 16)):
        cells = [chance.choice(told.cells) for told in kind.columns]
        values: list[Value] = [value for value, _ in cells]  # type: ignore[misc]  # what cells may hold
        name = f"{chance.choice(FAMILIES)} Văn {chance.choice(MEN)}"
        row = page.add(count, name, chance.randint(1966, 1995), "Văn phòng - thống kê", *values)
        said = {told.key: read for told, (_, read) in zip(kind.columns, cells, strict=True)}
        rows[row + 1] = {"full_name": name, **said, **kind.above}
    _below(page)
    ending, content = _packed(page, chance)
    return FactFile(f"dot-{number:03}.{ending}", content, kind, rows)


def foreign(number: int) -> Understood:
    """What is read of a list of another matter."""
    chance, (heading, headers, cell) = Random(f"foreign {number}"), FOREIGN[number % len(FOREIGN)]
    page = Page("Danh sách")
    _above(page, heading)
    page.add("STT", "Họ và tên", "Chức vụ", *headers.split(" | "))
    for count in range(1, 9):
        page.add(count, f"{chance.choice(FAMILIES)} Văn {chance.choice(MEN)}", "Văn phòng - thống kê", cell)
    _below(page)
    ending, content = _packed(page, chance)
    return read_roster(content, f"la.{ending}", DAY)


def measure(numbers: range) -> Found:
    """Read lists as `roster check` reads them, and judge every cell."""
    found = Found()
    for number in numbers:
        file = made(number)
        understood = read_roster(file.content, file.name, DAY)
        _judge(found, file, understood)
    return found


def _judge(found: Found, file: FactFile, understood: Understood) -> None:
    read = {row.place.row: row for row in understood.rows} if understood.format == file.kind.format else {}
    blocked = any(issue.place.column is None for issue in understood.issues)
    for place, values in file.rows.items():
        row = read.get(place)
        told = {remark.key for remark in (*row.issues, *row.notices)} if row else set()
        for key, value in values.items():
            got = plain(row.values.get(key)) if row else None
            verdict = "right" if got == value else "told" if key in told or blocked else "silent"
            found.cells[verdict] += 1
            if verdict != "right":
                found.faults.append(f"{verdict} {file.name} {understood.format} {place} {key}: {value!r} as {got!r}")


def _above(page: Page, heading: str) -> None:
    page.add("UBND XÃ LẠC SỸ", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    page.add()
    page.add(None, heading)
    page.add("(Kèm theo Báo cáo số 12/BC-UBND ngày 20/01/2025 của UBND xã Lạc Sỹ)")


def _below(page: Page) -> None:
    page.add()
    page.add(None, None, None, "Lạc Sỹ, ngày 20 tháng 01 năm 2025")
    page.add(None, "NGƯỜI LẬP BIỂU", None, "CHỦ TỊCH")


def _packed(page: Page, chance: Random) -> tuple[str, bytes]:
    ending, pack = WORKBOOKS[chance.choice(list(WORKBOOKS))]
    return ending, pack([page])
