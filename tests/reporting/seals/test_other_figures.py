"""A sealed table whose means or posts stand otherwise is not the same, though nobody is counted otherwise."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre, Recruitment
from apps.core.dates import PartialDate, Precision
from apps.establishment.models import Allotment, PostCeiling, UnitClassification
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
    assert ("01/01/1975" in told.explained.before, "50" in told.explained.before) == (True, True)
    assert ("01/01/1965" in told.explained.now, "60" in told.explained.now) == (True, True)
    assert cadre.get_absolute_url() in shown
    assert told.explained.before in shown


def test_a_date_that_was_changed_twice_is_told_as_it_was_sealed_and_as_it_is(sealed: Seal, analyst: User) -> None:
    cadre = Cadre.objects.get(birth_date__year=1975)
    for year in (1970, 1965):
        cadre.birth_date = date(year, 1, 1)
        cadre.save()
    (told,) = ComparisonPage(compare(sealed, analyst), analyst).rested_on
    assert (told.explained.before[:10], told.explained.now[:10]) == ("01/01/1975", "01/01/1965")


def test_the_first_days_that_moved_means_of_years_are_told(person: Person, units: Units, analyst: User) -> None:
    cadre = person("Bùi Văn Hạnh", unit=units.lac_sy, since=date(2020, 1, 1))
    taken_in = Recruitment.objects.create(cadre=cadre, recruited_on=date(2010, 1, 1))
    seal = seal_of((Show.PERSONS, Show.MEAN_POST, Show.MEAN_SERVICE), analyst)
    cadre.postings.update(period=DateRange(date(2015, 1, 1), None))
    (told,) = ComparisonPage(compare(seal, analyst), analyst).rested_on
    assert (told.explained.before, told.explained.now) == ("01/01/2020", "01/01/2015")
    cadre.postings.update(period=DateRange(date(2020, 1, 1), None))
    Recruitment.objects.filter(pk=taken_in.pk).update(recruited_on=date(2005, 1, 1))
    found = ComparisonPage(compare(seal, analyst), analyst).rested_on[0].explained
    assert "recruitment_corrected" in [reason.code for reason in found.reasons]


def test_what_moved_the_most_posts_by_law_is_told(sealed: Seal, units: Units, analyst: User) -> None:
    classified = UnitClassification.objects.create(
        unit=units.lac_sy, unit_class_id="LOAI_3", period=DateRange(date(2024, 1, 1), None)
    )
    seal = seal_of((Show.PERSONS, Show.ALLOWED, Show.ALLOWED_GAP), analyst)
    UnitClassification.objects.filter(pk=classified.pk).update(unit_class_id="LOAI_1", decision_number="7/QĐ-UBND")
    page = ComparisonPage(compare(seal, analyst), analyst)
    assert [cell.column for cell in page.other_cells if "Most posts" in cell.column]
    (told,) = page.unit_records
    assert told.unit == "Xã Lạc Sỹ"
    assert "7/QĐ-UBND" in told.now
    assert told.before != told.now


def first_number(words: str) -> int:
    return next(int(number) for number in re.findall(r"\d+", words))


def test_another_number_in_the_law_is_told(sealed: Seal, units: Units, analyst: User) -> None:
    UnitClassification.objects.create(
        unit=units.lac_sy, unit_class_id="LOAI_3", period=DateRange(date(2024, 1, 1), None)
    )
    seal = seal_of((Show.PERSONS, Show.ALLOWED), analyst)
    PostCeiling.objects.filter(unit_class="LOAI_3", block="BC_CBCC").update(number=F("number") + 3)
    page = ComparisonPage(compare(seal, analyst), analyst)
    holding = PostCeiling.objects.filter(unit_class="LOAI_3", block="BC_CBCC", valid_from__lte=DAY, valid_to__gt=DAY)
    told = [tuple(map(first_number, (each.before, each.now))) for each in page.unit_records]
    assert sorted(told) == sorted((law.number - 3, law.number) for law in holding)
    assert holding.exists()


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
