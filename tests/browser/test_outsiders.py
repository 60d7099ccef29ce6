"""Who has no business with a unit meets nothing of it, whatever address is typed."""

import re

from playwright.sync_api import Page, expect

from apps.accounts.models import User
from apps.rosters.services import receive
from tests.browser.conftest import Visitor
from tests.conftest import DAY, PASSWORD, Person, Units
from tests.rosters.workbooks import HANH, roster

ENTRANCE_FORM = "form[action='/accounts/login/']"
ENTRANCE = f"{ENTRANCE_FORM} [name=password]"


def status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def test_a_visitor_is_sent_to_the_log_in_and_then_to_the_page_asked_for(
    visit: Visitor, person: Person, officer: User
) -> None:
    hanh = person("Bùi Văn Hạnh")
    page = visit()
    for address in ("/", "/cadres/", "/rosters/", "/reports/quality/", "/communes/c05356/", f"/cadres/{hanh.code}/"):
        page.goto(address)
        expect(page.locator(ENTRANCE)).to_be_visible()
        expect(page.locator("body")).not_to_contain_text("Bùi Văn Hạnh")
    page.fill("[name=login]", officer.username)
    page.fill("[name=password]", PASSWORD)
    page.click(f"{ENTRANCE_FORM} [type=submit]")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bùi Văn Hạnh")


def test_a_stranger_sees_no_person_and_no_report(visit: Visitor, person: Person, stranger: User) -> None:
    hanh = person("Bùi Văn Hạnh")
    page = visit(stranger)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Stranger")
    offered = "main a[href^='/cadres/'], main a[href^='/reports/'], main a[href^='/rosters/']"
    expect(page.locator(offered)).to_have_count(0)
    expect(page.locator("nav").first.locator("a[href^='/reports/']")).to_have_count(0)
    for address, expected in {
        "/cadres/?q=hanh": {200, 403},
        f"/cadres/{hanh.code}/": {404},
        f"/cadres/{hanh.code}/history/": {404},
        "/reports/": {403},
        "/reports/quality/?unit=17": {403},
        "/rosters/": {403},
    }.items():
        assert status(page, address) in expected, address
        expect(page.locator("main")).not_to_contain_text("Bùi Văn Hạnh")


def test_a_neighbour_meets_nothing_of_the_unit(
    visit: Visitor, person: Person, officer: User, neighbour: User, units: Units
) -> None:
    hanh = person("Bùi Văn Hạnh")
    person("Đinh Thị Nguyệt", unit=units.bao_hieu)
    sent = receive(content=roster(HANH), filename="lac-sy.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    page = visit(neighbour)
    for address in (
        f"/cadres/{hanh.code}/",
        f"/cadres/{hanh.code}/edit/",
        f"/cadres/{hanh.code}/history/",
        "/reports/quality/?unit=05356",
        "/reports/people/?report=quality&unit=05356&group=cadres&measure=sex&category=male",
        f"/rosters/{sent.code}/",
        f"/rosters/{sent.code}/original/",
        "/rosters/template/?unit=05356",
    ):
        assert status(page, address) == 404, address
        expect(page.locator("body")).not_to_contain_text("Bùi Văn Hạnh")
        expect(page.locator("body")).not_to_contain_text("lac-sy.xlsx")
    page.goto("/cadres/")
    expect(page.locator("#cadre-results tbody tr")).to_have_text([re.compile("Đinh Thị Nguyệt")])
    page.goto("/rosters/")
    expect(page.locator("main")).not_to_contain_text("lac-sy.xlsx")
