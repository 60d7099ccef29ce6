"""Headers that say more than the declared ones, and lists that change their columns or mark only the women."""

import pytest

from apps.rosters.header_words import HeaderWords
from apps.rosters.registry import formats
from apps.rosters.values import Understood
from apps.rosters.workbooks import CellValue
from tests.rosters.sheets import codes, flat, understood, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]


def test_a_year_in_which_something_was_done_is_no_year_of_something_else() -> None:
    words = HeaderWords(next(declared for declared in formats() if declared.code == "people"))
    assert words.explained(("Vào Đảng", "Năm bổ nhiệm")) is None
    assert words.explained(("Chức vụ bổ nhiệm",)) is not None


NUMBERED = (
    [1, "Bùi Văn Hạnh", "017076000123", "Mường"],
    [2, "Đinh Thị Mai", "017180000456", "Mường"],
    [3, "Hà Văn Ba", "017079000789", "Kinh"],
)


def column_read(header: str, *values: str) -> set[str]:
    """The columns of the format that a list of a few people states beside their names."""
    people = [[place, f"Bùi Văn {'ABCD'[place - 1]}", "Hà Nội", value] for place, value in enumerate(values, 1)]
    return set(flat(f"STT|Họ và tên|Quê quán|{header}", *people).sheets[0].columns) - {"full_name", "home_town"}


