"""Tables of cells and of what they must be read as: one test for a column, all its faults at once."""

from collections.abc import Iterable, Mapping
from datetime import date

from apps.rosters.formats import Reader
from apps.rosters.registry import formats
from apps.rosters.workbooks import CellValue
from tests.rosters.sheets import DAY, cell

# What was written -> what it states under one key, then the codes of issues and of notices.
Table = Mapping[CellValue, object]


def reader_of(column: str, day: date = DAY) -> Reader:
    declared = next(declared for declared in formats() if declared.code == "people")
    return declared.column(column).reader(day)


def misread(column: str, key: str, table: Table, *, day: date = DAY) -> list[str]:
    """The cells that state another value than the table says; "!P201" expects an issue, "?Q104" a notice beside."""
    read = reader_of(column, day)
    faults = []
    for written, expected in table.items():
        parsed = read(cell(written))
        said = _said(parsed.values.get(key), (("!" if f.is_issue else "?") + f.code for f in parsed.findings))
        if said != expected:
            faults.append(f"{written!r}: {said!r} instead of {expected!r}")
    return faults


def _said(value: object, codes: Iterable[str]) -> object:
    shown = " ".join(str(each) for each in value) if isinstance(value, tuple) else value
    parts = [str(shown)] if shown is not None else []
    return " ".join([*parts, *codes])
