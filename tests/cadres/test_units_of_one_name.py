"""Two communes of one province may bear one name: whoever reads a list is told which of them is meant."""

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.communes.models import Kind, Unit
from apps.communes.services import rebuild_cover
from tests.conftest import Person, Units, make_unit

pytestmark = pytest.mark.django_db

OF_YEN_THUY, OF_CAO_PHONG = "Xã Lạc Sỹ (Huyện Yên Thủy)", "Xã Lạc Sỹ (Huyện Cao Phong)"


@pytest.fixture
def namesake(units: Units) -> Unit:
    made = make_unit("c05110", name="Lạc Sỹ", kind=Kind.XA, parent=units.thu_phong.periods.get().parent)
    rebuild_cover()
    return made


@pytest.fixture
def listed(client: Client, editor: User, person: Person, units: Units) -> Any:
    person("Bùi Văn An")
    person("Bùi Văn Bình", unit=units.thu_phong)
    client.force_login(editor)
    return lambda query="": client.get(reverse("cadres:list") + query)


def units_told(page: Any) -> set[str]:
    return {text for line in page.context["rows"] for _head, _kind, text in line.cells if text.startswith("Xã ")}


@pytest.mark.usefixtures("namesake")
def test_the_list_names_the_district_of_a_commune_that_shares_its_name(listed: Any) -> None:
    assert units_told(listed()) == {OF_YEN_THUY, "Xã Thu Phong"}


def test_a_commune_whose_name_is_its_own_is_told_by_it_alone(listed: Any) -> None:
    assert units_told(listed()) == {"Xã Lạc Sỹ", "Xã Thu Phong"}


@pytest.mark.usefixtures("namesake")
def test_both_stand_apart_where_a_unit_is_chosen(listed: Any) -> None:
    offered = [unit.label.strip() for unit in listed().context["filters"].units]
    assert [words for words in offered if "Lạc Sỹ" in words] == [OF_CAO_PHONG, OF_YEN_THUY]


@pytest.mark.usefixtures("namesake")
def test_the_chosen_one_is_told_by_its_district(listed: Any) -> None:
    assert OF_YEN_THUY in [chip.value for chip in listed("?unit=c05356").context["chips"]]


@pytest.mark.usefixtures("namesake", "listed")
def test_a_file_of_the_list_says_which_one(client: Client) -> None:
    answer: Any = client.get(reverse("cadres:export", args=["csv"]))
    rows = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    assert OF_YEN_THUY in {cell for row in rows for cell in row}


@pytest.mark.usefixtures("namesake")
def test_without_a_district_the_official_code_tells_them_apart(listed: Any, units: Units, namesake: Unit) -> None:
    for unit in (units.lac_sy, namesake):
        unit.periods.update(parent=units.province)
    rebuild_cover()
    assert "Xã Lạc Sỹ (05356)" in units_told(listed())


def test_a_unit_that_the_address_names_by_its_official_code_is_the_chosen_one(listed: Any) -> None:
    page = listed("?unit=05356")
    assert [chip.value for chip in page.context["chips"]] == ["Xã Lạc Sỹ"]
    assert re.findall(r'<option value="([^"]*)" selected>[^<]*Lạc Sỹ', page.content.decode()) == ["c05356"]
