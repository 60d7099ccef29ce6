"""Names in a list that addresses people politely: Ông Công Hùng is Mr. Công Hùng where others are Bà."""

import re
from collections import Counter
from collections.abc import Collection
from datetime import date

from apps.cadres import roster_remarks as told
from apps.cadres.roster_names import NAMES, SEX_OF_ADDRESS, read_name
from apps.rosters.formats import Cell, Finding, Parsed, Reader
from apps.rosters.workbooks import CellValue, tidied

# Ông may also be a family name; nobody's is Bà, Anh, Chị or Cô.
ADDRESS = re.compile(r"(ông|bà|anh|chị|cô)[.:]?\s+(?=\S+\s+\S)", re.IGNORECASE)
LEAST = 2


def name_surveyor(day: date, values: Collection[CellValue]) -> Reader:
    """Reads names in the light of all of them."""
    return _addressed if _are_addressed(values) else NAMES


def _are_addressed(values: Collection[CellValue]) -> bool:
    """Whether people of both sexes are addressed, or most of them."""
    names = [value for value in values if isinstance(value, str) and value]
    found = Counter(address[1].lower() for name in names if (address := ADDRESS.match(tidied(name))))
    sexes = {SEX_OF_ADDRESS[words] for words in found}
    return found.total() >= LEAST and (len(sexes) > 1 or found.total() * 2 > len(names))


def _addressed(cell: Cell) -> Parsed:
    address = ADDRESS.match(cell.text)
    if address is None or not isinstance(cell.value, str):
        return read_name(cell)
    bare = cell.text[address.end() :]
    parsed = read_name(Cell(bare, bare))
    name = str(parsed.values.get("full_name", bare))
    taken_off = Finding(told.NAME_MARK, False, "full_name", before=cell.text, after=name)
    values = {"sex": SEX_OF_ADDRESS[address[1].lower()], **parsed.values}
    return Parsed(values, (*(each for each in parsed.findings if each.code != told.NAME_MARK), taken_off))
