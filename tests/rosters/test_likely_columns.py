"""Headers in new words: understood by the words that they share with known ones and by the values below them."""

from datetime import date

import pytest

from apps.rosters import remarks, services
from apps.rosters.header import Header
from apps.rosters.header_building import build_header
from apps.rosters.header_likeness import LikelyHeaders
from apps.rosters.header_paths import is_numbering
from apps.rosters.header_words import HeaderWords
from apps.rosters.registry import format_named
from apps.rosters.sampling import Samples
from apps.rosters.workbooks import Sheet
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
DAY = date(2025, 2, 28)
PEOPLE = ("Bùi Văn An", "Đinh Thị Bình", "Quách Văn Cường", "Hà Thị Dung")
PAPER = ("12/QĐ-UBND", "345/QĐ-UBND", "67/QĐ-UBND", "890/QĐ-UBND")
DAYS = ("05/03/2024", "17/06/2024", "21/09/2024", "30/10/2024")
OFFICES = ("UBND huyện Yên Thủy", "UBND tỉnh", "UBND huyện Yên Thủy", "UBND xã Lạc Sỹ")


def read(code: str, **columns: tuple[object, ...]) -> Header:
    """The header of a small list of four people, read as a format."""
    declared = format_named(code)
    assert declared is not None
    rows: list[list[object]] = [["TT", "Họ và tên", *columns]]
    rows += [[n + 1, PEOPLE[n], *(values[n] for values in columns.values())] for n in range(len(PEOPLE))]
    sheet = Sheet("Sheet1", rows)  # type: ignore[arg-type]  # texts and numbers
    return build_header(sheet, range(1), HeaderWords(declared), Samples(sheet, declared, DAY))


@pytest.mark.parametrize(
    ("code", "header", "values", "key"),
    [
        ("commendations", "Văn bản công nhận số", PAPER, "decision_number"),
        ("commendations", "Thời điểm ký văn bản khen", DAYS, "decision_on"),
        ("commendations", "Cơ quan ban hành văn bản khen thưởng", OFFICES, "decision_issuer"),
        ("departures", "Thời điểm bắt đầu thôi công tác", DAYS, "leaving_from"),
        ("movements", "Thời điểm bắt đầu đi luân chuyển", DAYS, "starts_on"),
        ("discipline", "Năm có hành vi vi phạm", DAYS, "act_on"),
    ],
)
def test_words_and_values_together_find_the_column(
    code_lists: None, code: str, header: str, values: tuple[str, ...], key: str
) -> None:
    found = read(code, **{header: values})
    assert found.columns.get(2) == key
    # It is told which known header was meant.
    assert 2 in found.guessed


@pytest.mark.parametrize(
    ("code", "header", "values"),
    [
        # The words would do, the values are others.
        ("commendations", "Văn bản công nhận số", DAYS),
        ("commendations", "Thời điểm ký văn bản khen", PAPER),
        # A paper about something else.
        ("commendations", "Số quyết định luân chuyển", PAPER),
        ("departures", "Ngày quyết định kỷ luật", DAYS),
        # What is only planned, or somebody else's.
        ("movements", "Dự kiến thời điểm luân chuyển", DAYS),
        ("departures", "Thời điểm thôi công tác của vợ", DAYS),
        # Two things in one cell are not one of them.
        ("movements", "Chức vụ, nơi công tác cũ", ("Chủ tịch UBND", "Bí thư", "Văn thư", "Kế toán")),
    ],
)
def test_what_disagrees_in_words_or_values_is_not_read(
    code_lists: None, code: str, header: str, values: tuple[str, ...]
) -> None:
    found = read(code, **{header: values})
    assert found.columns.get(2) in {None, "held_title"}
    # It is asked about or told as not used: it never goes without a word.
    assert 2 in found.doubts or 2 in found.unused or found.columns.get(2) == "held_title"


