"""An officer rates everyone of the commune on one screen, by keyboard, and a second person is not overwritten."""

import re

import pytest
from playwright.sync_api import expect

from apps.accounts.models import User
from apps.appraisal.models import Rating
from tests.browser.conftest import Visitor
from tests.conftest import Person

pytestmark = pytest.mark.django_db(transaction=True)


def cell(name: str, column: str) -> str:
    return f"[data-column={column}][aria-label$='{name}']"


def test_an_officer_rates_the_whole_commune_on_one_screen(visit: Visitor, officer: User, person: Person) -> None:
    leader = person("Bùi Văn Hạnh", title="CD_BT")
    clerk = person("Đinh Thị Lan", title="CD_VPTK")
    page = visit(officer)
    page.goto("/appraisal/?year=2024")
    page.get_by_role("link", name="Xã Lạc Sỹ").click()
    expect(page.locator("tr.row-missing")).to_have_count(2)
    # The keys of the page answer once its scripts have run.
    page.wait_for_load_state()

    first = page.locator(cell(leader.full_name, "outcome"))
    first.select_option("XL_HTT")
    first.press("Enter")
    expect(page.locator(cell(clerk.full_name, "outcome"))).to_be_focused()
    page.locator(cell(clerk.full_name, "note")).fill("Nghỉ sinh con")
    page.locator(".entry-footer [type=submit]").click()
    # The note alone is not enough: the mistake stands beside its cell, and what was chosen is still there.
    expect(page.locator("td.entry-outcome .invalid-feedback")).to_have_count(1)
    expect(first).to_have_value("XL_HTT")
    assert not Rating.objects.exists()

    page.locator(cell(clerk.full_name, "outcome")).select_option("CXL_THAISAN")
    page.locator(".entry-footer [type=submit]").click()
    expect(page.locator("tr.row-missing")).to_have_count(0)
    expect(page.locator(".alert-success")).to_have_text(re.compile("2"))
    assert set(Rating.objects.values_list("cadre", "level", "unrated")) == {
        (leader.pk, "XL_HTT", None),
        (clerk.pk, None, "CXL_THAISAN"),
    }

    page.goto("/appraisal/?year=2024")
    expect(page.get_by_role("row", name=re.compile("Xã Lạc Sỹ"))).to_be_visible()
    expect(page.locator("svg.text-success")).to_have_count(1)


def test_the_table_is_usable_on_a_phone(visit: Visitor, officer: User, person: Person) -> None:
    person("Bùi Văn Hạnh", title="CD_BT")
    page = visit(officer, width=390)
    page.goto("/appraisal/2024/c05356/")
    page.locator("[data-column=outcome]").select_option("XL_HTXS")
    page.locator(".entry-footer [type=submit]").click()
    expect(page.locator(".alert-success")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1")
    assert Rating.objects.get().level_id == "XL_HTXS"
