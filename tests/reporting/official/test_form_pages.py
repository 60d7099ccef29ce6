"""Pages of forms: the list, a form with its files, adding one as data, deleting it and bringing it back."""

import json
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from apps.accounts.models import User
from apps.reporting.models import AddedForm
from apps.reporting.official.added import deleted
from apps.reporting.official.library import shipped
from apps.reporting.official.papers import paper_of
from apps.reporting.official.services import build_form
from tests.conftest import DAY, Person
from tests.reporting.official.test_definitions import small


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_the_list_names_every_form_and_gives_no_button_for_one_that_is_awaited(analyst: User) -> None:
    told = page(client_of(analyst), "/reports/forms/")
    for form in (each.form for each in shipped().values()):
        assert form.number in told
        assert (reverse("reporting:form", args=[form.code]) in told) != form.is_awaited
    assert reverse("reporting:form_add") not in told


@pytest.mark.parametrize("code", [code for code, each in shipped().items() if not each.form.is_awaited])
def test_each_form_opens_and_leaves_as_every_kind_of_file(code: str, person: Person, editor: User) -> None:
    person("Bùi Văn Hạnh", title="CD_BT", sex="male", qualifications={"prof_edu": "CM_DH"})
    client = client_of(editor)
    told = page(client, f"/reports/forms/{code}/?unit=17")
    assert shipped()[code].form.number in told
    for kind in ("xlsx", "docx", "pdf", "csv", "json"):
        assert client.get(f"/reports/forms/{code}/download.{kind}?unit=17").status_code == 200


def test_a_number_on_the_page_leads_to_its_people(person: Person, analyst: User) -> None:
    person("Bùi Văn Hạnh", title="CD_BT")
    client = client_of(analyst)
    address = "/reports/forms/bm02/people/?unit=17&amp;day=2025-02-28&amp;row=cd_bt&amp;column=1"
    assert address in page(client, "/reports/forms/bm02/?unit=17")
    assert "Bùi Văn Hạnh" in page(client, address.replace("&amp;", "&"))


def test_workbook_and_json_hold_the_figures_of_the_page(person: Person, editor: User) -> None:
    for number in range(3):
        person(f"Bùi Văn {'ABC'[number]}", title="CD_CTUB", sex="female", qualifications={"prof_edu": "CM_DH"})
    table = paper_of(build_form("bm02", unit="17", day=DAY, user=editor)).tables[0]
    wanted = [[cell.value for cell in row.cells] for row in table.rows]
    client = client_of(editor)
    answer = client.get("/reports/forms/bm02/download.xlsx?unit=17")
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    first = next(row for row in range(1, 40) if sheet.cell(row, 1).value == "I")
    found = [
        [sheet.cell(first + down, 3 + along).value for along in range(len(wanted[0]))] for down in range(len(wanted))
    ]
    assert found == wanted
    told = json.loads(client.get("/reports/forms/bm02/download.json?unit=17").content)
    assert "cd_ctub" not in told
    assert told["code"] == "bm02"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/reports/forms/bieu9c/?unit=99999", 400),
        ("/reports/forms/none/", 404),
        ("/reports/forms/tt18-2025/?unit=17", 400),
        ("/reports/forms/bieu9c/people/?unit=17&row=x&column=2", 400),
        ("/reports/forms/bm04/people/?unit=17&row=1&column=3", 400),
        ("/reports/forms/bieu11/?unit=17&from=hôm qua", 400),
        ("/reports/forms/bieu11/?unit=17&from=2026-01-01", 400),
        ("/reports/forms/bm01/?unit=17&geography=never", 400),
        ("/reports/forms/bieu9c/download.exe?unit=17", 404),
    ],
)
def test_what_cannot_be_shown_is_told(address: str, status: int, editor: User) -> None:
    page(client_of(editor), address, status)


def test_staff_add_a_form_as_data_and_it_counts_at_once(person: Person, administrator: User) -> None:
    person("Bùi Thị An", title="CD_BT", sex="female")
    client = client_of(administrator)
    assert client.post("/reports/forms/new/text/", {"text": small()}).status_code == 302
    told = page(client, "/reports/forms/thu/?unit=17")
    assert "row=women" in told
    assert "Biểu thử" in page(client, "/reports/forms/")


def test_a_wrong_definition_stays_in_the_box_with_what_is_wrong(administrator: User) -> None:
    answer = client_of(administrator).post("/reports/forms/new/text/", {"text": small(group="kings")})
    assert answer.status_code == 400
    assert "kings" in answer.content.decode()
    assert not AddedForm.objects.exists()


def test_an_added_form_is_changed_deleted_and_brought_back(administrator: User) -> None:
    client = client_of(administrator)
    client.post("/reports/forms/new/text/", {"text": small()})
    opened = client.get("/reports/forms/thu/edit/").context["form"]
    changed = {"text": small(number="Biểu thử 2"), "revision": opened.initial["revision"]}
    assert client.post("/reports/forms/thu/edit/", changed).status_code == 302
    assert client.post("/reports/forms/thu/edit/", changed | {"text": small(number="Muộn")}).status_code == 200
    assert "Biểu thử 2" in page(client, "/reports/forms/")
    client.post("/reports/forms/thu/delete/")
    assert not AddedForm.objects.exists()
    act = deleted().get().pgh_context_id
    assert client.post(f"/reports/forms/restore/{act}/").status_code == 302
    assert AddedForm.objects.get().code == "thu"


@pytest.mark.parametrize("visitor", ["officer", "analyst"])
def test_others_do_not_write_forms(visitor: str, request: pytest.FixtureRequest) -> None:
    client = client_of(request.getfixturevalue(visitor))
    AddedForm.objects.create(code="thu", text=small())
    for address in ("new/", "new/text/", "thu/edit/", "thu/delete/"):
        assert client.post(f"/reports/forms/{address}", {"text": small()}).status_code == 403
    assert AddedForm.objects.count() == 1


def test_forms_of_a_neighbour_do_not_exist(neighbour: User, person: Person) -> None:
    person("Bùi Văn An")
    client = client_of(neighbour)
    for address in ("bieu9c/", "bm01/download.csv", "bieu11/people/", "mau02/"):
        assert client.get(f"/reports/forms/{address}?unit=05356&row=total&column=2").status_code == 404, address


def test_the_interface_gives_forms_as_json_and_files(person: Person, analyst: User) -> None:
    person("Bùi Văn An", title="CD_BT")
    client = client_of(analyst)
    assert {each["code"] for each in client.get("/api/v1/forms/").json()} == set(shipped())
    told = client.get("/api/v1/forms/bm02/?unit=17").json()
    assert told["code"] == "bm02"
    assert client.get("/api/v1/forms/bm02/?unit=17&format=xlsx").content[:2] == b"PK"
    assert client.get("/api/v1/forms/none/?unit=17").status_code == 404
    assert client.get("/api/v1/forms/bm02/?unit=--").status_code == 400
