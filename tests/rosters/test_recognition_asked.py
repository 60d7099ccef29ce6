"""What forms that ask, cells that name their parts, and lists of other regions say; each was met outside."""

from datetime import date
from unicodedata import normalize

import pytest

from apps.rosters import remarks
from apps.rosters.jsontext import plain
from apps.rosters.services import read_roster
from tests.corpus.letters import tcvn3
from tests.rosters.sheets import DAY, Rows, codes, flat, workbook, workbooks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]
AFTER = date(2025, 12, 31)


@pytest.mark.parametrize(
    "header",
    [
        "8. Đã học quản lý nhà nước ngạch nào?",
        "Anh/chị đã học qua quản lý nhà nước ngạch nào",
        "Cho biết trình độ quản lý nhà nước",
    ],
)
def test_a_header_that_asks_a_question_means_what_it_asks_for(header: str) -> None:
    people = (("Bùi Văn Hạnh", "CV"), ("Đinh Thị Nga", "CVC"), ("Lò Văn Sơn", "BD ngạch CV"))
    told = flat(
        f"TT|Họ và tên|Chức vụ|{header}", *([n, name, "VP-TK", level] for n, (name, level) in enumerate(people))
    )
    assert [row.values["state_mgmt"] for row in told.rows] == ["QLNN_CV", "QLNN_CVC", "QLNN_CV"]


@pytest.mark.parametrize("header", ["Trình độ", "Trình độ đào tạo", "TRÌNH ĐỘ CÁC MẶT", "Trình độ hiện nay:"])
@pytest.mark.parametrize("sign", ["\n", "; ", ", ", " - "])
def test_levels_behind_their_names_are_read_below_a_header_that_says_nothing(header: str, sign: str) -> None:
    cells = (("12/12", "ĐH Luật", "TC"), ("9/12", "TC Kế toán", "SC"), ("12/12", "ThS QLKT", "chưa"))
    written = [sign.join(("VH: " + a, "CM: " + b, "LLCT: " + c)) for a, b, c in cells]
    names = ("Bùi Văn Hạnh", "Đinh Thị Nga", "Lò Văn Sơn")
    told = flat(f"TT|Họ và tên|Chức vụ|{header}", *([1, n, "VP-TK", w] for n, w in zip(names, written, strict=True)))
    assert [row.values["gen_edu"] for row in told.rows] == ["GDPT_THPT", "GDPT_THCS", "GDPT_THPT"]
    assert [row.values["prof_edu"] for row in told.rows] == ["CM_DH", "CM_TC", "CM_THS"]
    assert [row.values["pol_theory"] for row in told.rows] == ["LLCT_TC", "LLCT_SC", "LLCT_CHUA"]


@pytest.mark.parametrize("header", ["Đảng viên (ngày vào)", "Đảng viên (ngày, tháng, năm vào)"])
def test_brackets_that_name_a_day_mark_nobody(header: str) -> None:
    told = flat(f"TT|Họ và tên|Chức vụ|{header}", [1, "Bùi Văn Hạnh", "VP-TK", "3/2/1998"], [2, "Lò An", "VP-TK", "x"])
    assert (plain(told.rows[0].values["party_joined"]), told.rows[1].values["party_member"]) == ("1998-02-03", True)


@pytest.mark.parametrize(
    "group", ["Khối Đảng, đoàn thể", "Bộ phận một cửa", "Lãnh đạo UBND xã", normalize("NFD", "Các đoàn thể")]
)
def test_a_group_that_is_numbered_as_people_are_is_nobody(group: str) -> None:
    told = flat(
        "TT|Họ và tên|Năm sinh|Chức vụ",
        [1, group, "", ""],
        [1, "Bùi Văn Hạnh", "1976", "PCT UBND"],
        [2, "Đinh Thị Nga", "1981", "VP-TK"],
    )
    assert [row.values["full_name"] for row in told.rows] == ["Bùi Văn Hạnh", "Đinh Thị Nga"]
    assert codes(told.notices) == [remarks.HEADING]


