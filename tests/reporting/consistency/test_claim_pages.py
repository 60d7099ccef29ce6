"""Entering, editing and deleting what documents state, within the own units."""

import re

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.reporting.models import Claim
from tests.conftest import Person, Units

FORM = {
    "source": "Báo cáo 125/BC-SNV",
    "words": "Toàn xã có 83,4 % công chức có trình độ đại học",
    "unit_of": "05356",
    "day": "28/02/2025",
    "group_of": "civil_servants",
    "row_of": "professional|CM_DH",
    "form": "percent",
    "stated_value": "83,4",
}


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_figure_is_entered_compared_edited_deleted_and_brought_back(person: Person, analyst: User) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    client = client_of(analyst)
    assert client.post("/reports/consistency/claims/new/", FORM).status_code == 302
    entered = Claim.objects.get()
    assert (entered.report, str(entered.stated), entered.unit_title) == ("quality", "83.4", "Xã Lạc Sỹ")
    page = client.get("/reports/consistency/claims/").content.decode()
    assert "100" in page

    address = entered.get_absolute_url()
    opened = client.get(address).context["sections"][0]["form"]
    client.post(address, FORM | {"stated_value": "100", "revision": opened.initial["revision"]})
    assert str(Claim.objects.get().stated) == "100"
    client.post(f"{address}delete/")
    assert not Claim.objects.exists()
    told = client.get("/reports/consistency/claims/").content.decode()
    (*_earlier, act) = re.findall(r"/claims/restore/([0-9a-f-]{36})/", told)
    client.post(f"/reports/consistency/claims/restore/{act}/")
    assert str(Claim.objects.get().stated) == "100"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"stated_value": "nhiều"}, "stated_value"),
        ({"stated_value": "120"}, "stated_value"),
        ({"group_of": "x"}, "group_of"),
        ({"row_of": "x|y"}, "row_of"),
        ({"unit_of": "05101"}, ""),
        ({"source": ""}, "source"),
        ({"day": "31/02/2025"}, "day"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(
    analyst: User, units: Units, wrong: dict[str, str], field: str
) -> None:
    answer = client_of(analyst).post("/reports/consistency/claims/new/", FORM | wrong)
    if field:
        assert answer.status_code == 200
        assert field in answer.context["sections"][0]["form"].errors
    else:
        assert answer.status_code == 302


def test_an_officer_reads_the_figures_of_the_own_unit_and_writes_none(
    analyst: User, officer: User, neighbour: User
) -> None:
    client_of(analyst).post("/reports/consistency/claims/new/", FORM)
    assert FORM["source"] in client_of(officer).get("/reports/consistency/claims/").content.decode()
    assert FORM["source"] not in client_of(neighbour).get("/reports/consistency/claims/").content.decode()
    assert client_of(officer).post("/reports/consistency/claims/new/", FORM).status_code == 403


def test_findings_are_given_as_files(analyst: User, person: Person, units: Units) -> None:
    client_of(analyst).post("/reports/consistency/claims/new/", FORM)
    client = client_of(analyst)
    assert "claims" in client.get("/reports/consistency/findings.csv?unit=17").content.decode()
    (only,) = client.get("/reports/consistency/findings.json?unit=17").json()
    assert only["check"] == "claims"
