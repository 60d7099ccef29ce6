"""Single units in a composed table: ticked as rows, kept by a filter, offered only within one's scope."""

import re

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.reporting.composed.definitions import Chosen, Composition, Filter
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.services import compose
from tests.conftest import DAY, Person, Units

STAFF = ("cadres_and_civil_servants",)


@pytest.fixture
def staff(units: Units, person: Person) -> None:
    person("Bùi Văn Hạnh")
    person("Hà Thị Mai", title="CD_CTPN")
    person("Bùi Thị Én", unit=units.bao_hieu)
    person("Xa Văn Ỏn", unit=units.thu_phong)


def asked(client: Client, user: User, **query: str) -> str:
    client.force_login(user)
    answer = client.get("/reports/composed/filter/", query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_the_ticked_units_are_counted_and_the_table_says_so(units: Units, staff: None, analyst: User) -> None:
    only = Filter("unit", ("05356", "05101"))
    by_commune = Composition("", STAFF, (only,), rows=(Chosen("unit", level="commune"),))
    paper = paper_of(compose(by_commune, day=DAY, unit="17", user=analyst))
    assert [(row.title.split()[-1], row.cells[0].value) for row in paper.tables[0].rows] == [
        ("Total", 3),
        ("Phong", 1),
        ("Sỹ", 2),
    ]
    assert "Lạc Sỹ or" in paper.as_of


def test_totals_over_districts_hold_each_commune_in_the_columns(units: Units, staff: None, analyst: User) -> None:
    crossed = Composition(
        "", STAFF, rows=(Chosen("unit", level="district"),), columns=(Chosen("unit", level="commune"),)
    )
    for composition in (crossed, Composition("", STAFF, rows=crossed.columns, columns=crossed.rows)):
        table = compose(composition, day=DAY, unit="17", user=analyst)
        total = next(row for row in paper_of(table).tables[0].rows if row.title == "Total")
        assert sum(int(str(cell.value)) for cell in total.cells[1:]) == 4


def test_a_typed_day_that_is_none_is_told_as_it_was_typed(staff: None, analyst: User) -> None:
    client = Client()
    client.force_login(analyst)
    page = client.get("/reports/composed/new/?composing=1&group=cadres&days=own&own_days=31/02/2024")
    assert "31/02/2024" in page.context["composer"].trouble


def test_a_filter_brings_its_choices_when_it_is_opened(staff: None, analyst: User) -> None:
    page = asked(Client(), analyst, dimension="unit", unit="17", day="28/02/2025")
    assert "Xã Thu Phong (Huyện Cao Phong)" in page
    assert "CM_DH" in asked(Client(), analyst, dimension="professional", unit="17", day="28/02/2025")


def test_an_officer_is_offered_no_units_of_others(staff: None, officer: User) -> None:
    assert "Thu Phong" not in asked(Client(), officer, dimension="unit", unit="17", day="28/02/2025")


def test_the_builder_reads_only_the_filters_in_use(staff: None, analyst: User) -> None:
    client = Client()
    client.force_login(analyst)
    page = client.get("/reports/composed/new/?composing=1&unit=17&group=cadres&only_sex=female&opened=religion")
    text = page.content.decode()
    assert re.search(r'name="only_sex"\s+value="female" checked', text)
    assert 'name="only_religion"' in text
    assert 'name="only_ethnic_group"' not in text


def test_groups_and_days_are_no_filters(staff: None, analyst: User) -> None:
    client = Client()
    client.force_login(analyst)
    assert client.get("/reports/composed/filter/?dimension=day").status_code == 404
    assert client.get("/reports/composed/new/?composing=1&group=cadres&only_day=x&only_group=y").status_code == 200


def test_one_unit_of_the_geography_is_asked_for_as_in_other_reports(units: Units, staff: None, analyst: User) -> None:
    client = Client()
    client.force_login(analyst)
    asked_for = "composing=1&group=cadres_and_civil_servants&row1=title&unit=17&at=05365"
    answer = client.get(f"/reports/composed/new/?{asked_for}")
    result = answer.context["composer"].result
    assert result.table.composition.filters == (Filter("unit", ("05365",)),)
    assert result.paper.tables[0].rows[-1].cells[0].value == 1


def test_rows_without_anyone_can_be_left_out_from_the_page(units: Units, staff: None, analyst: User) -> None:
    client = Client()
    client.force_login(analyst)
    answer = client.get("/reports/composed/new/?composing=1&group=cadres_and_civil_servants&row1=title&unit=17")
    result = answer.context["composer"].result
    assert result.without_empty_url.split("?")[1] in answer.content.decode().replace("&amp;", "&")
    shorter = client.get(result.without_empty_url).context["composer"].result
    assert len(shorter.table.rows.leaves) == len(result.table.rows.leaves) - result.empty_rows
    assert not shorter.has_many_empty


def test_columns_that_nobody_can_belong_to_can_be_left_out_too(units: Units, staff: None, analyst: User) -> None:
    client = Client()
    client.force_login(analyst)
    asked = "composing=1&group=cadres_and_civil_servants&row1=sex&column1=category&unit=17"
    result = client.get(f"/reports/composed/new/?{asked}").context["composer"].result
    assert (result.empty_columns > 0, result.has_many_empty) == (True, True)
    shorter = client.get(result.without_empty_url).context["composer"].result
    assert len(shorter.table.columns.leaves) == len(result.table.columns.leaves) - result.empty_columns