def test_a_column_that_another_header_names_is_not_given_again(code_lists: None) -> None:
    found = read("commendations", **{"Số quyết định": PAPER, "Văn bản công nhận số": PAPER})
    assert found.columns.get(2) == "decision_number"
    assert 3 not in found.columns


def test_lists_of_people_ask_no_likeness(code_lists: None) -> None:
    found = read("people", **{"Văn bản bổ nhiệm số hiệu": PAPER})
    assert not found.likened


def test_rare_words_weigh_more_than_common_ones(code_lists: None) -> None:
    declared = format_named("movements")
    assert declared is not None
    nearest = LikelyHeaders(declared).ranked(("Thời điểm kết thúc biệt phái",))
    assert nearest[0].key == "planned_end"


def test_toneless_headers_are_compared_without_tones(code_lists: None) -> None:
    declared = format_named("departures")
    assert declared is not None
    nearest = LikelyHeaders(declared).ranked(("Thoi diem bat dau nghi huu",))
    assert nearest[0].key == "leaving_from"


def test_a_layout_that_only_a_header_in_new_words_tells_is_asked_about(code_lists: None) -> None:
    rows: list[list[object]] = [["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Thời điểm bắt đầu thôi công tác"]]
    rows += [[n + 1, PEOPLE[n], 1970 + n, "Văn phòng - thống kê", DAYS[n]] for n in range(4)]
    understood = services.read_roster(workbook(rows), "ds.xlsx", DAY)
    assert understood.format == "departures"
    assert remarks.ONLY_LIKELY in {issue.code for issue in understood.issues}
    # Its heading says it as well: nothing is to be asked.
    rows.insert(0, ["DANH SÁCH CÁN BỘ NGHỈ HƯU, THÔI VIỆC NĂM 2024"])
    understood = services.read_roster(workbook(rows), "ds.xlsx", DAY)
    assert understood.format == "departures"
    assert not [issue.code for issue in understood.issues]


def test_a_list_of_which_only_the_people_are_known_is_asked_about(code_lists: None) -> None:
    rows: list[list[object]] = [["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Màu áo", "Cỡ áo", "Ghi chú"]]
    rows += [[n + 1, PEOPLE[n], 1970 + n, "Văn phòng - thống kê", "cao", "thấp", "x"] for n in range(4)]
    understood = services.read_roster(workbook(rows), "ds.xlsx", DAY)
    (asked,) = (issue for issue in understood.issues if issue.code == remarks.ONLY_PEOPLE)
    assert asked.value == "Màu áo, Cỡ áo"
    # One column more is a remark of the roster and nothing to ask.
    rows = [[*row[:4], *row[5:]] for row in rows]
    understood = services.read_roster(workbook(rows), "ds.xlsx", DAY)
    assert not [issue for issue in understood.issues if issue.code == remarks.ONLY_PEOPLE]


def test_a_heading_that_says_what_a_column_would_is_believed(code_lists: None) -> None:
    title: list[list[object]] = [["DANH SÁCH CỬ CÔNG CHỨC THAM GIA LỚP BỒI DƯỠNG CHUYỂN ĐỔI SỐ"]]
    rows: list[list[object]] = [["TT", "Họ và tên", "Ngày sinh", "Chức vụ, chức danh công tác", "Số điện thoại"]]
    rows += [[n + 1, PEOPLE[n], f"05/03/197{n}", "Văn phòng - thống kê", f"091234567{n}"] for n in range(4)]
    rows = [[*row, "Ghi chú" if place == 0 else "x"] for place, row in enumerate(rows)]
    understood = services.read_roster(workbook([*title, *rows]), "ds.xlsx", DAY)
    assert understood.format == "enrolments"
    assert {row.values["class_name"] for row in understood.rows} == {"LỚP BỒI DƯỠNG CHUYỂN ĐỔI SỐ"}
    # A list that says more of its people is one of people, and is asked about.
    more = ["Giới tính", "Dân tộc"]
    rows = [[*row, *(more if place == 0 else ("Nam", "Kinh"))] for place, row in enumerate(rows)]
    understood = services.read_roster(workbook([*title, *rows]), "ds.xlsx", DAY)
    assert understood.format == "people"
    assert remarks.HEADED_OTHERWISE in {issue.code for issue in understood.issues}


