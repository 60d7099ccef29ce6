"""The pages on which people are written, as their visitors meet them."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from apps.accounts.models import SensitiveReading, User
from apps.cadres.models import Cadre, CommitteeSeat, PartyMembership, Posting
from apps.core.permissions import FieldGroup
from apps.core.revisions import revision_of
from apps.qualifications.models import Qualification
from tests.conftest import Person, Units

NEW_PERSON = {
    "person-full_name": "Bùi Thị Hoa",
    "person-sex": "female",
    "person-birth": "03/1985",
    "person-citizen_id": "",
    "held-unit": "c05356",
    "held-title": "CD_VPTK",
    "held-is_primary": "on",
    "held-status": "TT_DL",
    "held-begins": "01/02/2020",
    "held-start_known": "on",
}


@pytest.fixture(autouse=True)
def english() -> Any:
    """Messages are compared in the language of the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def visit(client: Client) -> Callable[..., Any]:
    """`visit(user, url)` gets, `visit(user, url, data)` posts."""

    def go(user: User, url: str, data: dict[str, Any] | None = None) -> Any:
        client.force_login(user)
        headers = {"accept-language": "en"}
        return client.get(url, headers=headers) if data is None else client.post(url, data, headers=headers)

    return go


Visit = Callable[..., Any]


def said(response: HttpResponse) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))  # type: ignore[attr-defined]  # answers of the test client know their request


def posted(cadre: Cadre, **changes: object) -> dict[str, object]:
    """What the form of a person sends when only `changes` were typed."""
    return {
        "full_name": cadre.full_name,
        "sex": cadre.sex or "",
        "birth": str(cadre.birth or ""),
        "citizen_id": cadre.citizen_id or "",
        "ethnic_group": cadre.ethnic_group_id or "",
        "religion": cadre.religion_id or "",
        "other_names": cadre.other_names,
        "birth_place": cadre.birth_place,
        "home_town": cadre.home_town,
        "phone": cadre.phone,
        "email": cadre.email,
        "note": cadre.note,
        "revision": revision_of(cadre),
        **changes,
    }


def test_an_officer_adds_a_person(visit: Visit, officer: User, units: Units) -> None:
    response = visit(officer, reverse("cadres:create"), NEW_PERSON)
    cadre = Cadre.objects.get()
    assert response.headers["Location"] == cadre.get_absolute_url()
    assert (str(cadre.birth), cadre.home_unit) == ("03/1985", units.lac_sy)
    assert cadre.postings.get().category == "civil_servant"
    assert "Đã thêm Bùi Thị Hoa" in said(response)


def test_what_is_missing_is_said_beside_the_field_and_nothing_is_lost(visit: Visit, officer: User) -> None:
    response = visit(officer, reverse("cadres:create"), NEW_PERSON | {"held-begins": "31/02/2020"})
    assert list(response.context["sections"][1].form.errors) == ["begins"]
    assert "Bùi Thị Hoa" in response.content.decode()
    assert not Cadre.objects.exists()


def test_wrong_values_in_two_parts_of_a_form_are_told_in_one_banner(visit: Visit, officer: User) -> None:
    wrong = NEW_PERSON | {"person-full_name": "", "held-begins": "31/02/2020"}
    page = visit(officer, reverse("cadres:create"), wrong).content.decode()
    assert page.count('class="alert alert-danger"') == 1


def test_the_last_day_before_the_first_is_refused_beside_the_field(visit: Visit, officer: User) -> None:
    response = visit(officer, reverse("cadres:create"), NEW_PERSON | {"held-ends": "01/01/2019"})
    assert list(response.context["sections"][1].form.errors) == ["ends"]


def test_someone_similar_is_shown_and_may_be_set_aside(visit: Visit, officer: User, person: Person) -> None:
    there = person("Bùi Thị Hoa")
    asked = visit(officer, reverse("cadres:create"), NEW_PERSON)
    assert there.code in asked.content.decode()
    assert Cadre.objects.count() == 1
    codes = [doubt.code for doubt in asked.context["outcome"].doubts]
    visit(officer, reverse("cadres:create"), NEW_PERSON | {"seen": codes})
    assert Cadre.objects.count() == 2


def test_a_person_who_only_sits_in_a_committee_can_be_added(visit: Visit, officer: User) -> None:
    seat = {"held-unit": "c05356", "held-kind": "DU_UVBCH", "held-begins": "01/06/2020", "held-start_known": "on"}
    visit(officer, reverse("cadres:create") + "?with=seat", {"person-full_name": "Bùi Văn Tú", **seat})
    assert CommitteeSeat.objects.get().cadre.full_name == "Bùi Văn Tú"


