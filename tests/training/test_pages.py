"""Pages of training: who reads what, the results of a class on one screen, the two clicks from a gap list."""

import re
from datetime import date

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.qualifications.models import State
from apps.training import services
from apps.training.models import Course, PlanLine, TrainingClass, TrainingPlan
from apps.training.services import Result
from tests.conftest import Person, Units
from tests.training.conftest import MakeClass


@pytest.fixture
def lan(person: Person, units: Units) -> Cadre:
    return person("Hà Thị Lan", unit=units.bao_hieu)


@pytest.fixture
def held(make_class: MakeClass, person: Person, lan: Cadre, editor: User) -> TrainingClass:
    found = make_class()
    services.enrol(training_class=found, cadres=[person("Bùi Văn Hạnh"), lan], by=editor)
    return found


def test_an_officer_reads_the_own_people_of_a_class_and_nobody_else(
    client: Client, held: TrainingClass, officer: User
) -> None:
    client.force_login(officer)
    page = client.get(held.get_absolute_url()).content.decode()
    assert "Bùi Văn Hạnh" in page
    assert "Hà Thị Lan" not in page
    assert client.post(f"{held.get_absolute_url()}complete/").status_code == 403


def test_a_class_without_own_people_is_not_there(client: Client, make_class: MakeClass, officer: User) -> None:
    client.force_login(officer)
    assert client.get(make_class().get_absolute_url()).status_code == 404


def test_results_of_the_whole_class_are_written_on_one_screen_and_mistakes_stand_beside_their_field(
    client: Client, held: TrainingClass, editor: User
) -> None:
    client.force_login(editor)
    first, second = held.enrolments.order_by("pk")
    sent = {f"e{first.pk}-state": "completed", f"e{first.pk}-certificate_number": "7/TCT"}
    wrong = sent | {f"e{second.pk}-state": "failed", f"e{second.pk}-attended": "41"}
    answer = client.post(f"{held.get_absolute_url()}results/", wrong)
    assert answer.status_code == 422
    assert "7/TCT" in answer.content.decode()
    assert not held.enrolments.filter(state="completed").exists()
    right = wrong | {f"e{second.pk}-attended": "12"}
    assert client.post(f"{held.get_absolute_url()}results/", right).status_code == 302
    first.refresh_from_db()
    assert (first.completed_on, first.certificate_number) == (held.ends_on, "7/TCT")
    assert first.cadre.qualifications.get().state == State.HELD
    assert not second.cadre.qualifications.exists()


def test_a_roster_of_names_shows_the_recognised_the_doubtful_and_the_unknown(
    client: Client, make_class: MakeClass, person: Person, lan: Cadre, units: Units, editor: User
) -> None:
    other = person("Hà Thị Lan", unit=units.thu_phong)
    hanh = person("Bùi Văn Hạnh")
    held = make_class()
    client.force_login(editor)
    page = client.post(
        f"{held.get_absolute_url()}people/", {"names": "Bùi Văn Hạnh\nHà Thị Lan\nĐinh Công Không"}
    ).content.decode()
    assert all(words in page for words in (hanh.code, lan.code, other.code, "Đinh Công Không"))
    client.post(f"{held.get_absolute_url()}enrol/", {"people": [hanh.code], "line-2": other.code})
    assert set(held.enrolments.values_list("cadre", flat=True)) == {hanh.pk, other.pk}


def test_a_full_class_keeps_those_who_were_ticked(
    client: Client, make_class: MakeClass, person: Person, lan: Cadre, editor: User
) -> None:
    held, hanh = make_class(capacity=1), person("Bùi Văn Hạnh")
    client.force_login(editor)
    answer = client.post(f"{held.get_absolute_url()}enrol/", {"people": [hanh.code, lan.code]})
    assert answer.status_code == 422
    assert all(code in answer.content.decode() for code in (hanh.code, lan.code))
    assert not held.enrolments.exists()


@pytest.fixture
def plan(units: Units, editor: User) -> TrainingPlan:
    plan = TrainingPlan(unit=units.province, year=2026, title="Kế hoạch 2026")
    services.add(row=plan, by=editor)
    return plan


def test_people_with_a_gap_are_counted_into_a_plan_each_by_the_level_that_is_missed(
    client: Client, plan: TrainingPlan, person: Person, lan: Cadre, editor: User
) -> None:
    people = f"{person('Bùi Văn Hạnh').code}:CM_DH {lan.code}:LLCT_TC"
    client.force_login(editor)
    client.post("/training/people/", {"people": people, "course": "DT_CM_DH", "plan": plan.pk, "to_plan": "1"})
    line = PlanLine.objects.get()
    assert (line.course_id, line.planned) == ("DT_CM_DH", 1)


def test_more_people_than_a_column_holds_are_refused_beside_the_field(
    client: Client, plan: TrainingPlan, editor: User
) -> None:
    client.force_login(editor)
    sent = {"course": "DT_CM_DH", "planned": "99999999999", "cost": "9" * 30}
    answer = client.post(f"/training/plans/{plan.code}/courses/new/", sent)
    assert {"planned", "cost"} <= set(answer.context["sections"][0].form.errors)


def test_a_new_class_takes_the_chosen_people_with_it(
    client: Client, units: Units, person: Person, lan: Cadre, editor: User
) -> None:
    hanh = person("Bùi Văn Hạnh")
    people = f"{hanh.code}:CM_DH {lan.code}:LLCT_TC"
    client.force_login(editor)
    asked = client.post("/training/classes/new/", {"people": people, "course": "DT_CM_DH"})
    assert Course.objects.get(pk="DT_CM_DH").label_vi in asked.content.decode()
    sent = {
        "people": people, "course": "DT_CM_DH", "name": "Đại học K1", "unit": units.province.key,
        "place": "domestic", "starts_on": "01/04/2025", "ends_on": "30/06/2028", "cost": "120.000.000",
    }  # fmt: skip
    assert client.post("/training/classes/new/", sent).status_code == 302
    made = TrainingClass.objects.get()
    assert (made.cost, made.enrolments.get().cadre) == (120_000_000, hanh)
    assert hanh.qualifications.get().expected_on == date(2028, 6, 30)