@pytest.mark.parametrize(
    ("code", "headers", "values", "asked"),
    [
        # "Biên chế" alone is a known header, the others are so near one that a person is asked.
        ("allotments", ("Tên đơn vị", "Loại đối tượng", "Biên chế được phân bổ"), ("Cán bộ, công chức", 21), False),
        ("unit_ratings", ("Tên xã, thị trấn", "Kết quả được xếp loại"), ("HTXSNV",), False),
        ("unit_ratings", ("Đơn vị (xã, thị trấn)", "Mức chất lượng đạt được"), ("Hoàn thành tốt nhiệm vụ",), True),
    ],
)
def test_lists_of_units_are_found_by_headers_in_new_words_too(
    code_lists: None, code: str, headers: tuple[str, ...], values: tuple[object, ...], asked: bool
) -> None:
    rows: list[list[object]] = [["TT", *headers], *([n + 1, f"Xã {n + 20}", *values] for n in range(5))]
    understood = services.read_roster(workbook(rows), "ds.xlsx", DAY)
    assert understood.format == code
    assert len(understood.rows) == 5
    assert (remarks.ONLY_LIKELY in {issue.code for issue in understood.issues}) is asked


def test_the_scores_of_a_month_are_told_by_their_heading(code_lists: None) -> None:
    rows: list[list[object]] = [["KẾT QUẢ CHẤM ĐIỂM CÁN BỘ THÁNG 5/2024"]]
    rows.append(["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Điểm lãnh đạo phê duyệt"])
    rows += [[n + 1, PEOPLE[n], 1970 + n, "Văn phòng - thống kê", 85] for n in range(4)]
    understood = services.read_roster(workbook(rows), "ds.xlsx", DAY)
    assert understood.format == "period_scores"
    assert {row.values["period_number"] for row in understood.rows} == {5}


def test_letters_before_numbers_number_the_columns_of_a_narrow_list() -> None:
    assert is_numbering(["A", "B", 1])
    assert is_numbering(["A", "B", "1", "2"])
    assert not is_numbering(["A", "C", 1])
    assert not is_numbering(["A", "B", 7])


def test_only_so_many_headers_of_files_are_remembered() -> None:
    declared = format_named("commendations")
    assert declared is not None
    likely, words = LikelyHeaders(declared), HeaderWords(declared)
    for number in range(11_000):
        likely.ranked((f"{number} {PEOPLE[0]}",))
    assert len(likely._toned.found) <= 1_001
    for number in range(11_000):
        words.exact((f"{number} a",))
    assert len(HeaderWords(declared).known) == 0


@pytest.mark.parametrize(
    ("written", "known", "is_slip"),
    [
        ("Văn bản xác minh", "van bang xac minh", False),
        ("Nơi biệt phái đến", "noi biet phai di", False),
        ("Hệ đào tạo", "nganh dao tao", False),
        ("Văn bằnq xác minh", "van bang xac minh", True),
        ("Nơi bệt phái đi", "noi biet phai di", True),
    ],
)
def test_a_header_of_other_known_words_is_no_misspelt_one(
    code_lists: None, written: str, known: str, is_slip: bool
) -> None:
    code = "movements" if "phái" in written else "verifications" if "xác minh" in written else "qualifications"
    declared = format_named(code)
    assert declared is not None
    assert LikelyHeaders(declared).is_misspelt((written,), known) is is_slip


