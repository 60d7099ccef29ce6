"""The pages on which an officer decides: unknown values, one row, absent people, papers, withdrawal, the dictionary."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre, Departure, Posting
from apps.core.history import change
from apps.rosters import deciding, services
from apps.rosters.models import Upload, ValueMapping
from tests.conftest import Units
from tests.rosters.test_answers import ODD, SHEET
from tests.rosters.test_upload_pages import send
from tests.rosters.workbooks import HANH, NGUYET, roster

pytestmark = pytest.mark.usefixtures("units")


@pytest.fixture
def office(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def latest() -> Upload:
    return Upload.objects.first() or pytest.fail("there is no upload")


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_unknown_values_are_asked_once_with_their_rows_and_proposals(office: Client) -> None:
    other = ("Bùi Thị Lan", None, "1985", None, "Mường", "cán bộ ĐA NĂNG", "12/12", "ĐH", "TC")
    assert "/values/" in text_of(send(office, roster(ODD, other, HANH)))
    page = text_of(office.get(f"/rosters/{latest().code}/values/"))
    assert page.count('name="written-') == 1
    assert "8 (Đinh Thị Nguyệt)" in page
    assert "9 (Bùi Thị Lan)" in page
    given = {"written-0": "Cán bộ đa năng", "meaning-0": "Chủ tịch Hội LHPN"}
    office.post(f"/rosters/{latest().code}/values/", given)
    assert latest().state == "checked"


def test_a_meaning_that_nobody_understands_comes_back_with_a_sentence(office: Client) -> None:
    send(office, roster(ODD))
    answer = office.post(
        f"/rosters/{latest().code}/values/", {"written-0": "Cán bộ đa năng", "o-0": "Người làm mọi việc"}
    )
    assert answer.status_code == 422
    assert not ValueMapping.objects.exists()


def test_what_was_chosen_for_one_value_is_not_lost_when_another_is_not_understood(office: Client) -> None:
    send(office, roster(ODD, (*HANH[:4], "Mườngg", *HANH[5:])))
    given = {"written-0": "Cán bộ đa năng", "o-0": "Người làm mọi việc", "written-1": "Mườngg", "meaning-1": "Mường"}
    answer = office.post(f"/rosters/{latest().code}/values/", given)
    assert answer.status_code == 422
    assert '<option value="Mường" selected>' in answer.text


def test_choices_and_kept_meanings_are_called_as_their_reader_calls_them(office: Client) -> None:
    office.cookies["django_language"] = "en"
    send(office, roster(ODD))
    address = f"/rosters/{latest().code}/values/"
    assert '<option value="Văn phòng - thống kê">Office and statistics</option>' in office.get(address).text
    office.post(address, {"written-0": "Cán bộ đa năng", "meaning-0": "Văn phòng - thống kê"})
    assert "Office and statistics" in office.get("/rosters/dictionary/").text
    office.cookies["django_language"] = "vi"
    assert "Văn phòng - thống kê" in office.get("/rosters/dictionary/").text


def test_a_row_is_corrected_on_the_page_and_checked_again(office: Client) -> None:
    page = text_of(send(office, roster(ODD)))
    address = f"/rosters/{latest().code}/rows/8/?sheet={SHEET}"
    assert address in page
    form = text_of(office.get(address))
    assert 'value="Cán bộ đa năng"' in form
    assert "<html" not in text_of(office.get(address, headers={"HX-Request": "true"}))
    office.post(address, {"act": "correct", "cell-G": "CT Hội LHPN"})
    assert latest().state == "checked"
    decisions = text_of(office.get(f"/rosters/{latest().code}/?show=decisions"))
    assert "Cán bộ đa năng → CT Hội LHPN" in decisions
    back = re.search(r'action="([^"]+take-back/)"', decisions)
    assert back
    office.post(back[1])
    assert latest().state == "faulty"


def test_a_row_is_left_out_only_with_a_reason(office: Client) -> None:
    send(office, roster(ODD, HANH))
    address = f"/rosters/{latest().code}/rows/8/?sheet={SHEET}"
    assert office.post(address, {"act": "skip", "reason": " "}).status_code == 422
    office.post(address, {"act": "skip", "reason": "Chờ quyết định"})
    assert (latest().state, latest().summary["skipped"], latest().summary["new"]) == ("checked", 1, 1)


def test_answers_about_absent_people_are_kept_and_carried_out(office: Client) -> None:
    send(office, roster(HANH, NGUYET))
    office.post(f"/rosters/{latest().code}/apply/")
    send(office, roster(NGUYET, day=date(2025, 3, 31)), day="31/03/2025")
    cadre = latest().absent[0]["cadre"]
    address = f"/rosters/{latest().code}/absent/"
    answer = office.post(address, {f"choice-{cadre}": "left", f"number-{cadre}": "12/QĐ-UBND"})
    assert answer.status_code == 422
    assert f'id="error-{cadre}"' in answer.content.decode()
    assert "12/QĐ-UBND" in answer.content.decode()
    assert not latest().absentanswers.exists()
    given = {f"choice-{cadre}": "left", f"cause-{cadre}": "TT_TV", f"last_day-{cadre}": "15/03/2025"}
    office.post(address, given)
    assert "Đã thôi công tác" in text_of(office.get(f"/rosters/{latest().code}/?show=absent"))
    office.post(f"/rosters/{latest().code}/apply/")
    assert Departure.objects.get().last_day == date(2025, 3, 15)


def test_a_commune_that_someone_moved_to_is_given_by_name_and_shown_in_words(office: Client) -> None:
    send(office, roster(HANH, NGUYET))
    office.post(f"/rosters/{latest().code}/apply/")
    send(office, roster(NGUYET, day=date(2025, 3, 31)), day="31/03/2025")
    cadre = latest().absent[0]["cadre"]
    address = f"/rosters/{latest().code}/absent/"
    assert '<option value="05365 Xã Bảo Hiệu">' in office.get(f"/rosters/{latest().code}/?show=absent").text
    for wrong in ("Xã Không Có", "99999", "Lạc Sỹ"):
        assert office.post(address, {f"choice-{cadre}": "moved", f"to_unit-{cadre}": wrong}).status_code == 422
    assert not latest().absentanswers.exists()
    given = {f"choice-{cadre}": "moved", f"to_unit-{cadre}": "xã bảo hiệu", f"last_day-{cadre}": "15/03/2025"}
    office.post(address, given)
    assert latest().absentanswers.get().values["to_unit"] == "05365"
    form = office.get(f"/rosters/{latest().code}/?show=absent").text
    assert 'value="05365 Xã Bảo Hiệu"' in form
    assert 'value="15/03/2025"' in form
    decided = text_of(office.get(f"/rosters/{latest().code}/?show=decisions"))
    assert "05365 Xã Bảo Hiệu" in decided
    assert "15/03/2025" in decided
    office.post(f"/rosters/{latest().code}/apply/")
    assert latest().state == "applied"


def test_decisions_say_causes_and_days_in_words_and_whom_their_rows_name(office: Client) -> None:
    send(office, roster(HANH, NGUYET))
    office.post(f"/rosters/{latest().code}/apply/")
    send(office, roster(NGUYET, ODD, day=date(2025, 3, 31)), day="31/03/2025")
    cadre = latest().absent[0]["cadre"]
    given = {f"choice-{cadre}": "left", f"cause-{cadre}": "TT_TV", f"last_day-{cadre}": "15/03/2025"}
    office.post(f"/rosters/{latest().code}/absent/", given)
    row = latest().rows.last()
    assert row
    office.post(f"/rosters/{latest().code}/rows/{row.row}/?sheet={SHEET}", {"act": "skip", "reason": "Ghi trùng"})
    page = text_of(office.get(f"/rosters/{latest().code}/?show=decisions"))
    assert "TT_TV" not in page
    assert "Thôi việc" in page
    assert "2025-03-15" not in page
    assert f'<div class="text-secondary small">{row.full_name}</div>' in page


def test_a_sentence_that_names_both_values_is_not_followed_by_an_arrow_between_them(office: Client) -> None:
    send(office, roster(HANH))
    office.post(f"/rosters/{latest().code}/apply/")
    send(office, roster((HANH[0], "1976", *HANH[2:])))
    page = text_of(office.get(f"/rosters/{latest().code}/?show=notices"))
    assert "12/05/1976" in page
    assert 'class="before">12/05/1976' not in page


def test_one_number_of_a_decision_goes_to_every_row_without_its_own(office: Client) -> None:
    send(office, roster(HANH, NGUYET))
    first, second = latest().rows.order_by("row")
    given = {
        "number": "1/QĐ",
        "on": "20/02/2025",
        f"number-{first.place_key}": "",
        f"number-{second.place_key}": "2/QĐ",
    }
    office.post(f"/rosters/{latest().code}/papers/", given)
    office.post(f"/rosters/{latest().code}/apply/")
    assert set(Posting.objects.values_list("decision_number", "decision_on")) == {
        ("1/QĐ", date(2025, 2, 20)),
        ("2/QĐ", None),
    }


@pytest.mark.parametrize("wrong", [{"number": "2/QĐ", "on": "31/02/2025"}, {"number": "", "on": "20/02/2025"}])
def test_a_wrong_paper_keeps_none_and_loses_nothing_that_was_typed(wrong: dict[str, str], office: Client) -> None:
    send(office, roster(HANH, NGUYET))
    first, second = (row.place_key for row in latest().rows.order_by("row"))
    given = {f"number-{first}": "1/QĐ-UBND", f"on-{first}": "20/02/2025", f"issuer-{first}": "UBND huyện Yên Thủy"}
    answer = office.post(
        f"/rosters/{latest().code}/papers/", given | {f"{key}-{second}": text for key, text in wrong.items()}
    )
    assert answer.status_code == 422
    assert not latest().rowdecisions.exists()
    assert len(re.findall(r'invalid-feedback" id="error-[\w-]+">', answer.text)) == 1
    for text in (*given.values(), *filter(None, wrong.values())):
        assert f'value="{text}"' in answer.text


def test_a_kept_paper_is_shown_with_its_day_as_people_write_it(office: Client) -> None:
    send(office, roster(HANH))
    key = latest().rows.get().place_key
    office.post(f"/rosters/{latest().code}/papers/", {f"number-{key}": "1/QĐ", f"on-{key}": "20/02/2025"})
    assert 'value="20/02/2025"' in office.get(f"/rosters/{latest().code}/?show=papers").text


def test_a_withdrawn_roster_tells_why_and_is_no_duty_any_more(office: Client, officer: User) -> None:
    from apps.rosters.duties import rosters_to_correct

    send(office, roster(ODD))
    assert rosters_to_correct(officer, date(2025, 2, 28))
    page = office.post(f"/rosters/{latest().code}/withdraw/", {"reason": "Gửi nhầm tệp"}, follow=True)
    assert "Gửi nhầm tệp" in text_of(page)
    assert rosters_to_correct(officer, date(2025, 2, 28)) is None


def test_the_dictionary_tells_who_decided_and_lets_the_province_accept(
    office: Client, editor: User, units: Units
) -> None:
    send(office, roster(ODD))
    office.post(f"/rosters/{latest().code}/values/", {"written-0": "Cán bộ đa năng", "meaning-0": "Chủ tịch Hội LHPN"})
    entry = ValueMapping.objects.get()
    page = text_of(office.get("/rosters/dictionary/"))
    assert "Chủ tịch Hội LHPN" in page
    assert "/accept/" not in page
    office.force_login(editor)
    assert f"/rosters/dictionary/{entry.pk}/accept/" in text_of(office.get("/rosters/dictionary/"))
    office.post(f"/rosters/dictionary/{entry.pk}/accept/")
    assert ValueMapping.objects.standing().filter(unit=units.province).exists()


def test_the_dictionary_names_the_rosters_that_were_read_by_an_entry_and_revoking_it_those_that_were_applied(
    office: Client, officer: User
) -> None:
    office.cookies["django_language"] = "en"
    send(office, roster(ODD))
    office.post(f"/rosters/{latest().code}/values/", {"written-0": "Cán bộ đa năng", "meaning-0": "Chủ tịch Hội LHPN"})
    applied = latest()
    services.apply(applied, by=officer)
    send(office, roster(ODD, HANH))
    page = text_of(office.get("/rosters/dictionary/"))
    assert applied.code in page
    assert latest().code in page
    said = text_of(office.post(f"/rosters/dictionary/{ValueMapping.objects.get().pk}/revoke/", follow=True))
    assert f"stays as it is: {applied.code}." in said
    # What is not applied yet is asked about again before it is.
    office.post(f"/rosters/{latest().code}/apply/")
    assert latest().state == "faulty"


def test_who_was_edited_before_the_undo_stays_where_the_roster_had_put_them(
    office: Client, officer: User, units: Units
) -> None:
    send(office, roster(HANH))
    services.apply(latest(), by=officer)
    with change(by=officer, reason="by hand"):
        Cadre.objects.update(phone="0912345678")
    page = text_of(office.post(f"/rosters/{latest().code}/undo/", follow=True))
    kept = Cadre.objects.get()
    assert (kept.home_unit, kept.postings.exists()) == (units.lac_sy, False)
    assert f'href="/cadres/{kept.code}/"' in page
    assert office.get(f"/cadres/{kept.code}/").status_code == 200


def test_what_a_value_was_taken_for_stands_among_the_decisions_also_when_all_was_taken_back(
    office: Client, officer: User, editor: User
) -> None:
    office.cookies["django_language"] = "en"
    send(office, roster(ODD))
    office.post(f"/rosters/{latest().code}/values/", {"written-0": "Cán bộ đa năng", "meaning-0": "Chủ tịch Hội LHPN"})
    services.apply(latest(), by=officer)
    services.undo(latest(), by=officer)
    deciding.revoke(entry=ValueMapping.objects.get(), by=editor)
    page = text_of(office.get(f"/rosters/{latest().code}/?show=decisions"))
    assert "“Cán bộ đa năng” → Chair of the Women" in page
    assert "Taken back by Editor" in page


def test_the_page_stays_small_whatever_the_size_of_the_roster(office: Client) -> None:
    names = [f"Bùi Văn {chr(65 + n % 26)}{'a' * (n // 26 + 1)}" for n in range(300)]
    people = [(name, f"{n % 27 + 1}/5/1976", None, None, *ODD[4:]) for n, name in enumerate(names)]
    send(office, roster(*people))
    for show in ("issues", "unchanged", "new", "papers", "notices"):
        page = office.get(f"/rosters/{latest().code}/?show={show}")
        assert len(page.content) < 200_000, show
