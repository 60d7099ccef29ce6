"""The numbers of rows and columns as offices print them, with the sums of the columns."""

from dataclasses import replace

import pytest
from django.http import QueryDict

from apps.reporting.actors import ServerActor
from apps.reporting.composed.addresses import query_of
from apps.reporting.composed.asking import composition_of
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.flat import as_json, parse
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.ordinals import letter, roman, summed
from apps.reporting.papers.layout import heading_grid
from apps.reporting.papers.paper import Table
from tests.conftest import DAY, Person, Units

STAFF = ("cadres_and_civil_servants",)
BY_TITLE = Composition(
    "",
    STAFF,
    rows=(Chosen("category"), Chosen("title")),
    columns=(Chosen("sex"),),
    is_without_empty=True,
    is_numbered=True,
)


@pytest.fixture
def staff(person: Person, units: Units) -> None:
    person("Bùi Văn Hạnh", sex="male", title="CD_BT")
    person("Đinh Thị Nguyệt", sex="female", title="CD_CTPN")
    person("Xa Văn Ỏn", sex="male", title="CD_VHXH")


def printed(composition: Composition) -> Table:
    return paper_of(compose(composition, day=DAY, unit="17", user=ServerActor())).tables[0]


def test_rows_are_numbered_by_their_depth_and_totals_are_not(staff: None) -> None:
    table = printed(BY_TITLE)
    assert [row.ordinal for row in table.rows] == ["I", "1", "2", "II", "1", ""]
    assert [row.depth for row in table.rows] == [0, 1, 1, 0, 1, 0]
    assert table.heads[0][0].text == "No."


def test_rows_of_one_depth_are_counted_through(staff: None) -> None:
    table = printed(replace(BY_TITLE, rows=(Chosen("title"),)))
    assert [row.ordinal for row in table.rows] == ["1", "2", "3", ""]


def test_the_line_of_numbers_tells_what_a_column_adds(staff: None) -> None:
    assert printed(BY_TITLE).numbers == ("A", "B", "1 (=2+3)", "2", "3")


def test_a_share_has_a_number_and_no_sum(staff: None) -> None:
    table = printed(replace(BY_TITLE, shows=(Show.PERSONS, Show.ROW_SHARE)))
    assert table.numbers == ("A", "B", "1 (=2+4)", "2", "3", "4", "5")


def test_parts_of_all_stand_below_of_whom(staff: None) -> None:
    women = Chosen("sex", ("female",), hides_unknown=True)
    members = Chosen("party", ("member",), hides_unknown=True, is_beside=True)
    columns = (women, members, Chosen("age", is_beside=True))
    table = printed(replace(BY_TITLE, columns=columns, is_without_empty=False))
    assert [(head.text, head.columns, head.rows) for head in table.heads[0][:4]] == [
        ("No.", 1, 2),
        ("Category of the post, Title", 1, 2),
        ("Total", 1, 2),
        ("Of whom", 2, 1),
    ]
    assert [head.text for head in table.heads[1][:2]] == ["Female", "Party member"]


def test_what_shows_a_part_alone_adds_nothing(staff: None) -> None:
    table = printed(replace(BY_TITLE, columns=(Chosen("sex", ("female",)),)))
    assert table.numbers == ("A", "B", "1", "2")


def test_the_end_of_a_period_is_what_its_columns_make(staff: None) -> None:
    table = printed(replace(BY_TITLE, columns=(Chosen("flow"),), is_without_empty=False))
    closing = int(table.numbers[-1].partition(" ")[0])
    assert table.numbers[-1] == f"{closing} (=1+2-{closing - 1})"


def test_numbers_stand_in_every_cell_of_the_headings(staff: None) -> None:
    table = printed(BY_TITLE)
    assert len(table.numbers) == table.width == len(heading_grid(table)[0])
    assert all(heading_grid(table)[0])


def test_they_are_kept_with_the_definition_and_in_the_address() -> None:
    assert parse(as_json(BY_TITLE)).is_numbered
    assert composition_of(QueryDict(query_of(BY_TITLE))).is_numbered
    assert "is_numbered" not in as_json(replace(BY_TITLE, is_numbered=False))


def test_how_offices_count() -> None:
    assert [roman(each) for each in (1, 4, 9, 14, 39)] == ["I", "IV", "IX", "XIV", "XXXIX"]
    assert [letter(each) for each in (1, 26, 27)] == ["a", "z", "aa"]
    assert summed([("+", 3), ("+", 4), ("+", 6)]) == "3+4+6"
    assert summed([("+", each) for each in range(3, 13)]) == "3+…+12"
    assert summed([("+", each) for each in range(2, 17, 2)]) == "2+4+…+16"
    assert summed([("+", 1), ("+", 2), ("-", 5)]) == "1+2-5"
