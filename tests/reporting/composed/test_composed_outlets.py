"""Page, frame, workbook, CSV and JSON of a composed table carry the same numbers; notes say what they are of."""

import base64
import csv
import io
import json
import re
import zlib
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from django.test import Client
from django.utils import translation

from apps.accounts.models import User
from apps.reporting.composed.addresses import query_of
from apps.reporting.composed.definitions import Chosen, Composition, Filter
from apps.reporting.composed.examples import examples
from apps.reporting.composed.flat import packed
from apps.reporting.composed.frames import frame_of
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.sentences import notes
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable
from apps.reporting.papers.renderers import RENDERERS
from tests.conftest import DAY, Person, Units

BY_DISTRICT = Composition(
    "By district",
    ("cadres_and_civil_servants",),
    rows=(Chosen("unit", level="district"), Chosen("sex")),
    columns=(Chosen("professional", categories=("CM_DH", "CM_THS")),),
    shows=(Show.PERSONS, Show.ROW_SHARE, Show.WHOLE_SHARE),
)


@pytest.fixture
def table(units: Units, person: Person, analyst: User) -> ComposedTable:
    person("Bùi Văn Hạnh", sex="male", qualifications={"prof_edu": "CM_DH"})
    person("Hà Thị Mai", sex="female", unit=units.thu_phong, title="CD_BT", qualifications={"prof_edu": "CM_THS"})
    person("Đinh Thị Liên", sex="female", unit=units.thu_phong)
    return compose(BY_DISTRICT, day=DAY, unit="17", user=analyst)


def numbers(table: ComposedTable) -> list[Decimal]:
    return [Decimal(figure.value) for *_cell, figure in table.cells() if figure.value is not None]


def test_the_frame_says_what_the_table_says(table: ComposedTable) -> None:
    frame = frame_of(table)
    assert frame.loc[("*", "*"), ("*", "persons")] == 3
    assert frame.loc[("154", "female"), ("CM_THS", "row_share")] == 50
    assert [Decimal(str(value)) for value in frame.to_numpy().ravel() if value == value] == numbers(table)


def test_workbook_csv_and_json_hold_every_number(table: ComposedTable) -> None:
    paper, wanted = paper_of(table), numbers(table)
    book = openpyxl.load_workbook(io.BytesIO(RENDERERS["xlsx"](paper)), data_only=True)
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if isinstance(cell.value, (int, float))]
    # Percents stand in workbooks as fractions.
    in_book = [Decimal(str(cell.value)) * (100 if "%" in cell.number_format else 1) for cell in cells]
    assert sorted(round(number, 2) for number in in_book) == sorted(round(number, 2) for number in wanted)
    in_json = json.loads(RENDERERS["json"](paper))["tables"][0]["rows"]
    assert [
        Decimal(str(cell["value"])) for row in in_json for cell in row["cells"] if cell["value"] is not None
    ] == wanted
    rows = list(csv.reader(io.StringIO(RENDERERS["csv"](paper).decode("utf-8-sig"))))
    in_csv = [Decimal(text) for row in rows for text in row if re.fullmatch(r"\d+(\.\d+)?", text)]
    assert all(number in in_csv for number in wanted)


def test_points_between_shares_bear_no_sign_of_percent(table: ComposedTable, analyst: User) -> None:
    """A share of 67 % after one of 50 % rose by 16.67 points; 16.67 % of a share is something else."""
    shows = (Show.ROW_SHARE, Show.ROW_SHARE_CHANGE, Show.TOTAL_GAP, Show.GROWTH)
    asked = replace(BY_DISTRICT, shows=shows, days=("asked-1y", "asked"))
    with translation.override("vi"):
        paper = paper_of(compose(asked, day=DAY, unit="17", user=analyst))
        sheet = openpyxl.load_workbook(io.BytesIO(RENDERERS["xlsx"](paper))).worksheets[0]
    heads = {cell.column: str(cell.value) for row in sheet.iter_rows() for cell in row if str(cell.value).endswith("%")}
    formats = {
        (heads[cell.column].endswith("điểm %"), cell.number_format)
        for row in sheet.iter_rows()
        for cell in row
        if cell.column in heads and isinstance(cell.value, (int, float))
    }
    assert formats == {(True, "#,##0.00"), (False, "0.00%")}


def test_the_page_shows_the_table_and_says_what_it_counts(table: ComposedTable, analyst: User) -> None:
    client = Client()
    client.force_login(analyst)
    answer = client.get(f"/reports/composed/new/?composing=1&{query_of(BY_DISTRICT, unit='17')}")
    assert answer.status_code == 200
    assert answer.context["composer"].result.table.cube.persons == table.cube.persons
    assert "Huyện Cao Phong" in answer.content.decode()


