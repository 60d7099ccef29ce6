"""The JSON interface: each endpoint for each visitor, the same gate and field groups as the pages, a valid schema."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

from apps.accounts.models import SensitiveReading, User
from apps.accounts.services import reset_password
from apps.core.dates import PartialDate
from apps.qualifications.models import Qualification
from tests.conftest import DAY, PASSWORD, Person, Units

LISTS = ["unit", "cadre", "posting", "qualification", "report"]
VISITORS = ["administrator", "editor", "analyst", "officer", "stranger", "nobody"]


@pytest.fixture
def api() -> APIClient:
    return APIClient()


def as_(api: APIClient, user: User) -> APIClient:
    api.force_authenticate(user)
    return api


def answer_for(endpoint: str, visitor: str) -> int:
    if visitor == "nobody":
        return 401
    return 403 if visitor == "stranger" and endpoint != "unit" else 200


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("endpoint", LISTS)
def test_each_list_answers_each_visitor(
    api: APIClient, request: pytest.FixtureRequest, units: Units, endpoint: str, visitor: str
) -> None:
    if visitor != "nobody":
        as_(api, request.getfixturevalue(visitor))
    response = api.get(reverse(f"api:{endpoint}-list"))
    assert response.status_code == answer_for(endpoint, visitor), response.content
    if response.status_code >= 400:
        assert set(response.json()) == {"code", "message"}


@pytest.mark.parametrize(
    ("visitor", "answer"),
    [("editor", 200), ("analyst", 200), ("officer", 200), ("neighbour", 404), ("stranger", 403), ("nobody", 401)],
)
def test_a_person_answers_each_visitor(
    api: APIClient, request: pytest.FixtureRequest, person: Person, visitor: str, answer: int
) -> None:
    cadre = person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    if visitor != "nobody":
        as_(api, request.getfixturevalue(visitor))
    assert api.get(reverse("api:cadre-detail", args=[cadre.code])).status_code == answer
    posting, qualification = cadre.postings.get(), cadre.qualifications.get()
    assert api.get(reverse("api:posting-detail", args=[posting.pk])).status_code == answer
    assert api.get(reverse("api:qualification-detail", args=[qualification.pk])).status_code == answer


def test_a_person_says_what_was_on_the_day(api: APIClient, editor: User, person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Hạnh", birth=PartialDate(date(1980, 1, 1), "year"), title="CD_BT", sex="male")
    found = as_(api, editor).get(reverse("api:cadre-detail", args=[cadre.code])).json()
    assert (found["code"], found["birth"], found["age"]) == (cadre.code, "1980", [44, 45])
    assert (found["posting"]["unit"], found["posting"]["unit_code"]) == ("c05356", "05356")
    assert (found["posting"]["title"], found["posting"]["is_running"]) == ("CD_BT", True)


def test_sensitive_fields_are_absent_without_their_right_and_logged_with_it(
    api: APIClient, editor: User, analyst: User, person: Person
) -> None:
    cadre = person("Bùi Văn Hạnh", citizen_id="017080000123", ethnic_group_id="DT_MUONG", phone="0912")
    address = reverse("api:cadre-detail", args=[cadre.code])
    assert not {"citizen_id", "ethnic_group", "religion", "phone", "email"} & set(as_(api, analyst).get(address).json())
    assert not SensitiveReading.objects.exists()
    assert as_(api, editor).get(address).json()["citizen_id"] == "017080000123"
    groups = SensitiveReading.objects.filter(person=cadre.code).values_list("group", flat=True)
    assert set(groups) == {"see_citizen_id", "see_ethnicity_religion", "see_contact"}


def test_the_filters_are_those_of_the_page(api: APIClient, editor: User, person: Person, units: Units) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    person("Đinh Thị Đào", unit=units.thu_phong)
    address = reverse("api:cadre-list")

    def names(query: str) -> list[str]:
        return [found["full_name"] for found in as_(api, editor).get(address + query).json()["results"]]

    assert names("?q=hanh") == ["Bùi Văn Hạnh"]
    assert names("?unit=05101") == ["Đinh Thị Đào"]
    assert names("?prof_edu=unknown") == ["Đinh Thị Đào"]
    assert names("?ordering=-name") == ["Bùi Văn Hạnh", "Đinh Thị Đào"]
    assert names("?as_of=2019-01-01") == []


@pytest.mark.parametrize("query", ["unit=nowhere", "as_of=2025-02-30", "age_from=x", "prof_edu=x", "as_of=9999999"])
def test_a_wrong_parameter_is_told_by_its_name(api: APIClient, editor: User, units: Units, query: str) -> None:
    response = as_(api, editor).get(f"{reverse('api:cadre-list')}?{query}")
    assert response.status_code == 400
    assert query.split("=")[0] in response.json()["fields"]


@pytest.mark.parametrize("endpoint", LISTS)
@pytest.mark.parametrize(
    "query", ["q=%00", "unit=%00", "cadre=%00", "level=%00", "limit=-1", "offset=99999999", "code=%00"]
)
def test_nonsense_is_never_an_error_of_the_server(
    api: APIClient, editor: User, person: Person, endpoint: str, query: str
) -> None:
    assert as_(api, editor).get(f"{reverse(f'api:{endpoint}-list')}?{query}").status_code in {200, 400}


def test_at_most_two_hundred_rows_are_given_and_the_next_page_gives_the_rest(
    api: APIClient, editor: User, person: Person
) -> None:
    for number in range(201):
        person(f"Bùi Văn A{number}")
    found = as_(api, editor).get(reverse("api:cadre-list") + "?limit=100000").json()
    assert (found["count"], len(found["results"])) == (201, 200)
    rest = api.get(found["next"]).json()
    assert (len(rest["results"]), rest["next"]) == (1, None)
    assert len({one["code"] for one in [*found["results"], *rest["results"]]}) == 201


def test_only_the_highest_qualification_of_the_day_on_request(api: APIClient, editor: User, person: Person) -> None:
    cadre = person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_TC"})
    Qualification.objects.create(cadre=cadre, level_id="CM_DH", reported_on=DAY)
    address = reverse("api:qualification-list")
    found = as_(api, editor).get(f"{address}?cadre={cadre.code}&highest=true").json()["results"]
    assert [(one["ladder"], one["level"]) for one in found] == [("prof_edu", "CM_DH")]
    before = as_(api, editor).get(f"{address}?cadre={cadre.code}&highest=true&as_of=2025-02-27").json()["results"]
    assert [one["level"] for one in before] == ["CM_TC"]


def test_postings_that_run_on_the_day(api: APIClient, editor: User, person: Person) -> None:
    person("Bùi Văn Hạnh")
    person("Đinh Thị Đào", until=date(2024, 1, 1))
    found = as_(api, editor).get(reverse("api:posting-list") + "?running=true").json()["results"]
    assert len(found) == 1


def test_units_are_those_of_the_day(api: APIClient, stranger: User, units: Units) -> None:
    address = reverse("api:unit-list")
    found = as_(api, stranger).get(f"{address}?q=lac sy").json()["results"]
    assert [(one["key"], one["code"], one["parent"]) for one in found] == [("c05356", "05356", "d158")]
    assert as_(api, stranger).get(f"{address}?as_of=2025-07-01").json()["count"] == 0


def test_a_report_is_that_of_the_command(
    api: APIClient, editor: User, analyst: User, officer: User, person: Person, units: Units
) -> None:
    from apps.reporting.renderers.flat import to_json
    from apps.reporting.services import build_report

    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    address = reverse("api:report-detail", args=["quality"])
    answer = as_(api, analyst).get(f"{address}?unit=17")
    assert answer.content.decode() == to_json(build_report("quality", unit="17", day=DAY, user=analyst))
    assert as_(api, officer).get(f"{address}?unit=17").status_code == 404
    assert as_(api, officer).get(f"{address}?unit=05356").status_code == 200


@pytest.mark.parametrize("query", ["", "unit=99999", "unit=17&group=x", "unit=17&geography=2025-02-31", "unit=%00"])
def test_a_report_that_cannot_be_given_says_why(api: APIClient, editor: User, units: Units, query: str) -> None:
    answer = as_(api, editor).get(f"{reverse('api:report-detail', args=['quality'])}?{query}")
    assert answer.status_code == 400
    assert answer.json()["message"]


def test_an_unknown_report_is_not_found(api: APIClient, editor: User) -> None:
    assert as_(api, editor).get(reverse("api:report-detail", args=["nothing"])).status_code == 404


def test_a_list_costs_the_same_for_many_as_for_few(
    api: APIClient, editor: User, person: Person, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for number in range(12):
        person(f"Bùi Văn A{number}", phone="0912", qualifications={"prof_edu": "CM_DH"})
    for endpoint, most in {"cadre": 14, "posting": 6, "qualification": 6}.items():
        editor.refresh_from_db()
        with django_assert_max_num_queries(most):
            as_(api, editor).get(reverse(f"api:{endpoint}-list"))


def test_a_token_opens_the_interface_and_can_be_taken_back(api: APIClient, officer: User, person: Person) -> None:
    person("Bùi Văn Hạnh")
    address = reverse("api:token")
    token = api.post(address, {"username": "officer", "password": PASSWORD}).json()["token"]
    api.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    assert api.get(reverse("api:cadre-list")).json()["count"] == 1
    assert api.delete(address).status_code == 204
    assert api.get(reverse("api:cadre-list")).status_code == 401


def test_a_wrong_password_gives_no_token(api: APIClient, officer: User) -> None:
    answer = api.post(reverse("api:token"), {"username": "officer", "password": "wrong"})
    assert answer.status_code == 401
    assert not Token.objects.exists()


def test_passwords_cannot_be_guessed_without_end(api: APIClient, officer: User) -> None:
    for _try in range(10):
        api.post(reverse("api:token"), {"username": "officer", "password": "wrong"})
    assert api.post(reverse("api:token"), {"username": "officer", "password": PASSWORD}).status_code == 429


def test_another_claimed_address_does_not_begin_the_count_anew(api: APIClient, officer: User) -> None:
    def tried(address: str) -> int:
        asked = {"username": f"nobody-{address}", "password": "wrong"}
        return api.post(reverse("api:token"), asked, HTTP_X_FORWARDED_FOR=address).status_code

    assert [tried(f"10.0.0.{number}") for number in range(11)][-1] == 429


def test_one_account_is_not_guessed_at_from_many_addresses(api: APIClient, officer: User) -> None:
    for number in range(6):
        api.post(reverse("api:token"), {"username": "officer", "password": "wrong"}, REMOTE_ADDR=f"10.0.0.{number}")
    asked = {"username": "officer", "password": PASSWORD}
    assert api.post(reverse("api:token"), asked, REMOTE_ADDR="10.0.0.9").status_code == 429


def test_a_token_ends_with_the_password_by_which_it_was_got(officer: User, administrator: User) -> None:
    Token.objects.create(user=officer)
    reset_password(user=officer, by=administrator)
    assert not Token.objects.exists()


def test_an_account_with_a_temporary_password_must_choose_its_own_first(api: APIClient, officer: User) -> None:
    officer.password_is_temporary = True
    officer.save()
    assert api.post(reverse("api:token"), {"username": "officer", "password": PASSWORD}).status_code == 403
    assert as_(api, officer).get(reverse("api:cadre-list")).status_code == 403


def test_errors_speak_the_readers_language(api: APIClient, stranger: User) -> None:
    stranger.language = "en"
    stranger.save()
    message = as_(api, stranger).get(reverse("api:cadre-list")).json()["message"]
    assert message.startswith("You do not have the right")


def test_errors_of_the_library_speak_vietnamese_too(api: APIClient, officer: User) -> None:
    address = reverse("api:cadre-list")
    assert api.get(address).json()["message"].startswith("Chưa đăng nhập")
    api.credentials(HTTP_AUTHORIZATION="Token nobody")
    assert api.get(address).json()["message"].startswith("Mã truy cập không đúng")
    api.credentials()
    assert as_(api, officer).get(f"{address}CB-999999/").json()["message"] == "Không tìm thấy."


@pytest.mark.parametrize(
    ("visitor", "query", "answer"),
    [
        ("editor", "minority=yes", 200),
        ("analyst", "minority=yes", 400),
        ("editor", "sexx=female", 400),
        ("editor", "day=2019-01-01", 400),
    ],
)
def test_a_filter_that_is_not_there_is_told_and_not_passed_over(
    api: APIClient, request: pytest.FixtureRequest, person: Person, visitor: str, query: str, answer: int
) -> None:
    person("Bùi Văn Hạnh")
    response = as_(api, request.getfixturevalue(visitor)).get(f"{reverse('api:cadre-list')}?{query}")
    assert response.status_code == answer
    assert answer == 200 or query.split("=")[0] in response.json()["fields"]


def test_nothing_can_be_written(api: APIClient, administrator: User, person: Person) -> None:
    cadre = person("Bùi Văn Hạnh")
    as_(api, administrator)
    for method in (api.post, api.put, api.patch, api.delete):
        assert method(reverse("api:cadre-detail", args=[cadre.code]), {}).status_code == 405


def test_the_schema_is_valid_and_told_only_to_those_who_log_in(api: APIClient, analyst: User, db: None) -> None:
    generator: Any = SchemaGenerator
    validate: Any = validate_schema
    GENERATOR_STATS.reset()
    validate(generator().get_schema(request=None, public=True))
    assert not GENERATOR_STATS, "something was left to guess"
    assert api.get(reverse("api:schema")).status_code == 401
    as_(api, analyst)
    assert api.get(reverse("api:schema")).status_code == 200


def test_the_documentation_needs_nothing_that_the_policy_forbids(client: Client, analyst: User) -> None:
    assert client.get(reverse("api:docs")).status_code == 302
    client.force_login(analyst)
    page = client.get(reverse("api:docs"))
    assert "<style" not in page.content.decode()
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_temporary_password_opens_nothing(api: APIClient, officer: User) -> None:
    token = Token.objects.create(user=officer)
    api.credentials(HTTP_AUTHORIZATION=f"Token {token.key}")
    assert api.get("/api/v1/units/").status_code == 200
    User.objects.filter(pk=officer.pk).update(password_is_temporary=True)
    answer = api.get("/api/v1/units/")
    assert (answer.status_code, str(answer.json()["message"])) == (
        403,
        "Hãy đăng nhập trên trang web và đổi mật khẩu trước.",
    )
