"""Page, JSON, CSV, workbook, interface and command say the same of events; every number opens its events."""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import translation

from apps.accounts.models import User
from apps.reporting import reference
from apps.reporting.actors import ServerActor
from apps.reporting.definitions import Kind
from apps.reporting.places import Place
from apps.reporting.registry import registry
from apps.reporting.renderers.workbook import FIRST_ROW
from apps.reporting.tallies.definitions import Span, TallyReport
from apps.reporting.tallies.flat import to_csv, to_json
from apps.reporting.tallies.lines import Measure, blocks_of
from apps.reporting.tallies.services import build_tally_report
from apps.reporting.tallies.table import TallyTable
from apps.reporting.tallies.workbook import to_workbook
from tests.conftest import DAY, Units
from tests.reporting.test_tally_oracle import invent

SPAN = Span(date(2024, 1, 4), DAY)
QUERY = "unit=17&from=2024-01-04&day=2025-02-28"


@pytest.fixture
def table(units: Units, begun: TallyReport) -> TallyTable:
    invent(Random(7), [units.lac_sy, units.bao_hieu, units.thu_phong, units.yen_thuy], 25)
    return build_tally_report("begun", unit="17", span=SPAN, user=ServerActor())


@pytest.fixture
def browser(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def cells(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text, parse_float=Decimal)["cells"]
    return found


def test_json_and_csv_hold_the_same_cells(table: TallyTable) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(table).removeprefix("\ufeff"))))
    plain = [
        {name: "" if value is None else str(value) for name, value in cell.items()} for cell in cells(to_json(table))
    ]
    assert plain == [{name: row[name] for name in plain[0]} for row in rows]


def test_json_has_the_keys_of_all_reports_and_tells_the_span_and_what_is_counted(table: TallyTable) -> None:
    found = json.loads(to_json(table))
    assert list(found) == ["report", "from", "as_of", "geography", "unit", "groups", "cells"]
    assert (found["from"], found["as_of"]) == ("2024-01-04", "2025-02-28")
    assert list(found["cells"][0]) == "group measure category unit counted count base percent".split()
    assert {cell["counted"] for cell in found["cells"]} == {"postings", "persons", "units", "dong"}


def test_no_cell_of_a_declared_report_has_the_name_of_another_one(units: Units, begun: TallyReport) -> None:
    for report in registry.tally_reports.values():
        named = [
            (group.code, measure.code, category.code)
            for tally in report.tallies
            for block in blocks_of(tally, report.span(DAY))
            for measure in block.measures
            for category in measure.shown
            for group in tally.groups
        ]
        assert len(named) == len(set(named)), report.code
        assert all(re.fullmatch(r"[a-z0-9_]+", part) for name in named for part in name), report.code


def test_the_interface_and_the_command_print_the_same_bytes(table: TallyTable, browser: Client) -> None:
    stream = io.StringIO()
    options = {"unit": "17", "as_of": "2025-02-28", "first": "2024-01-04"}
    call_command("report", "begun", **options, stdout=stream)
    answer = browser.get("/api/v1/reports/begun/?unit=17&as_of=2025-02-28&from=2024-01-04")
    assert answer.content.decode() == stream.getvalue() == to_json(table)


def test_the_download_holds_the_cells_of_the_page(table: TallyTable, browser: Client) -> None:
    whole = [cell for cell in cells(to_json(table)) if cell["unit"] == "17"]
    assert cells(browser.get(f"/reports/begun/download.json?{QUERY}&group=all").content.decode()) == whole


def numbers_of(page: str, card: str) -> list[list[int]]:
    """The numbers of a table of the page, line by line."""
    body = page.split(f'id="measure-{card}"')[1].split("</section>")[0].split("<tbody>")[1]
    pattern = r'<td class="num[^"]*">(?:<a [^>]*>)?(-?[\d.]+)(?=<)'
    return [[int(n.replace(".", "")) for n in re.findall(pattern, line)] for line in body.split("<tr")[1:]]


def filled(table: TallyTable, group: str, measure: Measure, places: list[Place]) -> list[str]:
    """The columns of a matrix: the total, then what holds anything, and always the rest."""
    held = [
        category.code
        for category in measure.shown
        if category.kind is not Kind.PART or any(table.count(group, p.pk, measure, category.code) for p in places)
    ]
    return ["in_span", *(code for code in held if code != "in_span")]


def test_the_page_shows_the_cells_of_the_table(table: TallyTable, browser: Client) -> None:
    page = browser.get(f"/reports/begun/?{QUERY}&group=all").content.decode()
    section = table.sections[0]
    axis = next(block.measures[0] for block in section.blocks if block.measures[0].code == "post")
    expected = [[table.count(g.code, table.unit.pk, axis, c.code) for g in section.groups] for c in axis.shown]
    assert numbers_of(page, "post") == expected
    *rows, last = next(block.measures for block in section.blocks if block.measures[-1].code == "matrix")
    codes = filled(table, "persons", last, [table.unit])
    expected = [[table.count("persons", table.unit.pk, row, code) for code in codes] for row in (last, *rows)]
    assert numbers_of(page, "matrix-persons") == expected


