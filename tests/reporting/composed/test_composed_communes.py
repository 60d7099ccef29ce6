"""Communes counted in a composed table, and the words of bodies, bands, spans and points."""

from decimal import Decimal

import pytest
from django.utils import translation

from apps.accounts.models import User
from apps.reporting.composed.definitions import Chosen, Composition, Filter
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.composed.side_groups import whole_groups
from apps.reporting.papers.paper import Paper
from tests.conftest import DAY, Person, Units

STAFF = ("cadres_and_civil_servants",)
BY_DISTRICT = (Chosen("unit", level="district"),)


@pytest.fixture
def staff(units: Units, person: Person) -> None:
    """Two men in one commune of a district, a woman in another, two men in one commune of another district."""
    for name, sex, unit in (
        ("Bùi Văn Hạnh", "male", units.lac_sy),
        ("Hà Văn Mai", "male", units.lac_sy),
        ("Bùi Thị Én", "female", units.bao_hieu),
        ("Xa Văn Ỏn", "male", units.thu_phong),
        ("Quách Văn An", "male", units.thu_phong),
    ):
        person(name, sex=sex, unit=unit)


def paper(composition: Composition, user: User) -> Paper:
    return paper_of(compose(composition, day=DAY, unit="17", user=user))


def figures(made: Paper) -> dict[str, list[object]]:
    return {row.title: [cell.value for cell in row.cells] for row in made.tables[0].rows}


def test_communes_are_counted_once_and_those_without_anyone_apart(staff: None, analyst: User) -> None:
    shows = (Show.PERSONS, Show.UNITS, Show.UNITS_WITH, Show.UNITS_BELOW)
    women = Composition("", STAFF, (Filter("sex", ("female",)),), rows=BY_DISTRICT, shows=shows)
    found = figures(paper(women, analyst))
    assert found["Huyện Yên Thủy"] == [1, 2, 1, 1]
    assert found["Huyện Cao Phong"] == [0, 1, 0, 1]
    assert found["Total"] == [1, 3, 1, 2]


def test_the_share_of_communes_with_anyone_is_of_all_communes(staff: None, analyst: User) -> None:
    """As the ministry prints it: people's committees of communes with a woman at their head, in percent."""
    shows = (Show.UNITS_WITH, Show.UNITS_WITH_SHARE)
    made = paper(Composition("", STAFF, (Filter("sex", ("female",)),), rows=BY_DISTRICT, shows=shows), analyst)
    assert figures(made)["Huyện Yên Thủy"] == [1, Decimal("50.00")]
    assert figures(made)["Total"] == [1, Decimal("33.33")]
    assert made.tables[0].heads[-1][-1].text == "Share of communes with at least 1, %"


def test_the_number_of_communes_stands_once_beside_divided_persons(staff: None, analyst: User) -> None:
    divided = Composition(
        "", STAFF, rows=BY_DISTRICT, columns=(Chosen("sex", hides_unknown=True),), shows=(Show.PERSONS, Show.UNITS)
    )
    assert figures(paper(divided, analyst))["Huyện Yên Thủy"] == [3, 2, 2, 1]


def test_differences_of_shares_are_told_in_points(staff: None, analyst: User) -> None:
    shows = (Show.ROW_SHARE, Show.TOTAL_GAP)
    women = Composition(
        "", STAFF, rows=BY_DISTRICT, columns=(Chosen("sex", ("female",), hides_unknown=True),), shows=shows
    )
    made = paper(women, analyst)
    assert any("points of %" in head.text for head in made.tables[0].heads[-1])
    # One of three against one of five.
    assert figures(made)["Huyện Yên Thủy"][-1] == Decimal("13.33")


def test_members_are_counted_and_not_committees(staff: None, analyst: User) -> None:
    asked = Composition("", ("party_executive_committee",), rows=BY_DISTRICT)
    assert "Number of members of the executive committee of" in paper(asked, analyst).as_of


def test_bands_are_not_called_single_years_and_open_spans_end_once(staff: None, analyst: User) -> None:
    young = Filter("age_years", tuple(map(str, range(46))))
    made = paper(
        Composition("", STAFF, (young,), rows=(Chosen("service_years", bands=(5, 10)),)),
        analyst,
    )
    assert "by years of service," in made.as_of
    assert "only age up to 45" in made.as_of
    assert any(note.startswith("Years of service: whose date leaves two years open") for note in made.notes)
    assert any(note.startswith("Age: whose date leaves it open whether the years pass") for note in made.notes)


def test_groups_that_can_be_added_at_once_have_names_of_their_own() -> None:
    with translation.override("vi"):
        names = [words for _code, words in whole_groups()]
    assert len(names) == len(set(names))


def test_groups_with_commas_in_their_names_are_told_apart(staff: None, analyst: User) -> None:
    asked = Composition("", ("staff", "cadres", "civil_servants"), rows=BY_DISTRICT)
    assert "non-professional staff; cadres; civil servants of" in paper(asked, analyst).as_of


def test_what_meets_the_standard_is_not_called_as_what_is_held(staff: None, analyst: User) -> None:
    rows = (Chosen("standard_pol_theory"), Chosen("political_theory", is_beside=True))
    made = paper(Composition("", STAFF, rows=rows), analyst)
    assert "by political theory, against the standard and political theory" in made.as_of
    assert any(each.title == "Political theory, against the standard" for each in made.definitions)
