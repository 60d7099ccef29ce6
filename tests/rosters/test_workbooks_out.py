"""Workbooks that go out: what the template holds is read back the same, and marks fall on the right cells."""

import re
from collections.abc import Mapping
from io import BytesIO
from textwrap import wrap
from time import process_time
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from apps.cadres.models import EthnicGroup, Title
from apps.qualifications.models import Language, QualificationLevel
from apps.rosters.formats import Format
from apps.rosters.marking import ending_of, mark_workbook
from apps.rosters.registry import formats
from apps.rosters.templates_out import ERRORS_SHEET, write_template
from apps.rosters.values import Place, Remark, Understood
from apps.rosters.workbooks import REASONS_HEADER
from tests.corpus.corpus import made
from tests.rosters.sheets import BODY, DAY, HEADER_LOW, HEADER_TOP, TITLES, classic, old_workbook, understood, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]

NAME = {"full_name": "Bùi Văn An"}
# Keys that say how something was written, not what it says.
WORDING = {"title_text", "level_specialty", "study_mode", "seats"}


def template(*people: Mapping[str, object]) -> bytes:
    return write_template(formats()[0], people, unit_title="UBND XÃ LẠC SỸ", day=DAY)


def read_back(*people: Mapping[str, object]) -> Understood:
    told = understood(template(*people))
    assert (told.issues, told.notices) == ((), ())
    return told


def plain(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if key not in WORDING}


def test_a_template_states_its_day_and_unit() -> None:
    told = read_back(NAME)
    assert (told.as_of, told.unit_text) == (DAY, "UBND XÃ LẠC SỸ")


def test_an_empty_template_has_no_people() -> None:
    assert len(understood(template()).rows) == 0


def test_the_template_frames_its_table_and_nothing_beside_its_titles() -> None:
    page = load_workbook(BytesIO(template(NAME)))["Danh sách"]
    titles, body = page[1], page[7]
    assert not any(cell.border.left.style for cell in titles)
    assert all(cell.border.left.style for cell in body)


def test_a_row_of_the_template_is_as_high_as_its_longest_cell_needs() -> None:
    page = load_workbook(BytesIO(template(NAME, {"full_name": " ".join(["Nguyễn"] * 20)})))["Danh sách"]
    short, long = page.row_dimensions[7].height, page.row_dimensions[8].height
    assert short
    assert long
    assert long > 3 * short


def test_what_was_read_is_read_back_from_the_template() -> None:
    people = [row.values for row in understood(classic()).rows]
    assert [plain(row.values) for row in read_back(*people).rows] == [plain(values) for values in people]


def test_every_code_of_every_list_is_read_back_as_itself() -> None:
    levels = QualificationLevel.objects.exclude(ladder_id="foreign_lang", rank=0)
    people: list[dict[str, object]] = [{**NAME, level.ladder_id: level.code} for level in levels]
    people += [
        {**NAME, "titles": (title.code, "CD_VHXH")} for title in Title.objects.valid_on(DAY).exclude(code="CD_VHXH")
    ]
    people += [{**NAME, "ethnic": group.code} for group in EthnicGroup.objects.all()]
    people += [{**NAME, "foreign_lang": "NN_BAC2", "language": language.code} for language in Language.objects.all()]
    studied = levels.filter(ladder__in=("prof_edu", "pol_theory", "state_mgmt"), rank__gt=0)
    people += [{**NAME, "studying": {level.ladder_id: level.code}} for level in studied]
    people += [{**NAME, "citizen_id": "017188000123", "phone": "0912345678"}, {**NAME, "party_member": False}]
    people += [{**NAME, "party_member": True}, {**NAME, "sex": "female"}]
    assert [plain(row.values) for row in read_back(*people).rows] == people


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    page = load_workbook(BytesIO(template({"full_name": "=1+1"})))["Danh sách"]
    assert (page["B7"].value, page["B7"].data_type) == ("=1+1", "s")


def test_ids_and_dates_are_text_cells_with_drop_downs_beside_them() -> None:
    page = load_workbook(BytesIO(template({**NAME, "citizen_id": "017188000123"})))["Danh sách"]
    assert (page["E7"].value, page["E7"].number_format) == ("017188000123", "@")
    assert len(page.data_validations.dataValidation) >= 5


@pytest.mark.parametrize("declared", formats(), ids=lambda declared: declared.code)
def test_each_column_of_a_template_that_is_locked_dated_or_chosen_from_a_list_says_so(declared: Format) -> None:
    book = load_workbook(BytesIO(write_template(declared, (), unit_title="UBND XÃ LẠC SỸ", day=DAY)))
    page = book["Danh sách"]
    ruled = {each.min_col for rule in page.data_validations.dataValidation for each in rule.sqref.ranges}
    columns = (column for column in declared.columns if column.in_template)
    keys = {place for place, column in enumerate(columns, 2) if column.is_key}
    told = {cell.column for row in page["5:6"] for cell in row if cell.comment}
    assert told
    assert ruled | keys <= told


