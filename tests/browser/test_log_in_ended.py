"""A log-in that ends while a form is filled in takes nothing of it away."""

from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from apps.accounts.models import User
from apps.cadres.models import Cadre
from tests.browser.conftest import Visitor
from tests.conftest import PASSWORD, Person

SAVE = "form.form-card [type=submit]"


def test_what_was_typed_stays_until_the_person_is_back(visit: Visitor, editor: User, person: Person) -> None:
    hanh = person("Bùi Văn Hạnh", sex="male")
    page = visit(editor)
    page.clock.install()
    page.goto(f"/cadres/{hanh.code}/edit/")
    page.fill("[name=home_town]", "Lạc Thủy")
    page.clock.fast_forward("13:00:00")
    Session.objects.all().delete()
    page.click(SAVE)
    said = page.locator("#messages [role=alert]")
    expect(said).to_be_focused()
    expect(page.locator("[name=home_town]")).to_have_value("Lạc Thủy")

    with page.context.expect_page() as opened:
        said.get_by_role("link").click()
    other = opened.value
    other.fill("[name=login]", editor.username)
    other.fill("[name=password]", PASSWORD)
    other.click("form [type=submit].w-100")
    other.wait_for_url("**/")
    page.click(SAVE)
    expect(page).to_have_url(f"{page.url.partition('/cadres/')[0]}/cadres/{hanh.code}/")
    assert Cadre.objects.get().home_town == "Lạc Thủy"


def test_another_account_does_not_send_what_this_one_typed(
    visit: Visitor, editor: User, officer: User, person: Person
) -> None:
    hanh = person("Bùi Văn Hạnh", sex="male")
    page = visit(editor)
    page.clock.install()
    page.goto(f"/cadres/{hanh.code}/edit/")
    page.fill("[name=home_town]", "Lạc Thủy")
    page.clock.fast_forward("13:00:00")
    page.context.clear_cookies(name="sessionid")
    other = page.context.new_page()
    other.goto("/accounts/login/")
    other.fill("[name=login]", officer.username)
    other.fill("[name=password]", PASSWORD)
    other.click("form [type=submit].w-100")
    other.wait_for_url("**/")
    page.click(SAVE)
    expect(page.locator("#messages [role=alert]")).to_be_focused()
    assert Cadre.objects.get().home_town == ""
