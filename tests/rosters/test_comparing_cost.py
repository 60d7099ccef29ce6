"""What it costs to compare a long roster: rows are looked up by keys, whatever the planner believes of the tables."""

import re
from collections.abc import Iterable
from itertools import chain
from typing import Any

import pytest
from django.db import connection, transaction

from apps.accounts.models import User
from apps.rosters import services
from apps.rosters.staging import Staging
from tests.conftest import DAY, Units
from tests.rosters.stating import someone, stating

PEOPLE = 900
# From so many on also the figures of the province were counted by the wrong index.
MANY = 1_800
# Every statement may read each row a few times over; to read each row for each other row takes thousands of times.
READINGS = 150
REGISTRY = ("cadres_cadre", "cadres_posting", "qualifications_qualification")
# As the statistics stand when they were taken while a first load was being written.
FORGET = """
UPDATE pg_class SET reltuples = 0, relpages = greatest(pg_relation_size(oid) / 8192, 1)::int
WHERE oid = ANY(%(tables)s::regclass[])
  OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = ANY(%(tables)s::regclass[]))
"""
# As they are of tables that nobody has looked at: after a first load, and before the server comes round.
UNSEEN = "DELETE FROM pg_statistic WHERE starelid = ANY(%(tables)s::regclass[])"
# To go through a list of keys for each row that another index offers takes as long as to compare all with all.
ALL_KEYS_PER_ROW = re.compile(r"Filter: .*\b(?:cadre_id|id) = ANY \(\(InitPlan")
PLANNED = re.compile(r"(?:\s|--.*\n|\()*(?:CREATE TEMP TABLE \w+ .*AS|SELECT|WITH|INSERT|UPDATE|DELETE)\b", re.DOTALL)
READ = r"""
SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_all_tables
WHERE relname = ANY(%(tables)s) OR schemaname LIKE 'pg\_temp%%'
"""


def rows_read() -> int:
    with connection.cursor() as cursor:
        cursor.execute(READ, {"tables": list(REGISTRY)})
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
def test_a_comparison_with_tables_that_were_just_filled_does_not_read_every_row_for_every_person(
    units: Units, officer: User
) -> None:
    people = [
        someone(full_name=f"Bùi Văn {chr(65 + number % 26)}{chr(97 + number // 26)}", citizen_id=f"017076{number:06}")
        for number in range(PEOPLE)
    ]
    upload = services.receive(content=b"long", filename="long.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    assert not services.apply(upload, by=officer, understood=stating(*people)).issues
    with connection.cursor() as cursor:
        cursor.execute(FORGET, {"tables": list(REGISTRY)})

    before = rows_read()
    outcome = services.examine(stating(*people), units.lac_sy, DAY)

    assert outcome.summary["unchanged"] == PEOPLE
    assert rows_read() - before < READINGS * PEOPLE


@pytest.mark.django_db
def test_whom_a_roster_means_is_looked_up_by_an_index_also_in_tables_that_nobody_has_looked_at(
    units: Units, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [someone(full_name="Bùi Văn An", citizen_id=f"017076{number:06}") for number in range(MANY)]
    upload = services.receive(content=b"long", filename="long.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    assert not services.apply(upload, by=officer, understood=stating(*people)).issues
    with connection.cursor() as cursor:
        cursor.execute(UNSEEN, {"tables": list(REGISTRY)})
    plans = list[str]()

    def planned(staging: Staging, statements: Iterable[str]) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        with connection.cursor() as cursor:
            for statement in chain.from_iterable(each.split(";\n") for each in statements):
                if PLANNED.match(statement):
                    cursor.execute(f"EXPLAIN {statement}", staging.parameters)
                    plans.extend(line for (line,) in cursor.fetchall())
                cursor.execute(statement, staging.parameters)
                rows = cursor.fetchall() if cursor.description else []
        return rows

    monkeypatch.setattr(Staging, "_send", planned)
    monkeypatch.setattr(Staging, "select", lambda staging, statement: planned(staging, [statement]))
    services.examine(stating(*people), units.lac_sy, DAY)

    assert any("Index Cond: " in line and "cadre_id = ANY" in line for line in plans)
    assert not [line for line in plans if ALL_KEYS_PER_ROW.search(line)]


@pytest.mark.django_db(transaction=True)
def test_a_comparison_does_not_read_every_row_for_every_person_because_of_what_was_staged_before_it(
    units: Units, officer: User
) -> None:
    people = [
        someone(full_name=f"Bùi Văn {chr(65 + number % 26)}{chr(97 + number // 26)}", citizen_id=f"017076{number:06}")
        for number in range(PEOPLE)
    ]
    upload = services.receive(content=b"long", filename="long.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    services.apply(upload, by=officer, understood=stating(*people))

    for _again in range(4):
        # Counted within one transaction: at its end the counts go to the server, and begin anew at any moment.
        with transaction.atomic():
            before = rows_read()
            services.examine(stating(*people), units.lac_sy, DAY)

            assert rows_read() - before < READINGS * PEOPLE