def test_a_lost_zero_is_asked_about_and_put_back(visit: Visit, officer: User, person: Person) -> None:
    cadre = person("Bùi Thị Hoa")
    sent = posted(cadre, citizen_id="17185000123")
    asked = visit(officer, reverse("cadres:edit", args=[cadre.code]), sent)
    codes = [doubt.code for doubt in asked.context["outcome"].doubts]
    assert codes == ["citizen_id_repaired:017185000123"]
    visit(officer, reverse("cadres:edit", args=[cadre.code]), sent | {"seen": codes})
    cadre.refresh_from_db()
    assert cadre.citizen_id == "017185000123"


def test_a_citizen_id_of_someone_else_is_refused_beside_the_field(
    visit: Visit, officer: User, person: Person, units: Units
) -> None:
    person("Đinh Thị Lan", unit=units.bao_hieu, citizen_id="017180000123")
    cadre = person("Bùi Thị Hoa")
    response = visit(officer, reverse("cadres:edit", args=[cadre.code]), posted(cadre, citizen_id="017180000123"))
    assert list(response.context["sections"][0].form.errors) == ["citizen_id"]
    assert "Đinh Thị Lan" not in response.content.decode()


def test_the_second_to_save_sees_what_the_first_changed_and_may_save_all_the_same(
    visit: Visit, officer: User, editor: User, person: Person
) -> None:
    cadre = person("Bùi Thị Hoa", home_town="Lạc Sỹ")
    mine = posted(cadre, home_town="Bảo Hiệu")
    url = reverse("cadres:edit", args=[cadre.code])
    visit(editor, url, posted(cadre, home_town="Thu Phong"))
    told = visit(officer, url, mine)
    page = told.content.decode()
    assert told.status_code == 409
    assert all(words in page for words in ("Editor", "Thu Phong", "Bảo Hiệu"))
    cadre.refresh_from_db()
    assert cadre.home_town == "Thu Phong"
    visit(officer, url, mine | {"revision": told.context["sections"][0].form["revision"].value()})
    cadre.refresh_from_db()
    assert cadre.home_town == "Bảo Hiệu"


def test_a_form_without_revision_overwrites_nothing(visit: Visit, officer: User, person: Person) -> None:
    cadre = person("Bùi Thị Hoa")
    response = visit(officer, reverse("cadres:edit", args=[cadre.code]), posted(cadre, note="mine", revision=""))
    assert response.status_code == 409


def test_a_record_deleted_meanwhile_is_told(visit: Visit, officer: User, person: Person) -> None:
    cadre = person("Bùi Thị Hoa")
    membership = PartyMembership.objects.create(cadre=cadre, reported_on=date(2024, 1, 1))
    url = reverse("cadres:party_edit", args=[cadre.code, membership.pk])
    membership.delete()
    assert visit(officer, url, {"joined": "2010"}).status_code == 404


