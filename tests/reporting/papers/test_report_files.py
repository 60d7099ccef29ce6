"""Word and PDF of a report hold the cells of its page, for every way in which it can be asked for."""

import io
import re
from random import Random

import pytest
from django.test import Client
from django.utils import translation
from docx import Document

from apps.accounts.models import User
from apps.reporting.actors import ServerActor
from apps.reporting.papers.of_reports import asked_for_all, paper_of_report
from apps.reporting.papers.outlets import file_of_report
from apps.reporting.papers.paper import Look
from apps.reporting.services import build_report
from tests.conftest import DAY, Units
from tests.reporting.populations import invent

# Columns that only a table cut in two fills a page with.
A_PAGE = 13


@pytest.fixture
def client(units: Units, editor: User) -> Client:
    invent(Random(11), [units.lac_sy, units.bao_hieu, units.thu_phong], 25)
    client = Client()
    client.force_login(editor)
    return client


def tables_of(content: bytes) -> list[list[list[str]]]:
    """The tables of a Word document but its heading and signatures."""
    found = Document(io.BytesIO(content)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found if len(table.rows) > 1]


@pytest.mark.parametrize(
    "query",
    [
        "unit=17&group=all&measure=all",
        "unit=17&group=cadres&measure=professional",
        "unit=17&by=commune&group=cadres_and_civil_servants&measure=professional",
        "unit=17&by=district&group=civil_servants&measure=ethnicity",
    ],
)
def test_the_word_document_holds_the_numbers_of_the_page(client: Client, query: str) -> None:
    page = client.get(f"/reports/quality/?{query}").content.decode()
    document = client.get(f"/reports/quality/download.docx?{query}")
    told = [cell for table in put_together(tables_of(document.content)) for row in table for cell in figures(row)]
    shown = [cell for line in re.findall(r"<tr[^>]*>(.*?)</tr>", page, re.S) for cell in on_page(line)]
    assert shown
    assert without_absent(told) == without_absent(shown)


def put_together(tables: list[list[list[str]]]) -> list[list[list[str]]]:
    """The rows of figures; those of a table that was too wide for a page stand in one again."""
    found: list[list[list[str]]] = []
    for table in tables:
        rows = table[2:]
        is_part = bool(found) and len(found[-1][0]) > A_PAGE and [r[0] for r in rows] == [r[0] for r in found[-1]]
        if is_part:
            found[-1] = [[*left, *right[1:]] for left, right in zip(found[-1], rows, strict=True)]
        else:
            found.append(rows)
    return found


def without_absent(words: list[str]) -> list[str]:
    """The page leaves out the share of a hidden number, or of nobody; a file stars it or writes a dash."""
    return [word for place, word in enumerate(words) if word != "–" and words[place - 1 : place + 1] != ["*", "*"]]


def figures(row: list[str]) -> list[str]:
    """Without the title; a row that is a heading says it in every cell."""
    return [] if len(set(row)) == 1 else [cell for cell in row[1:] if cell]


def on_page(line: str) -> list[str]:
    """Numbers and shares of a row in their order, without those of the bar beside them."""
    cells = re.findall(r"<td class=\"num.*?</td>", line, re.S)
    return [word for cell in cells for word in in_cell(cell)]


def in_cell(cell: str) -> list[str]:
    """The number of a cell, and the share below it where there is one."""
    return re.sub(r"<[^>]+>", " ", cell).replace("%", " ").split()


def test_hidden_cells_stay_hidden_in_documents(units: Units) -> None:
    invent(Random(5), [units.lac_sy, units.bao_hieu, units.thu_phong], 30)
    table = build_report("quality", unit="17", day=DAY, user=ServerActor(), measures=["ethnicity"])
    assert table.hidden
    paper = paper_of_report(table, asked_for_all(table))
    rows = [row for each in paper.tables for row in each.rows]
    hidden = [cell for row in rows for cell in row.cells if cell.is_hidden]
    assert hidden
    assert {cell.value for cell in hidden} == {None}
    assert {row.look for row in rows} >= {Look.TOTAL, Look.PART}


def test_the_paper_is_of_the_language_of_the_page(units: Units) -> None:
    table = build_report("quality", unit="17", day=DAY, user=ServerActor(), levels=[])
    with translation.override("en"):
        assert paper_of_report(table, asked_for_all(table)).as_of == "As of 28/02/2025"
        assert paper_of_report(table, asked_for_all(table)).language == "en"


def test_the_interface_gives_files_and_says_what_is_wrong_as_json(client: Client) -> None:
    start = "/api/v1/reports/quality/?as_of=2025-02-28&level=province&measure=sex"
    for form, magic in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("json", b"{"), ("csv", b"\xef\xbb\xbf")):
        answer = client.get(f"{start}&unit=17&format={form}")
        assert answer.status_code == 200
        assert answer.content.startswith(magic)
    wrong = client.get(f"{start}&unit=&format=pdf")
    assert (wrong.status_code, wrong.headers["Content-Type"]) == (400, "application/json")
    assert client.get(f"{start}&unit=17&format=exe").status_code == 404


def test_a_report_of_events_is_to_be_had_as_documents(client: Client) -> None:
    for form in ("docx", "pdf"):
        assert client.get(f"/reports/movements/download.{form}?unit=17").status_code == 200


def test_the_command_writes_all_that_the_table_holds(units: Units) -> None:
    invent(Random(3), [units.lac_sy, units.bao_hieu], 12)
    table = build_report("quality", unit="17", day=DAY, user=ServerActor(), measures=["sex"])
    whole = tables_of(file_of_report(table, "docx"))
    assert len(whole) == len(table.groups)
    assert [len(each) for each in whole] == [2 + len(table.places)] * len(whole)


@pytest.mark.parametrize(("level", "kind"), [("district", "districts"), ("commune", "distribution")])
def test_the_pictures_of_the_page_stand_on_paper_too(level: str, kind: str, client: Client) -> None:
    """Beside the composition small multiples of districts, or how the communes lie: these were on the page alone."""
    group = "cadres_and_civil_servants"
    asked = {"levels": [level], "measures": ["professional"], "groups": [group]}
    table = build_report("quality", unit="17", day=DAY, user=ServerActor(), **asked)  # type: ignore[arg-type]  # as named
    with translation.override("en"):
        _composition, picture = paper_of_report(table, asked_for_all(table)).pictures
    assert "<a " not in picture.svg
    client.cookies["django_language"] = "en"
    query = f"unit=17&day={DAY}&by={level}&measure=professional&group={group}"
    page = client.get(f"/reports/quality/pictures/{kind}/?{query}").content.decode()
    assert picture.words in page
    assert client.get(f"/reports/quality/download.pdf?{query}").status_code == 200
