"""Composed tables against plain counts, on random small populations and random definitions."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.communes.models import Kind, UnitPeriod
from apps.reporting.actors import ServerActor
from apps.reporting.composed.behind import people_behind
from apps.reporting.composed.definitions import Chosen, Composition, Filter, Joined, Order
from apps.reporting.composed.flat import as_json, packed, parse, unpacked
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable
from apps.reporting.papers.layout import heading_grid, placed_heads
from apps.reporting.table import share
from tests.conftest import DAY, Units
from tests.reporting.composed.plain_counts import COMMITTEE, counter_of, expected, found
from tests.reporting.populations import invent
from tests.reporting.test_oracle import PHASES, STEADY, people

GROUPS = ("cadres_and_civil_servants", "cadres", "party_executive_committee", "party_standing_committee")
ALSO = f"also_{COMMITTEE}"
PERSONAL = ("sex", "age", "party", "professional", "political_theory", "ethnicity", "informatics", ALSO)
PLACES = (Chosen("unit", level="district"), Chosen("unit", level="commune"), Chosen("unit_kind"))
PICKS = {
    "professional": ("CM_DH", "untrained", "CM_THS"),
    "party": ("member", "official"),
    "age": ("31_40", "up_to_30"),
}
JOINS = {
    "professional": (Joined("Some", ("CM_TC", "CM_CD")), Joined("Others", ("CM_DH", "CM_TC"))),
    "age": (Joined("Younger", ("up_to_30", "31_40")),),
    "unit.commune": (Joined("Two", ("05356", "05101")),),
}
FILTERS = (
    Filter("sex", ("female",)),
    Filter("party", ("member",)),
    Filter("professional", ("CM_DH", "unknown"), is_excluded=True),
    Filter("ethnicity", ("minority",)),
)


@st.composite
def compositions(draw: st.DrawFn) -> Composition:
    """One to three steps in rows, none to two in columns, whatever they are."""
    steps = list(draw(st.permutations([*(Chosen(code) for code in PERSONAL), *PLACES])))[: draw(st.integers(1, 4))]
    steps.sort(key=lambda step: step.level == "commune")
    cut = draw(st.integers(1, min(3, len(steps))))
    refined = [_refined(draw, step) for step in steps]
    return Composition(
        "",
        tuple(draw(st.permutations(GROUPS))[: draw(st.integers(1, 2))]),
        tuple(each for each in FILTERS if draw(st.integers(0, 4)) == 0),
        tuple(refined[:cut]),
        tuple(refined[cut:]),
        days=draw(st.sampled_from([("asked",), ("asked-1y", "asked"), ("year_end-0", "2024-03-01")])),
    )


def _refined(draw: st.DrawFn, step: Chosen) -> Chosen:
    picks = PICKS.get(step.dimension, ()) if draw(st.booleans()) else ()
    known = draw(st.integers(0, 5)) == 0 and step.dimension in PERSONAL
    joins = JOINS.get(step.code, ()) if draw(st.booleans()) else ()
    order, beside = draw(st.sampled_from(Order)), draw(st.integers(0, 2)) == 0
    return replace(step, categories=picks, is_known_only=known, order=order, joined=joins, is_beside=beside)


def table_of(composition: Composition) -> ComposedTable:
    """A table without disclosure control, which has tests of its own."""
    table = compose(composition, day=DAY, unit="17", user=ServerActor())
    return replace(table, hidden=frozenset(), is_protected=False)


@settings(max_examples=20, phases=PHASES, suppress_health_check=STEADY)
@given(seed=st.integers(0, 2**32), size=st.integers(0, 12), composition=compositions())
def test_every_cell_equals_a_plain_count(units: Units, seed: int, size: int, composition: Composition) -> None:
    UnitPeriod.objects.filter(unit=units.thu_phong).update(kind=Kind.PHUONG)
    with people(seed, [units.lac_sy, units.bao_hieu, units.thu_phong], size):
        table = table_of(composition)
        assert found(table) == expected(table, units.province)


@settings(max_examples=5, phases=PHASES, suppress_health_check=STEADY)
@given(seed=st.integers(0, 2**32), composition=compositions())
def test_behind_every_number_stand_as_many_people(units: Units, seed: int, composition: Composition) -> None:
    open_only = replace(composition, filters=composition.filters[:1] if composition.filters else ())
    plain = [step for step in open_only.rows if step.dimension != "ethnicity"] or [Chosen("sex")]
    asked = replace(open_only, rows=tuple(plain), columns=(), filters=(Filter("sex", ("female",), True),))
    if any(step.dimension == "sex" for step in plain):
        asked = replace(asked, filters=())
    with people(seed, [units.lac_sy, units.bao_hieu, units.thu_phong], 10):
        cells = [cell for cell in found(table_of(asked)).items() if cell[1]]
        for (row, column), count in Random(seed).sample(cells, min(5, len(cells))):
            behind = people_behind(asked, day=DAY, unit="17", user=ServerActor(), row=row, column=column)
            assert behind.rows.count() == count, (row, column)


@given(composition=compositions())
@settings(max_examples=30, phases=PHASES)
def test_a_definition_comes_back_from_its_json_and_its_address(composition: Composition) -> None:
    assert parse(as_json(composition)) == composition == unpacked(packed(composition))


@pytest.mark.parametrize("seed", range(2))
def test_a_group_is_compared_with_the_first_one_in_the_same_units(units: Units, seed: int) -> None:
    invent(Random(seed), [units.lac_sy, units.bao_hieu, units.thu_phong], 14)
    groups = ("cadres_and_civil_servants", COMMITTEE)
    asked = Composition("", groups, rows=(Chosen("unit", level="district"),), shows=(Show.PERSONS, Show.FIRST_SHARE))
    table = table_of(asked)
    first, second = (counter_of(group, units.province, DAY) for group in groups)
    left, right = table.columns.leaves
    assert table.shows_at(left) == (Show.PERSONS,)
    for leaf in table.rows.leaves:
        spot = {("unit.district", item.code) for _axis, item in leaf.named}
        whole, part = (each.count(set(), spot, []) for each in (first, second))
        assert table.figure(leaf, right, Show.FIRST_SHARE).value == share(part, whole)


@pytest.mark.parametrize("seed", range(2))
def test_communes_with_at_least_so_many_are_counted_one_by_one(units: Units, seed: int) -> None:
    invent(Random(seed), [units.lac_sy, units.bao_hieu, units.thu_phong, units.lac_sy], 14)
    group, least = "party_executive_committee", 2
    rows = (Chosen("unit", level="district"), Chosen("sex"))
    table = table_of(Composition("", (group,), rows=rows, shows=(Show.UNITS_WITH, Show.MEAN_UNITS), least=least))
    counter = counter_of(group, units.province, DAY)
    communes = {"05356": "158", "05365": "158", "05101": "154"}
    for leaf in table.rows.leaves:
        codes = {axis.code: item.code for axis, item in leaf.named}
        wanted = {("sex", codes["sex"])} if "sex" in codes else set()
        own = [c for c, district in communes.items() if codes.get("unit.district", district) == district]
        many = sum(counter.count(wanted, {("unit.commune", code)}, []) >= least for code in own)
        (column,) = table.columns.leaves
        assert table.figure(leaf, column, Show.UNITS_WITH).value == many
        mean = table.figure(leaf, column, Show.MEAN_UNITS).value
        assert mean is not None
        assert abs(float(mean) - (table.persons(table.key(leaf, column)) or 0) / len(own)) <= 0.05


def test_blocks_beside_each_other_make_the_table_that_offices_print(units: Units) -> None:
    invent(Random(7), [units.lac_sy, units.bao_hieu], 12)
    columns = (
        Chosen("sex", ("female",)),
        Chosen("professional", is_beside=True),
        Chosen("age_years", bands=(30, 50), is_beside=True),
    )
    table = table_of(Composition("", ("cadres_and_civil_servants",), rows=(Chosen("title"),), columns=columns))
    addresses = [leaf.address for leaf in table.columns.leaves]
    assert addresses[:3] == ["*", "female", "unknown"]
    # One total stands for all blocks, and each block makes it.
    assert addresses.count("*") == 1
    assert not any(address.endswith("~*") for address in addresses)
    for row in table.rows.leaves:
        persons = {leaf.address: table.persons(table.key(row, leaf)) or 0 for leaf in table.columns.leaves}
        for block in ("1.", "2."):
            assert sum(number for address, number in persons.items() if address.startswith(block)) == persons["*"]
    bands = [leaf.title for leaf in table.columns.leaves if leaf.block == 2]
    assert bands[:3] == ["30 and younger", "31 to 50", "Over 50"]


def test_change_of_a_share_and_communes_that_reach_it(units: Units) -> None:
    invent(Random(3), [units.lac_sy, units.bao_hieu, units.thu_phong], 25)
    shows = (Show.PERSONS, Show.ROW_SHARE, Show.ROW_SHARE_CHANGE, Show.GROWTH, Show.UNITS_SHARE)
    table = table_of(
        Composition(
            "",
            ("cadres_and_civil_servants",),
            rows=(Chosen("unit", level="district"),),
            columns=(Chosen("sex"),),
            shows=shows,
            days=("asked-1y", "asked"),
            least_share=50,
        )
    )
    first, last = (day.isoformat() for day in table.days)
    by_address = {leaf.address: leaf for leaf in table.columns.leaves}
    was, now = by_address[f"{first}~female"], by_address[f"{last}~female"]
    counter = counter_of("cadres_and_civil_servants", units.province, DAY)
    for row in table.rows.leaves:
        change = table.figure(row, now, Show.ROW_SHARE_CHANGE).value
        before, after = (table.persons(table.key(row, column)) or 0 for column in (was, now))
        bases = [table.base(row, column, Show.ROW_SHARE) or 0 for column in (was, now)]
        if change is None:
            assert not all(bases)
        else:
            # Rounded once, not reckoned from rounded shares.
            exact = Fraction(100 * after, bases[1]) - Fraction(100 * before, bases[0])
            assert abs(Fraction(change) - exact) <= Fraction(1, 200)
        growth = table.figure(row, now, Show.GROWTH).value
        assert growth is None if not before else abs(float(growth or 0) - 100 * (after - before) / before) <= 0.005
        district = {axis.code: item.code for axis, item in row.named}.get("unit.district")
        own = [c for c, d in {"05356": "158", "05365": "158", "05101": "154"}.items() if district in (None, d)]
        spots = [{("unit.commune", code)} for code in own]
        women = [(counter.count({("sex", "female")}, spot, []), counter.count(set(), spot, [])) for spot in spots]
        assert table.figure(row, now, Show.UNITS_SHARE).value == sum(w * 2 >= n > 0 for w, n in women)


def test_headings_stand_over_their_figures_whatever_says_nothing(units: Units) -> None:
    invent(Random(2), [units.lac_sy, units.bao_hieu], 9)
    asked = Composition(
        "",
        ("cadres_and_civil_servants",),
        rows=(Chosen("title"),),
        columns=(Chosen("sex"), Chosen("age", is_beside=True), Chosen("party", ("member",), is_beside=True)),
        shows=(Show.ROW_SHARE, Show.ROW_SHARE_CHANGE),
        days=("asked-1y", "asked"),
    )
    (printed,) = paper_of(table_of(asked)).tables
    assert {len(row.cells) for row in printed.rows if row.cells} == {printed.width - 1}
    assert all(placed.column + placed.head.columns <= printed.width for placed in placed_heads(printed))
    grid = heading_grid(printed)
    assert all(all(row[column] for row in grid) for column in range(1, printed.width))
