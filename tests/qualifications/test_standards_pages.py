"""Pages, files, decisions and rules of standards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.core.constraints import explanation
from apps.core.dates import day_before
from apps.core.history import change
from apps.core.narrowing import narrowed, present
from apps.core.permissions import Permission
from apps.core.reference import load_reference_data
from apps.qualifications.models import (
    Exemption,
    MajorSuitability,
    Qualification,
    StandardCriterion,
    StandardScope,
    StandardSet,
    Suitability,
    UnitArea,
)
from apps.qualifications.standards import actions, services
from apps.qualifications.standards.duties import below_standard, majors_to_decide
from apps.qualifications.unit_panels import Areas, areas
from apps.reporting.actors import ServerActor
from apps.reporting.services import build_report
from tests.conftest import DAY, Person, Units

GRADUATE = {"gen_edu": "GDPT_THPT", "prof_edu": "CM_DH", "pol_theory": "LLCT_TC"}
BELOW = GRADUATE | {"prof_edu": "CM_TC"}


@pytest.fixture(autouse=True)
def in_english(client: Client) -> None:
    client.cookies["django_language"] = "en"


@pytest.fixture
def late(person: Person) -> Cadre:
    """Not met: in post too late for grace."""
    return person("Bùi Văn Muộn", title="CD_BT", qualifications=BELOW, since=date(2024, 1, 1))


@pytest.fixture
def early(person: Person, units: Units) -> Cadre:
    """Not met within grace, in another commune."""
    return person("Bùi Văn Sớm", title="CD_CTUB", qualifications=BELOW, unit=units.bao_hieu)


def names(response: Any) -> list[str]:
    return [line.full_name for line in response.context["lines"]]


def test_the_gap_list_shows_those_below_the_standard_of_ones_units(
    client: Client, officer: User, editor: User, late: Cadre, early: Cadre, person: Person
) -> None:
    person("Bùi Văn Đủ", title="CD_PBT", qualifications=GRADUATE)
    client.force_login(editor)
    assert names(client.get(reverse("standards:gap"))) == ["Bùi Văn Muộn", "Bùi Văn Sớm"]
    client.force_login(officer)
    assert names(client.get(reverse("standards:gap"))) == ["Bùi Văn Muộn"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"outcome": "not_met_within_grace"}, ["Bùi Văn Sớm"]),
        ({"unit": "c05356"}, ["Bùi Văn Muộn"]),
        ({"title": "CD_CTUB"}, ["Bùi Văn Sớm"]),
        ({"criterion": "pol_theory"}, []),
        ({"until": "31/12/2028"}, ["Bùi Văn Sớm"]),
        ({"until": "31/12/2027"}, []),
        ({"q": "muon"}, ["Bùi Văn Muộn"]),
    ],
)
def test_filters_narrow_the_gap_list(
    client: Client, editor: User, late: Cadre, early: Cadre, query: dict[str, str], expected: list[str]
) -> None:
    client.force_login(editor)
    assert names(client.get(reverse("standards:gap"), query)) == expected


@pytest.mark.parametrize("query", [{"until": "never"}, {"unit": "nowhere"}, {"outcome": "magic"}, {"page": "x"}])
def test_nonsense_in_a_filter_is_answered_with_a_sentence(client: Client, editor: User, query: dict[str, str]) -> None:
    client.force_login(editor)
    assert client.get(reverse("standards:gap"), query).status_code == 200


def test_the_file_holds_what_the_list_shows(client: Client, editor: User, late: Cadre, early: Cadre) -> None:
    client.force_login(editor)
    response: Any = client.get(reverse("standards:gap_export", args=["csv"]), {"outcome": "not_met"})
    text = b"".join(response.streaming_content).decode()
    assert "Bùi Văn Muộn" in text
    assert "Bùi Văn Sớm" not in text


@pytest.fixture
def chosen() -> Iterator[list[actions.GapSelection]]:
    """What an action of another app was handed."""
    handed: list[actions.GapSelection] = []

    @actions.gap_action("test_plan", "Plan", permission=Permission.MANAGE_TRAINING)
    def act(request: Any, selection: actions.GapSelection) -> HttpResponse:
        handed.append(selection)
        return HttpResponse("planned")

    yield handed
    del actions._actions["test_plan"]


def test_a_selection_reaches_the_app_that_declared_the_action_with_the_levels_needed(
    client: Client, editor: User, late: Cadre, early: Cadre, chosen: list[actions.GapSelection]
) -> None:
    client.force_login(editor)
    url = reverse("standards:gap_act", args=["test_plan"])
    client.post(url, {"person": [late.code], "query": "criterion=prof_edu"})
    client.post(url, {"everyone": "1", "query": "criterion=prof_edu"})
    assert [[one.code for one in selection.people] for selection in chosen] == [[late.code], [late.code, early.code]]
    assert chosen[0].ladder == "prof_edu"
    assert list(chosen[0].target("prof_edu")) == ["CM_DH"]


def test_a_selection_holds_nobody_out_of_scope(
    client: Client, officer: User, early: Cadre, chosen: list[actions.GapSelection]
) -> None:
    client.force_login(officer)
    response = client.post(reverse("standards:gap_act", args=["test_plan"]), {"person": [early.code]})
    assert response.status_code == 403
    assert chosen == []


@pytest.mark.parametrize("asked", ["unit=99999", "title=KHONG_CO", "unit=lac%20sy&title=1"])
def test_a_filter_of_majors_that_names_nothing_shows_nobody(asked: str, client: Client, editor: User) -> None:
    client.force_login(editor)
    page: Any = client.get(f"{reverse('standards:majors')}?{asked}")
    assert (page.status_code, list(page.context["rows"])) == (200, [])


def test_majors_are_decided_for_many_at_once_and_again_on_the_same_day(
    client: Client, editor: User, person: Person
) -> None:
    posts = []
    for name in ("Bùi Thị Một", "Bùi Thị Hai"):
        cadre = person(name, title="CD_TCKT", qualifications=GRADUATE)
        Qualification.objects.filter(cadre=cadre, level="CM_DH").update(specialty="Kế toán")
        posts.append(cadre.postings.get().pk)
    client.force_login(editor)
    page: Any = client.get(reverse("standards:majors"))
    assert [row.proposal for row in page.context["rows"]] == ["suits: “kế toán”"] * 2
    duty = majors_to_decide(editor, DAY)
    assert duty is not None
    assert duty.count == 2
    client.post(reverse("standards:majors"), {"post": posts, "result": "suits", "reason": "Đúng ngành"})
    assert set(MajorSuitability.objects.values_list("result", "major")) == {("suits", "Kế toán")}
    assert majors_to_decide(User.objects.get(pk=editor.pk), DAY) is None
    cadre = Posting.objects.get(pk=posts[0]).cadre
    again = reverse("standards:major", args=[cadre.code, posts[0]])
    client.post(again, {"result": "does_not_suit", "reason": "Xem lại"})
    assert MajorSuitability.objects.get(cadre=cadre).result == "does_not_suit"


def test_a_decision_on_a_major_needs_a_reason_and_the_right(editor: User, officer: User, late: Cadre) -> None:
    question = [services.Question(late, "CD_BT")]
    with pytest.raises(ValidationError):
        services.decide_majors(questions=question, result=Suitability.SUITS, reason=" ", day=DAY, by=editor)
    with pytest.raises(PermissionDenied):
        services.decide_majors(questions=question, result=Suitability.SUITS, reason="r", day=DAY, by=officer)


def exemption(cadre: Cadre, **facts: Any) -> Exemption:
    given = {"standard_id": "R23-CB1", "reason": "charter", "decision_number": "5/QĐ"} | facts
    return Exemption(cadre=cadre, period=DateRange(date(2024, 1, 1), None), **given)


def test_an_exemption_is_recorded_on_the_page_of_the_person(client: Client, editor: User, late: Cadre) -> None:
    client.force_login(editor)
    url = reverse("standards:exemption_create", args=[late.code])
    sent = {"standard": "R23-CB1", "reason": "near_retirement", "first": "01/01/2025", "decision_number": "7/QĐ"}
    client.post(url, sent)
    assert Exemption.objects.get().cadre == late
    page: Any = client.get(late.get_absolute_url())
    assert "7/QĐ" in page.content.decode()


def test_an_end_before_the_beginning_is_refused_beside_the_field(client: Client, editor: User, late: Cadre) -> None:
    client.force_login(editor)
    sent = {"standard": "R23-CB1", "reason": "other", "decision_number": "7"}
    sent |= {"first": "01/01/2025", "last": "01/01/2024"}
    page: Any = client.post(reverse("standards:exemption_create", args=[late.code]), sent)
    assert list(page.context["sections"][0].form.errors) == ["last"]


def test_exemptions_that_cannot_be_are_refused_in_sentences(editor: User, late: Cadre) -> None:
    services.record_exemption(exemption=exemption(late), by=editor)
    other = StandardCriterion.objects.get(standard="R23-CC", kind="level", ladder="prof_edu")
    for facts, code in (
        ({}, "exemption_once_at_a_time"),
        ({"decision_number": "", "standard_id": "R23-CB2"}, "exemption_has_document"),
        ({"criterion": other}, "exemption_criterion_of_its_standard"),
    ):
        with pytest.raises(ValidationError) as error:
            services.record_exemption(exemption=exemption(late, **facts), by=editor)
        assert [one.code for one in error.value.error_list] == [code]


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"grace_until": date(2023, 7, 1), "in_post_on": date(2023, 6, 1)}, "standard_grace_after_start"),
        ({"grace_until": date(2028, 8, 1), "in_post_on": None}, "standard_grace_has_both_days"),
        ({"valid_to": date(2023, 7, 1)}, "standard_ends_after_it_begins"),
    ],
)
def test_a_standard_that_cannot_be_is_refused_by_the_database(
    code_lists: None, facts: dict[str, Any], rule: str
) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        StandardSet.objects.filter(pk="R23-CB1").update(**facts)
    assert [e.code for e in explanation(refused.value, StandardSet).error_list] == [rule]


def test_two_standards_that_are_equally_specific_may_not_overlap(code_lists: None) -> None:
    with pytest.raises(IntegrityError) as named, transaction.atomic():
        StandardScope.objects.create(standard_id="R23-CC", title_id="CD_BT")
    with pytest.raises(IntegrityError) as lengthened, transaction.atomic():
        StandardSet.objects.filter(pk="R19-CC").update(valid_to=date(2024, 1, 1))
    for refused, model in ((named, StandardScope), (lengthened, StandardSet)):
        assert [e.code for e in explanation(refused.value, model).error_list] == ["standard_equally_specific"]


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"level_id": "LLCT_TC"}, "standard_level_of_its_ladder"),
        ({"level_id": "CM_CHUA"}, "standard_level_of_its_ladder"),
        ({"area_level_id": "CM_THS"}, "standard_area_level_is_lower"),
    ],
)
def test_a_criterion_keeps_to_its_ladder(code_lists: None, facts: dict[str, Any], rule: str) -> None:
    row = StandardCriterion.objects.filter(standard="R23-CB1", ladder="prof_edu")
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        row.update(**facts)
    assert [e.code for e in explanation(refused.value, StandardCriterion).error_list] == [rule]


def test_a_reversed_period_never_reaches_the_table(late: Cadre) -> None:
    reversed_period = DateRange(DAY, date(2020, 1, 1))
    with pytest.raises(DataError), transaction.atomic():
        Exemption.objects.create(
            cadre=late, standard_id="R23-CB1", reason="other", period=reversed_period, decision_number="1"
        )


def test_loading_again_writes_nothing_and_keeps_what_a_person_changed(administrator: User) -> None:
    assert (loaded := load_reference_data()).added == loaded.changed == 0
    with change(by=administrator, reason="test"):
        StandardCriterion.objects.filter(standard="R23-KCT", ladder="prof_edu").update(level="CM_CD")
    load_reference_data()
    assert StandardCriterion.objects.get(standard="R23-KCT", ladder="prof_edu").level_id == "CM_CD"


def test_the_simulator_counts_who_would_miss_a_supposed_standard_and_stores_nothing(
    client: Client, editor: User, late: Cadre, early: Cadre, person: Person
) -> None:
    person("Bùi Văn Đủ", title="CD_BT", qualifications=GRADUATE, since=date(2021, 1, 1))
    before = StandardSet.objects.count()
    client.force_login(editor)
    asked = {"asked": "1", "prof_edu": "CM_THS", "title": "CD_BT"}
    page: Any = client.get(reverse("standards:simulator"), asked)
    found = page.context["found"]
    assert ([len(found.concerned), len(found.missing), found.newly]) == [2, 2, 1]
    assert names(page) == ["Bùi Văn Đủ", "Bùi Văn Muộn"]
    assert StandardSet.objects.count() == before


def test_the_simulator_asks_for_something_to_judge_by(client: Client, editor: User) -> None:
    client.force_login(editor)
    page: Any = client.get(reverse("standards:simulator"), {"asked": "1", "since": "32/01/2025"})
    assert set(page.context["form"].errors) == {"since", "__all__"}


def test_the_report_counts_everyone_once_with_a_row_for_who_has_no_standard(
    late: Cadre, early: Cadre, person: Person
) -> None:
    person("Bùi Văn Đủ", title="CD_BT", qualifications=GRADUATE)
    person("Bùi Văn Không", title="CD_TCA")
    table = build_report("standards", unit="17", day=DAY, user=ServerActor(), levels=[])
    counts = {
        cell.category: cell.count
        for cell in table.cells()
        if (cell.group, cell.measure) == ("cadres_and_civil_servants", "standard")
    }
    assert counts == {
        "met": 1,
        "not_met_within_grace": 1,
        "not_met": 1,
        "exempt": 0,
        "no_data": 0,
        "no_standard": 1,
        "not_standardised": 2,
        "assessed": 3,
    }


def test_the_duty_counts_those_without_grace(editor: User, officer: User, late: Cadre, early: Cadre) -> None:
    duty = below_standard(editor, DAY)
    assert duty is not None
    assert duty.count == 1
    assert below_standard(officer, DAY) is None


def test_the_person_page_says_what_is_missing_and_until_when(client: Client, editor: User, early: Cadre) -> None:
    client.force_login(editor)
    text = client.get(early.get_absolute_url()).content.decode()
    assert "31/07/2028" in text
    assert "University or higher" in text


def test_the_interface_tells_outcomes_by_person(client: Client, editor: User, late: Cadre) -> None:
    client.force_login(editor)
    told = client.get(reverse("api:standard-outcome-detail", args=[late.code])).json()
    assert (told["standard"], told["outcome"], told["criteria"]["prof_edu"]) == ("R23-CB1", "not_met", "not_met")


def test_each_criterion_of_the_report_is_the_one_that_its_heading_names(person: Person, administrator: User) -> None:
    """Columns are read by their place: one criterion that is missed must not show under another's name."""
    held = {"gen_edu": "GDPT_THPT", "prof_edu": "CM_DH", "pol_theory": "LLCT_TC"}
    lower = {"gen_edu": "GDPT_THCS", "prof_edu": "CM_TC", "pol_theory": "LLCT_SC"}
    for ladder, level in lower.items():
        person(f"Bùi Văn {ladder}", title="CD_PCTUB", qualifications=held | {ladder: level})
    table = build_report("standards", unit="17", day=DAY, user=administrator, groups=["cadres"])
    cells = {(c.measure, c.category): c.count for c in table.cells() if c.unit == "17"}
    for ladder in held:
        assert cells[f"standard_{ladder}", "met"] == 2, ladder
        assert cells[f"standard_{ladder}", "not_standardised"] == 1, ladder
    assert cells["standard_major", "not_asked"] == 3


def test_a_communes_areas_of_the_day_are_told_with_their_decision(units: Units, editor: User) -> None:
    period = DateRange(date(2021, 6, 4), DAY)
    UnitArea.objects.create(unit=units.lac_sy, flag_id="KV_DTTS_III", period=period, decision_number="861/QĐ-TTg")
    told = present(areas(units.lac_sy, day_before(DAY), editor)).content
    assert [each.decision_number for each in narrowed(told, Areas).held] == ["861/QĐ-TTg"]
    assert areas(units.lac_sy, DAY, editor) is None
