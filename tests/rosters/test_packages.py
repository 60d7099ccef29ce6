"""Workbooks that go out open without a word about repair: each is held against the rules of the format."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from xlsxwriter import Workbook

from apps.accounts.models import User
from apps.reporting.official.library import shipped
from apps.reporting.registry import registry
from apps.rosters.formats import Format
from apps.rosters.marked.package import Package
from apps.rosters.marking import mark_workbook
from apps.rosters.registry import formats
from apps.rosters.services import read_roster
from apps.rosters.templates_out import write_template
from tests.conftest import DAY, Person
from tests.corpus.corpus import BEFORE, made
from tests.rosters.packages import faults
from tests.rosters.sheets import understood

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]
ROW = {"full_name": "Bùi Văn An", "person_code": "CB-000001", "citizen_id": "017188000123"}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100"
    "c9fe92ef0000000049454e44ae426082"
)


def adorned() -> bytes:
    """A list with what offices add to it: a picture, a chart, a table, rules, colours, names, a hidden sheet."""
    target = BytesIO()
    with Workbook(target) as book:
        page, back = book.add_worksheet("Danh sách"), book.add_worksheet("Số liệu")
        page.write_row(0, 0, ["STT", "Họ và tên", "Dân tộc", "Số CCCD", "Hệ số"])
        for row in range(1, 6):
            page.write_row(row, 0, [row, f"Bùi Văn {'ABCDE'[row - 1]}n", "06", "017188000123", 2.34 + row])
        page.write_datetime(1, 5, date(1976, 8, 28), book.add_format({"num_format": "dd/mm/yyyy"}))
        page.set_column("G:G", 31)
        page.set_row(7, 30)
        page.write_formula(6, 4, "=SUM(E2:E6)", None, 26.7)
        page.insert_image("H2", "d.png", {"image_data": BytesIO(PIXEL)})
        page.data_validation("C2:C6", {"validate": "list", "source": ["Kinh", "Mường"]})
        page.conditional_format("E2:E6", {"type": "data_bar"})
        page.conditional_format("E2:E6", {"type": "cell", "criteria": ">", "value": 3,
                                          "format": book.add_format({"bold": True})})  # fmt: skip
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='Danh sách'!$E$2:$E$6"})
        page.insert_chart("H9", chart)
        page.autofilter("A1:E6")
        page.print_area("A1:E7")
        page.repeat_rows(0)
        page.write_comment("B2", "Đã xem")
        page.set_header("&CXã Lạc Sỹ")
        page.protect("", {"sort": True})
        back.add_table("A1:B4", {"columns": [{"header": "Xã"}, {"header": "Số"}]})
        back.hide()
        book.define_name("He_so", "='Danh sách'!$E$2:$E$6")
    return target.getvalue()


def marked(content: bytes) -> bytes:
    told = understood(content)
    return mark_workbook(content, told.issues, told.notices, "TL-000001", headers={"Danh sách": 1})


@pytest.mark.parametrize("number", range(12), ids=lambda number: made(number).name)
def test_a_workbook_that_goes_back_is_sound_and_so_it_is_the_second_time(number: int) -> None:
    sent = made(number)
    told = read_roster(sent.content, sent.name, BEFORE)
    heads = {sheet.name: max(sheet.header_rows, default=0) for sheet in told.sheets}
    once = mark_workbook(sent.content, told.issues, told.notices, "TL-000001", filename=sent.name, headers=heads)
    assert faults(once) == []
    twice = mark_workbook(once, told.issues[:1], told.notices, "TL-000002", filename="d.xlsx", headers=heads)
    assert faults(twice) == []


def test_what_offices_add_to_a_list_comes_back_with_it() -> None:
    content = adorned()
    again = marked(content)
    assert faults(again) == []
    with ZipFile(BytesIO(content)) as before, ZipFile(BytesIO(again)) as after:
        kept = [
            name for name in before.namelist() if name.startswith(("xl/charts", "xl/media", "xl/tables", "xl/theme"))
        ]
        assert len(kept) == 4
        assert all(before.read(name) == after.read(name) for name in kept)
        page = after.read("xl/worksheets/sheet1.xml")
    rules = (b"<conditionalFormatting", b"<dataValidation ", b"<autoFilter", b"<sheetProtection", b"<drawing ", b"<f>")
    assert all(rule in page for rule in rules)
    names = {name.get("name") for name in Package(again).book.iter("{*}definedName")}
    assert names == {"He_so", "_xlnm._FilterDatabase", "_xlnm.Print_Area", "_xlnm.Print_Titles"}


@pytest.mark.parametrize("declared", formats(), ids=lambda declared: declared.code)
def test_a_template_is_sound(declared: Format) -> None:
    for rows in ((), (ROW, ROW)):
        content = write_template(declared, rows, unit_title="UBND XÃ LẠC SỸ", day=DAY)
        assert (faults(content), reached_outside(content)) == ([], [])


def reached_outside(content: bytes) -> list[str]:
    """The parts that refer to something outside of the workbook: a template works without a network."""
    with ZipFile(BytesIO(content)) as archive:
        relations = [name for name in archive.namelist() if name.endswith(".rels")]
        return [name for name in relations if b'TargetMode="External"' in archive.read(name)]


def test_a_workbook_that_reaches_outside_is_seen() -> None:
    target = BytesIO()
    with Workbook(target) as book:
        book.add_worksheet().write_url(0, 0, "https://example.org/")
    assert reached_outside(target.getvalue()) == ["xl/worksheets/_rels/sheet1.xml.rels"]


def test_the_list_of_people_that_goes_out_is_sound(client: Client, administrator: User, person: Person) -> None:
    person("Bùi Văn Hạnh", citizen_id="017076000123")
    client.force_login(administrator)
    answer: Any = client.get(reverse("cadres:export", args=["xlsx"]))
    assert faults(b"".join(answer.streaming_content)) == []


def content_of(answer: Any) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


@pytest.mark.parametrize("report", [each.code for each in registry.all_reports])
def test_a_report_is_sound(report: str, client: Client, administrator: User, person: Person) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    client.force_login(administrator)
    assert faults(content_of(client.get(f"/reports/{report}/download.xlsx?unit=17"))) == []


@pytest.mark.parametrize("code", [code for code, each in shipped().items() if not each.form.is_awaited])
def test_an_official_form_is_sound(code: str, client: Client, editor: User, person: Person) -> None:
    person("Bùi Văn Hạnh", title="CD_BT", sex="male", qualifications={"prof_edu": "CM_DH"})
    client.force_login(editor)
    assert faults(content_of(client.get(f"/reports/forms/{code}/download.xlsx?unit=17"))) == []


@pytest.mark.parametrize(
    "address",
    [
        "/cadres/work/ratings-missing/export/xlsx/",
        "/establishment/export/xlsx/",
        "/planning/retirement/export/xlsx/",
        "/standards/gap/export/xlsx/",
    ],
)
def test_a_computed_list_is_sound(address: str, client: Client, administrator: User, person: Person) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_SC"})
    client.force_login(administrator)
    assert faults(content_of(client.get(address, {"day": f"{DAY:%Y-%m-%d}"}))) == []


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("[Content_Types].xml", b'PartName="/xl/styles.xml"', b'PartName="/xl/stiles.xml"'),
        ("xl/_rels/workbook.xml.rels", b"worksheets/sheet2.xml", b"worksheets/sheet9.xml"),
        ("xl/workbook.xml", b'name="S\xe1\xbb\x91 li\xe1\xbb\x87u"', b'name="DANH S\xc3\x81CH"'),
        ("xl/worksheets/sheet1.xml", b'<c r="B2"', b'<c r="A2"'),
        ("xl/worksheets/sheet1.xml", b'<row r="3"', b'<row r="2"'),
        ("xl/worksheets/sheet1.xml", b'<legacyDrawing r:id="rId', b'<legacyDrawing r:id="rIdX'),
        ("xl/worksheets/sheet1.xml", b"<sheetData>", b"<mergeCells/><sheetData>"),
        ("xl/comments1.xml", b'authorId="0"', b'authorId="7"'),
        ("xl/comments1.xml", b'ref="B2"', b'ref="C2"'),
        ("xl/styles.xml", b'<fonts count="', b'<fonts count="1'),
        ("xl/tables/table1.xml", b'name="S\xe1\xbb\x91"', b'name="X\xc3\xa3"'),
        ("xl/tables/table1.xml", b'ref="A1:B4"', b'ref="A1:C4"'),
        ("xl/workbook.xml", b'name="He_so"', b'name="He so"'),
        ("xl/workbook.xml", b'name="He_so"', b'name="AB12"'),
        ("xl/worksheets/sheet1.xml", b'sqref="C2:C6"', b'sqref="C2:C6 C4"'),
        ("xl/worksheets/sheet1.xml", b"SUM(E2:E6)", b"SUM(X!E2:E6)"),
        ("xl/worksheets/sheet1.xml", b'<c r="F2"', b'<c t="d" r="F2"'),
        ("xl/worksheets/sheet1.xml", b"<v>28000</v>", b"<v>-3</v>"),
        ("xl/worksheets/sheet1.xml", b'width="31.7109375"', b'width="300"'),
        ("xl/worksheets/sheet1.xml", b'ht="30"', b'ht="410"'),
        ("xl/workbook.xml", b"'Danh s\xc3\xa1ch'!$E$2", b"'Danh m\xe1\xbb\xa5c'!$E$2"),
        ("xl/workbook.xml", b'name="He_so"', b'name="Table1"'),
        ("xl/charts/chart1.xml", b"'Danh s\xc3\xa1ch'!$E$2", b"'Danh m\xe1\xbb\xa5c'!$E$2"),
        ("xl/drawings/drawing1.xml", b'r:id="rId', b'r:id="rIdX'),
    ],
)
def test_a_fault_is_seen(part: str, before: bytes, after: bytes) -> None:
    target = BytesIO()
    with ZipFile(BytesIO(adorned())) as sound, ZipFile(target, "w") as faulty:
        for name in sound.namelist():
            content = sound.read(name)
            assert name != part or before in content
            faulty.writestr(name, content.replace(before, after, 1) if name == part else content)
    assert faults(target.getvalue())
