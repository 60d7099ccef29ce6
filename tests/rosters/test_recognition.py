"""Headers, groups, totals, signatures: what the rows of a sheet are, whatever stands around them."""

from datetime import date

import pytest
from django.utils.translation import override

from apps.rosters import headers, remarks, sampling, understanding
from apps.rosters import workbooks as cells
from apps.rosters.header import Header
from apps.rosters.header_words import HeaderWords
from apps.rosters.reading import read
from apps.rosters.registry import formats
from apps.rosters.sampling import Samples, SheetValues
from apps.rosters.understanding import understand
from apps.rosters.values import RefusedError
from apps.rosters.workbooks import CellValue, Sheet
from tests.rosters.sheets import (
    AFTER_REFORM,
    BODY,
    CLOSING,
    DAY,
    HANH,
    HEADER_LOW,
    HEADER_TOP,
    NGUYET,
    TITLES,
    YEN,
    Rows,
    classic,
    codes,
    flat,
    old_workbook,
    understood,
    workbook,
    workbooks,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]

LAYOUT_4 = (
    "STT|Họ đệm|Tên|Giới tính|Ngày sinh|Số CCCD|Số điện thoại|Đơn vị cũ|Chức vụ trước 1/7/2025|Chức vụ hiện nay"
    "|Vị trí việc làm|Trình độ CM|Chuyên ngành|LLCT|Đảng viên|Dân tộc|Diện bố trí|Ghi chú"
)
HANH_4 = [1, "Bùi Thị", "Hạnh", "Nữ", "15/07/1988", 17188000123, 987650001, "UBND xã Bảo Hiệu", "CC TP-HT"]
HANH_4 += ["Chuyên viên VP HĐND-UBND", "Công chức tư pháp hộ tịch", "Đại học", "Luật", "TC", "x", "Mường", "Bố trí mới"]


def names(content: bytes) -> list[object]:
    return [row.values.get("full_name") for row in understood(content).rows]


def test_the_classic_layout_is_understood_as_a_whole() -> None:
    told = understood(classic())
    assert (told.as_of, told.unit_text) == (date(2024, 12, 31), "UBND XÃ LẠC SỸ")
    assert [row.values["full_name"] for row in told.rows] == ["Bùi Văn Hạnh", "Đinh Thị Nguyệt", "Nguyễn Hoàng Yến"]
    assert [row.group for row in told.rows] == ["cadre", "cadre", "civil_servant"]
    assert [row.place.row for row in told.rows] == [10, 11, 13]
    assert told.issues == ()
    assert codes(told.notices) == [remarks.CLOSING_ROWS]
    assert told.sheets[0].header_rows == (6, 7)
    assert told.sheets[0].columns["female"] == "D"


def test_a_row_of_the_classic_layout_states_its_values() -> None:
    row = understood(classic()).rows[1]
    assert {key: str(row.values[key]) for key in ("birth", "party_joined", "party_official")} == {
        "birth": "1981",
        "party_joined": "19/05/2010",
        "party_official": "19/05/2011",
    }
    codes_of = ("sex", "ethnic", "titles", "gen_edu", "prof_edu", "pol_theory", "state_mgmt", "studying", "specialty")
    assert [row.values[key] for key in codes_of] == [
        "female",
        "DT_MUONG",
        ("CD_CTPN",),
        "GDPT_THPT",
        "CM_DH",
        "LLCT_TC",
        "QLNN_CV",
        {"pol_theory": "LLCT_CC"},
        "Luật",
    ]
    assert row.raw["titles"] == "CT Hội LHPN"
    assert str(row.where("birth").cell) == "D11"


def test_the_layout_of_after_the_reform_is_understood() -> None:
    told = flat(LAYOUT_4, HANH_4, today=AFTER_REFORM)
    values = told.rows[0].values
    assert values["full_name"] == "Bùi Thị Hạnh"
    assert values["citizen_id"] == "017188000123"
    assert values["phone"] == "0987650001"
    assert (values["titles"], values["previous_titles"]) == (("CD2_CC",), ("CD_TPHT",))
    assert (values["prof_edu"], values["specialty"], values["party_member"]) == ("CM_DH", "Luật", True)
    assert told.rows[0].unit_text == "UBND xã Bảo Hiệu"
    assert told.issues == ()
    assert codes(told.notices) == [remarks.UNUSED_COLUMN, "P403", "P502"]


def test_columns_may_stand_in_any_order_and_some_may_be_missing_or_foreign() -> None:
    told = flat("Dân tộc|Sở thích|Họ tên|STT|Năm sinh", ["Mường", "cờ", "Bùi Văn Hạnh", 1, 1976])
    assert told.rows[0].values["full_name"] == "Bùi Văn Hạnh"
    assert [(notice.code, notice.value) for notice in told.notices] == [(remarks.UNUSED_COLUMN, "Sở thích")]


