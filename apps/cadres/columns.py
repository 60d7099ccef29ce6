"""Columns of the list of cadres: one declaration gives the cell, the sort, the export and who may see it.

Each app declares its columns in its own `lists.py`, discovered when the registry starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from django.db.models import Case, Expression, F, Prefetch, QuerySet, Value, When
from django.utils.functional import Promise

from apps.accounts.models import User
from apps.cadres.day import postings_told
from apps.cadres.models import Cadre
from apps.core.permissions import FieldGroup

# A share is a decimal with one place.
CellValue = str | int | Decimal | date | None
Sort = tuple[str | Expression, ...]
Fetch = Callable[..., "Prefetch[str]"]


@dataclass(frozen=True)
class Row:
    """A person as a list shows them on a day; `apart` are the words for units that share their name with another."""

    cadre: Cadre
    day: date
    apart: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """What a column says about a person, on the page (`text`) and in a file (`value`, a real date or number)."""

    key: str
    label: str | Promise
    text: Callable[[Row], str]
    value: Callable[[Row], CellValue] | None = None
    kind: Literal["text", "number", "day"] = "text"
    # Where it stands among all columns, and whether it is shown to who has not chosen.
    position: int = 0
    is_default: bool = False
    width: int = 16
    sort: Sort = ()
    # What must be fetched beside the person and the posts, once for a whole page; `part` is all that it needs of it.
    fetch: Fetch | None = None
    part: str = ""
    # A sensitive column: the right that it needs, and the field behind it.
    group: FieldGroup | None = None
    field: str = ""

    def exported(self, row: Row) -> CellValue:
        return self.value(row) if self.value else self.text(row)


Source = Callable[[User], Iterable[Column]]
_sources: list[Source] = []


def column_source(source: Source) -> Source:
    """Register a function that gives the columns for a user."""
    _sources.append(source)
    return source


def columns_for(user: User) -> list[Column]:
    """All columns that the user may choose, in order."""
    found = [column for source in _sources for column in source(user)]
    allowed = [column for column in found if not column.group or user.can(column.group.permission)]
    return sorted(allowed, key=lambda column: column.position)


def chosen(columns: list[Column], keys: Iterable[str] | None) -> list[Column]:
    """The columns of these keys; the default ones when none of them exists."""
    wanted = set(keys or ())
    return [c for c in columns if c.key in wanted] or [c for c in columns if c.is_default]


def with_columns(
    people: QuerySet[Cadre], columns: Iterable[Column], *, posts: Iterable[str], user: User, day: date
) -> QuerySet[Cadre]:
    """Fetch what the columns need; a sensitive field leaves the database only for people for whom the right is held.

    `posts` are the parts of posts that are told whatever the columns ask (`postings_told`).
    """
    for column in columns:
        if column.group:
            people = people.annotate(**{f"shown_{column.key}": secret(user, column.group, column.field)})
    return people.prefetch_related(*fetches(columns, posts, day))


def fetches(columns: Iterable[Column], posts: Iterable[str], day: date) -> list[Prefetch[str]]:
    """One for all columns that share it, narrowed to the parts that these ask for; posts are always told of."""
    asked: dict[Fetch, set[str]] = {postings_told: set(posts)}
    for column in columns:
        if column.fetch:
            asked.setdefault(column.fetch, set()).update([column.part] if column.part else [])
    return [fetch(day, *sorted(parts)) for fetch, parts in asked.items()]


def secret(user: User, group: FieldGroup, field: str) -> Expression | F:
    """The field where the user holds the group's right, else nothing."""
    condition = user.unit_condition(group.permission, "home_unit")
    return Case(When(condition, then=F(field)), default=Value(None)) if condition else F(field)


def shown(row: Row, key: str) -> str:
    """What `secret` let through."""
    return str(getattr(row.cadre, f"shown_{key}", None) or "")
