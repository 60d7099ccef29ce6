"""Small cells of ethnicity are hidden, and cannot be worked out from what is shown."""

from collections.abc import Iterable
from random import Random

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.reporting.disclosure import Shape, hidden_cells, hidden_of
from apps.reporting.services import build_report
from apps.reporting.table import Cell, ReportTable
from tests.conftest import DAY, Person, Units
from tests.reporting.populations import invent


def ethnicity(table: ReportTable) -> list[Cell]:
    return [cell for cell in table.cells() if cell.measure == "ethnicity"]


def report(user: User, unit: str, levels: Iterable[str] | None = None) -> ReportTable:
    return build_report("quality", unit=unit, day=DAY, user=user, levels=None if levels is None else list(levels))


@pytest.fixture
def a_few(person: Person, units: Units) -> None:
    """In Lạc Sỹ 7 Mường and 2 Kinh, in Bảo Hiệu 6 and 6."""
    for unit, group, number in (
        (units.lac_sy, "DT_MUONG", 7),
        (units.lac_sy, "DT_KINH", 2),
        (units.bao_hieu, "DT_MUONG", 6),
        (units.bao_hieu, "DT_KINH", 6),
    ):
        for turn in range(number):
            person(f"Bùi Văn {turn}", unit=unit, ethnic_group_id=group)


@pytest.mark.usefixtures("a_few")
def test_who_has_the_right_sees_a_single_unit_in_full(officer: User) -> None:
    counts = {(c.group, c.category): c.count for c in ethnicity(report(officer, "05356"))}
    assert counts["civil_servants", "kinh"] == 2


@pytest.mark.usefixtures("a_few")
def test_small_cells_are_hidden_from_who_lacks_the_right(analyst: User) -> None:
    counts = {(c.group, c.category): c.count for c in ethnicity(report(analyst, "05356"))}
    assert counts["civil_servants", "kinh"] is None


@pytest.mark.usefixtures("a_few")
def test_a_table_over_communes_hides_small_cells_from_everyone(administrator: User) -> None:
    cells = {(c.group, c.category, c.unit): c.count for c in ethnicity(report(administrator, "158"))}
    assert cells["civil_servants", "kinh", "05356"] is None


@pytest.mark.usefixtures("a_few")
def test_another_cell_of_the_row_and_of_the_column_is_hidden_with_it(administrator: User) -> None:
    cells = {(c.group, c.category, c.unit): c.count for c in ethnicity(report(administrator, "158"))}
    assert cells["civil_servants", "minority", "05356"] is None
    assert cells["civil_servants", "kinh", "05365"] is None


@pytest.mark.parametrize("seed", range(4))
def test_no_line_has_a_single_gap(units: Units, administrator: User, seed: int) -> None:
    invent(Random(seed), [units.lac_sy, units.bao_hieu, units.thu_phong], 30)
    table = report(administrator, "17")
    breakdown = table.breakdown("ethnicity")
    hidden = hidden_cells(table, breakdown)
    for place in table.places:
        for group in table.groups:
            gaps = sum((group.code, place.pk, "ethnicity", row.code) in hidden for row in breakdown.exclusive)
            assert gaps != 1


@pytest.mark.usefixtures("a_few")
def test_the_bars_of_a_chart_leave_room_for_what_is_hidden(analyst: User, client: Client) -> None:
    client.force_login(analyst)
    drawing = client.get("/reports/quality/chart/?unit=05356&measure=ethnicity").content.decode()
    assert "Không hiển thị" in drawing or "Hidden" in drawing


@pytest.mark.usefixtures("a_few")
def test_other_measures_are_never_hidden(analyst: User) -> None:
    assert all(cell.count is not None for cell in report(analyst, "158").cells() if cell.measure != "ethnicity")


def test_groups_asked_for_one_by_one_tell_no_more_than_all_at_once(analyst: User, person: Person, units: Units) -> None:
    """Of six Kinh in both groups together and five among the civil servants the one cadre would follow."""
    for number, title in enumerate(["CD_BT"] * 7 + ["CD_VPTK"] * 11):
        is_kinh = number == 0 or number > 12
        person(f"Bùi Văn {number}", title=title, ethnic_group_id="DT_KINH" if is_kinh else "DT_MUONG")
    groups = ("cadres_and_civil_servants", "cadres", "civil_servants")
    asked = {"unit": "05356", "day": DAY, "user": analyst, "measures": ["ethnicity"]}
    together = build_report("quality", **asked, groups=groups)  # type: ignore[arg-type]  # options by name
    for group in groups:
        alone = build_report("quality", **asked, groups=[group])  # type: ignore[arg-type]  # options by name
        assert [each.code for each in alone.groups] == [group]
        assert {(c.category, c.count) for c in ethnicity(alone)} == {
            (c.category, c.count) for c in ethnicity(together) if c.group == group
        }


def test_figures_that_stay_as_they_were_are_not_reckoned_with_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shape, held = Shape(1, 1, 4, (), (), ()), (3, 20, 30, 41)
    found = hidden_of(shape, held)
    monkeypatch.setattr("apps.reporting.disclosure.hidden_numbers", lambda *_: {0, 1, 2, 3})
    assert sorted(hidden_of(shape, held)) == sorted(found) == [0, 1]
    assert sorted(hidden_of(shape, (3, 20, 30, 42))) == [0, 1, 2, 3]


def test_the_same_figures_in_other_sums_are_hidden_for_themselves() -> None:
    held = (3, 20, 3, 20)
    assert sorted(hidden_of(Shape(1, 1, 4, (), (), ()), held)) == [0, 2]
    # The second unit is all that makes the first.
    assert sorted(hidden_of(Shape(2, 1, 2, ((0, 1),), (), ()), held)) == [0, 1, 2, 3]