@pytest.mark.parametrize(
    ("header", "values", "key"),
    [
        ("Trình độ chuyên môn cao nhất", ("ĐH", "TC"), "prof_edu"),
        ("Trình độ chuyên môn kỹ thuật", ("ĐH", "TC"), "prof_edu"),
        ("Bằng cấp chuyên môn", ("ĐH", "TC"), "prof_edu"),
        ("Trình độ đào tạo về LLCT", ("CC", "TC"), "pol_theory"),
        ("Trình độ lý luận", ("CC", "TC"), "pol_theory"),
        ("Cao cấp/Trung cấp LLCT", ("CC", "TC"), "pol_theory"),
        ("Kiến thức QLNN", ("CV", "CVC"), "state_mgmt"),
        ("Trình độ quản lý hành chính NN", ("CV", "CVC"), "state_mgmt"),
        ("Tin học (chứng chỉ)", ("A", "ĐH"), "it_level"),
        ("Học vấn phổ thông", ("12/12", "9/12"), "gen_edu"),
        ("Chức vụ hiện đang đảm nhận", ("CT UBND", "TP-HT"), "titles"),
        ("Chức vụ được bầu, bổ nhiệm", ("CT UBND", "TP-HT"), "titles"),
        ("Chức vụ, chức danh chuyên môn", ("CT UBND", "TP-HT"), "titles"),
        ("Cơ quan, đơn vị đang làm việc", ("UBND xã", "Đảng ủy xã"), "unit_text"),
        ("Sinh năm", ("1976", "1981"), "birth"),
        ("Số CCCD/ĐDCN", ("017088000123", "017188000456"), "citizen_id"),
        ("Cấp bậc, chức vụ, chức danh nghề, nơi làm việc", ("CT UBND", "TP-HT"), "titles"),
        ("CD hiện nay", ("CT UBND", "TP-HT"), "titles"),
        ("Ngày sinh của người ứng cử", ("12/5/1976", "3/4/1980"), "birth"),
        ("Ngày sinh trong hồ sơ", ("12/5/1976", "3/4/1980"), "birth"),
        ("Bậc học phổ thông", ("12/12", "9/12"), "gen_edu"),
        ("Ngày vô Đảng", ("12/5/1996", "3/4/2001"), "party_joined"),
        ("soCCCD", ("017088000123", "017188000456"), "citizen_id"),
        ("15.1) Trình độ giáo dục phổ thông", ("12/12", "9/12"), "gen_edu"),
        ("Trình độ chuyên môn/Education", ("ĐH", "TC"), "prof_edu"),
        ("Trình độ", ("ĐH Luật", "TC"), "prof_edu"),
        ("Trình độ đào tạo", ("ĐH", "CĐ"), "prof_edu"),
        ("CT", ("TC", "CC"), "pol_theory"),
        ("Đang học", ("ĐH Luật", "CC LLCT"), "study"),
        ("Chức vụ chính quyền", ("CT UBND", "PCT UBND"), "government_titles"),
        ("Chức vụ, vị trí công tác sau sắp xếp", ("CT UBND", "TP-HT"), "titles"),
        ("Chức vụ từ 01/7/2025", ("CT UBND", "PCT UBND"), "titles"),
        ("Chức danh, chức vụ đang đảm nhiệm", ("CT UBND", "TP-HT"), "titles"),
        ("Chức vụ, công việc đang làm", ("CT UBND", "CC LĐTB-XH"), "titles"),
        ("Chức vụ tại xã mới", ("CT UBND", "TP-HT"), "titles"),
        ("Chức vụ tại xã cũ", ("CT UBND", "TP-HT"), "previous_titles"),
        ("Phái nữ", ("x",), "female"),
        ("Nam sinh năm", ("1976", "1981"), "male"),
        ("Ngày tháng sinh", ("12/5/1976", "3/4/1980"), "birth"),
        ("Tin", ("A", "B"), "it_level"),
        ("Chức danh theo Nghị định 33/2023/NĐ-CP", ("CT UBND", "TP-HT"), "titles"),
        ("Căn cước công dân số", ("017088000123", "017188000456"), "citizen_id"),
        ("Chức danh, chức vụ trước khi sáp nhập", ("CT UBND", "TP-HT"), "previous_titles"),
        ("Trình độ đào tạo cao nhất", ("ĐH Luật", "TC"), "prof_edu"),
        ("Số giấy tờ (CCCD)", ("017088000123", "017188000456"), "citizen_id"),
        ("TRINHDOCHUYENMON", ("ĐH", "TC"), "prof_edu"),
        ("NGAYSINH", ("12/5/1976", "3/4/1980"), "birth"),
        ("TenChucVu", ("CT UBND", "TP-HT"), "titles"),
        ("Chức danh công việc", ("CT UBND", "TP-HT", "CT Hội khuyến nông"), "titles"),
        ("Phụ nữ", ("x",), "female"),
        ("NTN sinh", ("12/5/1976", "3/4/1980"), "birth"),
        ("Nhiệm vụ hiện nay", ("CT UBND", "TP-HT"), "titles"),
        ("Nam sinh", ("1976", "1981"), "birth"),
        ("N.SINH", ("12/5/1976", "3/4/1980"), "birth"),
        ("VH", ("12/12", "nt", '"', "//"), "gen_edu"),
        ("TH", ("Tin A", "nt", '"', "//"), "it_level"),
    ],
)
def test_a_header_may_say_more_than_the_declared_one(header: str, values: tuple[str, ...], key: str) -> None:
    assert column_read(header, *values) == {key}


def test_men_and_women_born_are_told_apart_side_by_side() -> None:
    told = flat("STT|Họ và tên|Nam sinh|Nữ sinh", [1, "Bùi Văn Hạnh", "1976", ""], [2, "Đinh Thị Mai", "", "1980"])
    assert [row.values["sex"] for row in told.rows] == ["male", "female"]


def test_what_is_held_is_not_proposed_as_being_studied() -> None:
    told = flat("STT|Họ và tên|Ngày sinh|Bậc đào tạo", [1, "Bùi Văn Hạnh", "12/5/1976", "ĐH"])
    assert told.format == "people"
    asked = [seen for seen in told.sheets[0].seen if seen.why != "read"]
    assert [(seen.letter, seen.proposal) for seen in asked] == [("D", "")]


def test_a_misspelt_turning_word_is_still_one() -> None:
    words = HeaderWords(next(declared for declared in formats() if declared.code == "people"))
    guessed = words.guess(("Ngày vào Đảg",))
    assert guessed is not None
    assert guessed.key == "party_joined"


