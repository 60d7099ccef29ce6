"""What people have answered about a file, as plain data: read with its cells, so that reading asks no database.

Meanings come from the dictionary of the unit and its province, corrections and rows left out from the upload.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.core.text import fold_words, place_tones, tidy
from apps.rosters.formats import Cell, Column, Finding, Format, Parsed, Reader
from apps.rosters.mapping.values import NOTHING_SAID, Mappings
from apps.rosters.remarks import explain
from apps.rosters.remedies import REVOKE_IT
from apps.rosters.rows import Rows
from apps.rosters.values import Place, Remark, Row, Understood
from apps.rosters.workbooks import Sheet, Workbook, position_of, text_of

MAPPED = explain("R206", _("“%(before)s” was read as “%(after)s”, as the dictionary says."), REVOKE_IT)
MAPPED_AWAY = explain("R207", _("“%(before)s” was left out, as the dictionary says."), REVOKE_IT)
CORRECTED = explain(
    "R208",
    _("“%(before)s” was corrected on the page to “%(after)s”."),
    _("If that is wrong, take the correction back among the decisions of this roster."),
)
# The column that names a unit; group rows and headings name units too.
UNIT = "unit_text"

# What is folded holds no such sign: before a value that is known by its letters.
SPELLED = "="

RowPlace = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a value is read as: other words, or nothing; `entry` is the number of the dictionary's entry."""

    entry: int
    text: str


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything that was answered, by place: (format, column, folded value), (sheet, row, letter), (sheet, row)."""

    meanings: Mapping[tuple[str, str, str], Meaning] = field(default_factory=dict)
    cells: Mapping[tuple[str, int, str], str] = field(default_factory=dict)
    left_out: Mapping[RowPlace, str] = field(default_factory=dict)
    papers: Mapping[RowPlace, Mapping[str, str]] = field(default_factory=dict)
    people: Mapping[RowPlace, Mapping[str, str]] = field(default_factory=dict)
    mappings: Mappings = NOTHING_SAID
    # Whether a person said what the workbook holds.
    is_layout_chosen: bool = False


NOTHING = Answers()


def folded_value(text: str) -> str:
    """A value as the dictionary looks it up."""
    return fold_words(text)[:300]


def value_keys(column: str, text: str) -> tuple[str, ...]:
    """By what the dictionary knows a value: communes by their letters as well, for Mỵ Hòa is not Mỹ Hòa."""
    folded = folded_value(text)
    return (SPELLED + place_tones(tidy(text)).casefold()[:299], folded) if column == UNIT else (folded,)


def corrected(book: Workbook, answers: Answers) -> Workbook:
    """The workbook with the corrected texts in its cells."""
    if not answers.cells:
        return book
    by_sheet: dict[str, dict[tuple[int, int], str]] = {}
    for (sheet, row, letter), text in answers.cells.items():
        by_sheet.setdefault(sheet, {})[row - 1, position_of(letter)] = text
    return replace(book, sheets=tuple(_corrected(sheet, by_sheet.get(sheet.name, {})) for sheet in book.sheets))


def _corrected(sheet: Sheet, texts: Mapping[tuple[int, int], str]) -> Sheet:
    if not texts:
        return sheet
    rows = list(sheet.rows)
    for (place, position), text in texts.items():
        if place < len(rows) and position < len(rows[place]):
            rows[place] = [*rows[place][:position], text, *rows[place][position + 1 :]]
    return replace(sheet, rows=rows)


def worded(formats: Sequence[Format], answers: Answers) -> list[Format]:
    """The formats, their columns reading by the dictionary first."""
    if not answers.meanings:
        return list(formats)
    return [replace(each, columns=list(_worded(each, answers.meanings))) for each in formats]


def _worded(declared: Format, meanings: Mapping[tuple[str, str, str], Meaning]) -> Iterator[Column]:
    for column in declared.columns:
        own = {
            folded: meaning
            for (code, key, folded), meaning in meanings.items()
            if (code, key) == (declared.code, column.key)
        }
        yield replace(column, reader=by_dictionary(column, own)) if own else column


def by_dictionary(column: Column, meanings: Mapping[str, Meaning]) -> Callable[[date], Reader]:
    """The column's reader, which is given the meaning of a value that the dictionary knows."""

    def for_day(day: date) -> Reader:
        read = column.reader(day)

        def read_meaning(cell: Cell) -> Parsed:
            meaning = next((known for each in value_keys(column.key, cell.text) if (known := meanings.get(each))), None)
            return read(cell) if meaning is None else _meant(read, cell, meaning, column.keys[0])

        return read_meaning

    return for_day