def faulty() -> bytes:
    return workbook([["STT", "Họ và tên", "Dân tộc", "Số CCCD"], [1, "Bùi Văn Hạnh", "06", "17188000123"]])


@pytest.fixture
def marked() -> bytes:
    told = understood(faulty())
    return mark_workbook(faulty(), told.issues, told.notices)


def test_the_cell_in_question_is_coloured_and_says_why(marked: bytes) -> None:
    page = load_workbook(BytesIO(marked))["Danh sách"]
    assert page["C2"].fill.fgColor.rgb == "FFFFC7CE"
    assert page["D2"].fill.fgColor.rgb == "FFFFF2CC"
    assert page["C2"].comment
    assert "06" in page["C2"].comment.text
    assert page["B2"].comment is None


def test_the_list_of_errors_links_to_the_cells(marked: bytes) -> None:
    page = load_workbook(BytesIO(marked))[ERRORS_SHEET]
    assert [page.cell(row, 3).value for row in (2, 3)] == ["C2", "D2"]
    assert page["C2"].hyperlink
    assert page["C2"].hyperlink.target == "#'Danh sách'!C2" or page["C2"].hyperlink.location == "'Danh sách'!C2"


def test_a_marked_workbook_reads_as_before(marked: bytes) -> None:
    again, before = understood(marked), understood(faulty())
    assert [row.values for row in again.rows] == [row.values for row in before.rows]
    assert again.issues == before.issues


def test_marking_twice_leaves_one_list(marked: bytes) -> None:
    told = understood(marked)
    twice = load_workbook(BytesIO(mark_workbook(marked, (), told.notices)))
    assert twice.sheetnames.count(ERRORS_SHEET) == 1
    assert twice["Danh sách"]["C2"].comment is None


def test_a_remark_inside_a_merged_cell_marks_the_cell_that_shows() -> None:
    content = classic()
    told = understood(content)
    page = load_workbook(BytesIO(mark_workbook(content, (), told.notices)))["Danh sách"]
    assert page["B10"].value == "Bùi Văn Hạnh"


def odd() -> bytes:
    """A workbook with what offices put beside tables: a text box, a comment, colours, a button, a printed area."""
    target = BytesIO()
    with Workbook(target) as book:
        page = book.add_worksheet("Danh sách")
        yellow = book.add_format({"bg_color": "#FFFF00"})
        page.write_row(0, 0, ["STT", "Họ và tên", "Dân tộc", "Số CCCD"])
        page.write_row(1, 0, [1, "Bùi Văn Hạnh"])
        page.write_string(1, 2, "06", yellow)
        page.write_string(1, 3, "017188000123")
        page.write_comment("C2", "Xã ghi", {"author": "Xã"})
        page.insert_textbox("H2", "Hộp chữ")
        page.insert_button("H9", {"caption": "Nút"})
        page.set_column(0, 200, 11)
        page.freeze_panes(1, 2)
        other = book.add_worksheet("Sau")
        other.print_area("A1:B2")
        other.write(0, 0, "x")
    return target.getvalue()


def test_what_stands_beside_the_table_comes_back_byte_for_byte() -> None:
    content = odd()
    again = mark_workbook(content, understood(content).issues, (), headers={"Danh sách": 1})
    with ZipFile(BytesIO(content)) as before, ZipFile(BytesIO(again)) as after:
        kept = ("xl/drawings/drawing1.xml", "xl/theme/theme1.xml", "xl/worksheets/sheet2.xml")
        assert all(before.read(name) == after.read(name) for name in kept)
        assert b'ObjectType="Button"' in after.read("xl/drawings/vmlDrawing1.vml")
    book = load_workbook(BytesIO(again))
    assert (book.sheetnames, book["Danh sách"].freeze_panes) == (["Danh sách", "Sau", ERRORS_SHEET], "C2")


def test_the_reasons_stand_right_of_the_table_and_are_not_read_again() -> None:
    content = odd()
    told = understood(content)
    again = mark_workbook(content, told.issues, (), headers={"Danh sách": 1})
    page = load_workbook(BytesIO(again))["Danh sách"]
    assert page["E1"].value == REASONS_HEADER
    assert "06" in page["E2"].value
    assert [row.values for row in understood(again).rows] == [row.values for row in told.rows]