def test_a_sign_for_a_header_is_none() -> None:
    told = flat("#|Họ và tên|Ngày sinh|Giới tính", [1, "Bùi Văn Hạnh", "12/5/1976", "Nam"])
    assert set(told.sheets[0].columns) == {"full_name", "birth", "sex"}


def test_a_column_of_subjects_gives_way_to_that_of_degrees() -> None:
    people = [[1, "Bùi Văn Hạnh", "ĐH", "Luật"], [2, "Đinh Thị Mai", "TC", "Kế toán"]]
    columns = (
        flat("STT|Họ và tên|Chuyên môn nghiệp vụ cao nhất|Trình độ chuyên ngành đào tạo", *people).sheets[0].columns
    )
    assert (columns["prof_edu"], columns["specialty"]) == ("C", "D")


def test_a_column_of_citizen_ids_under_a_strange_header_is_asked_about() -> None:
    (asked,) = (
        seen for seen in flat("STT|Họ và tên|Số hồ sơ gốc|Dân tộc", *NUMBERED).sheets[0].seen if seen.letter == "C"
    )
    assert (asked.why, asked.proposal, asked.samples[0]) == ("doubted", "citizen_id", "017076000123")


def test_the_ids_of_others_are_not_asked_about() -> None:
    (seen,) = (
        seen
        for seen in flat("STT|Họ và tên|Giấy tờ của vợ/chồng|Dân tộc", *NUMBERED).sheets[0].seen
        if seen.letter == "C"
    )
    assert (seen.why, seen.proposal) == ("unused", "")


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Chức danh quy hoạch", ("CT UBND", "PCT UBND")),
        ("Nhu cầu đào tạo LLCT", ("CC", "TC")),
        ("Trường đào tạo chuyên môn", ("ĐH Luật", "ĐH Lâm nghiệp")),
        ("Năm sinh của chồng", ("1976", "1981")),
        ("Nơi đào tạo", ("Hà Nội", "Hòa Bình")),
        ("Chứng chỉ tiếng dân tộc", ("Mường", "Thái")),
        ("Bậc đào tạo", ("ĐH", "TC")),
        ("Số thẻ căn cước của chủ hộ", ("017088000123", "017188000456")),
        ("Đăng ký đào tạo, bồi dưỡng", ("CC", "TC")),
    ],
)
def test_words_that_turn_what_a_header_means_leave_it_unread(header: str, values: tuple[str, ...]) -> None:
    assert column_read(header, *values) == set()


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Chuyên môn đang học", "study_prof_edu"),
        ("Chuyên môn (đang học)", "study_prof_edu"),
        ("LLCT (đang đào tạo)", "study_pol_theory"),
        ("Đang đào tạo", "study"),
        ("Hiện đang theo học", "study"),
    ],
)
def test_what_is_being_studied_is_never_taken_for_what_is_held(header: str, key: str) -> None:
    assert column_read(header, "ĐH", "ThS") in ({key}, set())
    understood = flat(f"STT|Họ và tên|{header}", [1, "Bùi Văn Hạnh", "Cao cấp"])
    assert understood.rows[0].values.get("pol_theory") is None


@pytest.mark.parametrize("name", ["Họ, chữ đệm và tên khai sinh", "Tên cán bộ, công chức", "Họ, tên đệm và tên"])
def test_names_stand_under_many_headers(name: str) -> None:
    told = flat(f"STT|{name}|Dân tộc", [1, "Bùi Văn Hạnh", "Mường"])
    assert told.rows[0].values["full_name"] == "Bùi Văn Hạnh"


def second_table() -> Understood:
    return flat(
        "STT|Họ và tên|Ngày sinh|Dân tộc|Chức vụ",
        [1, "Bùi Văn Hạnh", "12/5/1976", "Mường", "CT UBND"],
        ["II", "NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH"],
        ["STT", "Họ và tên", "Chức danh", "Ngày sinh", "Dân tộc"],
        [1, "Hà Văn Páo", "Phó CHT Ban CHQS", "1/5/1990", "Thái"],
    )


