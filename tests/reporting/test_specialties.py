"""Specialties stand in the groups of statistics, and units in the groups that a province made of them."""

from datetime import date

import pytest

from apps.qualifications.models import AreaFlag, Qualification, UnitArea
from apps.qualifications.specialties import GROUPS
from apps.reporting.actors import ServerActor
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.services import compose
from tests.conftest import DAY, Person, Units

STAFF = ("cadres_and_civil_servants",)


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("Luật kinh tế", "law"),
        ("KẾ TOÁN", "finance"),
        ("Hành chính học", "administration"),
        ("Quản lý đất đai", "land"),
        ("Quân sự cơ sở", "defence"),
        ("Khoa học cây trồng", "agriculture"),
        ("Thiên văn", "other"),
        ("", "not_stated"),
    ],
)
def test_a_specialty_stands_in_its_group(person: Person, units: Units, written: str, group: str) -> None:
    cadre = person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    Qualification.objects.filter(cadre=cadre).update(specialty=written)
    table = compose(Composition("", STAFF, rows=(Chosen("specialty"),)), day=DAY, unit="17", user=ServerActor())
    (column,) = table.columns.leaves
    counted = {leaf.address: table.persons(table.key(leaf, column)) for leaf in table.rows.leaves}
    assert {code for code, persons in counted.items() if persons} == {group, "*"}
    assert len({code for code, _title, _words in GROUPS}) == len(GROUPS)


def test_communes_are_grouped_as_the_province_groups_them(person: Person, units: Units) -> None:
    person("Bùi Văn Hạnh")
    khu = AreaFlag.objects.create(code="KHU_BAC", label_vi="Khu Bắc", label_en="North", is_difficult=False)
    UnitArea.objects.create(
        unit=units.lac_sy,
        flag=khu,
        period=[date(2020, 1, 1), None],
        decision_number="1/QĐ",
        decision_on=date(2020, 1, 1),
    )
    table = compose(Composition("", STAFF, rows=(Chosen("area_own"),)), day=DAY, unit="17", user=ServerActor())
    (column,) = table.columns.leaves
    counted = {leaf.address: table.persons(table.key(leaf, column)) for leaf in table.rows.leaves}
    assert counted["KHU_BAC"] == 1
