"""Standards by workbook: a set with whom it concerns and what it asks is written as a whole, dated, never guessed."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from apps.accounts.models import User
from apps.qualifications.models import StandardCriterion, StandardSet
from apps.rosters import services
from apps.rosters.models import Upload
from tests.conftest import DAY, Units
from tests.fingerprints import of_tracked
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
HEADER = (
    *("TT", "Tên bộ tiêu chuẩn", "Áp dụng từ ngày", "Áp dụng đến ngày", "Căn cứ pháp lý", "Điều, khoản"),
    *("Hoàn thiện tiêu chuẩn đến hết ngày", "Người đang giữ chức vụ ngày", "Chức danh áp dụng", "Tiêu chí"),
    *("Trình độ tối thiểu", "Trình độ tối thiểu ở vùng khó khăn"),
)
NAME, BASIS = "Tiêu chuẩn riêng của tỉnh", "Nghị định 33/2023/NĐ-CP"
SET = (NAME, "01/01/2050", "", BASIS, "Điều 5", "31/12/2054", "01/01/2050")
FIRST = (1, *SET, "Văn phòng - thống kê", "Trình độ chuyên môn", "Đại học", "Trung cấp")
SECOND = (2, *SET, "Tài chính - kế toán", "Lý luận chính trị", "Trung cấp", "")


def sent(rows: list[Any], units: Units, by: User, code: str = "") -> Upload:
    received = services.receive(
        content=workbook([HEADER, *rows]), filename="d.xlsx", unit=units.province, as_of=DAY, by=by, format_code=code
    )
    return services.check(received)


def codes(upload: Upload, by: User) -> list[str]:
    return [issue.code for issue in services.apply(upload, by=by).issues]


def put(row: tuple[Any, ...], place: int, value: object) -> tuple[Any, ...]:
    return (*row[:place], value, *row[place + 1 :])


def test_a_standard_comes_as_a_whole_and_goes_again(units: Units, administrator: User) -> None:
    before = of_tracked()
    upload = sent([FIRST, SECOND], units, administrator)
    assert (upload.format, codes(upload, administrator)) == ("standards", [])
    made = StandardSet.objects.get(label_vi=NAME)
    assert (made.legal_basis_id, made.article, made.valid_from) == ("ND33_2023", "Điều 5", date(2050, 1, 1))
    assert made.grace_until == date(2055, 1, 1)
    assert set(made.scopes.values_list("title", flat=True)) == {"CD_VPTK", "CD_TCKT"}
    asked = set(made.criteria.values_list("ladder", "level", "area_level"))
    assert asked == {("prof_edu", "CM_DH", "CM_TC"), ("pol_theory", "LLCT_TC", None)}
    again = sent([FIRST, SECOND], units, administrator)
    assert (again.summary["unchanged"], again.summary["new"], again.summary["changed"]) == (2, 0, 0)
    upload.refresh_from_db()
    services.undo(upload, by=administrator)
    assert of_tracked() == before


def test_a_standard_that_changes_ends_and_begins_anew(units: Units, administrator: User) -> None:
    assert codes(sent([FIRST, SECOND], units, administrator), administrator) == []
    later = put(put(put(FIRST, 2, "01/01/2060"), 6, ""), 7, "")
    assert codes(sent([later], units, administrator), administrator) == ["standard_equally_specific"]
    # What stands beside it unchanged is not at fault.
    both = sent([FIRST, later], units, administrator)
    assert [row.issues != [] for row in both.rows.order_by("pk")] == [False, True]
    ended = put(FIRST, 3, "31/12/2059")
    assert codes(sent([ended, later], units, administrator), administrator) == []
    found = StandardSet.objects.filter(label_vi=NAME).order_by("valid_from").values_list("valid_from", "valid_to")
    assert list(found) == [(date(2050, 1, 1), date(2060, 1, 1)), (date(2060, 1, 1), None)]


def test_a_level_is_raised_and_shown_with_what_stood_before(units: Units, administrator: User) -> None:
    assert codes(sent([FIRST, SECOND], units, administrator), administrator) == []
    raised = sent([put(SECOND, 10, "Cao cấp")], units, administrator)
    assert raised.rows.get().changes == {"asked_level": ["LLCT_TC", "LLCT_CC"]}
    assert codes(raised, administrator) == []
    assert StandardCriterion.objects.get(standard__label_vi=NAME, ladder="pol_theory").level_id == "LLCT_CC"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (put(FIRST, 10, "Cao cấp"), "standard_level_of_its_ladder"),
        (put(FIRST, 11, "Thạc sĩ"), "standard_area_level_is_lower"),
        (put(FIRST, 7, ""), "standard_grace_has_both_days"),
        (put(FIRST, 3, "31/12/2049"), "standard_ends_after_it_begins"),
        (put(put(FIRST, 10, ""), 11, ""), "standard_criterion_level_or_major"),
        (put(FIRST, 8, ""), "F351"),
        (put(FIRST, 4, ""), "F101"),
        (put(FIRST, 4, "Nghị định nào đó"), "F215"),
    ],
)
def test_what_cannot_be_is_said_of_the_row(units: Units, administrator: User, row: Any, code: str) -> None:
    assert code in codes(sent([row], units, administrator), administrator)
    assert not StandardSet.objects.filter(label_vi=NAME).exists()


def test_one_row_in_doubt_keeps_back_the_whole_standard(units: Units, administrator: User) -> None:
    rows = [FIRST, put(SECOND, 10, "Bậc 2 (A2)")]
    assert "standard_level_of_its_ladder" in codes(sent(rows, units, administrator), administrator)
    assert not StandardSet.objects.filter(label_vi=NAME).exists()


def test_only_who_keeps_code_lists_meets_the_standards(units: Units, editor: User) -> None:
    assert sent([FIRST], units, editor).format != "standards"
    with pytest.raises(PermissionDenied):
        sent([FIRST], units, editor, "standards")