def test_a_second_header_of_another_order_is_followed_and_told() -> None:
    told = second_table()
    assert [str(row.values["birth"]) for row in told.rows] == ["12/05/1976", "01/05/1990"]
    assert (told.rows[1].values["ethnic"], told.rows[1].group) == ("DT_THAI", "non_professional")
    assert (codes(told.issues), "R126" in codes(told.notices)) == ([], True)


def test_where_only_women_are_marked_the_others_are_men() -> None:
    told = flat("STT|Họ và tên|Năm sinh|Nữ", [1, "Bùi Văn Hạnh", 1976, ""], [2, "Đinh Thị Nguyệt", 1981, "x"])
    assert [row.values["sex"] for row in told.rows] == ["male", "female"]
    assert (codes(told.issues), "P305" in codes(told.notices)) == ([], True)


def test_a_woman_by_name_who_is_not_marked_is_asked_about() -> None:
    told = flat("STT|Họ và tên|Năm sinh|Nữ", [1, "Đinh Thị Nguyệt", 1981, ""], [2, "Bùi Thị Lan", 1985, "x"])
    assert ("sex" in told.rows[0].values, codes(told.issues)) == (False, ["P306"])


def test_where_no_column_of_births_is_read_it_is_told_that_the_sex_of_the_others_is_open() -> None:
    told = flat("STT|Họ và tên|Dân tộc|Nữ", [1, "Bùi Văn Hạnh", "Mường", ""], [2, "Đinh Thị Nguyệt", "Kinh", "x"])
    assert ["sex" in row.values for row in told.rows] == [False, True]
    assert [codes(row.notices) for row in told.rows] == [["P308"], []]


def test_where_nobody_is_marked_nothing_is_said_of_anybodys_sex() -> None:
    told = flat("STT|Họ và tên|Năm sinh|Nữ", [1, "Bùi Văn Hạnh", 1976, ""], [2, "Đinh Văn Lâm", 1981, ""])
    assert ["sex" in row.values for row in told.rows] == [False, False]


PEOPLE = [
    [1, "Bùi Văn Hạnh", "1976", "CT UBND"],
    [2, "Đinh Thị Hà", "1981", "TP-HT"],
    [3, "Lê Văn Tám", "1990", "TCKT"],
]


def test_the_one_column_of_names_names_the_people_where_no_header_does() -> None:
    told = flat("STT|Cán bộ|Sinh năm|Chức vụ", *PEOPLE)
    assert [row.values["full_name"] for row in told.rows] == ["Bùi Văn Hạnh", "Đinh Thị Hà", "Lê Văn Tám"]
    assert ("R102", "B") in [(each.code, each.place.column) for each in told.notices]


@pytest.mark.parametrize("header", ["Vợ hoặc chồng", "Người giới thiệu"])
def test_names_of_others_name_nobody(header: str) -> None:
    told = flat(f"STT|{header}|Sinh năm|Chức vụ|Dân tộc", *([*person, "Mường"] for person in PEOPLE))
    assert ("full_name" in told.sheets[0].columns, len(list(told.rows))) == (False, 0)


def test_a_column_of_names_is_no_ones_where_a_header_names_the_people() -> None:
    rows = [[*person, "Trần Văn Ích"] for person in PEOPLE]
    told = flat("STT|Họ và tên|Sinh năm|Chức vụ|Liên hệ", *rows)
    assert "E" not in told.sheets[0].columns.values()
    assert [row.values["full_name"] for row in told.rows] == ["Bùi Văn Hạnh", "Đinh Thị Hà", "Lê Văn Tám"]


def test_an_upper_header_that_stands_alone_in_its_row_still_says_that_it_tells_of_wishes() -> None:
    upper = ["", "", "", "", "", "Nhu cầu đào tạo"]
    lower = ["STT", "Họ và tên", "Sinh năm", "Chức vụ", "Trình độ CM", "Chuyên môn", "LLCT"]
    people = [[*person, "ĐH", "ThS", "CC"] for person in PEOPLE]
    told = understood(workbook([upper, lower, *people]))
    assert [(row.values["prof_edu"], "pol_theory" in row.values) for row in told.rows] == [("CM_DH", False)] * 3