def test_saving_without_the_right_to_see_a_field_never_blanks_it(
    visit: Visit, officer: User, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from apps.accounts import roles

    cadre = person("Bùi Thị Hoa", citizen_id="017185000123", phone="0987000111", ethnic_group_id="DT_MUONG")
    kept = frozenset(p for p in roles.GRANTS[roles.Role.COMMUNE_OFFICER] if not p.value.startswith("see_"))
    monkeypatch.setitem(roles.GRANTS, roles.Role.COMMUNE_OFFICER, kept)
    page = visit(officer, reverse("cadres:edit", args=[cadre.code])).content.decode()
    assert "017185000123" not in page
    visit(officer, reverse("cadres:edit", args=[cadre.code]), posted(cadre, note="new", citizen_id="", phone=""))
    cadre.refresh_from_db()
    assert (cadre.note, cadre.citizen_id, cadre.phone, cadre.ethnic_group_id) == (
        "new",
        "017185000123",
        "0987000111",
        "DT_MUONG",
    )


def test_opening_the_form_of_a_person_is_a_logged_reading(visit: Visit, officer: User, person: Person) -> None:
    cadre = person("Bùi Thị Hoa", citizen_id="017185000123")
    visit(officer, reverse("cadres:edit", args=[cadre.code]))
    assert FieldGroup.CITIZEN_ID in SensitiveReading.objects.values_list("group", flat=True)


def test_a_post_in_another_unit_follows_upon_the_present_one(
    visit: Visit, editor: User, person: Person, units: Units
) -> None:
    cadre = person("Bùi Thị Hoa")
    visit(
        editor,
        reverse("cadres:posting_create", args=[cadre.code]),
        {
            "unit": "c05365",
            "title": "CD_TCKT",
            "is_primary": "on",
            "status": "TT_DL",
            "begins": "01/01/2025",
            "start_known": "on",
            "ends_running": "on",
        },
    )
    cadre.refresh_from_db()
    assert cadre.home_unit == units.bao_hieu
    assert cadre.postings.order_by("period")[0].period.upper == date(2025, 1, 1)


def test_a_post_is_ended_by_its_last_day(visit: Visit, officer: User, person: Person) -> None:
    cadre = person("Bùi Thị Hoa")
    posting = cadre.postings.get()
    url = reverse("cadres:posting_end", args=[cadre.code, posting.pk])
    visit(officer, url, {"last": "31/12/2024", "revision": revision_of(posting)})
    assert cadre.postings.get().period == DateRange(date(2020, 1, 1), date(2025, 1, 1))


def test_a_deletion_is_asked_about_and_can_be_taken_back(visit: Visit, editor: User, person: Person) -> None:
    cadre = person("Bùi Thị Hoa", qualifications={"prof_edu": "CM_DH"})
    url = reverse("cadres:delete", args=[cadre.code])
    asked = visit(editor, url)
    assert len(asked.context["details"]) == 2
    gone = visit(editor, url, {"revision": revision_of(cadre), "because": "Twice"})
    assert not Cadre.objects.exists()
    way_back = said(gone).split('href="')[1].split('"')[0]
    assert visit(editor, reverse("cadres:deleted")).context["rows"][0][0].full_name == "Bùi Thị Hoa"
    visit(editor, way_back, {})
    assert Cadre.objects.get().qualifications.count() == 1


def test_a_page_that_asks_puts_its_question_once_into_sight(visit: Visit, editor: User, person: Person) -> None:
    asked = visit(editor, reverse("cadres:delete", args=[person("Bùi Thị Hoa").code]))
    question = str(asked.context["question"])
    headings = re.findall(r"<h[12][^>]*>(.*?)</h[12]>", asked.content.decode(), re.DOTALL)
    assert [heading.strip() for heading in headings].count(question) == 1
    assert f'aria-label="{question}"' in asked.content.decode()


def test_history_tells_before_and_after_in_the_readers_words(visit: Visit, editor: User, person: Person) -> None:
    cadre = person("Bùi Thị Hoa", ethnic_group_id="DT_KINH")
    visit(editor, reverse("cadres:edit", args=[cadre.code]), posted(cadre, ethnic_group="DT_MUONG", birth="1985"))
    page = visit(editor, reverse("cadres:history", args=[cadre.code]))
    latest = page.context["page_obj"].object_list[0]
    changed = {change.label: (change.before, change.after) for change in latest.records[0].fields}
    assert changed == {"Ngày sinh": ("–", "1985"), "Dân tộc": ("Kinh", "Mường")}
    assert latest.who == "Editor"


def test_history_hides_what_the_reader_may_not_see(
    visit: Visit, officer: User, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from apps.accounts import roles

    cadre = person("Bùi Thị Hoa", citizen_id="017185000123")
    kept = frozenset(p for p in roles.GRANTS[roles.Role.COMMUNE_OFFICER] if not p.value.startswith("see_"))
    monkeypatch.setitem(roles.GRANTS, roles.Role.COMMUNE_OFFICER, kept)
    assert "017185000123" not in visit(officer, reverse("cadres:history", args=[cadre.code])).content.decode()


def test_history_of_many_changes_costs_few_queries(visit: Visit, editor: User, person: Person) -> None:
    cadre = person("Bùi Thị Hoa", qualifications={"prof_edu": "CM_DH"})
    for number in range(12):
        Cadre.objects.filter(pk=cadre.pk).update(note=str(number), ethnic_group="DT_MUONG")
    visit(editor, reverse("cadres:history", args=[cadre.code]))
    with CaptureQueriesContext(connection) as asking:
        visit(editor, reverse("cadres:history", args=[cadre.code]))
    tables = [re.match(r'SELECT "(\w+event)"', each["sql"]) for each in asking.captured_queries]
    read = [table.group(1) for table in tables if table]
    # one for each table of facts about a person, however many changes there were
    assert len(read) == len(set(read))
    assert len(asking) - len(read) <= 15


def test_forms_cost_few_queries(
    visit: Visit, officer: User, person: Person, django_assert_max_num_queries: Any
) -> None:
    cadre = person("Bùi Thị Hoa")
    posting = cadre.postings.get()
    for url in (
        reverse("cadres:edit", args=[cadre.code]),
        reverse("cadres:posting_edit", args=[cadre.code, posting.pk]),
        reverse("cadres:create"),
    ):
        visit(officer, url)
        with django_assert_max_num_queries(26):
            visit(officer, url)


@pytest.fixture
def record_urls(person: Person, units: Units) -> dict[str, str]:
    """Every address that writes one person's records, by name."""
    cadre = person("Bùi Thị Hoa", qualifications={"prof_edu": "CM_DH"})
    seat = CommitteeSeat.objects.create(
        cadre=cadre, unit=units.lac_sy, kind_id="DU_UVBCH", period=DateRange(date(2020, 1, 1), None)
    )
    membership = PartyMembership.objects.create(cadre=cadre, reported_on=date(2020, 1, 1))
    keys = {
        "posting": Posting.objects.get().pk,
        "seat": seat.pk,
        "party": membership.pk,
        "qualification": Qualification.objects.get().pk,
    }
    own = {name: reverse(f"cadres:{name}", args=[cadre.code]) for name in ("edit", "delete", "history")}
    for name in ("posting", "seat", "party"):
        own[f"{name}_create"] = reverse(f"cadres:{name}_create", args=[cadre.code])
        own[f"{name}_edit"] = reverse(f"cadres:{name}_edit", args=[cadre.code, keys[name]])
        own[f"{name}_delete"] = reverse(f"cadres:{name}_delete", args=[cadre.code, keys[name]])
    own["posting_end"] = reverse("cadres:posting_end", args=[cadre.code, keys["posting"]])
    own["qualification_create"] = reverse("qualifications:create", args=[cadre.code])
    for name in ("edit", "verify", "delete"):
        own[f"qualification_{name}"] = reverse(f"qualifications:{name}", args=[cadre.code, keys["qualification"]])
    return own


FOR_EDITORS_ONLY = {"delete", "posting_delete", "seat_delete", "party_delete"} | {
    "qualification_delete",
    "qualification_verify",
}


@pytest.mark.parametrize(("who", "answer"), [("stranger", 404), ("neighbour", 404), ("analyst", 403)])
def test_who_may_not_write_gets_no_writing_page(
    visit: Visit, record_urls: dict[str, str], request: pytest.FixtureRequest, who: str, answer: int
) -> None:
    user = request.getfixturevalue(who)
    assert {name: visit(user, url).status_code for name, url in record_urls.items()} == dict.fromkeys(
        record_urls, answer
    )
    written = [url for name, url in record_urls.items() if name != "history"]
    assert {visit(user, url, {}).status_code for url in written} == {answer}


def test_an_officer_writes_but_neither_deletes_nor_verifies(
    visit: Visit, officer: User, record_urls: dict[str, str]
) -> None:
    answers = {name: visit(officer, url).status_code for name, url in record_urls.items()}
    assert answers == {name: 403 if name in FOR_EDITORS_ONLY else 200 for name in record_urls}


def test_an_editor_opens_every_page(visit: Visit, editor: User, record_urls: dict[str, str]) -> None:
    assert {visit(editor, url).status_code for url in record_urls.values()} == {200}


@pytest.mark.parametrize("name", ["edit", "posting_edit", "seat_edit", "party_edit", "qualification_edit"])
def test_a_form_sent_as_it_stands_says_that_nothing_was_changed_and_offers_nothing_to_take_back(
    visit: Visit, editor: User, record_urls: dict[str, str], name: str
) -> None:
    form = visit(editor, record_urls[name]).context["sections"][0].form
    ticked = {field.html_name: "on" for field in form if field.value() is True}
    stands = {field.html_name: field.field.widget.format_value(field.value()) for field in form} | ticked
    answer = visit(editor, record_urls[name], {key: value for key, value in stands.items() if value is not None})
    assert answer.status_code == 302
    assert said(answer) == "Không có gì thay đổi."


@pytest.mark.parametrize("name", ["cadres:create", "cadres:deleted"])
@pytest.mark.parametrize("who", ["stranger", "analyst"])
def test_pages_without_a_person_are_closed_to_who_may_not_write(
    visit: Visit, request: pytest.FixtureRequest, who: str, name: str
) -> None:
    assert visit(request.getfixturevalue(who), reverse(name)).status_code == 403


@pytest.mark.parametrize(("who", "answer"), [("stranger", 404), ("neighbour", 404), ("analyst", 403), ("officer", 403)])
def test_an_act_of_others_is_taken_back_only_with_the_right(
    visit: Visit, editor: User, person: Person, request: pytest.FixtureRequest, who: str, answer: int
) -> None:
    cadre = person("Bùi Thị Hoa")
    done = visit(editor, reverse("cadres:edit", args=[cadre.code]), posted(cadre, note="new"))
    way_back = said(done).split('href="')[1].split('"')[0]
    assert visit(request.getfixturevalue(who), way_back, {}).status_code == answer
    cadre.refresh_from_db()
    assert cadre.note == "new"


def test_records_of_another_person_are_not_found_under_this_one(visit: Visit, editor: User, person: Person) -> None:
    mine, theirs = person("Bùi Thị Hoa"), person("Đinh Thị Lan")
    url = reverse("cadres:posting_edit", args=[mine.code, theirs.postings.get().pk])
    assert visit(editor, url).status_code == 404
