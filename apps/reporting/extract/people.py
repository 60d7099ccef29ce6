"""One row a person as a table of pandas: groups, unit and dimensions as codes, and nothing by which to find anyone.

The rows stand in no order and have no key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

from apps.reporting.common_tables import joins_of, with_tables
from apps.reporting.places import Place
from apps.reporting.question import Question
from apps.reporting.table import Breakdown

if TYPE_CHECKING:
    import pandas

UNIT = "unit"
# What stands where nothing is known of a person, and where it was left out to hide who it is.
UNKNOWN, LEFT_OUT = "unknown", "*"


def frame_of_people(
    question: Question, places: tuple[Place, ...], breakdowns: tuple[Breakdown, ...]
) -> pandas.DataFrame:
    """Columns: `unit`, a yes/no for each group, a code for each dimension; one row for each person counted."""
    import pandas

    members = question.members
    codes = {place.pk: place.code for place in places}
    rows = {
        each.dimension.code: {value: row.code for row in each.exclusive for value in row.values} for each in breakdowns
    }
    names = [dimension.code for dimension in question.dimensions]
    found = [
        {
            UNIT: codes.get(members.known_chains[chain][-1] or 0, LEFT_OUT),
            **{group.code: bool(groups >> number & 1) for number, group in enumerate(members.populations)},
            **{name: rows[name].get(value, UNKNOWN) for name, value in zip(names, values, strict=True)},
        }
        for chain, groups, *values in _rows(question)
    ]
    return pandas.DataFrame(found, columns=[UNIT, *(group.code for group in members.populations), *names])


@dataclass(frozen=True)
class Told:
    """What the rows of the frame hold of one person: the narrowest place, and the row of each dimension by its code."""

    place: int | None
    rows: dict[str, str]


def people_told(question: Question, breakdowns: tuple[Breakdown, ...]) -> dict[int, Told]:
    """Each person counted, before anything is left out of the rows."""
    rows = {each.dimension.code: {v: row.code for row in each.exclusive for v in row.values} for each in breakdowns}
    chains, names = question.members.known_chains, [dimension.code for dimension in question.dimensions]
    return {
        person: Told(
            chains[chain][-1],
            {name: rows[name].get(value, UNKNOWN) for name, value in zip(names, values, strict=True)},
        )
        for person, chain, _groups, *values in _rows(question, "c.person, ")
    }


def _rows(question: Question, before: str = "") -> Iterator[tuple[Any, ...]]:
    """Whoever is counted at several units stands at the first of them, with all groups; `before` are more columns."""
    tables = with_tables(question)
    values = "".join(f", max(d{place}::text)" for place, _ in enumerate(question.dimensions))
    deepest = f"m{question.members.depth - 1}"
    text = (
        f"{tables.text} SELECT {before}min(chain), bit_or({deepest}){values} FROM counted AS c {joins_of(question)}"
        " GROUP BY c.person ORDER BY random()"
    )
    with connection.cursor() as cursor:
        cursor.execute(text, tables.params)
        yield from cursor.fetchall()
