"""Statements that are asked again and again are planned once, and answer as they did."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection

from apps.core import preparing
from apps.core.preparing import MOST, asked, split_up, type_beside

pytestmark = pytest.mark.django_db


@pytest.fixture
def server() -> Iterator[Any]:
    connection.ensure_connection()
    yield connection.connection
    preparing._seen.pop(connection.connection, None)
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")


def answer(server: Any, text: str, params: list[Any]) -> Any:
    with server.cursor() as cursor:
        cursor.execute(asked(server, text, params))
        return cursor.fetchone()


TEXT = "SELECT %s + 1, %s - 1, ARRAY(SELECT unnest(%s)), 'a' = %s, %s || '%%', %s"
VALUES = [5, date(2025, 2, 28), [1, 70_000], "a", "Lạc Sỹ, 'Yên Thủy'", True]
TOLD = (6, date(2025, 2, 27), [1, 70_000], True, "Lạc Sỹ, 'Yên Thủy'%", True)


def test_the_first_and_every_further_answer_are_the_same(server: Any) -> None:
    assert [answer(server, TEXT, VALUES) for _ in range(3)] == [TOLD] * 3


def test_a_statement_asked_again_is_called_with_its_new_values(server: Any) -> None:
    assert asked(server, "SELECT %s + 1", [5]) == "SELECT 5 + 1"
    assert asked(server, "SELECT %s + 1", [7]).startswith("EXECUTE asked_")
    assert answer(server, "SELECT %s + 1", [9]) == (10,)


def test_codes_stay_in_the_statement_for_its_plan() -> None:
    split = split_up("SELECT %s, %s, %s", ["'held'", "'Lạc Sỹ'", "true"])
    assert (split.text, split.literals) == ("SELECT 'held', $1, true", ("'Lạc Sỹ'",))


def test_equal_values_are_one_place_so_that_a_grouped_expression_is_known_again(server: Any) -> None:
    text = "SELECT n + %s FROM generate_series(1, 3) AS n GROUP BY n + %s ORDER BY 1"
    assert [answer(server, text, [4, 4]) for _ in range(3)] == [(5,)] * 3


def test_one_that_cannot_be_planned_without_its_values_is_sent_as_it_was(server: Any) -> None:
    text = "SELECT n || %s FROM unnest(ARRAY['x']) AS n GROUP BY n || %s"
    params = ["é", "é"]
    assert [answer(server, text, params) for _ in range(3)] == [("xé",)] * 3


@pytest.mark.parametrize(
    ("literal", "kind"),
    [
        ("17", "integer"),
        (" -5", "integer"),
        ("70000000000", "bigint"),
        ("'2025-02-28'::date", "date"),
        ("'{1,2}'::int2[]", "bigint[]"),
        ("'CM_DH'", None),
        ("NULL", None),
        ("'{}'::jsonb", None),
        ("'1.5'::numeric", None),
    ],
)
def test_what_travels_beside_a_statement(literal: str, kind: str | None) -> None:
    assert type_beside(literal) == kind


def test_a_connection_keeps_no_more_than_so_many(server: Any) -> None:
    for number in range(MOST + 5):
        for _ in range(2):
            asked(server, f"SELECT {number} + %s", [1])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert cursor.fetchone() == (MOST,)
