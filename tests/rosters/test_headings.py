"""What a heading says counts: no list of facts is a roster of people, no list of other matters either of them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from apps.accounts.models import User
from apps.core.permissions import Permission
from apps.rosters import services
from apps.rosters.formats import Format
from apps.rosters.jsontext import plain
from apps.rosters.matters import said_of
from apps.rosters.models import UploadState
from apps.rosters.registry import formats, offered
from apps.rosters.values import Understood
from tests.conftest import Person, Units
from tests.rosters.facts import sent
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
HANH, NGUYET, YEN = "Bùi Văn Hạnh", "Đinh Thị Nguyệt", "Nguyễn Hoàng Yến"
WHO = ("STT", "Họ và tên", "Ngày sinh", "Chức vụ")


def table(title: str, header: tuple[str, ...], *cells: object) -> list[list[object]]:
    """A list of three people below a heading, each with the same cells behind the name."""
    people = [[number, name, *cells] for number, name in enumerate((HANH, NGUYET, YEN), 1)]
    return [["UBND XÃ LẠC SỸ", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], [title], [], [*header], *people]


def understood(title: str, header: tuple[str, ...], *cells: object) -> Understood:
    return services.read_roster(workbook(table(title, header, *cells)), "a.xlsx", date(2025, 2, 28))


def codes(read: Understood) -> set[str]:
    return {issue.code for issue in read.issues}


PERSON = ("5/3/1980", "Chủ tịch UBND")


@pytest.mark.parametrize(
    ("title", "column", "cell", "code"),
    [
        ("DANH SÁCH CÁN BỘ BỊ KỶ LUẬT", "Kỷ luật Đảng", "Khiển trách", "discipline"),
        ("DANH SÁCH QUY HOẠCH NHIỆM KỲ 2025 - 2030", "Chức danh quy hoạch", "Chủ tịch UBND xã", "planning"),
        ("DANH SÁCH CÁN BỘ NGHỈ HƯU NĂM 2024", "Thời điểm được nghỉ", "01/02/2025", "departures"),
        ("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CBCC NĂM 2024", "Mức đánh giá", "HTTNV", "ratings"),
        ("DANH SÁCH CÁN BỘ LUÂN CHUYỂN", "Nơi đến", "Bảo Hiệu", "movements"),
    ],
)
def test_a_list_is_what_its_heading_says(code_lists: None, title: str, column: str, cell: str, code: str) -> None:
    assert understood(title, (*WHO, column), *PERSON, cell).format == code


def test_a_list_without_the_column_that_makes_it_one_says_which_is_missing(code_lists: None) -> None:
    title = "DANH SÁCH QUY HOẠCH NHIỆM KỲ 2025-2030"
    read = understood(title, (*WHO, "Sẽ giữ"), *PERSON, "theo đề án nhân sự")
    assert (read.format, codes(read)) == ("planning", {"R105"})
    # What stands in the column may say by itself that it is the one.
    read = understood(title, (*WHO, "Sẽ giữ"), *PERSON, "CT UBND")
    assert (read.format, codes(read)) == ("planning", set())
    assert "R139" in {notice.code for notice in read.notices}


def test_a_roster_with_a_heading_about_facts_stays_a_roster_and_is_asked_about(code_lists: None) -> None:
    header = (*WHO, "Dân tộc", "Giới tính", "Ngày vào Đảng", "Chuyên môn", "LLCT")
    read = understood("CÁN BỘ ĐƯỢC ĐIỀU ĐỘNG", header, *PERSON, "Mường", "Nam", "3/2/2005", "Đại học", "Trung cấp")
    assert (read.format, codes(read)) == ("people", {"R131"})


def test_whoever_may_not_enter_what_the_heading_says_is_told_so_first(units: Units, officer: User) -> None:
    book = workbook(table("DANH SÁCH CỬ CÁN BỘ, CÔNG CHỨC ĐI ĐÀO TẠO", (*WHO, "Lớp"), *PERSON, "Bồi dưỡng 2025"))
    read = services.read_roster(book, "a.xlsx", date(2025, 2, 28), offered(officer, units.lac_sy))
    (told,) = (issue for issue in read.issues if issue.code.startswith("R13"))
    assert told.code == "R137"
    with translation.override("en"):
        assert "no right to enter that" in told.message()


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH CHI TIỀN THƯỞNG QUÝ IV NĂM 2024",
        "DANH SÁCH ĐỀ NGHỊ NÂNG BẬC LƯƠNG THƯỜNG XUYÊN",
        "BẢNG CHẤM CÔNG THÁNG 12",
        "DANH BẠ ĐIỆN THOẠI",
        "DANH SÁCH HỘ NGHÈO NĂM 2024",
        "DANH SÁCH ĐẾN TUỔI NGHỈ HƯU GIAI ĐOẠN 2025-2030",
        "DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU THI ĐUA",
    ],
)
def test_of_lists_of_other_matters_nothing_is_taken_in_silence(code_lists: None, title: str) -> None:
    assert "R132" in codes(understood(title, (*WHO, "Xếp loại"), *PERSON, "HTTNV"))


@pytest.mark.parametrize(
    "title", ["DANH SÁCH CÔNG DÂN TRONG ĐỘ TUỔI SẴN SÀNG NHẬP NGŨ", "DANH SÁCH DÂN QUÂN TỰ VỆ", "DANH SÁCH"]
)
def test_a_list_of_inhabitants_without_posts_is_told_as_one(code_lists: None, title: str) -> None:
    header = ("STT", "Họ và tên", "Ngày sinh", "Dân tộc", "Quan hệ với chủ hộ")
    assert "R132" in codes(understood(title, header, "12/3/2004", "Kinh", "Con"))


def test_a_roster_that_tells_of_households_too_stays_a_roster(code_lists: None) -> None:
    read = understood("DANH SÁCH", (*WHO, "Chuyên môn", "LLCT", "Chủ hộ"), *PERSON, "Đại học", "Trung cấp", "x")
    assert (read.format, codes(read)) == ("people", set())


def test_a_list_of_payments_is_known_by_its_columns_whatever_its_heading_names(code_lists: None) -> None:
    title, header = "DANH SÁCH HƯỞNG CHẾ ĐỘ THEO KẾT QUẢ XẾP LOẠI NĂM 2024", (*WHO, "Xếp loại")
    cells = (*PERSON, "Hoàn thành tốt nhiệm vụ")
    paid = understood(title, (*header, "Mức hưởng", "Ký nhận"), *cells, "500.000", "")
    assert "R132" in codes(paid)
    # Who has signed for it is told in lists of facts as well.
    assert "R132" not in codes(understood(title, (*header, "Ký nhận"), *cells, ""))


def test_a_list_of_payments_is_known_by_its_columns_too(code_lists: None) -> None:
    read = understood("DANH SÁCH", (*WHO, "Xếp loại", "Thành tiền", "Ký nhận"), *PERSON, "HTTNV", 1_500_000, "")
    assert "R132" in codes(read)


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC XÃ",
        "BÁO CÁO DANH SÁCH VÀ TIỀN LƯƠNG CÁN BỘ, CÔNG CHỨC CẤP XÃ",
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC VÀ NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH",
        "(Kèm theo Quyết định về điều động cán bộ)",
        "THỐNG KÊ CHẤT LƯỢNG ĐỘI NGŨ CÁN BỘ, CÔNG CHỨC",
    ],
)
def test_headings_of_rosters_of_people_raise_no_doubt(code_lists: None, title: str) -> None:
    read = understood(title, WHO, *PERSON)
    assert (read.format, codes(read)) == ("people", set())


def test_who_says_what_the_workbook_holds_is_asked_no_more(person: Person, units: Units, officer: User) -> None:
    for name in (HANH, NGUYET, YEN):
        person(name)
    rows = table("DANH SÁCH CHI TIỀN THƯỞNG", WHO, *PERSON)
    upload = sent(workbook(rows), units, officer, "")
    assert [issue["code"] for issue in upload.issues] == ["R132"]
    services.read_as(upload, "people")
    assert (upload.issues, services.check(upload).issues) == ([], [])


def test_the_page_offers_the_layout_that_it_was_read_as(
    client: Client, person: Person, units: Units, officer: User
) -> None:
    person(HANH)
    upload = sent(workbook(table("DANH SÁCH CHI TIỀN THƯỞNG", WHO, *PERSON)), units, officer, "")
    client.force_login(officer)
    page: Any = client.get(upload.get_absolute_url())
    assert upload.state == UploadState.FAULTY
    assert '<option value="people">' in page.content.decode()
    assert '<details class="mt-1" open>' in page.content.decode()


def test_words_that_differ_in_their_tones_alone_are_other_words(code_lists: None) -> None:
    """ "Điểm danh" is attendance, "điểm đánh giá" a score."""
    read = understood("ĐIỂM ĐÁNH GIÁ CÁN BỘ, CÔNG CHỨC QUÝ II NĂM 2024", (*WHO, "Điểm"), *PERSON, "85,5")
    assert (read.format, codes(read)) == ("period_scores", set())
    assert {row.values["period_number"] for row in read.rows} == {2}


@pytest.mark.parametrize(
    ("title", "header", "cell", "values"),
    [
        ("XẾP LOẠI CHẤT LƯỢNG NĂM 2024", "Mức xếp loại", "HT tốt NV", {"year": 2024, "level": "XL_HTT"}),
        ("XẾP LOẠI ĐẢNG VIÊN NĂM 2023", "Mức xếp loại", "Tốt", {"year": 2023, "track": "party", "level": "XL_HTT"}),
        ("QUY HOẠCH NHIỆM KỲ 2025 - 2030", "Quy hoạch chức danh", "CT HĐND xã", {"term": "NK_2025_2030"}),
        ("DANH SÁCH NGHỈ HƯU NĂM 2024", "Thời điểm nghỉ hưu", "01/07/2024", {"leaving_cause": "TT_NH"}),
        ("DANH SÁCH LUÂN CHUYỂN CÁN BỘ", "Nơi đến", "Bảo Hiệu", {"kind": "DC_LC"}),
        ("KHEN THƯỞNG NĂM 2024", "Hình thức", "Giấy khen UBND huyện Yên Thủy", {"form": "KT_GK_HUYEN", "year": 2024}),
    ],
)
def test_what_the_heading_says_holds_for_every_row(
    code_lists: None, title: str, header: str, cell: str, values: dict[str, object]
) -> None:
    read = understood(title, (*WHO, header), *PERSON, cell)
    assert [{key: row.values.get(key) for key in values} for row in read.rows] == [values] * 3
    assert "R133" in {notice.code for notice in read.notices}


def test_of_several_years_in_the_heading_none_is_taken(code_lists: None) -> None:
    read = understood("XẾP LOẠI CÁN BỘ NĂM 2023 VÀ NĂM 2024", (*WHO, "Mức xếp loại"), *PERSON, "Tốt")
    assert ({row.values.get("year") for row in read.rows}, codes(read)) == ({None}, {"R105"})


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("15/QĐ-UBND ngày 12/3/2024", {"decision_number": "15/QĐ-UBND", "decision_on": "2024-03-12"}),
        ("Số 15/QĐ-UBND, ngày 12/03/2024", {"decision_number": "15/QĐ-UBND", "decision_on": "2024-03-12"}),
        (
            "QĐ số 15/QĐ-UBND ngày 12 tháng 3 năm 2024 của UBND huyện Yên Thủy",
            {"decision_number": "15/QĐ-UBND", "decision_on": "2024-03-12", "decision_issuer": "UBND huyện Yên Thủy"},
        ),
        ("15/QĐ-UBND", {"decision_number": "15/QĐ-UBND"}),
    ],
)
def test_a_decision_is_read_from_one_cell(code_lists: None, cell: str, values: dict[str, object]) -> None:
    header = (*WHO, "Hình thức khen thưởng", "Số, ngày quyết định")
    read = understood("DANH SÁCH KHEN THƯỞNG NĂM 2024", header, *PERSON, "LĐTT", cell)
    row = read.rows[0].values
    assert {key: plain(value) for key, value in row.items() if key.startswith("decision_")} == values


@pytest.mark.parametrize("cell", ["x", "X", "Hoàn thành tốt"])
def test_levels_that_have_a_column_each_are_marked(code_lists: None, cell: str) -> None:
    levels = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
    read = understood("XẾP LOẠI CHẤT LƯỢNG NĂM 2024", (*WHO, *levels), *PERSON, "", cell)
    assert [row.values.get("level") for row in read.rows] == ["XL_HTT"] * 3


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("Không xếp loại do nghỉ thai sản", {"unrated": "CXL_THAISAN"}),
        ("Chưa xếp loại (mới tuyển dụng)", {"unrated": "CXL_MOI"}),
        ("Không đánh giá", {"unrated": "CXL_KHAC"}),
        ("Hoàn thành XSNV", {"level": "XL_HTXS"}),
        ("Khá", {}),
    ],
)
def test_ratings_are_read_as_offices_write_them(code_lists: None, cell: str, values: dict[str, object]) -> None:
    read = understood("XẾP LOẠI CHẤT LƯỢNG NĂM 2024", (*WHO, "Mức xếp loại"), *PERSON, cell)
    row = read.rows[0]
    assert {key: row.values[key] for key in ("level", "unrated") if key in row.values} == values
    assert bool(row.issues) == (not values)


def test_the_year_of_a_header_goes_before_that_of_the_heading(code_lists: None) -> None:
    read = understood("BÁO CÁO XẾP LOẠI NĂM 2025", (*WHO, "Kết quả xếp loại năm 2024"), *PERSON, "HTTNV")
    assert [(row.values["year"], row.values["level"]) for row in read.rows] == [(2024, "XL_HTT")] * 3


@pytest.mark.parametrize(
    ("title", "form", "number", "values"),
    [
        ("ĐẢNG VIÊN BỊ KỶ LUẬT", "Cảnh cáo", "", {"party_form": "KLDV_CC"}),
        ("CÁN BỘ BỊ KỶ LUẬT", "Cảnh cáo", "15-QĐ/ĐU", {"party_form": "KLDV_CC", "party_number": "15-QĐ/ĐU"}),
        ("CÁN BỘ BỊ KỶ LUẬT", "Khiển trách", "15/QĐ-UBND", {"state_form": "KLCB_KT", "state_number": "15/QĐ-UBND"}),
        ("CÁN BỘ BỊ KỶ LUẬT", "Khai trừ", "", {"party_form": "KLDV_KTR"}),
        ("CÁN BỘ BỊ KỶ LUẬT", "Khiển trách (Đảng)", "", {"party_form": "KLDV_KT"}),
        ("CÁN BỘ BỊ KỶ LUẬT", "Buộc thôi việc", "", {"state_form": "KLCC_BTV"}),
    ],
)
def test_whose_decision_it_is_words_number_or_heading_tell(
    code_lists: None, title: str, form: str, number: str, values: dict[str, object]
) -> None:
    read = understood(title, (*WHO, "Hình thức kỷ luật", "Số quyết định"), *PERSON, form, number)
    sides = {key: value for key, value in read.rows[0].values.items() if key.startswith(("party_", "state_"))}
    assert (read.format, sides, codes(read)) == ("discipline", values, set())


def test_a_decision_of_which_nothing_tells_the_side_is_asked_about(code_lists: None) -> None:
    read = understood("CÁN BỘ BỊ KỶ LUẬT", (*WHO, "Hình thức kỷ luật"), *PERSON, "Khiển trách")
    assert codes(read) == {"F371"}


def test_results_of_a_class_name_it_in_their_heading(code_lists: None) -> None:
    title = "DANH SÁCH HỌC VIÊN ĐƯỢC CẤP CHỨNG CHỈ LỚP QUẢN LÝ NHÀ NƯỚC KHÓA 15"
    read = understood(title, (*WHO, "Xếp loại", "Số chứng chỉ"), *PERSON, "Khá", "15/CC")
    row = read.rows[0].values
    assert (read.format, row["class_name"], row["result"]) == ("training", "LỚP QUẢN LÝ NHÀ NƯỚC KHÓA 15", "good")


def test_a_vote_is_read_with_its_shares_beside_its_ballots(code_lists: None) -> None:
    levels = ("Tín nhiệm cao", "Tín nhiệm", "Tín nhiệm thấp")
    upper = [*WHO, *(text for level in levels for text in (level, ""))]
    lower = ["", "", "", "", *("Số phiếu", "Tỷ lệ %") * 3]
    rows = [[number, name, *PERSON, 12, "60%", 6, "30%", 2, "10%"] for number, name in enumerate((HANH, NGUYET), 1)]
    title = "KẾT QUẢ LẤY PHIẾU TÍN NHIỆM NGƯỜI GIỮ CHỨC VỤ DO HĐND XÃ BẦU NGÀY 14/12/2023"
    merges = ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:H3", "I3:J3")
    book = workbook([[title], [], upper, lower, *rows], merges)
    read = services.read_roster(book, "a.xlsx", date(2025, 2, 28))
    row = {key: plain(value) for key, value in read.rows[0].values.items()}
    assert (row["high"], row["medium"], row["low"], row["held_on"]) == (12, 6, 2, "2023-12-14")
    assert (row["body"], codes(read)) == ("Hội đồng nhân dân xã", set())


@pytest.mark.parametrize("declared", formats(), ids=lambda declared: declared.code)
def test_the_title_of_a_template_raises_no_doubt(declared: Format) -> None:
    said = [each.matter for each in said_of([declared.title], formats())]
    assert not said or any(matter is declared for matter in said)


def test_the_page_of_layouts_says_who_may_send_each(client: Client, units: Units, officer: User) -> None:
    client.force_login(officer)
    page = client.get("/rosters/formats/?show=ratings").content.decode()
    assert str(Permission.RATE_CADRES.label) in page


@pytest.mark.parametrize(("day", "code"), [("01/03/2023", "CD_CTUB"), ("01/09/2025", "CD2_CTUB")])
@pytest.mark.parametrize("cell", ["Chủ tịch Ủy ban nhân dân", "CT UBND xã"])
def test_a_title_is_that_of_the_day_of_the_movement(code_lists: None, cell: str, day: str, code: str) -> None:
    header = (*WHO, "Hình thức", "Chức vụ mới", "Từ ngày")
    rows = table("DANH SÁCH ĐIỀU ĐỘNG CÁN BỘ", header, *PERSON, "Điều động", cell, day)
    for as_of in (date(2025, 2, 28), date(2026, 6, 30)):
        read = services.read_roster(workbook(rows), "a.xlsx", as_of)
        assert {row.values["to_title"] for row in read.rows} == {code}


@pytest.mark.parametrize(
    "title", ["ĐÁNH GIÁ, XẾP LOẠI CÁN BỘ, CÔNG CHỨC QUÝ IV NĂM 2024", "XẾP LOẠI CBCC THÁNG 12/2024"]
)
def test_levels_of_a_quarter_are_never_those_of_the_year(code_lists: None, title: str) -> None:
    read = understood(title, (*WHO, "Mức xếp loại"), *PERSON, "HTTNV")
    assert (read.format, codes(read)) == ("period_scores", {"R105"})


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("TỔNG HỢP KẾT QUẢ THI ĐUA, KHEN THƯỞNG NĂM 2024", "commendations"),
        ("BÁO CÁO KẾT QUẢ THI HÀNH KỶ LUẬT TRONG ĐẢNG", "discipline"),
        ("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CÁC XÃ NĂM 2024", "unit_ratings"),
        ("BẢNG TỔNG HỢP ĐIỂM THEO DÕI, ĐÁNH GIÁ HẰNG THÁNG", "period_scores"),
        ("DANH SÁCH CÁN BỘ HỘI NGƯỜI CAO TUỔI NGHỈ HƯU", "departures"),
        ("TONG HOP KY LUAT CAN BO", "discipline"),
        ("QUY HOẠCH BAN CHẤP HÀNH NHIỆM KỲ 2025-2030", "planning"),
        ("DANH SÁCH NGHỈ HƯU TRƯỚC TUỔI THEO NGHỊ ĐỊNH 178/2024/NĐ-CP", "departures"),
    ],
)
def test_a_heading_of_facts_is_not_taken_for_another_matter(heading: str, code: str) -> None:
    assert code in {each.matter.code for each in said_of([heading], formats()) if isinstance(each.matter, Format)}
