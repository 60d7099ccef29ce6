"""Headers of lists of people that were met outside the repository: second tables, bare capitals, unknown upper rows."""

import pytest

from apps.rosters import remarks
from apps.rosters.jsontext import plain
from apps.rosters.services import read_roster
from tests.corpus.opendocument import by_libreoffice
from tests.corpus.said import Page, Value
from tests.rosters.sheets import DAY, codes, flat, understood, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]


def test_the_merged_header_of_a_second_table_is_no_person_that_takes_two_rows() -> None:
    told = understood(
        workbook(
            [
                ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "LLCT"],
                [1, "Bùi Văn Hạnh", "12/3/1976", "Nam", "Bí thư Đảng ủy", "CC"],
                [],
                ["II. CÔNG CHỨC"],
                ["TT", "Họ tên", "Năm sinh", "", "Chức danh", "Trình độ", ""],
                ["", "", "Nam", "Nữ", "", "Chuyên môn", "LLCT"],
                [1, "Đinh Thị Nga", "", "4/5/1982", "Văn phòng - thống kê", "ĐH", "TC"],
            ],
            ("A5:A6", "B5:B6", "C5:D5", "E5:E6", "F5:G5"),
        )
    )
    second = told.rows[1].values
    assert (len(told.rows), second["full_name"], second["sex"]) == (2, "Đinh Thị Nga", "female")
    assert (second["titles"], second["prof_edu"], second["pol_theory"]) == (("CD_VPTK",), "CM_DH", "LLCT_TC")
    assert codes(told.issues) == []


def test_merged_headers_of_an_ods_reach_over_their_columns() -> None:
    rows: list[list[Value]] = [
        ["TT", "Họ và tên", "Ngày sinh", "Chức vụ"],
        [1, "Bùi Văn Hạnh", "12/3/1976", "Phó Bí thư Đảng ủy"],
        [None, None, None, "Chủ tịch UBND"],
    ]
    told = understood(by_libreoffice([Page("DS", rows, [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)])]))
    assert [row.values["titles"] for row in told.rows] == [("CD_PBT", "CD_CTUB")]
    assert codes(told.notices) == [remarks.SEVERAL_ROWS]


@pytest.mark.parametrize("above", ["Ngay, thang, nam sinh", "Sinh nam"])
def test_without_marks_the_year_is_told_from_men_by_what_stands_beside_it(above: str) -> None:
    top, low = ["TT", "Ho va ten", above, "", "Chuc vu"], ["", "", "Nam", "Nu", ""]
    told = understood(workbook([top, low, [1, "Bùi Văn Hạnh", "1976", "", "VP-TK"]], ("C1:D1",)))
    assert (told.rows[0].values["sex"], codes(told.issues)) == ("male", [])


def test_what_stands_above_many_known_columns_need_not_be_known_itself() -> None:
    top = ["STT", "Sơ lược bản thân", "", "", "", "Chức vụ"]
    low = ["", "Họ và tên khai sinh", "Ngày sinh", "Giới tính", "Dân tộc", ""]
    told = understood(workbook([top, low, [1, "Bùi Thị Hạnh", "12/3/1976", "Nữ", "Mường", "VP-TK"]], ("B1:E1",)))
    assert {"full_name", "birth", "sex", "ethnic", "titles"} <= told.sheets[0].columns.keys()
    assert codes(told.issues) == []


def test_columns_on_somebody_else_stay_those_of_somebody_else() -> None:
    top = ["STT", "Họ và tên", "Năm sinh", "Thông tin về vợ hoặc chồng", "", "", "Chức vụ"]
    low = ["", "", "", "Họ tên", "Dân tộc", "Tôn giáo", ""]
    told = understood(
        workbook([top, low, [1, "Bùi Thị Hạnh", "1976", "Lê Văn Ích", "Kinh", "Không", "VP-TK"]], ("D1:F1",))
    )
    assert told.rows[0].values["full_name"] == "Bùi Thị Hạnh"
    assert "ethnic" not in told.rows[0].values


