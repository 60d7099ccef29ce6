"""Promises that the database keeps about units, and choosing one of them."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from apps.accounts.models import User
from apps.communes.fields import UnitField
from apps.communes.models import Kind, Level, Reorganisation, Succession, Unit, UnitPeriod
from apps.communes.services import rebuild_cover
from apps.core.permissions import Permission
from tests.conftest import DAY, REFORM, Units, make_unit


class Choice(forms.Form):
    unit = UnitField()

    def __init__(self, user: User, data: dict[str, Any], permission: Permission = Permission.EDIT_CADRES) -> None:
        super().__init__(data)
        self.fields["unit"].limit(user=user, day=DAY, permission=permission)  # type: ignore[attr-defined]  # a UnitField


def test_a_unit_has_one_name_at_a_time(units: Units) -> None:
    with pytest.raises(IntegrityError, match="unit_period_one_at_a_time"):
        UnitPeriod.objects.create(
            unit=units.lac_sy,
            code="05999",
            name="Lạc Sĩ",
            kind=Kind.XA,
            parent=units.yen_thuy,
            valid=DateRange(date(2020, 1, 1), None),
        )


def test_a_code_is_held_by_one_unit_at_a_time(units: Units) -> None:
    other = Unit.objects.create(key="c05356-20200101", level=Level.COMMUNE)
    period = UnitPeriod(unit=other, code="05356", name="Lạc Sỹ", kind=Kind.XA, parent=units.yen_thuy)
    period.valid = DateRange(date(2020, 1, 1), date(2021, 1, 1))
    with pytest.raises(IntegrityError, match="unit_period_code_held_once"), transaction.atomic():
        period.save()
    period.valid = DateRange(REFORM, None)
    period.save()
    assert other.period_on(REFORM) == period


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"code": "1234"}, "unit_period_code_digits"),
        ({"code": "17", "parent": None, "kind": "region"}, "unit_period_kind_known"),
        ({"parent": None}, "unit_period_parent_but_for_provinces"),
        ({"valid": DateRange(DAY, DAY)}, "unit_period_not_empty"),
    ],
)
def test_a_period_that_cannot_be_is_refused(units: Units, facts: dict[str, Any], constraint: str) -> None:
    unit = Unit.objects.create(key="c09999", level=Level.COMMUNE)
    whole = {"code": "09999", "name": "Thử", "kind": Kind.XA, "parent": units.yen_thuy, "valid": DateRange(REFORM)}
    with pytest.raises(IntegrityError, match=constraint):
        UnitPeriod.objects.create(unit=unit, **(whole | facts))


def test_only_the_unit_itself_can_live_on(units: Units) -> None:
    change = Reorganisation.objects.create(key="nq-1", resolution="Nghị quyết 1", effective_on=REFORM, title_vi="Thử")
    with pytest.raises(IntegrityError, match="succession_living_on_is_same_unit"):
        Succession.objects.create(
            reorganisation=change, predecessor=units.lac_sy, successor=units.bao_hieu, kind="rename"
        )


@pytest.mark.parametrize("words", ["c05356", "05356", "lac sy", "Lạc Sỹ", "xã lạc sỹ"])
def test_a_unit_is_chosen_by_key_code_or_name(units: Units, editor: User, words: str) -> None:
    form = Choice(editor, {"unit": words})
    assert form.is_valid()
    assert form.cleaned_data["unit"] == units.lac_sy


@pytest.mark.parametrize("words", ["c05365", "05365", "bao hieu", "nowhere", "17", "' OR 1=1 --", "c05356' --"])
def test_a_unit_outside_ones_scope_cannot_be_chosen(units: Units, officer: User, words: str) -> None:
    assert Choice(officer, {"unit": words}).errors["unit"].as_data()[0].code == "unknown"


def test_a_name_borne_by_two_units_asks_for_the_code(units: Units, editor: User) -> None:
    other = Unit.objects.create(key="c05999", level=Level.COMMUNE)
    UnitPeriod.objects.create(
        unit=other, code="05999", name="Thu Phong", kind=Kind.XA, parent=units.yen_thuy, valid=DateRange(None, REFORM)
    )
    rebuild_cover()
    assert Choice(editor, {"unit": "thu phong"}).errors["unit"].as_data()[0].code == "ambiguous"


def test_the_cover_of_a_few_units_is_worked_out_by_one_statement(units: Units, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3) as asked:
        rebuild_cover()
    assert [statement["sql"].split()[0] for statement in asked] == ["SAVEPOINT", "WITH", "RELEASE"]


def test_without_a_script_the_picker_is_a_list_of_ones_own_units(units: Units, officer: User) -> None:
    drawn = str(Choice(officer, {})["unit"])
    assert 'value="c05356"' in drawn
    assert "c05365" not in drawn


def test_the_search_of_the_picker_stays_in_the_scope_asked_for(client: Client, officer: User) -> None:
    client.force_login(officer)
    assert "c05365" in client.get("/communes/pick/?q=bao").content.decode()
    assert "c05365" not in client.get("/communes/pick/?q=bao&scope=edit_cadres").content.decode()
    assert "c05356" in client.get("/communes/pick/?q=LAC&scope=edit_cadres").content.decode()


def test_of_units_called_alike_those_at_home_come_first_and_the_others_say_their_province(
    client: Client, officer: User, units: Units
) -> None:
    province = make_unit("p08", name="Tuyên Quang", kind=Kind.TINH)
    district = make_unit("d073", name="Chiêm Hóa", kind=Kind.HUYEN, parent=province)
    make_unit("c02308", name="Bảo Hiệu", kind=Kind.XA, parent=district)
    client.force_login(officer)
    shown = client.get("/communes/pick/?q=bao hieu").content.decode()
    assert 'data-title="Xã Bảo Hiệu, Huyện Yên Thủy (05365)"' in shown
    assert 'data-title="Xã Bảo Hiệu, Huyện Chiêm Hóa, Tỉnh Tuyên Quang (02308)"' in shown
    assert shown.index("05365") < shown.index("02308")


@pytest.mark.parametrize(
    "address",
    [
        "/communes/?q=%00",
        "/communes/?q=%25_%27",
        "/communes/?day=0001-01-01",
        "/communes/?day=x",
        "/communes/?open=zzz",
        "/communes/pick/?q=%00&scope=nothing&level=nothing",
        "/communes/c05356/?day=9999-12-31",
        "/me/accounts/?q=%00&page=zzz",
        "/me/readings/?person=%00",
    ],
)
def test_odd_addresses_are_answered_calmly(client: Client, administrator: User, address: str) -> None:
    client.force_login(administrator)
    assert client.get(address).status_code == 200


def test_an_unknown_unit_is_not_found(client: Client, officer: User) -> None:
    client.force_login(officer)
    assert client.get("/communes/c00000/").status_code == 404


def test_head_counts_are_shown_to_those_who_may_see_people(
    client: Client, officer: User, neighbour: User, stranger: User, person: Any
) -> None:
    person("Bùi Văn Hạnh", title="CD_BT")
    person("Bùi Thị Hoa", title="CD_BT", since=date(2025, 6, 1))
    client.force_login(officer)
    panel = client.get("/communes/c05356/").context["panels"][0].content
    assert (panel.total, panel.is_whole) == (1, True)
    for other in (neighbour, stranger):
        client.force_login(other)
        assert client.get("/communes/c05356/").context["panels"] == []
    client.force_login(neighbour)
    assert client.get("/communes/d158/").context["panels"][0].content.total == 0


@pytest.mark.parametrize(
    ("visitor", "open_to", "closed"), [("editor", "Yên Thủy", "Lạc Sỹ"), ("officer", "Lạc Sỹ", "Thu Phong")]
)
def test_the_tree_opens_at_ones_own_unit(
    client: Client, request: pytest.FixtureRequest, units: Units, visitor: str, open_to: str, closed: str
) -> None:
    client.force_login(request.getfixturevalue(visitor))
    page = client.get("/communes/", {"day": f"{DAY}"}).content.decode()
    assert open_to in page
    assert closed not in page
