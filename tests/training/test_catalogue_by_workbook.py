"""The catalogue of courses by workbook: dated entries, their levels on their ladders, and nothing guessed."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from apps.accounts.models import User
from apps.rosters import services
from apps.rosters.models import Upload
from apps.training.models import Course, TrainingClass
from tests.conftest import DAY, Units
from tests.fingerprints import of_tracked
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
HEADER = (
    "TT",
    "Tên khóa đào tạo, bồi dưỡng",
    "Loại khóa",
    "Loại trình độ đạt được",
    "Trình độ đạt được",
    "Số tiết",
    "Căn cứ ban hành chương trình",
    "Áp dụng từ ngày",
    "Áp dụng đến ngày",
)
ROW = (
    1,
    "Trung cấp LLCT hệ tập trung",
    "Đào tạo",
    "Lý luận chính trị",
    "Trung cấp",
    "1.056",
    "QĐ 8999",
    "01/09/2024",
    "",
)


def sent(rows: list[Any], units: Units, by: User, code: str = "") -> Upload:
    content = workbook([HEADER, *rows])
    received = services.receive(
        content=content, filename="d.xlsx", unit=units.province, as_of=DAY, by=by, format_code=code
    )
    return services.check(received)


def codes(upload: Upload, by: User) -> list[str]:
    return [issue.code for issue in services.apply(upload, by=by).issues]


def test_a_course_comes_with_its_level_days_and_basis_and_goes_again(units: Units, administrator: User) -> None:
    before = of_tracked()
    upload = sent([ROW], units, administrator)
    assert (upload.format, codes(upload, administrator)) == ("courses", [])
    made = Course.objects.get(label_vi="Trung cấp LLCT hệ tập trung")
    told = (made.level_id, made.hours, made.legal_basis, made.valid_from, made.valid_to)
    assert told == ("LLCT_TC", 1056, "QĐ 8999", date(2024, 9, 1), None)
    again = sent([ROW], units, administrator)
    assert (again.summary["unchanged"], again.summary["new"], again.summary["changed"]) == (1, 0, 0)
    upload.refresh_from_db()
    services.undo(upload, by=administrator)
    assert of_tracked() == before


def test_a_course_that_changes_ends_and_begins_anew(units: Units, administrator: User) -> None:
    assert codes(sent([ROW], units, administrator), administrator) == []
    ended = (*ROW[:-1], "31/12/2024")
    later = (2, *ROW[1:4], "Cao cấp", *ROW[5:7], "01/01/2025", "")
    assert codes(sent([later], units, administrator), administrator) == ["F342"]
    assert codes(sent([ended, later], units, administrator), administrator) == []
    found = Course.objects.filter(label_vi=ROW[1]).order_by("valid_from").values_list("level_id", "valid_to")
    assert list(found) == [("LLCT_TC", date(2025, 1, 1)), ("LLCT_CC", None)]


def test_a_class_is_of_the_course_of_its_first_day(units: Units, administrator: User) -> None:
    rows = [(*ROW[:-1], "31/12/2024"), (2, *ROW[1:4], "Cao cấp", *ROW[5:7], "01/01/2025", "")]
    assert codes(sent(rows, units, administrator), administrator) == []
    header = ("TT", "Tên lớp", "Khóa đào tạo, bồi dưỡng", "Ngày khai giảng", "Ngày bế giảng")
    classes = [(1, "Lớp cũ", ROW[1], "01/10/2024", "30/11/2024"), (2, "Lớp mới", ROW[1], "01/02/2025", "10/02/2025")]
    received = services.receive(
        content=workbook([header, *classes]), filename="c.xlsx", unit=units.lac_sy, as_of=DAY, by=administrator
    )
    assert codes(services.check(received), administrator) == []
    levels = dict(TrainingClass.objects.values_list("name", "course__level"))
    assert levels == {"Lớp cũ": "LLCT_TC", "Lớp mới": "LLCT_CC"}


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (4, "Bậc 2 (A2)", "F341"),
        (3, "", "F341"),
        (8, "31/08/2024", "training_course_ends_after_it_begins"),
        (4, None, "F341"),
    ],
)
def test_what_cannot_be_is_said_of_the_row(
    units: Units, administrator: User, place: int, value: str | None, code: str
) -> None:
    row = [*ROW]
    row[place] = value
    assert code in codes(sent([tuple(row)], units, administrator), administrator)
    assert not Course.objects.filter(label_vi=ROW[1]).exists()


def test_only_who_keeps_code_lists_meets_the_catalogue(units: Units, editor: User) -> None:
    assert sent([ROW], units, editor).format != "courses"
    with pytest.raises(PermissionDenied):
        sent([ROW], units, editor, "courses")
