"""How high the rows of headings in a Word document are, in points: programs cut what they have not reckoned with.

Word makes no row higher for words that stand upright; LibreOffice, where headings are repeated on a further page, none
for one that reaches over several rows.
"""

from collections.abc import Collection, Sequence
from math import ceil

from apps.reporting.papers.layout import SIDES, placed_heads
from apps.reporting.papers.paper import Table
from apps.reporting.papers.turned_heads import letters_of_turned
from apps.reporting.papers.wrapping import lines_of

# A line and a bold letter in parts of the size of letters; what stands above and below the words of a cell.
LINE, LETTER, APART = 1.2, 0.6, 3
UPRIGHT_LETTER = 0.54


def head_heights(table: Table, turned: Collection[tuple[int, int]], widths: Sequence[float], size: float) -> list[int]:
    """For each row of headings, or nought where it grows by itself; `widths` are in points."""
    heights = [0] * len(table.heads)
    for placed in placed_heads(table):
        rows = placed.head.rows
        if rows > 1 and (placed.row, placed.column) not in turned:
            width = sum(widths[placed.column : placed.column + placed.head.columns])
            lines = lines_of(placed.head.text, (width - SIDES) / (size * LETTER))
            each = ceil((lines * size * LINE + APART) / rows)
            for row in range(placed.row, placed.row + rows):
                heights[row] = max(heights[row], each)
    letters = letters_of_turned(table, turned, [int((width - SIDES) / (size * LINE)) for width in widths])
    heights[-1] = max(heights[-1], ceil(letters * size * UPRIGHT_LETTER))
    return heights
