"""What it costs to compare a long roster: rows are looked up by keys, whatever the planner believes of the tables."""

import pytest
from django.db import connection, transaction

from apps.accounts.models import User
from apps.rosters import services
from tests.conftest import DAY, Units
from tests.rosters.stating import someone, stating

PEOPLE = 900
# Every statement may read each row a few times over; to read each row for each other row takes thousands of times.
READINGS = 150
REGISTRY = ("cadres_cadre", "cadres_posting", "qualifications_qualification")
# As the statistics stand when they were taken while a first load was being written.
FORGET = """
UPDATE pg_class SET reltuples = 0, relpages = greatest(pg_relation_size(oid) / 8192, 1)::int
WHERE oid = ANY(%(tables)s::regclass[])
  OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = ANY(%(tables)s::regclass[]))
"""
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
