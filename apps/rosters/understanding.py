"""From a workbook to people: choose the format, find each header, walk the bodies, read the cells, tell everything."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from apps.rosters import remarks
from apps.rosters.bodies import Body, BodyWalk, StatedCount
from apps.rosters.cells import SheetReader
from apps.rosters.formats import Format
from apps.rosters.headers import Header, HeaderWords, find_header
from apps.rosters.templates_out import OWN_SHEETS
from apps.rosters.titles import stated_day, stated_unit
from apps.rosters.values import Place, RefusedError, Remark, Row, SheetUnderstood, Total, Understood
from apps.rosters.workbooks import Sheet, Workbook, letter_of, text_of

NAMED_COLUMNS = 6


def understand(workbook: Workbook, formats: Sequence[Format], *, today: date, as_of: date | None = None) -> Understood:
    """What a workbook says. `as_of` overrides the day that the file states; without either it is `today`."""
    visible = [sheet for sheet in workbook.sheets if not sheet.hidden and sheet.name not in OWN_SHEETS]
    declared, headers = _recognise(visible, formats)
    if not headers:
        names = ", ".join(str(column.label) for column in declared.columns[:NAMED_COLUMNS])
        raise RefusedError(remarks.NO_HEADER, {"filename": workbook.filename, "columns": names})
    words = HeaderWords(declared)
    recognised = [sheet for sheet in visible if sheet.name in headers]
    with _collection_paused():
        told = [_SheetStory.of(sheet, headers[sheet.name], words, as_of, today) for sheet in recognised]
    left_out = list(_left_out(workbook, visible, headers))
    days = sorted({story.sheet.as_of for story in told if story.sheet.as_of})
    issues = [] if as_of or len(days) < 2 else [_days_differ(days)]
    return Understood(
        declared.code,
        tuple(story.sheet for story in told),
        tuple(row for story in told for row in story.rows),
        (*issues, *(issue for story in told for issue in story.issues)),
        (*left_out, *(notice for story in told for notice in story.notices)),
    )


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Nothing that is made while reading forms a cycle; looking for cycles took a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _recognise(sheets: Iterable[Sheet], formats: Sequence[Format]) -> tuple[Format, dict[str, Header]]:
    """The format that explains most columns, with the header of each sheet that has one."""
    best: tuple[int, Format, dict[str, Header]] = (-1, formats[0], {})
    for declared in formats:
        words = HeaderWords(declared)
        headers = {sheet.name: header for sheet in sheets if (header := find_header(sheet, words))}
        columns = max((len(header.keys) for header in headers.values()), default=0)
        best = max(best, (columns, declared, headers), key=lambda found: found[0])
    return best[1], best[2]


def _left_out(workbook: Workbook, visible: list[Sheet], headers: dict[str, Header]) -> Iterable[Remark]:
    for sheet in workbook.sheets:
        if sheet.hidden and sheet.name not in OWN_SHEETS:
            yield Remark(Place(sheet.name, 0), remarks.HIDDEN_SHEET, sheet.name)
        elif sheet in visible and sheet.name not in headers:
            yield Remark(Place(sheet.name, 0), remarks.SHEET_LEFT_OUT, sheet.name)


def _days_differ(days: list[date]) -> Remark:
    return Remark(Place("", 0), remarks.DAYS_DIFFER, ", ".join(f"{day:%d/%m/%Y}" for day in days))


@dataclass(frozen=True)
class _SheetStory:
    """One sheet, its rows, and all that is to be said about both."""

    sheet: SheetUnderstood
    rows: tuple[Row, ...]
    issues: tuple[Remark, ...]
    notices: tuple[Remark, ...]

    @classmethod
    def of(cls, sheet: Sheet, header: Header, words: HeaderWords, as_of: date | None, today: date) -> "_SheetStory":
        declared = words.declared
        stated = stated_day(sheet, header)
        body = BodyWalk(sheet, header, words).walk()
        rows = SheetReader(sheet, header, declared, as_of or stated or today).read(body.people)
        totals = tuple(_totals(sheet, header, body))
        understood = SheetUnderstood(
            sheet.name,
            tuple(place + 1 for place in header.rows),
            {key: letter_of(position) for position, key in sorted(header.columns.items(), reverse=True)},
            {letter_of(position): text for position, text in header.unused.items()},
            stated,
            stated_unit(sheet, header, declared.units),
            totals,
            len(rows),
        )
        issues = [*_header_issues(sheet, header, declared), *_body_issues(sheet, header, body)]
        notices = [*_header_notices(sheet, header), *_body_notices(sheet, body, totals)]
        return cls(
            understood,
            tuple(rows),
            tuple(_in_order([*issues, *(issue for row in rows for issue in row.issues)])),
            tuple(_in_order([*notices, *(notice for row in rows for notice in row.notices)])),
        )


def _in_order(told: list[Remark]) -> list[Remark]:
    return sorted(told, key=lambda remark: remark.place.row)


def _header_issues(sheet: Sheet, header: Header, declared: Format) -> Iterable[Remark]:
    row = header.rows[-1] + 1
    for position, key in header.repeated.items():
        first = next(place for place, known in header.columns.items() if known == key)
        place = Place(sheet.name, row, letter_of(position))
        yield Remark(place, remarks.REPEATED_COLUMN, header.texts[position], {"other": letter_of(first)}, key=key)
    stated = {key for column in header.keys for key in declared.column(column).keys}
    for column in declared.columns:
        if column.required and not stated & set(column.keys):
            yield Remark(Place(sheet.name, row), remarks.MISSING_COLUMN, str(column.label), key=column.key)


def _header_notices(sheet: Sheet, header: Header) -> Iterable[Remark]:
    row = header.rows[-1] + 1
    for position, after in header.guessed.items():
        place, before = Place(sheet.name, row, letter_of(position)), header.texts[position]
        yield Remark(place, remarks.GUESSED_COLUMN, before, before=before, after=after)
    for position, text in header.unused.items():
        yield Remark(Place(sheet.name, row, letter_of(position)), remarks.UNUSED_COLUMN, text)


def _body_issues(sheet: Sheet, header: Header, body: Body) -> Iterable[Remark]:
    if not body.people:
        yield Remark(Place(sheet.name, 0), remarks.NO_PEOPLE, sheet.name)
    for place in body.disagreeing:
        told = {"header": str(header.rows[-1] + 1)}
        yield Remark(Place(sheet.name, place + 1), remarks.DISAGREEING_HEADER, _words(sheet, place), told)
    for place in body.nameless:
        yield Remark(Place(sheet.name, place + 1), remarks.NO_NAME, _words(sheet, place))
    for place in body.unclear:
        yield Remark(Place(sheet.name, place + 1), remarks.UNCLEAR_ROW, _words(sheet, place))


def _body_notices(sheet: Sheet, body: Body, totals: Iterable[Total]) -> Iterable[Remark]:
    if body.closing:
        first, last = body.closing[0] + 1, body.closing[-1] + 1
        told = {"first": str(first), "last": str(last)}
        yield Remark(Place(sheet.name, first), remarks.CLOSING_ROWS, _words(sheet, body.closing[0]), told)
    for total in totals:
        if not total.agrees:
            yield Remark(total.place, remarks.TOTAL_DIFFERS, str(total.stated), {"counted": str(total.counted)})


def _words(sheet: Sheet, place: int) -> str:
    return " ".join(text for value in sheet.rows[place] if (text := text_of(value)))[:120]


def _totals(sheet: Sheet, header: Header, body: Body) -> Iterable[Total]:
    """Each stated count with the count that it comes nearest to: of its group, of all above it or of the whole list."""
    for count in body.counts:
        spans = [slice(count.since, count.until), slice(0, count.until), slice(0, None)]
        counted = [_filled(sheet, body, span, count) for span in spans]
        nearest = count.stated if count.stated in counted else counted[-1]
        letter = letter_of(count.column) if count.column is not None else None
        yield Total(Place(sheet.name, count.place + 1, letter), count.stated, nearest)


def _filled(sheet: Sheet, body: Body, span: slice, count: StatedCount) -> int:
    people = body.people[span]
    if count.column is None:
        return len(people)
    return sum(sheet.rows[person.place][count.column] != "" for person in people)
