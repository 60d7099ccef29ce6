"""What there is to do is asked in a handful of statements, and told again only while nothing was written."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.db.models import QuerySet
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.core.duties import duties_of
from apps.core.together import Number, number_of, read_together
from apps.core.unchanged import Told, state_of_records
from tests.conftest import DAY, Person

Asserting = Callable[[int], AbstractContextManager[object]]
REST = (7, 1)


def counted(rows: QuerySet[Any, Any]) -> Number:
    return next(iter(next(number_of(rows))))  # type: ignore[return-value]  # it asks for one number


def test_numbers_read_together_are_those_of_single_counts(person: Person, editor: User) -> None:
    for name in ("Bùi Văn Hạnh", "Bùi Văn Hùng"):
        person(name)
    asked: list[QuerySet[Any, Any]] = [
        Cadre.objects.visible_to(editor).order_by("sort_key"),
        Posting.objects.values("unit").distinct(),
        Cadre.objects.filter(pk__in=[]),
    ]
    numbers = [counted(rows) for rows in asked]
    read_together(numbers)
    assert [number.value for number in numbers] == [rows.count() for rows in asked] == [2, 1, 0]


def test_duties_ask_few_statements_even_when_nothing_is_remembered(
    client: Client, editor: User, person: Person, django_assert_max_num_queries: Asserting
) -> None:
    person("Bùi Văn Hạnh", citizen_id=None)
    client.force_login(editor)
    with django_assert_max_num_queries(12):
        page = client.get("/duties/", headers={"HX-Request": "true"})
    assert page.status_code == 200
    assert any("gap=citizen_id" in duty.url for duty in duties_of(editor, DAY))


def test_nothing_is_remembered_while_somebody_writes(person: Person) -> None:
    person("Bùi Văn Hạnh")
    assert state_of_records() is None


def test_an_answer_holds_until_something_is_written_and_the_oldest_is_forgotten() -> None:
    told = Told(most=2)
    told.keep("a", REST, "answer")
    assert (told.find("a", REST), told.find("a", (8, 1)), told.find("a", None)) == ("answer", None, None)
    told.keep("b", None, "of a moment of writing")
    assert told.find("b", REST) is None
    told.keep("c", REST, 1)
    told.keep("d", REST, 2)
    assert (told.find("a", REST), told.find("d", REST)) == (None, 2)
