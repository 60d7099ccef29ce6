"""Several units in one table: provinces, districts and communes beside each other, with their total."""

from datetime import date

import pytest
from django.test import Client
from django.utils.http import urlencode

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.cadres.models import Cadre
from apps.communes.models import Kind, Unit
from apps.communes.services import rebuild_cover
from apps.reporting.composed import saved as keeping
from apps.reporting.composed.addresses import query_of
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.flat import packed, unpacked
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.services import compose
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.papers.paper import Paper
from tests.conftest import DAY, Person, Units, make_unit, make_user

STAFF = ("cadres_and_civil_servants",)
EACH = (Chosen("unit", level="chosen"),)
PAGE = "/reports/composed/new/"


@pytest.fixture
def staff(units: Units, person: Person) -> None:
    """Three in Hòa Bình, of whom two in one commune, and two in a commune of another province."""
    other = make_unit("p40", name="Nghệ An", kind=Kind.TINH)
    district = make_unit("d423", name="Tân Kỳ", kind=Kind.HUYEN, parent=other)
    commune = make_unit("c17266", name="Nghĩa Đồng", kind=Kind.XA, parent=district)
    rebuild_cover()
    for name, sex, unit in (
        ("Bùi Văn Hạnh", "male", units.lac_sy),
        ("Hà Thị Mai", "female", units.lac_sy),
        ("Xa Văn Ỏn", "male", units.thu_phong),
        ("Lê Thị Én", "female", commune),
        ("Lê Văn An", "male", commune),
    ):
        person(name, sex=sex, unit=unit)


@pytest.fixture
def ministry(staff: None, units: Units) -> User:
    """An analyst of two provinces."""
    user = make_user("ministry", role=Role.ANALYST, unit=units.province)
    Membership.objects.create(user=user, role=Role.ANALYST, unit=Unit.objects.get(key="p40"), since=date(2020, 1, 1))
    return user


def rows(composition: Composition, unit: str, user: User) -> dict[str, list[object]]:
    made: Paper = paper_of(compose(composition, day=DAY, unit=unit, user=user))
    return {row.title: [cell.value for cell in row.cells] for row in made.tables[0].rows}


def counted(*communes: str) -> list[int]:
    own = Cadre.objects.filter(postings__is_primary=True, postings__unit__key__in=communes)
    return [own.count(), own.filter(sex="male").count(), own.filter(sex="female").count()]


def test_provinces_stand_beside_each_other_with_their_total(ministry: User) -> None:
    by_sex = Composition("", STAFF, rows=EACH, columns=(Chosen("sex", hides_unknown=True),))
    assert rows(by_sex, "17,40", ministry) == {
        "Total": counted("c05356", "c05101", "c17266"),
        "Tỉnh Hòa Bình": counted("c05356", "c05101"),
        "Tỉnh Nghệ An": counted("c17266"),
    }


def test_units_of_any_level_stand_together(ministry: User) -> None:
    found = rows(Composition("", STAFF, rows=EACH), "158,05101,40", ministry)
    assert found == {"Total": [5], "Huyện Yên Thủy": [2], "Xã Thu Phong": [1], "Tỉnh Nghệ An": [2]}


def test_their_own_units_stand_below_each(ministry: User) -> None:
    below = Composition("", STAFF, rows=(Chosen("unit", level="province"), Chosen("unit", level="district")))
    found = rows(below, "17,40", ministry)
    assert (found["Tỉnh Hòa Bình"], found["Huyện Tân Kỳ"], found["Total"]) == ([3], [2], [5])


def test_the_people_of_one_of_them_open(ministry: User) -> None:
    client = Client()
    client.force_login(ministry)
    asked = Composition("", STAFF, rows=EACH, unit="17,40")
    address = urlencode({"t": packed(asked), "day": DAY.isoformat(), "row": "40", "column": ""})
    page = client.get(f"/reports/composed/people/?{address}").content.decode()
    assert "Lê Thị Én" in page
    assert "Bùi Văn Hạnh" not in page


def test_a_kept_table_asks_for_the_same_units_on_another_day(ministry: User) -> None:
    client = Client()
    client.force_login(ministry)
    asked = Composition("Hai tỉnh", STAFF, rows=EACH, unit="17,40")
    saved = keeping.save(asked, title="Hai tỉnh", shared_at=None, by=ministry)
    page = client.get(f"/reports/composed/{saved.code}/?day=27/02/2025&unit=17,40")
    assert [row.title for row in page.context["result"].paper.tables[0].rows][1:] == ["Tỉnh Hòa Bình", "Tỉnh Nghệ An"]
    chosen = next(unit for unit in page.context["units"] if unit.code == page.context["asked_unit"])
    assert chosen.title == "Tỉnh Hòa Bình và tỉnh Nghệ An"


def test_whoever_may_see_one_of_them_alone_gets_no_table(staff: None, analyst: User) -> None:
    with pytest.raises(OutOfScope):
        compose(Composition("", STAFF, rows=EACH), day=DAY, unit="17,40", user=analyst)


def test_a_unit_within_another_would_count_its_people_twice(ministry: User) -> None:
    with pytest.raises(ReportError, match="overlap"):
        compose(Composition("", STAFF, rows=EACH), day=DAY, unit="17,05356", user=ministry)


def test_the_builder_offers_further_units_and_keeps_them_in_its_address(ministry: User) -> None:
    client = Client()
    client.force_login(ministry)
    offered = client.get("/reports/composed/filter/?dimension=also&unit=17").content.decode()
    assert 'value="40"' in offered
    asked = Composition("", STAFF, rows=EACH, unit="17,40")
    assert unpacked(packed(asked)).unit == "17,40"
    answer = client.get(f"{PAGE}?{query_of(asked, composing='1', day=DAY.isoformat())}")
    composer = answer.context["composer"]
    assert composer.trouble == ""
    assert [row.title for row in composer.result.paper.tables[0].rows][1:] == ["Tỉnh Hòa Bình", "Tỉnh Nghệ An"]
    assert "tỉnh Hòa Bình và tỉnh Nghệ An" in composer.result.sentence
    assert [option.value for option in composer.also.options if option.is_chosen] == ["40"]
    assert all(client.get(url).status_code == 200 for _form, url in composer.result.downloads)