@pytest.mark.parametrize("address", ["/training/", "/training/?year=2024", "/training/catalogue/", "/training/plans/"])
def test_the_pages_of_the_year_answer(client: Client, held: TrainingClass, analyst: User, address: str) -> None:
    client.force_login(analyst)
    assert client.get(address).status_code == 200


def test_the_narrow_picture_of_a_year_shows_what_the_wide_one_shows(
    client: Client, held: TrainingClass, analyst: User
) -> None:
    """On a phone the wide one was cut off within its bars, and all of them looked alike."""
    client.force_login(analyst)
    page = client.get("/training/?year=2024").text
    wide, narrow = (part.split("</div>")[0] for part in page.split('<svg class="training-picture')[1:])
    for shown in (r"width=\"(\d+)\"", r">([^<]+)</text>"):
        assert re.findall(shown, wide) == re.findall(shown, narrow) != []


@pytest.mark.parametrize("address", ["/training/", "/training/plans/", "/training/classes/"])
def test_an_empty_page_tells_nobody_to_make_what_they_may_not_make(
    client: Client, analyst: User, editor: User, address: str
) -> None:
    def empty(user: User) -> str:
        client.force_login(user)
        page = client.get(address).text
        return page[page.index('class="empty"') :]

    client.cookies["django_language"] = "en"
    assert re.search(r"(?i)\bmake a|make the plan", empty(editor))
    assert not re.search(r"(?i)\bmake a|make the plan", empty(analyst))


def test_the_list_of_classes_is_narrowed_and_taken_away(client: Client, held: TrainingClass, analyst: User) -> None:
    client.force_login(analyst)
    assert held.name in client.get("/training/classes/?stand=no_results&year=2024").content.decode()
    assert held.name not in client.get("/training/classes/?stand=to_come").content.decode()
    file = b"".join(client.get("/training/classes/export/csv/?stand=ended"))
    assert held.code in file.decode("utf-8-sig")


def test_from_when_to_when_a_class_was_held_is_called_no_number(
    client: Client, held: TrainingClass, analyst: User
) -> None:
    client.force_login(analyst)
    for address in ("/training/classes/", held.get_absolute_url()):
        page = client.get(address).text
        assert "Thời gian" in page
        assert "Số ngày học" not in page


def test_nonsense_in_a_filter_is_told_and_does_no_harm(client: Client, analyst: User) -> None:
    client.force_login(analyst)
    assert client.get("/training/classes/?year=abc&course=none&unit=zz").status_code == 200
    assert client.get("/training/?year=99999999999").status_code == 200


def test_a_report_counts_who_completed_and_what_it_cost_and_who_studies(
    client: Client, held: TrainingClass, analyst: User, editor: User
) -> None:
    TrainingClass.objects.update(cost=90_000_000)
    first = held.enrolments.order_by("pk")[0]
    services.record_results(training_class=held, results=[Result(first.pk, "completed")], by=editor)
    client.force_login(analyst)
    asked = {"unit": "17", "as_of": "2024-12-31"}
    cells = {
        (cell["group"], cell["measure"], cell["category"]): cell["count"]
        for cell in client.get("/api/v1/reports/training/", asked).json()["cells"]
        if cell["unit"] == "17"
    }
    assert cells["political_persons", "b10_llct_tc", "total"] == 1
    assert cells["enrolments", "enrolled", "total"] == 2
    assert cells["cost_of_classes", "held", "total"] == 90_000_000
    studying = client.get("/api/v1/reports/studying/", asked).json()["cells"]
    now = [c["count"] for c in studying if (c["measure"], c["category"]) == ("studying_political_theory", "LLCT_TC")]
    assert max(now) == 1


def test_the_report_opens_on_the_first_group_with_people(
    client: Client, held: TrainingClass, analyst: User, editor: User
) -> None:
    """The class leads to a level of political theory: nobody completed professional training in the year."""
    first = held.enrolments.order_by("pk")[0]
    services.record_results(training_class=held, results=[Result(first.pk, "completed")], by=editor)
    client.force_login(analyst)
    address = "/reports/training/?unit=17&day=2024-12-31"
    assert client.get(address).context["page"].asked.group == "political_persons"
    assert client.get(f"{address}&group=professional_persons").context["page"].asked.group == "professional_persons"


def test_plans_stand_by_year_the_latest_first_and_their_courses_as_in_the_catalogue(
    client: Client, editor: User, units: Units
) -> None:
    # Written in an order that is neither; rows that are counted together come as the database finds them.
    plans = {
        year: TrainingPlan.objects.create(unit=units.province, year=year, title=f"Kế hoạch năm {year}")
        for year in (2024, 2026, 2023, 2025)
    }
    courses = Course.objects.order_by("position")[:3]
    for course in reversed(courses):
        PlanLine.objects.create(plan=plans[2024], course=course, planned=3)
    # A changed row is written anew behind the others.
    TrainingPlan.objects.filter(year=2026).update(decision_issuer="UBND tỉnh")
    client.force_login(editor)
    page = client.get("/training/plans/")
    assert [plan.year for plan, _unit in page.context["rows"]] == [2026, 2025, 2024, 2023]
    lines = client.get(plans[2024].get_absolute_url()).context["lines"]
    assert [line.course for line in lines] == list(courses)
