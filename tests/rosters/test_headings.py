"""What a heading says counts: no list of facts is a roster of people, no list of other matters either of them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.rosters import services
from apps.rosters.models import UploadState
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
    read = understood("DANH SÁCH CÁN BỘ NGHỈ HƯU NĂM 2024", (*WHO, "Thời điểm được nghỉ"), *PERSON, "01/02/2025")
    assert "R105" in codes(read)


def test_a_roster_with_a_heading_about_facts_stays_a_roster_and_is_asked_about(code_lists: None) -> None:
    header = (*WHO, "Dân tộc", "Giới tính", "Ngày vào Đảng", "Chuyên môn", "LLCT")
    read = understood("CÁN BỘ ĐƯỢC ĐIỀU ĐỘNG", header, *PERSON, "Mường", "Nam", "3/2/2005", "Đại học", "Trung cấp")
    assert (read.format, codes(read)) == ("people", {"R131"})


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
