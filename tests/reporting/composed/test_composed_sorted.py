"""Rows in the order of one figure, and only the first of them: the communes with the highest share."""

from dataclasses import replace

import pytest
from django.http import QueryDict

from apps.reporting.actors import ServerActor
from apps.reporting.composed.addresses import query_of
from apps.reporting.composed.asking import composition_of
from apps.reporting.composed.behind import people_behind
from apps.reporting.composed.definitions import Chosen, Composition, Sorting
from apps.reporting.composed.flat import packed, unpacked
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.papers.paper import Paper
from tests.conftest import DAY, Person, Units

STAFF = ("cadres_and_civil_servants",)
COMMUNES, DISTRICTS = Chosen("unit", level="commune"), Chosen("unit", level="district")
WOMEN = Sorting("female", Show.ROW_SHARE)
TABLE = Composition(
    "", STAFF, rows=(COMMUNES,), columns=(Chosen("sex"),), shows=(Show.PERSONS, Show.ROW_SHARE), sorting=WOMEN
)


@pytest.fixture
def staff(person: Person, units: Units) -> None:
    """Women: one of three in Lạc Sỹ, both in Bảo Hiệu, half of Thu Phong."""
    for unit, sexes in ((units.lac_sy, "fmm"), (units.bao_hieu, "ff"), (units.thu_phong, "fm")):
        for sex in sexes:
            person("Bùi Văn Hạnh", sex={"f": "female", "m": "male"}[sex], unit=unit)


def paper(asked: Composition) -> Paper:
    return paper_of(compose(asked, day=DAY, unit="17", user=ServerActor()))


def titles(asked: Composition) -> list[str]:
    return [row.title for row in paper(asked).tables[0].rows if not row.title.startswith("T")]


def test_the_highest_share_stands_first_or_the_lowest(staff: None) -> None:
    assert titles(TABLE) == ["Xã Bảo Hiệu", "Xã Thu Phong", "Xã Lạc Sỹ"]
    assert titles(replace(TABLE, sorting=replace(WOMEN, is_lowest_first=True)))[0] == "Xã Lạc Sỹ"
    assert titles(replace(TABLE, sorting=Sorting("*", Show.PERSONS)))[0] == "Xã Lạc Sỹ"


def test_only_the_first_are_shown_and_the_paper_says_so(staff: None) -> None:
    asked = replace(TABLE, sorting=replace(WOMEN, first=1), shows=(Show.PERSONS, Show.ROW_SHARE, Show.RANK))
    made = paper(asked)
    assert titles(asked) == ["Xã Bảo Hiệu"]
    assert made.tables[0].rows[0].cells[0].value == 7
    assert any("highest first" in note and "Share of the row" in note for note in made.notes)
    assert any("1 of 3 rows" in note for note in made.notes)


def test_equals_of_the_last_one_are_shown_too(staff: None, person: Person, units: Units) -> None:
    person("Hà Công Quyết", sex="female", unit=units.lac_sy)
    assert titles(replace(TABLE, sorting=replace(WOMEN, first=2))) == ["Xã Bảo Hiệu", "Xã Thu Phong", "Xã Lạc Sỹ"]


def test_a_rank_is_that_among_all_rows(staff: None) -> None:
    lowest = replace(WOMEN, first=1, is_lowest_first=True)
    asked = replace(TABLE, sorting=lowest, shows=(Show.PERSONS, Show.ROW_SHARE, Show.RANK))
    row = next(row for row in paper(asked).tables[0].rows if row.title == "Xã Lạc Sỹ")
    assert 3 in [cell.value for cell in row.cells]


def test_communes_are_sorted_in_their_districts_and_these_among_each_other(staff: None) -> None:
    asked = replace(TABLE, rows=(DISTRICTS, COMMUNES))
    assert titles(asked) == ["Huyện Yên Thủy", "Xã Bảo Hiệu", "Xã Lạc Sỹ", "Huyện Cao Phong", "Xã Thu Phong"]


def test_the_order_goes_with_addresses_and_definitions(staff: None) -> None:
    asked = replace(TABLE, sorting=replace(WOMEN, first=2, is_lowest_first=True))
    assert unpacked(packed(asked)) == asked
    assert composition_of(QueryDict(query_of(asked))).sorting == asked.sorting
    assert "sorting" not in packed(replace(asked, sorting=None))


def test_a_column_that_is_gone_sorts_nothing(staff: None) -> None:
    gone = replace(TABLE, sorting=Sorting("CM_DH", Show.PERSONS, first=1))
    assert titles(gone) == titles(replace(TABLE, sorting=None))


def test_people_open_behind_a_sorted_number(staff: None, units: Units) -> None:
    asked = replace(TABLE, sorting=replace(WOMEN, first=1))
    table = compose(asked, day=DAY, unit="17", user=ServerActor())
    row = next(leaf for leaf in table.rows.leaves if leaf.named)
    behind = people_behind(asked, day=DAY, unit="17", user=ServerActor(), row=row.address, column="female")
    assert len(behind.rows) == 2


def test_hidden_figures_stand_last(staff: None, person: Person, units: Units) -> None:
    """Where the order told of small cells, hiding them would be for nothing."""
    for unit, many in ((units.lac_sy, 1), (units.bao_hieu, 12), (units.thu_phong, 8)):
        for number in range(many + 6):
            person("Hà Công Quyết", unit=unit, ethnic_group_id="DT_KINH" if number < many else "DT_MUONG")
    asked = replace(TABLE, columns=(Chosen("ethnicity"),), sorting=Sorting("kinh", Show.PERSONS))
    table = compose(asked, day=DAY, unit="17", user=ServerActor())
    column = next(leaf for leaf in table.columns.leaves if leaf.address == "kinh")
    shown = [table.figure(row, column, Show.PERSONS).is_hidden for row in table.rows.leaves if row.named]
    assert any(shown)
    assert shown == sorted(shown)
