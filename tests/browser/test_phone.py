"""On a phone, 390 pixels wide, no page has to be pushed sideways, in either language."""

import pytest
from playwright.sync_api import Page

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.rosters.services import check, receive
from tests.browser.conftest import Visitor, speak
from tests.conftest import DAY, Person, Units
from tests.rosters.workbooks import HANH, NGUYET, roster

PHONE = 390
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def hanh(person: Person, units: Units) -> Cadre:
    """A person with long words everywhere, among others."""
    person("Đinh Thị Nguyệt", unit=units.bao_hieu, title="CD_CTPN", qualifications={"prof_edu": "CM_TC"})
    return person(
        "Nguyễn Hoàng Phương Thảo Nguyên",
        title="CD_DCXD",
        home_town="Xóm Thung Cầm, xã Lạc Sỹ, huyện Yên Thủy, tỉnh Hòa Bình",
        email="mot-dia-chi-thu-dien-tu-rat-dai-cua-can-bo@hoabinh.example.vn",
        qualifications={"prof_edu": "CM_DH", "pol_theory": "LLCT_TC"},
    )


def overflowing(page: Page, *addresses: str) -> dict[str, int]:
    """The pages that are wider than the screen, in both languages, with how many pixels too many."""
    found = {}
    page.goto(addresses[0])
    for language in ("vi", "en"):
        speak(page.context, language, page.evaluate("location.origin"))
        for address in addresses:
            answer = page.goto(address)
            assert answer is not None
            assert answer.ok, address
            assert page.get_attribute("html", "lang") == language
            too_wide = page.evaluate(OVERFLOW)
            if too_wide > 0:
                found[f"{address} ({language})"] = too_wide
    return found


def test_the_log_in_fits_a_phone(visit: Visitor) -> None:
    assert overflowing(visit(width=PHONE), "/accounts/login/", "/accounts/password/reset/") == {}


def test_an_officers_pages_fit_a_phone(visit: Visitor, officer: User, units: Units, hanh: Cadre) -> None:
    sent = receive(
        content=roster(HANH, NGUYET, HANH), filename="danh-sach.xlsx", unit=units.lac_sy, as_of=DAY, by=officer
    )
    check(sent)
    page = visit(officer, width=PHONE)
    result = f"/rosters/{sent.code}/"
    assert (
        overflowing(
            page,
            "/",
            "/rosters/",
            "/rosters/upload/",
            *(f"{result}?show={tab}" for tab in ("new", "issues", "absent")),
            "/communes/c05356/",
        )
        == {}
    )


def test_an_editors_pages_fit_a_phone(visit: Visitor, editor: User, hanh: Cadre) -> None:
    page = visit(editor, width=PHONE)
    person = f"/cadres/{hanh.code}/"
    assert (
        overflowing(
            page,
            "/",
            "/cadres/",
            person,
            f"{person}edit/",
            f"{person}history/",
            f"{person}qualifications/new/",
            "/communes/",
        )
        == {}
    )


@pytest.mark.usefixtures("hanh")
def test_an_analysts_pages_fit_a_phone(visit: Visitor, analyst: User) -> None:
    page = visit(analyst, width=PHONE)
    quality = "/reports/quality/?unit=17&measure=professional"
    assert overflowing(page, "/", "/reports/", quality, f"{quality}&by=commune", f"{quality}&group=all", "/me/") == {}


@pytest.mark.usefixtures("hanh")
def test_every_order_of_the_list_of_people_can_be_chosen_on_a_phone(visit: Visitor, editor: User) -> None:
    """They stood in one line that ran out of the page."""
    page = visit(editor, width=PHONE)
    page.goto("/cadres/")
    orders = page.locator(".people-cards > thead a")
    assert orders.count() > 3
    for order in orders.all():
        held = order.bounding_box()
        assert held is not None
        assert held["x"] >= 0, order.inner_text()
        assert held["x"] + held["width"] <= PHONE, order.inner_text()
    chosen = orders.nth(1)
    chosen.click()
    page.wait_for_selector(".people-cards > thead th:nth-child(2)[aria-sort]")


def test_a_chart_is_read_without_moving_it(visit: Visitor, officer: User, hanh: Cadre) -> None:
    page = visit(officer, width=PHONE)
    page.goto("/reports/quality/")
    drawing = page.locator("#report-picture .drawing-narrow svg")
    drawing.wait_for()
    assert not page.locator("#report-picture .drawing-wide svg").is_visible()
    figure = page.locator("#report-picture .report-figure")
    assert figure.evaluate("figure => figure.scrollWidth - figure.clientWidth") <= 0
    smallest = drawing.evaluate(
        "svg => Math.min(...[...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect().height))"
    )
    assert smallest >= 11
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator("#report-picture .drawing-wide svg").is_visible()
    assert not drawing.is_visible()
