"""Deadline day: three communes send; one is clean, one messy, one wrong. One is returned and corrected in its own
workbook, the province accepts, the completeness table tells so, and one roster is taken back."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from apps.accounts.roles import Role
from apps.core.dates import PartialDate
from apps.rosters.models import Upload
from apps.rosters.templates_out import ERRORS_SHEET
from apps.submissions import services
from apps.submissions.models import Policy, ReportingPeriod
from tests.browser.conftest import Visitor, download
from tests.conftest import DAY, Units, make_user
from tests.rosters.workbooks import roster

HANH = ("Bùi Văn Hạnh", "12/5/1976", None, "017076000123", "Mường", "Bí thư ĐU - CT HĐND", "12/12", "Đại học", "CC")
NGUYET = ("BÙI THỊ  NGUYỆT", None, 1981, "17181000124", "mường", "CT Hội LHPN", date(2024, 12, 12), "ĐH", "TC")
WRONG = ("Quách Văn Tám", "31/02/1985", None, "017085000126", "Mường", "Tài chính - kế toán", "12/12", "ĐH", "TC")
FIRST_ROW = 8


@pytest.fixture
def period(units: Units, editor: User) -> ReportingPeriod:
    deadline = timezone.now().replace(second=0, microsecond=0) + timedelta(hours=3)
    return services.open_period(
        period=ReportingPeriod(
            unit=units.province, name="Danh sách CBCC xã đến 28/02/2025", as_of=DAY, format="people",
            opens_on=date(2025, 2, 20), deadline=deadline, policy=Policy.ACCEPTANCE,
        ),
        by=editor,
    )  # fmt: skip


def upload(page: Page, path: Path) -> None:
    page.goto("/rosters/upload/")
    page.set_input_files("[name=file]", path)
    page.dblclick("form[enctype] [type=submit]")
    page.wait_for_url("**/rosters/TL-*/")


def send(page: Page) -> None:
    page.click("form[action^='/submissions/send/'] button")
    expect(page.locator("#submission form")).to_have_count(0)


def review(page: Page, period: ReportingPeriod, key: str) -> None:
    page.goto(f"/submissions/{period.code}/units/{key}/")


def row_of(page: Page, name: str) -> list[str]:
    cells = page.locator("#table tr", has=page.get_by_role("rowheader", name=name)).locator("td")
    return [text.strip() for text in cells.all_inner_texts()]


def total(page: Page) -> list[str]:
    """Expected, delivered, in time, late, missing, waiting, returned, accepted."""
    return [text.strip() for text in page.locator("#table tr.row-total td").all_inner_texts()][:8]


def listed(page: Page, name: str) -> int:
    page.goto(f"/cadres/?q={name}")
    return page.locator("#cadre-results tbody tr").count()


def test_deadline_day(
    visit: Visitor, units: Units, officer: User, neighbour: User, editor: User, period: ReportingPeriod, tmp_path: Path
) -> None:
    third = make_user("third", role=Role.COMMUNE_OFFICER, unit=units.thu_phong)
    files = {name: tmp_path / f"{name}.xlsx" for name in ("clean", "messy", "wrong")}
    files["clean"].write_bytes(roster(HANH))
    files["messy"].write_bytes(roster(NGUYET, unit="BẢO HIỆU"))
    files["wrong"].write_bytes(roster(WRONG, unit="THU PHONG"))

    clean, messy, wrong = visit(officer), visit(neighbour), visit(third)
    clean.goto("/duties/")
    expect(clean.locator(".duty", has_text="Xã Lạc Sỹ")).to_have_count(1)
    upload(clean, files["clean"])
    expect(clean.locator(f"form[action='/rosters/{clean.url.split('/')[-2]}/apply/']")).to_have_count(0)
    send(clean)
    upload(messy, files["messy"])
    send(messy)

    # what is wrong is not sent before it is corrected in the commune's own workbook
    upload(wrong, files["wrong"])
    expect(wrong.locator("form[action^='/submissions/send/']")).to_have_count(0)
    marked = download(wrong, "a[href$='/marked/']", tmp_path)
    book = openpyxl.load_workbook(marked)
    assert ERRORS_SHEET in book.sheetnames
    book.worksheets[0].cell(FIRST_ROW, 3).value = "28/02/1985"
    book.save(marked)
    upload(wrong, marked)
    send(wrong)

    province = visit(editor)
    province.goto(period.get_absolute_url())
    assert row_of(province, "Huyện Yên Thủy")[:8] == ["2", "2", "2", "0", "0", "2", "0", "0"]
    review(province, period, "c05356")
    province.click("form[action$='/accept/'] button")
    expect(province.locator("form[action$='/accept/']")).to_have_count(0)
    review(province, period, "c05101")
    province.click("form[action$='/accept/'] button")
    expect(province.locator("form[action$='/accept/']")).to_have_count(0)
    review(province, period, "c05365")
    province.click("a[href$='/return/']")
    province.locator("input[name^=row-]").first.fill("Ghi đủ ngày sinh.")
    province.click("form.card [type=submit]")
    expect(province.locator("body")).to_contain_text("Ghi đủ ngày sinh.")

    # the remark reaches the commune, which corrects its own workbook and sends it again
    messy.reload()
    expect(messy.locator("#submission")).to_contain_text("Ghi đủ ngày sinh.")
    own = download(messy, "a.btn[href$='/original/']", tmp_path)
    book = openpyxl.load_workbook(own)
    book.worksheets[0].cell(FIRST_ROW, 4).value = "04/03/1981"
    book.save(own)
    upload(messy, own)
    expect(messy.locator("#submission")).to_contain_text("Ghi đủ ngày sinh.")
    send(messy)
    assert Upload.objects.count() == 5  # one for each double click
    province.goto(period.get_absolute_url())
    assert row_of(province, "Huyện Yên Thủy")[:8] == ["2", "2", "2", "0", "0", "1", "0", "1"]
    review(province, period, "c05365")
    province.click("form[action$='/accept/'] button")
    expect(province.locator("form[action$='/accept/']")).to_have_count(0)
    assert [listed(province, name) for name in ("hanh", "nguyet", "tam")] == [1, 1, 1]
    province.goto(period.get_absolute_url())
    assert total(province) == ["3", "3", "3", "0", "0", "0", "0", "3"]

    # one roster is taken back: its unit is asked again, the others stay
    review(province, period, "c05356")
    province.click("a[href^='/rosters/TL-']")
    province.locator("details", has=province.locator("form[action$='/undo/']")).locator("summary").click()
    province.click("form[action$='/undo/'] button")
    expect(province.locator("form[action$='/undo/']")).to_have_count(0)
    assert [listed(province, name) for name in ("hanh", "nguyet", "tam")] == [0, 1, 1]
    province.goto(period.get_absolute_url())
    assert total(province) == ["3", "3", "3", "0", "0", "0", "1", "2"]


def test_an_officer_on_a_phone_says_who_is_meant_and_who_left_and_sends_late_and_the_others_are_reminded(
    visit: Visitor, units: Units, officer: User, neighbour: User, editor: User, period: ReportingPeriod, person: Any,
    tmp_path: Path,
) -> None:  # fmt: skip
    ReportingPeriod.objects.update(deadline=timezone.now().replace(second=0, microsecond=0) - timedelta(hours=3))
    User.objects.filter(pk=neighbour.pk).update(email="bao-hieu@registry.example")
    known = person("Bùi Văn Hạnh", birth=PartialDate(date(1976, 5, 12)), citizen_id="017076000132", title="CD_VPTK")
    gone = person("Quách Thị Vắng", title="CD_TCKT")
    file = tmp_path / "muon.xlsx"
    file.write_bytes(roster(HANH))

    phone = visit(officer, width=390)
    upload(phone, file)
    address = phone.url
    phone.click("a[href$='/people/']")
    expect(phone.locator("td.differing").first).to_contain_text("0132")
    # the number would change, so the way to the row stands beside the answers
    expect(phone.locator("section a[href*='/rows/']")).to_have_count(1)
    # Until the page's own letters have come, it stands in wider ones.
    assert phone.evaluate(
        "document.fonts.ready.then(() =>"
        " [...document.querySelectorAll('.compared')].every(e => e.scrollWidth <= e.parentElement.clientWidth))"
    )
    phone.click(f"button:has-text('{known.code}')")
    phone.wait_for_url(address)

    # what keeps the roster from being clean leads to its list, where the one who left is settled
    phone.goto(f"{address}?show=absent#rows")
    phone.select_option(f"[name=choice-{gone.code}]", "left")
    phone.locator("#difference details summary").click()
    phone.select_option(f"[name=cause-{gone.code}]", "TT_NH")
    phone.fill(f"[name=last_day-{gone.code}]", "31/01/2025")
    phone.click("#save-absent")
    expect(phone.locator("#difference")).to_contain_text("Đã thôi công tác")
    phone.goto(f"{address}?show=decisions#rows")
    expect(phone.locator("#difference")).to_contain_text(f"{known.full_name}, {known.code}")
    expect(phone.locator("#difference")).to_contain_text("Nghỉ hưu đúng tuổi")

    phone.fill("[name=late_reason]", "Mất điện hai ngày")
    send(phone)
    expect(phone.locator("main")).to_contain_text("Đã nộp, chờ duyệt")

    province = visit(editor)
    province.goto(period.get_absolute_url())
    assert total(province) == ["3", "1", "0", "1", "2", "1", "0", "0"]
    review(province, period, "c05356")
    expect(province.locator("main")).to_contain_text("Mất điện hai ngày")
    province.goto(f"{period.get_absolute_url()}reminders/")
    province.click("form[action$='/remind/'] button")
    reminded = province.locator("tr", has_text="bao-hieu@registry.example")
    expect(reminded).to_contain_text("Xã Bảo Hiệu")
    expect(province.locator("main table")).not_to_contain_text("Xã Lạc Sỹ")