def test_headers_of_a_program_in_capitals_without_blanks_are_found_above_the_rows() -> None:
    told = flat(
        "STT|MACB|HOVATEN|GIOITINH|NGAYSINH|DANTOC|CHUCVU|TRINHDOCHUYENMON|LYLUANCHINHTRI|EMAIL",
        *(
            [n, f"CB{n}", "Bùi Văn Hạnh", "Nam", "1976-03-12", "Kinh", "VP-TK", "Đại học", "TC", "a@b.vn"]
            for n in (1, 2)
        ),
    )
    assert (len(told.rows), told.rows[0].values["prof_edu"], told.rows[0].values["sex"]) == (2, "CM_DH", "male")


def test_a_second_row_of_a_header_is_one_also_where_nothing_is_merged() -> None:
    told = understood(
        workbook(
            [
                ["STT", "Họ và tên", "Ngày sinh", "Trình độ chuyên môn", "", "Xếp loại", ""],
                ["", "", "", "Lúc tuyển dụng", "Hiện nay", "2022", "2023"],
                [1, "Bùi Văn Hạnh", "12/3/1976", "TC Luật", "ĐH Luật", "HTTNV", "HTTNV"],
            ]
        )
    )
    assert (told.rows[0].values["prof_edu"], codes(told.issues)) == ("CM_DH", [])


@pytest.mark.parametrize("mark", ["x 2017", "X, 2017", "x - 2017", "X(2017)"])
def test_a_mark_with_the_year_beside_it_is_a_mark(mark: str) -> None:
    told = flat("TT|Họ và tên|LLCT > SC|LLCT > TC", [1, "Bùi Văn Hạnh", "", mark])
    assert told.rows[0].values["pol_theory"] == "LLCT_TC"


@pytest.mark.parametrize(("written", "born"), [("xx/xx/1965", "1965"), ("??/5/1965", "1965-05"), ("x/x/1965", "1965")])
def test_signs_for_what_is_not_known_of_a_day_are_none_of_it(written: str, born: str) -> None:
    told = flat("TT|Họ và tên|Ngày sinh", [1, "Bùi Văn Hạnh", written])
    assert plain(told.rows[0].values["birth"]) == born


def test_the_year_behind_a_name_of_one_word_is_no_part_of_it() -> None:
    told = flat(
        "TT|Họ tên, năm sinh|Chức vụ", *([1, f"K'Tiếp{sign}", "VP-TK"] for sign in (" (1977)", "\n1977", " - 1977"))
    )
    assert {(row.values["full_name"], plain(row.values["birth"])) for row in told.rows} == {("K'Tiếp", "1977")}


@pytest.mark.parametrize(
    ("written", "code"),
    [("CC LĐ-TBXH", "CD_VHXH"), ("Thôn trưởng", "KCT_TT"), ("Buôn trưởng", "KCT_TT"), ("Bản trưởng", "KCT_TT")],
)
def test_fields_of_work_and_heads_of_villages_in_other_words(written: str, code: str) -> None:
    told = flat("TT|Họ và tên|Chức vụ", [1, "Bùi Văn Hạnh", written])
    assert told.rows[0].values["titles"] == (code,)


def test_entries_of_a_drop_down_list_may_bear_its_number() -> None:
    told = flat("TT|Họ và tên|Giới tính|Dân tộc", [1, "Bùi Thị Hạnh", "2. Nữ", "01 - Kinh"])
    assert (told.rows[0].values["sex"], told.rows[0].values["ethnic"]) == ("female", "DT_KINH")


@pytest.mark.parametrize("on", ["Ngày tháng", "Tháng, năm", "Thời điểm", "Ngày, tháng, năm"])
@pytest.mark.parametrize("what", ["vào Đảng", "kết nạp vào Đảng"])
def test_the_day_of_joining_the_party_is_told_in_many_ways(on: str, what: str) -> None:
    told = flat(f"TT|Họ và tên|{on} {what}", [1, "Bùi Văn Hạnh", "12/3/2004"])
    assert (plain(told.rows[0].values["party_joined"]), codes(told.notices)) == ("2004-03-12", [])


@pytest.mark.parametrize(
    ("written", "born"),
    [
        ("22/X/1977", "1977-10-22"),
        ("12/3/1965 (60 tuổi)", "1965-03-12"),
        ("(1965)", "1965"),
        ("12/3/1965;", "1965-03-12"),
        ("12/3/1965*", "1965-03-12"),
    ],
)
def test_what_stands_around_a_date_is_none_of_it(written: str, born: str) -> None:
    told = flat("TT|Họ và tên|Ngày sinh", [1, "Bùi Văn Hạnh", written])
    assert (plain(told.rows[0].values["birth"]), codes(told.issues)) == (born, [])


