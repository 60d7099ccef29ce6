"""What an officer answers: which of two rows counts, who comes from the neighbour, what a return asks to correct."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from apps.accounts.models import User
from apps.cadres.models import Movement
from apps.core.dates import PartialDate
from apps.rosters.models import Upload
from apps.submissions import services
from apps.submissions.models import Delivery, Policy, ReportingPeriod
from tests.browser.conftest import Visitor
from tests.browser.test_deadline_day import HANH, review, send, upload
from tests.conftest import DAY, Units
from tests.rosters.workbooks import NGUYET, roster

ARRIVING = ("Đinh Thị Nguyệt", None, "04/03/1981", "017181000124", *NGUYET[4:])


def test_one_of_two_rows_is_kept_and_a_person_comes_when_the_neighbour_confirms(
    visit: Visitor, units: Units, officer: User, neighbour: User, person: Any, tmp_path: Path
) -> None:
    birth = PartialDate(date(1981, 3, 4))
    coming = person("Đinh Thị Nguyệt", unit=units.bao_hieu, birth=birth, citizen_id="017181000124", title="CD_CTPN")
    file = tmp_path / "hai-dong.xlsx"
    file.write_bytes(roster(HANH, HANH, ARRIVING))

    phone = visit(officer, width=390)
    upload(phone, file)
    address = phone.url
    expect(phone.locator("#difference")).to_contain_text("có tên nhiều lần")
    phone.click("a[href$='/people/']")
    phone.get_by_role("button", name="Chỉ giữ dòng 8").click()
    phone.wait_for_url(address)
    phone.click("form[action$='/apply/'] button")
    expect(phone.locator("form[action$='/undo/']")).to_have_count(1)
    phone.goto(f"/cadres/{coming.code}/")
    expect(phone.locator("main")).to_contain_text("404")

    other = visit(neighbour, width=390)
    other.goto(f"/movements/{Movement.objects.get(cadre=coming).pk}/confirm/")
    other.fill("[name=decision_number]", "77/QĐ-UBND")
    other.fill("[name=decision_on]", "26/02/2025")
    other.locator("main form [type=submit]").last.click()
    other.wait_for_url("**/movements/*/")
    phone.goto(f"/cadres/{coming.code}/")
    expect(phone.locator("main")).to_contain_text("Xã Lạc Sỹ")


def test_a_returned_roster_is_corrected_on_its_page_and_sent_again(
    visit: Visitor, units: Units, officer: User, editor: User, tmp_path: Path
) -> None:
    deadline = timezone.now().replace(second=0, microsecond=0) + timedelta(hours=3)
    facts = {"name": "Danh sách CBCC xã", "as_of": DAY, "format": "people", "policy": Policy.ACCEPTANCE}
    asked = ReportingPeriod(unit=units.province, opens_on=DAY, deadline=deadline, **facts)
    period = services.open_period(period=asked, by=editor)
    file = tmp_path / "sai-chuc-danh.xlsx"
    file.write_bytes(roster(HANH))
    phone, province = visit(officer, width=390), visit(editor)
    upload(phone, file)
    send(phone)

    review(province, period, "c05356")
    province.click("a[href$='/return/']")
    province.locator("input[name^=row-]").first.fill("Nay là Phó Bí thư.")
    province.click("form.card [type=submit]")
    expect(province.locator("body")).to_contain_text("Nay là Phó Bí thư.")

    phone.reload()
    expect(phone.locator("a[href*='/rows/']")).to_have_count(0)
    returned = phone.url
    phone.click("form[action$='/again/'] button")
    phone.wait_for_url(lambda address: address != returned)
    version = phone.url.split("/")[-2]
    phone.goto(f"/rosters/{version}/rows/8/?sheet=Sheet")
    phone.fill("[name=cell-G]", "Phó Bí thư Đảng ủy")
    phone.click("main [value=correct]")
    phone.wait_for_url(f"**/rosters/{version}/*")
    expect(phone.locator("#submission")).to_contain_text("Nay là Phó Bí thư.")
    send(phone)
    assert [each.number for each in Delivery.objects.order_by("pk")] == [1, 2]
    review(province, period, "c05356")
    province.click("form[action$='/accept/'] button")
    expect(province.locator("form[action$='/accept/']")).to_have_count(0)
    assert Upload.objects.get(code=version).rows.get().values["titles"] == ["CD_PBT"]
