"""Forms of persons against a count person by person: every row and column, in every unit."""

import pytest

from apps.core.permissions import Permission
from apps.reporting.actors import ServerActor
from apps.reporting.official.behind import AskedCell, cell_behind
from apps.reporting.official.definitions import Line
from apps.reporting.official.library import shipped
from apps.reporting.official.services import build_form
from apps.reporting.official.table import FormTable, Position
from apps.reporting.scope import Scope
from tests.conftest import DAY, Units
from tests.reporting.official.form_oracle import Oracle

FORMS = ("bieu9c", "bm02")
# Levels that random people rarely hold as their highest, and titles that have ended before the day.
RARE = {"cd_tca"}

pytestmark = pytest.mark.usefixtures("population")


def table_of(code: str, unit: str = "17") -> FormTable:
    return build_form(code, unit=unit, day=DAY, user=ServerActor())


def counted(lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in lines if line.is_counted]


@pytest.mark.parametrize("code", FORMS)
def test_every_cell_equals_a_count_person_by_person(code: str, units: Units) -> None:
    form, oracle = shipped()[code].form, Oracle(units.province, DAY)
    table = table_of(code)
    wanted = {
        Position(row.code, column.code): oracle.count(form, row, column)
        for row in counted(table.rows)
        for column in counted(table.columns)
    }
    assert {at: table.values[at] for at in wanted} == wanted
    assert not [row.code for row in counted(form.rows) if row.code not in RARE and not _any(wanted, row=row.code)]
    assert not [column.code for column in counted(form.columns) if not _any(wanted, column=column.code)]


def _any(wanted: dict[Position, int], row: str = "", column: str = "") -> int:
    return sum(number for at, number in wanted.items() if row in ("", at.row) and column in ("", at.column))


def test_a_form_by_units_has_a_row_for_each_unit_below_and_their_total(units: Units) -> None:
    table = table_of("bm01")
    assert [row.code for row in table.rows] == ["154", "158", "total"]
    places = {"154": units.cao_phong, "158": units.yen_thuy, "total": units.province}
    for code, unit in places.items():
        oracle = Oracle(unit, DAY)
        for column in counted(table.columns):
            assert table.values[Position(code, column.code)] == oracle.count(table.form, None, column), (code, column)


def test_sums_are_the_sums_of_their_lines() -> None:
    values = table_of("bm02").values
    for column in counted(shipped()["bm02"].form.columns):
        parts = [values[Position(row, column.code)] for row in ("I", "II")]
        assert values[Position("total", column.code)] == sum(parts)  # type: ignore[arg-type]  # counts


@pytest.mark.parametrize("code", FORMS)
def test_behind_every_figure_stand_as_many_people(code: str) -> None:
    table = table_of(code)
    figures = {at: number for at, number in table.values.items() if number}
    for at, number in list(figures.items())[::7]:
        asked = AskedCell(code, Scope("17"), DAY, at.row, at.column)
        assert cell_behind(asked, ServerActor()).rows.count() == number, at


def test_whom_no_line_names_is_told_with_those_of_whom_nothing_is_known(units: Units) -> None:
    oracle, form = Oracle(units.province, DAY), shipped()["bieu9c"].form
    members = oracle.group("party_executive_committee")
    named = {("professional", code) for code in ("CM_CD", "CM_DH", "postgraduate")}
    left = [person for person in members if not oracle.facts_of(person) & named]
    unknown = [person for person in left if ("professional", "unknown") in oracle.facts_of(person)]
    told = next(note for note in table_of("bieu9c").notes if note.startswith(str(form.row_blocks[1].title)))
    assert f": {len(left)}, " in told
    assert f" {len(unknown)} " in told
    assert left


def test_whoever_lacks_the_right_sees_no_line_on_ethnic_groups(analyst: object) -> None:
    table = build_form("bieu9c", unit="17", day=DAY, user=analyst)  # type: ignore[arg-type]  # a user
    hidden = {at.row for at in table.hidden}
    assert hidden == {"minority"}
    assert Permission.SEE_ETHNICITY_RELIGION not in table.rights
    assert table.values[Position("women", "2")] is not None


def test_small_sensitive_figures_of_units_are_hidden_and_never_alone() -> None:
    table = table_of("bm01")
    for column in ("5", "6"):
        cells = {row.code: table.values[Position(row.code, column)] for row in table.rows}
        gaps = [code for code in cells if Position(code, column) in table.hidden]
        assert {code for code, value in cells.items() if isinstance(value, int) and 0 < value < 5} <= set(gaps)
        assert len(gaps) != 1
