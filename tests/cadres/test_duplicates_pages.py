"""Pages of duplicates as their visitors meet them: rows in question, two records side by side, former codes."""

import re
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.cadres.duplicates import services as duplicates
from apps.cadres.models import Cadre, DistinctPair, MergedRecord
from apps.core.dates import PartialDate
from apps.discipline import services as discipline
from apps.discipline.models import DisciplinaryDecision
from apps.rosters import views
from apps.rosters.models import RowDecision, Upload
from tests.cadres.test_duplicates import BORN
from tests.conftest import Units
from tests.discipline.conftest import Anything, Record, keeper, record
from tests.rosters.test_upload_pages import send
from tests.rosters.workbooks import HANH, roster

__all__ = ["keeper", "record"]


@pytest.fixture
def office(client: Client, officer: User) -> Client:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def twins(person: Any) -> tuple[Cadre, Cadre]:
    return person("Bùi Văn Hạnh", birth=BORN, phone="0987654321"), person("Bùi Văn Hạnh", birth=BORN)


def only() -> Upload:
    return Upload.objects.get()


def test_a_row_is_shown_beside_all_whom_it_may_mean_and_the_answer_is_kept(
    office: Client, twins: tuple[Cadre, Cadre]
) -> None:
    page = send(office, roster(HANH)).content.decode()
    address = f"/cadres/rosters/{only().code}/people/"
    assert address in page
    page = office.get(address).content.decode()
    assert twins[0].code in page
    assert twins[1].code in page
    row = only().rows.get(status="unsure")
    office.post(address, {"row": row.place_key, "answer": "1"})
    assert RowDecision.objects.standing().get().values == {"cadre": twins[1].code}
    assert only().rows.get(full_name="Bùi Văn Hạnh").cadre == twins[1].code


def test_somebody_new_is_an_answer_and_can_be_taken_back(office: Client, twins: tuple[Cadre, Cadre]) -> None:
    send(office, roster(HANH))
    row = only().rows.get(status="unsure")
    office.post(f"/cadres/rosters/{only().code}/people/", {"row": row.place_key, "answer": "new"})
    assert only().rows.get().status == "new"
    decision = RowDecision.objects.standing().get()
    office.post(f"/rosters/{only().code}/decisions/row/{decision.pk}/take-back/")
    assert only().rows.get().status == "unsure"


def marked(office: Client, address: str) -> list[str]:
    """The answers that are shown as given."""
    page = " ".join(office.get(address).text.split())
    return re.findall(r'name="answer" value="(\w+)" class="btn[^"]*" aria-pressed="true"', page)


def test_what_was_answered_is_marked_until_a_long_roster_is_checked_again(
    office: Client, twins: tuple[Cadre, Cadre], monkeypatch: pytest.MonkeyPatch
) -> None:
    send(office, roster(HANH))
    monkeypatch.setattr(views, "ROWS_AT_ONCE", 0)
    row = only().rows.get(status="unsure")
    address = f"/cadres/rosters/{only().code}/people/"
    assert marked(office, address) == []
    answer: Any = office.post(address, {"row": row.place_key, "answer": "1"})
    assert answer.url == only().get_absolute_url(), "nothing is left to answer"
    assert "Answered: the marked answer holds when the roster is checked again." in office.get(address).text
    assert marked(office, address) == ["1"]
    office.post(address, {"row": row.place_key, "answer": "new"})
    assert marked(office, address) == ["new"]


def test_of_a_person_of_another_unit_only_the_unit_is_told(office: Client, person: Any, units: Units) -> None:
    known = person("Bùi Văn Hạnh", birth=PartialDate(BORN.first), unit=units.bao_hieu, phone="0987654321")
    send(office, roster(HANH))
    address = f"/cadres/rosters/{only().code}/people/"
    page = office.get(address).content.decode()
    assert "Bảo Hiệu" in page
    assert known.code not in page
    assert "0987654321" not in page
    answer = office.post(address, {"row": only().rows.get().place_key, "answer": "0"})
    assert answer.headers["Location"] == only().get_absolute_url()
    assert (only().rows.get().status, only().state) == ("moved", "checked")


def test_nobody_asks_whom_a_row_means_that_only_has_a_value_to_correct(office: Client) -> None:
    send(office, roster(HANH))
    office.post(f"/rosters/{only().code}/apply/")
    page = send(office, roster((*HANH[:7], "Học vấn cao", "CC"))).content.decode()
    latest = Upload.objects.latest("pk")
    row = latest.rows.get()
    assert (row.status, row.cadre) == ("unsure", Cadre.objects.get().code)
    assert f"/cadres/rosters/{latest.code}/people/" not in page


def test_of_two_rows_of_one_person_one_is_kept(office: Client) -> None:
    send(office, roster(HANH, HANH))
    address = f"/cadres/rosters/{only().code}/people/"
    first, _second = only().rows.all()
    page = office.get(address).content.decode()
    assert f"Keep only row {first.row}" in page
    # of a citizen id the end is enough to compare by
    assert "… 0123" in page
    assert "017076000123" not in page
    office.post(address, {"keep": first.place_key})
    assert [row.status for row in only().rows.all()] == ["new", "skipped"]
    assert only().state == "checked"


def test_of_two_rows_with_the_citizen_id_of_a_registered_person_only_one_thing_is_asked(
    office: Client, person: Any
) -> None:
    known = person("Bùi Văn Hạnh", birth=BORN, citizen_id=HANH[3])
    page = send(office, roster(HANH, HANH)).text
    assert "2 rows name people whom other rows name too" in page
    assert "may mean" not in page
    asked = office.get(f"/cadres/rosters/{only().code}/people/").text
    assert "Keep only row" in asked
    assert f"This is {known.full_name}" not in asked


