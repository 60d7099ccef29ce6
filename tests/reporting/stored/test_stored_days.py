"""Stored days never say anything but what the records say: after edits, renewals, and beside people still at work."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

import psycopg
import pytest
from django.db import connection

from apps.cadres.models import Title
from apps.reporting.registry import registry
from apps.reporting.stored import reading
from apps.reporting.stored.contents import FACTS, GROUPS
from apps.reporting.stored.keeping import keep_asked_days_ready, keep_ready
from tests.reporting.stored.asking import (
    DAY,
    contents,
    counting_among,
    counting_statements,
    forget,
    is_same,
    told,
)
from tests.reporting.stored.edits import edit

REPORTS = ("quality", "posts", "ages", "certificates")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.mark.parametrize("report", REPORTS)
def test_a_stored_day_says_what_the_records_say(kept: reading.Stored, settings: Any, report: str) -> None:
    assert is_same(settings, report=report)


def test_nothing_but_the_stored_day_is_read(
    kept: reading.Stored, settings: Any, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(5, exact=False) as asked:
        told(settings, stored=True)
    (counting,) = counting_among(asked.captured_queries)
    assert "reporting_storedcells" in counting
    assert "cadres_posting" not in counting
    assert "qualifications_qualification" not in counting


def test_the_same_question_is_counted_once_until_somebody_edits(kept: reading.Stored, settings: Any) -> None:
    first, again = counting_statements(settings), counting_statements(settings)
    assert (len(first), len(again)) == (1, 0)
    edit(Random(1))
    assert len(counting_statements(settings)) == 1
    assert is_same(settings)
    keep_ready(DAY)
    assert len(counting_statements(settings)) == 1
    assert is_same(settings)


def test_a_commune_and_another_geography_say_the_same(kept: reading.Stored, settings: Any) -> None:
    assert is_same(settings, unit="05356")
    assert is_same(settings, geography="2025-07-01")


def test_after_any_edits_a_stored_day_says_what_the_records_say(records: None, settings: Any) -> None:
    chance = Random(20250228)
    for _round in range(2):
        keep_ready(DAY)
        for _edit in range(12):
            edit(chance)
        found = reading.find(DAY)
        assert found
        assert found.is_worth_reading
        assert found.touched
        assert is_same(settings)
        assert is_same(settings, report="posts", levels=["province", "district"])
        assert is_same(settings, geography="2025-07-01", levels=["province"])
        assert keep_ready(DAY).touched == 0
        assert is_same(settings)


def test_a_day_that_was_renewed_equals_one_that_was_built(records: None) -> None:
    keep_ready(DAY)
    for _edit in range(20):
        edit(Random(_edit))
    renewed = contents(keep_ready(DAY).pk)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_storedday SET program = 'of before'")
    assert contents(keep_ready(DAY).pk) == renewed


def test_what_another_connection_commits_later_is_told(kept: reading.Stored, settings: Any) -> None:
    """It began before the day was stored, so that the stored rows know nothing of it."""
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as other:
        other.execute(
            "UPDATE cadres_cadre SET sex = CASE sex WHEN 'male' THEN 'female' ELSE 'male' END WHERE sex = 'male'"
            " AND id IN (SELECT cadre_id FROM cadres_posting WHERE period @> %s::date LIMIT 1)",
            (DAY,),
        )
        with connection.cursor() as cursor:
            cursor.execute("UPDATE reporting_storedday SET program = 'of before'")
        stored = keep_ready(DAY)
        before = told(settings, stored=True)
        other.commit()
    found = reading.find(DAY)
    assert found
    assert found.pk == stored.pk
    assert found.touched == 1
    assert told(settings, stored=True) == told(settings, stored=False) != before


def test_a_change_of_a_code_list_ends_a_stored_day(kept: reading.Stored, settings: Any) -> None:
    Title.objects.filter(pk=Title.objects.order_by("pk").values("pk")[:1]).update(label_vi="Tên mới")
    found = reading.find(DAY)
    assert found
    assert not found.is_valid
    assert is_same(settings)
    assert keep_ready(DAY).is_valid


def test_a_code_list_that_is_loaded_again_as_it_is_ends_nothing(kept: reading.Stored) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cadres_title SET code = code")
    assert reading.find(DAY) == kept


@pytest.mark.parametrize("column", ["program = 'of another version'", "cluster = 1"])
def test_a_day_of_another_program_or_server_is_not_read(kept: reading.Stored, column: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE reporting_storedday SET {column}")
    found = reading.find(DAY)
    assert found
    assert not found.is_valid


def test_when_too_many_were_touched_the_records_alone_are_counted(kept: reading.Stored, settings: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cadres_cadre SET birth_place = birth_place WHERE id %% 3 = 0", ())
    found = reading.find(DAY)
    assert found
    assert found.is_valid
    assert not found.is_worth_reading
    assert is_same(settings)


def test_days_that_are_asked_for_become_stored_and_others_go(records: None, settings: Any) -> None:
    settings.REPORT_STORED_DAYS = 1
    keep_ready(DAY - timedelta(days=400))
    told(settings, stored=True)
    settings.REPORT_STORED_DAYS = 1
    forget(DAY)
    assert keep_asked_days_ready() == [DAY]
    assert keep_asked_days_ready() == []
    assert reading.find(DAY - timedelta(days=400)) is None


def test_rows_of_a_day_that_went_stay_while_statements_may_read_them(kept: reading.Stored) -> None:
    forget(DAY)
    keep_asked_days_ready()
    assert contents(kept.pk)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_storedday SET retired_at = retired_at - interval '2 hours'")
    keep_asked_days_ready()
    assert not contents(kept.pk)


def test_every_table_that_is_read_tells_of_its_changes(records: None) -> None:
    """Roll-ups only name the rows that are printed: they are read anew each time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT event_object_table FROM information_schema.triggers"
            " WHERE action_statement LIKE '%%reporting_touch%%'",
            (),
        )
        watched = {table for (table,) in cursor.fetchall()}
    read = {table for code in GROUPS for table in tables_of(registry.populations[code].members(DAY))}
    read |= {table for code in FACTS for table in tables_of(registry.facts[code].read(DAY).rows)}
    assert read
    assert read <= watched


def tables_of(rows: Any) -> set[str]:
    sql, params = rows.order_by().query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        (plan,) = cursor.fetchone()
    return set(relations(plan))


def relations(plan: Any) -> Iterator[str]:
    if isinstance(plan, dict):
        if "Relation Name" in plan:
            yield plan["Relation Name"]
        plan = list(plan.values())
    if isinstance(plan, list):
        for each in plan:
            yield from relations(each)
