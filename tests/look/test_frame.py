"""The frame around every page: its policy, its languages, its navigation, the home page and the pages of errors."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.utils import translation
from django.views import defaults

from apps.accounts.home import greeting
from apps.accounts.models import User
from apps.accounts.navigation import links_for
from apps.core import duties
from apps.core.duties import Duty
from apps.core.permissions import Actor
from apps.core.unchanged import Told


@pytest.fixture
def no_duties(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry in which nobody has anything to do."""
    monkeypatch.setattr(duties, "_finders", [])
    monkeypatch.setattr(duties, "_passing", [])
    monkeypatch.setattr(duties, "_told", Told(most=1))


def page(client: Client, user: User | None, address: str, language: str = "vi") -> str:
    if user:
        client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.django_db
def test_the_policy_allows_only_this_server_and_nothing_inline(client: Client) -> None:
    policy = client.get(reverse("account_login")).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?://|\*", policy)


@pytest.mark.django_db
def test_the_log_in_page_names_its_language_and_offers_both(client: Client) -> None:
    shown = page(client, None, reverse("account_login"))
    assert '<html lang="vi"' in shown
    assert shown.count('name="language"') == 2
    assert '<html lang="en"' in page(client, None, reverse("account_login"), "en")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("home", "Trang chủ"),
        ("cadres:list", "Cán bộ, công chức"),
        ("reporting:list", "Báo cáo"),
        ("mfa_index", "Đăng nhập hai bước"),
    ],
)
def test_a_window_says_which_page_of_which_program_it_shows(
    client: Client, officer: User, name: str, title: str
) -> None:
    told = re.search(r"<title>(.*?)</title>", page(client, officer, reverse(name)), re.DOTALL)
    assert told
    assert " ".join(told[1].split()) == f"{title} – Sổ bộ cán bộ cấp xã"


def test_the_home_page_says_where_and_when_one_is(client: Client, officer: User) -> None:
    shown = page(client, officer, "/")
    assert "Xã Lạc Sỹ" in shown
    assert "28/02/2025" in shown


def test_the_home_page_leads_to_what_there_is_to_do_when_it_cannot_be_fetched(client: Client, officer: User) -> None:
    way = 'class="duties-again"'
    assert way in page(client, officer, "/")
    assert way not in page(client, officer, reverse("duties"))


def test_the_home_page_stands_before_anything_is_counted(
    client: Client, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(user: Actor, day: date) -> Duty | None:
        raise AssertionError("counted while the page is made")

    monkeypatch.setattr(duties, "_finders", [slow])
    assert f'hx-get="{reverse("duties")}?' in page(client, officer, "/")


def test_the_home_page_fetches_its_duties_alone(client: Client, officer: User, no_duties: None) -> None:
    client.force_login(officer)
    fetched = client.get(reverse("duties"), headers={"HX-Request": "true"}).content.decode()
    assert 'id="duties"' in fetched
    assert "<html" not in fetched


def test_the_duties_are_named_each_with_its_number_and_its_place(
    client: Client, officer: User, no_duties: None
) -> None:
    @duties.duty
    def missing_birth_dates(user: Actor, day: date) -> Duty | None:
        return Duty("người chưa có ngày sinh", "/somewhere/", count=1208, tone="warning")

    @duties.duty
    def late(user: Actor, day: date) -> Duty | None:
        return Duty("danh sách quá hạn", "/late/", tone="danger")

    @duties.duty
    def nothing(user: Actor, day: date) -> Duty | None:
        return None

    shown = page(client, officer, reverse("duties"))
    assert "1.208" in shown
    assert 'href="/somewhere/"' in shown
    assert shown.index("danh sách quá hạn") < shown.index("người chưa có ngày sinh")
    assert shown.count('<li class="duty ') == 2


def test_whoever_has_no_duties_is_told_so(client: Client, analyst: User, no_duties: None) -> None:
    assert 'class="empty"' in page(client, analyst, reverse("duties"))


def test_someone_without_a_role_is_told_whom_to_ask(client: Client, stranger: User, no_duties: None) -> None:
    shown = page(client, stranger, reverse("duties"), "en")
    assert "Your account has no role yet" in shown
    assert reverse("cadres:list") not in shown


def test_a_commune_officer_learns_how_to_send_a_roster(client: Client, officer: User, analyst: User) -> None:
    assert 'class="card how-to' in page(client, officer, reverse("duties"))
    assert 'class="card how-to' not in page(client, analyst, reverse("duties"))


def test_the_navigation_marks_where_one_is(client: Client, editor: User) -> None:
    shown = page(client, editor, reverse("communes:tree"))
    current = re.findall(r'<a class="nav-link"\s+href="([^"]+)"\s+aria-current="page"', shown)
    assert current == [reverse("communes:tree")]


def test_a_page_of_an_app_without_a_place_of_its_own_marks_the_place_above_it(editor: User) -> None:
    request = RequestFactory().get("/cadres/CB-000001/qualifications/new/")
    request.resolver_match = resolve(request.path)
    assert [link.url for link in links_for(request, editor) if link.is_current] == [reverse("cadres:list")]


def test_who_the_rows_of_a_roster_are_belongs_to_the_rosters(editor: User) -> None:
    request = RequestFactory().get("/cadres/rosters/TL-000001/people/")
    request.resolver_match = resolve(request.path)
    assert [link.url for link in links_for(request, editor) if link.is_current] == [reverse("rosters:list")]


def test_the_navigation_leaves_out_what_one_may_not_do(client: Client, analyst: User, administrator: User) -> None:
    assert reverse("accounts:people") not in page(client, analyst, "/")
    assert reverse("accounts:people") in page(client, administrator, "/")


def test_the_frame_costs_few_queries(
    client: Client, officer: User, no_duties: None, django_assert_max_num_queries: object
) -> None:
    client.force_login(officer)
    with django_assert_max_num_queries(5):  # type: ignore[operator]  # session, user, roles, units' names, one spare
        client.get("/")


def test_a_page_that_is_not_there_is_a_page_of_ours(client: Client, officer: User) -> None:
    client.force_login(officer)
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert reverse("home") in response.content.decode()


def test_a_refusal_says_which_right_is_missing(request_of_nobody: HttpRequest) -> None:
    refused = defaults.permission_denied(request_of_nobody, PermissionDenied("Thiếu quyền: quản lý tài khoản."))
    assert "Thiếu quyền: quản lý tài khoản." in refused.content.decode()


def test_search_engines_are_told_to_stay_out(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert b"Disallow: /" in b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file's response


def test_a_broken_server_still_answers_in_both_languages(request_of_nobody: HttpRequest) -> None:
    shown = defaults.server_error(request_of_nobody).content.decode()
    assert "Hệ thống gặp lỗi" in shown
    assert "Something went wrong" in shown


@pytest.fixture
def request_of_nobody(db: None) -> HttpRequest:
    return RequestFactory().get("/")


@pytest.mark.parametrize(("hour", "expected"), [(7, "Good morning"), (15, "Good afternoon"), (20, "Good evening")])
def test_people_are_greeted_by_the_hour(hour: int, expected: str) -> None:
    with translation.override("en"):
        assert str(greeting(hour)) == expected
