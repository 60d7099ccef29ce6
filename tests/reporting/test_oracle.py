"""The engine against the oracle, on random small populations."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from apps.communes.models import Unit
from apps.reporting.actors import ServerActor
from apps.reporting.behind import people_behind
from apps.reporting.registry import registry
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable
from tests.conftest import DAY, Person, Units
from tests.reporting.oracle import expected
from tests.reporting.populations import invent

# Units and code lists stay over all examples of a test.
STEADY = [HealthCheck.function_scoped_fixture]
# A seed cannot be made smaller in any useful way.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]


@contextmanager
def people(seed: int, places: list[Unit], size: int) -> Iterator[None]:
    """Invented people who are gone after the example."""
    with transaction.atomic():
        invent(Random(seed), places, size)
        yield
        transaction.set_rollback(True)


def found(table: ReportTable) -> dict[tuple[str, str, str, str], int]:
    """Every figure of the table that is not zero, hidden ones as they were counted."""
    return {(c.group, c.measure, c.category, c.unit): c.count for c in table.cells() if c.count}


def open_table(unit: str, **chosen: object) -> ReportTable:
    """A report without disclosure control, which has tests of its own."""
    table = build_report("quality", unit=unit, day=DAY, user=ServerActor(), **chosen)  # type: ignore[arg-type]  # options by name
    return replace(table, hidden=frozenset())


@settings(max_examples=12, phases=PHASES, suppress_health_check=STEADY)
@given(seed=st.integers(0, 2**32), size=st.integers(0, 14))
def test_every_cell_equals_a_plain_count(units: Units, seed: int, size: int) -> None:
    places = [units.lac_sy, units.bao_hieu, units.thu_phong, units.lac_sy, units.yen_thuy]
    with people(seed, places, size):
        assert found(open_table("17")) == expected(units.province, DAY)


@settings(max_examples=6, phases=PHASES, suppress_health_check=STEADY)
@given(seed=st.integers(0, 2**32))
def test_behind_every_number_stand_as_many_people(units: Units, seed: int) -> None:
    with people(seed, [units.lac_sy, units.bao_hieu, units.thu_phong], 10):
        cells = [cell for cell in open_table("17").cells() if cell.count]
        for cell in Random(seed).sample(cells, min(25, len(cells))):
            row = {"group": cell.group, "measure": cell.measure, "category": cell.category}
            behind = people_behind("quality", unit=cell.unit, day=DAY, user=ServerActor(), **row)
            assert behind.rows.count() == cell.count, cell


@settings(max_examples=8, phases=PHASES, suppress_health_check=STEADY)
@given(
    seed=st.integers(0, 2**32),
    level=st.sampled_from(["province", "district", "commune"]),
    measures=st.sampled_from([["headcount"], ["age"], ["sex", "party"], ["age", "party", "professional"]]),
)
def test_a_part_of_a_report_says_the_same_as_the_whole(
    units: Units, seed: int, level: str, measures: list[str]
) -> None:
    with people(seed, [units.lac_sy, units.bao_hieu, units.thu_phong], 10):
        whole = found(open_table("17"))
        part = open_table("17", levels=[level], groups=["party_executive_committee"], measures=measures)
    codes = {place.code for place in part.places}
    assert found(part) == {
        key: count
        for key, count in whole.items()
        if key[0] == "party_executive_committee" and key[1] in ("headcount", *measures) and key[3] in codes
    }


@pytest.mark.parametrize("seed", range(3))
def test_the_exclusive_rows_make_the_whole(units: Units, seed: int) -> None:
    invent(Random(seed), [units.lac_sy, units.bao_hieu, units.thu_phong], 12)
    table = open_table("17")
    for place in table.places:
        for group in table.groups:
            for breakdown in table.breakdowns:
                parts = sum(table.count(group.code, place.pk, breakdown, row) or 0 for row in breakdown.exclusive)
                assert parts == table.base(group.code, place.pk)


def test_one_ladder_is_read_without_the_others(person: Person) -> None:
    graduate = person("Bùi Văn Hạnh", qualifications={"gen_edu": "GDPT_THPT", "prof_edu": "CM_DH"})
    person("Hà Thị Mai", qualifications={"gen_edu": "GDPT_THPT"})
    sheet = registry.facts["levels"].read(DAY)
    (read,) = sheet.rows_for(("professional",))
    assert read[0] == graduate.pk
    assert [level is None for level in read[1:]] == [False, True, True, True, True, True]
    assert len(sheet.rows_for(tuple(sheet.categories))) == 2
