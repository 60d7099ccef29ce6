"""The province's staff send those who miss a standard to a class, and record that the class was completed."""

from datetime import date

from playwright.sync_api import expect

from apps.accounts.models import User
from apps.qualifications.models import State, Verification
from apps.training.models import Course, Provider, TrainingClass
from tests.browser.conftest import Visitor
from tests.conftest import Person, Units


def test_staff_enrol_a_gap_list_into_a_class_and_complete_it(
    visit: Visitor, editor: User, person: Person, units: Units
) -> None:
    below = {"gen_edu": "GDPT_THPT", "prof_edu": "CM_CD"}
    hanh = person("Bùi Văn Hạnh", qualifications=below)
    lan = person("Hà Thị Lan", unit=units.bao_hieu, qualifications=below)
    person("Đinh Công Quyết", qualifications=below | {"prof_edu": "CM_DH"})
    held = TrainingClass.objects.create(
        unit=units.province,
        course=Course.objects.get(pk="DT_CM_DH"),
        name="Đại học vừa làm vừa học K12",
        starts_on=date(2022, 2, 1),
        ends_on=date(2025, 3, 1),
        provider=Provider.objects.get(pk="CD_HB"),
        capacity=50,
    )
    page = visit(editor)

    page.goto("/standards/gap/?criterion=prof_edu")
    expect(page.locator("#gap-people tbody tr")).to_have_count(2)
    page.check("[name=everyone]")
    page.click("button[formaction*='plan_training']")
    expect(page.locator("#id_training_class option:checked")).to_contain_text("K12")
    page.click("button[name=to_class]")

    expect(page.get_by_role("heading", level=1)).to_have_text("Đại học vừa làm vừa học K12")
    expect(page.locator("#results tbody tr")).to_have_count(2)
    assert {study.state for study in hanh.qualifications.filter(level="CM_DH")} == {State.STUDYING}
    page.click("form[action$='/complete/'] [type=submit]")
    expect(page.locator("#results select[name$='-state']").first).to_have_value("completed")

    gained = lan.qualifications.get(level="CM_DH")
    assert (gained.state, gained.awarded_on) == (State.HELD, held.ends_on)
    assert gained.verification == Verification.DECLARED
    page.goto(f"{hanh.get_absolute_url()}?day=2025-03-02")
    expect(page.locator("#qualifications")).to_contain_text("01/03/2025")
    page.goto("/cadres/work/diplomas/")
    expect(page.locator("tbody tr").filter(has_text="Hà Thị Lan").filter(has_text="01/03/2025")).to_have_count(1)
