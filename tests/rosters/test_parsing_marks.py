"""Ladders as groups of columns of marks, columns whose cells explain each other, and cells in old fonts."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from apps.rosters.legacy import judge
from apps.rosters.reading import read
from apps.rosters.values import Row, Understood
from apps.rosters.workbooks import CellValue
from tests.rosters.sheets import codes, flat, old_workbook, understood, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]

GROUPS: dict[str, tuple[str, ...]] = {
    "GDPT": ("Tiểu học", "THCS", "THPT"),
    "Chuyên môn": ("Chưa ĐT", "SC", "TC", "CĐ", "ĐH", "ThS"),
    "LLCT": ("SC", "TC", "CC", "CN"),
    "QLNN": ("Chưa", "CV", "CVC"),
    "Tin học": ("CC", "TC", "CĐ", "ĐH"),
    "Ngoại ngữ": ("CC", "TC", "CĐ", "ĐH"),
}
HEADS = [group for group, levels in GROUPS.items() for _ in levels]
LEVELS = [level for levels in GROUPS.values() for level in levels]


def marked(*people: dict[str, CellValue], upper: str = "Trình độ") -> Understood:
    """A list in the layout of Mẫu số 02/CL.CBCCX; a mark stands under "Chuyên môn > ĐH"."""
    paths = [f"{group} > {level}" for group, level in zip(HEADS, LEVELS, strict=True)]
    rows: list[Sequence[CellValue]] = [
        ["TT", "Họ và tên", *[upper] * len(HEADS), "Ghi chú"],
        ["", "", *HEADS, ""],
        ["", "", *LEVELS, ""],
    ]
    for number, person in enumerate(people, 1):
        cells = [person.get(path, "") for path in paths]
        rows.append([number, f"Bùi Văn {'HKLMN'[number]}ạnh", *cells, person.get("Ghi chú", "")])
    return understood(workbook(rows))


def only(told: Understood) -> Row:
    return told.rows[0]


@pytest.mark.parametrize(
    "mark", ["x", "X", 1, "+", "✓", "✔", "v", "V", "🗸", "có", "(x)", "ü", "þ", "P", 2015, "2015", "năm 2015"]
)
def test_a_mark_or_the_year_of_the_certificate_names_the_level_of_its_column(mark: CellValue) -> None:
    row = only(marked({"Chuyên môn > ĐH": mark, "LLCT > TC": mark, "QLNN > CVC": mark, "GDPT > THPT": mark}))
    stated = [row.values.get(key) for key in ("prof_edu", "pol_theory", "state_mgmt", "gen_edu")]
    assert (stated, row.issues) == (["CM_DH", "LLCT_TC", "QLNN_CVC", "GDPT_THPT"], ())


@pytest.mark.parametrize("upper", ["Trình độ", "Trình độ đào tạo"])
def test_what_stands_above_all_groups_does_not_matter(upper: str) -> None:
    assert only(marked({"Chuyên môn > ThS": "x", "LLCT > CC": "x"}, upper=upper)).values["prof_edu"] == "CM_THS"


def test_of_two_marks_the_higher_counts_with_a_warning() -> None:
    row = only(marked({"Chuyên môn > TC": "x", "Chuyên môn > ĐH": "x", "LLCT > CC": "x", "LLCT > TC": "x"}))
    assert (row.values["prof_edu"], row.values["pol_theory"]) == ("CM_DH", "LLCT_CC")
    assert codes(row.notices) == ["Q113", "Q113"]


def test_no_mark_is_unknown_and_never_untrained() -> None:
    row = only(marked({"Chuyên môn > Chưa ĐT": "x", "GDPT > THPT": "-"}))
    assert row.values["prof_edu"] == "CM_CHUA"
    assert not {"pol_theory", "state_mgmt", "gen_edu", "it_level"} & row.values.keys()


def test_no_mark_for_political_theory_asks_whether_the_person_is_untrained() -> None:
    told = marked({"Chuyên môn > ĐH": "x"}, {"LLCT > SC": "x"}, {"LLCT > CC": "đang học"})
    assert [codes(row.notices) for row in told.rows] == [["Q114"], [], ["Q111"]]
    assert told.rows[2].values["studying"] == {"pol_theory": "LLCT_CC"}


def test_a_certificate_of_unknown_level_is_told() -> None:
    row = only(marked({"Tin học > CC": "x", "Ngoại ngữ > CC": "x", "LLCT > TC": "x"}))
    assert (row.values["it_level"], row.values.get("foreign_lang")) == ("TH_UDCNTT_CB", None)
    assert codes(row.notices) == ["Q107", "Q110"]


@pytest.mark.parametrize(
    ("written", "specialty", "said"),
    [("Luật", "Luật", ["Q112"]), ("ĐH Luật", "Luật", []), ("ThS Luật", None, ["Q109"]), ("7", None, ["Q109"])],
)
def test_words_in_a_column_of_marks_are_read_or_told(written: str, specialty: str | None, said: list[str]) -> None:
    row = only(marked({"Chuyên môn > ĐH": written, "LLCT > TC": "x"}))
    assert (row.values.get("level_specialty"), codes([*row.issues, *row.notices])) == (specialty, said)


def test_words_and_marks_that_contradict_each_other_are_told() -> None:
    rows: list[Sequence[CellValue]] = [
        ["TT", "Họ và tên", "Trình độ chuyên môn", "Chuyên môn", ""],
        ["", "", "", "TC", "ĐH"],
        [1, "Bùi Văn Hạnh", "ĐH Luật", "x", ""],
        [2, "Bùi Văn Khánh", "Trung cấp", "x", ""],
    ]
    told = understood(workbook(rows, ["D1:E1"]))
    assert [row.values["prof_edu"] for row in told.rows] == ["CM_DH", "CM_TC"]
    assert [codes(row.notices) for row in told.rows] == [["Q113"], []]


def test_pay_and_age_are_known_columns_that_are_not_used() -> None:
    header = "TT|Họ và tên|Chức vụ|Thời gian giữ chức vụ|Hệ số|Bậc|Phụ cấp > Chức vụ"
    told = flat(header, [1, "Bùi Văn Hạnh", "CT UBND", "2020-2025", "4,98", "4/9", "0,25"])
    assert (told.rows[0].values["titles"], told.issues) == (("CD_CTUB",), ())
    assert set(told.sheets[0].unused.values()) >= {"Hệ số", "Bậc", "Thời gian giữ chức vụ"}


def births(*written: CellValue) -> Understood:
    return flat("TT|Họ và tên|Ngày sinh", *([n, f"Bùi Văn {'HKLMNPQRST'[n]}ạnh", v] for n, v in enumerate(written, 1)))


def test_where_the_month_comes_first_a_date_that_may_be_both_is_in_doubt() -> None:
    told = births("3/25/1975", "4/5/1976", "6/6/1980")
    assert [codes(row.issues) for row in told.rows] == [["P201"], ["P205"], []]


def test_where_months_come_first_beyond_doubt_every_date_is_read_so_and_told() -> None:
    told = births("3/25/1975", "4/5/1976", "6/6/1980", "1/31/1990", "12/30/1981")
    assert [str(row.values["birth"]) for row in told.rows[:3]] == ["25/03/1975", "05/04/1976", "06/06/1980"]
    assert [codes([*row.issues, *row.notices]) for row in told.rows[:3]] == [["P202"], ["P202"], []]


def test_one_date_with_its_day_first_leaves_those_that_may_be_both_in_doubt() -> None:
    told = births("3/25/1975", "4/5/1976", "1/31/1990", "12/30/1981", "25/3/1970")
    assert codes(told.rows[1].issues) == ["P205"]


def test_what_stands_below_the_list_does_not_tell_in_which_order_its_dates_are_written() -> None:
    below = ["", "Người lập biểu", "2/25/2025"]
    told = flat("TT|Họ và tên|Ngày sinh", [1, "Bùi Văn Hạnh", "4/5/1976"], ["", "", ""], below)
    assert [codes(row.issues) for row in told.rows] == [[]]


def test_dates_that_an_excel_of_another_country_may_have_swapped_are_in_doubt() -> None:
    days = [date(1975, 3, 4), date(1976, 5, 4), date(1977, 6, 6), date(1980, 1, 12)]
    told = births("25/3/1975", "14/5/1976", "28/5/1980", *days)
    assert [codes(row.issues) for row in told.rows] == [[], [], [], ["P206"], ["P206"], [], ["P206"]]
    assert births("2/3/1975", "14/5/1976", "28/5/1980", *days).issues == ()


def test_a_birth_date_in_both_columns_is_a_contradiction() -> None:
    rows: list[Sequence[CellValue]] = [
        ["TT", "Họ và tên", "Ngày sinh", ""],
        ["", "", "Nam", "Nữ"],
        [1, "Bùi Văn Hạnh", "1975", "1976"],
    ]
    assert codes(understood(workbook(rows, ["C1:D1"])).issues) == ["R204", "R204"]


@pytest.mark.parametrize(
    ("parts", "born", "issues"),
    [((6, 2, 1967), "06/02/1967", []), (("", "02", 1967), "02/1967", []), ((31, 2, 1967), "None", ["P201"])],
)
def test_day_month_and_year_may_have_columns_of_their_own(
    parts: tuple[CellValue, ...], born: str, issues: list[str]
) -> None:
    rows: list[Sequence[CellValue]] = [
        ["TT", "Họ và tên", "Ngày sinh", "", ""],
        ["", "", "Ngày", "Tháng", "Năm"],
        [1, "Bùi Văn Hạnh", *parts],
    ]
    told = understood(workbook(rows, ["C1:E1"]))
    assert (str(told.rows[0].values.get("birth")), codes(told.issues)) == (born, issues)


@pytest.mark.parametrize(
    "sign",
    [
        "nt",
        "-nt-",
        "- nt -",
        "//",
        '"',
        "”",
        "như trên",
        "Như trên",
        "NT.",
        "n/t",
        "-//-",
        "..nt..",
        "_nt_",
        "''''",
        '" "',
    ],
)
def test_a_sign_of_repetition_means_the_row_above(sign: str) -> None:
    told = flat("TT|Họ và tên|Dân tộc|LLCT", [1, "Bùi Văn Hạnh", "Mường", "TC"], [2, "Bùi Văn Khánh", sign, sign])
    assert (told.rows[1].values["ethnic"], told.rows[1].values["pol_theory"]) == ("DT_MUONG", "LLCT_TC")
    assert codes(told.rows[1].notices) == ["R202", "R202"]


def test_a_question_mark_is_asked_about_and_never_taken_for_nothing() -> None:
    told = flat("TT|Họ và tên|Dân tộc|LLCT", [1, "Bùi Văn Hạnh", "Mường", "TC"], [2, "Bùi Văn Khánh", "?", "?"])
    assert codes(told.rows[1].issues) == ["P303", "Q103"]


def test_what_is_studied_besides_is_told_in_the_right_field() -> None:
    told = flat("TT|Họ và tên|Trình độ CM|Dân tộc", [1, "Bùi Văn Hạnh", "ĐH, đang học CC", "Mường"])
    row = told.rows[0]
    assert (row.values["prof_edu"], row.values["studying"], row.issues) == ("CM_DH", {"pol_theory": "LLCT_CC"}, ())


VNI = {"Nguyễn Thị Hương": "Nguyeãn Thò Höông", "Cao đẳng": "Cao ñaúng", "Cộng": "Coäng", "Thụy": "Thuïy"}
TCVN3 = {"Bùi Văn Hạnh": "Bïi V¨n H¹nh", "ĐUV, CT HĐND": "§UV, CT H§ND", "Mường": "M­êng", "Trung cấp": "Trung CÊp"}


@pytest.mark.parametrize("texts", [VNI, TCVN3], ids=["VNI", "TCVN3"])
def test_old_fonts_are_known_by_their_letters(texts: dict[str, str]) -> None:
    says = judge(texts.values()).says
    assert {before: says.get(before, before).lower() for before in texts.values()} == {
        before: after.lower() for after, before in texts.items()
    }


def test_a_wide_blank_leaves_an_old_font_known() -> None:
    assert judge(["Ñinh\u2003Khaùnh Ñoâng", "Nguyeãn Thò Höông"]).says["Ñinh\u2003Khaùnh Ñoâng"].split() == [
        *("Đinh", "Khánh", "Đông")
    ]


def test_words_of_headers_are_known_in_a_sheet_of_two_kinds_of_letters() -> None:
    says = judge(["Nguyeãn Thò Höông", "Chính trò", "Trình độ", "Cao đẳng"]).says
    assert says.get("Chính trò") == "Chính trị"


def test_texts_in_unicode_stay_what_they_are() -> None:
    texts = ["Lê Thò", "Hà Sôn", "Trần Vò", "Nguyễn Công", "Niê Kđăm", "½ tháng", "20°C"]
    assert judge(texts).says == {}


def fonts(*cells: tuple[str, str]) -> bytes:
    """A list of family and given names, each cell in a font of its own."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["TT", "Họ đệm", "Tên", "Dân tộc"])
    for number, (text, font) in enumerate(cells, 1):
        sheet.append([number, "Nguyễn Thị", text, "Mường"])
        sheet.cell(number + 1, 3).font = Font(name=font)
    sheet.append([9, "Bïi V¨n", "H¹nh", "Kinh"])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def test_letters_that_may_be_either_are_settled_by_the_font_of_the_cell() -> None:
    sheet = read(fonts(("Xét", "Times New Roman"), ("Xét", ".VnTime"))).sheets[0]
    assert [row[2] for row in sheet.rows[1:3]] == ["Xét", "Xột"]


