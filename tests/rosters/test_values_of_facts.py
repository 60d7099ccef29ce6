"""Values of lists of facts as offices write them: words around an entry or a number, papers with their day."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from apps.rosters import remarks, services
from apps.rosters.formats import Cell, Parsed
from apps.rosters.jsontext import plain
from apps.rosters.registry import format_named
from tests.rosters.test_weighed_columns import COMMUNES, DAYS, LEVELS, OFFICES, PEOPLE, letters, of_people, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]
DAY = date(2025, 2, 28)


def parsed(code: str, key: str, text: str) -> Parsed:
    """What a column of a format reads in a cell."""
    declared = format_named(code)
    assert declared is not None
    return declared.column(key).reader(DAY)(Cell(text, text))


@pytest.mark.parametrize(
    ("code", "key", "text", "meant"),
    [
        ("training_plans", "planned", "12 người", 12),
        ("training_classes", "class_cost", "38.935.000 đồng", 38_935_000),
        ("training_classes", "sessions", "07 buổi", 7),
        ("surplus", "months", "6 tháng", 6),
        ("votes", "high", "20 phiếu", 20),
        ("ratings", "year", "Năm 2024", 2024),
        ("ratings", "score", "92,5 điểm", "92.5"),
        ("courses", "course_hours", "40 tiết", 40),
        ("period_scores", "period_month", "3", "month"),
        ("period_scores", "period_quarter", "II", "quarter"),
        ("health", "health_class", "Sức khỏe loại II", "SK_2"),
        ("health", "health_class", "Đủ sức khỏe loại III", "SK_3"),
        ("unit_areas", "area_flag", "Xã khu vực III", "KV_DTTS_III"),
        ("planning", "term", "Nhiệm kỳ 2020-2025", "NK_2020_2025"),
        ("planning", "term", "NK 2025-2030", "NK_2025_2030"),
        ("training", "result", "Loại giỏi", "very_good"),
        ("training_classes", "funding", "NS tỉnh", "NS_TINH"),
        ("petitions", "result", "Đơn đúng", "well_founded"),
        ("exemptions", "criterion", "LLCT", "pol_theory"),
        ("departures", "leaving_cause", "Nghỉ hưu theo NĐ 178", "TT_NHTT"),
        ("departures", "leaving_cause", "Nghỉ hưu theo chế độ", "TT_NH"),
    ],
)
def test_words_that_say_nothing_may_stand_around_a_value(code: str, key: str, text: str, meant: object) -> None:
    found = parsed(code, key, text)
    assert not found.findings
    assert plain(next(iter(found.values.values()))) == meant


@pytest.mark.parametrize(
    ("code", "key", "text"),
    [
        ("training_classes", "class_cost", "15 triệu đồng"),
        ("courses", "course_days", "2 tuần"),
        ("courses", "course_days", "3 tháng"),
        ("votes", "high", "85%"),
        ("petitions", "result", "Đơn đang xem xét"),
        ("movements", "kind", "Điều động, bổ nhiệm"),
    ],
)
def test_what_changes_a_value_is_never_dropped(code: str, key: str, text: str) -> None:
    found = parsed(code, key, text)
    assert not found.values
    assert any(each.is_issue for each in found.findings)


@pytest.mark.parametrize(
    "text",
    [
        "91/QĐ-UBND - 04/11/2023",
        "Số 91/QĐ-UBND – 04/11/2023",
        "QĐ số 91/QĐ-UBND (04/11/2023)",
        "91/QĐ-UBND\nngày 04/11/2023",
    ],
)
def test_a_paper_is_parted_from_its_day_however_they_are_joined(text: str) -> None:
    found = parsed("commendations", "decision_number", text)
    assert {key: plain(value) for key, value in found.values.items()} == {
        "decision_number": "91/QĐ-UBND",
        "decision_on": "2023-11-04",
    }


def test_a_number_alone_is_kept_without_the_word_before_it() -> None:
    assert parsed("commendations", "decision_number", "QĐ số 91/QĐ-UBND").values == {"decision_number": "91/QĐ-UBND"}


def test_a_day_that_cannot_be_parted_from_a_paper_is_told() -> None:
    found = parsed("commendations", "decision_number", "91/QĐ-UBND theo TB ngày 04/11/2023 và 05/11/2023")
    assert [each.code for each in found.findings] == ["F219"]


RESULTS = ("Hợp lệ", "Không công nhận", "Đã xác nhận", "Hợp lệ")


def test_a_header_of_some_text_above_the_values_of_another_column_means_that_one() -> None:
    understood = of_people("PHÚC ĐÁP", **{"Văn bằng xác minh": ("Đại học",) * 4, "Trường trả lời": RESULTS})
    assert understood.format == "verifications"
    assert letters(understood)["check_result"] == "E"


def test_a_day_below_a_header_of_sessions_is_when_it_was_held() -> None:
    ballots = {"Tín nhiệm cao": (20, 21, 22, 20), "Tín nhiệm": (3, 2, 2, 4), "Tín nhiệm thấp": (0, 1, 0, 0)}
    understood = of_people("KẾT QUẢ LẤY PHIẾU TÍN NHIỆM", **{"Đợt lấy phiếu": DAYS}, **ballots)
    assert letters(understood)["held_on"] == "D"
    assert "session" not in letters(understood)


def test_a_list_is_not_of_a_layout_of_which_the_only_telling_column_holds_none_of_its_values() -> None:
    kinds = ("Đơn khiếu nại", "Đơn tố cáo", "Đơn kiến nghị", "Đơn khiếu nại")
    subjects = ("Đất đai", "Chính sách xã hội", "Đất đai", "Tài chính")
    columns = {"Ngày nhận": DAYS, "Loại": kinds, "Nội dung": OFFICES, "Thuộc lĩnh vực": subjects}
    assert read("SỔ ĐƠN", **columns).format == "petitions"


def test_classes_of_communes_below_a_heading_of_ratings_are_classes() -> None:
    columns = {
        "Xã": COMMUNES,
        "Loại": ("I", "II", "III", "II"),
        "Từ ngày": DAYS,
        "Số QĐ": ("1/QĐ", "2/QĐ", "3/QĐ", "4/QĐ"),
    }
    understood = read("XẾP LOẠI CÁC XÃ", **columns)
    assert understood.format == "unit_classes"
    assert [row.values["unit_class"] for row in understood.rows] == ["LOAI_1", "LOAI_2", "LOAI_3", "LOAI_2"]


def test_a_list_of_people_studying_is_one_of_diplomas_though_no_heading_says_so() -> None:
    understood = of_people(
        "Phụ lục 1",
        **{
            "Trình độ đang học": ("Đại học", "Thạc sĩ", "Đại học", "Đại học"),
            "Ngành học": ("Luật", "Kế toán", "Luật", "Nông học"),
            "Trường đang học": ("Trường Đại học Tây Bắc",) * 4,
            "Dự kiến tốt nghiệp": ("02/2027", "6/2026", "Tháng 5/2026", "1/2027"),
        },
    )
    assert understood.format == "qualifications" or remarks.FITS_ANOTHER in {each.code for each in understood.issues}


def test_a_marked_column_of_several_gives_the_health_class() -> None:
    marks = {"Loại I": ("x", "", "", ""), "Loại II": ("", "x", "", "X"), "Loại III": ("", "", "x", "")}
    understood = of_people("KHÁM SỨC KHỎE", **{"Ngày khám": DAYS}, **marks)
    assert understood.format == "health"
    assert [row.values["health_class"] for row in understood.rows] == ["SK_1", "SK_2", "SK_3", "SK_2"]


def test_the_first_and_last_day_of_a_class_may_stand_in_one_cell() -> None:
    spans = ("03/7/2024 - 24/9/2024", "Từ 06/3/2024 đến 18/5/2024", "01/02/2024-05/02/2024", "02/4/2024 – 09/4/2024")
    names = ("Lớp QLNN K12", "Lớp QPAN", "Lớp kỹ năng số", "Lớp tiếng Mường")
    courses = ("Quản lý kinh tế", "Nghiệp vụ xây dựng Đảng", "Quản lý kinh tế", "Tiếng dân tộc thiểu số")
    columns = {"Tên lớp": names, "Chuyên đề": courses, "Thời gian học": spans, "Số lượng học viên": (9, 8, 7, 6)}
    understood = read("DANH SÁCH CÁC LỚP ĐÃ MỞ", **columns)
    told = [(plain(row.values["starts_on"]), plain(row.values["ends_on"])) for row in understood.rows]
    assert told[:2] == [("2024-07-03", "2024-09-24"), ("2024-03-06", "2024-05-18")]


def test_two_letters_above_years_are_the_birth() -> None:
    columns = {"Họ và tên": PEOPLE, "SN": (1976, 1981, 1990, 1969), "Xếp loại": LEVELS}
    understood = read("KẾT QUẢ XẾP LOẠI NĂM 2024", **columns)
    assert [plain(row.values["birth"]) for row in understood.rows] == ["1976", "1981", "1990", "1969"]
    assert {row.values["year"] for row in understood.rows} == {2024}


def test_the_title_of_now_is_the_one_before_a_reorganisation_where_no_column_says_so() -> None:
    titles = ("Chủ tịch UBND", "Phó Chủ tịch HĐND", "Bí thư Đảng ủy", "Chủ tịch UBND")
    results = ("Bố trí", "Dôi dư", "Nghỉ việc", "Bố trí")
    understood = of_people(
        "PHƯƠNG ÁN BỐ TRÍ CÁN BỘ", **{"Chức vụ hiện nay": titles, "Phương án": results, "Đơn vị mới": COMMUNES}
    )
    assert letters(understood)["title_before"] == "D"


def test_the_year_of_a_heading_is_not_that_of_the_day_of_the_list() -> None:
    understood = read(
        "PHÂN LOẠI CBCC NĂM 2022\n(Tính đến ngày 31/01/2025)",
        **{"Họ và tên": PEOPLE, "Xếp loại": LEVELS},
    )
    assert {row.values["year"] for row in understood.rows} == {2022}


def test_a_merged_cell_of_a_list_of_facts_counts_for_all_its_rows() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["DANH SÁCH KỶ LUẬT ĐẢNG VIÊN"])
    page.append(["TT", "Họ và tên", "Nội dung vi phạm", "Hình thức kỷ luật Đảng", "Số QĐ", "Ngày QĐ"])
    for number, name in enumerate(("Bùi Văn An", "Đinh Thị Bình", "Hà Thị Dung"), 1):
        paper = "12-QĐ/ĐU" if number == 1 else None
        page.append([number, name, "Vi phạm quy định", "Khiển trách", paper, "05/03/2024"])
    page.merge_cells("E3:E5")
    file = BytesIO()
    book.save(file)
    understood = services.read_roster(file.getvalue(), "kl.xlsx", DAY)
    assert [row.values["party_number"] for row in understood.rows] == ["12-QĐ/ĐU"] * 3


def test_a_row_that_fills_all_columns_is_no_signature_though_it_names_an_accountant() -> None:
    titles = ("Tư pháp - hộ tịch", "Tài chính - kế toán", "Tài chính - kế toán", "Văn phòng - thống kê")
    majors = ("Luật", "Tài chính", "Kế toán; Tài chính", "Hành chính học")
    columns = {"Chức danh": titles, "Các ngành phù hợp": majors, "Văn bản quy định": ("QĐ 15/2023",) * 4}
    understood = read("NGÀNH ĐÀO TẠO PHÙ HỢP VỚI CHỨC DANH", **columns)
    assert [row.values["accepted_words"] for row in understood.rows] == list(majors)


def test_two_letters_that_are_short_for_a_certificate_are_no_citizen_card_above_its_numbers() -> None:
    columns = {"Khóa học": ("Lớp QPAN",) * 4, "Xếp loại": ("Khá", "Giỏi", "Khá", "TB")}
    understood = of_people("KẾT QUẢ BỒI DƯỠNG", **columns, **{"Số CC": ("A036", "A037", "A038", "A039")})
    assert letters(understood)["certificate_number"] == "F"


def test_levels_side_by_side_tell_ratings_though_no_heading_does() -> None:
    marks = {"Hoàn thành xuất sắc": ("x", "", "", ""), "Hoàn thành tốt": ("", "x", "", "x")}
    understood = of_people("Phụ lục II", **marks, **{"Hoàn thành": ("", "", "x", ""), "Không hoàn thành": ("",) * 4})
    assert understood.format == "ratings"
    assert [row.values.get("level") for row in understood.rows] == ["XL_HTXS", "XL_HTT", "XL_HT", "XL_HTT"]
