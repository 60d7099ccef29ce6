"""Pages of reporting periods, as each kind of visitor meets them."""

from io import BytesIO
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone, translation

from apps.accounts.models import User
from apps.rosters import services as rosters
from apps.rosters.hooks import Act
from apps.rosters.models import RowStatus
from apps.rosters.upload_pages import hindered_words
from apps.submissions import services
from apps.submissions.models import Delivery, ReportingPeriod, RowRemark
from tests.conftest import Person, Units
from tests.rosters.workbooks import HANH, NGUYET
from tests.submissions.conftest import Sent, bare_upload, row


@pytest.fixture
def delivery(period: ReportingPeriod, uploaded: Sent, officer: User) -> Delivery:
    return services.deliver(upload=uploaded(), by=officer)


def address(delivery: Delivery, end: str = "") -> str:
    return f"{delivery.submission.get_absolute_url()}{end}"


@pytest.mark.parametrize("visitor", ["stranger", "neighbour", "analyst"])
def test_another_units_deliveries_do_not_exist_for(
    visitor: str, delivery: Delivery, client: Client, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(visitor))
    for end in ("", "1/return/", "1/reopen/"):
        assert client.get(address(delivery, end)).status_code == 404
    assert client.post(address(delivery, "1/accept/")).status_code == 404
    assert client.post(f"/submissions/send/{delivery.upload.code}/").status_code == 404
    delivery.refresh_from_db()
    assert delivery.is_waiting


def test_a_roster_that_was_sent_does_not_look_ready_to_apply(delivery: Delivery, client: Client, officer: User) -> None:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    for page in ("/rosters/", delivery.upload.get_absolute_url()):
        words = client.get(page).content.decode()
        assert "Delivered, waiting for review" in words
        assert "Ready to apply" not in words


@pytest.mark.parametrize("visitor", ["stranger", "analyst"])
def test_who_neither_sends_nor_reviews_sees_no_period(
    visitor: str, period: ReportingPeriod, client: Client, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(visitor))
    assert client.get("/submissions/").status_code == 403
    assert client.get(f"/submissions/{period.code}/").status_code == 404
    assert client.get(f"/submissions/{period.code}/export/csv/").status_code == 404


def test_an_officer_sees_the_own_unit_of_a_period_and_no_figures_of_others(
    delivery: Delivery, client: Client, officer: User, neighbour: User
) -> None:
    client.force_login(neighbour)
    page = client.get(delivery.submission.period.get_absolute_url()).content.decode()
    assert "Bảo Hiệu" in page
    assert "Lạc Sỹ" not in page
    assert "05356" not in page


def test_an_officer_may_look_at_a_delivery_but_not_review_it(delivery: Delivery, client: Client, officer: User) -> None:
    client.force_login(officer)
    assert client.get(address(delivery)).status_code == 200
    assert client.post(address(delivery, "1/accept/")).status_code == 403
    assert client.get(address(delivery, "1/return/")).status_code == 403


def test_the_upload_page_offers_to_send_instead_of_applying(
    period: ReportingPeriod, uploaded: Sent, client: Client, officer: User
) -> None:
    upload = uploaded()
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    page = client.get(upload.get_absolute_url()).content.decode()
    assert "Checked without mistakes" in page
    assert "Ready to apply" not in page
    listed = client.get("/rosters/").content.decode()
    assert "Checked without mistakes" in listed
    assert "Ready to apply" not in listed
    assert f"/submissions/send/{upload.code}/" in page
    assert f'action="/rosters/{upload.code}/apply/"' not in page
    after: Any = client.post(f"/submissions/send/{upload.code}/", follow=True)
    assert after.status_code == 200
    assert Delivery.objects.get().delivered_by == officer


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("undone", "This roster was taken back and can no longer be sent."),
        ("withdrawn", "This roster was withdrawn and can no longer be sent."),
    ],
)
def test_a_roster_that_is_gone_is_uploaded_again_instead_of_corrected(
    state: str, told: str, period: ReportingPeriod, units: Units, client: Client, officer: User
) -> None:
    now = timezone.now()
    gone: dict[str, dict[str, Any]] = {
        "undone": {
            "applied_at": now,
            "applied_by": officer,
            "context": uuid4(),
            "undone_at": now,
            "undone_by": officer,
        },
        "withdrawn": {"withdrawn_at": now, "withdrawn_by": officer, "withdrawal": "Nhầm tệp."},
    }
    upload = bare_upload(units.lac_sy, officer, state=state, **gone[state])
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    page = " ".join(client.get(upload.get_absolute_url()).content.decode().split())
    assert "nothing left to correct" not in page
    assert told in page
    assert "/rosters/upload/?as_of=" in page


def test_a_roster_with_mistakes_is_sent_when_they_are_corrected(
    period: ReportingPeriod, units: Units, client: Client, officer: User
) -> None:
    upload = bare_upload(units.lac_sy, officer, state="faulty", summary={"issues": 1})
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    page = client.get(upload.get_absolute_url()).content.decode()
    assert "It can be sent when there is nothing left to correct." in page
    assert "can no longer be sent" not in page


