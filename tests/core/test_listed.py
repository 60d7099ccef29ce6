"""What is worked out from code lists is kept until an entry is written, by whatever way."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from apps.cadres.codelists import EthnicGroup, Religion, Title
from apps.core.listed import Standing, from_lists, lists_held, lists_held_at_most_once, state_of
from apps.qualifications.models import QualificationLevel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]
DAY = date(2025, 2, 28)


def labels(day: date) -> list[str]:
    return [religion.label for religion in Religion.objects.valid_on(day)]


def told() -> list[str]:
    return from_lists(labels, DAY, Religion)


def test_a_list_that_nobody_wrote_to_is_not_read_again() -> None:
    first = told()

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert told() is first

    assert len(asked) == 1


@pytest.mark.parametrize(
    "write",
    [
        lambda: Religion.objects.update(label_vi="Đạo mới"),
        lambda: Religion.objects.create(code="TG_MOI", label_vi="Đạo mới", label_en="New", position=1),
        lambda: connection.cursor().execute("UPDATE cadres_religion SET label_vi = 'Đạo mới'"),
    ],
)
def test_a_list_is_read_again_after_any_write(write: Callable[[], object]) -> None:
    assert "Đạo mới" not in told()

    write()

    assert "Đạo mới" in told()


def test_what_was_rolled_back_is_not_told() -> None:
    before = told()

    with transaction.atomic():
        Religion.objects.update(label_vi="Đạo mới")
        assert set(told()) == {"Đạo mới"}
        transaction.set_rollback(True)

    assert told() == before


def test_an_entry_that_is_deleted_is_told_no_longer() -> None:
    last = told()[-1]

    Religion.objects.filter(label_vi=last).delete()

    assert last not in told()


def test_each_language_has_its_own_words() -> None:
    with translation.override("en"):
        english = told()

    assert english != told()


def test_how_the_lists_of_one_work_stand_is_asked_for_once(django_assert_num_queries: Any) -> None:
    lists = (EthnicGroup, Title, QualificationLevel)
    with lists_held():
        found = [state_of(each) for each in lists]
    with django_assert_num_queries(1), lists_held():
        assert [state_of(each) for each in lists] == found
    EthnicGroup.objects.update(label_en="Other")
    with lists_held():
        assert [state_of(each) == before for each, before in zip(lists, found, strict=True)] == [False, True, True]


def test_work_within_another_one_asks_for_no_moment_of_its_own() -> None:
    with lists_held_at_most_once():
        state_of(Religion)
        with CaptureQueriesContext(connection) as asked, lists_held_at_most_once():
            state_of(Religion)
    assert len(asked) == 0


def test_something_else_stands_beside_lists() -> None:
    assert state_of(Religion, Standing("(SELECT 7)"))[-1] == 7
