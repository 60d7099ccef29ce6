"""Which values of an upload nobody could read: grouped by what is written, with their rows, proposals and choices."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from apps.rosters.answers import UNIT, folded_value, value_keys
from apps.rosters.formats import Cell, Column, Format
from apps.rosters.meanings import Meanings
from apps.rosters.models import Upload, ValueMapping
from apps.rosters.registry import format_named
from apps.rosters.units import province_of, unit_model

# Words that name no unit at all, or several of the roster's own. What names another commune (D103, D112) is no question
# of words: “it means ours” would write that commune's people here, and every later file's.
UNIT_CODES = frozenset({"D104", "D141"})
ROWS_SHOWN, PROPOSALS, ALIKE = 8, 3, 0.45


@dataclass(frozen=True)
class Standing:
    """One row in which a value stands."""

    sheet: str
    row: int
    full_name: str


@dataclass
class Question:
    """A distinct value of a column: where it stands, what it may mean."""

    column: Column
    written: str
    rows: list[Standing] = field(default_factory=list)
    choices: Sequence[str] = ()
    # Meanings that other units gave it, or that read alike.
    known: list[str] = field(default_factory=list)
    proposals: list[str] = field(default_factory=list)

    # What the reader calls each of them.
    called: dict[str, str] = field(default_factory=dict)

    @property
    def offered(self) -> list[tuple[str, str]]:
        """The choices with their names in the language of the reader."""
        return [(each, self.called.get(each, each)) for each in self.choices]

    @property
    def proposed(self) -> list[tuple[str, str]]:
        return [(each, self.called.get(each, each)) for each in self.proposals]

    @property
    def shown(self) -> list[Standing]:
        return self.rows[:ROWS_SHOWN]

    @property
    def others(self) -> int:
        """How many rows are not named."""
        return max(0, len(self.rows) - ROWS_SHOWN)

    @property
    def key(self) -> tuple[str, str]:
        return _key(self.column, self.written)


def questions_of(upload: Upload) -> list[Question]:
    """One question for each value, in the order of the file."""
    declared = format_named(upload.format)
    if declared is None:
        return []
    found: dict[tuple[str, str], Question] = {}
    for column, written, place in _unread(upload, declared):
        question = found.setdefault(_key(column, written), Question(column, written))
        if place.row:
            question.rows.append(place)
    _complete(list(found.values()), upload)
    return list(found.values())


def count_questions(upload: Upload) -> int:
    """How many distinct values wait for a meaning."""
    declared = format_named(upload.format)
    return len({_key(column, written) for column, written, _ in _unread(upload, declared)}) if declared else 0


def _key(column: Column, written: str) -> tuple[str, str]:
    return column.key, value_keys(column.key, written)[0]


def is_readable(column: Column, text: str, day: date) -> bool:
    """Whether the words of a meaning are themselves understood."""
    return not any(finding.is_issue for finding in column.reader(day)(Cell(text, text)).findings)


def _unread(upload: Upload, declared: Format) -> Iterator[tuple[Column, str, Standing]]:
    columns = {column.key: column for column in declared.columns}
    letters = {
        (sheet["name"], letter): columns[key]
        for sheet in upload.understood.get("sheets", [])
        for key, letter in sheet["columns"].items()
        if key in columns
    }
    rows = upload.rows.exclude(issues=[]).order_by("pk").values_list("full_name", "issues")
    for name, issues in (*rows, ("", upload.issues)):
        for issue in issues:
            column = _column(issue, letters, columns)
            if column and issue["value"].strip():
                yield column, issue["value"], Standing(issue["sheet"], issue["row"], name)


def _column(issue: dict[str, Any], letters: dict[tuple[str, str], Column], columns: dict[str, Column]) -> Column | None:
    """The column whose words are not known; what is a person's own (a name, a date, a number) is no word of a list."""
    if issue["code"] in UNIT_CODES:
        return columns.get(UNIT)
    column = letters.get((issue["sheet"], issue["column"] or ""))
    is_of_reader = issue["code"][0] not in "RD"
    return column if column and column.repeats and not column.is_measured and is_of_reader else None


def _complete(questions: list[Question], upload: Upload) -> None:
    """Choices and proposals, each list read once."""
    choices = {question.column.key: _choices(question.column, upload) for question in questions}
    known, meanings = _known(questions, upload), Meanings(upload.as_of)
    for question in questions:
        question.choices = choices[question.column.key]
        question.known = known.get(question.key, [])
        alike = {folded_value(choice): choice for choice in question.choices}
        near = get_close_matches(folded_value(question.written), alike, PROPOSALS, ALIKE)
        question.proposals = list(dict.fromkeys((*question.known, *(alike[each] for each in near))))
        every = (*question.choices, *question.proposals)
        question.called = {each: meanings.of(upload.format, question.column, each) for each in every}


def _choices(column: Column, upload: Upload) -> Sequence[str]:
    if column.key != UNIT:
        return column.choices(upload.as_of) if column.choices else ()
    periods = unit_model()._meta.get_field("periods").related_model
    covered = periods.objects.filter(
        unit__covered_by__unit=upload.unit_id, unit__level="commune", valid__contains=upload.as_of
    )
    communes = list(covered.order_by("code"))
    named = Counter(each.name_folded for each in communes)
    # Of communes of one name the code tells which is meant.
    return [f"{each.title} ({each.code})" if named[each.name_folded] > 1 else each.title for each in communes]


def _known(questions: list[Question], upload: Upload) -> dict[tuple[str, str], list[str]]:
    """What other units of the province answered to the same words."""
    entries = ValueMapping.objects.standing().filter(
        format=upload.format,
        folded__in=[question.key[1] for question in questions],
        unit__covered_by__unit=province_of(upload.unit),
    )
    known: dict[tuple[str, str], list[str]] = {}
    for entry in entries.exclude(meaning="").order_by("-decided_at"):
        known.setdefault((entry.column, entry.folded), []).append(entry.meaning)
    return known