def test_the_page_by_unit_shows_every_unit(table: TallyTable, browser: Client) -> None:
    page = browser.get(f"/reports/begun/?{QUERY}&by=commune&group=women&measure=post").content.decode()
    section = table.sections[0]
    axis = next(measure for measure in section.measures if measure.code == "post")
    places = [place for place in table.places if place.level == "commune" or place == table.unit]
    codes = filled(table, "women", axis, places)
    expected = [[table.count("women", place.pk, axis, code) for code in codes] for place in places]
    assert numbers_of(page, "post") == expected
    assert "alert-info" in page


def test_the_workbook_holds_the_cells_of_the_table(table: TallyTable) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_workbook(table)))
    section = table.sections[0]
    *rows, last = next(block.measures for block in section.blocks if block.measures[-1].code == "matrix")
    sheet = book["Persons"]
    for offset, measure in enumerate((*rows, last)):
        values = [cell.value for cell in sheet[FIRST_ROW + 2 + offset]][1::2]
        assert values == [table.count("persons", table.unit.pk, measure, c.code) for c in last.shown]
    by_unit = [each for each in book.worksheets if each.cell(FIRST_ROW + 2, 2).value == table.unit.title]
    assert len(by_unit) == sum(len(section.blocks) for section in table.sections)


@pytest.mark.parametrize(
    "query", ["&group=all", "&by=commune&group=persons&measure=post", "&by=district&group=cost&measure=cadre"]
)
def test_numbers_of_a_page_open_the_events_that_they_count(table: TallyTable, browser: Client, query: str) -> None:
    page = browser.get(f"/reports/begun/?{QUERY}{query}").content.decode()
    links = re.findall(r'<a href="(/reports/events/[^"]+)">([\d.]+)</a>', page)
    for address, number in Random(2).sample(links, min(12, len(links))):
        behind = browser.get(address.replace("&amp;", "&")).context["behind"]
        assert behind.number == int(number.replace(".", ""))
        assert behind.visible == behind.events > 0


def test_a_list_behind_a_number_leaves_as_a_file(table: TallyTable, browser: Client) -> None:
    query = f"report=begun&{QUERY}&group=persons&measure=post&category=cd_bt"
    behind = browser.get(f"/reports/events/?{query}").context["behind"]
    text = browser.get(f"/reports/events.csv?{query}").content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text)))) == behind.events + 1
    book = openpyxl.load_workbook(io.BytesIO(browser.get(f"/reports/events.xlsx?{query}").content))
    assert book.worksheets[0].max_row == FIRST_ROW + 1 + behind.events


def test_the_chart_keeps_the_strict_policy_and_opens_events(table: TallyTable, browser: Client) -> None:
    for query in ("", "&measure=matrix", "&by=commune&group=postings&measure=post", "&group=side_postings"):
        drawing = browser.get(f"/reports/begun/chart/?{QUERY}{query}").content.decode()
        assert 'xlink:href="/reports/events/?report=begun' in drawing
        assert "style=" not in drawing
        assert "here.invalid" not in drawing


@pytest.mark.parametrize(
    ("first", "words"),
    [("2025-03-01", "comes after"), ("sometime", "not a day"), ("2020", "not a day"), ("31/02/2020", "not a day")],
)
def test_a_wrong_first_day_is_told_in_a_sentence(table: TallyTable, browser: Client, first: str, words: str) -> None:
    browser.cookies["django_language"] = "en"
    page = browser.get(f"/reports/begun/?unit=17&day=2025-02-28&from={first}")
    assert page.status_code == 400
    assert words in page.content.decode()
    assert browser.get(f"/api/v1/reports/begun/?unit=17&as_of=2025-02-28&from={first}").status_code == 400
    with translation.override("en"), pytest.raises(CommandError, match=words):
        call_command("report", "begun", unit="17", as_of="2025-02-28", first=first)


def test_without_a_first_day_the_reports_own_span_counts(table: TallyTable, browser: Client) -> None:
    found = json.loads(browser.get("/reports/begun/download.json?unit=17&day=2025-02-28").content)
    assert found["from"] == "2025-01-01"
    assert json.loads(browser.get("/reports/begun/download.json?unit=17&day=2025-02-28&from=").content)["from"] is None


def test_the_lists_of_reports_hold_it(table: TallyTable, browser: Client) -> None:
    assert "/reports/begun/" in browser.get("/reports/").content.decode()
    listed = {report["code"]: report for report in browser.get("/api/v1/reports/").json()}
    assert listed["begun"]["groups"] == ["postings", "persons", "women", "units", "cost", "side_postings"]
    assert "matrix" in listed["begun"]["measures"]
    stream = io.StringIO()
    call_command("report", list=True, stdout=stream)
    assert "begun\t" in stream.getvalue()


def test_the_reference_tells_groups_and_categories(begun: TallyReport, units: Units) -> None:
    text = reference.write()
    assert "| `women` | Women | Each woman. | `persons`: different ones, each once | `persons` |" in text
    assert "| `post` | `leading` | Leading | Together: `cd_bt`, `cd_ctubnd` |" in text
