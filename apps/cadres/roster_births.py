"""Reading dates of birth: in one column, in a column for each sex, or day, month and year apart."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import lru_cache

from apps.cadres import roster_remarks as told
from apps.cadres.roster_dates import FULL_DATE, MARK, USUAL, Manner, partial_date_of
from apps.core.dates import PartialDate, Precision
from apps.rosters.formats import UNSTATED, AtAGlance, Cell, Finding, Parsed, Reader, RowValues
from apps.rosters.workbooks import CellValue

# Ages outside are impossible for people of a roster; above the usual ones it is only remarked on.
YOUNGEST, USUALLY_OLDEST, OLDEST = 18, 75, 90
# 31/12/1999
LONGEST_DAY = 10
LAST = {"birth_day": 31, "birth_month": 12}
BIRTH_PARTS = ("birth_year", "birth_month", "birth_day")


def _birth(day: date, sex: str | None, manner: Manner) -> Reader:
    stated = {"sex": sex} if sex else {}

    def read(cell: Cell) -> Parsed:
        if sex and MARK.fullmatch(cell.text):
            return Parsed(stated)
        born, findings = partial_date_of(cell, "birth", manner)
        if born is None:
            return Parsed(stated, findings)
        return Parsed({"birth": born, **stated}, (*findings, *_implausible(born, day)))

    def glance(text: str) -> Mapping[str, object] | None:
        """A whole date of someone of a usual age."""
        born = _whole_day(text) if len(text) <= LONGEST_DAY else None
        if born is None or not YOUNGEST < day.year - born.first.year < USUALLY_OLDEST:
            return None
        return {"birth": born, **stated}

    # Where months stand first, a day tells itself only beside the others of its column.
    return read if manner.has_month_first else AtAGlance(read, glance)


# People of working age were born on twenty thousand days.
@lru_cache(maxsize=20_000)
def _whole_day(text: str) -> PartialDate | None:
    """A day, month and year in figures; what is written otherwise is read with more care."""
    found = FULL_DATE.fullmatch(text)
    try:
        return PartialDate(date(int(found[3]), int(found[2]), int(found[1]))) if found else None
    except ValueError:
        return None


def birth_reader(sex: str | None = None) -> Callable[[date], Reader]:
    """Reads birth dates; in a column of one sex the date, or a mere mark, also states the sex."""
    return lambda day: _birth(day, sex, USUAL)


def birth_surveyor(sex: str | None = None) -> Callable[[date, Collection[CellValue]], Reader]:
    """The same in the light of all cells of the column."""
    return lambda day, values: _birth(day, sex, Manner.of(values))


def _implausible(born: PartialDate, day: date) -> tuple[Finding, ...]:
    if YOUNGEST < day.year - born.first.year < USUALLY_OLDEST:
        return ()
    youngest, oldest = born.ages_on(day)
    ages = {"age": str(oldest), "day": f"{day:%d/%m/%Y}"}
    if oldest < YOUNGEST or youngest > OLDEST:
        return (Finding(told.BIRTH_IMPLAUSIBLE, key="birth", value=str(born), params=ages),)
    return (Finding(told.BIRTH_UNUSUAL, False, "birth", str(born), params=ages),) if youngest > USUALLY_OLDEST else ()


def read_birth_part(key: str) -> Reader:
    """The day or the month, where each has a column of its own; a zero says that it is not known."""

    def read(cell: Cell) -> Parsed:
        text = cell.text.removesuffix(".0")
        if not text.isdigit() or int(text) > LAST[key]:
            return Parsed({}, (Finding(told.DATE_UNCLEAR, key=key),))
        return Parsed({key: int(text)} if int(text) else {})

    return read


def read_birth_year(cell: Cell) -> Parsed:
    """The year, where day and month have columns of their own; a whole date is taken as it is."""
    born, findings = partial_date_of(cell, "birth_year")
    if born is None:
        return Parsed({}, findings)
    return Parsed({"birth": born} if born.precision != Precision.YEAR else {"birth_year": born.first.year}, findings)


def join_birth(row: RowValues) -> Parsed:
    """The date of birth out of its parts."""
    year, month, day = (row.values.get(key) for key in BIRTH_PARTS)
    if "birth" in row.values or not (year or month or day):
        return UNSTATED
    try:
        born = _of_parts(year, month, day)
    except ValueError:
        written = "/".join(str(part) for part in (day, month, year) if part)
        return Parsed({}, (Finding(told.DATE_UNCLEAR, key="birth_year", value=written),))
    return Parsed({"birth": born}, _implausible(born, row.day))


def birth_beside_name(row: RowValues) -> Parsed:
    """The date of birth that stands behind the name, where no column of its own tells it."""
    born = row.values.get("birth_beside_name")
    if "birth" in row.values or not isinstance(born, PartialDate):
        return UNSTATED
    return Parsed({"birth": born}, _implausible(born, row.day))


def _of_parts(year: object, month: object, day: object) -> PartialDate:
    """A day needs its month, a month its year."""
    if not isinstance(year, int) or (day and not month):
        raise ValueError
    if not isinstance(month, int):
        return PartialDate(date(year, 1, 1), Precision.YEAR)
    if not isinstance(day, int):
        return PartialDate(date(year, month, 1), Precision.MONTH)
    return PartialDate(date(year, month, day))
