"""A commune officer fills in the template, is told of a mistake, corrects it, applies the roster and takes it back."""

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Locator, Page, expect

from apps.accounts.models import User
from apps.core.dates import PartialDate
from apps.rosters.marked.styles import ISSUE_COLOUR
from tests.browser.conftest import Visitor, download
from tests.conftest import Person

PEOPLE = {
    "Bùi Văn Hạnh": ("CD_BT", "male", date(1976, 5, 12), "017076000123", "CM_DH"),
    "Đinh Thị Nguyệt": ("CD_CTPN", "female", date(1981, 3, 4), "017181000124", "CM_TC"),
    "Hà Công Quyết": ("CD_CTUB", "male", date(1979, 11, 30), "017079000125", "CM_THS"),
    "Quách Văn Tám": ("CD_TCKT", "male", date(1985, 8, 19), "017085000126", "CM_DH"),
    "Bùi Thị Én": ("CD_TPHT", "female", date(1990, 1, 7), "017190000127", "CM_CD"),
    "Đinh Văn Ước": ("CD_CHTQS", "male", date(1983, 12, 25), "017083000128", "CM_TC"),
}
NEW = "Bạch Thị Yên"
NAME, POST = "Họ và tên", "Chức vụ, chức danh"
FIRST_ROW = 7


@pytest.fixture
def staff(person: Person) -> None:
    for name, (title, sex, born, number, level) in PEOPLE.items():
        person(name, title=title, sex=sex, birth=PartialDate(born), citizen_id=number, qualifications={"p": level})


def cell(sheet: Worksheet, name: str, heading: str) -> Cell:
    """The cell of a person below a heading; a name that is not there yet stands in the first free row."""
    heads = [head for row in sheet.iter_rows(min_row=5, max_row=6) for head in row]
    columns = {str(head.value): head.column for head in heads if head.value}
    names = [str(sheet.cell(row, columns[NAME]).value or "") for row in range(FIRST_ROW, sheet.max_row + 2)]
    wanted = name if name in names else ""
    found = sheet.cell(FIRST_ROW + names.index(wanted), columns[heading])
    assert isinstance(found, Cell)
    return found


def write(path: Path, *entries: tuple[str, str, str]) -> None:
    """Fill in the roster as a person does: name, heading, value."""
    book = openpyxl.load_workbook(path)
    for name, heading, value in entries:
        cell(book["Danh sách"], name, heading).value = value
    book.save(path)


def upload(page: Page, path: Path) -> None:
    """Send a file; without a day it comes back, and the file need not be chosen once more."""
    page.goto("/rosters/upload/")
    page.set_input_files("[name=file]", path)
    day = page.input_value("[name=as_of]")
    page.fill("[name=as_of]", "")
    page.click("form[enctype] [type=submit]")
    expect(page.locator("[name=as_of][aria-invalid]")).to_be_visible()
    page.fill("[name=as_of]", day)
    page.click("form[enctype] [type=submit]")
    page.wait_for_url("**/rosters/TL-*/")


def tab(page: Page, key: str) -> Locator:
    return page.locator(f".tabs-bar a[href*='show={key}']")


def listed(page: Page, name: str) -> Locator:
    page.goto(f"/cadres/?q={name}")
    return page.locator("#cadre-results tbody tr")


@pytest.mark.usefixtures("staff")
def test_an_officer_uploads_corrects_applies_and_takes_back(visit: Visitor, officer: User, tmp_path: Path) -> None:
    page = visit(officer)
    page.goto("/rosters/upload/")
    template = download(page, "form[action='/rosters/template/'] [type=submit]", tmp_path)
    expect(page.locator("#progress-line")).not_to_have_class(re.compile("running"))
    sheet = openpyxl.load_workbook(template)["Danh sách"]
    assert cell(sheet, "Đinh Thị Nguyệt", "Nữ").value == "04/03/1981"
    assert {cell(sheet, name, NAME).value for name in PEOPLE} == set(PEOPLE)

    write(template, ("Bùi Văn Hạnh", "Chuyên môn", "Thạc sĩ"), ("", NAME, NEW))
    write(template, (NEW, "Nữ", "31/02/1988"), (NEW, POST, "Văn hóa - xã hội"), (NEW, "Chuyên môn", "Đại học"))
    upload(page, template)
    issue = page.locator("#difference tbody tr")
    expect(issue).to_have_count(1)
    for words in ("dòng 13, cột D", NEW):
        expect(issue).to_contain_text(words)
    expect(page.locator("#difference")).to_contain_text("31/02/1988")
    expect(page.locator("#difference .told-remedy")).to_contain_text("Ghi ngày/tháng/năm")
    expect(page.locator("form[action$='/apply/']")).to_have_count(0)
    expect(listed(page, NEW)).to_have_count(0)
    page.go_back()

    marked = download(page, "a[href$='/marked/']", tmp_path)
    wrong = cell(openpyxl.load_workbook(marked)["Danh sách"], NEW, "Nữ")
    assert wrong.fill.fgColor.rgb == ISSUE_COLOUR
    assert wrong.comment is not None
    assert "31/02/1988" in wrong.comment.text
    write(marked, (NEW, "Nữ", "28/02/1988"))
    upload(page, marked)
    expect(tab(page, "new")).to_contain_text("1")
    expect(tab(page, "changed")).to_contain_text("1")
    expect(tab(page, "unchanged")).to_contain_text("5")
    expect(page.locator("#difference tbody tr")).to_contain_text(NEW)
    tab(page, "changed").click()
    change = page.locator("#difference tbody tr")
    expect(change).to_contain_text("Bùi Văn Hạnh")
    expect(change.locator(".before")).to_have_text(["Đại học"])
    expect(change.locator(".after")).to_have_text(["Thạc sĩ"])

    page.click("form[action$='/apply/'] button")
    expect(page.locator("form[action$='/undo/']")).to_have_count(1)
    applied = page.url
    expect(listed(page, NEW)).to_have_count(1)
    listed(page, "bui van hanh").get_by_role("link").click()
    expect(page.locator("#qualifications")).to_contain_text("Thạc sĩ")

    page.goto(applied)
    page.locator("details", has=page.locator("form[action$='/undo/']")).locator("summary").click()
    page.click("form[action$='/undo/'] button")
    expect(page.locator("form[action$='/undo/']")).to_have_count(0)
    expect(listed(page, NEW)).to_have_count(0)
    listed(page, "bui van hanh").get_by_role("link").click()
    expect(page.locator("#qualifications")).to_contain_text("Đại học")
    expect(page.locator("#qualifications")).not_to_contain_text("Thạc sĩ")
