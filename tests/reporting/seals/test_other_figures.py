"""A sealed table whose means or posts stand otherwise is not the same, though nobody is counted otherwise."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.dates import PartialDate, Precision
from apps.establishment.models import Allotment
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.flat import packed
from apps.reporting.composed.shows import Show
from apps.reporting.models import Seal
from apps.reporting.seals import services
from apps.reporting.seals.comparison_page import ComparisonPage
from apps.reporting.seals.differences import compare
from tests.conftest import DAY, Person, Units
from tests.reporting.composed import carried

SHOWS = (Show.PERSONS, Show.ROW_SHARE, Show.MEAN_AGE, Show.HIGHEST_AGE, Show.ALLOTTED, Show.ALLOTTED_GAP)
GROUPS = ("cadres_and_civil_servants",)
ASKED = {"unit": "17", "day": DAY.isoformat(), "language": "en"}


@pytest.fixture
def sealed(person: Person, units: Units, analyst: User) -> Seal:
    """Two persons of 40 and 50 years in Lạc Sỹ, with four posts."""
    for born in (1985, 1975):
        person("Bùi Văn Hạnh", unit=units.lac_sy, birth=PartialDate(date(born, 1, 1), Precision.DAY))
    Allotment.objects.create(unit=units.lac_sy, block_id="BC_CBCC", year=2025, number=4, decision_issuer="UBND tỉnh")
    return seal_of(SHOWS, analyst)


def seal_of(shows: tuple[Show, ...], analyst: User) -> Seal:
    rows = (Chosen("unit", level="district"), Chosen("unit", level="commune"))
    asked = Composition("", ("cadres_and_civil_servants",), rows=rows, shows=shows, unit="17")
    return services.seal(kind="composed", parameters={**ASKED, "t": packed(asked)}, by=analyst)


def others(seal: Seal, reader: User) -> dict[tuple[str, str], tuple[object, object]]:
    page = ComparisonPage(compare(seal, reader), reader)
    return {(cell.row, cell.column): (cell.before, cell.now) for cell in page.other_cells}


def test_another_birth_date_moves_a_mean_and_nobody(sealed: Seal, analyst: User, client: Client) -> None:
    cadre = Cadre.objects.get(birth_date__year=1975)
    cadre.birth_date = date(1965, 1, 1)
    cadre.save()
    found = others(sealed, analyst)
    assert found["Xã Lạc Sỹ", "Mean age, years"] == (Decimal("45.0"), Decimal("50.0"))
    assert found["Xã Lạc Sỹ", "Oldest, years"] == (50, 60)
    assert not any("Persons" in column or "Share" in column for _row, column in found)
    client.force_login(analyst)
    shown = client.get(f"{sealed.get_absolute_url()}compare/").content.decode()
    assert "every figure is the same" not in shown
    assert "mọi số liệu" not in shown
    assert "60" in shown
    page = ComparisonPage(compare(sealed, analyst), analyst)
    (told,) = page.rested_on
    assert (told.line.code, [reason.code for reason in told.explained.reasons]) == (cadre.code, ["birth_corrected"])
    assert cadre.get_absolute_url() in shown


def test_who_is_changed_in_what_the_figures_do_not_rest_on_is_not_named(
    sealed: Seal, units: Units, analyst: User
) -> None:
    Cadre.objects.filter(birth_date__year=1975).update(ethnic_group_id="DT_MUONG")
    Allotment.objects.filter(unit=units.lac_sy).update(number=6)
    page = ComparisonPage(compare(sealed, analyst), analyst)
    assert page.other_cells.paginator.count
    assert page.rested_on == []


def test_every_share_that_differs_rests_on_persons_who_are_named(
    sealed: Seal, person: Person, units: Units, analyst: User
) -> None:
    """Numerator or denominator of each is among the numbers of persons that differ, and these are made by persons."""
    person("Bùi Văn Mới", unit=units.bao_hieu, birth=PartialDate(date(1990, 1, 1), Precision.DAY))
    page = ComparisonPage(compare(sealed, analyst), analyst)
    assert page.difference.unexplained == 0
    rows = {line.where.row for line in page.cells}
    shares = [cell for cell in page.other_cells if "Share" in cell.column]
    assert shares
    assert all(any(cell.row in row for row in rows) for cell in shares)


def test_more_posts_are_told_where_nobody_is_counted_otherwise(sealed: Seal, units: Units, analyst: User) -> None:
    Allotment.objects.filter(unit=units.lac_sy).update(number=6)
    found = others(sealed, analyst)
    assert found["Xã Lạc Sỹ", "Posts allotted"] == (4, 6)
    assert found["Xã Lạc Sỹ", "More or fewer than allotted"] == (-2, -4)


def test_the_decisions_that_moved_posts_are_told_and_make_the_whole_difference(
    sealed: Seal, units: Units, analyst: User, client: Client
) -> None:
    Allotment.objects.filter(unit=units.lac_sy).update(number=6, decision_number="15/QĐ-UBND")
    Allotment.objects.create(unit=units.bao_hieu, block_id="BC_CBCC", year=2025, number=3, decision_issuer="UBND tỉnh")
    page = ComparisonPage(compare(sealed, analyst), analyst)
    told = {each.unit: (each.before.split(" ")[0], each.now.split(" ")[0]) for each in page.unit_records}
    assert told == {"Xã Lạc Sỹ": ("4", "6"), "Xã Bảo Hiệu": ("", "3")}
    moved = sum(int(now or 0) - int(before or 0) for before, now in told.values())
    assert moved == 5
    client.force_login(analyst)
    assert "15/QĐ-UBND" in client.get(f"{sealed.get_absolute_url()}compare/").content.decode()


def test_a_commune_that_is_carried_to_another_one_is_called_by_its_own_name(
    person: Person, units: Units, analyst: User
) -> None:
    carried.merge(units)
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    for unit in (units.lac_sy, units.bao_hieu):
        Allotment.objects.create(unit=unit, block_id="BC_CBCC", year=2025, number=4, decision_issuer="UBND tỉnh")
    rows = (Chosen("unit", level="commune"),)
    asked = Composition("", GROUPS, rows=rows, shows=(Show.PERSONS, Show.ALLOTTED), geography=carried.GEOGRAPHY)
    seal = services.seal(kind="composed", parameters={**ASKED, "t": packed(asked)}, by=analyst)
    Allotment.objects.filter(unit=units.lac_sy).update(number=6)
    page = ComparisonPage(compare(seal, analyst), analyst)
    assert [(cell.before, cell.now) for cell in page.other_cells if "Posts" in cell.column][-1:] == [(8, 10)]
    assert [(each.unit, each.before[:1], each.now[:1]) for each in page.unit_records] == [("Xã Lạc Sỹ", "4", "6")]


def test_records_of_other_units_and_days_before_the_seal_are_not_told(
    sealed: Seal, units: Units, analyst: User
) -> None:
    Cadre.objects.filter(birth_date__year=1975).update(birth_date=date(1965, 1, 1))
    page = ComparisonPage(compare(sealed, analyst), analyst)
    assert page.other_cells.paginator.count
    assert page.unit_records == []


def test_where_nothing_is_otherwise_nothing_is_told(sealed: Seal, analyst: User) -> None:
    assert others(sealed, analyst) == {}


def test_a_table_of_persons_alone_has_no_other_figures(person: Person, units: Units, analyst: User) -> None:
    seal = seal_of((Show.PERSONS,), analyst)
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    assert others(seal, analyst) == {}
    assert compare(seal, analyst).persons == 1
