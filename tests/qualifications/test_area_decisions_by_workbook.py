"""What a province decided of lower levels in an area, by workbook: once at a time, known again, ended, undone."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from apps.accounts.models import User
from apps.communes.models import Unit
from apps.qualifications.models import AreaDecision
from apps.rosters import services
from apps.rosters.models import Upload
from apps.rosters.prefilling import known_people
from apps.rosters.registry import format_named
from apps.rosters.templates_out import write_template
from tests.conftest import DAY, Units
from tests.fingerprints import of_tracked
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
HEADER = (
    "TT",
    "Tiêu chuẩn áp dụng mức thấp hơn",
    "Khu vực được áp dụng mức thấp hơn",
    "Áp dụng mức thấp hơn từ ngày",
    "Áp dụng mức thấp hơn đến ngày",
    "Số quyết định",
    "Ngày quyết định",
    "Nơi ban hành",
)
ROW = (1, "R19-CC", "Xã đặc biệt khó khăn", "01/07/2021", "", "11/QĐ-UBND", "25/06/2021", "UBND tỉnh Hòa Bình")


def sent(content: bytes, unit: Unit, by: User, code: str = "") -> Upload:
    received = services.receive(content=content, filename="d.xlsx", unit=unit, as_of=DAY, by=by, format_code=code)
    return services.check(received)


def codes(rows: list[Any], unit: Unit, by: User) -> list[str]:
    upload = sent(workbook([HEADER, *rows]), unit, by, "area_decisions")
    return [issue.code for issue in services.apply(upload, by=by).issues]


def test_a_decision_comes_is_known_again_ends_and_goes(units: Units, administrator: User) -> None:
    before = of_tracked()
    upload = sent(workbook([HEADER, ROW]), units.province, administrator)
    assert (upload.format, services.apply(upload, by=administrator).issues) == ("area_decisions", [])
    made = AreaDecision.objects.get()
    assert (made.province, made.standard_id, made.flag_id) == (units.province, "R19-CC", "KV_DBKK")
    assert (made.period.lower, made.period.upper) == (date(2021, 7, 1), None)
    assert (made.decision_number, made.decision_on) == ("11/QĐ-UBND", date(2021, 6, 25))
    again = sent(workbook([HEADER, ROW]), units.province, administrator)
    assert (again.summary["unchanged"], again.summary["new"], again.summary["changed"]) == (1, 0, 0)
    ended = sent(workbook([HEADER, (*ROW[:4], "31/07/2023", *ROW[5:])]), units.province, administrator)
    assert services.apply(ended, by=administrator).issues == []
    made.refresh_from_db()
    assert made.period.upper == date(2023, 8, 1)
    for each in (ended, upload):
        each.refresh_from_db()
        services.undo(each, by=administrator)
    assert of_tracked() == before


def test_without_a_first_day_the_day_of_the_decision_is_meant(units: Units, administrator: User) -> None:
    assert codes([(*ROW[:3], "", *ROW[4:])], units.province, administrator) == []
    assert AreaDecision.objects.get().period.lower == date(2021, 6, 25)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ((*ROW[:4], "30/06/2021", *ROW[5:]), "area_decision_begins"),
        ((*ROW[:5], "", *ROW[6:]), "F101"),
        ((*ROW[:6], "", ROW[7]), "F101"),
        ((1, "Tiêu chuẩn lạ", *ROW[2:]), "F215"),
        ((*ROW[:2], "Khu vực lạ", *ROW[3:]), "F215"),
        ((*ROW[:2], "An toàn khu", *ROW[3:]), "F215"),
    ],
)
def test_what_cannot_be_is_said_of_the_row(units: Units, administrator: User, row: Any, code: str) -> None:
    assert code in codes([row], units.province, administrator)
    assert not AreaDecision.objects.exists()


def test_a_province_decides_once_at_a_time(units: Units, administrator: User) -> None:
    rows = [ROW, (2, *ROW[1:3], "01/01/2023", "", "5/QĐ-UBND", "20/12/2022", "")]
    assert codes(rows, units.province, administrator) == ["area_decision_one_at_a_time"] * 2


def test_only_a_province_decides(units: Units, administrator: User) -> None:
    assert "F353" in codes([ROW], units.lac_sy, administrator)
    assert not AreaDecision.objects.exists()


def test_the_template_comes_back_unchanged(units: Units, administrator: User) -> None:
    assert codes([ROW], units.province, administrator) == []
    declared = format_named("area_decisions")
    assert declared
    known = known_people(units.province, DAY, administrator, "area_decisions")
    content = write_template(declared, known, unit_title="UBND TỈNH HÒA BÌNH", day=DAY)
    summary = sent(content, units.province, administrator).summary
    assert (summary["unchanged"], summary["new"], summary["changed"], summary["issues"]) == (1, 0, 0, 0)
    assert known_people(units.lac_sy, DAY, administrator, "area_decisions") == []


def test_only_who_keeps_code_lists_sends_them(units: Units, editor: User) -> None:
    with pytest.raises(PermissionDenied):
        sent(workbook([HEADER, ROW]), units.province, editor, "area_decisions")