@pytest.mark.parametrize("written", ["22 / 00 / 1977", "12/??/1975", "22.0.77"])
def test_a_day_of_no_month_is_no_day_of_january(written: str) -> None:
    told = flat("TT|Họ và tên|Ngày sinh", [1, "Bùi Văn Hạnh", written])
    assert ("birth" in told.rows[0].values, codes(told.issues)) == (False, ["P201"])


def test_levels_may_bear_the_number_of_their_list() -> None:
    header = "TT|Họ và tên|Giới tính|Trình độ văn hóa|Trình độ chuyên môn|Trình độ LLCT"
    told = flat(header, [1, "Bùi Văn Hạnh", "Nam (1)", "3. THPT", "0. Chưa qua đào tạo", "2. Trung cấp"])
    values = told.rows[0].values
    levels = tuple(values[key] for key in ("sex", "gen_edu", "prof_edu", "pol_theory"))
    assert levels == ("male", "GDPT_THPT", "CM_CHUA", "LLCT_TC")


@pytest.mark.parametrize("header", ["Họ và tên, chức vụ", "Họ tên - chức vụ", "Họ và tên/Chức danh"])
@pytest.mark.parametrize("written", ["Bùi Văn Hạnh\nP.CT.HĐND", "Bùi Văn Hạnh (PCT HĐND)", "Bùi Văn Hạnh - PCT HĐND"])
def test_the_post_behind_a_name_is_read_where_no_column_tells_one(header: str, written: str) -> None:
    told = flat(f"TT|{header}|Năm sinh", [1, written, "1976"])
    assert (told.rows[0].values["full_name"], told.rows[0].values["titles"]) == ("Bùi Văn Hạnh", ("CD_PCTHD",))
    beside = flat("TT|Họ và tên|Chức vụ", [1, written, ""])
    assert "titles" not in beside.rows[0].values


def test_a_post_that_somebody_had_is_not_read_behind_the_name() -> None:
    told = flat("TT|Họ và tên|Năm sinh", [1, "Bùi Văn Hạnh (nguyên Chủ tịch UBND)", "1976"])
    assert "titles" not in told.rows[0].values


@pytest.mark.parametrize("written", ["CT. Người cao tuổi", "CT Hội NCT"])
def test_the_chair_of_the_elderly_in_few_words(written: str) -> None:
    assert flat("TT|Họ và tên|Chức vụ", [1, "Bùi Văn Hạnh", written]).rows[0].values["titles"] == ("KCT_NCT",)


def test_a_column_of_posts_to_which_people_are_assigned_is_one_of_posts() -> None:
    told = flat("TT|Họ và tên|Chức vụ trước sáp nhập|Chức vụ, vị trí bố trí", [1, "Bùi Văn Hạnh", "VP-TK", "PCT UBND"])
    assert told.rows[0].values["titles"] == ("CD_PCTUB",)


def test_whether_ong_is_a_family_name_is_told_where_a_whole_name_follows() -> None:
    told = flat("TT|Họ và tên|Năm sinh", [1, "Ông Thành Ngọc Ức", "1976"], [2, "Bùi Thị Hạnh", "1980"])
    assert (told.rows[0].values["full_name"], codes(told.notices)) == ("Ông Thành Ngọc Ức", ["P107"])


@pytest.mark.parametrize("above", ["Nam sinh", "Ngay thang nam sinh", "Tuoi (nam sinh)"])
def test_men_and_women_below_a_year_without_marks(above: str) -> None:
    top, low = ["TT", "Ho va ten", above, "", "Chuc vu"], ["", "", "Nam", "Nu", ""]
    told = understood(workbook([top, low, [1, "Bùi Văn Hạnh", "1976", "", "VP-TK"]], ("C1:D1",)))
    assert (told.rows[0].values["sex"], codes(told.issues)) == ("male", [])


