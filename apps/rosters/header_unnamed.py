"""Columns without a header, and several of one: by what they are known."""

from collections.abc import Collection

from apps.rosters.workbooks import Sheet, letter_of, text_of

COUNTED_ROWS = 8


def unnamed_counter(sheet: Sheet, below: int, known: Collection[int], headed: Collection[int]) -> int | None:
    """A column without a header, left of the names, that counts the rows."""
    for position in range(min(known, default=0)):
        rows = sheet.rows[below : below + COUNTED_ROWS]
        texts = [text for row in rows if (text := text_of(row[position]))]
        if position not in headed and texts and sum(map(str.isdigit, texts)) * 2 > len(texts):
            return position
    return None


def unnamed(position: int) -> str:
    """By what an answer about a column without a header is remembered."""
    return f"? {letter_of(position)}"


def numbered(names: dict[int, str]) -> dict[int, str]:
    """The same name for several columns, told apart by a number."""
    seen: dict[str, int] = {}
    told = {}
    for position, name in names.items():
        seen[name] = seen.get(name, 0) + 1
        told[position] = name if seen[name] == 1 else f"{name} #{seen[name]}"
    return told
