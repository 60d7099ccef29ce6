"""Staff draw up the plan of a merger, decide, carry it out, see the result and take it back."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from apps.cadres.models import Posting, SurplusCase
from tests.browser.conftest import Visitor
from tests.cadres.mergers import Merger, merge_two
from tests.conftest import REFORM, Person, Units


@pytest.fixture
def merger(units: Units, person: Person) -> Merger:
    person("Bùi Văn Hạnh", title="CD_BT")
    person("Đinh Thị Nga", title="CD_VPTK")
    person("Hà Thị Lan", unit=units.bao_hieu, title="CD_BT")
    return merge_two(units)


def decide(page: Page, name: str, result: str) -> None:
    row = page.get_by_role("row").filter(has_text=name)
    row.get_by_role("checkbox").check()
    page.select_option("form[method=post] [name=result]", result)
    page.locator("form[method=post]:has([name=line]) [type=submit]").click()
    expect(page.locator("#messages")).to_be_visible()


def test_staff_place_the_people_of_two_communes_and_take_it_back(visit: Visitor, merger: Merger) -> None:
    page = visit(merger.placer, language="en")
    page.goto("/communes/reorganisations/nq-1676-ubtvqh15/")
    page.click("a[href$='/people/']")
    expect(page.get_by_role("row").filter(has_text="Lạc Lương")).to_contain_text("3")
    page.click("form[action$='/draw/'] [type=submit]")
    page.goto("/communes/reorganisations/nq-1676-ubtvqh15/people/")
    doubles = page.get_by_role("region", name="Doubled posts")
    expect(doubles).to_contain_text("Bùi Văn Hạnh")
    expect(doubles).to_contain_text("Hà Thị Lan")
    doubles.get_by_role("link").click()
    decide(page, "Bùi Văn Hạnh", "placed")
    decide(page, "Hà Thị Lan", "surplus")
    page.goto("/communes/reorganisations/nq-1676-ubtvqh15/people/carry-out/")
    page.fill("[name=decision_number]", "12/QĐ-UBND")
    page.click("form.form-card [type=submit]")
    expect(page.get_by_role("region", name="What became of the people")).to_contain_text("Surplus")
    assert SurplusCase.objects.get().cadre.full_name == "Hà Thị Lan"
    assert Posting.objects.running_on(REFORM).filter(unit=merger.lac_luong).count() == 3
    page.goto("/cadres/surplus/?day=2025-07-02")
    expect(page.get_by_role("row").filter(has_text="Hà Thị Lan")).to_contain_text("01/07/2030")
    page.goto("/communes/reorganisations/nq-1676-ubtvqh15/people/")
    page.click("a[href$='/take-back/']")
    page.click("form.confirm [type=submit]")
    expect(page.locator("#messages")).to_contain_text("as it was before")
    assert not Posting.objects.filter(unit=merger.lac_luong).exists()
    assert Posting.objects.running_on(date(2025, 7, 1)).count() == 3