def test_a_line_that_tells_the_day_closes_the_list() -> None:
    told = flat(
        "STT|Họ và tên|Ngày sinh|Chức vụ",
        [1, "Bùi Văn Hạnh", "12/3/1976", "VP-TK"],
        [],
        ["", "", "", "Tân An, ngày 28/12/2024"],
        ["", "Văn phòng", "", "Chủ tịch"],
        ["", "Thân Thị Soạn", "", "Giáp Minh Duyệt"],
    )
    assert ([row.values["full_name"] for row in told.rows], codes(told.issues)) == (["Bùi Văn Hạnh"], [])


def test_two_known_columns_below_an_unknown_header_are_those_columns() -> None:
    top, low = ["TT", "Họ và tên", "THÔNG TIN VỀ ĐẢNG", ""], ["", "", "Ngày vào Đảng", "Ngày chính thức"]
    told = understood(workbook([top, low, [1, "Bùi Văn Hạnh", "3/2/2005", "3/2/2006"]], ("C1:D1",)))
    assert (plain(told.rows[0].values["party_joined"]), codes(told.issues)) == ("2005-02-03", [])


def test_what_is_planned_above_known_columns_is_no_state_of_today() -> None:
    top = ["TT", "Họ và tên", "Năm sinh", "Giới tính", "Dự kiến nhân sự", ""]
    low = ["", "", "", "", "Chức vụ", "Dân tộc"]
    told = understood(workbook([top, low, [1, "Bùi Văn Hạnh", 1976, "Nam", "PCT UBND", "Kinh"]], ("E1:F1",)))
    assert "titles" not in told.rows[0].values


def test_days_in_three_columns_without_marks_are_days_and_say_nothing_of_men() -> None:
    told = flat("TT|Ho va ten|Ngay sinh|Thang sinh|Nam sinh|Nu (danh dau x)", [1, "Bùi Thị Hạnh", 5, 12, 1967, "x"])
    assert (plain(told.rows[0].values["birth"]), told.rows[0].values["sex"]) == ("1967-12-05", "female")


@pytest.mark.parametrize("name", ["ĐÀM VĂN NAM", "ĐÀO THỊ ĐÔNG", "Bà ĐÀO THỊ GIANG"])
def test_capitals_with_two_marks_are_no_letters_of_old_fonts(name: str) -> None:
    assert codes(flat("TT|Họ và tên|Năm sinh", [1, name, "1976"]).issues) == []


@pytest.mark.parametrize(
    "written", ["26/10/1977 12:00:00 AM", "26/10/1977 00:00", "26/10/1977 12:00:00 SA", "26/10/1977 (DL)"]
)
def test_the_midnight_of_a_day_and_its_calendar_are_no_part_of_it(written: str) -> None:
    assert plain(flat("TT|Họ và tên|Ngày sinh", [1, "Bùi Văn Hạnh", written]).rows[0].values["birth"]) == "1977-10-26"


@pytest.mark.parametrize(("written", "code"), [("Đ/c - XD", "CD_DCXD"), ("Chỉ huy trưởng BCH.QS", "CD_CHTQS")])
def test_fields_of_work_written_like_an_address(written: str, code: str) -> None:
    assert flat("TT|Họ và tên|Chức vụ", [1, "Bùi Văn Hạnh", written]).rows[0].values["titles"] == (code,)


@pytest.mark.parametrize("written", ["K.sư nông học", "K. sư Lâm nghiệp"])
def test_engineers_are_shortened_too(written: str) -> None:
    assert flat("TT|Họ và tên|Trình độ chuyên môn", [1, "Bùi Văn Hạnh", written]).rows[0].values["prof_edu"] == "CM_DH"


def test_the_last_of_three_columns_without_marks_below_a_birth_is_the_year() -> None:
    top, low = ["TT", "Ho va ten", "Ngay thang nam sinh", "", "", "Nu"], ["", "", "Ngay", "Thang", "Nam", ""]
    told = understood(workbook([top, low, [1, "Bùi Thị Hạnh", 5, 12, 1967, "x"]], ("C1:E1",)))
    assert (plain(told.rows[0].values["birth"]), told.rows[0].values["sex"]) == ("1967-12-05", "female")


