"""One's own account: working day, language, log-in, and the log of sensitive readings."""

import re
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.accounts.models import SensitiveReading, User
from apps.accounts.readings import log_reading
from apps.core.permissions import FieldGroup
from tests.conftest import DAY, PASSWORD


@pytest.mark.parametrize(
    ("typed", "day"), [("30/06/2025", date(2025, 6, 30)), ("2025-06-30", date(2025, 6, 30)), ("", None)]
)
def test_a_working_day_is_remembered(client: Client, officer: User, typed: str, day: date | None) -> None:
    client.force_login(officer)
    client.post(reverse("accounts:working_day"), {"day": typed, "next": "/communes/"})
    officer.refresh_from_db()
    assert officer.working_day == day
    assert client.get("/communes/").wsgi_request.day == (day or timezone.localdate())  # type: ignore[attr-defined]  # set by the middleware


@pytest.mark.parametrize("typed", ["31/02/2025", "yesterday", "01/01/0999"])
def test_a_day_that_is_none_is_refused_beside_the_field(client: Client, officer: User, typed: str) -> None:
    client.force_login(officer)
    answer = client.post(reverse("accounts:working_day"), {"day": typed})
    assert answer.status_code == 422
    assert answer.context["form"].errors["day"]
    officer.refresh_from_db()
    assert officer.working_day == DAY


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org/", "javascript:alert(1)", "", "\U0001f642", "nowhere"]
)
def test_choosing_a_day_leads_to_no_foreign_page(client: Client, officer: User, address: str) -> None:
    client.force_login(officer)
    answer = client.post(reverse("accounts:working_day"), {"day": "", "next": address})
    assert answer.headers["location"] == reverse("accounts:me")


def test_the_day_in_the_address_wins_for_one_page(client: Client, officer: User) -> None:
    client.force_login(officer)
    assert client.get("/communes/?day=2026-01-01").wsgi_request.day == date(2026, 1, 1)  # type: ignore[attr-defined]  # set by the middleware
    assert client.get("/communes/").wsgi_request.day == DAY  # type: ignore[attr-defined]  # set by the middleware


def test_pages_are_vietnamese_whatever_the_browser_prefers(client: Client, db: None) -> None:
    assert 'lang="vi"' in client.get("/accounts/login/", headers={"accept-language": "en"}).content.decode()


def test_a_chosen_language_stays_with_the_account(client: Client, officer: User) -> None:
    client.force_login(officer)
    client.post(reverse("set_language"), {"language": "en", "next": "/communes/"})
    other_browser = Client()
    other_browser.force_login(officer)
    assert 'lang="en"' in other_browser.get("/communes/").content.decode()


def test_a_language_that_nobody_speaks_here_is_ignored(client: Client, officer: User) -> None:
    client.force_login(officer)
    client.post(reverse("set_language"), {"language": "tlh"})
    officer.refresh_from_db()
    assert officer.language == ""


def test_my_account_lists_the_roles_with_their_rights(client: Client, officer: User) -> None:
    client.force_login(officer)
    page = client.get(reverse("accounts:me")).content.decode()
    assert "Lạc Sỹ" in page


def test_a_stranger_is_told_to_ask_for_a_role(client: Client, stranger: User) -> None:
    client.force_login(stranger)
    assert client.get(reverse("accounts:me")).status_code == 200


def test_who_has_a_given_password_is_told_why_one_of_ones_own_is_asked_for(client: Client, officer: User) -> None:
    told = "mật khẩu tạm"
    client.force_login(officer)
    assert told not in client.get(reverse("account_change_password")).text
    User.objects.filter(pk=officer.pk).update(password_is_temporary=True)
    assert told in client.get("/", follow=True).text


def test_log_in_and_log_out(client: Client, officer: User) -> None:
    answer = client.post("/accounts/login/", {"login": "officer", "password": PASSWORD})
    assert answer.headers["location"] == "/"
    client.post("/accounts/logout/")
    assert client.get("/communes/").status_code == 302


def test_the_log_in_waits_for_the_name_to_be_typed(client: Client, db: None) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert re.findall(r"<[^>]*\bautofocus\b[^>]*>", page) == re.findall(r'<input[^>]*name="login"[^>]*>', page)


def test_guessing_passwords_is_stopped(client: Client, officer: User) -> None:
    for _ in range(12):
        answer = client.post("/accounts/login/", {"login": "officer", "password": "wrong"})
    right = client.post("/accounts/login/", {"login": "officer", "password": PASSWORD})
    assert answer.status_code == 200
    assert right.status_code != 302


@pytest.mark.parametrize("address", ["/accounts/signup/", "/accounts/3rdparty/signup/"])
def test_nobody_signs_up(client: Client, db: None, address: str) -> None:
    before = User.objects.count()
    answer: Any = client.post(
        address, {"username": "me", "password1": "quả-bưởi-mùa-thu-1", "password2": "quả-bưởi-mùa-thu-1"}
    )
    assert answer.url.startswith("/accounts/login/")
    assert User.objects.count() == before


def test_a_fragment_asked_for_by_a_stranger_sends_the_page_to_the_log_in(client: Client, db: None) -> None:
    answer = client.get("/communes/", headers={"hx-request": "true"})
    assert answer.headers["hx-redirect"] == "/accounts/login/"


def test_health_is_open_to_strangers_and_tells_nothing_more(client: Client, db: None) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "database": True})


def test_a_form_sent_after_the_session_ended_is_told_so_and_leads_back_to_its_page(client: Client, db: None) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = "http://testserver/submissions/KB-000001/units/c05356/?v=1"
    answer = client.post("/submissions/KB-000001/units/c05356/1/accept/", headers={"referer": page})
    assert unquote(answer.headers["Location"]).endswith("?next=/submissions/KB-000001/units/c05356/?v=1")
    assert "What you just sent was not saved" in client.get(answer.headers["Location"]).content.decode()


def test_a_form_sent_from_elsewhere_leads_to_its_own_address(client: Client, db: None) -> None:
    answer = client.post("/me/working-day/", headers={"referer": "https://elsewhere.example/x/"})
    assert "elsewhere" not in answer.headers["Location"]


def test_the_admin_asks_for_the_same_log_in_and_for_staff(client: Client, officer: User) -> None:
    assert client.get("/admin/login/").headers["location"].startswith("/accounts/login/")
    client.force_login(officer)
    assert client.get("/admin/login/").status_code == 403
    officer.is_staff = True
    officer.save()
    assert client.get("/admin/").status_code == 200


def test_a_reading_is_logged_and_shown_to_the_readers_administrator(
    client: Client, administrator: User, officer: User, stranger: User
) -> None:
    log_reading(user=officer, group=FieldGroup.CITIZEN_ID, person="CB-000001", address="/cadres/CB-000001/" * 40)
    log_reading(user=stranger, group=FieldGroup.HEALTH, person="CB-000002")
    client.force_login(administrator)
    shown = client.get(reverse("accounts:readings")).context["page_obj"].object_list
    assert [reading.person for reading in shown] == ["CB-000001"]
    assert SensitiveReading.objects.count() == 2