def test_remarks_on_rows_reach_the_officer_beside_the_next_version(
    delivery: Delivery, uploaded: Sent, client: Client, officer: User, editor: User
) -> None:
    first = delivery.upload.rows.get()
    client.force_login(editor)
    assert "Bùi Văn Hạnh" in client.get(address(delivery, "1/return/")).content.decode()
    client.post(address(delivery, "1/return/"), {"remarks": "", f"row-{first.place_key}": "Thiếu số quyết định."})
    assert RowRemark.objects.get().full_name == "Bùi Văn Hạnh"
    client.force_login(officer)
    answer: Any = client.get(f"/rosters/{delivery.upload.code}/marked/")
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    lines = [line for sheet in book.worksheets for line in sheet.iter_rows()]
    comments = [cell.comment.text for line in lines for cell in line if cell.comment]
    assert any("Thiếu số quyết định." in comment for comment in comments)
    for page in (delivery.upload.get_absolute_url(), uploaded(name="b").get_absolute_url(), address(delivery)):
        assert "Thiếu số quyết định." in client.get(page).content.decode()


def test_a_returned_roster_is_corrected_on_the_page_in_a_version_that_can_be_sent(
    delivery: Delivery, client: Client, officer: User, editor: User
) -> None:
    services.return_to_correct(delivery=delivery, remarks="Sai chức danh.", by=editor)
    client.force_login(officer)
    page = delivery.upload.get_absolute_url()
    assert f"/rosters/{delivery.upload.code}/rows/" not in client.get(page).text
    assert f'action="{page}again/"' in client.get(page).text
    version = client.post(f"{page}again/", follow=True).context["upload"]
    assert (version.follows, version.state, version.sha256) == (delivery.upload, "checked", delivery.upload.sha256)
    client.post(f"/rosters/{version.code}/rows/8/?sheet=Sheet", {"act": "correct", "cell-G": "Chủ tịch UBND"})
    assert version.rows.get().values["titles"] == ["CD_CTUB"]
    assert "Sai chức danh." in client.get(version.get_absolute_url()).text
    client.post(f"/submissions/send/{version.code}/")
    assert Delivery.objects.get(upload=version).number == 2


def test_a_version_that_was_begun_is_opened_and_not_begun_twice(
    delivery: Delivery, client: Client, officer: User, editor: User
) -> None:
    services.return_to_correct(delivery=delivery, remarks="Sai chức danh.", by=editor)
    client.force_login(officer)
    again = f"{delivery.upload.get_absolute_url()}again/"
    assert client.post(again).headers["Location"] == client.post(again).headers["Location"]
    assert delivery.upload.followed_by.count() == 1


def test_the_table_is_filtered_sorted_and_exported(
    delivery: Delivery, units: Units, client: Client, editor: User
) -> None:
    client.force_login(editor)
    page = client.get(f"{delivery.submission.period.get_absolute_url()}?by=commune&state=missing&sort=-unit")
    assert [unit.unit for unit in page.context["submissions"]] == [units.thu_phong, units.bao_hieu]
    answer: Any = client.get(f"/submissions/{delivery.submission.period.code}/export/csv/?by=commune&state=waiting")
    lines = b"".join(answer.streaming_content).decode().strip().splitlines()
    assert len(lines) == 2
    assert "Xã Lạc Sỹ" in lines[1]
    for query in ("?by=x&state=y&parent=z&sort=w&at=v", "?by=commune&parent=99999999999999", "?parent=²&by=commune"):
        assert client.get(f"{delivery.submission.period.get_absolute_url()}{query}").status_code == 200


def test_districts_and_their_total_are_exported(delivery: Delivery, client: Client, editor: User) -> None:
    client.force_login(editor)
    answer: Any = client.get(f"/submissions/{delivery.submission.period.code}/export/csv/")
    lines = b"".join(answer.streaming_content).decode().strip().splitlines()
    assert len(lines) == 4
    assert '"3","1","1","0","2","1","0","0","33,3","33,3","0,0"' in lines[-1]
    book: Any = client.get(f"/submissions/{delivery.submission.period.code}/export/xlsx/")
    sheet = openpyxl.load_workbook(BytesIO(b"".join(book.streaming_content))).worksheets[0]
    total = list(sheet.iter_rows(values_only=True))[-1]
    assert total[1:] == (3, 1, 1, 0, 2, 1, 0, 0, 33.3, 33.3, 0)


def test_the_interface_tells_states_of_ones_own_units(
    delivery: Delivery, client: Client, officer: User, neighbour: User, editor: User
) -> None:
    client.force_login(officer)
    mine = client.get("/api/v1/submissions/").json()["results"]
    assert [(each["unit"], each["state"], len(each["deliveries"])) for each in mine] == [("c05356", "waiting", 1)]
    client.force_login(neighbour)
    assert client.get(f"/api/v1/submissions/{delivery.submission_id}/").status_code == 404
    client.force_login(editor)
    assert client.get("/api/v1/submissions/?state=missing").json()["count"] == 2
    assert client.get("/api/v1/reporting-periods/").json()["count"] == 1