def test_a_list_of_people_is_none_of_facts_whose_own_columns_are_not_there(code_lists: None) -> None:
    header = ["STT", "Họ và tên", "Mã số BHXH", "Ngày tháng năm sinh", "Nữ", "Số CMND/CCCD"]
    header += ["Cấp bậc, chức vụ, chức danh nghề, nơi làm việc", "Từ tháng, năm", "Ghi chú"]
    row = [1, "Bùi Văn Hạnh", "6612345678", "12/3/1976", "", "017076000123", "Phó Chủ tịch UBND", "01/2024", ""]
    told = read_roster(workbook([header, row]), "danh-sach.xlsx", DAY)
    assert (told.format, told.rows[0].values["titles"]) == ("people", ("CD_PCTUB",))


@pytest.mark.parametrize("below", ["KT ngân sách", "Cựu chiến binh", "Trung cấp nghề", "Lớp chuyên viên"])
def test_the_second_line_of_a_name_that_is_a_post_is_no_part_of_it(below: str) -> None:
    told = flat("TT|Họ và tên, chức vụ|Năm sinh", [1, f"Chu Lỳ Mé\n{below}", 1977])
    assert told.rows[0].values["full_name"] == "Chu Lỳ Mé"
    assert told.rows[0].values.get("titles") or codes(told.rows[0].issues) or codes(told.notices)


UNITS = ("Xã Hòa Bình", "Phường Tân Hòa", "Thị trấn Mai Châu", "Xóm Đồng Bến", "Đảng ủy", "Mặt trận", "KT ngân sách")


@pytest.mark.parametrize("unit", [*UNITS, "Hội Nông dân", "Đoàn Thanh niên", "Trạm Y Tế", "Trường THCS", "Tổ 5"])
def test_a_unit_in_the_second_line_of_a_name_is_no_part_of_it(unit: str) -> None:
    told = flat("TT|Họ và tên|Dân tộc", [1, f"Bùi Văn Hạnh\n{unit}", "Mường"])
    assert told.rows[0].values["full_name"] == "Bùi Văn Hạnh"
    assert any(unit in str(each.message()) for each in told.notices)


@pytest.mark.parametrize("name", ["Bùi Thị\nXóm", "Nguyễn Văn\nTỉnh", "Nguyễn Thị\nHội", "Bùi Văn\nĐoàn Kết"])
def test_a_name_that_goes_on_with_the_word_of_a_unit_is_whole(name: str) -> None:
    told = flat("TT|Họ và tên|Dân tộc", [1, name, "Mường"])
    assert told.rows[0].values["full_name"] == name.replace("\n", " ")


@pytest.mark.parametrize("written", ["Chu Lỳ\nMé", "CHU LỲ\nMÉ", "chu lỳ\nmé", "Nguyễn Thị\nÁnh Nguyệt"])
def test_a_name_that_goes_on_in_a_second_line_is_one(written: str) -> None:
    told = flat("TT|Họ và tên|Năm sinh", [1, written, 1977])
    assert str(told.rows[0].values["full_name"]).split()[-1] in {"Mé", "Nguyệt"}


@pytest.mark.parametrize("written", ["Chưa", "Không", "Chưa có"])
def test_who_has_no_certificate_has_none_of_its_levels(written: str) -> None:
    told = flat("TT|Họ và tên|Tin học (chứng chỉ)|Chức vụ", [1, "Bùi Văn Hạnh", written, "VP-TK"])
    assert told.rows[0].values["it_level"] == "TH_CHUA"


@pytest.mark.parametrize("header", ["Họ và tên, năm sinh", "Họ tên/Năm sinh", "Họ tên - năm sinh"])
def test_a_year_of_birth_in_the_second_line_tells_a_column_of_names_as_one_behind_a_comma_does(header: str) -> None:
    people = (("Lâm Thị Sóc Kha", "1972"), ("Bùi Thị Nga", "12/3/1974"), ("Tống Thu Nhung", "1994"))
    rows = ([n, f"{name}\n{born}", "Nữ", "PCT UBND"] for n, (name, born) in enumerate(people, 1))
    told = flat(f"TT|{header}|Giới tính|Chức vụ", *rows)
    assert [row.values["full_name"] for row in told.rows] == [name for name, _born in people]
    assert plain(told.rows[1].values["birth"]) == "1974-03-12"
