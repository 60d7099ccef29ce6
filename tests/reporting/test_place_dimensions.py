"""How units are grouped: by kind, by the district of old, by areas that decisions name."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from apps.communes.models import Kind, Reorganisation, Succession, SuccessionKind, Unit, UnitPeriod
from apps.communes.services import rebuild_cover
from apps.establishment.models import UnitClassification
from apps.qualifications.models import UnitArea
from apps.reporting.registry import registry
from tests.conftest import DAY, REFORM, Units


def values(code: str, day: date) -> dict[int, str]:
    """What the dimension says of each unit, by the titles of its rows' codes."""
    sheet = registry.place_dimensions[code].read(day)
    named = {value: row.code for row in sheet.categories for value in row.values}
    return {unit: named[value] for unit, value in sheet.values.items()}


def merged(name: str, code: str, province: Unit, *parts: Unit) -> Unit:
    """A commune of after the reform that took over others as a whole."""
    unit = Unit.objects.create(key=f"n{code}", level="commune")
    UnitPeriod.objects.create(
        unit=unit, code=code, name=name, kind=Kind.PHUONG, parent=province, valid=DateRange(REFORM, None)
    )
    reform, _made = Reorganisation.objects.get_or_create(
        key="reform", defaults={"resolution": "1676/NQ-UBTVQH15", "effective_on": REFORM, "title_vi": "Sắp xếp"}
    )
    for part in parts:
        Succession.objects.create(
            reorganisation=reform, predecessor=part, successor=unit, kind=SuccessionKind.WHOLE, takes_people=True
        )
    return unit


def test_units_are_told_by_their_kind(units: Units) -> None:
    assert values("unit_kind", DAY) == dict.fromkeys((units.lac_sy.pk, units.bao_hieu.pk, units.thu_phong.pk), "xa")


def test_before_the_end_of_districts_a_unit_is_of_its_own_district(units: Units) -> None:
    assert values("old_district", DAY) == {
        units.lac_sy.pk: "158",
        units.bao_hieu.pk: "158",
        units.thu_phong.pk: "154",
    }


def test_after_it_the_last_district_of_what_a_unit_was_made_of_counts(units: Units) -> None:
    province = Unit.objects.create(key="new", level="province")
    UnitPeriod.objects.create(unit=province, code="25", name="Phú Thọ", kind=Kind.TINH, valid=DateRange(REFORM, None))
    of_one = merged("Lạc Lương", "05392", province, units.lac_sy, units.bao_hieu)
    of_several = merged("Cao Yên", "05393", province, units.lac_sy, units.thu_phong)
    rebuild_cover()
    assert values("old_district", date(2025, 7, 1)) == {of_one.pk: "158", of_several.pk: "several"}


def test_an_area_holds_from_its_decision_to_its_end(units: Units) -> None:
    UnitArea.objects.create(
        unit=units.lac_sy,
        flag_id="KV_DTTS_III",
        period=DateRange(date(2021, 6, 4), date(2025, 3, 1)),
        decision_number="861/QĐ-TTg",
    )
    assert values("area_minority", DAY)[units.lac_sy.pk] == "KV_DTTS_III"
    assert values("area_difficult", DAY)[units.lac_sy.pk] == "difficult"
    assert values("area_difficult", DAY)[units.bao_hieu.pk] == "none"
    assert values("area_border", DAY)[units.lac_sy.pk] == "none"
    assert values("area_minority", date(2025, 3, 1))[units.lac_sy.pk] == "none"


def test_a_unit_is_of_the_class_that_is_in_force_on_the_day(units: Units, code_lists: None) -> None:
    for first, end, class_ in (
        (date(2023, 1, 1), date(2025, 2, 28), "LOAI_2"),
        (date(2025, 2, 28), date(2025, 3, 1), "LOAI_1"),
        (date(2025, 3, 1), None, "LOAI_3"),
    ):
        UnitClassification.objects.create(unit=units.lac_sy, unit_class_id=class_, period=DateRange(first, end))
    assert values("unit_class", DAY) == {units.lac_sy.pk: "LOAI_1"}
