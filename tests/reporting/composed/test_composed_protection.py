"""What a reader of a composed table can reckon of small sensitive numbers: nothing, neither of cells nor of sums."""

from random import Random

import pytest

from apps.accounts.models import User
from apps.reporting.composed.cube import Key
from apps.reporting.composed.definitions import ALL, Chosen, Composition
from apps.reporting.composed.services import compose
from apps.reporting.composed.table import ComposedTable
from apps.reporting.disclosure import SMALL
from tests.conftest import DAY, Person, Units
from tests.reporting.populations import invent
from tests.reporting.test_solving import follows

STAFF = ("cadres_and_civil_servants",)
LEVELS = (
    "CM_SC",
    "CM_TC",
    "CM_CD",
    "CM_DH",
    "CM_THS",
    "CM_TS",
    "untrained",
    "below_college",
    "intermediate_and_untrained",
)
GROUPS = Composition("By ethnic group", STAFF, columns=(Chosen("ethnic_group", categories=("DT_KINH", "minority")),))
CROSSED = Composition(
    "Crossed", STAFF, rows=(Chosen("professional", categories=LEVELS),), columns=(Chosen("ethnicity"),)
)


def cells_of(table: ComposedTable) -> dict[Key, int | None]:
    """Everything that stands in the table, by its key; None where it is hidden."""
    keys = (table.key(row, column) for row in table.rows.leaves for column in table.columns.leaves)
    return {key: table.persons(key) for key in keys}


def sums_of(table: ComposedTable) -> list[dict[Key, int]]:
    """What adds up in the cube: all that is exclusive makes the whole, joined rows are made of their parts."""
    axes = table.spread.persons
    found = []
    for key in list(table.cube.persons):
        for number, axis in enumerate(axes):
            whole = key[3][number]
            item = next((each for each in axis.items if each.code == whole), None)
            parts = [each.code for each in axis.items if each.is_exclusive] if whole == ALL else []
            parts = list(item.parts) if item and item.parts else parts
            if parts:
                own = [(*key[:3], (*key[3][:number], part, *key[3][number + 1 :])) for part in parts]
                found.append({**dict.fromkeys(own, 1), key: -1})
    return found


def test_a_joined_row_of_few_does_not_follow_from_the_rest(person: Person, units: Units, analyst: User) -> None:
    """Two Mường and one Thái: their sum is three, and the whole less the Kinh would tell it."""
    for group, number in (("DT_KINH", 30), ("DT_MUONG", 2), ("DT_THAI", 1)):
        for turn in range(number):
            person(f"Bùi Văn {turn}", ethnic_group_id=group)
    shown = {key[3][0]: persons for key, persons in cells_of(compose(GROUPS, day=DAY, unit="17", user=analyst)).items()}
    assert shown["minority"] is None
    assert shown["DT_KINH"] is None


@pytest.mark.parametrize("seed", range(3))
def test_no_small_cell_nor_joined_one_follows_from_what_is_shown(seed: int, units: Units, analyst: User) -> None:
    invent(Random(seed), [units.lac_sy, units.bao_hieu, units.thu_phong], 40)
    table = compose(CROSSED, day=DAY, unit="17", user=analyst)
    shown = cells_of(table)
    sums = sums_of(table)
    unknown = {key for each in sums for key in each if shown.get(key) is None}
    small = {key for key in unknown & shown.keys() if 0 < table.cube.persons[key] < SMALL}
    assert small
    assert not small & follows(sums, unknown)
