"""A work list from its number at home to its end: discipline that ends soon is followed, and drawn up as a paper."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.discipline import services
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision, DisciplineForm
from tests.browser.conftest import Visitor
from tests.conftest import Person, Units, make_user

LIST = "/cadres/work/discipline-ending/"


@pytest.fixture
def keeper(units: Units, person: Person) -> User:
    """Who keeps two reprimands that end within the month."""
    user = make_user("keeper", role=Role.PROVINCE_EDITOR, unit=units.province)
    Membership.objects.create(user=user, role=Role.RECORDS_KEEPER, unit=units.province, since=date(2020, 1, 1))
    form = DisciplineForm.objects.select_related("track").get(pk="KLCC_KT")
    for name, day in (("Bùi Văn Hạnh", date(2024, 3, 10)), ("Đinh Thị Lan", date(2024, 3, 20))):
        decided = DisciplinaryDecision(
            cadre=person(name),
            form=form,
            side=form.track.side,
            decision_on=day,
            effective_on=day,
            decision_number="7/QĐ",
        )
        act = DisciplinaryAct(cadre=decided.cadre, offence_id="VP_DAT", act_on=date(2024, 1, 1), act_precision="month")
        services.record_act(act=act, decisions=[decided], by=user)
    return user


def number_at_home(page: Page) -> str:
    page.goto("/")
    duty = page.locator("li.duty").filter(has=page.locator(f"a[href='{LIST}']"))
    return str(duty.locator(".duty-count").text_content())


def numbers_of_tabs(page: Page) -> list[str]:
    return [str(badge.text_content()) for badge in page.locator(".tabs-bar .badge").all()]


@pytest.mark.parametrize("width", [1280, 390])
def test_discipline_that_ends_soon_is_work_to_its_end(visit: Visitor, keeper: User, width: int, tmp_path: Path) -> None:
    page = visit(keeper, width=width)
    assert number_at_home(page) == "2"
    page.goto(LIST)
    assert numbers_of_tabs(page) == ["2", "0"]
    page.locator("tbody tr").filter(has_text="Bùi Văn Hạnh").locator("[name=records]").check()
    page.click(f"button[formaction='{LIST}follow/']")
    page.wait_for_url("**/follow/")
    page.fill("[name=bulk-rests_until]", "08/03/2025")
    page.fill("[name=bulk-note]", "Đã báo chi bộ")
    page.click("main form .card-footer .btn-primary")
    page.wait_for_url(f"**{LIST}")
    assert numbers_of_tabs(page) == ["1", "1"]
    assert number_at_home(page) == "1"

    page.goto(f"{LIST}?show=resting")
    expect(page.locator("tbody tr")).to_contain_text("Đã báo chi bộ")
    expect(page.locator("tbody tr")).to_contain_text("08/03/2025")
    page.locator("[name=records]").check()
    with page.expect_download() as taken:
        page.click("button[formaction='/discipline/ending/paper/']")
    taken.value.save_as(tmp_path / "ending.docx")
    words = zipfile.ZipFile(tmp_path / "ending.docx").read("word/document.xml").decode()
    assert "Bùi Văn Hạnh" in words
    assert "Đinh Thị Lan" not in words

    page.click(f"button[formaction='{LIST}take-up/']")
    page.wait_for_url("**/take-up/")
    page.click("main form .card-footer .btn-primary")
    page.wait_for_url("**/discipline-ending/**resting")
    page.goto(LIST)
    assert numbers_of_tabs(page) == ["2", "0"]
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1")
