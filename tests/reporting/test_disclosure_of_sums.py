"""Sums of units asked for one by one give away nothing that each unit alone hides from whoever lacks the right."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from apps.accounts.models import User
from apps.reporting.actors import ServerActor
from apps.reporting.composed.definitions import Chosen, Composition, Filter
from apps.reporting.composed.services import compose
from apps.reporting.services import build_report
from tests.conftest import DAY, Person, Units

GROUP, CODES = "civil_servants", ("05356", "05365", "05101")
Cells = dict[str, int | None]
Told = Callable[[Any, str], Cells]


@pytest.fixture
def a_few(person: Person, units: Units) -> None:
    """Two Kinh in Lạc Sỹ alone; nowhere else is any number small."""
    for unit, kinh, minority in ((units.lac_sy, 2, 7), (units.bao_hieu, 6, 8), (units.thu_phong, 9, 6)):
        for number in range(kinh + minority):
            person("Bùi Văn Hạnh", unit=unit, ethnic_group_id="DT_KINH" if number < kinh else "DT_MUONG")


def told_by_report(user: User | ServerActor, unit: str) -> Cells:
    table = build_report("quality", unit=unit, day=DAY, user=user, levels=[], groups=[GROUP], measures=["ethnicity"])
    return {c.category: c.count for c in table.cells() if c.measure == "ethnicity" and c.category in ROWS}


def told_by_table(user: User | ServerActor, unit: str) -> Cells:
    """The same, also where ethnicity only filters."""
    table = compose(Composition("", (GROUP,), rows=(Chosen("ethnicity"),)), day=DAY, unit=unit, user=user)
    told = {row: table.persons(table.key_of({"ethnicity": row})) for row in ROWS}
    only = Composition("", (GROUP,), (Filter("ethnicity", ("kinh",)),), rows=(Chosen("sex"),))
    filtered = compose(only, day=DAY, unit=unit, user=user)
    assert filtered.persons(filtered.key_of({})) == told["kinh"]
    return told


ROWS = ("kinh", "minority")


@pytest.mark.parametrize("told", [told_by_report, told_by_table])
@pytest.mark.usefixtures("a_few")
def test_a_sum_over_a_hidden_number_is_hidden(told: Told, analyst: User) -> None:
    assert told(analyst, CODES[0]) == {"kinh": None, "minority": None}
    assert told(analyst, CODES[1]) == {"kinh": 6, "minority": 8}
    for pair in combinations(CODES, 2):
        hides = CODES[0] in pair
        assert {row: number is None for row, number in told(analyst, ",".join(pair)).items()} == dict.fromkeys(
            ROWS, hides
        )
    assert told(analyst, ",".join(CODES)) == {"kinh": None, "minority": None}


@pytest.mark.parametrize("told", [told_by_report, told_by_table])
@pytest.mark.usefixtures("a_few")
def test_whoever_has_the_right_sees_the_sum(told: Told) -> None:
    assert told(ServerActor(), ",".join(CODES[:2])) == {"kinh": 8, "minority": 15}


@pytest.mark.usefixtures("a_few")
def test_a_table_by_unit_hides_its_total_with_them(analyst: User) -> None:
    asked = Composition("", (GROUP,), rows=(Chosen("unit", level="chosen"),), columns=(Chosen("ethnicity"),))
    table = compose(asked, day=DAY, unit=",".join(CODES), user=analyst)
    assert table.persons(table.key_of({"ethnicity": "kinh"})) is None
    assert table.persons(table.key_of({})) == 38
