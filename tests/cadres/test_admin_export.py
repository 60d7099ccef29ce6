"""The export page of the administration: the people and columns of the list, for whom names may leave the registry."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from apps.accounts.models import User
from apps.cadres.exports import NAME
from tests.conftest import Person
from tests.rosters.packages import faults

pytestmark = pytest.mark.django_db
PAGE = "/admin/cadres/cadre/export/"
XLSX, CSV = "0", "1"


@pytest.fixture
def office(client: Client, administrator: User) -> Client:
    administrator.is_staff = True
    administrator.save()
    client.force_login(administrator)
    return client


def exported(client: Client, form: str, query: str = "") -> bytes:
    answer: Any = client.post(f"{PAGE}{query}", {"format": form, "resource": "0"})
    assert answer.status_code == 200
    return bytes(answer.content)


def test_the_page_offers_the_columns_of_the_list(office: Client) -> None:
    page = office.get(PAGE)
    assert page.status_code == 200
    assert str(NAME.label) in page.context["fields_list"][0][1]
    assert b"export/" in office.get("/admin/cadres/cadre/").content


def test_a_workbook_holds_who_was_looked_for(office: Client, person: Person) -> None:
    person("Bùi Văn Hạnh")
    person("Đinh Thị Nguyệt")
    content = exported(office, XLSX, "?q=hanh")
    rows = list(load_workbook(BytesIO(content)).worksheets[0].values)
    assert [row[0] for row in rows[1:]] == ["Bùi Văn Hạnh"]
    assert faults(content) == []


def test_a_text_file_has_the_mark_that_excel_needs(office: Client, person: Person) -> None:
    person("Bùi Văn Hạnh")
    content = exported(office, CSV)
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Bùi Văn Hạnh" in content.decode("utf-8-sig")


def test_what_looks_like_a_formula_stays_words(office: Client, person: Person) -> None:
    person("=1+1")
    assert '"=1+1' not in exported(office, CSV).decode("utf-8-sig")
    assert load_workbook(BytesIO(exported(office, XLSX))).worksheets[0]["A2"].data_type == "s"


def test_who_may_not_take_names_along_has_no_such_page(client: Client, stranger: User) -> None:
    stranger.is_staff = True
    stranger.save()
    client.force_login(stranger)
    assert client.get(PAGE).status_code == 403