def test_what_the_rule_for_clean_rosters_says_stands_on_the_page(
    automatic: ReportingPeriod, client: Client, editor: User, units: Units, officer: User
) -> None:
    bare_upload(units.lac_sy, officer)
    client.force_login(editor)
    page = client.get(automatic.get_absolute_url())
    for words in page.context["rule"]:
        assert str(words) in page.content.decode()


def test_in_an_automatic_period_the_page_offers_to_send_alone_and_the_command_line_may_still_apply(
    automatic: ReportingPeriod, uploaded: Sent, client: Client, officer: User
) -> None:
    upload = uploaded()
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    page = client.get(upload.get_absolute_url()).content.decode()
    assert f"/submissions/send/{upload.code}/" in page
    assert "instead of applying it" in page
    assert f'action="/rosters/{upload.code}/apply/"' not in page
    assert not rosters.apply(upload, by=officer).issues


def test_the_provinces_remark_stands_in_the_row_it_is_about(
    delivery: Delivery, client: Client, officer: User, editor: User
) -> None:
    first = delivery.upload.rows.get()
    remark = RowRemark(sheet=first.sheet, row=first.row, text="Thiếu số quyết định.")
    services.return_to_correct(delivery=delivery, by=editor, rows=[remark])
    client.force_login(officer)
    page = client.get(f"{delivery.upload.get_absolute_url()}?show={first.status}").content.decode()
    table = page[page.index('id="difference"') :]
    assert "Thiếu số quyết định." in table


def test_remarks_are_kept_when_the_rows_are_written_anew_while_they_are_typed(
    delivery: Delivery, client: Client, editor: User
) -> None:
    client.force_login(editor)
    page = client.get(address(delivery, "1/return/")).content.decode()
    name = page.partition('name="row-')[2].partition('"')[0]
    rosters.check(delivery.upload)
    client.post(address(delivery, "1/return/"), {"remarks": "", f"row-{name}": "Thiếu số quyết định."})
    assert RowRemark.objects.get().text == "Thiếu số quyết định."


def test_who_reviews_sees_what_a_roster_would_change(
    period: ReportingPeriod, uploaded: Sent, units: Units, person: Person, client: Client, officer: User, editor: User
) -> None:
    person("Bùi Văn Hạnh", citizen_id="017076000123")
    person("Đinh Thị Lan")
    delivery = services.deliver(upload=uploaded(HANH, NGUYET), by=officer)
    client.force_login(editor)
    client.cookies["django_language"] = "en"
    found = delivery.upload.summary
    words = (
        f"New {found['new']}, changed {found['changed']}, moved here 0, unchanged {found['unchanged']};"
        " in the registry but not in the file 1."
    )
    assert found["new"] == 1
    assert words in client.get(address(delivery)).content.decode()


def test_rows_that_change_something_are_remarked_on_before_those_that_do_not(
    period: ReportingPeriod, units: Units, officer: User, editor: User, client: Client
) -> None:
    upload = bare_upload(units.lac_sy, officer)
    row(upload, 7, RowStatus.UNCHANGED)
    row(upload, 8, RowStatus.NEW)
    delivery = services.deliver(upload=upload, by=officer)
    client.force_login(editor)
    page = client.get(address(delivery, "1/return/")).content.decode()
    assert page.index('name="row-8-S"') < page.index('name="row-7-S"')


def test_who_sends_for_one_unit_is_told_how_it_stands_with_it_and_led_there(
    delivery: Delivery, client: Client, officer: User, neighbour: User, editor: User
) -> None:
    client.cookies["django_language"] = "en"
    for user, words in ((officer, "Delivered, waiting for review"), (neighbour, "Not delivered")):
        client.force_login(user)
        page = client.get("/submissions/").content.decode()
        assert "Your roster" in page
        assert words in page
        assert "Accepted (%)" not in page
        (own,) = delivery.submission.period.submissions.visible_to(user)
        assert f'href="{own.get_absolute_url()}"' in page
    client.force_login(editor)
    page = client.get("/submissions/").content.decode()
    assert "Accepted (%)" in page
    assert "Your roster" not in page


def test_a_version_that_a_later_one_replaced_does_not_wait_for_review(
    delivery: Delivery, client: Client, officer: User, editor: User
) -> None:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    first = delivery.upload
    page = client.get(first.get_absolute_url()).text
    assert "Replaced by a later version" not in page
    # what was sent is not asked for once more
    assert "Send the roster to the province" not in page
    later = services.deliver(upload=bare_upload(first.unit, officer), by=officer)
    page = client.get(first.get_absolute_url()).text
    assert "Replaced by a later version" in page
    with translation.override("en"):
        assert "this one does not count" in hindered_words(first, Act.APPLY, officer)
    assert "Delivered, waiting for review" not in page
    assert "Delivered, waiting for review" in client.get(later.upload.get_absolute_url()).text
    client.force_login(editor)
    unit = client.get(delivery.submission.get_absolute_url()).text
    assert unit.count("Replaced by a later version") == 1
    assert "Accept or return" not in client.get(first.get_absolute_url()).text
