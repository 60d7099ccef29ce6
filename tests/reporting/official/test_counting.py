"""Forms of persons against a count person by person: every row and column, in every unit."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import translation

from apps.accounts.models import User
from apps.cadres.models import Cadre, CommitteeSeat, Posting
from apps.reporting.actors import ServerActor
from apps.reporting.official.behind import AskedCell, cell_behind
from apps.reporting.official.definitions import Line
from apps.reporting.official.library import shipped
from apps.reporting.official.positions import Position
from apps.reporting.official.services import build_form
from apps.reporting.official.table import FormTable
from apps.reporting.scope import Scope
from tests.conftest import DAY, Person, Units
from tests.reporting.official.form_oracle import Oracle

# Titles that have ended before the day.
ENDED = {"cd_tca"}


def table_of(code: str, unit: str = "17") -> FormTable:
    return build_form(code, unit=unit, day=DAY, user=ServerActor())


def counted(lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in lines if line.is_counted]


@pytest.mark.usefixtures("population")
def test_every_cell_of_every_form_equals_a_count_person_by_person(units: Units) -> None:
    oracle = Oracle(units.province, DAY)
    for code in ("bieu9c", "bm02"):
        form, table = shipped()[code].form, table_of(code)
        cells = [(row, column) for row in counted(table.rows) for column in counted(table.columns)]
        wanted = {Position(row.code, column.code): oracle.count(form, row, column) for row, column in cells}
        assert {at: table.values[at] for at in wanted} == wanted
        found = {at for at, number in wanted.items() if number}
        assert {row.code for row in counted(form.rows)} - {at.row for at in found} <= ENDED, code
        assert {column.code for column in counted(form.columns)} == {at.column for at in found}, code
    _assert_units(units)


def _assert_units(units: Units) -> None:
    """The form by units against the same count in each of them."""
    table = table_of("bm01")
    places = {"154": units.cao_phong, "158": units.yen_thuy, "total": units.province}
    assert [row.code for row in table.rows] == list(places)
    for code, unit in places.items():
        oracle = Oracle(unit, DAY)
        wanted = {column.code: oracle.count(table.form, None, column) for column in counted(table.columns)}
        assert {column: table.values[Position(code, column)] for column in wanted} == wanted, code
    assert all(wanted.values())


@pytest.fixture
def five(person: Person, units: Units) -> list[Cadre]:
    """A secretary who chairs the Council too, four clerks; all but the last sit in the committee."""
    women = {"sex": "female", "ethnic_group_id": "DT_MUONG"}
    found = [person("Bùi Văn Một", title="CD_BT", sex="male", qualifications={"prof_edu": "CM_DH"})]
    found += [person(f"Hà Thị {name}", **women, qualifications={"prof_edu": "CM_TC"}) for name in ("Hai", "Ba")]
    found += [person("Bùi Thị Tư", **women), person("Bùi Thị Năm", unit=units.thu_phong, **women)]
    period = DateRange(date(2020, 1, 1), None)
    for cadre, kind in zip(found[:4], ("DU_BT", "DU_UVBCH", "DU_UVBCH", "DU_UVBCH"), strict=True):
        CommitteeSeat.objects.create(cadre=cadre, unit=units.lac_sy, kind_id=kind, period=period)
    Posting.objects.create(
        cadre=found[0], unit=units.lac_sy, title_id="CD_CTHD", category="cadre", is_primary=False, period=period
    )
    return found


@pytest.mark.usefixtures("five")
def test_whoever_holds_two_offices_stands_in_both_columns() -> None:
    table = table_of("bieu9c")
    assert [table.values[Position("total", str(column))] for column in range(2, 12)] == [4, 1, 1, 0, 1, 0, 0, 0, 0, 0]


@pytest.mark.usefixtures("five")
def test_sums_are_the_sums_of_their_lines_and_each_person_counts_once() -> None:
    values = table_of("bm02").values
    assert [values[Position(row, "1")] for row in ("I", "cd_bt", "cd_cthd", "II", "total")] == [1, 1, 0, 4, 5]


@pytest.mark.usefixtures("five")
def test_behind_every_figure_stand_as_many_people() -> None:
    for code in ("bieu9c", "bm02"):
        figures = {at: number for at, number in table_of(code).values.items() if number}
        for at, number in list(figures.items())[::4]:
            asked = AskedCell(code, Scope("17"), DAY, at.row, at.column)
            assert cell_behind(asked, ServerActor()).rows.count() == number, at


@pytest.mark.usefixtures("five")
def test_whom_no_line_names_is_told_with_those_of_whom_nothing_is_known() -> None:
    block = shipped()["bieu9c"].form.row_blocks[1]
    told = next(note for note in table_of("bieu9c").notes if note.startswith(str(block.title)))
    assert ": 3, " in told
    assert " 1 " in told


@pytest.mark.usefixtures("five")
def test_where_nothing_is_known_of_anybody_left_the_number_is_told_once() -> None:
    with translation.override("en"):
        told = " ".join(table_of("bm02").notes)
    assert ": 1, without information" in told
    assert ": all 4 without information" in told


@pytest.mark.usefixtures("five")
def test_whoever_lacks_the_right_sees_no_line_on_ethnic_groups(analyst: User) -> None:
    table = build_form("bieu9c", unit="17", day=DAY, user=analyst)
    assert {at.row for at in table.hidden} == {"minority"}
    assert table.values[Position("women", "2")] == 3


@pytest.mark.usefixtures("five")
def test_small_sensitive_figures_of_units_are_hidden_and_never_alone() -> None:
    table = table_of("bm01")
    assert {at.row for at in table.hidden if at.column == "5"} == {"154", "158", "total"}
    assert not [at for at in table.hidden if at.column == "3"]
