"""No table carries an index that another one makes superfluous."""

import pytest
from django.db import connection

from apps.core.indexes import drop_superfluous_indexes, superfluous_indexes

pytestmark = pytest.mark.django_db


def created(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


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
