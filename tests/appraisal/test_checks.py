"""What the checks find: the cap inside comparable posts, units where all are good, people whom a fact contradicts."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from apps.accounts.models import User
from apps.appraisal.duties import too_many_excellent
from apps.appraisal.guards import not_completed_twice, rated_good_though, unrated_people
from apps.appraisal.models import Commendation, Track
from apps.appraisal.overview import YearOverview
from apps.core.narrowing import present
from apps.discipline import services as discipline
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision, DisciplineForm
from tests.appraisal.conftest import Rate
from tests.conftest import DAY, Person, Units

pytestmark = pytest.mark.django_db


def test_the_cap_holds_inside_a_group_of_comparable_posts(person: Person, rate: Rate, editor: User) -> None:
    for number in range(6):
        rate(person(f"Bùi Văn {number}a", title="CD_VPTK"), "XL_HTXS" if number == 0 else "XL_HTT")
    assert YearOverview(editor, 2024, Track.STATE).excesses == []
    rate(person("Đinh Thị Lan", title="CD_BT"), "XL_HTXS")
    (excess,) = YearOverview(editor, 2024, Track.STATE).excesses
    assert (excess.excellent, excess.good) == (1, 0)
    assert present(too_many_excellent(editor, DAY)).count == 1
    assert YearOverview(editor, 2022, Track.STATE).excesses == []


def test_a_unit_where_everyone_is_good_is_shown(person: Person, rate: Rate, editor: User) -> None:
    for number in range(5):
        rate(person(f"Bùi Văn {number}a"), "XL_HTT")
    assert len(YearOverview(editor, 2024, Track.STATE).all_good) == 1
    rate(person("Đinh Thị Lan"), "XL_HT")
    assert YearOverview(editor, 2024, Track.STATE).all_good == []


def test_people_without_a_rating_are_listed_for_who_rates_them(
    person: Person, rate: Rate, officer: User, neighbour: User, analyst: User
) -> None:
    missing, rated, reasoned = person("Bùi Văn An"), person("Bùi Văn Bình"), person("Bùi Văn Chi")
    rate(rated, "XL_HTT")
    rate(reasoned, "CXL_THAISAN")
    assert list(unrated_people(officer, DAY)) == [missing]
    assert not unrated_people(neighbour, DAY).exists()
    assert not unrated_people(analyst, DAY).exists()
    assert YearOverview(officer, 2024, Track.STATE).total.missing == 1


def test_two_years_not_completed_are_listed(person: Person, rate: Rate, editor: User) -> None:
    once, twice = person("Bùi Văn An"), person("Bùi Văn Bình")
    for cadre, year in ((once, 2024), (twice, 2024), (twice, 2023)):
        rate(cadre, "XL_KHT", year=year)
    assert [rating.cadre for rating in not_completed_twice(editor, DAY)] == [twice]


def test_good_in_a_year_of_discipline_is_seen_by_those_alone_who_see_discipline(
    person: Person, rate: Rate, keeper: User, editor: User
) -> None:
    cadre, other = person("Bùi Văn An", title="CD_VPTK"), person("Bùi Văn Bình", title="CD_VPTK")
    form = DisciplineForm.objects.select_related("track").get(pk="KLCC_KT")
    decided = date(2023, 5, 6)  # in force for twelve months, so that it ran in 2024 too
    decision = DisciplinaryDecision(
        cadre=cadre, form=form, side="state", decision_on=decided, effective_on=decided, decision_number="1"
    )
    act = DisciplinaryAct(cadre=cadre, offence_id="VP_DAT")
    discipline.record_act(act=act, decisions=[decision], by=keeper)
    for one in (cadre, other):
        rate(one, "XL_HTT")
    assert [rating.cadre for rating in rated_good_though(keeper, DAY, "discipline")] == [cadre]
    assert not rated_good_though(editor, DAY, "discipline").exists()
    assert not rated_good_though(keeper, date(2026, 2, 28), "discipline").exists()


def test_the_report_counts_ratings_and_commendations_of_the_last_full_year(
    person: Person, rate: Rate, editor: User, units: Units, client: Client
) -> None:
    rate(person("Bùi Văn An", title="CD_VPTK"), "XL_HTT")
    rate(person("Bùi Văn Bình", title="CD_VPTK"), "CXL_MOI")
    third = person("Bùi Văn Chi", title="CD_VPTK")
    rate(third, "XL_HTXS", year=2023)
    Commendation.objects.create(cadre=third, form_id="TD_LDTT", year=2024, unit=units.lac_sy)
    client.force_login(editor)
    response = client.get("/api/v1/reports/ratings/?unit=17")
    assert response.status_code == 200, response.content
    told = {(cell["measure"], cell["category"]): cell["count"] for cell in cells_of(response.json())}
    assert told["rating", "xl_htt"] == 1
    assert told["rating", "not_rated"] == 1
    assert told["rating", "unknown"] == 1
    assert told["rating", "rated"] == 1
    assert told["commended", "emulation"] == 1


def cells_of(table: dict[str, list[dict[str, object]]]) -> list[dict[str, object]]:
    wanted = ("cadres_and_civil_servants", "17")
    return [cell for cell in table["cells"] if (cell["group"], cell["unit"]) == wanted]


def test_the_declared_reports_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("report", "--list")
    told = capsys.readouterr().out
    assert "ratings" in told
    assert "votes" in told
