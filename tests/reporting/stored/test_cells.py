"""Cells beside a stored day say what its rows say, whoever sits in how many units and whatever was edited since."""

from collections import Counter
from random import Random
from struct import iter_unpack
from typing import Any

import pytest
from django.db import connection

from apps.cadres.models import Cadre, EthnicGroup
from apps.reporting.stored import reading
from apps.reporting.stored.contents import GROUPS
from apps.reporting.stored.keeping import keep_asked_days_ready, keep_ready
from tests.reporting.stored.asking import DAY, contents, counting_statements, forget, is_same
from tests.reporting.stored.edits import edit, one_of, seat_elsewhere

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def test_beside_persons_who_were_touched_rows_are_counted(kept: reading.Stored, settings: Any) -> None:
    edit(Random(2))
    (counting,) = counting_statements(settings)
    assert "reporting_storedmember" in counting
    assert "reporting_storedcells" not in counting


def test_a_question_without_dimensions_is_told_too(kept: reading.Stored, settings: Any) -> None:
    assert is_same(settings, measures=["headcount"])


def test_who_sits_in_several_committees_counts_once_in_the_units_above(records: None, settings: Any) -> None:
    chance = Random(7)
    for _seat in range(8):
        seat_elsewhere(chance)
    assert several(keep_ready(DAY))
    assert is_same(settings)
    assert is_same(settings, levels=["province"])
    assert is_same(settings, groups=["party_executive_committee"], measures=["age", "sex"])
    for _seat in range(4):
        seat_elsewhere(chance)
    assert is_same(settings)
    keep_ready(DAY)
    assert is_same(settings)


def several(stored: reading.Stored) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT person) FROM reporting_storedmember WHERE stored = %s AND is_in_several_units",
            (stored.pk,),
        )
        (found,) = cursor.fetchone() or (0,)
    return int(found)


def test_cells_that_were_renewed_equal_those_counted_anew(records: None) -> None:
    keep_ready(DAY)
    chance = Random(11)
    for _round in range(3):
        for _edit in range(15):
            edit(chance)
        Cadre.objects.filter(pk=one_of(Cadre.objects.filter(postings__period__contains=DAY), chance).pk).update(
            ethnic_group=chance.choice(EthnicGroup.objects.all())
        )
        stored = keep_ready(DAY)
        assert told_by_cells(stored) == told_by_rows(stored)


def told_by_cells(stored: reading.Stored) -> dict[tuple[Any, ...], int]:
    """Persons by unit, dimension, value and groups; each pair stands there once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, value FROM reporting_storedvalue WHERE stored = %s", (stored.pk,))
        values = dict(cursor.fetchall())
        cursor.execute("SELECT unit, dimension, cells FROM reporting_storedcells WHERE stored = %s", (stored.pk,))
        rows = cursor.fetchall()
    found = [
        ((unit, dimension, values[code >> len(GROUPS)], code & (1 << len(GROUPS)) - 1), persons)
        for unit, dimension, cells in rows
        for code, persons in iter_unpack(">ii", cells)
    ]
    assert len(dict(found)) == len(found)
    return dict(found)


def told_by_rows(stored: reading.Stored) -> dict[tuple[Any, ...], int]:
    rows = contents(stored.pk)
    held = Counter(person for _unit, person, _groups, _facts in rows)
    return Counter(
        (unit, place, value, groups)
        for unit, person, groups, facts in rows
        for place, value in enumerate(facts, start=1)
        if held[person] == 1
    )


def test_cells_go_with_their_day(kept: reading.Stored) -> None:
    forget(DAY)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_storedday SET retired_at = retired_at - interval '2 hours'")
    keep_asked_days_ready()
    assert not told_by_cells(kept)
