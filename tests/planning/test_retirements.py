"""Retirements recorded for several people: whose, with which last day, all or nobody, and the way back."""

from datetime import date
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.cadres.models import Cadre, CommitteeSeat, Departure, Posting
from apps.cadres.retirement import first_day_retired
from apps.cadres.work.lists import work_lists
from apps.core.history import event_model
from tests.conftest import DAY, Person, Units

pytestmark = pytest.mark.django_db
# Men reach the age in September 2025 with 61 years and 3 months, in October 2024 with 61 years.
SOON, PAST = date(1964, 6, 10), date(1963, 10, 20)


@pytest.fixture
def man(code_lists: None, person: Person) -> Any:
    def make(name: str, birth: date = SOON, **facts: Any) -> Cadre:
        cadre = person(name, **facts)
        Cadre.objects.filter(pk=cadre.pk).update(sex="male", birth_date=birth)
        cadre.refresh_from_db()
        return cadre

    return make


def sent(client: Client, *people: Cadre, **given: str) -> Any:
    """The answer to the form; without `given`, to what the list sends."""
    form = {"asked": "1", "bulk-ends_seats": "on"} | {f"bulk-{name}": value for name, value in given.items()}
    data = {"records": [one.pk for one in people]} | (form if given else {})
    address = f"{reverse('planning:record_retirements')}?day={DAY}"
    client.cookies["django_language"] = "en"
    return client.post(address, data)


def said(answer: Any) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


@pytest.mark.parametrize(
    ("reached", "first"),
    [
        (date(2025, 9, 10), date(2025, 10, 1)),
        (date(2025, 12, 31), date(2026, 1, 1)),
        (date(2025, 2, 1), date(2025, 3, 1)),
    ],
)
def test_retirement_begins_with_the_month_after(reached: date, first: date) -> None:
    assert first_day_retired(reached) == first


def test_both_lists_lead_to_the_page_for_who_may_edit(client: Client, man: Any, editor: User, analyst: User) -> None:
    man("Bùi Văn An"), man("Bùi Văn Bình", PAST)
    address = f'formaction="{reverse("planning:record_retirements")}?day={DAY}"'
    assert [a.view_name for a in work_lists["past-retirement"].actions] == ["planning:record_retirements"]
    for user, leads in ((editor, True), (analyst, False)):
        client.force_login(user)
        page = client.get(reverse("cadres:work_list", args=["retirements"]), {"day": f"{DAY}"}).text
        assert "Bùi Văn An" in page
        assert (address in page) is leads


def test_the_page_names_each_one_with_the_own_days(client: Client, man: Any, officer: User) -> None:
    client.force_login(officer)
    page = sent(client, man("Bùi Văn An"), man("Bùi Văn Bình", PAST)).text
    for words in ("Bùi Văn An", "Xã Lạc Sỹ", "10/09/2025", "30/09/2025", "01/10/2025", "31/10/2024", "01/11/2024"):
        assert words in page
    assert not Departure.objects.exists()


def test_without_a_day_each_one_leaves_on_the_own_one_in_one_act(client: Client, man: Any, officer: User) -> None:
    an, binh = man("Bùi Văn An"), man("Bùi Văn Bình", PAST)
    seat = CommitteeSeat.objects.create(
        cadre=an, unit=an.home_unit, kind_id="DU_UVBCH", period=DateRange(date(2020, 6, 1), None)
    )
    client.force_login(officer)
    answer = sent(client, an, binh, last_day="", decision_number="12/QĐ-UBND", decision_on="15/01/2025")
    assert answer.status_code == 302
    kept = Departure.objects.order_by("last_day").values_list(
        "cadre", "last_day", "cause", "decision_number", "decision_on"
    )
    paper = ("TT_NH", "12/QĐ-UBND", date(2025, 1, 15))
    assert list(kept) == [(binh.pk, date(2024, 10, 31), *paper), (an.pk, date(2025, 9, 30), *paper)]
    assert an.postings.get().period.upper == date(2025, 10, 1)
    seat.refresh_from_db()
    assert seat.period.upper == date(2025, 10, 1)
    acts = event_model(Departure)._default_manager.values("pgh_context").distinct()
    assert acts.count() == 1
    assert "The retirement of 2 people was recorded." in said(answer)
    client.post(reverse("cadres:take_back", args=[acts.get()["pgh_context"]]))
    assert not Departure.objects.exists()
    assert Posting.objects.filter(period__endswith__isnull=True).count() == 2


