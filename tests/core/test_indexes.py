"""No table carries an index that another one makes superfluous, and none lacks that of a foreign key."""

import pytest
from django.db import connection

from apps.core.indexes import drop_superfluous_indexes, superfluous_indexes

pytestmark = pytest.mark.django_db

# An index of some rows only serves no foreign key, unless it leaves out those alone that lead nowhere.
UNINDEXED = """
SELECT key.conrelid::regclass::text, own.attname
FROM pg_constraint key JOIN pg_attribute own ON own.attrelid = key.conrelid AND own.attnum = key.conkey[1]
WHERE key.contype = 'f' AND key.connamespace = current_schema()::regnamespace AND NOT EXISTS (
  SELECT FROM pg_index i WHERE i.indrelid = key.conrelid AND i.indisvalid AND i.indkey[0] = own.attnum
    AND coalesce(pg_get_expr(i.indpred, i.indrelid), format('(%I IS NOT NULL)', own.attname))
      = format('(%I IS NOT NULL)', own.attname))
"""
# The library's own table: a worker that is gone is taken out of the few jobs that wait, once in a while.
NEED_NONE = {("procrastinate_jobs", "worker_id")}


def created(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


def unindexed() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(UNINDEXED)
        return set(cursor.fetchall())


def test_each_foreign_key_has_an_index() -> None:
    """Without it, changing what it leads to looks through the whole table."""
    assert unindexed() == NEED_NONE


@pytest.mark.parametrize(
    "index",
    ["(cadre_id, unit_id)", "(unit_id) WHERE is_primary"],
    ids=["as a later column", "some rows only"],
)
def test_an_index_that_cannot_find_the_rows_of_a_key_does_not_count(index: str) -> None:
    created("CREATE TABLE visit (id int, cadre_id bigint, is_primary bool, unit_id bigint REFERENCES communes_unit)")
    created(f"CREATE INDEX of_visit ON visit {index}")
    assert unindexed() == {*NEED_NONE, ("visit", "unit_id")}


def test_nothing_superfluous_is_left_after_migrating() -> None:
    assert superfluous_indexes() == []


@pytest.mark.parametrize(
    "columns",
    ["unit_id", "unit_id, cadre_id", "title_id varchar_pattern_ops"],
    ids=["the beginning of another", "the same again", "for LIKE on codes in C collation"],
)
def test_what_another_index_serves_as_well_is_found_and_dropped(columns: str) -> None:
    created(f"CREATE INDEX once_more ON cadres_posting ({columns})")
    assert superfluous_indexes() == ["once_more"]
    drop_superfluous_indexes()
    assert superfluous_indexes() == []


@pytest.mark.parametrize(
    "columns",
    ["unit_id DESC", "category, unit_id", "unit_id) WHERE (is_primary", "lower(decision_number)"],
    ids=["another order", "another beginning", "some rows only", "an expression"],
)
def test_what_serves_a_question_of_its_own_stays(columns: str) -> None:
    created(f"CREATE INDEX of_its_own ON cadres_posting ({columns})")
    assert superfluous_indexes() == []
