"""The persons of a sealed report: written by one statement, and compared with those of today by another."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection

from apps.reporting.common_tables import joins_of, with_tables
from apps.reporting.models import Seal, SealedPerson
from apps.reporting.seals.counting import Frame, Part, PersonRow
from apps.reporting.sql import Sql
from apps.reporting.table import Key

COLUMNS = "person, places, counted, facts"


@dataclass(frozen=True)
class Rows:
    """The rows of one person, sealed and now, as far as they differ."""

    was: tuple[PersonRow, ...]
    now: tuple[PersonRow, ...]


def keep_people(seal: Seal, number: int, part: Part) -> None:
    """Write where everyone is counted, whatever their number, by one statement."""
    rows = _rows(part)
    table = SealedPerson._meta.db_table
    text = f"INSERT INTO {table} (seal_id, part, {COLUMNS}) {rows.text} SELECT %s, %s, {COLUMNS} FROM standing"
    with connection.cursor() as cursor:
        cursor.execute(text, (*rows.params, seal.pk, number))


def persons_in(part: Part) -> int:
    """How many different persons the question counts anywhere."""
    rows = _rows(part)
    with connection.cursor() as cursor:
        cursor.execute(f"{rows.text} SELECT count(DISTINCT person) FROM standing", rows.params)
        return int(cursor.fetchone()[0])


def kept_figures(seal: Seal, number: int, frame: Frame) -> dict[Key, int]:
    """The figures that the sealed persons make, to be compared with the table that was counted before."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT places, counted, facts, count(*) FROM {SealedPerson._meta.db_table}"
            " WHERE seal_id = %s AND part = %s GROUP BY places, counted, facts",
            (seal.pk, number),
        )
        found = cursor.fetchall()
    exclusive = {(each.code, line.code) for each in frame.measures for line in each.lines if line.is_exclusive}
    figures: Counter[Key] = Counter()
    for places, counted, facts, persons in found:
        for key, times in frame.cells([PersonRow(0, tuple(places), tuple(counted), tuple(facts))]).items():
            figures[key] += times * persons if key[2:] in exclusive else 0
    return {key: persons for key, persons in figures.items() if persons}


def differing(seal: Seal, number: int, part: Part, sealed: Frame) -> Mapping[int, Rows]:
    """Whoever stands otherwise now than in the seal, by key."""
    rows = _rows(part)
    was = f"SELECT {COLUMNS} FROM {SealedPerson._meta.db_table} WHERE seal_id = %s AND part = %s"
    now = f"SELECT {COLUMNS} FROM standing"
    # Rows may be compared as they are only while groups and measures stand in the same order.
    less_now, less_was = (f"EXCEPT {now}", "EXCEPT SELECT * FROM was") if sealed.shape == part.frame.shape else ("", "")
    text = (
        f"{rows.text}, was AS MATERIALIZED ({was})"
        f" SELECT true, * FROM (SELECT * FROM was {less_now}) AS gone"
        f" UNION ALL SELECT false, * FROM ({now} {less_was}) AS come"
    )
    with connection.cursor() as cursor:
        cursor.execute(text, (*rows.params, seal.pk, number))
        found = cursor.fetchall()
    sides: dict[int, tuple[list[PersonRow], list[PersonRow]]] = defaultdict(lambda: ([], []))
    for was_sealed, person, places, counted, facts in found:
        side = sides[person][0 if was_sealed else 1]
        side.append(PersonRow(person, tuple(places), tuple(counted), tuple(facts)))
    return {person: Rows(tuple(was), tuple(now)) for person, (was, now) in sides.items()}


def _rows(part: Part) -> Sql:
    """The common tables of the question, the last of them, `standing`, with the persons as they are kept."""
    question = part.question
    parts, members = with_tables(question), question.members
    depth = members.depth
    chains = [unit or 0 for chain in members.known_chains for unit in chain]
    units = ", ".join(f"(%s::bigint[])[c.chain * {depth} + {level + 1}]" for level in range(depth))
    marks = ", ".join(f"c.m{level}::bigint" for level in range(depth))
    facts = ", ".join(f"%s::jsonb ->> coalesce(d{place}::text, '')" for place, _ in enumerate(question.dimensions))
    lines = [json.dumps(_lines_by_value(part, each.code)) for each in question.dimensions]
    text = (
        f"{parts.text}, standing({COLUMNS}) AS MATERIALIZED ("
        f"SELECT c.person::bigint, ARRAY[{units}]::bigint[], ARRAY[{marks}]::bigint[], ARRAY[{facts}]::varchar[]"
        f" FROM counted AS c {joins_of(question)})"
    )
    return Sql(text, (*parts.params, *[chains] * depth, *lines))


def _lines_by_value(part: Part, dimension: str) -> dict[str, str]:
    """The row of each value that the facts can hold; nothing known stands under an empty name."""
    return {value or "": line for (code, value), (_code, line) in part.lines.items() if code == dimension}
