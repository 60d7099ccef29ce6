"""What is to be said about a sheet as a whole: its header, its rows that are no people, its totals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter

from apps.rosters import remarks
from apps.rosters.bodies import Body
from apps.rosters.formats import Column, Format, ToldAbove
from apps.rosters.header import Header
from apps.rosters.header_unnamed import unnamed
from apps.rosters.turned import Pairs
from apps.rosters.values import ColumnSeen, Place, Remark, Total, kept_name
from apps.rosters.workbooks import CellValue, Sheet, letter_of, position_of, text_of

SHOWN_SAMPLES, TOLD_SAMPLES, FIRST_ROWS = 4, 2, 100


def header_issues(sheet: Sheet, header: Header, declared: Format, above: Mapping[str, ToldAbove]) -> Iterable[Remark]:
    """Columns that two headers claim, that cannot be told for certain, or that are missing."""
    row = header.rows[-1] + 1
    for position, key in header.repeated.items():
        first = next(place for place, known in header.columns.items() if known == key)
        place = Place(sheet.name, row, letter_of(position))
        yield Remark(place, remarks.REPEATED_COLUMN, header.texts[position], {"other": letter_of(first)}, key=key)
    for position, found in header.doubts.items():
        place = Place(sheet.name, row, letter_of(position))
        told = {"proposal": kept_name(declared.column(found.key).label)}
        yield Remark(place, remarks.DOUBTED_COLUMN, header.texts[position], told, key=found.key)
    for column in missing_columns(declared, {*header.keys, *above}):
        yield Remark(Place(sheet.name, row), remarks.MISSING_COLUMN, str(column.label), key=column.key)


def second_row_issues(sheet: Sheet, header: Header, seen: Iterable[ColumnSeen]) -> Iterable[Remark]:
    """What stands in the second rows of people below no header, until someone says what it is."""
    pairs = Pairs.of(sheet.name)
    found = [each for each in seen if pairs and each.why == "unnamed" and position_of(each.letter) >= pairs.width]
    if found:
        told = ", ".join(each.samples[0] for each in found)
        yield Remark(Place(sheet.name, header.rows[-1] + 1), remarks.STACKED, told)


def missing_columns(declared: Format, there: set[str]) -> Iterator[Column]:
    """The required columns that are not there, and the first that makes a list one of its format, where none does."""
    stated = {key for column in there for key in declared.column(column).keys}
    telling = [declared.column(key) for key in declared.telling]
    yield from telling[:1] if stated.isdisjoint(key for column in telling for key in column.keys) else ()
    for column in declared.columns:
        if column.required and column not in telling[:1] and not stated & set(column.keys):
            yield column


def above_notices(sheet: Sheet, header: Header, declared: Format, above: Mapping[str, ToldAbove]) -> Iterable[Remark]:
    """What was read for every row from a line above the table, or from a header."""
    for key, told in above.items():
        params = {"column": kept_name(declared.column(key).label)}
        place = Place(sheet.name, header.rows[-1] + 1)
        yield Remark(place, remarks.TOLD_ABOVE, told.line, params, before=told.line, after=told.words, key=key)


def header_notices(sheet: Sheet, header: Header, body: Body) -> Iterable[Remark]:
    """Headers that were guessed, columns that are not used."""
    row = header.rows[-1] + 1
    rows = _rows_of(sheet, header, body) if header.weighed else []
    for position, after in header.guessed.items():
        place, before = Place(sheet.name, row, letter_of(position)), header.texts[position]
        if position in header.weighed:
            told = {"samples": " · ".join(text[:60] for text in islice(_distinct(rows, position), TOLD_SAMPLES))}
            yield Remark(place, remarks.WEIGHED_COLUMN, before, told, before=before, after=after)
        else:
            yield Remark(place, remarks.GUESSED_COLUMN, before, before=before, after=after)
    for position, text in header.unused.items():
        code = remarks.NOT_USED if position in header.refused else remarks.UNUSED_COLUMN
        yield Remark(Place(sheet.name, row, letter_of(position)), code, text)
    for position, text in unnamed_columns(sheet, header, body).items():
        if position not in header.refused:
            yield Remark(Place(sheet.name, row, letter_of(position)), remarks.UNNAMED_COLUMN, text)


def unnamed_columns(sheet: Sheet, header: Header, body: Body) -> dict[int, str]:
    """Columns with values of people, but no header, each with its first value; nobody known, of any row."""
    known = {*header.texts, *header.columns, header.counter}
    width = len(sheet.rows[header.rows.start])
    unknown = [position for position in range(width) if position not in known]
    rows = _rows_of(sheet, header, body) if unknown else []
    return {position: first for position in unknown if (first := next(_distinct(rows, position), ""))}


def body_issues(sheet: Sheet, header: Header, body: Body) -> Iterable[Remark]:
    """Rows that cannot be told for certain."""
    if not body.people:
        yield Remark(Place(sheet.name, 0), remarks.NO_PEOPLE, sheet.name)
    for place in body.disagreeing:
        told = {"header": str(header.rows[-1] + 1)}
        yield Remark(Place(sheet.name, place + 1), remarks.DISAGREEING_HEADER, words_of(sheet, place), told)
    for code, places in (
        (remarks.NO_NAME, body.nameless),
        (remarks.UNCLEAR_ROW, body.unclear),
        (remarks.TWO_PEOPLE, body.doubled),
    ):
        yield from (Remark(Place(sheet.name, place + 1), code, words_of(sheet, place)) for place in places)


def body_notices(sheet: Sheet, body: Body, totals: Iterable[Total]) -> Iterable[Remark]:
    """Rows that were taken for headings, notes or another table, and totals that differ."""
    for code, runs in ((remarks.CLOSING_ROWS, body.closing), (remarks.OTHER_TABLE, body.foreign)):
        for run in runs:
            first, last = run[0] + 1, run[-1] + 1
            told = {"first": str(first), "last": str(last)}
            yield Remark(Place(sheet.name, first), code, words_of(sheet, run[0]), told)
    for place in body.headings:
        yield Remark(Place(sheet.name, place + 1), remarks.HEADING, words_of(sheet, place))
    for total in totals:
        if not total.agrees:
            yield Remark(total.place, remarks.TOTAL_DIFFERS, f"{total.stated:g}", {"counted": f"{total.counted:g}"})
    if sheet.hidden_rows or sheet.hidden_columns:
        told = {"rows": str(sheet.hidden_rows), "columns": str(sheet.hidden_columns)}
        yield Remark(Place(sheet.name, 0), remarks.HIDDEN_ROWS, sheet.name, told)


def words_of(sheet: Sheet, place: int) -> str:
    """A row as one line."""
    return " ".join(text for value in sheet.rows[place] if (text := text_of(value)))[:120]


def columns_seen(sheet: Sheet, header: Header, body: Body) -> tuple[ColumnSeen, ...]:
    """The columns that a person may have something to say about, with samples of their values."""
    unread = unnamed_columns(sheet, header, body)
    asked = {*header.guessed, *header.doubts, *header.repeated, *header.refused}
    whys = (
        *((position, "read") for position in header.columns if position not in asked),
        *((position, _why_guessed(header, position)) for position in header.guessed),
        *((position, "doubted") for position in header.doubts),
        *((position, "repeated") for position in header.repeated),
        *((position, "refused") for position in sorted(header.refused)),
        *((position, "unused") for position in header.unused if position not in header.refused),
        *((position, "unnamed") for position in unread if position not in header.refused),
    )
    claimed = set(header.repeated.values())
    rivals = {position: "repeated" for position, key in header.columns.items() if key in claimed}
    rows = _rows_of(sheet, header, body)
    return tuple(_seen(rows, header, position, why) for position, why in sorted({*(dict(whys) | rivals).items()}))


def _why_guessed(header: Header, position: int) -> str:
    if position in header.weighed:
        return "weighed"
    return "likened" if position in header.likened else "guessed"


def _seen(rows: Sequence[Sequence[CellValue]], header: Header, position: int, why: str) -> ColumnSeen:
    key = header.columns.get(position, "")
    doubt = header.doubts.get(position)
    proposal = key or (doubt.key if doubt else header.repeated.get(position, ""))
    samples = tuple(text[:60] for text in islice(_distinct(rows, position), SHOWN_SAMPLES))
    path = header.paths.get(position) or unnamed(position)
    return ColumnSeen(letter_of(position), header.texts.get(position, ""), path, key, proposal, why, samples)


def _distinct(rows: Sequence[Sequence[CellValue]], position: int) -> Iterator[str]:
    """The different values of a column; few rows mostly hold as many as are looked for."""
    column, found = map(itemgetter(position), rows), dict[CellValue, None]()
    # What is left at once: a long list of one value has ten thousand rows.
    for stretch in (islice(column, FIRST_ROWS), column):
        new = [value for value in dict.fromkeys(stretch) if value != "" and value not in found]
        found.update(dict.fromkeys(new))
        yield from (text for value in new if (text := text_of(value)))


def _rows_of(sheet: Sheet, header: Header, body: Body) -> list[list[CellValue]]:
    """The rows of people; nobody known, all rows below the header."""
    return [sheet.rows[person.place] for person in body.people] or sheet.rows[header.rows.stop :]
