"""The pages of rosters, as each kind of visitor meets them."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.history import change
from apps.rosters import services
from apps.rosters.duties import rosters_to_apply
from apps.rosters.forms import UploadForm
from apps.rosters.models import Upload
from apps.rosters.told_pages import Told, kinds_of
from apps.rosters.values import Place, Remark
from apps.rosters.workbooks import Workbook
from tests.conftest import DAY, Units
from tests.rosters.sheets import workbook
from tests.rosters.workbooks import HANH, NGUYET, roster

pytestmark = pytest.mark.usefixtures("units")


@pytest.fixture
def office(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def send(
    client: Client, content: bytes, *, unit: str = "05356", name: str = "danh-sach.xlsx", day: str = "28/02/2025"
) -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post("/rosters/upload/", {"unit": unit, "as_of": day, "file": file}, follow=True)


def only() -> Upload:
    return Upload.objects.get()


def test_the_officers_own_unit_and_working_day_are_filled_in(office: Client) -> None:
    page = office.get("/rosters/upload/").content.decode()
    assert '<option value="05356">' in page
    assert 'value="28/02/2025"' in page
    assert "05365" not in page


def test_every_kind_of_file_that_can_be_chosen_is_named_beside_the_field(officer: User) -> None:
    field = UploadForm(user=officer, day=DAY).fields["file"]
    with override("en"):
        named = set(re.findall(r"\.[a-z]+", str(field.help_text)))
    assert ".xlsb" in named
    assert named == set(field.widget.attrs["accept"].split(","))


def test_an_upload_shows_what_would_change_and_writes_nothing(office: Client) -> None:
    page = send(office, roster(HANH, NGUYET)).content.decode()
    assert only().state == "checked"
    assert only().summary["new"] == 2
    assert "Bùi Văn Hạnh" in page
    assert not Cadre.objects.exists()


def test_a_workbook_that_was_opened_to_count_its_rows_is_not_opened_again(
    office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened_again(*_: object) -> Workbook:
        raise AssertionError

    monkeypatch.setattr(services, "read", opened_again)
    send(office, roster(HANH, NGUYET))
    assert only().state == "checked"


def test_an_applied_upload_writes_everyone_and_can_be_taken_back(office: Client) -> None:
    send(office, roster(HANH, NGUYET))
    office.post(f"/rosters/{only().code}/apply/")
    assert Cadre.objects.count() == 2
    assert only().state == "applied"
    page = office.post(f"/rosters/{only().code}/undo/", follow=True)
    assert page.status_code == 200
    assert not Cadre.objects.exists()
    assert only().state == "undone"


def test_an_undo_keeps_and_lists_what_was_edited_since(office: Client, editor: User) -> None:
    send(office, roster(HANH, NGUYET))
    office.post(f"/rosters/{only().code}/apply/")
    with change(by=editor, reason="a new number"):
        Cadre.objects.filter(full_name="Bùi Văn Hạnh").update(phone="0912345678")
    page = office.post(f"/rosters/{only().code}/undo/", follow=True).content.decode()
    assert list(Cadre.objects.values_list("full_name", flat=True)) == ["Bùi Văn Hạnh"]
    assert "Bùi Văn Hạnh" in page


def test_applying_twice_is_refused_in_words(office: Client) -> None:
    send(office, roster(HANH))
    for _again in range(2):
        answer = office.post(f"/rosters/{only().code}/apply/", follow=True)
    assert answer.status_code == 200
    assert Cadre.objects.count() == 1


def test_the_same_file_again_says_so(office: Client) -> None:
    send(office, roster(HANH))
    first = only()
    office.post(f"/rosters/{first.code}/apply/")
    page = send(office, roster(HANH)).content.decode()
    latest = Upload.objects.first()
    assert latest is not None
    assert latest.summary["unchanged"] == 1
    assert f"/rosters/{latest.code}/apply/" not in page
    assert rosters_to_apply(latest.by, DAY) is None


def test_an_upload_with_mistakes_cannot_be_applied(office: Client) -> None:
    page = send(office, roster(HANH, HANH)).content.decode()
    assert only().state == "faulty"
    assert "D101" in page
    office.post(f"/rosters/{only().code}/apply/")
    assert not Cadre.objects.exists()


def test_the_file_comes_back_as_it_was_sent(office: Client) -> None:
    content = roster(HANH)
    send(office, content)
    answer: Any = office.get(f"/rosters/{only().code}/original/")
    assert b"".join(answer.streaming_content) == content


def test_the_result_page_stays_small_whatever_the_roster(office: Client) -> None:
    people = [(f"Bùi Văn {chr(65 + n % 26)}{'abcdefghij'[n // 26 % 10]}", "12/5/1976", None, f"017076{n:06}", *HANH[4:])
              for n in range(600)]  # fmt: skip
    send(office, roster(*people))
    for tab in ("new", "issues", "notices"):
        assert len(office.get(f"/rosters/{only().code}/?show={tab}").content) < 200_000


ADDRESSES = [("get", ""), ("get", "original/"), ("get", "progress/"), ("get", "marked/"),
             ("post", "check/"), ("post", "apply/"), ("post", "undo/")]  # fmt: skip


@pytest.mark.parametrize("visitor", ["stranger", "neighbour", "analyst"])
def test_another_units_upload_does_not_exist_for(visitor: str, office: Client, request: pytest.FixtureRequest) -> None:
    send(office, roster(HANH))
    office.force_login(request.getfixturevalue(visitor))
    address = f"/rosters/{only().code}/"
    said = {(method, end): getattr(office, method)(f"{address}{end}").status_code for method, end in ADDRESSES}
    assert said == dict.fromkeys(ADDRESSES, 404)
    assert not Cadre.objects.exists()


@pytest.mark.parametrize("visitor", ["stranger", "analyst"])
@pytest.mark.parametrize("address", ["/rosters/", "/rosters/upload/", "/rosters/template/"])
def test_who_may_not_upload_is_told(visitor: str, address: str, client: Client, request: pytest.FixtureRequest) -> None:
    client.force_login(request.getfixturevalue(visitor))
    assert client.get(address).status_code == 403


def test_a_neighbours_uploads_are_not_listed(office: Client, neighbour: User) -> None:
    send(office, roster(HANH))
    office.force_login(neighbour)
    assert only().code not in office.get("/rosters/").content.decode()


def test_the_provinces_editor_sees_the_upload(office: Client, editor: User) -> None:
    send(office, roster(HANH))
    office.force_login(editor)
    assert office.get(f"/rosters/{only().code}/").status_code == 200


def test_a_unit_that_is_not_the_officers_is_refused_beside_the_field(office: Client) -> None:
    answer = send(office, roster(HANH), unit="05365")
    assert answer.status_code == 422
    assert "unit" in answer.context["form"].errors
    assert not Upload.objects.exists()


def test_a_unit_that_did_not_exist_on_the_day_is_refused(office: Client) -> None:
    answer = send(office, roster(HANH), day="01/12/2025")
    assert "unit" in answer.context["form"].errors


def test_an_officer_checks_again_after_correcting_the_registry(office: Client, person: Any, units: Units) -> None:
    known = person("Hà Văn Tám", unit=units.lac_sy, citizen_id="017076000123")
    send(office, roster(HANH))
    assert only().state == "faulty"
    known.citizen_id = None
    known.save()
    office.post(f"/rosters/{only().code}/check/")
    assert only().state == "checked"
    assert only().as_of == DAY


def test_a_corrected_file_is_asked_for_with_the_unit_and_the_day_of_the_first(office: Client) -> None:
    page = send(office, roster(HANH, HANH), day="31/01/2025").content.decode()
    assert "/rosters/upload/?unit=05356&amp;as_of=31%2F01%2F2025" in page


def test_what_is_wrong_with_a_header_is_not_corrected_as_a_row(office: Client) -> None:
    nameless = workbook([["TT", "Nhân sự", "Ngày sinh", "Số CCCD", "Dân tộc"], [1, "Bùi Văn Hạnh", "05/03/1980"]])
    assert "R116" in send(office, nameless).content.decode()
    assert f"/rosters/{only().code}/rows/" not in office.get(f"/rosters/{only().code}/").content.decode()
    with_mistakes = send(office, roster(HANH, HANH), name="hai-dong.xlsx").content.decode()
    assert "/rows/" in with_mistakes


def test_what_was_found_is_folded_by_its_kind(office: Client) -> None:
    send(office, roster(*[(f"Bà {name}", *NGUYET[1:]) for name in ("Bùi Thị Lan", "Hà Thị Mai", "Lê Thị Xoan")]))
    kinds = office.get(f"/rosters/{only().code}/?show=notices").context["page_obj"].object_list
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert [len(kind.told) for kind in kinds if kind.code == "P102"] == [3]


def test_a_sentence_that_every_remark_of_a_kind_says_stands_once(office: Client) -> None:
    page = send(office, roster(("Bùi Văn Hạnh", "31/02/1976", *HANH[2:]))).content.decode()
    assert page.count("31/02/1976") == 1


def test_a_kind_whose_remarks_differ_is_headed_by_what_they_have_in_common(office: Client) -> None:
    wrong = [("Bùi Văn Hạnh", "31/02/1976", *HANH[2:]), ("Bùi Văn Lâm", "30/02/1981", *HANH[2:3], None, *HANH[4:])]
    office.cookies["django_language"] = "en"
    page = send(office, roster(*wrong)).content.decode()
    assert '<span class="told-example">“…” is not a day that exists.</span>' in page
    assert (page.count("31/02/1976"), page.count("30/02/1981")) == (1, 1)


def test_columns_that_were_not_read_stand_beside_that_there_is_nothing_to_write(office: Client) -> None:
    header = ["TT", "Họ và tên", "Ngày sinh", "Số CCCD", "Dân tộc", "Chức vụ", "Mã hồ sơ lưu", ""]
    row = [1, "Bùi Văn Hạnh", "12/5/1976", "017076000123", "Mường", "Chủ tịch HĐND", "HS-01", "xem thêm"]
    office.cookies["django_language"] = "en"
    send(office, workbook([header[:6], row[:6]]))
    office.post(f"/rosters/{only().code}/apply/")
    page = " ".join(send(office, workbook([header, row])).content.decode().split())
    assert "The registry already knows all of this" not in page
    assert "The registry already knows all that was read of the file; there is nothing to write." in page
    assert "2 columns were not read: G “Mã hồ sơ lưu”, H." in page


def test_a_broken_file_leaves_all_else_chosen_and_says_so(office: Client) -> None:
    office.cookies["django_language"] = "en"
    given = {"unit": "05356", "as_of": "31/01/2025", "file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 broken")}
    page = office.post("/rosters/upload/", given)
    assert page.status_code == 422
    assert 'value="31/01/2025"' in page.text
    assert '<option value="05356" selected>' in page.text
    assert "All else stays as you chose it" in page.text


def test_the_heading_of_issues_is_a_whole_sentence() -> None:
    told = [Told(Remark(Place("A", row), "D101", "Bùi Văn A", {"rows": str(row)})) for row in (2, 3)]
    (kind,) = kinds_of(told)
    with override("en"):
        assert kind.heading == "Bùi Văn A is listed more than once."
        assert "also in row 3" in kind.told[1].message
