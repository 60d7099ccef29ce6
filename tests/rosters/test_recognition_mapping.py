"""What is not certain about the columns of a file is asked once, remembered for the unit and proposed to others."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from apps.accounts.models import User
from apps.rosters import remarks
from apps.rosters.mapping.questions import questions_of
from apps.rosters.models import ColumnMapping, Upload
from apps.rosters.registry import formats
from apps.rosters.services import read_roster
from tests.conftest import DAY
from tests.rosters.sheets import workbook, workbooks

pytestmark = pytest.mark.usefixtures("units")

# What stands above “Chức danh” changes its meaning, so that nobody but a person can say what it is.
PERSON = [1, "Bùi Văn Hạnh", "1976", "Mường", "Bí thư Đảng ủy"]


def unsure() -> bytes:
    top, low = ["TT", "Họ và tên", "Năm sinh", "Dân tộc", "Nguồn", ""], ["", "", "", "", "Chức danh", "Năm"]
    return workbook([top, low, [*PERSON, "2024"]], ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"])


def years() -> bytes:
    header = ["TT", "Họ và tên", "Năm sinh", "Dân tộc", "Chức danh"]
    return workbooks({year: [header, [1, name, *PERSON[2:]]] for year, name in YEARS.items()})


YEARS = {"2024": "Bùi Văn Hạnh", "2025": "Bùi Văn Hạnh", "Năm 2023": "Đinh Văn Tám"}


def send(client: Client, content: bytes, unit: str = "05356") -> Upload:
    file = SimpleUploadedFile("danh-sach.xlsx", content)
    client.post("/rosters/upload/", {"unit": unit, "as_of": "28/02/2025", "file": file})
    return Upload.objects.order_by("-pk")[0]


def codes_of(upload: Upload) -> list[str]:
    return [told["code"] for told in upload.issues]


@pytest.fixture
def office(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def test_a_column_in_doubt_is_asked_with_a_proposal_and_sample_values(office: Client) -> None:
    upload = send(office, unsure())
    assert codes_of(upload) == [remarks.DOUBTED_COLUMN]
    assert f"/rosters/{upload.code}/columns/" in office.get(upload.get_absolute_url()).content.decode()
    page = office.get(f"/rosters/{upload.code}/columns/").content.decode()
    assert "Bí thư Đảng ủy" in page
    assert '<option value="titles" selected>' in " ".join(page.split())


def test_what_stands_chosen_without_anybody_having_said_so_is_called_a_proposal(office: Client) -> None:
    office.cookies["django_language"] = "en"
    upload = send(office, unsure())
    address = f"/rosters/{upload.code}/columns/"
    question = questions_of(upload)[0]
    assert (question.chosen, office.get(address).text.count("A proposal")) == ("titles", 1)
    office.post(address, {"key-0": "titles"})
    assert "A proposal" not in office.get(address).text


def test_the_name_of_a_class_is_not_proposed_as_a_middle_name(office: Client) -> None:
    header = ["TT", "Họ và tên", "Năm sinh", "Chức danh", "Tên lớp"]
    lists = (
        ("Bồi dưỡng nghiệp vụ tư pháp - hộ tịch", "Trung cấp lý luận chính trị K25"),
        ("Quốc phòng, an ninh đối tượng 4", "Quản lý nhà nước ngạch chuyên viên"),
    )
    for classes in lists:
        rows = [[place, f"Bùi Văn {place}", "1976", "Văn phòng", each] for place, each in enumerate(classes, 1)]
        upload = send(office, workbook([header, *rows]))
        assert [each.chosen for each in questions_of(upload) if each.header == "Tên lớp"] == [""]


def test_columns_without_a_header_are_proposed_for_what_they_hold(office: Client) -> None:
    people = [("Bùi Văn Hạnh", "12/5/1976", "Nam"), ("Đinh Văn Tám", "1980", "Nam"), ("Hà Thị Yến", "3/1985", "Nữ")]
    rows = [[number, *person, "Kinh", "Văn phòng - thống kê", "ĐH"] for number, person in enumerate(people, 1)]
    upload = send(office, workbook([["TT", "", "", "", "Dân tộc", "Chức danh", "Chuyên môn"], *rows]))
    page = " ".join(office.get(f"/rosters/{upload.code}/columns/").content.decode().split())
    for key in ("full_name", "birth", "sex"):
        assert f'<option value="{key}" selected>' in page


def test_days_that_may_be_of_many_things_are_proposed_only_for_what_their_header_names(office: Client) -> None:
    header = ["TT", "Họ và tên", "Năm sinh", "Dân tộc", "Chức danh", "Đợt phát", "Thông tin về Đảng"]
    rows = [[*PERSON, f"{day}/2/2005", f"{day}/3/2006"] for day in (1, 2, 3)]
    upload = send(office, workbook([header, *rows]))
    proposed = {question.header: question.chosen for question in questions_of(upload)}
    assert (proposed["Đợt phát"], proposed["Thông tin về Đảng"]) == ("", "party_member")


def test_an_answer_is_read_with_at_once_and_remembered_for_the_next_file(office: Client) -> None:
    upload = send(office, unsure())
    office.post(f"/rosters/{upload.code}/columns/", {"key-0": "titles"})
    upload.refresh_from_db()
    assert (codes_of(upload), upload.summary["issues"]) == ([], 0)
    assert upload.rows.get().values["titles"] == ["CD_BT"]
    assert send(office, unsure()).state == "checked"


def test_a_column_may_be_left_out_for_good(office: Client) -> None:
    upload = send(office, unsure())
    office.post(f"/rosters/{upload.code}/columns/", {"key-0": "-"})
    upload.refresh_from_db()
    assert remarks.DOUBTED_COLUMN not in codes_of(upload)
    assert remarks.NOT_USED in [told["code"] for told in upload.notices]
    assert "titles" not in upload.rows.get().values


def test_an_answer_is_proposed_to_other_units_and_does_not_bind_them(office: Client, neighbour: User) -> None:
    upload = send(office, unsure())
    office.post(f"/rosters/{upload.code}/columns/", {"key-0": "duties"})
    office.force_login(neighbour)
    theirs = send(office, unsure(), "05365")
    assert codes_of(theirs) == [remarks.DOUBTED_COLUMN]
    assert not ColumnMapping.objects.filter(unit=theirs.unit).exists()


def test_a_reverted_answer_holds_no_longer(office: Client) -> None:
    upload = send(office, unsure())
    office.post(f"/rosters/{upload.code}/columns/", {"key-0": "titles"})
    assert "Chức danh" in office.get("/rosters/columns/").content.decode()
    office.post(f"/rosters/columns/{ColumnMapping.objects.get(key='titles').pk}/revert/")
    assert codes_of(send(office, unsure())) == [remarks.DOUBTED_COLUMN]


def test_one_column_cannot_be_what_another_is_already(office: Client) -> None:
    upload = send(office, unsure())
    answer = office.post(f"/rosters/{upload.code}/columns/", {"key-0": "ethnic"})
    assert answer.status_code == 422
    assert not ColumnMapping.objects.exists()


def test_a_file_without_a_header_of_names_asks_which_column_names_people(office: Client) -> None:
    upload = send(office, workbook([["TT", "Người", "Năm sinh", "Dân tộc", "Chức danh"], PERSON]))
    assert codes_of(upload) == [remarks.NO_NAMES]
    office.post(f"/rosters/{upload.code}/columns/", {"key-0": "full_name"})
    upload.refresh_from_db()
    assert upload.rows.get().full_name == "Bùi Văn Hạnh"


def test_a_list_that_is_of_no_people_is_not_asked_for_their_names() -> None:
    headers = ["TT", "Cột một", "Diện tích tự nhiên (km2)", "Nguồn số liệu", "Số liệu đến ngày"]
    content = workbook([headers, [1, "Xã Lạc Sỹ", "36,1", "Niên giám thống kê", "31/12/2024"]])
    told = read_roster(content, "dan-so.xlsx", DAY, [each for each in formats() if each.code == "unit_sizes"]).issues
    assert [(each.code, each.params.get("column")) for each in told] == [(remarks.NO_SUBJECTS, "Đơn vị")]


def test_the_sheet_of_the_asked_day_is_read_and_another_can_be_chosen(office: Client) -> None:
    upload = send(office, years())
    assert [sheet["name"] for sheet in upload.understood["sheets"]] == ["2025"]
    assert upload.as_of == date(2025, 2, 28)
    office.post(f"/rosters/{upload.code}/columns/", {"sheet-2": "on"})
    upload.refresh_from_db()
    assert [sheet["name"] for sheet in upload.understood["sheets"]] == ["Năm 2023"]


def test_nobody_reverts_the_answer_of_another_unit(office: Client, neighbour: User) -> None:
    upload = send(office, unsure())
    office.post(f"/rosters/{upload.code}/columns/", {"key-0": "titles"})
    office.force_login(neighbour)
    answer = office.post(f"/rosters/columns/{ColumnMapping.objects.get(key='titles').pk}/revert/")
    assert answer.status_code == 404
