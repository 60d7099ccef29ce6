"""Posts allotted and the most by law beside the people of a composed table: 2,813 of 3,050, say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from apps.communes.models import Unit
from apps.establishment.models import Allotment, Block, UnitClassification
from apps.reporting.actors import ServerActor
from apps.reporting.composed.definitions import Chosen, Composition, Filter
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.papers.paper import Paper
from tests.conftest import DAY, Person, Units

STAFF, OFFICIALS = "cadres_and_civil_servants", "civil_servants"
SHOWS = (Show.PERSONS, Show.ALLOTTED, Show.ALLOTTED_RATE, Show.ALLOTTED_GAP)
TABLE = Composition("", (STAFF,), rows=(Chosen("unit", level="district"),), shows=SHOWS)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Whatever language the last page of a client had."""
    with translation.override("en"):
        yield


@pytest.fixture
def posts(person: Person, units: Units) -> None:
    """Three people for four posts in Lạc Sỹ, two for one in Thu Phong, none for five in Bảo Hiệu."""
    for unit, people, number in ((units.lac_sy, 3, 4), (units.thu_phong, 2, 1), (units.bao_hieu, 0, 5)):
        for place in range(people):
            person("Bùi Văn Hạnh", unit=unit, sex="female" if place else "male")
        allot(unit, number)


def allot(unit: Unit, number: int, block: str = "BC_CBCC", year: int = 2025) -> None:
    issuer = "UBND tỉnh (trình diễn)"
    Allotment.objects.create(unit=unit, block_id=block, year=year, number=number, decision_issuer=issuer)


def paper(asked: Composition) -> Paper:
    return paper_of(compose(asked, day=DAY, unit="17", user=ServerActor()))


def figures(asked: Composition) -> dict[str, list[object]]:
    return {row.title: [cell.value for cell in row.cells] for row in paper(asked).tables[0].rows}


def test_people_stand_against_the_posts_of_their_units(posts: None) -> None:
    found = figures(TABLE)
    assert found["Huyện Yên Thủy"] == [3, 9, Decimal("33.33"), -6]
    assert found["Huyện Cao Phong"] == [2, 1, Decimal("200.00"), 1]
    assert next(iter(found.values())) == [5, 10, Decimal("50.00"), -5]


def test_the_paper_tells_of_which_year_and_by_whom(posts: None) -> None:
    assert any("01/01/2025" in note and "trình diễn" in note for note in paper(TABLE).notes)


def test_a_unit_without_an_allotment_leaves_the_sum_empty(posts: None, units: Units) -> None:
    Allotment.objects.filter(unit=units.bao_hieu).delete()
    assert figures(TABLE)["Huyện Yên Thủy"] == [3, None, None, None]
    assert figures(TABLE)["Huyện Cao Phong"][1] == 1


def test_nothing_allotted_is_a_number(posts: None, units: Units) -> None:
    Allotment.objects.filter(unit=units.thu_phong).update(number=0)
    assert figures(TABLE)["Huyện Cao Phong"] == [2, 0, None, 2]


def test_a_part_of_a_group_has_posts_only_where_they_are_allotted_to_it(posts: None, units: Units) -> None:
    asked = replace(TABLE, groups=(OFFICIALS,))
    assert figures(asked)["Huyện Cao Phong"][1:] == [None, None, None]
    Block.objects.create(code="BC_CC", label_vi="Công chức", label_en="Civil servants", counts_civil_servants=True)
    Block.objects.create(code="BC_CB", label_vi="Cán bộ", label_en="Cadres", counts_cadres=True)
    allot(units.thu_phong, 3, "BC_CC")
    assert figures(asked)["Huyện Cao Phong"][1] == 3
    Allotment.objects.filter(block="BC_CBCC").delete()
    allot(units.thu_phong, 2, "BC_CB")
    assert figures(TABLE)["Huyện Cao Phong"][1] == 5


def test_parts_of_a_group_are_not_set_against_all_its_posts(posts: None) -> None:
    asked = replace(TABLE, columns=(Chosen("sex"),))
    heads = [head.text for head in paper(asked).tables[0].heads[-1]]
    assert heads.count("More or fewer than allotted") == 1
    assert heads.count("Posts allotted") == 1
    women = replace(TABLE, filters=(Filter("sex", ("female",)),))
    assert figures(women)["Huyện Cao Phong"] == [1, 1, Decimal("100.00"), None]


def test_each_group_has_its_own_posts(posts: None, units: Units) -> None:
    for unit in (units.lac_sy, units.bao_hieu, units.thu_phong):
        allot(unit, 7, "BC_KCT")
    asked = replace(TABLE, groups=(STAFF, "non_professional"), shows=(Show.PERSONS, Show.ALLOTTED))
    assert figures(asked)["Huyện Cao Phong"] == [2, 1, 0, 7]


def test_the_most_by_law_goes_by_the_class_of_the_unit(posts: None, units: Units) -> None:
    for unit, own in ((units.lac_sy, "LOAI_1"), (units.bao_hieu, "LOAI_2"), (units.thu_phong, "LOAI_3")):
        UnitClassification.objects.create(unit=unit, unit_class_id=own, period=(date(2024, 1, 1), None))
    asked = replace(TABLE, shows=(Show.PERSONS, Show.ALLOWED, Show.ALLOWED_RATE, Show.ALLOWED_GAP))
    found = figures(asked)
    # Decree 33/2023: communes of class I have at most 22, of class II 20, of class III 18.
    assert found["Huyện Yên Thủy"] == [3, 42, Decimal("7.14"), -39]
    assert found["Huyện Cao Phong"] == [2, 18, Decimal("11.11"), -16]
    assert any("33/2023" in note for note in paper(asked).notes)