def test_long_reasons_wrap_and_their_row_is_high_enough_until_they_go() -> None:
    content = odd()
    marked = mark_workbook(content, understood(content).issues, (), headers={"Danh sách": 1})
    page = load_workbook(BytesIO(marked))["Danh sách"]
    lines = len(wrap(page["E2"].value, 60))
    assert (page["E2"].alignment.wrap_text, page.row_dimensions[2].height) == (True, lines * 15)
    assert lines > 1
    page = load_workbook(BytesIO(mark_workbook(marked, (), ())))["Danh sách"]
    assert page.row_dimensions[2].height is None


def test_what_marks_cover_comes_out_again_when_they_are_taken_away() -> None:
    content = odd()
    marked = mark_workbook(content, understood(content).issues, (), headers={"Danh sách": 1})
    page = load_workbook(BytesIO(marked))["Danh sách"]
    assert page["C2"].comment.text.startswith("Xã ghi")
    assert "06" in page["C2"].comment.text
    page = load_workbook(BytesIO(mark_workbook(marked, (), ())))["Danh sách"]
    assert (page["C2"].comment.text, page["C2"].fill.fgColor.rgb, page["E1"].value) == ("Xã ghi", "FFFFFF00", None)


def test_macros_come_back_in_a_workbook_with_macros() -> None:
    macros = next(made(number) for number in range(20) if made(number).name.endswith(".xlsm"))
    assert ending_of(mark_workbook(macros.content, (), ())) == ".xlsm"


@pytest.mark.parametrize("ending", [".ods", ".csv", ".xls"])
def test_other_kinds_come_back_as_xlsx_and_say_why(ending: str) -> None:
    other = next(made(number) for number in range(40) if made(number).name.endswith(ending))
    told = understood(other.content)
    again = mark_workbook(other.content, told.issues, told.notices, filename=other.name)
    assert load_workbook(BytesIO(again))[ERRORS_SHEET]["A1"].value
    assert [row.values for row in understood(again).rows] == [row.values for row in told.rows]


def strict(content: bytes) -> bytes:
    """The workbook as "Strict Open XML" writes it."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as usual, ZipFile(target, "w") as archive:
        for name in usual.namelist():
            part = re.sub(
                rb"http://schemas.openxmlformats.org/(\w+)/2006/", rb"http://purl.oclc.org/ooxml/\1/", usual.read(name)
            )
            part = part.replace(
                b"http://purl.oclc.org/ooxml/package/", b"http://schemas.openxmlformats.org/package/2006/"
            )
            part = part.replace(b"extended-properties", b"extendedProperties")
            part = part.replace(b"<workbook ", b'<workbook conformance="strict" ')
            part = re.sub(rb'(<a:lumMod val=")(\d+)000"', rb'\1\2%"', part) if "theme" in name else part
            archive.writestr(name, part)
    return target.getvalue()


def test_a_strict_workbook_comes_back_as_it_looked() -> None:
    content = odd()
    sent = strict(content)
    assert b"purl.oclc.org" in ZipFile(BytesIO(sent)).read("xl/workbook.xml")
    told = understood(sent)
    again = mark_workbook(sent, told.issues, (), headers={"Danh sách": 1})
    with ZipFile(BytesIO(content)) as before, ZipFile(BytesIO(again)) as after:
        assert not any(b"purl.oclc.org" in after.read(name) for name in after.namelist())
        kept = ("xl/drawings/drawing1.xml", "xl/theme/theme1.xml", "xl/worksheets/sheet2.xml", "docProps/app.xml")
        assert all(before.read(name) == after.read(name) for name in kept)
    page = load_workbook(BytesIO(again))["Danh sách"]
    assert (page.freeze_panes, page["C2"].comment.text[:6]) == ("C2", "Xã ghi")
    assert [row.values for row in understood(again).rows] == [row.values for row in told.rows]
    assert len(told.rows) == 1


def test_ten_thousand_rows_are_marked_in_bounded_time() -> None:
    rows = [[number, f"Bùi Văn {number}", "06", "017188000123"] for number in range(10_000)]
    content = workbook([["STT", "Họ và tên", "Dân tộc", "Số CCCD"], *rows])
    issues = [Remark(Place("Danh sách", number + 2, "C"), "P301", "06") for number in range(10_000)]
    began = process_time()
    mark_workbook(content, issues, ())
    assert process_time() - began < 30


def test_an_excel_97_file_comes_back_as_xlsx_with_the_same_values() -> None:
    old = old_workbook([*TITLES, HEADER_TOP, HEADER_LOW, *BODY])
    told = understood(old)
    again = understood(mark_workbook(old, told.issues, told.notices))
    assert [row.values for row in again.rows] == [row.values for row in told.rows]
