"""Planning lists, health and retirement: what the database refuses, who may know, and what the checks say."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Membership, SensitiveReading, User
from apps.accounts.roles import Role
from apps.cadres.models import Cadre, CommitteeTerm
from apps.cadres.work.lists import work_lists
from apps.planning import services
from apps.planning.checks import outcomes
from apps.planning.forecast import forecast
from apps.planning.models import HealthExamination, PlanningEntry, PlanningRound
from apps.qualifications.models.outcomes import Outcome
from apps.reporting.services import build_report
from apps.reporting.tallies.definitions import all_until
from apps.reporting.tallies.services import build_tally_report
from tests.conftest import DAY, Person, Units

ADDED = date(2024, 6, 28)
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def keeper(editor: User, units: Units) -> User:
    """An editor who may also see restricted records."""
    Membership.objects.create(user=editor, role=Role.RECORDS_KEEPER, unit=units.province)
    keeper: User = User.objects.get(pk=editor.pk)
    return keeper


@pytest.fixture
def planning(code_lists: None, units: Units) -> PlanningRound:
    return PlanningRound.objects.create(unit=units.lac_sy, term=CommitteeTerm.objects.get(pk="NK_2025_2030"))


def plan(planning: PlanningRound, cadre: Cadre, title: str = "CD_CTUB", **facts: Any) -> PlanningEntry:
    return PlanningEntry.objects.create(round=planning, cadre=cadre, title_id=title, **({"added_on": ADDED} | facts))


def refused(constraint: str) -> Any:
    return pytest.raises(IntegrityError, match=constraint)


def test_nobody_is_planned_twice_for_one_title_in_one_list(planning: PlanningRound, person: Person) -> None:
    hoa = person("Bùi Thị Hoa")
    plan(planning, hoa, removed_on=DAY, removal_reason="Chuyển công tác")
    plan(planning, hoa)
    with refused("planning_entry_once"), transaction.atomic():
        plan(planning, hoa)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"removed_on": date(2024, 1, 1), "removal_reason": "Sớm"}, "planning_entry_removed_after_added"),
        ({"removed_on": DAY}, "planning_entry_removed_with_reason"),
        ({"removal_reason": "Không rõ"}, "planning_entry_removed_with_reason"),
        ({"position": 0}, "planning_entry_order_counts_from_one"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(
    planning: PlanningRound, person: Person, facts: dict[str, Any], constraint: str
) -> None:
    with refused(constraint), transaction.atomic():
        plan(planning, person("Bùi Thị Hoa"), **facts)


def test_a_unit_has_one_list_for_a_term(planning: PlanningRound, units: Units) -> None:
    with refused("planning_round_once"), transaction.atomic():
        PlanningRound.objects.create(unit=units.lac_sy, term_id="NK_2025_2030")


def test_one_examination_a_day(code_lists: None, person: Person) -> None:
    hoa = person("Bùi Thị Hoa")
    HealthExamination.objects.create(cadre=hoa, health_class_id="SK_2", examined_on=ADDED)
    with refused("health_examination_once"), transaction.atomic():
        HealthExamination.objects.create(cadre=hoa, health_class_id="SK_1", examined_on=ADDED)


def test_the_planned_title_decides_and_nobody_has_grace(planning: PlanningRound, person: Person) -> None:
    ready = person("Bùi Văn An", qualifications={"prof_edu": "CM_DH", "pol_theory": "LLCT_TC", "gen_edu": "GDPT_THPT"})
    below = person(
        "Bùi Văn Bình", qualifications={"prof_edu": "CM_TC", "pol_theory": "LLCT_TC", "gen_edu": "GDPT_THPT"}
    )
    unknown = person("Bùi Văn Cường")
    entries = {plan(planning, cadre).pk: cadre for cadre in (ready, below, unknown)}
    found = outcomes(PlanningEntry.objects.standing_on(DAY), DAY)
    results = {entries[row.entry_id].full_name: Outcome(row.outcome) for row in found if row.outcome is not None}
    assert results == {
        "Bùi Văn An": Outcome.MET,
        "Bùi Văn Bình": Outcome.NOT_MET,
        "Bùi Văn Cường": Outcome.NO_DATA,
    }


def test_the_report_counts_people_and_places(planning: PlanningRound, person: Person, administrator: User) -> None:
    hoa = person("Bùi Thị Hoa", qualifications={"prof_edu": "CM_TC", "pol_theory": "LLCT_TC", "gen_edu": "GDPT_THPT"})
    plan(planning, hoa)
    plan(planning, hoa, "CD_PBT")
    table = build_tally_report("planning", unit="17", span=all_until(DAY), user=administrator)
    cells = {(c.group, c.measure, c.category): c.count for c in table.cells() if c.unit == "17"}
    assert cells["planned_for_posts", "standards", "not_met"] == 1
    assert cells["planned_places", "standards", "not_met"] == 2


def test_who_lacks_the_right_cannot_plan(planning: PlanningRound, person: Person, editor: User, keeper: User) -> None:
    entry = PlanningEntry(round=planning, cadre=person("Bùi Thị Hoa"), title_id="CD_CTUB", added_on=ADDED)
    Membership.objects.filter(role=Role.RECORDS_KEEPER).delete()
    with pytest.raises(PermissionDenied):
        services.add_entry(entry=entry, by=User.objects.get(pk=editor.pk))


def test_taking_out_before_being_added_is_explained(planning: PlanningRound, person: Person, keeper: User) -> None:
    entry = plan(planning, person("Bùi Thị Hoa"))
    with pytest.raises(ValidationError, match="28/06/2024"):
        services.take_out(entries=[entry], on=date(2024, 1, 1), because="Thử", by=keeper)
    entry.refresh_from_db()
    assert entry.removed_on is None


def test_the_list_shows_the_standard_and_the_reading_is_noted(
    client: Client, planning: PlanningRound, person: Person, keeper: User
) -> None:
    plan(planning, person("Bùi Thị Hoa", qualifications={"prof_edu": "CM_TC"}))
    client.force_login(keeper)
    page = client.get(reverse("planning:round", args=[planning.pk]), {"day": f"{DAY}"}).content.decode()
    assert "Bùi Thị Hoa" in page
    assert "chưa đạt" in page.lower()
    assert SensitiveReading.objects.filter(group="see_planning", people=1).exists()


@pytest.mark.parametrize("visitor", ["officer", "analyst", "editor"])
def test_health_and_planning_are_nowhere_for_who_lacks_the_right(
    client: Client, request: pytest.FixtureRequest, planning: PlanningRound, person: Person, visitor: str
) -> None:
    hoa = person("Bùi Thị Hoa")
    plan(planning, hoa)
    HealthExamination.objects.create(cadre=hoa, health_class_id="SK_4", examined_on=ADDED, provider="Trung tâm Y tế")
    client.force_login(request.getfixturevalue(visitor))
    for address in (hoa.get_absolute_url(), reverse("cadres:history", args=[hoa.code]), "/", reverse("cadres:work")):
        page = client.get(address, {"day": f"{DAY}"}, headers=ENGLISH).content.decode()
        for secret in ("Loại IV", "Class IV", "Trung tâm Y tế", "Planned for", "Quy hoạch:", "planning list"):
            assert secret not in page, (address, secret)
    assert client.get(reverse("cadres:work_list", args=["planned-below-standard"])).status_code == 404
    assert client.get("/api/v1/health-examinations/").status_code == 403
    assert client.get("/api/v1/planning/").status_code == 403


def test_the_forecast_counts_by_year_and_opens_its_people(
    client: Client, code_lists: None, person: Person, editor: User
) -> None:
    an = person("Bùi Văn An")
    Cadre.objects.filter(pk=an.pk).update(sex="male", birth_date=date(1965, 5, 20))
    person("Bùi Văn Bình")
    found = forecast(editor, DAY)
    assert (found.years, found.whole.counts) == ([2025, 2026, 2027, 2028, 2029], [0, 1, 0, 0, 0])
    assert (found.overdue, found.unknown) == (0, 1)
    client.force_login(editor)
    page = client.get(reverse("cadres:list"), {"day": f"{DAY}", "retires": "2026"}).content.decode()
    assert "Bùi Văn An" in page
    assert "Bùi Văn Bình" not in page


def test_whoever_reaches_the_age_on_the_day_is_still_forecast_and_overdue_from_the_next(
    code_lists: None, person: Person, editor: User
) -> None:
    for name, title in (("An", "CD_VPTK"), ("Bình", "KCT_VPDU")):
        cadre = person(f"Bùi Văn {name}", title=title, since=date(2020, 1, 1))
        Cadre.objects.filter(pk=cadre.pk).update(sex="male", birth_date=date(1961, 1, 1))
    reached = date(2021, 4, 1)  # by Decree 135/2020; non-professional staff are not forecast
    told = [forecast(editor, day) for day in (reached, reached + timedelta(days=1))]
    assert [(one.whole.people, one.whole.counts[0], one.overdue) for one in told] == [(1, 1, 0), (1, 0, 1)]


def test_the_forecast_leads_to_who_serves_past_the_age_only_where_one_may_go_there(
    client: Client, code_lists: None, person: Person, editor: User, analyst: User
) -> None:
    Cadre.objects.filter(pk=person("Bùi Văn An").pk).update(sex="male", birth_date=date(1960, 5, 20))
    listed = reverse("cadres:work_list", args=["past-retirement"])
    for user, leads in ((editor, True), (analyst, False)):
        client.force_login(user)
        page = client.get(reverse("planning:forecast")).text
        assert "1 người đã quá tuổi nghỉ hưu vẫn đang công tác" in page
        assert (listed in page) is leads


def test_who_retires_soon_and_who_serves_past_the_age(code_lists: None, person: Person, editor: User) -> None:
    for name, birth in (("An", date(1964, 6, 1)), ("Bình", date(1962, 1, 1)), ("Cường", date(1990, 1, 1))):
        Cadre.objects.filter(pk=person(f"Bùi Văn {name}").pk).update(sex="male", birth_date=birth)
    soon = work_lists["retirements"].rows(editor, DAY).values_list("full_name", flat=True)
    past = work_lists["past-retirement"].rows(editor, DAY).values_list("full_name", flat=True)
    assert (list(soon), list(past)) == (["Bùi Văn An"], ["Bùi Văn Bình"])


def test_health_is_that_of_the_last_examination_of_the_year(
    code_lists: None, person: Person, administrator: User
) -> None:
    hoa = person("Bùi Thị Hoa")
    for found, day in (("SK_5", date(2024, 5, 1)), ("SK_2", date(2024, 11, 1)), ("SK_4", date(2023, 1, 1))):
        HealthExamination.objects.create(cadre=hoa, health_class_id=found, examined_on=day)
    person("Bùi Văn An")
    table = build_report("health", unit="05356", day=DAY, user=administrator)
    cells = {(c.group, c.category): c.count for c in table.cells() if c.measure == "health"}
    group = "cadres_and_civil_servants"
    assert (cells[group, "SK_2"], cells[group, "SK_5"], cells[group, "unknown"]) == (1, 0, 1)
    assert cells[group, "class_i_to_iii"] == 1


@pytest.mark.parametrize("who", ["officer", "analyst"])
def test_figures_of_health_are_for_who_may_see_it_and_nobody_else_is_led_to_them(
    request: pytest.FixtureRequest, client: Client, administrator: User, person: Person, who: str
) -> None:
    """Of two days whose figures differ by one person, the difference is that person."""
    person("Bùi Thị Hoa")
    asked = [
        "/reports/health/?unit=05356",
        "/reports/health/download.csv?unit=05356",
        "/reports/health/trend/?unit=05356",
        "/api/v1/reports/health/?unit=05356",
    ]
    listed = ["/reports/", "/api/v1/reports/"]
    for user, statuses, is_told in ((request.getfixturevalue(who), {403}, False), (administrator, {200}, True)):
        client.force_login(user)
        assert {client.get(f"{path}&day={DAY}").status_code for path in asked} == statuses
        assert [b"health" in client.get(path).content for path in listed] == [is_told] * 2


def test_the_lists_of_one_unit_are_found_among_those_of_a_province(
    client: Client, planning: PlanningRound, keeper: User, units: Units
) -> None:
    other = PlanningRound.objects.create(unit=units.bao_hieu, term=planning.term)
    client.force_login(keeper)
    asked = {"day": f"{DAY}"}
    shown = [
        {one for one, _title in client.get(reverse("planning:list"), asked | more).context["rows"]}
        for more in ({}, {"unit": units.bao_hieu.key}, {"unit": units.thu_phong.key})
    ]
    assert shown == [{planning, other}, {other}, set()]