def test_one_day_for_all(client: Client, man: Any, officer: User) -> None:
    people = man("Bùi Văn An", PAST), man("Bùi Văn Bình", PAST)
    client.force_login(officer)
    assert sent(client, *people, last_day="15/03/2025").status_code == 302
    assert set(Departure.objects.values_list("last_day", flat=True)) == {date(2025, 3, 15)}


def test_nobody_retires_at_the_age_limit_before_reaching_it(client: Client, man: Any, officer: User) -> None:
    client.force_login(officer)
    page = sent(client, man("Bùi Văn An"), man("Bùi Văn Bình", PAST), last_day="15/03/2025")
    assert "is not reached by: Bùi Văn An (10/09/2025)." in page.text
    assert not Departure.objects.exists()


def test_all_or_nobody(client: Client, man: Any, officer: User) -> None:
    """Who only came after the own last day cannot leave with it; nobody does, and it is told who is in the way."""
    an, binh = man("Bùi Văn An"), man("Bùi Văn Bình", PAST, since=date(2024, 11, 10))
    client.force_login(officer)
    page = sent(client, an, binh, last_day="")
    assert "Bùi Văn Bình, 31/10/2024: The person holds no post on that day" in page.text
    assert "Bùi Văn An, 30/09/2025:" not in page.text
    assert not Departure.objects.exists()
    assert Posting.objects.filter(period__endswith__isnull=True).count() == 2


def test_who_left_meanwhile_is_named_and_left_out(client: Client, man: Any, officer: User) -> None:
    an, binh = man("Bùi Văn An"), man("Bùi Văn Bình", PAST)
    client.force_login(officer)
    sent(client, binh, last_day="20/02/2025")
    shown = sent(client, an, binh)
    told = "Bùi Văn Bình was left out: leaving is recorded already, with 20/02/2025 as the last day."
    assert told in shown.text
    assert [one.pk for one in shown.context["records"]] == [an.pk]
    answer = sent(client, an, binh, last_day="")
    assert told in said(answer)
    assert Departure.objects.count() == 2
    again = sent(client, an)
    assert again.status_code == 302
    assert "30/09/2025" in said(again)


def test_who_left_and_came_back_is_not_taken_for_gone(client: Client, man: Any, officer: User) -> None:
    binh = man("Bùi Văn Bình", PAST)
    Departure.objects.create(cadre=binh, cause_id="TT_TV", last_day=date(2019, 6, 30), unit=binh.home_unit)
    client.force_login(officer)
    assert sent(client, binh, last_day="").status_code == 302
    assert Departure.objects.filter(cause="TT_NH").count() == 1


def test_people_of_others_are_left_out(client: Client, man: Any, officer: User, units: Units) -> None:
    """Whom the officer does not see is not named."""
    an, other = man("Bùi Văn An"), man("Bùi Văn Khuất", unit=units.bao_hieu)
    client.force_login(officer)
    shown = sent(client, an, other).text
    assert "1 of the chosen is not among the people you see" in shown
    assert "Khuất" not in shown
    sent(client, an, other, last_day="")
    assert list(Departure.objects.values_list("cadre", flat=True)) == [an.pk]


def test_who_may_only_be_read_is_named_and_left_out(client: Client, man: Any, officer: User, units: Units) -> None:
    Membership.objects.create(user=officer, role=Role.ANALYST, unit=units.province)
    client.force_login(User.objects.get(pk=officer.pk))
    answer = sent(client, man("Bùi Văn Khuất", unit=units.bao_hieu), last_day="")
    assert "Bùi Văn Khuất was left out: you may not edit the people of that unit." in said(answer)
    assert not Departure.objects.exists()


def test_who_does_not_retire_is_left_out(client: Client, man: Any, officer: User) -> None:
    client.force_login(officer)
    answer = sent(client, man("Bùi Văn Trẻ", date(1990, 1, 1)), last_day="")
    assert "Bùi Văn Trẻ was left out: no retirement is due within 12 months of 28/02/2025" in said(answer)
    assert not Departure.objects.exists()


def test_the_page_asks_the_database_no_more_for_more_people(client: Client, man: Any, officer: User) -> None:
    people = [man(f"Bùi Văn {n}") for n in range(6)]
    client.force_login(officer)
    sent(client, *people)
    with CaptureQueriesContext(connection) as few:
        sent(client, people[0])
    with CaptureQueriesContext(connection) as many:
        sent(client, *people)
    assert len(many) == len(few)