def test_a_header_without_merged_cells_is_filled_to_the_right() -> None:
    told = understood(workbook([*TITLES, HEADER_TOP, HEADER_LOW, *BODY]))
    assert told.rows[1].values["sex"] == "female"
    assert told.rows[0].values["state_mgmt"] == "QLNN_CVC"


def test_an_old_excel_file_is_understood_like_a_new_one() -> None:
    rows = [row.values for row in understood(old_workbook([*TITLES, HEADER_TOP, HEADER_LOW, *BODY])).rows]
    assert rows == [row.values for row in understood(classic()).rows]


def test_a_misspelt_header_is_guessed_and_told() -> None:
    told = flat("STT|Họ và tên|Trình độ chuyên mônn|Dân tộc", [1, "Bùi Văn Hạnh", "ĐH", "Mường"])
    assert told.rows[0].values["prof_edu"] == "CM_DH"
    assert codes(told.notices) == [remarks.GUESSED_COLUMN]


def test_a_header_of_an_allowance_is_not_taken_for_the_title() -> None:
    top, low = ["STT", "Họ và tên", "Dân tộc", "Phụ cấp", ""], ["", "", "", "Chức vụ", "Khu vực"]
    told = understood(workbook([top, low, [1, "Bùi Văn Hạnh", "Mường", "0,25", "0,3"]], ["D1:E1"]))
    assert "titles" not in told.rows[0].values


def test_a_name_under_one_header_over_two_columns_is_one_name() -> None:
    header = ["STT", "Họ và tên", "", "Dân tộc"]
    told = understood(workbook([header, [1, "Bùi Thị", "Hạnh", "Mường"]], ["B1:C1"]))
    assert told.rows[0].values["full_name"] == "Bùi Thị Hạnh"


def test_a_file_without_header_is_refused_and_says_what_was_looked_for() -> None:
    with pytest.raises(RefusedError) as refused:
        understood(workbook([["a", "b", "c"], [1, "Bùi Văn Hạnh", "Mường"]]))
    assert refused.value.refused.code == remarks.NO_HEADER
    with override("vi"):
        assert "Họ và tên, Ngày sinh (nam), Ngày sinh (nữ)" in refused.value.refused.message(), "as the template"


def test_two_headers_that_disagree_are_an_issue() -> None:
    told = understood(
        workbook(
            [
                ["TT", "Họ và tên", "Ngày sinh", "Dân tộc"],
                ["TT", "Họ và tên", "Dân tộc", "Ngày sinh"],
                [1, "Bùi Văn Hạnh", "1976", "Mường"],
            ]
        )
    )
    assert [(issue.code, issue.place.row) for issue in told.issues] == [(remarks.DISAGREEING_HEADER, 2)]


def test_two_columns_with_the_same_meaning_are_an_issue() -> None:
    told = flat("STT|Họ và tên|Dân tộc|Thành phần dân tộc", [1, "Bùi Văn Hạnh", "Mường", "Kinh"])
    assert [(issue.code, issue.place.column) for issue in told.issues] == [(remarks.REPEATED_COLUMN, "D")]


def test_a_header_that_is_repeated_below_is_no_person() -> None:
    assert names(classic([HANH, HEADER_TOP, HEADER_LOW, NGUYET])) == ["Bùi Văn Hạnh", "Đinh Thị Nguyệt"]


@pytest.mark.parametrize("total", ["Cộng", "Tổng số", "TỔNG CỘNG (I+II)", "Tổng cộng"])
def test_a_total_row_is_no_person_and_its_counts_are_compared(total: str) -> None:
    told = understood(classic([HANH, NGUYET, ["", total, 1, 1]]))
    assert len(told.rows) == 2
    assert [count.agrees for count in told.sheets[0].totals] == [True, True]


def test_a_total_that_differs_is_told() -> None:
    told = understood(classic([HANH, NGUYET, ["", "Cộng: 3 người"]]))
    assert [(notice.code, notice.value) for notice in told.notices] == [(remarks.TOTAL_DIFFERS, "3")]


def test_a_person_whose_family_name_resembles_a_total_is_a_person() -> None:
    tong, cong = [*HANH], [*NGUYET]
    tong[1], cong[1] = "Tống Văn Hạnh", "Công Thị Nguyệt"
    assert names(classic([tong, cong])) == ["Tống Văn Hạnh", "Công Thị Nguyệt"]


def test_group_rows_name_the_category_and_the_unit() -> None:
    told = understood(classic([["A.", "XÃ LẠC SỸ"], ["I", "CÁN BỘ CHUYÊN TRÁCH"], HANH, ["B.", "XÃ BẢO HIỆU"], YEN]))
    assert [(row.group, row.unit_text) for row in told.rows] == [("cadre", "XÃ LẠC SỸ"), (None, "XÃ BẢO HIỆU")]


