"""Whatever units can be grouped or filtered by: persons and communes of each row are counted again, one by one."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from apps.communes.models import Kind, UnitPeriod
from apps.establishment.models import UnitClassification
from apps.qualifications.models import UnitArea
from apps.reporting.actors import ServerActor
from apps.reporting.composed.definitions import Chosen, Composition, Filter
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.registry import registry
from tests.conftest import DAY, Units
from tests.reporting.composed.plain_counts import counter_of
from tests.reporting.populations import invent

GROUP = "party_executive_committee"
COMMUNES = ("05356", "05365", "05101")
# The row of each of the communes. Areas: one flag for the first, another for the second where there is one.
FLAGS = {
    "area_difficult": ("KV_DTTS_III",),
    "area_minority": ("KV_DTTS_III", "KV_DTTS_I"),
    "area_mountain": ("KV_VUNG_CAO", "KV_MIEN_NUI"),
    "area_border": ("KV_BIEN_GIOI",),
    "area_island": ("KV_HAI_DAO", "KV_XA_DAO"),
    "area_hardest": ("KV_DBKK",),
    "area_remote": ("KV_VUNG_SAU",),
    "area_coastal": ("KV_BAI_NGANG",),
    "area_safe_zone": ("KV_ATK",),
}
ROWS = {
    **{code: (*flags, *("none" for _rest in COMMUNES[len(flags) :])) for code, flags in FLAGS.items()},
    "area_difficult": ("difficult", "none", "none"),
    "area_own": ("none", "none", "none"),
    "unit_kind": ("xa", "xa", "phuong"),
    "old_district": ("158", "158", "154"),
    "unit_class": ("LOAI_1", "LOAI_2", "unknown"),
}


@pytest.fixture
def crowd(units: Units) -> Units:
    """People with seats in one commune or in several; communes of other kinds and classes."""
    invent(Random(19), [units.lac_sy, units.bao_hieu, units.thu_phong], 40)
    UnitPeriod.objects.filter(unit=units.thu_phong).update(kind=Kind.PHUONG)
    for unit, unit_class in ((units.lac_sy, "LOAI_1"), (units.bao_hieu, "LOAI_2")):
        UnitClassification.objects.create(unit=unit, unit_class_id=unit_class, period=(date(2020, 1, 1), None))
    return units


def flag(units: Units, dimension: str) -> None:
    for unit, code in zip((units.lac_sy, units.bao_hieu), FLAGS.get(dimension, ()), strict=False):
        UnitArea.objects.create(
            unit=unit, flag_id=code, period=(date(2021, 6, 4), None), decision_number="861/QĐ-TTg (trình diễn)"
        )


def test_every_place_dimension_that_is_offered_is_counted_here() -> None:
    assert set(ROWS) == set(registry.place_dimensions)


@pytest.mark.parametrize("dimension", ROWS)
def test_rows_and_filters_of_places_equal_plain_counts(dimension: str, crowd: Units) -> None:
    """Whoever has seats in two communes of a row counts once in it, and once in each of two rows."""
    flag(crowd, dimension)
    row_of = dict(zip(COMMUNES, ROWS[dimension], strict=True))
    counter = counter_of(GROUP, crowd.province, DAY)
    seats = {person: {code for spot in spots for level, code in spot if level == "unit.commune"}
             for person, spots in counter.stands.items()}  # fmt: skip
    wanted = Counter(row for communes in seats.values() for row in {row_of[commune] for commune in communes})
    assert persons_of(dimension) == {**wanted, "*": len(seats)}
    communes = Counter(row_of.values())
    assert persons_of(dimension, show=Show.UNITS) == {**communes, "*": len(COMMUNES)}
    for row in communes:
        # beside the row alone nobody of the other communes is counted
        assert persons_of("sex", Filter(dimension, (row,)))["*"] == wanted[row]
        others = sum(any(row_of[commune] != row for commune in held) for held in seats.values())
        assert persons_of("sex", Filter(dimension, (row,), is_excluded=True)).get("*", 0) == others


def persons_of(dimension: str, *filters: Filter, show: Show = Show.PERSONS) -> dict[str, int]:
    """The figures that are not nought by the codes of their rows, the total under a star."""
    asked = Composition("", (GROUP,), filters, rows=(Chosen(dimension),), shows=(show,))
    table = compose(asked, day=DAY, unit="17", user=ServerActor())
    (column,) = table.columns.leaves
    found = ((leaf, table.figure(leaf, column, show).value) for leaf in table.rows.leaves)
    return {leaf.named[-1][1].code if leaf.named else "*": int(value) for leaf, value in found if value}
