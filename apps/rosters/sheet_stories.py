"""One sheet, its rows, and all that is to be said about both."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from apps.rosters import remarks
from apps.rosters.above import told_above
from apps.rosters.bodies import Body, BodyWalk
from apps.rosters.cells import SheetReader
from apps.rosters.completed_cells import completed_cells
from apps.rosters.continued_rows import with_continued
from apps.rosters.doubtful_columns import doubtful_columns
from apps.rosters.followed_names import with_followed_names
from apps.rosters.formats import Finding, Format
from apps.rosters.header import Header
from apps.rosters.header_spellings import folded
from apps.rosters.header_words import HeaderWords
from apps.rosters.headers import header_at
from apps.rosters.legends import with_words
from apps.rosters.merged_people import joined_people
from apps.rosters.rows import UNIT, Part
from apps.rosters.sampling import Samples
from apps.rosters.sheet_remarks import (
    above_notices,
    body_issues,
    body_notices,
    columns_seen,
    header_issues,
    header_notices,
    second_row_issues,
)
from apps.rosters.slid_headers import looks_slid, unslid
from apps.rosters.stacked_rows import with_second_lines
from apps.rosters.titles import enclosing_day, listed_day, stated_unit
from apps.rosters.totals import counted
from apps.rosters.values import ColumnSeen, Place, Remark, SheetUnderstood, Total
from apps.rosters.workbooks import CellValue, Sheet, letter_of, text_of


@dataclass(frozen=True)
class SheetStory:
    """What one sheet says, with all remarks on it in the order of its rows."""

    sheet: SheetUnderstood
    parts: tuple[Part, ...]
    issues: tuple[Remark, ...]
    notices: tuple[Remark, ...]

    @classmethod
    def of(
        cls,
        sheet: Sheet,
        header: Header,
        words: HeaderWords,
        as_of: date | None,
        today: date,
        under: tuple[str | None, str | None] = (None, None),
    ) -> "SheetStory":
        """Walk the body, read the cells, compare the totals; from a header of another order on, read by that."""
        declared, stated = words.declared, listed_day(sheet, header, words.declared, today)
        day = as_of or stated or enclosing_day(sheet, header, today) or today
        whole = sheet
        sheet, header = with_second_lines(sheet, header)
        sheet, explained = with_words(sheet, header)
        sheet, spread = spread_merged(sheet, header, words)
        sheet, joined = joined_people(sheet, header, words)
        sheet, continued = with_continued(sheet, header, words)
        sheet, followed = with_followed_names(sheet, header, words, Samples(sheet, declared, day))
        samples = Samples(sheet, declared, day)
        body = BodyWalk(sheet, header, words, samples).walk(under)
        if turn := _other_order(sheet, header, body, words, samples):
            above, below = _divided(whole, header, turn)
            first = cls.of(above, header, words, as_of, today, under)
            under = BodyWalk(above, header, words, samples).walk(under).ends_under
            return first.followed_by(cls.of(below, turn, words, as_of, today, under), turn)
        told = told_above(sheet, header, declared)
        sheet, completed = completed_cells(sheet, header, declared, day, body.people)
        rows = SheetReader(sheet, header, declared, day, told).read(body.people)
        rows.asides = _asides(sheet, header, declared, body)
        for number, findings in completed.items():
            rows.asides.setdefault(number, []).extend(findings)
        unit = stated_unit(sheet, header, declared)
        seen = columns_seen(sheet, header, body)
        totals = tuple(_totals(sheet, body))
        issues = [
            *second_row_issues(sheet, header, seen),
            *header_issues(sheet, header, declared, told),
            *body_issues(sheet, header, body),
            *_unit_issues(sheet, header, body),
        ]
        if looks_slid((each for told_of, _ in rows.told().values() for each in told_of), len(rows)) and (
            found := unslid(whole, header, words, Samples(whole, declared, day))
        ):
            return cls.of(found.sheet, found.header, words, as_of, today, under).with_notice(found.told)
        notices = [
            *explained,
            *spread,
            *joined,
            *continued,
            *followed,
            *above_notices(sheet, header, declared, told),
            *header_notices(sheet, header, body),
            *body_notices(sheet, body, totals),
        ]
        notices += doubtful_columns(header, rows)
        for of_row, noted in rows.told().values():
            issues.extend(of_row)
            notices.extend(noted)
        return cls(
            sheet_understood(sheet, header, seen, stated, unit, totals=totals, rows=len(rows)),
            (rows,),
            tuple(in_order(issues)),
            tuple(in_order(notices)),
        )

    def with_notice(self, told: Remark) -> "SheetStory":
        """The same with one thing more to tell."""
        return replace(self, notices=tuple(in_order([told, *self.notices])))

    def followed_by(self, other: "SheetStory", turn: Header) -> "SheetStory":
        """Both parts of a sheet as one story, told where the second begins."""
        row = turn.rows[0] + 1
        told = Remark(Place(self.sheet.name, row), remarks.OTHER_ORDER, "", {"row": str(row)})
        sheet = replace(
            self.sheet, rows=self.sheet.rows + other.sheet.rows, totals=self.sheet.totals + other.sheet.totals
        )
        return SheetStory(
            sheet,
            self.parts + other.parts,
            self.issues + other.issues,
            tuple(in_order([*self.notices, told, *other.notices])),
        )


def _other_order(sheet: Sheet, header: Header, body: Body, words: HeaderWords, samples: Samples) -> Header | None:
    """The header below some people that is as good as the first, only of other columns."""
    if not body.disagreeing or not body.people or body.people[0].place > body.disagreeing[0]:
        return None
    turn = header_at(sheet, body.disagreeing[0], words, samples)
    enough = len(turn.keys) * 2 >= len(header.keys) and not turn.repeated
    return turn if enough and turn.names_people(words) else None


def _divided(sheet: Sheet, header: Header, turn: Header) -> tuple[Sheet, Sheet]:
    """The sheet down to a second header, and with only that header and what stands below it; rows keep their places."""
    width = len(sheet.rows[0])
    top, stop = header.rows.start, turn.rows.start
    empty: list[CellValue] = [""] * width
    below = [*sheet.rows[:top], *([empty] * (stop - top)), *sheet.rows[stop:]]
    return replace(sheet, rows=sheet.rows[:stop]), replace(sheet, rows=below)


def sheet_understood(
    sheet: Sheet,
    header: Header,
    seen: tuple[ColumnSeen, ...],
    day: date | None,
    unit: str | None,
    *,
    totals: tuple[Total, ...] = (),
    rows: int = 0,
) -> SheetUnderstood:
    """How a sheet was read."""
    return SheetUnderstood(
        sheet.name,
        tuple(place + 1 for place in header.rows),
        {key: letter_of(position) for position, key in sorted(header.columns.items(), reverse=True)},
        {letter_of(position): text for position, text in header.unused.items()},
        day,
        unit,
        totals,
        rows,
        seen,
    )


def in_order(told: list[Remark]) -> list[Remark]:
    """Remarks by their rows."""
    return sorted(told, key=lambda remark: remark.place.row)


def spread_merged(sheet: Sheet, header: Header, words: HeaderWords) -> tuple[Sheet, list[Remark]]:
    """The sheet with cells that are merged over several rows read in each of them, as they are seen; and notices."""
    shared = {position for position, key in header.columns.items() if _is_shared(key, words.declared)}
    # A header that is repeated below is merged as the first one is.
    above = sheet.rows[header.rows.start : header.rows.stop]
    headers = {folded(text_of(value)) for row in above for value in row}
    spans = [
        (top, bottom, left)
        for (top, left), (bottom, _) in sheet.merges or ()
        if bottom > top >= header.rows.stop
        # the merged cells of a list below this one are not among its rows
        and top < len(sheet.rows)
        and left in shared
        and sheet.rows[top][left] != ""
        and folded(text_of(sheet.rows[top][left])) not in headers
        and not words.heads(map(text_of, sheet.rows[top]))
    ]
    if not spans:
        return sheet, []
    rows = list(sheet.rows)
    for top, bottom, left in spans:
        for place in range(top + 1, min(bottom, len(rows) - 1) + 1):
            rows[place] = [*rows[place]]
            rows[place][left] = rows[top][left]
    first = {left: text_of(rows[top][left]) for top, _, left in reversed(spans)}
    told = [
        Remark(Place(sheet.name, header.rows[-1] + 1, letter_of(left)), remarks.MERGED_CELLS, text)
        for left, text in first.items()
    ]
    return replace(sheet, rows=rows), told


def _is_shared(key: str, declared: Format) -> bool:
    """Whether one cell may say something of several rows: of facts all but whom or what a row is about."""
    if declared.column(key).repeats:
        return True
    return bool(declared.telling) and key not in (*declared.whom, *declared.person)


def _asides(sheet: Sheet, header: Header, declared: Format, body: Body) -> dict[int, list[tuple[str | None, Finding]]]:
    """What the file says of people beside their cells, by their number."""
    if not sheet.struck and not sheet.comments:
        return {}
    names = next((at for at, key in header.columns.items() if key in declared.person), 0)
    found: dict[int, list[tuple[str | None, Finding]]] = {}
    for number, person in enumerate(body.people):
        if person.place in sheet.struck:
            name = text_of(sheet.rows[person.place][names])
            found.setdefault(number, []).append((letter_of(names), Finding(remarks.STRUCK_OUT, False, value=name)))
        for position, words in sheet.comments.get(person.place, ()):
            told = Finding(remarks.COMMENT, False, value=words)
            found.setdefault(number, []).append((letter_of(position), told))
    return found


def _unit_issues(sheet: Sheet, header: Header, body: Body) -> Iterable[Remark]:
    """Units that are written in some rows only: nothing tells whose the other rows are."""
    position = next((place for place, key in header.columns.items() if key == UNIT), None)
    if position is None or not body.people:
        return
    empty = [person.place for person in body.people if sheet.rows[person.place][position] == "" and not person.unit]
    if empty and len(empty) < len(body.people):
        told = {"rows": str(len(empty)), "first": str(empty[0] + 1)}
        place = Place(sheet.name, empty[0] + 1, letter_of(position))
        yield Remark(place, remarks.UNIT_LEFT_EMPTY, header.texts.get(position, ""), told, key=UNIT)


def _totals(sheet: Sheet, body: Body) -> Iterable[Total]:
    """Each stated number with the count or the sum that it comes nearest to."""
    places = [person.place for person in body.people]
    for count in body.tally.counts:
        letter = letter_of(count.column) if count.column is not None else None
        found = counted(sheet, places, body.tally, count)
        yield Total(Place(sheet.name, count.place + 1, letter), count.stated, found)