def test_non_professional_staff_are_not_taken_for_cadres() -> None:
    told = understood(classic([["III", "NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH"], YEN]))
    assert told.rows[0].group == "non_professional"


def test_signatures_below_the_list_do_not_become_people() -> None:
    assert names(classic([HANH, *CLOSING])) == ["Bùi Văn Hạnh"]


def test_people_without_running_numbers_are_people() -> None:
    unnumbered = [["", *person[1:]] for person in (HANH, NGUYET)]
    assert names(classic([*unnumbered, *CLOSING])) == ["Bùi Văn Hạnh", "Đinh Thị Nguyệt"]


def test_a_row_of_values_without_a_name_is_an_issue() -> None:
    nameless = [*HANH]
    nameless[1] = ""
    told = understood(classic([NGUYET, nameless]))
    assert [(issue.code, issue.place.row) for issue in told.issues] == [(remarks.NO_NAME, 9)]


def test_prepared_empty_rows_are_left_out_silently() -> None:
    told = understood(classic([HANH, [2], [3]]))
    assert (len(told.rows), told.issues, told.notices) == (1, (), ())


def test_ditto_marks_repeat_the_row_above_and_are_told() -> None:
    ditto = [*NGUYET]
    ditto[4], ditto[8] = "nt", "//"
    told = understood(classic([HANH, ditto]))
    assert told.rows[1].values["ethnic"] == "DT_MUONG"
    assert codes(told.rows[1].notices) == [remarks.AS_ABOVE, remarks.AS_ABOVE]


def test_a_ditto_mark_with_nothing_above_is_an_issue() -> None:
    ditto = [*HANH]
    ditto[4] = "nt"
    assert codes(understood(classic([ditto])).issues) == [remarks.NOTHING_ABOVE]


def test_a_ditto_mark_never_repeats_what_is_a_persons_own() -> None:
    ditto = [*NGUYET]
    ditto[3] = "nt"
    told = understood(classic([NGUYET, ditto]))
    assert "birth" not in told.rows[1].values
    assert codes(told.issues) == ["R205"]


@pytest.mark.parametrize("fill", ["-", "/", "…", "--", "không rõ", "chưa có thông tin"])
def test_a_filled_box_without_a_value_states_nothing(fill: str) -> None:
    filled = [*HANH]
    filled[10] = fill
    told = understood(classic([filled]))
    assert "pol_theory" not in told.rows[0].values
    assert told.issues == ()


def test_several_sheets_are_read_each_with_its_unit() -> None:
    header = ["STT", "Họ và tên", "Dân tộc"]
    told = understood(
        workbooks(
            {
                "Xã Lạc Sỹ": [header, [1, "Bùi Văn Hạnh", "Mường"]],
                "Xã Bảo Hiệu": [header, [1, "Đinh Thị Nguyệt", "Kinh"]],
                "Ghi chép": [["việc cần làm"]],
            }
        )
    )
    assert [(sheet.unit_text, sheet.rows) for sheet in told.sheets] == [("Xã Lạc Sỹ", 1), ("Xã Bảo Hiệu", 1)]
    assert codes(told.notices) == [remarks.SHEET_LEFT_OUT]


def test_sheets_of_different_days_are_an_issue_unless_the_day_is_given() -> None:
    header = ["STT", "Họ và tên", "Dân tộc"]
    sheets: dict[str, Rows] = {
        day: [["(Tính đến ngày " + day.replace("-", "/") + ")"], header, [1, "Bùi Văn Hạnh", "Mường"]]
        for day in ("31-12-2023", "31-12-2024")
    }
    assert codes(understood(workbooks(sheets)).issues) == [remarks.DAYS_DIFFER]
    assert understood(workbooks(sheets), as_of=date(2024, 12, 31)).issues == ()


@pytest.mark.parametrize(
    "line", ["Tính đến ngày 31/12/2024", "(Có đến ngày 31 tháng 12 năm 2024)", "Thời điểm 31.12.2024"]
)
def test_the_day_is_read_from_the_titles(line: str) -> None:
    told = understood(workbook([[line], ["STT", "Họ và tên", "Dân tộc"], [1, "Bùi Văn Hạnh", "Mường"]]))
    assert told.as_of == date(2024, 12, 31)


def test_a_row_in_an_old_font_is_read_and_each_cell_is_told() -> None:
    told = flat("STT|Hä vµ tªn|D©n téc", [1, "Bïi V¨n H¹nh", "M­êng"])
    assert told.rows[0].values["full_name"] == "Bùi Văn Hạnh"
    assert [(n.code, n.before, n.after) for n in told.rows[0].notices] == [
        (remarks.LEGACY_FONT, "Bïi V¨n H¹nh", "Bùi Văn Hạnh"),
        (remarks.LEGACY_FONT, "M­êng", "Mường"),
    ]


