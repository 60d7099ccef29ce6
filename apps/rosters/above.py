"""What stands above a table for all its rows: the year of "… NĂM 2024", the kind of "DANH SÁCH LUÂN CHUYỂN"."""

from apps.rosters.formats import Format, ToldAbove
from apps.rosters.header import Header
from apps.rosters.matters import headings
from apps.rosters.workbooks import Sheet


def told_above(sheet: Sheet, header: Header, declared: Format) -> dict[str, ToldAbove]:
    """The values of columns that the table has not, each by the key of its column."""
    asked = [column for column in declared.columns if column.above and column.key not in header.keys]
    if not asked:
        return {}
    stated = {key for column in header.keys for key in declared.column(column).keys}
    said = tuple(headings(sheet, header.rows.start)), tuple(dict.fromkeys(header.texts.values()))
    found = {}
    for column in asked:
        if column.above and stated.isdisjoint(column.keys):
            own = column.above((sheet.said,), ()) if sheet.said else None
            found[column.key] = own or column.above(*said)
    return {key: told for key, told in found.items() if told}
