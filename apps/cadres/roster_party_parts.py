"""The day of joining the Party where its day, month and year have columns of their own."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres import roster_remarks as told
from apps.cadres.roster_dates import USUAL
from apps.cadres.roster_party import membership_reader
from apps.cadres.roster_people import always, party_paths
from apps.core.dates import PartialDate, Precision
from apps.rosters.formats import UNSTATED, Cell, Column, Finding, Parsed, Reader, RowRule, RowValues, Rule

YEAR, MONTH, DAY = PARTY_PARTS = ("party_year", "party_month", "party_day")
LAST = {DAY: 31, MONTH: 12}


def _part_reader(key: str) -> Reader:
    """Reads the day or the month; a zero or a dash says that it is not known."""

    def read(cell: Cell) -> Parsed:
        text = cell.text.removesuffix(".0")
        if not text.isdigit() or int(text) > LAST[key]:
            return Parsed({}, (Finding(told.DATE_UNCLEAR, key=key),))
        return Parsed({key: int(text)} if int(text) else {})

    return read


def _year_reader(day: date) -> Reader:
    """Reads the year; a whole date, or words on membership, are taken as they are."""
    read_whole = membership_reader("party_joined", day, USUAL)

    def read(cell: Cell) -> Parsed:
        parsed = read_whole(cell)
        joined = parsed.values.get("party_joined")
        if not isinstance(joined, PartialDate) or joined.precision != Precision.YEAR:
            return parsed
        return Parsed({YEAR: joined.first.year, "party_member": True}, parsed.findings)

    return read


def join_party(day: date) -> Rule:
    """The day of joining out of its parts."""
    read_whole = membership_reader("party_joined", day, USUAL)

    def join(row: RowValues) -> Parsed:
        year, month, of_month = map(row.values.get, PARTY_PARTS)
        if not (year or month or of_month):
            return UNSTATED
        text = "/".join(str(part) for part in (of_month, month, year) if part)
        if not year or (of_month and not month):
            return Parsed({}, (Finding(told.DATE_UNCLEAR, key=YEAR, value=text),))
        return read_whole(Cell(text, text))

    return join


PARTY_PART_COLUMNS = tuple(
    Column(key, label, party_paths(part), reader, position=60, repeats=False, in_template=False)
    for key, label, part, reader in (
        (DAY, _("Day of joining the Party"), "Ngày", always(_part_reader(DAY))),
        (MONTH, _("Month of joining the Party"), "Tháng", always(_part_reader(MONTH))),
        (YEAR, _("Year of joining the Party"), "Năm", _year_reader),
    )
)
PARTY_JOINED_OF_PARTS = RowRule(join_party, asks=PARTY_PARTS, unless=("party_joined",), reads=PARTY_PARTS)
