"""Several querysets read by one statement come out as each would by itself."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db.models import Model, QuerySet

from apps.accounts.models import User
from apps.cadres.day import unit_words
from apps.cadres.lending import status_on
from apps.cadres.models import Cadre, Posting
from apps.communes.models import UnitPeriod
from apps.core.history import event_model
from apps.core.together import Asking, answered_together, read_together
from apps.qualifications.models import Qualification
from tests.conftest import DAY, Person


@pytest.fixture
def cadre(person: Person) -> Cadre:
    return person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH", "pol_theory": "LLCT_TC"}, phone="0912 100% 'x'")


def of_every_kind(cadre: Cadre) -> list[QuerySet[Any]]:
    """Ranges, days, moments, JSON, decimals, related rows, annotations, plain values, nothing."""
    posts = Posting.objects.filter(cadre=cadre).select_related("title", "unit")
    events: QuerySet[Any] = event_model(Cadre)._default_manager.filter(pgh_obj_id=cadre.pk)
    return [
        posts.annotate(unit_words=unit_words("unit", DAY), **status_on(DAY)),
        Qualification.objects.filter(cadre=cadre).select_related("level__ladder").order_by("-pk"),
        events.order_by("pgh_id"),
        UnitPeriod.objects.order_by("pk"),
        User.objects.order_by("pk"),
        Cadre.objects.filter(phone__contains="%").values_list("pk", "birth_date"),
        Cadre.objects.filter(pk=cadre.pk).values("full_name"),
        Cadre.objects.filter(pk__in=[]),
        Cadre.objects.filter(full_name="nobody"),
    ]


def as_read(found: QuerySet[Any]) -> list[Any]:
    return [_values(row) if isinstance(row, Model) else row for row in found]


def _values(row: Model) -> list[tuple[str, object, type]]:
    own = [(name, value, type(value)) for name, value in vars(row).items() if name != "_state"]
    related = [as_read_one(other) for _, other in sorted(row._state.fields_cache.items())]
    return [*own, *related]


def as_read_one(other: Any) -> Any:
    return (type(other).__name__, str(_values(other)), type(other))


def test_each_queryset_holds_what_it_would_have_read_itself(
    cadre: Cadre, editor: User, django_assert_num_queries: Callable[..., Any]
) -> None:
    alone, together = of_every_kind(cadre), of_every_kind(cadre)
    expected = [as_read(found) for found in alone]
    with django_assert_num_queries(1):
        read_together(together)
        assert [as_read(found) for found in together] == expected


def test_one_that_was_read_already_is_not_read_again(
    cadre: Cadre, django_assert_num_queries: Callable[..., Any]
) -> None:
    found = Cadre.objects.filter(pk=cadre.pk)
    list(found)
    with django_assert_num_queries(0):
        read_together([found, Cadre.objects.none()])


def test_parts_that_ask_in_turn_are_answered_round_by_round(
    cadre: Cadre, django_assert_num_queries: Callable[..., Any]
) -> None:
    def once() -> Asking[str]:
        people = Cadre.objects.filter(pk=cadre.pk)
        yield [people]
        return people[0].full_name

    def twice() -> Asking[date | None]:
        posts = Posting.objects.filter(cadre=cadre)
        yield [posts]
        people = Cadre.objects.filter(pk__in=[post.cadre_id for post in posts])
        yield [people]
        return people[0].birth_date

    def never() -> Asking[str]:
        yield from _nothing()
        return "known"

    with django_assert_num_queries(2):
        assert answered_together([once(), twice(), never()]) == [cadre.full_name, cadre.birth_date, "known"]


def _nothing() -> Iterator[list[QuerySet[Any]]]:
    yield from ()