def test_two_columns_that_contradict_each_other_are_an_issue() -> None:
    told = flat("STT|Họ và tên|Giới tính|Nam|Nữ", [1, "Bùi Văn Hạnh", "Nữ", "1976", ""])
    assert codes(told.issues) == [remarks.CONTRADICTION]


def test_dates_in_both_columns_of_the_sexes_are_an_issue() -> None:
    both = [*HANH]
    both[3] = "12/5/1977"
    assert remarks.CONTRADICTION in codes(understood(classic([both])).issues)


def test_every_remark_says_where_what_and_what_to_do() -> None:
    told = flat("STT|Họ và tên|Dân tộc|Số CCCD", [1, "Bùi V4n", "06", "3.70E+10"])
    sentences = [issue.sentence() for issue in told.issues]
    assert len(sentences) == 3
    assert all("2" in sentence and issue.remedy() for sentence, issue in zip(sentences, told.issues, strict=True))


def test_who_has_a_birth_day_and_a_sex_is_a_person_whatever_stands_in_place_of_the_name() -> None:
    header = ["Họ và tên", "Ngày sinh", "Giới tính", "Ghi chú"]
    assert names(workbook([header, ["<script>alert(1)</script>", "12/5/1976", "Nam"]])) == ["<script>alert(1)</script>"]


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        (
            [
                ["THÔNG TIN LÃNH ĐẠO"],
                ["Họ và tên", "1", "2"],
                ["Ngày sinh", "12/5/1976", "1981"],
                ["Giới tính", "Nam", "Nữ"],
                ["Chức vụ", "Chủ tịch UBND", "CT Hội LHPN"],
            ],
            "A2",
        ),
        (
            [
                ["", "Họ và tên:", "BÙI VĂN HẠNH"],
                ["", "Ngày sinh:", "12/5/1976"],
                ["", "Giới tính:", "Nam"],
                ["", "Dân tộc:", "Mường"],
                [],
                ["", "Họ và tên:", "ĐINH THỊ NGUYỆT"],
                ["", "Giới tính:", "Nữ"],
                ["", "Ngày sinh:", "1981"],
            ],
            "B1",
        ),
    ],
)
def test_column_names_that_stand_one_below_another_are_told_with_what_to_do(rows: list[list[str]], cell: str) -> None:
    with pytest.raises(RefusedError) as refused:
        understood(workbook(rows))
    assert (refused.value.refused.code, refused.value.refused.params["cell"]) == (remarks.UPRIGHT, cell)


def test_a_list_of_people_is_not_built_as_one_that_cannot_explain_as_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vị trí việc làm stands in most lists of people; it is also what tells of the list of job positions."""
    built = list[str]()

    def best_header(sheet: Sheet, words: HeaderWords, samples: Samples | None = None) -> Header | None:
        built.append(words.declared.code)
        return headers.best_header(sheet, words, samples)

    monkeypatch.setattr(understanding, "best_header", best_header)
    columns = (*LAYOUT_4.split("|"), "Quê quán", "Tin học", "Ngoại ngữ", "QLNN", "GDPT")
    row = [*HANH_4, "Lạc Sỹ", "B", "Anh A2", "CV", "12/12"]
    among = [declared for declared in formats() if declared.code in {"people", "job_placements"}]
    assert among[0].code == "people"
    plain, headed = workbook([columns, row]), workbook([["BỐ TRÍ CÔNG CHỨC THEO VỊ TRÍ VIỆC LÀM"], [], columns, row])
    assert understand(read(plain, "roster.xlsx"), among, today=DAY).format == "people"
    assert built == ["people"]
    assert understand(read(headed, "roster.xlsx"), among, today=DAY).format == "job_placements"
    assert built == ["people", "people", "job_placements"]


def test_a_column_is_sampled_once_whatever_it_is_read_as(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list[object]()

    def text_of(value: CellValue) -> str:
        looked.append(value)
        return cells.text_of(value)

    monkeypatch.setattr(sampling, "text_of", text_of)
    sheet = Sheet("A", [["Họ tên", "Vị trí"], ["Bùi Thị Hạnh", "Văn thư"], ["Xa Thị Yến", "Kế toán"]])
    values = SheetValues(sheet)
    for declared in formats()[:2]:
        samples = Samples(sheet, declared, DAY, values)
        assert [cell.text for cell in samples.values(1, 1)] == ["Văn thư", "Kế toán"]
    assert looked == ["Vị trí", "Văn thư", "Kế toán"]