def test_capitals_of_an_old_font_stay_capitals_when_the_font_is_gone() -> None:
    rows: list[list[str | int]] = [
        ["STT", "Họ và tên", "Đơn vị", "Chức vụ"],
        [1, "K'BRỐP", "XÃ LẠC LƯƠNG", "CHỦ TỊCH HỘI NÔNG DÂN"],
    ]
    # A line in capitals alone would be written in the font of capitals.
    typed = [[tcvn3(f"{cell}x")[0][:-1] if isinstance(cell, str) else cell for cell in row] for row in rows]
    values = read_roster(workbook(typed), "x.xlsx", DAY).rows[0].values
    assert (values["full_name"], values["unit_text"], values["titles"]) == ("K'Brốp", "Xã LẠC LƯƠNG", ("CD_CTND",))


@pytest.mark.parametrize(
    ("written", "code"), [("Raglây", "DT_RA_GLAI"), ("Raclai", "DT_RA_GLAI"), ("Gia Lai", None), ("Việt Nam", None)]
)
def test_a_people_is_known_by_its_sound_and_that_is_told(written: str, code: str | None) -> None:
    told = flat("TT|Họ và tên|Chức vụ|Dân tộc", [1, "Pi Năng Thạch", "VP-TK", written])
    assert told.rows[0].values.get("ethnic") == code
    assert [*codes(told.issues), *codes(told.notices)]


def test_each_people_may_have_a_column_of_its_own() -> None:
    top, low = ["TT", "Họ và tên", "Chức vụ", "Dân tộc", "", "", ""], ["", "", "", "Kinh", "Mường", "Thái", "Khác"]
    rows = [[1, "Bùi Văn Hạnh", "VP-TK", "", "x", "", ""], [2, "Lò An", "TP-HT", "", "", "x", ""]]
    rows += [[3, "Nông Văn Ba", "TC-KT", "", "", "", "Tày"], [4, "Lê Thị Tư", "VH-XH", 1, "", "", ""]]
    told = read_roster(workbook([top, low, *rows], ("D1:G1",)), "x.xlsx", DAY)
    assert [row.values["ethnic"] for row in told.rows] == ["DT_MUONG", "DT_THAI", "DT_TAY", "DT_KINH"]


@pytest.mark.parametrize("written", ["037076043638\n2/5/2021", "037076043638 (02/05/2021)", "037076043638 - 2.5.2021"])
def test_the_day_of_issue_is_no_part_of_a_citizen_id(written: str) -> None:
    told = flat("TT|Họ và tên|Chức vụ|Số CCCD", [1, "Bùi Văn Hạnh", "VP-TK", written])
    assert (told.rows[0].values["citizen_id"], codes(told.issues)) == ("037076043638", [])


@pytest.mark.parametrize("written", ["Vũ Như Lụa -", "Vũ Như Lụa –", "vũ như lụa -"])
def test_a_dash_behind_a_name_is_no_part_of_it(written: str) -> None:
    told = flat("TT|Họ và tên|Năm sinh|Chức vụ", [1, written, "1976", "VP-TK"])
    assert (told.rows[0].values["full_name"], codes(told.issues)) == ("Vũ Như Lụa", [])


@pytest.mark.parametrize(
    ("written", "code"), [("Cán sự phòng Kinh tế", "CD2_CC"), ("Cán sự", "CD2_CC"), ("GĐ Trung tâm PV HCC", "CD2_GDTT")]
)
def test_posts_of_the_new_offices(written: str, code: str) -> None:
    content = workbook([["TT", "Họ và tên", "Chức vụ"], [1, "Bùi Văn Hạnh", written]])
    assert read_roster(content, "x.xlsx", AFTER).rows[0].values["titles"] == (code,)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("(Tính đến thời điểm 31 tháng 12 năm 2024)", date(2024, 12, 31)),
        ("Tính đến hết tháng 6/2025", date(2025, 6, 30)),
        ("(Có đến tháng 02 năm 2024)", date(2024, 2, 29)),
        ("Đến tháng 13/2024", None),
        ("Lạc Sỹ, tháng 12 năm 2024", None),
        ("DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ NĂM 2024", date(2024, 12, 31)),
        ("(Quý III/2024)", date(2024, 9, 30)),
        ("Quý 2 năm 2025", date(2025, 6, 30)),
        ("BÁO CÁO 6 THÁNG ĐẦU NĂM 2025", date(2025, 6, 30)),
        ("(Theo Thông tư của Bộ Nội vụ năm 2019)", None),
        ("DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2099", None),
    ],
)
def test_the_day_of_a_list_in_other_words(line: str, day: date | None) -> None:
    header, row = ["TT", "Họ và tên", "Chức vụ"], [1, "Bùi Văn Hạnh", "VP-TK"]
    assert read_roster(workbook([[line], header, row]), "x.xlsx", None).sheets[0].as_of == day


