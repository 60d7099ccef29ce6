"""The demonstration is ready when it stands: what is taken for empty is read by plans of minutes."""

import pytest
from django.db import connection

from apps.demo.services import MOST_WRITTEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def test_statistics_of_all_that_was_written_are_there() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = current_schema()")
        analysed = {name for (name,) in cursor.fetchall()}
    assert {each._meta.db_table for each in MOST_WRITTEN} <= analysed
