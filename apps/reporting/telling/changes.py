"""What changed between two days, in words; shares change by percentage points, told from the counts themselves."""

from decimal import Decimal

from django.utils.translation import gettext as __
from django.utils.translation import ngettext

from apps.core.narrowing import present
from apps.reporting.definitions import Category, Population
from apps.reporting.table import Breakdown, ReportTable, points, share
from apps.reporting.telling.pieces import Piece, Pieces, decimal_words, joined, number_words, told
from apps.reporting.telling.rows import Named, row_words, separator_of

# Beyond these no reader reads, and two shares of one registry are told apart long before.
MOST_PLACES = 6


def base_change(table: ReportTable, before: ReportTable, group: Population) -> Pieces:
    """`12 more than on 31/12/2024 (3.194)`; a day of which nothing was recorded is none to compare with."""
    now, then = (each.base(group.code, each.unit.pk) for each in (table, before))
    parts = {
        "number": number_words(abs(now - then)),
        "day": f"{before.day:%d/%m/%Y}",
        "then": number_words(then),
    }
    if not then:
        return told(__("there are no figures of %(day)s to compare with"), day=parts["day"])
    if now == then:
        return told(__("the same as on %(day)s"), day=parts["day"])
    if now > then:
        return told(__("%(number)s persons more than on %(day)s (%(then)s)"), **parts)
    return told(__("%(number)s persons fewer than on %(day)s (%(then)s)"), **parts)


def level_changes(
    table: ReportTable, before: ReportTable, group: Population, breakdown: Breakdown, named: Named, places: int
) -> Pieces:
    """The shares that moved visibly since the other day; empty where no two can be compared."""
    old = next((each for each in before.breakdowns if each.dimension == breakdown.dimension), None)
    if old is None or not before.base(group.code, before.unit.pk):
        return ()
    moved = [
        words_of
        for row in (*named.rows, *named.rest)
        if row.code in old.by_code and (words_of := _change(table, before, group, (breakdown, old), row, places))
    ]
    day = f"{before.day:%d/%m/%Y}"
    if not moved:
        return told(__("Compared with %(day)s, the shares have not changed."), day=day)
    return told(
        __("Compared with %(day)s: %(changes)s."), day=day, changes=joined(moved, separator_of(breakdown, named.rows))
    )


def _change(
    table: ReportTable,
    before: ReportTable,
    group: Population,
    breakdowns: tuple[Breakdown, Breakdown],
    row: Category,
    places: int,
) -> Pieces:
    now = table.count(group.code, table.unit.pk, breakdowns[0], row)
    then = before.count(group.code, before.unit.pk, breakdowns[1], breakdowns[1].by_code[row.code])
    bases = table.base(group.code, table.unit.pk), before.base(group.code, before.unit.pk)
    if now is None or then is None:
        return ()
    difference = points(now, bases[0], then, bases[1], places)
    if not difference:
        return ()
    then_words, now_words = _ends((then, bases[1]), (now, bases[0]), difference, places)
    parts = {
        "row": Piece(row_words(breakdowns[0], row)),
        "points": Piece(decimal_words(abs(difference), places)),
        "then": Piece(then_words),
        "now": Piece(now_words),
    }
    return told(_pattern(difference), **parts)


def _ends(then: tuple[int, int], now: tuple[int, int], difference: Decimal, places: int) -> tuple[str, str]:
    """Both shares, each of a count and its base, with so many decimals that they bear the difference told out.

    6.64% and 5.96% lie 0.7 points apart, but 6.6% and 6.0% do not.
    """
    half = Decimal(1).scaleb(-places) / 2
    for finer in range(places, MOST_PLACES + 1):
        ends = [present(share(*each, finer)) for each in (then, now)]
        if abs(ends[1] - ends[0] - difference) <= half:
            break
    return decimal_words(ends[0], finer), decimal_words(ends[1], finer)


def _pattern(difference: Decimal) -> str:
    many = 1 if abs(difference) == 1 else 2
    up = ngettext(
        "%(row)s up %(points)s percentage point (from %(then)s%% to %(now)s%%)",
        "%(row)s up %(points)s percentage points (from %(then)s%% to %(now)s%%)",
        many,
    )
    down = ngettext(
        "%(row)s down %(points)s percentage point (from %(then)s%% to %(now)s%%)",
        "%(row)s down %(points)s percentage points (from %(then)s%% to %(now)s%%)",
        many,
    )
    return up if difference > 0 else down
