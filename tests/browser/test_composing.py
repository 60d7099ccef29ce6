"""An analyst composes tables that nobody has written, from the pages alone, keeps one and opens it on another day."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from apps.accounts.models import User
from tests.browser.conftest import Visitor
from tests.conftest import Person, Units

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff(person: Person, units: Units) -> None:
    """Six persons of three communes; secretaries, women, graduates among them."""
    person("Bùi Văn Hạnh", sex="male", title="CD_BT", qualifications={"prof_edu": "CM_DH"})
    person("Đinh Thị Nguyệt", sex="female", title="CD_CTPN", qualifications={"prof_edu": "CM_DH"})
    person("Hà Công Quyết", sex="male", title="CD_VPTK", qualifications={"prof_edu": "CM_THS"})
    person("Bùi Thị Én", sex="female", unit=units.bao_hieu, title="CD_BT", qualifications={"prof_edu": "CM_DH"})
    person("Bạch Thị Yên", sex="female", unit=units.thu_phong, title="CD_BT", qualifications={"prof_edu": "CM_TC"})
    person("Xa Văn Ỏn", sex="male", unit=units.thu_phong, title="CD_VHXH")


def cells(page: Page, title: str) -> list[str]:
    line: Locator = page.locator("#composed-result tbody tr").filter(
        has=page.get_by_role("rowheader", name=title, exact=True)
    )
    return line.locator("td").all_inner_texts()


def sentence(page: Page) -> Locator:
    return page.locator("#composed-sentence")


def settle(page: Page, words: str) -> None:
    """Wait for the table and its chart: whoever leaves while it is drawn breaks its request off."""
    expect(sentence(page)).to_contain_text(words)
    expect(page.locator("#composed-result [hx-get] :is(figure, p)")).to_be_visible()


def test_three_tables_are_composed_from_the_pages_alone(analyst: User, staff: None, visit: Visitor) -> None:
    page = visit(analyst, language="en")
    page.goto("/reports/")
    page.get_by_role("link", name="Compose a table", exact=True).click()
    # By district and qualification, with shares: what the builder starts with.
    settle(page, "cadres and civil servants")
    assert cells(page, "Huyện Yên Thủy")[0] == "4"
    # The Party secretaries by sex and age.
    page.locator("#step-filters summary", has_text="Post and service").click()
    page.locator(".composer-filter summary", has_text="Title").first.click()
    page.locator("input[name=only_title][value=CD_BT]").check()
    settle(page, "only title")
    page.locator("#row1").select_option("sex")
    settle(page, "by sex and professional")
    page.locator("#column1").select_option("age")
    settle(page, "by sex and age")
    assert cells(page, "Female")[0] == "2"
    assert cells(page, "Male")[0] == "1"
    # The same over the last year ends.
    page.locator("#column1").select_option("")
    settle(page, "by sex, only")
    page.locator("#composer-days").select_option("year_ends_3")
    settle(page, "31/12/2022, 31/12/2023, 31/12/2024 and 28/02/2025")
    page.locator("#composed-result tbody a", has_text="2").last.click()
    expect(page.get_by_role("rowheader", name="Bùi Thị Én")).to_be_visible()
    page.go_back()
    settle(page, "28/02/2025")
    page.get_by_text("Keep this table").click()
    page.locator("#keep-title").fill("Secretaries by sex")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Secretaries by sex")
    settle(page, "28/02/2025")
    page.locator("#composed-day").fill("31/12/2023")
    page.get_by_role("button", name="View").click()
    settle(page, "31/12/2021, 31/12/2022 and 31/12/2023")


def test_what_was_unfolded_stays_while_the_table_comes(analyst: User, staff: None, visit: Visitor) -> None:
    """On a slow line rows and columns come anew when one has gone on already."""
    page = visit(analyst, language="en")
    page.goto("/reports/composed/new/")
    settle(page, "by district")
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/reports/composed/new/?*", hold)
    page.locator("#row1").select_option("sex")
    several = page.locator("#step-row .composer-groups-add")
    several.locator("summary").click()
    while not waiting:
        page.wait_for_timeout(50)
    waiting[0].continue_()
    settle(page, "by sex")
    expect(several).to_have_attribute("open", "")


def test_a_choice_outlives_the_answer_to_the_one_before(analyst: User, staff: None, visit: Visitor) -> None:
    """Whoever chooses on while the table is on its way finds both choices in the next one."""
    page = visit(analyst, language="en")
    page.goto("/reports/composed/new/")
    settle(page, "by district")
    # At the very moment when the answer is there, before it is shown and before the form asks again.
    page.evaluate(
        """() => document.addEventListener("htmx:beforeOnLoad", () => {
            const column = document.getElementById("column1");
            column.value = "sex";
            column.dispatchEvent(new Event("change", { bubbles: true }));
        }, { once: true })"""
    )
    page.locator("#row1").select_option("age")
    settle(page, "by age and sex")


def test_it_works_on_a_phone_and_nothing_runs_over(analyst: User, staff: None, visit: Visitor) -> None:
    page = visit(analyst, language="en", width=390)
    page.goto("/reports/composed/new/")
    settle(page, "by district")
    page.locator("#row1").select_option("sex")
    settle(page, "by sex")
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    # The order of the rows lists figures with long names.
    page.goto("/reports/composed/new/?composing=1&group=cadres&row1=unit.commune&column1=title&show=row_share")
    expect(page.locator("select[name=sort]")).to_be_visible()
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
