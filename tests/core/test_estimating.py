"""PostgreSQL knows how long the code lists are, however short."""

import pytest
from django.db import connection

from apps.cadres.codelists import EmploymentStatus
from apps.core.estimating import look_at_new_tables
from apps.core.reference import load_reference_data

pytestmark = pytest.mark.django_db


def test_the_code_lists_were_looked_at_when_they_were_loaded() -> None:
    forget(EmploymentStatus._meta.db_table)
    load_reference_data()
    assert rows_taken_for_granted(EmploymentStatus._meta.db_table) == EmploymentStatus.objects.count()


def test_a_table_that_was_looked_at_is_left_alone() -> None:
    table = EmploymentStatus._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE pg_class SET reltuples = 7 WHERE oid = '{table}'::regclass")
    look_at_new_tables()
    assert rows_taken_for_granted(table) == 7


def forget(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE pg_class SET reltuples = -1 WHERE oid = '{table}'::regclass")


def rows_taken_for_granted(table: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT reltuples FROM pg_class WHERE oid = '{table}'::regclass")
        (rows,) = cursor.fetchone() or (0.0,)
    return float(rows)