def test_who_signs_below_a_narrow_list_is_no_sample_of_its_columns() -> None:
    people = [[*person, level] for person, level in zip(PEOPLE, ("TC", "CC", "SC"), strict=True)]
    signed = [["", "NGƯỜI LẬP", "", "", "TM. UBND"], ["", "", "", "", "CHỦ TỊCH"], ["", "Lê Lập", "", "", "Bùi Ký"]]
    told = flat("STT|Họ và tên|Sinh năm|Chức vụ|CT", *people, *signed)
    assert [row.values["pol_theory"] for row in told.rows] == ["LLCT_TC", "LLCT_CC", "LLCT_SC"]


@pytest.mark.parametrize("numbers", [["A", "B", "C", "D", "E"], [1, 2, 3, 4, 5], None])
def test_the_first_person_is_no_row_of_the_header_however_much_the_levels_read_like_one(
    numbers: list[CellValue] | None,
) -> None:
    upper, lower = ["TT", "Họ và tên", "Hiện trạng", "", ""], ["", "", "GDPT", "CM", "LLCT"]
    people = [[1, "Vũ Văn Vượng", "Cấp II", "SC", "Sơ cấp"], [2, "Võ Thị Hà", "Cấp III", "ĐH", "TC"]]
    told = understood(workbook([upper, lower, *([numbers] if numbers else []), *people]))
    assert [(row.values["full_name"], row.values["prof_edu"]) for row in told.rows] == [
        ("Vũ Văn Vượng", "CM_SC"),
        ("Võ Thị Hà", "CM_DH"),
    ]


def test_one_day_below_two_headers_in_one_is_the_day_of_admission() -> None:
    (row,) = flat("STT|Họ và tên|Ngày vào Đảng/chính thức", [1, "Bùi Văn Hạnh", "3/2/1998 - 3/2/1999"]).rows
    assert [str(row.values[key]) for key in ("party_joined", "party_official")] == ["03/02/1998", "03/02/1999"]


def test_pay_and_its_rises_are_told_as_not_read_in_a_list_of_people() -> None:
    heads = ("Ngày vào ngành", "Mã ngạch chính", "Hệ số lương hưởng", "Nâng bậc")
    rows = [[*person, "ĐH", "TC", "1/9/2004", "01.003", "2,34", "1/7/2024"] for person in PEOPLE]
    told = flat("|".join(("STT", "Họ và tên", "Sinh năm", "Chức vụ", "CM", "LLCT", *heads)), *rows)
    assert set(told.sheets[0].columns) == {"full_name", "birth", "titles", "prof_edu", "pol_theory"}
    assert {each.value for each in told.notices if each.code == "R101"} == {*heads}


@pytest.mark.parametrize("header", ["Bằng cấp chính trị", "Văn bằng LLCT", "Bằng LLCT"])
def test_papers_of_political_theory_are_no_degrees(header: str) -> None:
    told = flat(f"TT|Họ và tên|Năm sinh|{header}", [1, "Bùi Văn Hạnh", "1976", "Cử nhân"])
    assert (told.rows[0].values.get("pol_theory"), told.issues) == ("LLCT_CN", ())


@pytest.mark.parametrize(
    "header", ["Trình độ chuyên môn, chuyên ngành đào tạo", "Chuyên môn, chuyên ngành", "Trình độ CM, ngành đào tạo"]
)
def test_a_header_may_ask_for_the_degree_and_its_subject_in_one_cell(header: str) -> None:
    told = flat(f"TT|Họ và tên|Năm sinh|{header}", [1, "Bùi Văn Hạnh", "1976", "Đại học Lâm nghiệp"])
    stated = told.rows[0].values
    assert (stated.get("prof_edu"), stated.get("specialty"), told.issues) == ("CM_DH", "Lâm nghiệp", ())