@pytest.mark.parametrize(
    ("name", "day"),
    [("31-12-2024", date(2024, 12, 31)), ("Năm 2023", date(2023, 12, 31)), ("CBCC 6.2025", date(2025, 6, 30))],
)
def test_the_day_of_a_list_stands_in_the_name_of_its_sheet(name: str, day: date) -> None:
    header, row = ["TT", "Họ và tên", "Chức vụ"], [1, "Bùi Văn Hạnh", "VP-TK"]
    read = read_roster(workbook([header, row], sheet=name), "x.xlsx", None)
    assert (read.sheets[0].as_of, read.rows[0].values["titles"]) == (day, ("CD_VPTK",))


def test_the_years_of_sheets_with_ratings_are_no_days_of_a_list() -> None:
    header, row = ["TT", "Họ và tên", "Xếp loại"], [1, "Bùi Văn Hạnh", "Hoàn thành tốt nhiệm vụ"]
    sheets: dict[str, Rows] = {"Năm 2022": [header, row], "Năm 2023": [header, row]}
    read = read_roster(workbooks(sheets), "x.xlsx", None)
    assert [sheet.as_of for sheet in read.sheets] == [None, None]


def test_sums_below_a_list_are_nobody() -> None:
    sums: Rows = [["", "TỔNG HỢP CHẤT LƯỢNG"], ["", "Nội dung", "Số lượng", "Tỷ lệ"], ["", "Đại học", 12, 63.2]]
    told = flat("TT|Họ và tên|Năm sinh|Chức vụ", [1, "Bùi Văn Hạnh", "1976", "VP-TK"], [], *sums)
    assert [row.values["full_name"] for row in told.rows] == ["Bùi Văn Hạnh"]
    assert not told.issues


def test_a_header_repeated_with_another_footnote_is_no_value_of_its_column() -> None:
    first, again = ["TT", "Họ và tên", "G. tính (*)", "Chức vụ"], ["TT", "Họ và tên*", "G. tính*", "Chức vụ"]
    rows = [[1, "Bùi Văn Hạnh", "Nam", "VP-TK"], [2, "Đinh Thị Nga", "Nữ", "TP-HT"]]
    told = read_roster(workbook([first, *rows, again, [3, "Lò Văn Sơn", "Nam", "TC-KT"]]), "x.xlsx", DAY)
    assert [row.values["sex"] for row in told.rows] == ["male", "female", "male"]


@pytest.mark.parametrize("sign", ["\n", ", ", " - ", " "])
@pytest.mark.parametrize("place", ["Lạc Sỹ, Yên Thủy", "xóm Hạ 2, xã Bảo Hiệu"])
def test_the_place_behind_a_day_of_birth_is_no_part_of_it_and_that_is_told(sign: str, place: str) -> None:
    header = "TT|Họ và tên|Ngày sinh, quê quán|Chức vụ"
    told = flat(header, [1, "Bùi Văn Hạnh", f"12/03/1976{sign}{place}", "VP-TK"])
    assert (plain(told.rows[0].values["birth"]), codes(told.issues)) == ("1976-03-12", [])
    assert codes(told.notices)


