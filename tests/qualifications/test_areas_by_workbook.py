"""Areas of communes by workbook: by decision, over a time, once at a time, and taken back."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from apps.accounts.models import User
from apps.qualifications.models import UnitArea
from apps.rosters import services
from apps.rosters.models import Upload
from tests.conftest import DAY, Units
from tests.fingerprints import of_tracked
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
HEADER = ("TT", "Tên xã", "Khu vực", "Thuộc khu vực từ ngày", "Thuộc khu vực đến ngày", "Số quyết định")
ROW = (1, "Xã Lạc Sỹ", "Xã đặc biệt khó khăn", "01/01/2021", "", "861/QĐ-TTg")


def sent(rows: list[Any], units: Units, by: User, code: str = "") -> Upload:
    received = services.receive(
        content=workbook([HEADER, *rows]), filename="d.xlsx", unit=units.province, as_of=DAY, by=by, format_code=code
    )
    return services.check(received)


def codes(upload: Upload, by: User) -> list[str]:
    return [issue.code for issue in services.apply(upload, by=by).issues]


def test_areas_come_end_and_go_again(units: Units, administrator: User) -> None:
    before = of_tracked()
    upload = sent([ROW, (2, "Bảo Hiệu", "Miền núi", "01/01/2021", "", "861/QĐ-TTg")], units, administrator)
    assert (upload.format, codes(upload, administrator)) == ("unit_areas", [])
    assert UnitArea.objects.get(unit=units.lac_sy).flag_id == "KV_DBKK"
    again = sent([ROW], units, administrator)
    assert (again.summary["unchanged"], again.summary["new"]) == (1, 0)
    ended = sent([(*ROW[:4], "31/12/2024", ROW[5])], units, administrator)
    assert codes(ended, administrator) == []
    assert UnitArea.objects.get(unit=units.lac_sy).period.upper == date(2025, 1, 1)
    for each in (ended, upload):
        each.refresh_from_db()
        services.undo(each, by=administrator)
    assert of_tracked() == before


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ((*ROW[:4], "31/12/2020", ROW[5]), "unit_area_begins"),
        ((*ROW[:5], ""), "F101"),
        ((*ROW[:2], "Khu vực lạ", *ROW[3:]), "F215"),
        ((1, "Xã Nào Đó", *ROW[2:]), "F241"),
    ],
)
def test_what_cannot_be_is_said_of_the_row(units: Units, administrator: User, row: Any, code: str) -> None:
    assert code in codes(sent([row], units, administrator), administrator)
    assert not UnitArea.objects.exists()


def test_one_area_at_a_time(units: Units, administrator: User) -> None:
    rows = [ROW, (2, *ROW[1:3], "01/01/2023", "", "5/QĐ")]
    assert codes(sent(rows, units, administrator), administrator) == ["unit_area_once_at_a_time"] * 2


def test_only_who_keeps_code_lists_meets_the_areas(units: Units, editor: User) -> None:
    assert sent([ROW], units, editor).format != "unit_areas"
    with pytest.raises(PermissionDenied):
        sent([ROW], units, editor, "unit_areas")
