"""A list of people as asked for: filters, order and columns; the page and the file show the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db.models import Expression, F, FilteredRelation, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.http import QueryDict
from django.utils.functional import Promise, cached_property
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.accounts.readings import log_readings
from apps.cadres.columns import Column, Row, Sort, with_columns
from apps.cadres.day import seats_on
from apps.cadres.filters import CadreFilterSet
from apps.cadres.holding import People
from apps.cadres.long_orders import title_by_title
from apps.cadres.models import Cadre
from apps.cadres.unitchoice import UnitChoice
from apps.core.narrowing import narrowed
from apps.core.permissions import FieldGroup

WITH_POST, WITHOUT_POST = Q(post__isnull=False), Q(post__isnull=True)
BIRTH, TITLE = "birth_date", "post__title__position"
BY_NAME: Sort = ("sort_key", "pk")
# Never read from the database by a list; columns that need one of them ask for it with its right.
UNREAD = ("citizen_id", "phone", "email", "note", "name_folded")

# Looked up here: a template that chooses for each of hundreds of cells takes as long as all else on the page.
CSS_CLASSES = {"text": "", "number": "num", "day": "text-nowrap"}


@dataclass(frozen=True)
class Line:
    """A row of the page: where it leads, whom it names, and its cells, each with its heading and class of its kind."""

    url: str
    name: str
    cells: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Head:
    """The heading of a column."""

    label: str | Promise
    kind: str
    query: str = ""
    aria_sort: str = ""


@dataclass(frozen=True)
class Listing:
    """What was asked for, ready to be fetched."""

    user: User
    day: date
    columns: tuple[Column, ...]
    filters: CadreFilterSet
    sort: str

    @cached_property
    def people(self) -> QuerySet[Cadre]:
        """The people found, in order, without what columns need; nobody reads them but from a queryset of their own."""
        if not self.filters.is_valid():
            return Cadre.objects.none()
        found = self.filters.qs.annotate(post=primary_post(self.day)).defer(*UNREAD)
        ordered: QuerySet[Cadre] = found.order_by(*self.order)
        return ordered

    @property
    def order(self) -> Sort:
        """As asked; a search without another wish shows what was typed with tones first."""
        searched = bool(self.filters.form.cleaned_data.get("q"))
        key = self.sort.removeprefix("-")
        by = next((column.sort for column in self.columns if column.key == key and column.sort), BY_NAME)
        if self.sort.startswith("-"):
            return tuple(reverse(part) for part in by)
        return ("closeness", *by) if searched and by is BY_NAME else by

    def fetched(self) -> QuerySet[Cadre]:
        """The people with all that their cells need, read anew each time."""
        return self._with_cells.all()

    @cached_property
    def _with_cells(self) -> QuerySet[Cadre]:
        """Composed and not read; who serves has a post, others an old one or only a seat."""
        found = self.people
        are_serving = (self.filters.form.cleaned_data.get("people") or People.SERVING) == People.SERVING
        posts = [] if are_serving else ["past"]
        people = with_columns(found, self.columns, posts=posts, user=self.user, day=self.day)
        # A column may have asked for the seats already.
        seats = [] if are_serving or any(each.fetch is seats_on for each in self.columns) else [seats_on(self.day)]
        return people.prefetch_related(*seats)

    def parts(self, people: QuerySet[Cadre]) -> tuple[QuerySet[Cadre], ...]:
        """The people in order of their posts or ages: those of whom one is known, then the few others.

        Of the first, titles, units and dates are read in their order until the page is full; all in one order,
        everybody is sorted for it.
        """
        first = self.order[0]
        if not self.filters.is_valid() or not isinstance(first, OrderBy):
            return (people,)
        if _field(first) == BIRTH:
            born = people.filter(birth_date__isnull=False).order_by(_read_as_it_stands(first), *self.order[1:])
            return born, people.filter(birth_date__isnull=True)
        return people.filter(WITH_POST), people.filter(WITHOUT_POST)

    def sections(self, people: QuerySet[Cadre]) -> Callable[[], tuple[QuerySet[Cadre], ...]] | None:
        """More parts for a long list, made when they are asked for; only the order of titles has any."""
        first = self.order[0]
        if not self.filters.is_valid() or not isinstance(first, OrderBy) or _field(first) != TITLE:
            return None
        return lambda: (*title_by_title(people.filter(WITH_POST), first, self.order[1:]), people.filter(WITHOUT_POST))

    def lines(self, people: Iterable[Cadre]) -> list[Line]:
        """The cells as text, so that a template only prints them."""
        headings = [escape(str(column.label)) for column in self.columns]
        return [self._line(row, headings) for row in self.rows(people)]

    def rows(self, people: Iterable[Cadre]) -> Iterator[Row]:
        """The people with what tells their units apart; the units that are offered beside the list tell which."""
        apart = {unit.pk: unit.apart for unit in self.filters.units if unit.apart}
        return (Row(cadre, self.day, apart) for cadre in people)

    def _line(self, row: Row, headings: Sequence[str]) -> Line:
        cells = [
            (heading, CSS_CLASSES[column.kind], column.text(row))
            for heading, column in zip(headings, self.columns, strict=True)
        ]
        return Line(row.cadre.get_absolute_url(), row.cadre.full_name, cells)

    def heads(self, query: QueryDict) -> list[Head]:
        """The headings; a column that can be sorted links to its order, and back."""
        name = Head(_("Full name"), "text", *self._sorting("name", query))
        rest = (Head(c.label, c.kind, *(self._sorting(c.key, query) if c.sort else ("", ""))) for c in self.columns)
        return [name, *rest]

    def _sorting(self, key: str, query: QueryDict) -> tuple[str, str]:
        current = self.sort or "name"
        wanted = query.copy()
        wanted.pop("page", None)
        wanted["sort"] = f"-{key}" if current == key else key
        order = {key: "ascending", f"-{key}": "descending"}.get(current, "")
        return f"?{wanted.urlencode()}", order

    @property
    def sensitive_groups(self) -> set[FieldGroup]:
        """The groups that these columns and filters open."""
        groups = {column.group for column in self.columns if column.group}
        if self.filters.is_valid() and self.filters.form.cleaned_data.get("minority"):
            groups.add(FieldGroup.ETHNICITY_RELIGION)
        return groups

    def note_reading(self, *, people: int, address: str) -> None:
        """Log that sensitive fields of so many people were shown."""
        groups = sorted(self.sensitive_groups if people else ())
        if groups:
            log_readings(user=self.user, groups=groups, person="", people=people, address=address)


def _field(part: OrderBy) -> str:
    return str(narrowed(part.expression, F).name)  # type: ignore[attr-defined]  # F has a name


def _read_as_it_stands(part: OrderBy) -> OrderBy:
    """Without a place for what is not known: read from its end, an index has that first."""
    return OrderBy(F(_field(part)), descending=part.descending)


def primary_post(day: date) -> FilteredRelation:
    """The one primary post that runs on the day; joined only where an order asks for it."""
    return FilteredRelation("postings", condition=Q(postings__period__contains=day, postings__is_primary=True))


def reverse(part: str | Expression | F) -> str | OrderBy:
    """The other direction; what is not known stays at the end."""
    if isinstance(part, str):
        return part.removeprefix("-") if part.startswith("-") else f"-{part}"
    turned = narrowed(copy(part), OrderBy)
    turned.descending = not turned.descending
    return turned


@dataclass(frozen=True)
class Chip:
    """A filter that is on: what it says, and the query without it."""

    label: str
    value: str
    query: str


def chips(filters: CadreFilterSet, query: QueryDict) -> list[Chip]:
    """One chip for each value of each filter that is on."""
    return [
        Chip(str(bound.label), _words(bound.field, value, filters.units), without(query, name, value))
        for name in filters.filters
        if name != "q" and (bound := filters.form[name]) is not None
        for value in query.getlist(name)
        if value and (name, value) != ("people", People.SERVING)
    ]


def without(query: QueryDict, name: str, value: str) -> str:
    rest = query.copy()
    rest.setlist(name, [other for other in rest.getlist(name) if other != value])
    rest.pop("page", None)
    return f"?{rest.urlencode()}"


def _words(field: object, value: str, units: list[UnitChoice]) -> str:
    choices = dict(
        getattr(field, "choices", None) or {name: unit.words for unit in units for name in (unit.code, unit.key)}
    )
    return str(choices.get(value, value))
