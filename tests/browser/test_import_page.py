"""The administration's own import and export pages: a file is chosen in the reader's words, checked, and taken in."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tablib import Dataset

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.rosters.resources import workbook_of
from tests.browser.conftest import Visitor

HEADERS = ["Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD", "Dân tộc", "Chức vụ", "Chuyên môn", "LLCT"]
HANH = ["Bùi Văn Hạnh", "Nam", "12/5/1976", "017076000123", "Mường", "VP-TK", "ĐH", "TC"]
ADDRESS = "/admin/cadres/cadre/import/"
WORDS = {
    "vi": ("Chưa chọn tệp", "Mã chính thức của đơn vị", "Thực hiện", "Xác nhận nhập"),
    "en": ("No file chosen yet", "Its official code", "Submit", "Confirm import"),
}


@pytest.fixture
def staff(administrator: User) -> User:
    administrator.is_staff = True
    administrator.save()
    return administrator


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(workbook_of(Dataset(HANH, headers=HEADERS)))
    return path


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_file_is_chosen_once_in_the_words_of_the_page_and_taken_in(
    visit: Visitor, staff: User, roster: Path, language: str
) -> None:
    none_yet, help_of_unit, submit, confirm = WORDS[language]
    page = visit(staff, language=language)
    page.goto(ADDRESS)
    field, name = page.locator("[name=import_file]"), page.locator("[data-file-name]")
    expect(name).to_have_text(none_yet)
    # The browser's own words do not show beside them, and yet its field is what is clicked.
    assert field.evaluate("each => getComputedStyle(each).opacity") == "0"
    expect(page.locator(".form-row", has=page.locator("[name=unit]"))).to_contain_text(help_of_unit)
    field.set_input_files(roster)
    expect(name).to_have_text("danh-sach.xlsx")
    expect(page.locator("[name=format]")).to_have_value("0")
    page.fill("[name=unit]", "05356")
    page.fill("[name=day]", "28/02/2025")
    page.get_by_role("button", name=submit).click()
    expect(page.locator(".import-preview")).to_contain_text("Bùi Văn Hạnh")
    assert not Cadre.objects.exists()
    page.get_by_role("button", name=re.compile(confirm)).click()
    page.wait_for_load_state()
    assert Cadre.objects.get().full_name == "Bùi Văn Hạnh"


@pytest.mark.django_db(transaction=True)
def test_the_button_below_an_export_does_not_speak_of_sending(visit: Visitor, staff: User) -> None:
    page = visit(staff)
    page.goto("/admin/cadres/cadre/export/")
    expect(page.locator(".submit-row input")).to_have_value(WORDS["vi"][2])
