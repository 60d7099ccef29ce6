"""Checks of diplomas by workbook: noted on the one diploma that is meant, never on one that is guessed."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.qualifications.models import Qualification, Verification
from apps.rosters import services
from tests.conftest import DAY, Person, Units
from tests.rosters.facts import NAME, sent
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
HEADER = ("TT", "Họ và tên", "Trình độ được xác minh", "Chuyên ngành", "Kết quả xác minh", "Ghi chú xác minh")


@pytest.fixture
def law(person: Person) -> Qualification:
    hanh = person(NAME)
    return held(hanh, "Luật")


def held(cadre: Cadre, specialty: str, level: str = "CM_DH", **facts: Any) -> Qualification:
    return Qualification.objects.create(cadre=cadre, level_id=level, specialty=specialty, reported_on=DAY, **facts)


def codes(rows: list[Any], units: Units, by: User) -> list[str]:
    upload = sent(workbook([HEADER, *rows]), units, by)
    assert upload.format == "verifications"
    return [issue.code for issue in services.apply(upload, by=by).issues]


def test_the_specialty_tells_two_diplomas_apart(law: Qualification, units: Units, editor: User) -> None:
    second = held(law.cadre, "Kế toán")
    assert codes([(1, NAME, "Đại học", "", "Đã xác nhận", "")], units, editor) == ["F332"]
    assert codes([(1, NAME, "Đại học", "Kế toán", "Đã xác nhận", "")], units, editor) == []
    law.refresh_from_db()
    second.refresh_from_db()
    assert (law.verification, second.verification) == (Verification.DECLARED, Verification.CONFIRMED)


def test_a_diploma_that_is_not_recorded_is_never_made(law: Qualification, units: Units, editor: User) -> None:
    assert codes([(1, NAME, "Thạc sĩ", "", "Đã xác nhận", "")], units, editor) == ["F331"]
    assert Qualification.objects.count() == 1


def test_a_level_of_another_ladder_with_the_same_words_is_asked_about(
    law: Qualification, units: Units, editor: User
) -> None:
    held(law.cadre, "", "CM_TC"), held(law.cadre, "", "LLCT_TC")
    assert codes([(1, NAME, "Trung cấp", "", "Đã xác nhận", "")], units, editor) == ["F332"]


def test_one_diploma_is_not_told_of_twice(law: Qualification, units: Units, editor: User) -> None:
    rows = [(1, NAME, "Đại học", "Luật", "Đã xác nhận", ""), (2, NAME, "Đại học", "", "Không công nhận", "Giả")]
    assert codes(rows, units, editor) == ["F104", "F104"]


def test_a_later_answer_replaces_the_scan_that_was_seen(law: Qualification, units: Units, editor: User) -> None:
    assert codes([(1, NAME, "Đại học", "Luật", "Đã xem bản chụp", "")], units, editor) == []
    assert codes([(1, NAME, "Đại học", "Luật", "Không công nhận", "Số hiệu không có")], units, editor) == []
    law.refresh_from_db()
    assert (law.verification, law.check_remark) == (Verification.REFUSED, "Số hiệu không có")


def test_evidence_without_a_result_is_asked_about(law: Qualification, units: Units, editor: User) -> None:
    rows = [(1, NAME, "Đại học", "Luật", "", "Đã gửi công văn")]
    assert codes(rows, units, editor) == ["qualification_check_told_when_checked"]


def test_who_may_not_check_on_the_page_may_not_by_workbook(law: Qualification, units: Units, officer: User) -> None:
    content = workbook([HEADER, (1, NAME, "Đại học", "Luật", "Đã xác nhận", "")])
    upload = sent(content, units, officer)
    assert upload.format != "verifications"
    with pytest.raises(PermissionDenied):
        sent(content, units, officer, "verifications")
