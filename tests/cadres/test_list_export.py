"""Files of the list: exactly what the page shows, with real dates, and nothing that runs."""

import csv
import gc
import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, cast

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from apps.accounts.models import SensitiveReading, User
from apps.cadres import resources
from apps.cadres.exports import CODE
from apps.cadres.models import Cadre, Posting
from apps.core.dates import PartialDate
from tests.conftest import Person, Units

Download = Callable[..., bytes]


@pytest.fixture
def download(client: Client) -> Download:
    def ask(user: User, form: str, query: str = "") -> bytes:
        client.force_login(user)
        response: Any = client.get(reverse("cadres:export", args=[form]) + query)
        assert response.status_code == 200
        return b"".join(response.streaming_content)

    return ask


def rows_of(csv_bytes: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes.decode("utf-8-sig"))))


def test_the_workbook_holds_what_the_page_shows(
    client: Client, download: Download, editor: User, person: Person
) -> None:
    person("Bùi Văn An", birth=PartialDate(date(1980, 3, 5)), title="CD_BT")
    person("Đinh Thị Đào", birth=PartialDate(date(1981, 1, 1), "year"))
    person("Nguyễn Văn Thôi", until=date(2024, 1, 1))
    book = load_workbook(io.BytesIO(download(editor, "xlsx", "?sort=-name")))
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    client.force_login(editor)
    page = client.get(reverse("cadres:list") + "?sort=-name")
    assert list(head) == [*(str(h.label) for h in page.context["heads"]), str(CODE.label)]
    names = dict(Cadre.objects.values_list("code", "full_name"))
    assert [names[str(row[-1])] for row in rows] == [row[0] for row in rows]
    assert [row[0] for row in rows] == [line.name for line in page.context["rows"]]
    birth = 1
    assert cast(datetime, rows[1][birth]).date() == date(1980, 3, 5)
    assert rows[0][birth] == "1981"


def test_the_workbook_says_where_it_comes_from(download: Download, editor: User, person: Person) -> None:
    person("Bùi Văn An")
    book = load_workbook(io.BytesIO(download(editor, "xlsx", "?q=an&unit=d158")))
    told = {value for row in book.worksheets[1].iter_rows(values_only=True) for value in row}
    assert {"28/02/2025", "Editor", "Huyện Yên Thủy", "an", "1"} <= told


def test_nothing_in_a_file_is_run_as_a_formula(download: Download, editor: User, person: Person) -> None:
    person("=cmd|' /C calc'!A0")
    assert rows_of(download(editor, "csv"))[1][0].startswith("'=")
    cell = load_workbook(io.BytesIO(download(editor, "xlsx"))).worksheets[0].cell(2, 1)
    assert cell.data_type == "s"


def test_filters_reach_the_file(download: Download, editor: User, person: Person) -> None:
    person("Bùi Văn An")
    person("Đinh Thị Đào")
    assert [row[0] for row in rows_of(download(editor, "csv", "?q=dao"))[1:]] == ["Đinh Thị Đào"]


def test_an_officer_takes_only_the_own_unit(download: Download, officer: User, person: Person, units: Units) -> None:
    person("Bùi Văn An")
    person("Bùi Văn Bình", unit=units.bao_hieu)
    assert [row[0] for row in rows_of(download(officer, "csv"))[1:]] == ["Bùi Văn An"]


def test_sensitive_columns_in_a_file_are_logged_with_the_number_of_people(
    client: Client, download: Download, editor: User, person: Person
) -> None:
    for name in ("An", "Bình"):
        person(f"Bùi Văn {name}", phone="0912")
    client.force_login(editor)
    client.post(reverse("cadres:columns"), {"columns": ["phone"]})
    assert [row[1] for row in rows_of(download(editor, "csv"))[1:]] == ["0912", "0912"]
    reading = SensitiveReading.objects.get()
    assert (reading.group, reading.people) == ("see_contact", 2)


def test_without_the_right_there_is_no_file(client: Client, stranger: User, person: Person) -> None:
    client.force_login(stranger)
    assert client.get(reverse("cadres:export", args=["csv"])).status_code == 403


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_people_leave_the_memory_while_others_are_written(
    download: Download, editor: User, person: Person, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a search for rings, which Python hardly makes by itself, all of them would stay to the end."""
    for number in range(24):
        person(f"Bùi Văn {number}")
    for limit in ("CHUNK", "LET_GO"):
        monkeypatch.setattr(resources, limit, 6)
    gc.collect()
    gc.disable()
    try:
        download(editor, form)
        left = [each for each in gc.get_objects() if type(each) is Posting]
    finally:
        gc.enable()
    assert len(left) <= 12


def test_an_unknown_form_is_not_found(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert client.get(reverse("cadres:export", args=["exe"])).status_code == 404


def test_a_wrong_filter_leads_back_to_the_list_that_explains_it(client: Client, editor: User) -> None:
    client.force_login(editor)
    response = client.get(reverse("cadres:export", args=["csv"]) + "?unit=nowhere")
    assert response.headers["Location"] == reverse("cadres:list") + "?unit=nowhere"
