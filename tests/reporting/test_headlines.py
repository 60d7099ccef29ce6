"""The figures of the home page: right, of one's own unit alone, compared with a year before in the units of the day."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.reporting.errors import OutOfScope
from apps.reporting.headlines.definitions import Figure, Headlines
from apps.reporting.headlines.services import headlines_of
from apps.reporting.registry import registry
from tests.conftest import DAY, Person, Units
from tests.reporting.test_access import client_of

ADDRESS = "/reports/headlines/"


def figure_of(told: Headlines, code: str) -> Figure:
    return next(figure for figure in told.figures if figure.headline.code == code)


def test_every_headline_is_a_row_of_a_declared_report() -> None:
    assert len(registry.headlines) >= 6
    for headline in registry.headlines:
        report = registry.reports[headline.report]
        assert headline.group in report.populations
        assert headline.measure in report.dimensions
    places = [headline.place for headline in registry.headlines]
    assert len(set(places)) == len(places)


def test_the_figures_are_those_of_the_report(person: Person, analyst: User) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"}, sex="female")
    person("Bùi Thị Lan", qualifications={"prof_edu": "CM_TC"}, sex="female")
    person("Bùi Văn Nam", qualifications={"prof_edu": "CM_THS"}, sex="male")
    told = headlines_of("17", DAY, analyst)
    assert figure_of(told, "staff").now.count == 3
    university = figure_of(told, "university")
    assert (university.now.count, university.now.base) == (2, 3)
    assert university.percent == Decimal("66.67")
    assert figure_of(told, "women").now.count == 2
    assert figure_of(told, "non_professional").now.count == 0


def test_a_year_before_is_told_beside_it(person: Person, analyst: User) -> None:
    person("Bùi Văn Hạnh", since=date(2020, 1, 1), qualifications={"prof_edu": "CM_DH"})
    person("Bùi Thị Lan", since=date(2024, 6, 1), qualifications={"prof_edu": "CM_DH"})
    person("Bùi Văn Nam", since=date(2024, 6, 1))
    staff = figure_of(headlines_of("17", DAY, analyst), "staff")
    assert staff.before is not None
    assert staff.before.count == 1
    assert staff.change == 2
    with override("en"):
        assert staff.change_words == "2 persons more"


def test_nobody_a_year_before_is_no_change(person: Person, analyst: User) -> None:
    person("Bùi Văn Hạnh", since=date(2024, 6, 1))
    told = headlines_of("17", DAY, analyst)
    assert figure_of(told, "staff").change is None
    assert not told.is_compared


def test_an_officer_gets_the_figures_of_the_own_commune(person: Person, officer: User, units: Units) -> None:
    person("Bùi Văn Hạnh")
    person("Bùi Thị Lan", unit=units.bao_hieu)
    text = client_of(officer).get(ADDRESS).text
    assert "Lạc Sỹ" in text
    assert figure_of(headlines_of("05356", DAY, officer), "staff").now.count == 1
    with pytest.raises(OutOfScope):
        headlines_of("05365", DAY, officer)


def test_who_may_see_no_reports_is_neither_offered_nor_given_them(officer: User, stranger: User) -> None:
    assert ADDRESS in client_of(officer).get("/").text
    assert ADDRESS not in client_of(stranger).get("/").text
    assert client_of(stranger).get(ADDRESS).status_code == 403
    assert Client().get(ADDRESS).status_code == 302


def test_on_a_day_before_the_unit_a_sentence_says_so(officer: User) -> None:
    answer = client_of(officer).get(ADDRESS, {"day": "1990-01-01"})
    assert answer.status_code == 200
    assert "01/01/1990" in answer.text


def test_the_part_is_a_part_for_the_page_and_a_page_for_whoever_has_no_scripts(officer: User) -> None:
    client = client_of(officer)
    assert "<html" not in client.get(ADDRESS, headers={"HX-Request": "true"}).text
    assert "<html" in client.get(ADDRESS).text


@pytest.mark.parametrize("more", [0, 5])
def test_the_statements_do_not_grow_with_the_people(
    more: int, person: Person, units: Units, analyst: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(1 + more):
        person(f"Bùi Văn {number}", unit=(units.lac_sy, units.bao_hieu)[number % 2])
    client = client_of(analyst)
    client.get(ADDRESS)
    with django_assert_num_queries(28):
        client.get(ADDRESS, headers={"HX-Request": "true"})