def _meant(read: Reader, cell: Cell, meaning: Meaning, key: str) -> Parsed:
    """What the meaning states; the words of the file stay where the text itself is kept."""
    entry = {"entry": str(meaning.entry)}
    if not meaning.text:
        return Parsed({}, (Finding(MAPPED_AWAY, False, key, before=cell.text, params=entry),))
    parsed = read(Cell(meaning.text, meaning.text))
    values = {name: cell.text if name == "title_text" else value for name, value in parsed.values.items()}
    told = Finding(MAPPED, False, key, before=cell.text, after=meaning.text, params=entry)
    return Parsed(values, (told, *parsed.findings))


def settled(understood: Understood, answers: Answers, original: Workbook) -> Understood:
    """What was understood, with units named as the dictionary says, papers, rows left out and corrections told."""
    units = {
        folded: meaning.text
        for (code, key, folded), meaning in answers.meanings.items()
        if (code, key) == (understood.format, UNIT)
    }
    told = dict(_corrections(answers, original))
    if not (units or told or answers.left_out or answers.papers or answers.people):
        return understood
    rows = understood.rows.with_replaced(dict(_settled_rows(understood.rows, answers, units, told)))
    sheets = tuple(replace(sheet, unit_text=_unit(sheet.unit_text, units)) for sheet in understood.sheets)
    issues = tuple(issue for issue in understood.issues if (issue.place.sheet, issue.place.row) not in answers.left_out)
    notices = (*understood.notices, *(notice for notices in told.values() for notice in notices))
    return replace(understood, rows=rows, sheets=sheets, issues=issues, notices=notices)


def _corrections(answers: Answers, original: Workbook) -> Iterable[tuple[RowPlace, tuple[Remark, ...]]]:
    rows = {sheet.name: sheet.rows for sheet in original.sheets}
    found: dict[RowPlace, list[Remark]] = {}
    for (sheet, row, letter), text in answers.cells.items():
        cells = rows.get(sheet, [])[row - 1] if row <= len(rows.get(sheet, [])) else []
        before = text_of(cells[position_of(letter)]) if position_of(letter) < len(cells) else ""
        remark = Remark(Place(sheet, row, letter), CORRECTED, before, before=before, after=text)
        found.setdefault((sheet, row), []).append(remark)
    return ((place, tuple(remarks)) for place, remarks in found.items())


def _settled_rows(
    rows: Rows, answers: Answers, units: Mapping[str, str], told: Mapping[RowPlace, tuple[Remark, ...]]
) -> Iterator[tuple[int, Row]]:
    """The rows about which something was decided, by number."""
    decided = {*told, *answers.left_out, *answers.papers, *answers.people}
    for number, line in enumerate(rows.lines()):
        unit = _unit(line.unit_text, units)
        if unit != line.unit_text or (line.sheet, line.row) in decided:
            yield number, replace(_settled(rows[number], answers, told), unit_text=unit)


def _settled(row: Row, answers: Answers, told: Mapping[RowPlace, tuple[Remark, ...]]) -> Row:
    place = (row.place.sheet, row.place.row)
    values = {**row.values, "paper": answers.papers[place]} if place in answers.papers else row.values
    values = {**values, **_chosen(answers.people[place])} if place in answers.people else values
    return replace(
        row,
        values=values,
        notices=(*row.notices, *told.get(place, ())),
        left_out=answers.left_out.get(place, ""),
    )


def _chosen(said: Mapping[str, str]) -> dict[str, object]:
    """Whom the row means, and the paper by which a transfer takes place at once."""
    paper = {key: said[key] for key in ("number", "on", "issuer") if said.get(key)}
    return {"chosen": said["cadre"], **({"carry_out": paper} if paper else {})}


def _unit(text: str | None, units: Mapping[str, str]) -> str | None:
    if not text:
        return text
    return next((units[each] for each in value_keys(UNIT, text) if each in units), text) or None
