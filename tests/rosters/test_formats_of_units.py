"""Workbooks about communes instead of people: posts allotted, and petitions with or without a person."""

import re
from datetime import date
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.appraisal.models import UnitRating
from apps.communes.models import Unit
from apps.establishment.models import Allotment, Opening, UnitClassification
from apps.petitions.models import Petition
from apps.qualifications.models import JobPlacement, JobPosition
from apps.rosters import services
from apps.rosters.models import Upload
from apps.rosters.value_questions import questions_of
from apps.training.models import Course, TrainingClass, TrainingPlan
from tests.conftest import DAY, Person, Units
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
ALLOTMENTS = ("TT", "Tên xã", "Năm", "Biên chế giao", "Số quyết định")
PETITIONS = (
    "TT",
    "Số sổ",
    "Ngày nhận",
    "Loại đơn",
    "Lĩnh vực",
    "Người bị tố cáo",
    "Ngày giải quyết",
    "Kết quả giải quyết",
)


def sent(rows: list[Any], unit: Unit, by: User) -> Upload:
    received = services.receive(content=workbook(rows), filename="d.xlsx", unit=unit, as_of=DAY, by=by)
    return services.check(received)


def codes(upload: Upload, by: User) -> list[str]:
    return [issue.code for issue in services.apply(upload, by=by).issues]


@pytest.fixture
def keeper(editor: User, units: Units) -> User:
    Membership.objects.create(user=editor, role=Role.RECORDS_KEEPER, unit=units.province, since=date(2020, 1, 1))
    found: User = User.objects.get(pk=editor.pk)
    return found


def test_a_province_allots_posts_by_one_workbook_and_takes_it_back(units: Units, editor: User) -> None:
    rows = [ALLOTMENTS, (1, "Xã Lạc Sỹ", 2025, 20, "1/QĐ"), (2, "Bảo Hiệu", "", 21, "1/QĐ")]
    upload = sent(rows, units.province, editor)
    assert upload.format == "allotments"
    assert codes(upload, editor) == []
    told = {(each.unit.key, each.block_id, each.year): each.number for each in Allotment.objects.select_related("unit")}
    assert told == {("c05356", "BC_CBCC", 2025): 20, ("c05365", "BC_CBCC", 2025): 21}
    changed = sent([ALLOTMENTS, (1, "Lạc Sỹ", 2025, 22, "2/QĐ")], units.province, editor)
    assert codes(changed, editor) == []
    assert Allotment.objects.get(unit=units.lac_sy).number == 22
    changed.refresh_from_db()
    services.undo(changed, by=editor)
    assert Allotment.objects.get(unit=units.lac_sy).number == 20


def test_the_page_says_which_commune_a_row_is_about(units: Units, editor: User, client: Client) -> None:
    upload = sent([ALLOTMENTS, (1, "Xã Lạc Sỹ", 2025, 20, "1/QĐ")], units.province, editor)
    client.force_login(editor)
    page = client.get(upload.get_absolute_url()).content.decode()
    table = page.partition('<table class="table table-vcenter card-table table-cards">')[2].partition("</table>")[0]
    assert re.search(r'<th scope="col">Đơn vị</th>', table)
    assert re.search(r"<td>\s*Xã Lạc Sỹ\s*</td>", table)
    assert "Họ và tên" not in table


def test_a_row_of_year_block_and_number_is_no_heading(units: Units, editor: User) -> None:
    """The only words in it are those of a block that elsewhere heads a group of people."""
    header = ("TT", "Năm", "Khối biên chế", "Biên chế giao")
    rows = [header, (1, 2025, "Cán bộ, công chức cấp xã", 20),
            (2, 2025, "Người hoạt động không chuyên trách cấp xã", 12),
            ("", 2024, "Cán bộ, công chức cấp xã", 19),
            (4, 2024, "Người hoạt động không chuyên trách cấp xã", "")]  # fmt: skip
    upload = sent(rows, units.lac_sy, editor)
    assert (upload.format, codes(upload, editor)) == ("allotments", [])
    told = set(Allotment.objects.values_list("year", "block_id", "number"))
    assert told == {(2025, "BC_CBCC", 20), (2025, "BC_KCT", 12), (2024, "BC_CBCC", 19)}


def test_a_commune_that_is_not_of_the_roster_is_named(units: Units, editor: User) -> None:
    upload = sent([ALLOTMENTS, (1, "Xã Nào Đó", 2025, 20, ""), (2, "Lạc Sỹ", 2025, 900, "")], units.province, editor)
    assert codes(upload, editor) == ["F241", "allotment_number_plausible"]
    assert not Allotment.objects.exists()


