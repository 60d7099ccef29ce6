"""Whatever the builder offers has an oracle: every figure is reckoned from plain lists, every row by another test."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from apps.cadres.models import Cadre, Posting, Recruitment
from apps.establishment.models import Allotment, UnitClassification, UnitSize
from apps.reporting.actors import ServerActor
from apps.reporting.composed.beside import left_of
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.figures import places_of
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.sentences import notes
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable
from tests.conftest import DAY, Units
from tests.reporting.composed import carried
from tests.reporting.composed.figure_oracle import BESIDE, ORACLES, Cell, Plain, exact
from tests.reporting.composed.plain_counts import Fates
from tests.reporting.populations import invent

GROUP, PART = "cadres_and_civil_servants", "party_executive_committee"
DISTRICTS = {"05356": "158", "05365": "158", "05101": "154"}
NUMBERS = {"05356": (3000, 21, 7, 22), "05365": (4100, 30, 5, 20), "05101": (5200, 17, 9, 18)}
AMOUNTS = {
    code: dict(zip(("inhabitants", "area", "allotted", "allowed"), each, strict=True)) for code, each in NUMBERS.items()
}
AMOUNTS_ARE = (Show.INHABITANTS, Show.AREA, Show.PER_THOUSAND, Show.INHABITANTS_EACH)
POSTS = (Show.ALLOTTED, Show.ALLOTTED_RATE, Show.ALLOTTED_GAP, Show.ALLOWED, Show.ALLOWED_RATE, Show.ALLOWED_GAP)
PLAIN = tuple(show for show in ORACLES if show not in (*POSTS, *AMOUNTS_ARE, Show.FIRST_SHARE))


@pytest.fixture
def crowd(units: Units) -> Units:
    """A random population with recruitments and known first days, and communes with all their numbers."""
    chance = Random(23)
    invent(chance, [units.lac_sy, units.bao_hieu, units.thu_phong], 40)
    for cadre in Cadre.objects.all():
        for _each in range(chance.choice((0, 1, 2))):
            begun = date(chance.randint(1990, 2024), 3, chance.randint(1, 28))
            Recruitment.objects.create(cadre=cadre, recruited_on=begun)
    Posting.objects.filter(pk__in=Posting.objects.values_list("pk", flat=True)[::3]).update(start_known=True)
    own = {"05356": units.lac_sy, "05365": units.bao_hieu, "05101": units.thu_phong}
    for (code, unit), unit_class in zip(own.items(), ("LOAI_1", "LOAI_2", "LOAI_3"), strict=True):
        told = AMOUNTS[code]
        UnitSize.objects.create(
            unit=unit,
            inhabitants=told["inhabitants"],
            area=Decimal(told["area"]),
            counted_on=date(2023, 12, 31),
            source="Niên giám thống kê (số liệu trình diễn)",
        )
        for year in (2024, 2025):
            Allotment.objects.create(
                unit=unit,
                block_id="BC_CBCC",
                year=year,
                number=told["allotted"],
                decision_issuer="UBND tỉnh (trình diễn)",
            )
        UnitClassification.objects.create(unit=unit, unit_class_id=unit_class, period=(date(2020, 1, 1), None))
    return units


def table_of(shows: tuple[Show, ...], **facts: object) -> ComposedTable:
    asked = Composition("", (GROUP,), rows=(Chosen("unit", level="district"),), columns=(Chosen("sex"),), shows=shows)
    asked = replace(asked, least=2, least_share=40, **facts)  # type: ignore[arg-type]  # of a composition
    return compose(asked, day=DAY, unit="17", user=ServerActor())


def checked(table: ComposedTable, units: Units, fates: Fates | None = None) -> set[Show]:
    """The shows of which at least one figure was compared."""
    districts = {carried.CODE: "158", "05101": "154"} if fates else DISTRICTS
    plain, seen = Plain(table, units.province, districts, AMOUNTS, fates), set()
    for row, column, show, figure in table.cells():
        wanted = exact(Cell(plain, row, column), show, left_of(table, show, column))
        where = (row.address, column.address, show, figure.value, wanted)
        if figure.value is None:
            assert wanted is None, where
            continue
        assert wanted is not None, where
        half = Fraction(1, 2) / 10 ** places_of(figure)
        assert abs(Fraction(figure.value) - wanted) <= (half if Fraction(figure.value) != wanted else 0), where
        seen.add(show)
    return seen


def test_every_figure_that_is_offered_has_an_oracle() -> None:
    of_flows = {Show.OPENING_SHARE}  # stands with those who came and left
    assert {*ORACLES, *BESIDE, Show.RANK} | of_flows == set(Show)


def test_figures_of_persons_and_communes_equal_plain_ones(crowd: Units) -> None:
    days = ("asked-1y", "asked")
    assert checked(table_of(PLAIN, days=days), crowd) == set(PLAIN)


def test_changes_since_the_day_before_equal_plain_ones(crowd: Units) -> None:
    changes = (Show.DIFFERENCE, Show.GROWTH, Show.ROW_SHARE_CHANGE, Show.COLUMN_SHARE_CHANGE)
    days = ("asked-2y", "asked-1y", "asked")
    table = table_of((Show.PERSONS, *changes), days=days, is_stepwise=True)
    assert checked(table, crowd) == {Show.PERSONS, *changes}
    since_the_first = replace(table, composition=replace(table.composition, is_stepwise=False))
    assert [each[3] for each in table.cells()] != [each[3] for each in since_the_first.cells()]
    assert "day before" in " ".join(notes(table))


def test_a_second_group_is_set_against_the_first(crowd: Units) -> None:
    shows = (Show.PERSONS, Show.FIRST_SHARE, Show.GROUP_SHARE, Show.ROW_SHARE, Show.MEAN_AGE)
    assert checked(table_of(shows, groups=(GROUP, PART)), crowd) == set(shows)


def test_figures_set_against_units_equal_plain_ones(crowd: Units) -> None:
    assert checked(table_of((Show.PERSONS, *AMOUNTS_ARE), columns=()), crowd) >= set(AMOUNTS_ARE)
    assert checked(table_of((Show.PERSONS, *POSTS), columns=()), crowd) >= set(POSTS)


def test_a_group_without_posts_of_its_own_says_so_in_the_row_of_the_total_and_below(crowd: Units) -> None:
    table = table_of((Show.PERSONS, Show.ALLOTTED, Show.ALLOTTED_RATE), groups=(PART,), columns=())
    total, *others = paper_of(table).tables[0].rows
    assert [cell.value for cell in total.cells[1:]] == ["not apart", "not apart"]
    assert {cell.value for row in others for cell in row.cells[1:]} == {None}
    assert any("no posts are allotted to this group by itself" in note for note in notes(table))
    assert not any("by itself" in note for note in notes(table_of((Show.PERSONS, Show.ALLOTTED), columns=())))


def test_posts_of_which_nothing_is_recorded_are_told_so_in_the_row_of_the_total(crowd: Units) -> None:
    table = table_of((Show.PERSONS, Show.ALLOTTED, Show.ALLOWED), groups=("civil_servants",), columns=())
    assert [cell.value for cell in paper_of(table).tables[0].rows[0].cells[1:]] == ["not recorded"] * 2


def test_every_figure_of_persons_and_communes_in_another_geography_equals_a_plain_one(crowd: Units) -> None:
    """Two communes are one in it: who has seats in both counts once, and there is a commune less."""
    fates, days = carried.merge(crowd), ("asked-1y", "asked")
    changes = (Show.DIFFERENCE, Show.GROWTH, Show.ROW_SHARE_CHANGE, Show.COLUMN_SHARE_CHANGE)
    plain = (*PLAIN, *(show for show in changes if show not in PLAIN))
    found = checked(table_of(plain, days=days, geography=carried.GEOGRAPHY), crowd, fates)
    assert found == set(plain)
    beside = (Show.PERSONS, *BESIDE, Show.RANK)
    assert checked(table_of(beside, geography=carried.GEOGRAPHY), crowd, fates) >= {Show.PERSONS, Show.RANK}
    groups = {"groups": (GROUP, PART), "geography": carried.GEOGRAPHY}
    shows = (Show.PERSONS, Show.FIRST_SHARE, Show.GROUP_SHARE, Show.MEAN_AGE)
    assert checked(table_of(shows, **groups), crowd, fates) == set(shows)


@pytest.mark.parametrize("left", [Show.PERSONS, Show.ROW_SHARE, Show.COLUMN_SHARE])
def test_figures_that_speak_of_their_left_equal_plain_ones(left: Show, crowd: Units) -> None:
    shows = (left, *BESIDE, Show.RANK)
    found = checked(table_of(shows), crowd)
    assert found >= set(shows) - {Show.ROW_TIMES, Show.TOTAL_TIMES}
    assert found & {Show.ROW_TIMES, Show.TOTAL_TIMES}
