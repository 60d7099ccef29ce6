"""An .ods comes back as .xlsx that looks as it did, with the formulas that both kinds write alike."""

from contextlib import suppress
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from apps.rosters import reading
from apps.rosters.looks.opendocument import book_look
from apps.rosters.looks.opendocument_formulas import formula
from apps.rosters.looks.opendocument_xml import SPACES
from apps.rosters.looks.words import Lost
from apps.rosters.marking import mark_workbook
from apps.rosters.values import RefusedError
from tests.corpus.opendocument import KIND, MANIFEST

NAMES = " ".join(f'xmlns:{short}="{space}"' for short, space in SPACES.items())
FONTS = (
    '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="&apos;Times New Roman&apos;"/>'
    "</office:font-face-decls>"
)
OWN = """
<style:style style:name="co1" style:family="table-column">
<style:table-column-properties style:column-width="2in"/></style:style>
<style:style style:name="ro1" style:family="table-row">
<style:table-row-properties style:row-height="0.5in" style:use-optimal-row-height="false"/></style:style>
<style:style style:name="ta1" style:family="table" style:master-page-name="Page">
<style:table-properties table:display="true"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text>
<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-integer-digits="1"
 number:grouping="true"/></number:number-style>
<style:style style:name="base" style:family="table-cell" style:parent-style-name="Default">
<style:text-properties style:font-name="F1" fo:font-size="13pt" fo:font-weight="bold"/></style:style>
<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="base">
<style:table-cell-properties fo:background-color="#c6e0b4" fo:border="0.74pt solid #000000"
 fo:border-left="2.5pt solid #ff0000" fo:border-top="0.74pt dotted #000000" fo:wrap-option="wrap"
 style:vertical-align="middle" style:text-align-source="fix" style:rotation-angle="90"/>
<style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:color="#c00000" fo:font-style="italic" style:text-underline-style="solid"
 style:text-line-through-style="solid"/></style:style>
<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N1"/>
<style:style style:name="ce3" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N2"/>
"""
TABLES = """
<table:table table:name="Danh sách" table:style-name="ta1" table:print-ranges="'Danh sách'.A1:'Danh sách'.E9">
<table:table-column table:style-name="co1"/><table:table-column table:visibility="collapse"/>
<table:table-column table:number-columns-repeated="16382"/>
<table:table-header-rows><table:table-row table:style-name="ro1">
<table:table-cell table:style-name="ce1" office:value-type="string" table:number-columns-spanned="2"
 table:number-rows-spanned="1"><text:p>DANH SÁCH</text:p></table:table-cell><table:covered-table-cell/>
<table:table-cell office:value-type="string"><office:annotation><dc:creator>Xã</dc:creator>
<text:p>Đã xem</text:p></office:annotation><text:p>Ngày sinh</text:p></table:table-cell></table:table-row>
</table:table-header-rows>
<table:table-row table:visibility="collapse"><table:table-cell table:style-name="ce2" office:value-type="date"
 office:date-value="1976-05-01"><text:p>01/05/1976</text:p></table:table-cell>
<table:table-cell table:style-name="ce3" office:value-type="float" office:value="2.5"><text:p>2,50</text:p>
</table:table-cell><table:table-cell table:formula="of:=SUM([.B2:.B2];1)" office:value-type="float"
 office:value="3.5"><text:p>3.5</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:style-name="ce1"
 table:number-columns-repeated="16384"/></table:table-row></table:table>
<table:table table:name="Trống"/><table:table table:name="Ẩn" table:style-name="ta2"><table:table-row>
<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>
"""
PAGES = """
<office:automatic-styles><style:page-layout style:name="L1"><style:page-layout-properties fo:page-width="11.69in"
 fo:page-height="8.27in" style:print-orientation="landscape" fo:margin-left="0.25in" style:scale-to-X="1"/>
</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Page"
 style:page-layout-name="L1"><style:footer><text:p>Trang <text:page-number>1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>
"""
VIEW = "".join(
    f'<config:config-item config:name="{key}">{value}</config:config-item>'
    for key, value in {
        "HorizontalSplitMode": 2,
        "HorizontalSplitPosition": 2,
        "VerticalSplitMode": 2,
        "VerticalSplitPosition": 1,
    }.items()
)