def test_petitions_come_with_and_without_a_person(units: Units, person: Person, keeper: User) -> None:
    hoa = person("Bùi Thị Hoa")
    rows = [
        PETITIONS,
        (1, "01/2025", "05/01/2025", "Tố cáo", "Thái độ, sách nhiễu, gây phiền hà", hoa.full_name, "", ""),
        (2, "02/2025", "06/01/2025", "Khiếu nại", "Đất đai", "", "20/01/2025", "Đúng một phần"),
    ]
    upload = sent(rows, units.lac_sy, keeper)
    assert upload.format == "petitions"
    assert codes(upload, keeper) == []
    first, second = Petition.objects.order_by("received_on")
    assert (first.cadre, first.due_on, first.unit) == (hoa, date(2025, 2, 4), units.lac_sy)
    assert (second.cadre, second.result, second.answered_on) == (None, "partly", date(2025, 1, 20))


def test_a_petition_about_nobody_known_is_asked_about(units: Units, keeper: User) -> None:
    rows = [PETITIONS, (1, "01/2025", "05/01/2025", "Tố cáo", "Đất đai", "Không Có Ai", "", "")]
    assert codes(sent(rows, units.lac_sy, keeper), keeper) == ["F201"]


def test_petitions_without_a_number_are_each_written_and_known_again(units: Units, keeper: User) -> None:
    header = ("TT", "Tên xã", "Ngày nhận", "Loại đơn", "Lĩnh vực", "Ngày giải quyết", "Kết quả giải quyết")
    kinds = (("Tố cáo", "Đất đai"), ("Khiếu nại", "Đất đai"), ("Khiếu nại", "Trình tự, thủ tục hành chính"))
    rows = [(place, "Xã Lạc Sỹ", "05/01/2025", *kind, "", "") for place, kind in enumerate(kinds)]
    assert codes(sent([header, *rows], units.lac_sy, keeper), keeper) == []
    assert Petition.objects.count() == 3
    again = sent([header, *rows], units.lac_sy, keeper)
    assert (again.summary["unchanged"], again.summary["new"]) == (3, 0)
    answered = sent([header, (*rows[0][:-2], "20/01/2025", "Sai")], units.lac_sy, keeper)
    assert (codes(answered, keeper), answered.summary["changed"]) == ([], 1)
    assert Petition.objects.exclude(answered_on=None).get().kind_id == "DT_TC"


def test_a_row_by_which_nothing_is_recorded_says_so(units: Units, keeper: User) -> None:
    header = ("TT", "Tên xã", "Lĩnh vực", "Ngày nhận", "Loại đơn", "Kết quả giải quyết")
    rows = [(1, "Xã Lạc Sỹ", "Đất đai", "05/01/2025", "Tố cáo", ""), (2, "Xã Lạc Sỹ", "Đất đai", "", "", "Sai")]
    upload = sent([header, *rows], units.lac_sy, keeper)
    told = {
        row.row: [(each["column"], each["code"], each["value"]) for each in row.notices] for row in upload.rows.all()
    }
    assert told == {2: [], 3: [("C", "F107", "Đất đai"), ("F", "F107", "Sai")]}


OPENINGS = (
    "TT",
    "Tên xã",
    "Chức danh cần bổ sung",
    "Ngày đăng ký nhu cầu",
    "Số lượng cần bổ sung",
    "Hình thức bổ sung",
    "Đã bổ sung",
)


def test_vacancies_to_fill_come_by_workbook_and_are_brought_up_to_date(units: Units, editor: User) -> None:
    row = (1, "Xã Lạc Sỹ", "Văn phòng - thống kê", "01/02/2025", 2, "Thi tuyển", "")
    upload = sent([OPENINGS, row], units.province, editor)
    assert upload.format == "openings"
    assert codes(upload, editor) == []
    found = Opening.objects.get()
    assert (found.unit, found.title_id, found.number, found.way, found.filled) == (
        units.lac_sy,
        "CD_VPTK",
        2,
        "exam",
        0,
    )
    assert codes(sent([OPENINGS, (*row[:-1], 1)], units.province, editor), editor) == []
    found.refresh_from_db()
    assert (Opening.objects.count(), found.filled) == (1, 1)
    more = sent([OPENINGS, (*row[:-1], 3)], units.province, editor)
    assert codes(more, editor) == ["opening_filled_of_its_number"]


