"""How offices head the columns of lists of facts: families of words mean their column, proposals and wishes do not."""

from datetime import date

import pytest

from apps.rosters import services
from apps.rosters.header_building import build_header
from apps.rosters.header_words import HeaderWords
from apps.rosters.registry import format_named
from apps.rosters.workbooks import Sheet
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db


def meant(code: str, *header: str) -> list[str | None]:
    """The columns that a format sees in headers below which nothing stands."""
    declared = format_named(code)
    assert declared is not None
    found = build_header(Sheet("Sheet1", [[*header], ["" for _ in header]]), range(1), HeaderWords(declared))
    return [found.columns.get(position) for position in range(len(header))]


@pytest.mark.parametrize(
    ("code", "headers"),
    [
        (
            "commendations",
            {
                "Số QĐ khen thưởng": "decision_number",
                "Quyết định khen (số, ngày)": "decision_number",
                "Ngày, tháng, năm ký QĐ khen thưởng": "decision_on",
                "Cấp ra quyết định khen": "decision_issuer",
            },
        ),
        (
            "discipline",
            {
                "Quyết định kỷ luật (số, ngày)": "plain_number",
                "Ngày ban hành QĐ kỷ luật": "plain_on",
                "Cấp quyết định kỷ luật": "plain_issuer",
                "Thời gian xảy ra vi phạm": "act_on",
            },
        ),
        (
            "movements",
            {
                "Xã nhận luân chuyển": "to_place",
                "Đơn vị trước khi luân chuyển": "from_place",
                "Chức danh luân chuyển đến": "to_title",
                "Luân chuyển từ ngày": "starts_on",
                "Ngày hết hạn luân chuyển": "planned_end",
            },
        ),
        ("ratings", {"Kết quả xếp loại của Đảng ủy": "level", "Điểm tổng kết": "score"}),
        ("planning", {"Đồng chí": "full_name", "Số, ngày QĐ phê duyệt quy hoạch": "decision_number"}),
    ],
)
def test_a_family_of_headers_means_one_column(code_lists: None, code: str, headers: dict[str, str]) -> None:
    assert {each: meant(code, "STT", each)[1] for each in headers} == headers


@pytest.mark.parametrize(
    ("code", "header"),
    [("commendations", "Danh hiệu đăng ký"), ("ratings", "Mức xếp loại đề nghị"), ("planning", "Chức danh dự kiến")],
)
def test_what_is_proposed_or_wished_is_no_fact(code_lists: None, code: str, header: str) -> None:
    assert meant(code, "Họ và tên", header) == ["full_name", None]


@pytest.mark.parametrize(
    ("written", "level"),
    [("Trung cấp LLCT", "LLCT_TC"), ("Cao cấp lý luận chính trị", "LLCT_CC"), ("Thạc sĩ", "CM_THS")],
)
def test_who_studies_now_has_a_qualification_in_progress(code_lists: None, written: str, level: str) -> None:
    header = ["STT", "Họ và tên", "Lớp đang học", "Nơi học", "Dự kiến tốt nghiệp"]
    row = [1, "Bùi Văn Hạnh", written, "Học viện Hành chính Quốc gia", "6/2026"]
    content = workbook([["DANH SÁCH CÁN BỘ ĐANG THEO HỌC CÁC LỚP"], [], header, row])
    read = services.read_roster(content, "a.xlsx", date(2025, 2, 28))
    values = next(iter(read.rows)).values
    assert (read.format, values["diploma_level"], values["diploma_state"]) == ("qualifications", level, "studying")
    assert str(values["diploma_expected"]) == "06/2026"


def test_a_level_of_a_specialty_is_a_professional_one(code_lists: None) -> None:
    header = ["STT", "Họ và tên", "Văn bằng", "Ngành học", "Trường cấp", "Năm TN", "Số bằng"]
    row = [1, "Bùi Văn Hạnh", "Trung cấp", "Kế toán", "Trường Trung cấp Kinh tế", 2010, "B123456"]
    content = workbook([["THỐNG KÊ BẰNG CẤP, CHỨNG CHỈ"], [], header, row])
    read = services.read_roster(content, "a.xlsx", date(2025, 2, 28))
    assert (read.format, next(iter(read.rows)).values.get("diploma_level"), read.issues) == (
        "qualifications", "CM_TC", (),
    )  # fmt: skip


def test_the_day_of_a_count_stands_above_it(code_lists: None) -> None:
    header, row = ["STT", "Tên xã", "Dân số", "Diện tích (km2)"], [1, "Xã Lạc Sỹ", 4100, "34,5"]
    content = workbook([["DIỆN TÍCH, DÂN SỐ CÁC XÃ (tính đến ngày 31/12/2024)"], [], header, row])
    read = services.read_roster(content, "a.xlsx", date(2025, 2, 28))
    assert str(next(iter(read.rows)).values["counted_on"]) == "31/12/2024"


def test_the_day_of_the_signature_is_no_year_of_a_narrow_list(code_lists: None) -> None:
    row: list[object] = [1, "Xã Lạc Sỹ", "HTTNV"]
    signed: list[object] = ["", "Lạc Sỹ, ngày 20 tháng 01 năm 2025"]
    rows: list[list[object]] = [["KẾT QUẢ XẾP LOẠI CÁC XÃ NĂM 2023"], [], ["TT", "Tên xã", "Xếp loại"], row, [], signed]
    read = services.read_roster(workbook(rows), "a.xlsx", date(2025, 2, 28))
    assert next(iter(read.rows)).values["year"] == 2023
