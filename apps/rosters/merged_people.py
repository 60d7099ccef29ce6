"""People who take several rows: the name is merged over them, a second post or day stands in the next row."""

from dataclasses import replace

from apps.rosters import remarks
from apps.rosters.header import Header
from apps.rosters.header_spellings import PART, folded
from apps.rosters.header_words import HeaderWords
from apps.rosters.headings import may_be_name
from apps.rosters.values import Place, Remark
from apps.rosters.workbooks import CellValue, Sheet, letter_of, text_of


def joined_people(sheet: Sheet, header: Header, words: HeaderWords) -> tuple[Sheet, list[Remark]]:
    """The sheet with the rows below a merged name read with the cells of the first; and notices."""
    names = {position for position, key in header.columns.items() if key in words.declared.person}
    spans = [
        (top, min(bottom, len(sheet.rows) - 1), left)
        for (top, left), (bottom, _) in sheet.merges or ()
        if left in names and bottom > top >= header.rows.stop and top < len(sheet.rows)
    ]
    meant = [
        span
        for span in spans
        if _names_someone(text_of(sheet.rows[span[0]][span[2]]), header)
        and not words.heads(map(text_of, sheet.rows[span[0]]))
    ]
    if not meant:
        return sheet, []
    rows = list(sheet.rows)
    for top, bottom, _ in meant:
        _join(rows, top, bottom, header)
    told = [
        Remark(
            Place(sheet.name, top + 1, letter_of(left)),
            remarks.SEVERAL_ROWS,
            text_of(sheet.rows[top][left]),
            {"first": str(top + 1), "last": str(bottom + 1)},
        )
        for top, bottom, left in meant
        if _tells_more(sheet, header, range(top, bottom + 1))
    ]
    return replace(sheet, rows=rows), told


def _names_someone(text: str, header: Header) -> bool:
    """Whether a merged cell holds a name, and not once more what stands in the header."""
    return may_be_name(text) and folded(text) not in {folded(each.split(PART)[-1]) for each in header.texts.values()}


def _tells_more(sheet: Sheet, header: Header, places: range) -> bool:
    """Whether the rows below the first say something that it does not."""
    first = sheet.rows[places[0]]
    return any(
        (value := sheet.rows[place][position]) != "" and text_of(value) != text_of(first[position])
        for place in places
        for position in header.columns
    )


def _join(rows: list[list[CellValue]], top: int, bottom: int, header: Header) -> None:
    """Take the cells of the rows below into the first, each value once; what stands in one row only stays a value."""
    places = range(top, bottom + 1)
    first = [*rows[top]]
    for position in header.columns:
        values = {text: value for place in places if (text := text_of(value := rows[place][position]))}
        first[position] = next(iter(values.values()), "") if len(values) < 2 else "; ".join(values)
    known = {*header.columns, header.counter}
    for place in places:
        rows[place] = ["" if position in known else value for position, value in enumerate(rows[place])]
    rows[top] = first
