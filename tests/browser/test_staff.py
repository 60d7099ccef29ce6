"""The province's editor finds a person, writes down what changed, and takes back what was wrong."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.dates import PartialDate
from tests.browser.conftest import Visitor, download
from tests.conftest import Person

SAVE = "form.form-card [type=submit]"


@pytest.fixture
def hanh(person: Person) -> Cadre:
    person("Hà Thị Hạnh")
    person("Đinh Công Quyết", title="CD_CTUB")
    born = PartialDate(date(1976, 5, 12))
    return person("Bùi Văn Hạnh", title="CD_BT", sex="male", birth=born, citizen_id="017076000123", home_town="Kim Bôi")


def found(page: Page) -> Locator:
    return page.locator("#cadre-results tbody tr")


def field(page: Page, name: str) -> Locator:
    """A field with its label, its hint and what is said about it."""
    return page.locator(".field").filter(has=page.locator(f"[name={name}]"))


def change(history: Locator, words: str) -> Locator:
    """A line of history: a field with what stood before and what stands after."""
    return history.get_by_role("row").filter(has_text=words)


def test_an_editor_finds_a_person_without_tones_edits_and_sees_the_history(
    visit: Visitor, editor: User, hanh: Cadre, tmp_path: Path
) -> None:
    page = visit(editor)
    page.goto("/cadres/")
    expect(found(page)).to_have_count(3)
    page.locator("#id_q").press_sequentially("bui van hanh")
    expect(found(page)).to_have_count(1)
    page.locator("#cadre-downloads summary").click()
    file = download(page, "#cadre-downloads a[href*='csv']", tmp_path).read_text(encoding="utf-8-sig")
    assert "Bùi Văn Hạnh" in file
    assert len(file.splitlines()) == 2
    page.get_by_role("link", name="Bùi Văn Hạnh").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bùi Văn Hạnh")
    page.go_back()
    expect(page.locator("#id_q")).to_have_value("bui van hanh")
    page.get_by_role("link", name="Bùi Văn Hạnh").click()
    expect(page.locator(".dossier-lines")).to_contain_text("Kim Bôi")

    page.click(f"a[href='/cadres/{hanh.code}/edit/']")
    page.fill("[name=home_town]", "Lạc Thủy")
    page.fill("[name=citizen_id]", "12345")
    page.click(SAVE)
    expect(field(page, "citizen_id").locator(".invalid-feedback")).to_contain_text("12 chữ số")
    expect(field(page, "home_town").locator(".invalid-feedback")).to_have_count(0)
    expect(page.locator("[name=citizen_id]")).to_have_value("12345")
    expect(page.locator("[name=home_town]")).to_have_value("Lạc Thủy")
    page.fill("[name=citizen_id]", "017076000124")
    page.click(SAVE)
    expect(page.locator(".dossier-lines")).to_contain_text("Lạc Thủy")

    page.click("#qualifications a[href*='/qualifications/new/']")
    page.select_option("[name=level]", "CM_DH")
    page.fill("[name=institution]", "Trường Đại học Tây Bắc")
    page.click(SAVE)
    expect(page.locator("#qualifications tbody tr")).to_contain_text("Trường Đại học Tây Bắc")

    page.click(f"a[href='/cadres/{hanh.code}/history/']")
    acts = page.get_by_role("article")
    expect(acts.nth(0)).to_contain_text("Trường Đại học Tây Bắc")
    expect(acts.nth(1)).to_contain_text("Editor")
    expect(change(acts.nth(1), "Lạc Thủy").locator("del")).to_have_text("Kim Bôi")
    expect(change(acts.nth(1), "Lạc Thủy").locator("ins")).to_have_text("Lạc Thủy")
    expect(change(acts.nth(1), "000124").locator("del")).to_contain_text("000123")


def test_the_cursor_stands_in_the_field_that_is_wrong(visit: Visitor, editor: User, hanh: Cadre) -> None:
    page = visit(editor)
    page.goto(f"/cadres/{hanh.code}/edit/")
    page.fill("[name=email]", "nobody at home")
    page.click(SAVE)
    expect(page.locator("[name=email]")).to_be_focused()
    expect(page.locator("[name=email]")).to_be_in_viewport()
    expect(page.get_by_role("alert").first).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 400})
    page.click(SAVE)
    expect(page.locator("[name=email]")).to_be_focused()
    expect(page.locator("[name=email]")).to_be_in_viewport()


def test_the_second_of_two_editors_is_told_and_overwrites_nothing(
    visit: Visitor, editor: User, administrator: User, hanh: Cadre
) -> None:
    first, second = visit(administrator), visit(editor)
    for page in (first, second):
        page.goto(f"/cadres/{hanh.code}/edit/")
    first.fill("[name=home_town]", "Lạc Thủy")
    first.click(SAVE)
    expect(first.locator(".dossier-lines")).to_contain_text("Lạc Thủy")
    second.fill("[name=home_town]", "Mai Châu")
    second.fill("[name=note]", "Gọi lại sau.")
    second.click(SAVE)
    expect(second.get_by_role("alert")).to_contain_text("Administrator")
    differing = second.get_by_role("row").filter(has_text="Mai Châu")
    expect(differing).to_contain_text("Lạc Thủy")
    expect(second.locator("[name=note]")).to_have_value("Gọi lại sau.")
    hanh.refresh_from_db()
    assert (hanh.home_town, hanh.note) == ("Lạc Thủy", "")


def test_a_deleted_person_can_be_taken_back(visit: Visitor, editor: User, hanh: Cadre) -> None:
    page = visit(editor)
    page.goto(f"/cadres/{hanh.code}/")
    page.click(f"a[href='/cadres/{hanh.code}/delete/']")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bùi Văn Hạnh")
    assert Cadre.objects.filter(pk=hanh.pk).exists()
    page.fill("[name=because]", "Nhập nhầm.")
    page.click("form.confirm [type=submit]")
    expect(found(page)).to_have_count(2)
    expect(found(page).filter(has_text="Bùi Văn Hạnh")).to_have_count(0)
    page.click("#messages a[href*='/take-back/']")
    page.click("form.confirm [type=submit]")
    page.goto("/cadres/?q=bui+van+hanh")
    expect(found(page)).to_have_count(1)
