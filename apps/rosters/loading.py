"""How the apps' tables are compared with staged rows and written: declared in each app's `roster_loading.py`.

A loader belongs to one format; several apps may load the parts of one. All of it is SQL over sets. The engine gives
temporary tables, `staged` (a row per person of the workbook), `staged_sheet` and `covered` (the units of the roster,
filled by the apps), and the parameters `unit` and `day`. Before anything is written the statuses of rows are facts,
and what differs: a step may be one that only some facts concern.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from apps.core.permissions import FieldGroup
from apps.rosters.needs import Only, Step

Labels = Callable[[Collection[str]], Mapping[str, str]]
# The format of the roster of a unit's people; every other one tells facts about people who are registered.
PEOPLE = "people"


def no_labels(codes: Collection[str]) -> Mapping[str, str]:
    """The value is shown as it is."""
    return {}


@dataclass(frozen=True)
class Field:
    """A value that rosters state of a person: its name for people, the words of its codes, and the right to see it."""

    key: str
    label: str | Promise
    kind: Literal["text", "code", "codes", "date", "flag"] = "text"
    labels: Labels = no_labels
    group: FieldGroup | None = None
    # Whether it stands among the values of `roster --json`.
    is_published: bool = True
    # A change of it is made by a decision, whose number is asked for.
    by_decision: bool = False


@dataclass(frozen=True)
class Parting:
    """What was answered about a registered person who is not in the file, and by which paper."""

    cadre: str
    choice: Literal["left", "moved"]
    last_day: date
    cause: str = ""
    to_unit: str = ""
    number: str = ""
    note: str = ""


class Whereto(NamedTuple):
    """A unit to which someone may have moved: its official code and its name."""

    code: str
    title: str

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


@dataclass(frozen=True)
class Partings:
    """How an app records that people left or moved; `write` raises RefusedError with a code of its own."""

    causes: Callable[[date], Mapping[str, str]]
    write: Callable[[Parting, Any], None]
    # The one unit that a code, a name or both name on a day.
    whereto: Callable[[str, date], Whereto | None]
    # The units around one, among which people mostly move.
    around: Callable[[Any, date], Sequence[Whereto]]
    # The names and codes of people, as far as a reader may know of them.
    people: Callable[[Collection[str], Any], Mapping[str, str]]


@dataclass(frozen=True)
class Loader:
    """An app's share of the work, each step a statement.

    `prepare` makes typed temporary tables; `match` fills `staged.person`, `code` and `moved`; `difference` yields
    (id, field, before, after); `findings` yield (id, severity, code, key, value, before, after, params), those on
    sheets with the sheet's number; `absent` yields (code, name); `effect` (label_vi, label_en, before, after);
    `arrange` readies what `write`, and nothing else, then inserts, updates and deletes in the registry.
    """

    name: str
    position: int
    format: str = PEOPLE
    fields: tuple[Field, ...] = ()
    prepare: tuple[Step, ...] = ()
    match: tuple[Step, ...] = ()
    # After rows that people leave out have gone, and before the difference.
    derive: tuple[Step, ...] = ()
    difference: tuple[str | Only, ...] = ()
    findings: tuple[str | Only, ...] = ()
    sheet_findings: tuple[str, ...] = ()
    absent: str = ""
    arrange: tuple[Step, ...] = ()
    write: tuple[Step, ...] = ()
    # Verbs of the apps that write by themselves, after the statements; they are given the parameters and `by`.
    then: tuple[Callable[[Mapping[str, Any]], None], ...] = ()
    # What settles `staged.status` after the difference; the engine's own way when empty.
    classify: str = ""
    effect: str = ""
    # What is known of everyone who serves in the unit: (id, values as JSON), in the order of the first loader.
    known: str = ""
    # The same rows for all of the province, before the roster: (label_vi, label_en, count).
    around: str = ""
    # How people who are not in the file leave or move, when someone answers so.
    partings: Partings | None = None
    # The name of the address of a person's page, which takes the public code.
    person_page: str = ""


_loaders: dict[str, Loader] = {}
_makers: dict[str, Callable[[], Loader]] = {}


def register(loader: Loader) -> Loader:
    """Add an app's loader."""
    _loaders[loader.name] = loader
    return loader


def register_maker(code: str, make: Callable[[], Loader]) -> None:
    """Add the loader of a format that is made when it is first needed, because it looks at the tables."""
    _makers[code] = make


@cache
def _discover() -> None:
    autodiscover_modules("rosters", "roster_formats", "roster_loading")


@cache
def _made(code: str) -> Loader:
    return _makers[code]()


def loaders(code: str = PEOPLE) -> list[Loader]:
    """The loaders of a format, those that others refer to first."""
    _discover()
    if code in _makers:
        return [_made(code)]
    return sorted((each for each in _loaders.values() if each.format == code), key=lambda loader: loader.position)


def person_address(code: str) -> str:
    """Where a person's page is."""
    page = next(loader.person_page for loader in loaders() if loader.person_page)
    return reverse(page, args=[code])


def fields(code: str = PEOPLE) -> dict[str, Field]:
    """Every value that a workbook of a format may state or change, by its key."""
    return {field.key: field for loader in loaders(code) for field in loader.fields}
