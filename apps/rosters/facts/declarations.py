"""What an app says of a format of facts: whom a row means, and which record of which table its values make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from apps.rosters.formats import Format
from apps.rosters.kept_tables import Statement
from apps.rosters.loading import Field

# Sixty-three bits of a hash: two codes of one list never share them, and new records have numbers below zero.
NUMBERED = "(hashtextextended({}::text, 0) & 9223372036854775807)"


@dataclass(frozen=True)
class Entry:
    """One column of a record, out of what a row states under `key`.

    All others are SQL: `stated` for what is not simply that value, `initial` for a new record where the row states
    nothing, `final` for a known record, `shown` for how a difference tells it. They may use the aliases `staged`,
    `says`, `known` and those of the target's joins; `shown` is given {row}.
    """

    column: str
    key: str = ""
    cast: str = "text"
    stated: str = ""
    initial: str = ""
    final: str = ""
    shown: str = ""
    # The code of what is said where a record cannot be made without it; else that the value is missing.
    missing: str = ""
    # The target of the same row whose record this column refers to.
    parent: str = ""

    @property
    def is_stated(self) -> bool:
        """Whether a row can say anything of it."""
        return bool(self.key or self.stated or self.parent)

    def sql_stated(self) -> str:
        """What a staged row says of it."""
        if self.parent:
            return f"parent_{self.parent}.id"
        return self.stated or f"(staged.stated->>'{self.key}')::{self.cast}"

    def sql_shown(self, row: str) -> str:
        """The value of a record as text."""
        template = self.shown or ("trim_scale({row}." + self.column + ")" if self.cast == "numeric" else "")
        return f"({template.format(row=row) if template else f'{row}.{self.column}'})::text"


@dataclass(frozen=True)
class Broken:
    """A rule over several tables: its code, the value that it is about, and the rows of {fresh} that break it."""

    code: str
    key: str
    select: str  # gives row_id


@dataclass(frozen=True)
class Target:
    """The record that a row makes in one table, known by the columns of its natural key."""

    name: str
    model: type[models.Model]
    key: tuple[str, ...]
    entries: tuple[Entry, ...]
    # A row says nothing of this record unless it states one of these values.
    when: tuple[str, ...] = ()
    # Conditions that a staged row must meet, and joins beside `staged` and beside `says` and `known`.
    only: str = "true"
    source: str = ""
    joins: str = ""
    # What takes the place of the natural key when it does not find the known record by itself.
    match: str = ""
    order: str = "known.id"
    rules: tuple[Broken, ...] = ()
    # Several rows may state the same record, as the people of one session do.
    is_shared: bool = False
    # Only records that are known may be stated.
    is_known_only: bool = False
    # False where a verb of the app writes the record, because more follows from it.
    is_written: bool = True

    @property
    def table(self) -> str:
        """The table, or, where a code is its key, the table with a number made of the code beside it.

        Such records are written by a verb of the app: a code is given there.
        """
        own, key = self.model._meta.db_table, self.model._meta.pk.column
        return own if key == "id" else f"(SELECT *, {NUMBERED.format(key)} AS id FROM {own})"

    @property
    def says(self) -> str:
        """The temporary table of what rows state."""
        return f"says_{self.name}"

    @property
    def fresh(self) -> str:
        """The temporary table of the records as they will be."""
        return f"fresh_{self.name}"

    @property
    def fields(self) -> list[models.Field[Any, Any]]:
        """The columns of the table but its number."""
        return [each for each in self.model._meta.concrete_fields if not (each.primary_key or each.generated)]

    def entry(self, column: str | None) -> Entry | None:
        return next((entry for entry in self.entries if entry.column == column), None)

    def takes(self, key: str) -> bool:
        """Whether the record holds anything of what a row states under a key."""
        sql = [self.source, *(part for each in self.entries for part in (each.stated, each.initial, each.final))]
        return any(each.key == key for each in self.entries) or any(f"'{key}'" in part for part in sql)

    def may_change(self, entry: Entry) -> bool:
        """Whether a row can change it: a record that is known by its key alone keeps its key."""
        return entry.is_stated and (bool(self.match) or entry.column not in self.key)

    def match_sql(self) -> str:
        """How the known record is found."""
        return self.match or " AND ".join(f"known.{column} = says.{column}" for column in self.key)


@dataclass(frozen=True)
class People:
    """How a row finds the person: statements that fill `staged.person` and `staged.code`, and what they may object."""

    fields: tuple[Field, ...]
    prepare: tuple[Statement, ...]
    match: tuple[Statement, ...]
    findings: tuple[str, ...]
    # What they may object to a whole sheet.
    sheet_findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """A format of facts with its people, its records and what the template is filled with."""

    declared: Format
    people: People
    fields: tuple[Field, ...]
    targets: tuple[Target, ...]
    # (number, values as JSON) for every row of the template.
    known: str
    # Verbs of the app that follow, or write the targets that no statement writes; they may read the fresh tables.
    then: tuple[Callable[[Mapping[str, Any]], None], ...] = ()
