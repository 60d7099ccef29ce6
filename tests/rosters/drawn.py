"""Workbooks of any layout with rows drawn at random, by nothing but what the layout declares of its columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from apps.rosters import services
from apps.rosters.formats import Column, Format, Writer
from apps.rosters.loading import fields
from apps.rosters.outcome import Outcome
from apps.rosters.templates_out import BODY_ROW, UNIT, write_template
from apps.rosters.values import Understood

FIRST_DAY, DAYS = date(2021, 1, 4), 1_500
# What may be wrong of rows only together.
TOGETHER = {"F104", "F105", "F364", "F365", "D101", "D109", "standard_equally_specific"}
WORDS = ("12/QĐ-UBND", "Theo hồ sơ gốc", "Đợt 1", "Bổ sung, có xác nhận")
YEARS = ("2022", "2023", "2024")
Row = dict[str, str]


@dataclass(frozen=True)
class Known:
    """What rows of a layout may be about."""

    # Rows of the filled template: whom or what they are about, and all that the registry says of it.
    rows: Sequence[Row] = ()
    # Parts of rows that only together make sense, one of each sequence to be chosen.
    parts: Sequence[Sequence[Row]] = ()
    # Words for columns of which only something known may be said, by the column's key.
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    # Rows tell of nothing but what the template is filled with.
    is_closed: bool = False


@dataclass(frozen=True)
class Drawing:
    """A layout, what is known, and the dice."""

    declared: Format
    known: Known
    day: date
    random: Random

    @property
    def columns(self) -> list[Column]:
        return [each for each in self.declared.columns if each.in_template or (each.key == UNIT and each.is_key)]

    def rows(self, count: int, like: Sequence[Row] = ()) -> list[Row]:
        """Rows of texts by the key of their column, some of them wrong; `like` rows keep whom or what they tell of."""
        kinds = {key: each.kind for key, each in fields(self.declared.code).items()}
        offered = {each.key: list(each.choices(self.day)) for each in self.columns if each.choices}
        return [self._row(kinds, offered, dict(self.random.choice(like)) if like else {}) for _ in range(count)]

    def _row(self, kinds: Mapping[str, str], offered: Mapping[str, Sequence[str]], like: Row) -> Row:
        """Days stand in the order of their columns, as they mostly happen."""
        fixed = {key: text for key, text in (like or self._begun()).items() if not like or self._stays(key)}
        full = self.random.uniform(0.3, 1)
        days = sorted(FIRST_DAY + timedelta(self.random.randrange(DAYS)) for _ in self.columns)
        row = {}
        for column, on in zip(self.columns, days, strict=True):
            if column.key in fixed:
                row[column.key] = fixed[column.key]
            elif self._is_needed(column) or self.random.random() < full:
                row[column.key] = self._text(column, kinds.get(column.keys[0], "text"), on, offered)
        return {key: text for key, text in row.items() if text}

    def _begun(self) -> Row:
        """A known row, or only whom it is about; with parts that belong together."""
        row: Row = {}
        if self.known.rows:
            chosen = self.random.choice(self.known.rows)
            is_whole = self.known.is_closed or self.random.random() < 0.5
            keys = {each.key for each in self.columns if each.is_key}
            row = dict.fromkeys(keys, "") if self.known.is_closed else {}
            row |= {key: text for key, text in chosen.items() if key in (keys if is_whole else WHOM)}
        for part in self.known.parts:
            row |= self.random.choice(part)
        return row

    def _is_needed(self, column: Column) -> bool:
        return column.required or column.key in (UNIT, self.declared.person[0])

    def _stays(self, key: str) -> bool:
        """Whether a row that is like another one tells the same in a column."""
        tied = {each for part in self.known.parts for row in part for each in row}
        is_about = self.declared.column(key).is_key or key in self.declared.person or key in tied
        return is_about or self.random.random() < 0.5

    def _text(self, column: Column, kind: str, on: date, offered: Mapping[str, Sequence[str]]) -> str:
        if column.key in self.known.words:
            return self.random.choice(self.known.words[column.key])
        if offered.get(column.key):
            return self.random.choice(offered[column.key])
        if kind == "date":
            return f"{on:%d/%m/%Y}"
        if column.key == "year":
            return self.random.choice(YEARS)
        if column.is_measured:
            return str(self.random.randrange(1, 40))
        return "" if column.key == UNIT else self.random.choice(WORDS)

    def right(self, rows: Sequence[Row], unit: Any, sent: int) -> tuple[list[Row], bool]:
        """Of rows those in which the engine finds nothing wrong, alone and together, and whether they are news.

        At most so many as are sent.
        """
        wrong = self._wrong(self._examined(rows, unit), rows)
        alone = [row for place, row in enumerate(rows) if wrong[place] <= TOGETHER]
        kept = list({self._about(row): row for row in alone}.values())[:sent]
        while kept:
            outcome = self._examined(kept, unit)
            wrong = self._wrong(outcome, kept)
            if not any(wrong):
                return kept, outcome.has_news
            kept = [row for place, row in enumerate(kept) if not wrong[place]]
        return [], False

    def _examined(self, rows: Sequence[Row], unit: Any) -> Outcome:
        return services.examine(self.understood(rows), unit, self.day)

    def _wrong(self, outcome: Outcome, rows: Sequence[Row]) -> list[set[str]]:
        """The codes of what is wrong in each row; what is wrong in the file as a whole is so in all."""
        told: list[set[str]] = [set() for _ in rows]
        for issue in outcome.issues:
            place = issue.place.row - BODY_ROW - 1
            for each in told[place : place + 1] if place >= 0 else told:
                each.add(issue.code)
        return told

    def _about(self, row: Row) -> tuple[str, ...]:
        """Whom or what a row tells of: most layouts take one such row only."""
        return tuple(row.get(each.key, "") for each in self.columns if each.is_key or each.key in self.declared.person)

    def understood(self, rows: Sequence[Row]) -> Understood:
        return services.read_roster(self.workbook(rows), "drawn.xlsx", self.day, [self.declared])

    def workbook(self, rows: Sequence[Row]) -> bytes:
        """The layout's own template with these texts typed into it."""
        typed = [replace(each, writer=_typed(each.key)) for each in self.declared.columns]
        return write_template(replace(self.declared, columns=typed), rows, unit_title="UBND", day=self.day)


# By what templates say whom a row is about, beside the unit.
WHOM = frozenset({"person_code", "full_name", "birth", "held_title", UNIT})


def _typed(key: str) -> Callable[[date], Writer]:
    return lambda _: lambda values: str(values.get(key) or "")


def filled(declared: Format, values: Sequence[Mapping[str, object]], day: date) -> list[Row]:
    """The cells of a template that is filled with what is known, by the key of their column."""
    writers = {each.key: each.writer(day) for each in declared.columns if each.in_template and each.writer}
    return [
        {key: text for key, write in writers.items() if (text := write(row))}
        | ({UNIT: str(row[UNIT])} if row.get(UNIT) else {})
        for row in values
    ]