def test_ratings_of_units_come_by_workbook(units: Units, editor: User) -> None:
    header = ("TT", "Tên đơn vị", "Năm", "Xếp loại tập thể", "Số quyết định")
    rows = [header, (1, "Xã Lạc Sỹ", 2024, "Hoàn thành xuất sắc nhiệm vụ", "9/QĐ"), (2, "Bảo Hiệu", "", "HTT", "9/QĐ")]
    upload = sent(rows, units.province, editor)
    assert upload.format == "unit_ratings"
    assert codes(upload, editor) == []
    told = {(one.unit, one.year, one.track): one.level_id for one in UnitRating.objects.select_related("unit")}
    assert told == {(units.lac_sy, 2024, "state"): "XL_HTXS", (units.bao_hieu, 2024, "state"): "XL_HTT"}


@pytest.mark.parametrize(
    ("last", "heard"),
    [
        (("", "", "", "Tốtt"), True),
        (("", "", 2023, "Tốtt"), True),
        (("", "Bảo Hiệu", 2024, "Tốtt"), True),
        (("Ghi chú: số liệu tạm tính", "", "", ""), False),
        (("", "", "", "Lạc Sỹ, ngày 31 tháng 12 năm 2024"), False),
    ],
)
def test_a_last_row_that_cannot_be_read_is_no_note(
    last: tuple[Any, ...], heard: bool, units: Units, editor: User
) -> None:
    header = ("TT", "Tên đơn vị", "Năm", "Xếp loại tập thể")
    upload = sent([header, (1, "Xã Lạc Sỹ", 2024, "Hoàn thành xuất sắc nhiệm vụ"), last], units.province, editor)
    asked = [*upload.issues, *(issue for row in upload.rows.all() for issue in row.issues)]
    assert any(issue["row"] == 3 for issue in asked) is heard


def test_a_row_that_is_wrong_is_not_counted_as_unchanged(units: Units, editor: User) -> None:
    header = ("TT", "Tên đơn vị", "Năm", "Xếp loại tập thể")
    rows = [header, (1, "Xã Lạc Sỹ", 2024, "Hoàn thành tốt nhiệm vụ"), (2, "Bảo Hiệu", 2024, "Tốtt")]
    upload = sent(rows, units.province, editor)
    assert [(row.status, bool(row.issues)) for row in upload.rows.order_by("row")] == [("new", False), ("unsure", True)]
    assert (upload.summary["unchanged"], upload.summary["unsure"]) == (0, 1)


@pytest.mark.parametrize("title", ["Xã Lạc Sỹ", "UBND XÃ LẠC SỸ"])
def test_a_communes_own_workbook_is_about_it_when_the_province_sends_it(title: str, units: Units, editor: User) -> None:
    header = ("TT", "Năm", "Xếp loại tập thể")
    rows = [(title,), ("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI TẬP THỂ",), header, (1, 2024, "Hoàn thành tốt nhiệm vụ")]
    upload = sent(rows, units.province, editor)
    assert upload.format == "unit_ratings"
    assert codes(upload, editor) == []
    assert UnitRating.objects.get().unit == units.lac_sy


def test_a_training_plan_comes_by_workbook_as_a_draft(units: Units, editor: User) -> None:
    header = ("TT", "Nội dung đào tạo, bồi dưỡng", "Đối tượng", "Số người dự kiến", "Dự toán kinh phí")
    course = Course.objects.get(pk="DT_LLCT_TC").label_vi
    upload = sent([header, (1, course, "Bí thư", 30, "150.000.000"), (2, course, "", 5, "")], units.province, editor)
    assert upload.format == "training_plans"
    assert codes(upload, editor) == []
    plan = TrainingPlan.objects.get()
    assert (plan.unit, plan.year, plan.state, plan.code[:3]) == (units.province, 2025, "draft", "KH-")
    assert {line.audience: (line.planned, line.cost) for line in plan.lines.all()} == {
        "Bí thư": (30, 150_000_000),
        "": (5, 0),
    }
    assert codes(sent([header, (1, course, "Bí thư", 35, "")], units.province, editor), editor) == []
    assert plan.lines.get(audience="Bí thư").planned == 35


def test_classes_come_by_workbook(units: Units, editor: User) -> None:
    header = ("TT", "Tên lớp", "Nội dung đào tạo", "Khai giảng", "Bế giảng", "Số chỗ", "Kinh phí")
    course = Course.objects.get(pk="DT_LLCT_TC").label_vi
    days = ("06/01/2025", "30/06/2025")
    rows = [(1, "Lớp A", course, *days, 40, ""), (2, "Lớp B", course, *days, "", "")]
    upload = sent([header, *rows], units.province, editor)
    assert upload.format == "training_classes"
    assert codes(upload, editor) == []
    first, second = TrainingClass.objects.order_by("name")
    assert (first.unit, first.capacity, first.code[:3]) == (units.province, 40, "LH-")
    assert first.code != second.code
    wrong = sent([header, (1, "Lớp A", course, "06/01/2025", "05/01/2025", 40, "")], units.province, editor)
    assert codes(wrong, editor) == ["training_class_ends_after_it_begins"]


