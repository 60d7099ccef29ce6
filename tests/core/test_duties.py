"""What there is to do is asked in a handful of statements, and told again only while nothing was written."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.core.duties import _asking, _finders, _histories, duties_of
from apps.core.together import Number, answered_with_texts, number_of, read_together
from apps.core.unchanged import State, Told, state_of_records
from tests.conftest import DAY, Person

Asserting = Callable[[int], AbstractContextManager[object]]
REST = State({"cadres_cadreevent": 7, "appraisal_ratingevent": 1})


def counted(rows: QuerySet[Any, Any]) -> Number:
    return next(iter(next(number_of(rows))))  # type: ignore[return-value]  # it asks for one number


def test_an_answer_that_says_on_what_it_depends_holds_while_other_things_are_written() -> None:
    told = Told(most=2)
    told.keep("a", REST, "answer", frozenset({"cadres_cadreevent"}))
    rated, edited = ({"cadres_cadreevent": 7, "appraisal_ratingevent": 2}, {"cadres_cadreevent": 8})
    assert (told.find("a", State(rated)), told.find("a", State(edited))) == ("answer", None)


@pytest.mark.django_db
def test_every_duty_on_standards_depends_on_the_standards_themselves(editor: User) -> None:
    """They share one question, and the standards stand in it as values."""
    named = {"below_standard", "majors_to_decide", "grace_that_ends"}
    finders = [each for each in _finders if getattr(each, "__name__", "") in named]
    told = answered_with_texts([_asking(finder, editor, DAY) for finder in finders])
    read = [_histories(texts) for _told, texts in told]
    assert len(read) == 3
    assert all({"qualifications_standardsetevent", "cadres_postingevent"} <= histories for histories in read)


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
    assert (
        told.find("a", REST),
        told.find("a", State({"cadres_cadreevent": 8, "appraisal_ratingevent": 1})),
        told.find("a", None),
    ) == ("answer", None, None)
    told.keep("b", None, "of a moment of writing")
    assert told.find("b", REST) is None
    told.keep("c", REST, 1)
    told.keep("d", REST, 2)
    assert (told.find("a", REST), told.find("d", REST)) == (None, 2)
