"""Headers that stand one column beside their values: found by what stands below them, told, and put right by people."""

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.rosters import remarks
from apps.rosters.jsontext import plain
from apps.rosters.mapping.questions import questions_of
from apps.rosters.models import Upload
from apps.rosters.values import Understood
from tests.rosters.sheets import HEADER_LOW, HEADER_TOP, codes, understood, workbook
from tests.rosters.test_deciding_pages import text_of
from tests.rosters.test_upload_pages import send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]

Table = list[list[object]]
HEADER: list[object] = ["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Chức vụ", "Chuyên môn", "Quê quán"]
ROWS: Table = [
    [1, "Bùi Văn Hạnh", "12/5/1976", "Nam", "Mường", "VP-TK", "ĐH Luật", "Lạc Sỹ"],
    [2, "Đinh Thị Nguyệt", "4/8/1981", "Nữ", "Mường", "CT Hội LHPN", "TC", "Bảo Hiệu"],
    [3, "Xa Thị Yến", "30/9/1990", "Nữ", "Kinh", "TP-HT", "CĐ", "Lạc Sỹ"],
    [4, "Hà Văn Ký", "1/2/1985", "Nam", "Kinh", "BT Đoàn TN", "ĐH", "Đa Phúc"],
]
KEYS = ("full_name", "birth", "sex", "ethnic", "prof_edu", "home_town")


def with_column(values: list[object], at: int) -> Table:
    """The rows with a column more."""
    return [[*row[:at], value, *row[at:]] for row, value in zip(ROWS, values, strict=True)]


def stated(told: Understood) -> list[tuple[object, ...]]:
    return [tuple(plain(row.values.get(key)) for key in KEYS) for row in told.rows]


def slid(told: Understood) -> list[tuple[str | None, str, str]]:
    return [(each.place.column, each.value, each.after or "") for each in told.notices if each.code == remarks.SLID]


@pytest.fixture
def right() -> list[tuple[object, ...]]:
    """What the table says where its header stands above its values."""
    return stated(understood(workbook([HEADER, *ROWS])))


CODES: list[object] = ["LS-01", "LS-02", "LS-03", "LS-04"]


def test_a_column_of_data_without_a_header_in_front(right: object) -> None:
    told = understood(workbook([HEADER, *with_column(CODES, 0)]))
    assert (stated(told), codes(told.issues)) == (right, [])
    assert slid(told) == [("A", "TT", "B")]


def test_a_column_of_data_without_a_header_among_the_others(right: object) -> None:
    told = understood(workbook([HEADER, *with_column(CODES, 2)]))
    assert (stated(told), codes(told.issues)) == (right, [])
    assert slid(told) == [("C", "Ngày sinh", "D")]


@pytest.mark.parametrize("at", [1, 3])
def test_a_header_too_many(at: int, right: object) -> None:
    told = understood(workbook([[*HEADER[:at], "Mã", *HEADER[at:]], *ROWS]))
    assert (stated(told), codes(told.issues)) == (right, [])
    assert [(column, after) for column, _header, after in slid(told)] == [("BCDE"[at], "BCDE"[at - 1])]


def test_a_header_of_two_merged_rows_slides_as_a_whole() -> None:
    rows: Table = [
        ["LS-01", 1, "Bùi Văn Hạnh", "12/5/1976", "", "Mường", "VP-TK", "3/2/1998", "3/2/1999", "12/12", "ĐH", "CC"],
        ["LS-02", 2, "Đinh Thị Nguyệt", "", "1981", "Mường", "TP-HT", "19/5/2010", "19/5/2011", "12/12", "TC", "TC"],
        ["LS-03", 3, "Xa Thị Yến", "", "4/8/1990", "Kinh", "CT Hội ND", "19/5/2012", "19/5/2013", "12/12", "CĐ", "SC"],
    ]
    merges = ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2", "G1:H1", "I1:L1", "M1:M2"]
    told = understood(workbook([HEADER_TOP, HEADER_LOW, *rows], merges))
    assert [plain(row.values.get("birth")) for row in told.rows] == ["1976-05-12", "1981", "1990-08-04"]
    assert [row.values.get("pol_theory") for row in told.rows] == ["LLCT_CC", "LLCT_TC", "LLCT_SC"]
    assert (codes(told.issues), len(slid(told))) == ([], 1)


def test_a_header_in_its_place_is_left_there_however_much_is_wrong(right: object) -> None:
    wrong: Table = [[*row[:2], "ngày nào đó", "?", "người", *row[5:]] for row in ROWS]
    told = understood(workbook([HEADER, *wrong]))
    assert slid(told) == []
    assert len(told.issues) >= len(ROWS) * 2


def test_the_page_says_that_the_header_is_slid(office: Client) -> None:
    send(office, workbook([["UBND XÃ LẠC SỸ"], [], HEADER, *with_column(CODES, 0)]))
    page = text_of(office.get(f"/rosters/{Upload.objects.get().code}/?show=notices"))
    assert remarks.SLID in page


def test_any_column_can_be_put_right_whatever_its_header_says(office: Client) -> None:
    header = ["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Chức vụ", "Quê quán", "Số CMND cũ"]
    rows = [[*row[:6], "Lạc Sỹ", "Bảo Hiệu"] for row in ROWS]
    send(office, workbook([header, *rows]))
    upload = Upload.objects.get()
    asked = {question.shown_letter: (number, question) for number, question in enumerate(questions_of(upload))}
    assert (asked["G"][1].why, asked["G"][1].key) == ("read", "home_town")
    given = {f"key-{asked['G'][0]}": "birth_place", f"key-{asked['H'][0]}": "home_town", "sheet-0": "on"}
    office.post(f"/rosters/{upload.code}/columns/", given)
    values = upload.rows.order_by("row").first()
    assert values is not None
    assert (values.values["birth_place"], values.values["home_town"]) == ("Lạc Sỹ", "Bảo Hiệu")


@pytest.fixture
def office(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def test_values_that_need_a_right_of_their_own_are_not_shown_by_the_way(office: Client) -> None:
    send(office, workbook([HEADER, *ROWS]))
    samples = {question.key: question.samples for question in questions_of(Upload.objects.get())}
    assert (samples["ethnic"], samples["full_name"][:1]) == ((), ("Bùi Văn Hạnh",))
