"""Columns whose cells mostly raise an issue: their header may stand above the values of another column."""

from collections import Counter
from collections.abc import Iterator

from apps.rosters import remarks
from apps.rosters.header import Header
from apps.rosters.known import UNREAD
from apps.rosters.rows import SheetRows
from apps.rosters.values import Place, Remark

LEAST_CELLS = 3


def doubtful_columns(header: Header, rows: SheetRows) -> Iterator[Remark]:
    """One notice at the header: the cells that raise no issue may be as wrong as the others."""
    raised = Counter(
        letter for issues, _ in rows.told().values() for letter in {issue.place.column for issue in issues}
    )
    for lane in rows.lanes:
        doubted = raised[lane.letter]
        filled = sum(known is not UNREAD for known in lane.cells) if doubted >= LEAST_CELLS else 0
        if filled and doubted * 2 > filled:
            place = Place(rows.sheet, header.rows[-1] + 1, lane.letter)
            told = {"count": str(doubted), "of": str(filled)}
            yield Remark(place, remarks.MOSTLY_DOUBTED, header.texts.get(lane.position, ""), told, key=lane.column.key)