def test_civil_servants_are_placed_in_positions_and_move_on(units: Units, person: Person, editor: User) -> None:
    for code, label in (("A", "Văn thư"), ("B", "Lưu trữ")):
        JobPosition.objects.create(code=code, label_vi=label, label_en=label, province=units.province)
    hoa = person("Bùi Thị Hoa", title="CD_VPTK", since=date(2020, 1, 1))
    person("Bùi Văn Hạnh", title="CD_BT")
    header = ("TT", "Họ và tên", "Tên vị trí việc làm", "Từ ngày", "Số quyết định")
    upload = sent([header, (1, hoa.full_name, "Văn thư", "01/01/2024", "1/QĐ")], units.lac_sy, editor)
    assert upload.format == "job_placements"
    assert codes(upload, editor) == []
    moved = sent([header, (1, hoa.full_name, "Lưu trữ", "01/02/2025", "2/QĐ")], units.lac_sy, editor)
    assert codes(moved, editor) == []
    first, second = JobPlacement.objects.order_by("period")
    assert (first.position_id, first.period.upper) == ("A", date(2025, 2, 1))
    assert (second.position_id, second.period.lower, second.period.upper) == ("B", date(2025, 2, 1), None)
    nobody = sent([header, (1, "Bùi Văn Hạnh", "Lưu trữ", "", "")], units.lac_sy, editor)
    assert codes(nobody, editor) == ["F311"]


CLASSES = ("TT", "Tên xã", "Phân loại đơn vị hành chính", "Áp dụng từ ngày", "Áp dụng đến ngày", "Số quyết định")


def test_classes_of_communes_come_by_workbook_and_never_overlap(units: Units, editor: User) -> None:
    rows = [
        CLASSES,
        (1, "Xã Lạc Sỹ", "Loại III", "01/01/2020", "31/12/2024", "1/QĐ"),
        (2, "Xã Lạc Sỹ", "II", "01/01/2025", "", "2/QĐ"),
    ]
    upload = sent(rows, units.province, editor)
    assert upload.format == "unit_classes"
    assert codes(upload, editor) == []
    held = UnitClassification.objects.order_by("period").values_list("unit_class", "period", "decision_number")
    assert list(held) == [
        ("LOAI_3", DateRange(date(2020, 1, 1), date(2025, 1, 1)), "1/QĐ"),
        ("LOAI_2", DateRange(date(2025, 1, 1), None), "2/QĐ"),
    ]
    later = sent([CLASSES, (1, "Lạc Sỹ", "I", "01/02/2025", "", "3/QĐ")], units.province, editor)
    assert codes(later, editor) == ["unit_classification_one_at_a_time"]


def test_nobody_is_asked_what_a_number_or_a_day_means(units: Units, editor: User) -> None:
    header = ("TT", "Họ và tên", "Ngày tuyển dụng", "Hình thức tuyển dụng", "Quyết định > Ngày")
    rows = [header, (1, "Bùi Văn Hạnh", "mồng một Tết", "Theo diện thu hút", "hôm qua")]
    asked = questions_of(sent(rows, units.province, editor))
    assert [(question.column.key, question.written) for question in asked] == [
        ("recruitment_kind", "Theo diện thu hút")
    ]


@pytest.mark.parametrize(
    ("heading", "place", "heard"),
    [
        ("UBND XÃ LẠC SỸ", "province", ["F243"]),
        ("UBND XÃ LẠC SỸ", "bao_hieu", ["F243"]),
        ("UBND XÃ LẠC SỸ", "lac_sy", []),
        ("UBND TỈNH", "province", []),
        ("Kế hoạch đào tạo cán bộ xã", "province", []),
    ],
)
def test_a_plan_headed_by_another_unit_than_it_is_sent_for_is_told(
    heading: str, place: str, heard: list[str], units: Units, editor: User
) -> None:
    header = ("TT", "Nội dung đào tạo, bồi dưỡng", "Đối tượng", "Số người dự kiến")
    rows = [(heading,), ("KẾ HOẠCH ĐÀO TẠO",), header, (1, "Trung cấp lý luận chính trị", "Công chức", 3)]
    upload = sent(rows, getattr(units, place), editor)
    assert upload.format == "training_plans"
    assert [issue["code"] for issue in upload.issues] == heard
