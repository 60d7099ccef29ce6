"""How the apps' tables are compared with staged rows and written: declared in each app's `roster_loading.py`.

All of it is SQL over sets. The engine gives temporary tables, `staged` (a row per person of the workbook),
`staged_sheet` and `covered` (the units of the roster, filled by the apps), and the parameters `unit` and `day`.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from apps.core.permissions import FieldGroup

Labels = Callable[[Collection[str]], Mapping[str, str]]


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
    fields: tuple[Field, ...] = ()
    prepare: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    difference: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    sheet_findings: tuple[str, ...] = ()
    absent: str = ""
    arrange: tuple[str, ...] = ()
    write: tuple[str, ...] = ()
    effect: str = ""
    # What is known of everyone who serves in the unit: (id, values as JSON), in the order of the first loader.
    known: str = ""
    # The name of the address of a person's page, which takes the public code.
    person_page: str = ""


_loaders: dict[str, Loader] = {}


def register(loader: Loader) -> Loader:
    """Add an app's loader."""
    _loaders[loader.name] = loader
    return loader


@cache
def _discover() -> None:
    autodiscover_modules("roster_loading")


def loaders() -> list[Loader]:
    """The loaders of all apps, those that others refer to first."""
    _discover()
    return sorted(_loaders.values(), key=lambda loader: loader.position)


def person_address(code: str) -> str:
    """Where a person's page is."""
    page = next(loader.person_page for loader in loaders() if loader.person_page)
    return reverse(page, args=[code])


def fields() -> dict[str, Field]:
    """Every value that a roster may change, by its key."""
    return {field.key: field for loader in loaders() for field in loader.fields}