def test_values_say_the_kind_where_the_header_names_none(code_lists: None) -> None:
    # "Bắt đầu biệt phái từ" asks for a day, as its values tell; no word of it does.
    assert read("movements", **{"Được biệt phái bắt đầu từ": DAYS}).columns.get(2) == "starts_on"
    assert read("movements", **{"Được biệt phái bắt đầu từ": PAPER}).columns.get(2) != "starts_on"


def test_a_part_of_another_word_is_nobody_else(code_lists: None) -> None:
    # Bố is somebody's father, bố trí means to place.
    declared = format_named("job_placements")
    assert declared is not None
    likely = LikelyHeaders(declared)
    assert not likely.turns(("Văn bản bố trí số",), "Quyết định số")
    assert likely.turns(("Quyết định của bố số",), "Quyết định số")


def test_the_number_of_a_paper_is_no_code_of_a_person(code_lists: None) -> None:
    assert "person_code" not in read("training", **{"Mã số tấm bằng đó": PAPER}).columns.values()


def test_days_that_are_past_are_not_expected_ones(code_lists: None) -> None:
    past, ahead = ("06/2012", "07/2013", "06/2014", "06/2015"), ("06/2026", "07/2027", "06/2028", "06/2029")
    assert read("qualifications", **{"Mốc kết thúc khóa học": past}).columns.get(2) != "diploma_expected"
    assert read("qualifications", **{"Mốc kết thúc khóa học": ahead}).columns.get(2) == "diploma_expected"


def test_a_list_of_people_whose_other_columns_fit_facts_is_asked_about(code_lists: None) -> None:
    rows: list[list[object]] = [["TT", "Họ và tên", "Năm sinh", "Chức vụ", "VTVL", "Bố trí từ ngày", "Số QĐ bố trí"]]
    posts = ("Văn thư", "Kế toán", "Tư pháp", "Địa chính")
    rows += [[n + 1, PEOPLE[n], 1970 + n, "Công chức", posts[n], DAYS[n], PAPER[n]] for n in range(4)]
    people = format_named("people")
    assert people is not None
    understood = services.read_roster(workbook(rows), "ds.xlsx", DAY, among=[people])
    (asked,) = (issue for issue in understood.issues if issue.code == remarks.FITS_ANOTHER)
    assert {"Bố trí từ ngày", "Số QĐ bố trí"} <= {*str(asked.value).split(", ")}
    # A roster that says more of its people is one of people.
    more = ("Dân tộc", "Giới tính", "Ngày vào Đảng", "Trình độ chuyên môn")
    said = ("Mường", "Nam", "03/02/2005", "Đại học")
    rows = [[*row, *(more if place == 0 else said)] for place, row in enumerate(rows)]
    understood = services.read_roster(workbook(rows), "ds.xlsx", DAY, among=[people])
    assert not [issue for issue in understood.issues if issue.code == remarks.FITS_ANOTHER]


def test_a_list_that_its_heading_names_is_asked_about_where_all_its_headers_are_new(code_lists: None) -> None:
    rows: list[list[object]] = [["SỔ THEO DÕI ĐƠN THƯ NĂM 2024"], [], ["TT", "Kí tự A", "Kí tự B", "Kí tự C"]]
    rows += [[n + 1, f"K{n}", "abc", "xyz"] for n in range(4)]
    understood = services.read_roster(workbook(rows), "don-thu.xlsx", DAY)
    assert understood.format == "petitions"
    assert remarks.NO_SUBJECTS in {issue.code for issue in understood.issues}


@pytest.mark.parametrize(
    ("code", "header", "values", "key"),
    [
        (
            "training_plans",
            "Nhu cầu kinh phí dự toán năm",
            ("12000000", "9000000", "7500000", "30000000"),
            "planned_cost",
        ),
        ("training_classes", "Thời điểm dự kiến khai giảng lớp", DAYS, "starts_on"),
    ],
)
def test_lists_of_plans_are_read_in_new_words_too(
    code_lists: None, code: str, header: str, values: tuple[str, ...], key: str
) -> None:
    assert read(code, **{header: values}).columns.get(2) == key
