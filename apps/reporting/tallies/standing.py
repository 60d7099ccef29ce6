"""Who stands behind every number of a report of events, for those who keep it: event by event, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.db import connection

from apps.reporting.table import Key
from apps.reporting.tallies.compiler import with_events
from apps.reporting.tallies.definitions import Aggregate, Group, Tally
from apps.reporting.tallies.plan import Question

# A cell, who or what it counts, and how often, or how much money.
Standing = tuple[Key, int, int]


def thing_of(tally: Tally, held: Mapping[str, object], column: str) -> int | None:
    """The person of an event; of what has none, or of different classes, a number below zero that stands for it."""
    if column and column != tally.person:
        return None if held[column] is None else _stands_for(f"{column} {held[column]}")
    person = held.get(tally.person) if tally.person else None
    if isinstance(person, int):
        return person
    return None if column else _stands_for(f"{tally.code} {held[tally.key]}")


def _stands_for(name: str) -> int:
    return -int.from_bytes(sha256(name.encode()).digest()[:7])


def standing_in(question: Question) -> Iterator[Standing]:
    """Every cell of a tally with whom or what it counts."""
    tally, groups = question.section.tally, question.section.groups
    found: Counter[tuple[Key, int, int]] = Counter()
    for row in _events(question):
        held = {field: row[question.column(field)] for field in question.fields}
        cells = list(_cells(question, row))
        for number, group in enumerate(groups):
            if group.where is not None and not row[f"g{number}"]:
                continue
            thing, weight = _weighed(tally, group, held)
            if thing is not None:
                # Money is added up, events are; different persons of a cell stand there once.
                for unit, name in cells:
                    found[(group.code, unit, *name), thing, _kind(group)] += weight
    for (key, thing, is_sum), weight in found.items():
        yield key, thing, weight if is_sum else 1


def _kind(group: Group) -> int:
    return int(group.counted.aggregate is not Aggregate.DISTINCT)


def _weighed(tally: Tally, group: Group, held: Mapping[str, Any]) -> tuple[int | None, int]:
    match group.counted.aggregate:
        case Aggregate.DISTINCT:
            return thing_of(tally, held, group.counted.column or tally.person), 1
        case Aggregate.SUM:
            return thing_of(tally, held, ""), int(Decimal(held[group.counted.column] or 0))
        case _:
            return thing_of(tally, held, ""), 1


def _events(question: Question) -> Iterator[dict[str, Any]]:
    tables = with_events(question)
    marks = [f"g{number}" for number, group in enumerate(question.section.groups) if group.where is not None]
    columns = [
        *question.levels,
        *(slot.name for slot in question.slots),
        *(question.column(field) for field in question.fields),
        *marks,
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"{tables.text} SELECT {', '.join(columns)} FROM event", tables.params)
        found: Sequence[Sequence[Any]] = cursor.fetchall()
    return (dict(zip(columns, row, strict=True)) for row in found)


def _cells(question: Question, row: Mapping[str, Any]) -> Iterator[tuple[int, tuple[str, str]]]:
    """The unit of every level, with the names of all cells that the event stands in."""
    names = []
    for filling in question.sets.values():
        codes = [slot.category(row[slot.name]) for slot in filling.slots]
        if None not in codes:
            names += list(question.names(filling, [code for code in codes if code]))
    for unit in dict.fromkeys(row[level] for level in question.levels):
        if unit is not None:
            yield from ((unit, name) for name in dict.fromkeys(names))
