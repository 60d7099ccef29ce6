"""A keeper of restricted records writes down what State and Party decided on one act; nobody else sees it."""

from datetime import date

import pytest
from playwright.sync_api import expect

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.cadres.models import Cadre, PartyMembership
from tests.browser.conftest import Visitor
from tests.conftest import Person, Units, make_user

SAVE = "form.form-card [type=submit]"


@pytest.fixture
def keeper(units: Units) -> User:
    user = make_user("keeper", role=Role.PROVINCE_EDITOR, unit=units.province)
    Membership.objects.create(user=user, role=Role.RECORDS_KEEPER, unit=units.province, since=date(2020, 1, 1))
    return user


@pytest.fixture
def hanh(person: Person) -> Cadre:
    cadre = person("Bùi Văn Hạnh")
    joined = date(2015, 3, 1)
    PartyMembership.objects.create(cadre=cadre, joined_on=joined, official_on=date(2016, 3, 1), reported_on=joined)
    return cadre


def test_a_keeper_records_a_decision_in_two_tracks(visit: Visitor, keeper: User, officer: User, hanh: Cadre) -> None:
    page = visit(keeper)
    page.goto("/discipline/")
    page.click("a[href='/discipline/new/']")
    page.fill("[name=q]", "bui van hanh")
    page.keyboard.press("Enter")
    page.click(f"a[href='/discipline/{hanh.code}/new/']")
    page.select_option("[name=act-offence]", "VP_DAT")
    page.fill("[name=act-act]", "03/2024")
    page.select_option("[name=party-form]", "KLDV_CC")
    page.fill("[name=party-decision_number]", "12-QĐ/ĐU")
    page.fill("[name=party-decision_on]", "10/06/2024")
    page.select_option("[name=state-form]", "KLCB_CC")
    page.fill("[name=state-decision_number]", "345/QĐ-UBND")
    page.fill("[name=state-decision_on]", "25/06/2024")
    page.click(SAVE)
    # The State's forms for cadres do not meet a civil servant; what was written stays.
    expect(page.locator(".field").filter(has=page.locator("[name=state-form]"))).to_contain_text("công chức")
    expect(page.locator("[name=party-decision_number]")).to_have_value("12-QĐ/ĐU")
    page.select_option("[name=state-form]", "KLCC_CC")
    page.click(SAVE)
    part = page.locator("#discipline")
    expect(part.locator("tbody tr")).to_have_count(2)
    expect(part).to_contain_text("345/QĐ-UBND")
    expect(page.locator(".badges-list")).to_contain_text("Kỷ luật đang có hiệu lực")

    other = visit(officer)
    other.goto(f"/cadres/{hanh.code}/")
    expect(other.get_by_role("heading", level=1)).to_have_text("Bùi Văn Hạnh")
    expect(other.locator("body")).not_to_contain_text("Kỷ luật")
    other.goto(f"/cadres/{hanh.code}/history/")
    expect(other.locator("body")).not_to_contain_text("345/QĐ-UBND")
