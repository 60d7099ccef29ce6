"""The whole country as the reference files tell it."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.communes.models import Kind, Level, Reorganisation, Succession, Unit, UnitCover, UnitPeriod
from apps.communes.services import load_units
from apps.communes.tree import branches, existing_levels, search
from apps.core.history import event_model
from apps.core.permissions import Permission

FOLDER = settings.BASE_DIR / "fixtures" / "units"
LAST_OF_THREE_TIERS, FIRST_OF_TWO = date(2025, 6, 30), date(2025, 7, 1)
LAC_SY, BAO_HIEU, NEW_LAC_LUONG = "c05356", "c05365", "c05362-20250701"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]


def unit(key: str) -> Unit:
    return Unit.objects.get(key=key)


def officer_at(key: str) -> User:
    user: User = User.objects.create_user(f"officer-{key}", password="a-password-for-tests-only")
    Membership.objects.create(user=user, unit=unit(key), role=Role.COMMUNE_OFFICER, since=date(2020, 1, 1))
    return user


def communes_of(province: str, day: date) -> int:
    """Communes on a day that stand below a province or below one of its districts."""
    running = UnitPeriod.objects.on(day)
    districts = running.filter(parent__key=province, unit__level=Level.DISTRICT).values("unit")
    communes = running.filter(unit__level=Level.COMMUNE)
    return communes.filter(parent__in=districts).count() + communes.filter(parent__key=province).count()


def test_every_row_of_the_files_is_loaded() -> None:
    assert (Unit.objects.count(), UnitPeriod.objects.count()) == (14393, 14613)
    assert (Reorganisation.objects.count(), Succession.objects.count()) == (50, 11110)


@pytest.mark.parametrize(
    ("day", "levels"),
    [
        (LAST_OF_THREE_TIERS, {"province": 63, "district": 696, "commune": 10035}),
        (FIRST_OF_TWO, {"province": 34, "district": 0, "commune": 3321}),
    ],
)
def test_the_country_has_the_published_numbers_of_units(day: date, levels: dict[str, int]) -> None:
    assert existing_levels(day) == levels


def test_kinds_of_communes_after_the_reform_are_the_published_ones() -> None:
    running = UnitPeriod.objects.on(FIRST_OF_TWO).filter(unit__level=Level.COMMUNE)
    counts = {kind: running.filter(kind=kind).count() for kind in (Kind.XA, Kind.PHUONG, Kind.DAC_KHU)}
    assert counts == {Kind.XA: 2621, Kind.PHUONG: 687, Kind.DAC_KHU: 13}


@pytest.mark.parametrize(
    ("province", "day", "communes"),
    [
        ("p17", date(2019, 12, 31), 210),
        ("p17", date(2020, 1, 1), 151),
        ("p17", date(2025, 2, 28), 151),
        ("p30", date(2024, 12, 1), 207),
        ("p31", date(2025, 1, 1), 167),
        ("p40", date(2024, 12, 1), 412),
        ("p25-20250701", FIRST_OF_TWO, 148),
    ],
)
def test_provinces_have_the_published_numbers_of_communes(province: str, day: date, communes: int) -> None:
    assert communes_of(province, day) == communes


def test_the_communes_of_yen_thuy_went_where_the_conversion_table_says() -> None:
    went = Succession.objects.filter(
        predecessor__periods__parent__key="d158", reorganisation__effective_on=FIRST_OF_TWO
    ).values_list("successor__key", "predecessor__key")
    mapping: dict[str, set[str]] = {}
    for successor, predecessor in went:
        mapping.setdefault(successor, set()).add(predecessor[:6])
    assert mapping == {
        "c05353-20250701": {"c05353", "c05374", "c05383"},
        "c05362-20250701": {"c05356", "c05362", "c05365", "c05368"},
        "c05386-20250701": {"c05371", "c05380", "c05386", "c05389"},
    }


def test_a_second_load_writes_nothing_and_leaves_no_history() -> None:
    models = (Unit, UnitPeriod, Reorganisation, Succession)
    before = [event_model(model)._default_manager.count() for model in models]
    assert load_units(FOLDER).total == 0
    assert [event_model(model)._default_manager.count() for model in models] == before


def test_a_load_repairs_what_differs_and_only_that() -> None:
    UnitPeriod.objects.filter(unit__key=LAC_SY).update(name="Lạc Sĩ")
    Unit.objects.filter(key="p17").update(complete_from=None)
    result = load_units(FOLDER)
    assert (result.units, result.periods, result.successions, result.cover) == (1, 1, 0, 0)
    assert UnitPeriod.objects.get(unit__key=LAC_SY).name == "Lạc Sỹ"


def test_two_units_that_exchanged_codes_are_loaded() -> None:
    first, second = UnitPeriod.objects.get(unit__key=LAC_SY), UnitPeriod.objects.get(unit__key=BAO_HIEU)
    UnitPeriod.objects.filter(pk=first.pk).update(code="99999")
    UnitPeriod.objects.filter(pk=second.pk).update(code="05356")
    UnitPeriod.objects.filter(pk=first.pk).update(code="05365")
    assert load_units(FOLDER).periods == 2
    assert UnitPeriod.objects.get(pk=first.pk).code == "05356"


@pytest.mark.parametrize(
    ("upper", "covered", "expected"),
    [
        (LAC_SY, LAC_SY, True),
        ("d158", LAC_SY, True),
        ("p17", LAC_SY, True),
        (NEW_LAC_LUONG, LAC_SY, True),
        ("p25-20250701", "p17", True),
        ("p25-20250701", LAC_SY, True),
        (LAC_SY, BAO_HIEU, False),
        (LAC_SY, NEW_LAC_LUONG, False),
        ("c05353-20250701", LAC_SY, False),
        ("p17", "p25-20250701", False),
    ],
)
def test_a_unit_covers_itself_what_is_below_and_what_it_took_over(upper: str, covered: str, expected: bool) -> None:
    assert UnitCover.objects.filter(unit__key=upper, covered__key=covered).exists() is expected


def test_land_without_people_is_not_covered() -> None:
    land = Succession.objects.filter(kind="part", takes_people=False, note="part of the area").first()
    assert land is not None
    assert not UnitCover.objects.filter(unit=land.successor, covered=land.predecessor).exists()


def test_the_officer_of_the_new_lac_luong_may_edit_the_old_lac_sy_and_a_neighbour_may_not() -> None:
    assert officer_at(NEW_LAC_LUONG).can(Permission.EDIT_CADRES, unit(LAC_SY))
    assert not officer_at("c05386-20250701").can(Permission.EDIT_CADRES, unit(LAC_SY))


def test_a_unit_is_found_without_tones_by_a_name_that_it_bore_before() -> None:
    hits = search("thị trấn kinh mon", date(2025, 2, 28))
    old = next(hit for hit in hits if hit.is_other_name)
    assert (old.period.title, old.found_by.title, old.found_by.last_day) == (
        "Phường An Lưu",
        "Thị trấn Kinh Môn",
        date(2019, 10, 31),
    )


def test_a_code_held_by_two_units_over_time_finds_both() -> None:
    assert {hit.period.unit.key for hit in search("05362", date(2025, 2, 28))} == {"c05362", NEW_LAC_LUONG}


def test_the_tree_of_a_day_gives_provinces_with_how_many_stand_below() -> None:
    tree = branches(None, date(2025, 2, 28))
    assert len(tree) == 63
    assert next(branch.below for branch in tree if branch.unit.key == "p17") == 10


def test_the_page_of_an_ended_unit_says_until_when_and_what_followed(client: Client) -> None:
    client.force_login(officer_at(LAC_SY))
    page = client.get("/communes/c05356/?day=2026-01-01", headers={"accept-language": "en"}).content.decode()
    assert "30/06/2025" in page
    assert "/communes/c05362-20250701/" in page


def test_a_day_before_the_list_is_complete_is_told(client: Client) -> None:
    client.force_login(officer_at(LAC_SY))
    client.cookies["django_language"] = "en"
    assert "complete only from 01/03/2025" in client.get("/communes/p01/?day=2024-01-01").content.decode()
    assert "complete only from" not in client.get("/communes/p17/?day=2024-01-01").content.decode()


@pytest.mark.parametrize(
    "address",
    ["/communes/", "/communes/?open=c05356", "/communes/p17/", "/communes/c05362-20250701/", "/communes/?q=lac+sy"],
)
def test_pages_of_units_need_few_queries(client: Client, address: str, django_assert_max_num_queries: Any) -> None:
    client.force_login(officer_at(LAC_SY))
    with django_assert_max_num_queries(24):
        client.get(f"{address}{'&' if '?' in address else '?'}day=2025-02-28")
