"""Two officers transfer a person: one proposes, the other confirms, and the dossier tells both."""

from playwright.sync_api import expect

from apps.accounts.models import User
from apps.cadres.models import Movement
from tests.browser.conftest import Visitor
from tests.conftest import Person

SAVE = "form.form-card [type=submit]"


def test_two_officers_transfer_a_person(visit: Visitor, officer: User, neighbour: User, person: Person) -> None:
    hoa = person("Bùi Thị Hoa")
    sender, receiver = visit(officer), visit(neighbour)
    sender.goto(f"/cadres/{hoa.code}/")
    sender.click("#movements a[href$='/new/']")
    sender.select_option("[name=kind]", "DC_DD")
    sender.locator(".unit-picker input[type=text]").fill("Bảo Hiệu")
    sender.get_by_role("option").filter(has_text="Bảo Hiệu").click()
    sender.select_option("[name=to_title]", "CD_TCKT")
    sender.fill("[name=starts_on]", "01/02/2025")
    sender.click(SAVE)
    expect(sender.get_by_role("heading", level=1)).to_contain_text("Bùi Thị Hoa")

    # Until the other side confirms, the person counts once: where the post is.
    for page, number in ((sender, 1), (receiver, 0)):
        page.goto("/cadres/?q=bui+thi+hoa")
        expect(page.locator("tbody tr").filter(has_text="Bùi Thị Hoa")).to_have_count(number)

    receiver.goto("/")
    receiver.click("a[href='/movements/?show=waiting']")
    receiver.locator("#movements tbody a[href^='/movements/']").click()
    receiver.locator("a[href$='/confirm/']").click()
    receiver.fill("[name=decision_number]", "15/QĐ-UBND")
    receiver.fill("[name=decision_on]", "20/01/2025")
    receiver.click(SAVE)
    expect(receiver.locator("#facts").locator("..")).to_be_visible()
    receiver.goto(f"/cadres/{hoa.code}/")
    expect(receiver.locator("#posts tbody tr")).to_have_count(2)
    expect(receiver.locator("#posts tbody tr").first).to_contain_text("Bảo Hiệu")
    assert sender.goto(f"/cadres/{hoa.code}/").status == 404  # type: ignore[union-attr]  # a page always answers
    for page, number in ((sender, 0), (receiver, 1)):
        page.goto("/cadres/?q=bui+thi+hoa")
        expect(page.locator("tbody tr").filter(has_text="Bùi Thị Hoa")).to_have_count(number)
    assert Movement.objects.get().state == "confirmed"
