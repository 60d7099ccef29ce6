"""What the pages that staff sit in all day ask of the database: a baseline, which a change may lower but not raise."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.demo.accounts import make_accounts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

PAGES = {
    "/": 3,
    "/cadres/": 11,
    "/cadres/?q=bui+van&unit=05356&prof_edu=CM_DH": 12,
    "/standards/gap/": 10,
    "/reports/quality/?unit=17": 11,
}
A_PERSON = 9


@pytest.fixture(params=["quantri", "chuyenvien"])
def staff(client: Client, request: pytest.FixtureRequest) -> Client:
    if not User.objects.filter(username=request.param).exists():
        make_accounts()
    client.force_login(User.objects.get(username=request.param))
    return client


@pytest.mark.parametrize(("address", "statements"), PAGES.items())
def test_a_page_asks_no_more_than_it_did(
    staff: Client, address: str, statements: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    staff.get(address)
    with django_assert_max_num_queries(statements):
        assert staff.get(address).status_code == 200


def test_nor_does_the_page_of_the_person_of_whom_most_is_known(
    staff: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    known = [Count(name, distinct=True) for name in ("qualifications", "movements", "disciplinary_decisions")]
    person = Cadre.objects.alias(known=sum(known[1:], known[0])).order_by("-known", "pk")[0]
    staff.get(person.get_absolute_url())
    with django_assert_max_num_queries(A_PERSON):
        assert staff.get(person.get_absolute_url()).status_code == 200