@pytest.mark.parametrize(
    "written", ["1976 hoặc Nhâm Tý", "12/3/1976 Âm lịch", "1976 Theo CCCD 1977", "12/3/1976 đã mất"]
)
def test_what_doubts_a_day_of_birth_is_no_place(written: str) -> None:
    told = flat("TT|Họ và tên|Ngày sinh|Chức vụ", [1, "Bùi Văn Hạnh", written, "VP-TK"])
    assert "birth" not in told.rows[0].values


@pytest.mark.parametrize(
    ("written", "code"), [("C.T HĐND", "CD_CTHD"), ("P.C.T UBND", "CD_PCTUB"), ("V.P - T.K", "CD_VPTK")]
)
def test_initials_may_have_dots(written: str, code: str) -> None:
    assert flat("TT|Họ và tên|Chức vụ", [1, "Bùi Văn Hạnh", written]).rows[0].values["titles"] == (code,)


@pytest.mark.parametrize("sign", ["'' ''", '" "', "” ”"])
def test_signs_of_repetition_in_pairs(sign: str) -> None:
    told = flat("TT|Họ và tên|Dân tộc|Chức vụ", [1, "Lò An", "Thái", "VP-TK"], [2, "Lò Ba", sign, "TP-HT"])
    assert told.rows[1].values["ethnic"] == "DT_THAI"


def test_a_name_behind_an_initial_of_a_people_begins_with_a_capital() -> None:
    assert flat("TT|Họ và tên|Chức vụ", [1, "Rơ Châm H'út", "VP-TK"]).rows[0].values["full_name"] == "Rơ Châm H'Út"


def test_what_is_merged_above_turns_headers_two_rows_below() -> None:
    top = ["", "", "", "Trình độ hiện có", "", "", "Nhu cầu bồi dưỡng", ""]
    middle = ["", "", "", "Chuyên môn", "", "", "", ""]
    low = ["STT", "Họ và tên", "Chức vụ", "Trình độ", "Ngành đào tạo", "LLCT", "Chuyên môn", "LLCT"]
    row = [1, "Bùi Văn Hạnh", "VP-TK", "TC Luật", "Luật", "SC", "ĐH", "TC"]
    told = read_roster(workbook([top, middle, low, row], ("D1:F1", "G1:H1", "D2:E2")), "x.xlsx", DAY)
    assert (told.rows[0].values.get("prof_edu"), told.rows[0].values.get("pol_theory")) == ("CM_TC", "LLCT_SC")


@pytest.mark.parametrize(
    ("header", "told_as"), [("TĐ QLNN đã qua", "Trình độ > QLNN"), ("Trình độ Q.lý nhà nước đã học", "Q.lý nhà nước")]
)
def test_what_a_header_was_read_as_is_told_with_its_tones(header: str, told_as: str) -> None:
    told = flat(f"TT|Họ và tên|Chức vụ|{header}", [1, "Bùi Văn Hạnh", "VP-TK", "CV"])
    after = [notice.after for notice in told.notices if notice.code == remarks.GUESSED_COLUMN]
    assert after == [told_as]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("HUV - Bí thư Đảng ủy", "CD_BT"),
        ("Huyện ủy viên, Bí thư Đảng ủy xã", "CD_BT"),
        ("Bí thư BCH Đảng bộ xã", "CD_BT"),
        ("Phó Bí thư Ban Chấp hành Đảng bộ", "CD_PBT"),
    ],
)
def test_seats_of_higher_committees_stand_beside_a_post(written: str, code: str) -> None:
    told = flat("TT|Họ và tên|Chức vụ", [1, "Bùi Văn Hạnh", written])
    assert (told.rows[0].values["titles"], codes(told.issues)) == ((code,), [])


def test_a_post_below_a_name_and_a_place_below_a_day_are_one_person() -> None:
    rows = [[1, "Bùi Văn Hạnh\nChủ tịch HĐND", "12/3/1976\nLạc Sỹ"], [2, "Lò An\nCHT Ban CHQS", "1/2/1980\nBảo Hiệu"]]
    told = flat("TT|Họ và tên, chức vụ|Ngày sinh, quê quán", *rows)
    assert ([row.values["full_name"] for row in told.rows], codes(told.issues)) == (["Bùi Văn Hạnh", "Lò An"], [])