def test_who_takes_a_row_for_a_person_of_another_citizen_id_is_told_that_the_number_changes(
    office: Client, person: Any
) -> None:
    known = person("Bùi Văn Hạnh", birth=BORN, citizen_id="017076000132")
    send(office, roster(HANH))
    address = f"/cadres/rosters/{only().code}/people/"
    assert "puts the citizen id of the file in the place of the registered one" in office.get(address).text
    office.post(address, {"row": only().rows.get().place_key, "answer": "0"})
    assert only().rows.get().changes["citizen_id"] == ["017076000132", HANH[3]]
    decisions = office.get(f"/rosters/{only().code}/?show=decisions").text
    assert f"{known.full_name}, {known.code}" in decisions
    assert "Correct or leave out this row" in office.get(f"/rosters/{only().code}/?show=changed").text


def test_of_citizen_ids_so_much_is_shown_as_tells_them_apart(office: Client, person: Any) -> None:
    person("Bùi Văn Hạnh", birth=BORN, citizen_id="017067000123")
    send(office, roster(HANH))
    page = office.get(f"/cadres/rosters/{only().code}/people/").text
    assert "… 6000123" in page
    assert "… 7000123" in page
    assert "017067000123" not in page


def test_an_answer_given_while_the_roster_is_checked_again_still_holds(office: Client) -> None:
    send(office, roster(HANH, HANH))
    address = f"/cadres/rosters/{only().code}/people/"
    named = re.findall(r'name="keep"\s+value="([^"]+)"', office.get(address).text)
    office.post(f"/rosters/{only().code}/check/")
    office.post(address, {"keep": named[0]})
    assert [row.status for row in only().rows.all()] == ["new", "skipped"]


def test_an_answer_to_what_is_asked_no_more_is_told_so(office: Client) -> None:
    send(office, roster(HANH, HANH))
    address = f"/cadres/rosters/{only().code}/people/"
    key = only().rows.all()[0].place_key
    for given in ({"keep": key}, {"keep": key}, {"row": key, "answer": "0"}):
        answer = office.post(address, given)
    assert answer.status_code == 422
    assert "Nothing is asked about this row any more." in answer.text


def test_two_records_are_merged_and_the_former_code_leads_to_the_person(
    client: Client, editor: User, twins: tuple[Cadre, Cadre]
) -> None:
    client.force_login(editor)
    pair = f"/cadres/duplicates/{twins[1].code}/{twins[0].code}/"
    assert client.get("/cadres/work/duplicates/").status_code == 200
    assert client.get(pair).status_code == 200
    client.post(pair, {"act": "merge", "take-phone": "other"})
    assert MergedRecord.objects.get().code == twins[0].code
    assert Cadre.objects.get(pk=twins[1].pk).phone == "0987654321"
    assert client.get(f"/cadres/{twins[0].code}/").headers["Location"] == f"/cadres/{twins[1].code}/"
    answer = client.get(f"/api/v1/cadres/{twins[0].code}/?as_of=2025-02-28")
    assert answer.headers["Location"] == f"/api/v1/cadres/{twins[1].code}/?as_of=2025-02-28"
    assert client.get(f"/cadres/{twins[1].code}/merged/{twins[0].code}/history/").status_code == 200
    client.post(f"/cadres/{twins[1].code}/merged/{twins[0].code}/separate/")
    assert client.get(f"/cadres/{twins[0].code}/").status_code == 200


def test_the_history_of_a_merged_person_tells_nothing_that_is_for_programs_alone(
    client: Client, editor: User, twins: tuple[Cadre, Cadre]
) -> None:
    client.force_login(editor)
    client.post(f"/cadres/duplicates/{twins[1].code}/{twins[0].code}/", {"act": "merge"})
    page = client.get(f"/cadres/{twins[1].code}/history/").text
    assert twins[0].full_name in page
    assert [word for word in ("Former", "Context", "Settled", "cadres.posting") if word in page] == []


def test_an_officer_notes_two_people_but_merges_nobody(office: Client, twins: tuple[Cadre, Cadre]) -> None:
    pair = f"/cadres/duplicates/{twins[0].code}/{twins[1].code}/"
    assert twins[1].code in office.get("/cadres/work/duplicates/").content.decode()
    assert office.post(pair, {"act": "merge"}).status_code == 403
    office.post(pair, {"act": "distinct"})
    assert DistinctPair.objects.count() == 1
    assert twins[1].code not in office.get("/cadres/work/duplicates/").content.decode()


def test_what_a_separation_leaves_alone_is_not_told_to_who_may_not_know_of_it(
    client: Client, editor: User, keeper: User, record: Record, twins: tuple[Cadre, Cadre]
) -> None:
    record(twins[1], "KLDV_KT")
    merged = duplicates.merge(kept=twins[0], other=twins[1], taken=(), by=editor)
    decided = DisciplinaryDecision.objects.get()
    decided.decision_issuer = "Đảng ủy xã kín"
    discipline.edit_decision(decision=decided, revision=None, by=keeper, seen=Anything())
    client.force_login(editor)
    client.cookies["django_language"] = "en"
    page = client.post(f"/cadres/{twins[0].code}/merged/{merged.code}/separate/", follow=True).content.decode()
    assert "Both records stand again." in page
    assert [word for word in ("disciplin", "Khiển trách", "Reprimand") if word in page] == []