def test_fonts_tell_nothing_where_certain_old_letters_bear_none_of_theirs() -> None:
    told = understood(fonts(("Xét", "Times New Roman"), ("Sen", "Times New Roman")))
    assert [codes(row.issues) for row in told.rows] == [["R211"], [], []]


def test_what_was_put_right_is_not_put_right_again() -> None:
    sheet = read(fonts(("XÐt", ".VnTime"), ("Xét", "Times New Roman"))).sheets[0]
    assert [row[2] for row in sheet.rows[1:3]] == ["Xét", "Xét"]


def test_without_a_font_they_are_a_doubt() -> None:
    people = [[1, "Nguyễn Thị", "Xét", "Mường"], [2, "Bïi V¨n", "H¹nh", "Kinh"]]
    told = understood(old_workbook([["TT", "Họ đệm", "Tên", "Dân tộc"], *people]))
    assert [codes(row.issues) for row in told.rows] == [["R211"], []]


def test_a_mark_of_minorities_leaves_nothing_open_beside_the_name_of_the_group() -> None:
    header = "TT|Họ và tên|Năm sinh|Dân tộc thiểu số|Tên dân tộc"
    told = flat(header, [1, "Bùi Văn Hạnh", "1976", "x", "Mường"], [2, "Đinh Văn Tám", "1980", "", "Kinh"])
    assert ([row.values["ethnic"] for row in told.rows], told.issues) == (["DT_MUONG", "DT_KINH"], ())