def opendocument(tables: str = TABLES, before: str = "") -> bytes:
    body = tables.replace("\n", "")
    usual = '<office:styles><style:style style:name="Default" style:family="table-cell"/></office:styles>'
    parts = {
        "mimetype": KIND,
        "META-INF/manifest.xml": MANIFEST,
        "content.xml": f"{before}<office:document-content {NAMES}>{FONTS}"
        f"<office:automatic-styles>{OWN}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{body}"
        "</office:spreadsheet></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {NAMES}>{usual}{PAGES}</office:document-styles>",
        "settings.xml": f'<office:document-settings {NAMES}><config:config-item-map-entry config:name="Danh sách">'
        f"{VIEW}</config:config-item-map-entry></office:document-settings>",
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return file.getvalue()


@pytest.fixture(scope="module")
def book() -> Any:
    return load_workbook(BytesIO(mark_workbook(opendocument(), (), (), filename="d.ods")))


@pytest.fixture
def sheet(book: Any) -> Any:
    return book["Danh sách"]


def test_all_sheets_come_back_in_their_order_also_empty_and_hidden_ones(book: Any) -> None:
    assert book.sheetnames[:3] == ["Danh sách", "Trống", "Ẩn"]
    assert book["Ẩn"].sheet_state == "hidden"


def test_styles_that_build_on_others_are_told_whole(sheet: Any) -> None:
    cell = sheet["A1"]
    font, align, border = cell.font, cell.alignment, cell.border
    assert (font.name, font.sz, font.b, font.i, font.strike, font.u) == (
        *("Times New Roman", 13, True, True, True),
        "single",
    )
    assert (font.color.rgb, cell.fill.fgColor.rgb) == ("FFC00000", "FFC6E0B4")
    assert (align.horizontal, align.vertical, align.wrap_text, align.textRotation) == ("center", "center", True, 90)
    assert (border.left.style, border.top.style, border.right.style) == ("thick", "dotted", "thin")
    assert border.left.color.rgb == "FFFF0000"


def test_days_numbers_and_formulas_show_as_they_did(sheet: Any) -> None:
    assert (sheet["A2"].number_format, sheet["B2"].number_format) == ("dd/mm/yyyy", "#,##0.00")
    assert sheet["A2"].value.year == 1976
    assert sheet["C2"].value == "=SUM(B2:B2,1)"


def test_widths_merges_comments_and_what_is_hidden_come_back(sheet: Any) -> None:
    assert sheet.column_dimensions["A"].width == pytest.approx(2 * 96 / 7, abs=0.2)
    assert (sheet.column_dimensions["B"].hidden, sheet.row_dimensions[2].hidden) == (True, True)
    assert (sheet.row_dimensions[1].height, [str(span) for span in sheet.merged_cells.ranges]) == (36, ["A1:B1"])
    assert sheet["C1"].comment.text == "Đã xem"


def test_what_stays_in_sight_and_the_paper_come_back(sheet: Any) -> None:
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.print_area) == ("C2", "$1:$1", "'Danh sách'!$A$1:$E$9")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_margins.left, sheet.oddFooter.center.text) == (0.25, "Trang &P")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("of:=SUM([.A1:.A9])", "=SUM(A1:A9)"),
        ("of:=[.A1]*2+[$'Xã; Bản'.$B$2]", "=A1*2+'Xã; Bản'!$B$2"),
        ('of:=IF([.A1]="a;b";1;TRUE())', '=IF(A1="a;b",1,TRUE())'),
        ("of:=COM.MICROSOFT.CONCAT([.A1])", ""),
        ("of:=SUM(Ten_vung)", ""),
        ("of:={1;2}", ""),
        ("of:=[.A1]~[.B1]", ""),
        ("=SUM(A1)", ""),
    ],
)
def test_a_formula_is_told_only_where_both_kinds_say_the_same(written: str, told: str) -> None:
    assert formula(written) == told


def test_entities_are_not_followed() -> None:
    told = "<!DOCTYPE a [<!ENTITY b 'xxxxxxxxxx'>]>"
    look = book_look(opendocument(TABLES.replace("Đã xem", "&b;"), told))
    assert look is None or "xxx" not in look.sheets[0].notes[0].text


RULES = """<table:content-validations>
<table:content-validation table:name="v1" table:condition="of:cell-content-is-in-list([$Trống.$A$1:.$A$3])">
<table:help-message table:title="Chọn" table:display="true"><text:p>Chọn dân tộc</text:p></table:help-message>
<table:error-message table:message-type="warning" table:display="true"/></table:content-validation>
<table:content-validation table:name="v2" table:condition="of:cell-content-is-in-list(&quot;Nam&quot;;&quot;Nữ&quot;)">
<table:error-message table:message-type="stop" table:title="Sai" table:display="true"><text:p>Nam hoặc Nữ</text:p>
</table:error-message></table:content-validation></table:content-validations>"""
OFFERED = """
<table:table-row><table:table-cell table:number-columns-repeated="6"/>
<table:table-cell table:content-validation-name="v1"/><table:table-cell table:content-validation-name="v2"/>
</table:table-row><table:table-row table:number-rows-repeated="18">
<table:table-cell table:number-columns-repeated="6"/><table:table-cell table:content-validation-name="v1"/>
</table:table-row>
"""
REST = '<table:table-row table:number-rows-repeated="1048574">'


def test_drop_down_lists_come_back_where_they_stood() -> None:
    sent = opendocument(RULES + TABLES.replace(REST, OFFERED + REST))
    look = book_look(sent)
    assert look
    assert Lost.CHOICES not in look.lost
    page = load_workbook(BytesIO(mark_workbook(sent, (), (), filename="d.ods")))["Danh sách"]
    listed, words = page.data_validations.dataValidation
    assert (listed.formula1, listed.errorStyle, listed.prompt) == ("'Trống'!$A$1:$A$3", "warning", "Chọn dân tộc")
    assert (words.formula1, words.error) == ('"Nam,Nữ"', "Nam hoặc Nữ")
    top = int(str(words.sqref)[1:])
    assert (str(listed.sqref), str(words.sqref)) == (f"G{top}:G{top + 18}", f"H{top}")


def test_choices_and_pictures_are_named_as_lost() -> None:
    chosen = '<table:content-validations><table:content-validation table:name="v"/></table:content-validations>'
    drawn = TABLES.replace(
        "</table:table-cell></table:table-row>", "<draw:frame/></table:table-cell></table:table-row>", 1
    )
    look = book_look(opendocument(chosen + drawn))
    assert look
    assert look.lost == {Lost.CHOICES, Lost.PICTURES}


def test_a_damaged_document_is_refused_or_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    # One of them claims so many cells that it is read until it is stopped.
    monkeypatch.setattr(reading, "PROBE_SECONDS", 2)
    chance, seen = Random(3), 0
    for _time in range(80):
        place = chance.randrange(len(TABLES))
        tables = TABLES[:place] + chance.choice(('"', "9999999", "<", "table:", "")) + TABLES[place + 1 :]
        with suppress(RefusedError):
            load_workbook(BytesIO(mark_workbook(opendocument(tables), (), (), filename="d.ods")))
            seen += 1
    assert seen > 20
