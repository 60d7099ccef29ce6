"""Combinations with their persons: what counts them, told person by person for those who keep who was counted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from apps.reporting.combinations import Restriction
from apps.reporting.common_tables import joins_of, with_tables
from apps.reporting.question import Question


@dataclass(frozen=True)
class Alike:
    """Persons of a group in a unit who have the same values."""

    group: str
    unit: int
    values: tuple[str | None, ...]
    persons: Sequence[int]


def alike(question: Question, dimensions: Sequence[str], restrictions: Sequence[Restriction] = ()) -> Iterator[Alike]:
    """Persons with the same values of the dimensions, who pass the restrictions."""
    asked = list(dict.fromkeys([*dimensions, *(each.dimension for each in restrictions)]))
    places = {dimension.code: place for place, dimension in enumerate(question.dimensions)}
    columns = [f"d{places[code]}::text" for code in asked]
    grouped = ", ".join(str(place + 1) for place in range(len(columns) + 1))
    shown = ", ".join([f"{question.members.key} AS key", *columns])
    parts = with_tables(question)
    text = f"{parts.text} SELECT {shown}, array_agg(c.person) FROM counted AS c {joins_of(question)} GROUP BY {grouped}"
    with connection.cursor() as cursor:
        cursor.execute(text, parts.params)
        found = cursor.fetchall()
    for key, *values, persons in found:
        told = dict(zip(asked, values, strict=True))
        if all(passes(told, each) for each in restrictions):
            for group, unit in question.members.cells_of(key):
                yield Alike(group, unit, tuple(told[code] for code in dimensions), persons)


def passes(told: Mapping[str, str | None], restriction: Restriction) -> bool:
    return (told[restriction.dimension] in restriction.values) != restriction.is_excluded