@pytest.mark.parametrize("group", ["Kinh", ""])
def test_a_mark_of_minorities_is_asked_about_beside_the_majority_and_beside_nothing(group: str) -> None:
    header = "TT|Họ và tên|Năm sinh|Dân tộc thiểu số|Tên dân tộc"
    told = flat(header, [1, "Bùi Văn Hạnh", "1976", "x", group], [2, "Đinh Văn Tám", "1980", "x", "Tày"])
    assert [(issue.code, issue.place.cell) for issue in told.issues] == [("P307", "D2")]


def test_the_subject_has_a_column_beside_the_marks_of_degrees() -> None:
    top, low = ["TT", "Họ và tên", "Chuyên môn", "", "", "Dân tộc"], ["", "", "ĐH", "TC", "Ngành", ""]
    rows = [[1, "Bùi Văn Hạnh", "x", "", "Lâm nghiệp", "Mường"], [2, "Đinh Văn Tám", "", "x", "Luật", "Kinh"]]
    told = understood(workbook([top, low, *rows], ("C1:E1",)))
    assert [(row.values["prof_edu"], row.values["specialty"]) for row in told.rows] == [
        ("CM_DH", "Lâm nghiệp"),
        ("CM_TC", "Luật"),
    ]
    assert told.issues == ()
