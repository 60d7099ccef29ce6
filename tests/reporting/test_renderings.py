"""Page, JSON, CSV and workbook say the same."""

import csv
import io
import json
import re
from decimal import Decimal
from random import Random

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import translation

from apps.accounts.models import User
from apps.reporting import reference
from apps.reporting.actors import ServerActor
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.renderers.flat import to_csv, to_json
from apps.reporting.renderers.workbook import FIRST_ROW, to_workbook
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable, share
from tests.conftest import DAY, Units
from tests.reporting.populations import invent


@pytest.fixture
def table(units: Units) -> ReportTable:
    invent(Random(7), [units.lac_sy, units.bao_hieu, units.thu_phong], 25)
    return build_report("quality", unit="17", day=DAY, user=ServerActor())


def test_json_and_csv_hold_the_same_cells(table: ReportTable) -> None:
    cells = json.loads(to_json(table), parse_float=Decimal)["cells"]
    rows = list(csv.DictReader(io.StringIO(to_csv(table).removeprefix("\ufeff"))))
    plain = [{name: "" if value is None else str(value) for name, value in cell.items()} for cell in cells]
    assert plain == [{name: row[name] for name in plain[0]} for row in rows]


def test_json_has_exactly_the_promised_keys(table: ReportTable) -> None:
    found = json.loads(to_json(table))
    told = ["notices"] if table.notices else []
    assert list(found) == ["report", "as_of", "geography", "unit", "groups", *told, "cells"]
    assert list(found["cells"][0]) == ["group", "measure", "category", "unit", "count", "base", "percent"]
    assert found["cells"][0]["unit"] == "17"


def test_the_workbook_holds_the_cells_of_the_table(table: ReportTable) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_workbook(table)))
    for breakdown in table.breakdowns:
        sheet = book[str(breakdown.dimension.title)[:31]]
        for offset, (place, group) in enumerate((p, g) for p in table.places for g in table.groups):
            values = [cell.value for cell in sheet[FIRST_ROW + 2 + offset]]
            assert values[0] == place.code
            assert values[3] == table.base(group.code, place.pk)
            counts = [table.count(group.code, place.pk, breakdown, row) for row in breakdown.shown]
            assert values[4::2][: len(counts)] == ["*" if count is None else count for count in counts]


def test_the_page_shows_the_cells_of_the_table(table: ReportTable, editor: User) -> None:
    client = Client()
    client.force_login(editor)
    page = client.get("/reports/quality/?unit=17&group=cadres_and_civil_servants&measure=all").content.decode()
    whole = build_report("quality", unit="17", day=DAY, user=editor, levels=[])
    for breakdown in whole.breakdowns:
        if breakdown.dimension == HEADCOUNT:
            continue
        card = page.split(f'id="measure-{breakdown.dimension.code}"')[1].split("</section>")[0]
        numbers = [int(n.replace(".", "")) for n in re.findall(r'<td class="num">(?:<a [^>]*>)?([\d.]+)', card)]
        group = whole.groups[0].code
        exclusive = [whole.count(group, whole.unit.pk, breakdown, row) for row in breakdown.exclusive]
        joined = [whole.count(group, whole.unit.pk, breakdown, row) for row in breakdown.shown if row.parts]
        assert numbers == [*exclusive, whole.base(group, whole.unit.pk), *joined]


def test_every_number_of_a_page_opens_as_many_people(table: ReportTable, editor: User) -> None:
    client = Client()
    client.force_login(editor)
    page = client.get("/reports/quality/?unit=17&group=party_executive_committee&measure=age").content.decode()
    links = re.findall(r'<td class="num"><a href="(/reports/people/[^"]+)">(\d+)</a>', page)
    assert links
    for address, number in links:
        shown = client.get(address.replace("&amp;", "&")).context["page_obj"].paginator.count
        assert shown == int(number)


def test_the_chart_keeps_the_strict_policy_and_opens_people(table: ReportTable, editor: User) -> None:
    client = Client()
    client.force_login(editor)
    drawing = client.get("/reports/quality/chart/?unit=17&measure=sex").content.decode()
    assert "<title>" in drawing
    assert "style=" not in drawing
    assert "<script" not in drawing
    assert 'xlink:href="/reports/people/?report=quality' in drawing
    assert "here.invalid" not in drawing


@pytest.mark.django_db
def test_the_command_lists_the_reports() -> None:
    stream = io.StringIO()
    call_command("report", list=True, stdout=stream)
    told = [line.split("\t")[0] for line in stream.getvalue().splitlines() if not line.startswith("\t")]
    assert {"quality", "standards", "movements", "discipline", "reorganisations", "training", "ratings"} <= set(told)


def test_the_command_refuses_formats_that_are_not_offered() -> None:
    with pytest.raises(CommandError, match="xls"):
        call_command("report", "quality", "--unit", "17", "--format", "xls")


def test_the_command_tells_that_a_unit_has_ended(units: Units) -> None:
    with translation.override("en"), pytest.raises(CommandError, match="ended on 01/07/2025"):
        call_command("report", "quality", "--unit", "17", "--as-of", "2025-07-02")


@pytest.mark.django_db
def test_the_command_tells_that_a_code_is_unknown() -> None:
    with translation.override("en"), pytest.raises(CommandError, match="No unit has the code 99"):
        call_command("report", "quality", "--unit", "99", "--as-of", "2025-02-28")


def test_totals_are_refused_while_the_list_of_units_is_not_complete(units: Units) -> None:
    units.province.complete_from = DAY
    units.province.save()
    with translation.override("en"), pytest.raises(CommandError, match="complete only from 28/02/2025"):
        call_command("report", "quality", "--unit", "17", "--as-of", "2025-02-27")


@pytest.mark.usefixtures("code_lists")
def test_the_reference_of_indicators_is_current() -> None:
    assert reference.is_current(), "run manage.py report --reference"


def test_a_share_with_fewer_places_is_not_rounded_twice() -> None:
    assert [str(share(1, 22, places)) for places in (2, 1, 0)] == ["4.55", "4.5", "5"]


@pytest.mark.parametrize(
    ("count", "base", "percent"), [(1, 3, "33.33"), (1, 8, "12.50"), (1, 800, "0.13"), (0, 5, "0.00")]
)
def test_shares_are_rounded_half_up(count: int, base: int, percent: str) -> None:
    assert str(share(count, base)) == percent