def test_a_page_of_noughts_says_that_nobody_is_left(table: ComposedTable, analyst: User) -> None:
    client = Client()
    client.force_login(analyst)
    nobody = Composition("", ("cadres",), rows=(Chosen("sex"),), filters=(Filter("age", ("over_60",)),), unit="17")
    somebody = replace(nobody, filters=())
    told = [
        "alert-info" in client.get(f"/reports/composed/new/?{query_of(each)}").content.decode()
        for each in (nobody, somebody)
    ]
    assert told == [True, False]


@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf", "csv", "json"])
def test_every_file_comes(table: ComposedTable, analyst: User, form: str) -> None:
    client = Client()
    client.force_login(analyst)
    address = f"/reports/composed/download.{form}?t={packed(BY_DISTRICT)}&day=2025-02-28"
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf"])
def test_every_ready_example_comes_as_every_paper(
    table: ComposedTable, analyst: User, form: str, language: str
) -> None:
    with translation.override(language):
        for example in examples():
            paper = paper_of(compose(example, day=DAY, unit="17", user=analyst))
            assert RENDERERS[form](paper), example.title


def test_shares_are_of_what_the_notes_say(units: Units, person: Person, analyst: User) -> None:
    for number in range(3):
        person(f"Bùi Văn {number}", sex="male")
    person("Hà Thị Mai", sex="female")
    women = Composition(
        "",
        ("cadres_and_civil_servants",),
        filters=(Filter("sex", ("female",)),),
        shows=(Show.PERSONS, Show.GROUP_SHARE),
    )
    table = compose(women, day=DAY, unit="17", user=analyst)
    (row,), (column,) = table.rows.leaves, table.columns.leaves
    assert table.figure(row, column, Show.GROUP_SHARE).value == 25
    assert any("filters leave out" in note for note in paper_of(table).notes)


@pytest.mark.parametrize(("columns", "is_told"), [((Chosen("day"),), True), ((Chosen("sex"),), False)])
def test_shares_of_rows_that_no_column_divides_are_told_to_be_all(
    table: ComposedTable, analyst: User, columns: tuple[Chosen, ...], is_told: bool
) -> None:
    asked = Composition(
        "",
        ("cadres",),
        rows=(Chosen("age"),),
        columns=columns,
        shows=(Show.PERSONS, Show.ROW_SHARE),
        days=("2024-12-31", "asked") if is_told else ("asked",),
    )
    made = compose(asked, day=DAY, unit="17", user=analyst)
    assert any("choose the share of the column" in note for note in paper_of(made).notes) is is_told


def test_a_definition_within_definitions_without_end_is_told(client: Client, analyst: User) -> None:
    client.force_login(analyst)
    endless = "[" * 30_000
    address = base64.urlsafe_b64encode(zlib.compress(endless.encode())).decode()
    assert client.get(f"/reports/composed/people/?t={address}").status_code == 400
    sent = client.post("/api/v1/compositions/", endless, content_type="application/json")
    assert (sent.status_code, sent.json()["code"]) == (400, "parse_error")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("for 100 persons of “Cadres and civil servants” there", "to the first day of the table, 31/12/2024")),
        ("vi", ("Cán bộ, công chức", "31/12/2024")),
    ],
)
def test_notes_name_the_first_group_and_the_first_day(
    units: Units, person: Person, analyst: User, language: str, said: tuple[str, str]
) -> None:
    person("Bùi Văn Hạnh")
    groups = ("cadres_and_civil_servants", "cadres")
    asked = Composition(
        "",
        groups,
        rows=(Chosen("day"),),
        columns=(Chosen("group"),),
        shows=(Show.FIRST_SHARE, Show.DIFFERENCE),
        days=("2024-12-31", "2025-02-28"),
    )
    with translation.override(language):
        notes = " ".join(map(str, paper_of(compose(asked, day=DAY, unit="17", user=analyst)).notes))
    assert all(words in notes for words in said)
    assert "%(" not in notes


@pytest.mark.parametrize(
    ("groups", "overlaps"),
    [
        (("cadres_and_civil_servants", "non_professional"), False),
        (("cadres", "civil_servants"), False),
        (("cadres_and_civil_servants", "cadres"), True),
        (("cadres", "party_executive_committee"), True),
    ],
)
def test_only_groups_that_may_have_persons_in_common_are_said_to_overlap(
    groups: tuple[str, ...], overlaps: bool, units: Units, administrator: User
) -> None:
    asked = Composition("", groups, rows=(Chosen("sex"),), shows=(Show.PERSONS,))
    table = compose(asked, day=DAY, unit="17", user=administrator)
    with translation.override("en"):
        assert any("groups overlap" in note for note in notes(table)) is overlaps
