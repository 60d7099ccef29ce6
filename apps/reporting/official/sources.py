"""What apps lend to forms: events that are counted, and what is written of a person in a list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from apps.core.permissions import Permission
from apps.reporting.definitions import Rows, StrOrPromise
from apps.reporting.tallies.definitions import Axis, Counted, Span, Tally


@dataclass(frozen=True)
class EventSource:
    """A tally whose breakdowns, axes alone, are the dimensions of conditions; `opened_by` guards some of them."""

    tally: Tally
    span: Callable[[date], Span]
    opened_by: Mapping[str, Permission] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.tally.code

    @property
    def axes(self) -> dict[str, Axis]:
        return {axis.code: axis for axis in self.tally.breakdowns if isinstance(axis, Axis)}

    @property
    def counted(self) -> dict[str, Counted]:
        return {group.code: group.counted for group in self.tally.groups}


@dataclass(frozen=True)
class Field:
    """What is written of a person; without the right its column stays empty."""

    code: str
    title: StrOrPromise
    read: Callable[[Any, date], str]
    opened_by: Permission | None = None


@dataclass(frozen=True)
class PeopleSource:
    """How people are fetched for a list, in its order, and the fields that can be written of each."""

    code: str
    rows: Callable[[Rows, date], Rows]
    name: Callable[[Any], str]
    address: Callable[[Any], str]
    fields: tuple[Field, ...]

    @property
    def by_code(self) -> dict[str, Field]:
        return {field.code: field for field in self.fields}


@dataclass(frozen=True)
class UnitSource:
    """A number that is kept of units of one level: `read` gives it by unit, for those of which it is recorded."""

    code: str
    title: StrOrPromise
    level: str
    read: Callable[[Sequence[int], date], Mapping[int, int]]


@dataclass
class Sources:
    """All that is lent, by its codes."""

    events: dict[str, EventSource] = field(default_factory=dict)
    people: dict[str, PeopleSource] = field(default_factory=dict)
    units: dict[str, UnitSource] = field(default_factory=dict)

    def lend(self, *given: EventSource | PeopleSource | UnitSource) -> None:
        for source in given:
            if any(source.code in held for held in (self.events, self.people, self.units)):
                raise ValueError(f"The source {source.code!r} is lent twice.")
            if isinstance(source, EventSource):
                self.events[source.code] = source
            elif isinstance(source, UnitSource):
                self.units[source.code] = source
            else:
                self.people[source.code] = source


sources = Sources()
