"""A workbook of movements changes posts as the person's page does, says so row by row, and is undone whole."""

from datetime import date
from typing import Any

import pytest

from apps.accounts.models import User
from apps.cadres.models import Cadre, Movement, Posting
from apps.rosters import services
from apps.rosters.models import Upload
from tests.conftest import DAY, Person, Units
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
HEADER = ("TT", "Họ và tên", "Hình thức điều động", "Đơn vị đến", "Chức vụ mới", "Số quyết định", "Ngày quyết định",
          "Từ ngày", "Ngày kết thúc")  # fmt: skip
ROW = ("Điều động", "Bảo Hiệu", "Văn phòng - thống kê", "5/QĐ", "01/02/2025", "10/02/2025", "")
BEGINS = date(2025, 2, 10)


def sent(name: str, row: tuple[Any, ...], unit: Any, by: User) -> Upload:
    content = workbook([[*HEADER], [1, name, *row]])
    received = services.receive(content=content, filename="d.xlsx", unit=unit, as_of=DAY, by=by)
    return services.check(received)


def notices(upload: Upload, by: User) -> list[str]:
    outcome = services.apply(upload, by=by)
    return [each.code for each in outcome.notices if each.code in ("F221", "F222")]


def posts(cadre: Cadre) -> list[tuple[str, date, date | None]]:
    rows = Posting.objects.filter(cadre=cadre).select_related("unit").order_by("period")
    return [(row.unit.key, row.period.lower, row.period.upper) for row in rows]


def test_a_new_movement_ends_and_begins_posts_and_is_undone_whole(units: Units, person: Person, editor: User) -> None:
    hoa = person("Bùi Thị Hoa")
    before = posts(hoa)
    upload = sent(hoa.full_name, ROW, units.province, editor)
    assert notices(upload, editor) == ["F221"]
    assert posts(hoa) == [("c05356", before[0][1], BEGINS), ("c05365", BEGINS, None)]
    movement = Movement.objects.get()
    assert (movement.state, movement.to_posting is not None) == ("confirmed", True)
    upload.refresh_from_db()
    services.undo(upload, by=editor)
    assert posts(hoa) == before
    assert not Movement.objects.exists()


def test_a_movement_that_the_posts_show_already_is_kept_as_a_record(units: Units, person: Person, editor: User) -> None:
    hoa = person("Bùi Thị Hoa", unit=units.bao_hieu, since=BEGINS)
    before = posts(hoa)
    assert notices(sent(hoa.full_name, ROW, units.province, editor), editor) == ["F222"]
    assert posts(hoa) == before
    assert Movement.objects.get().to_posting is not None


def test_an_officer_who_speaks_for_one_side_changes_no_post(units: Units, person: Person, officer: User) -> None:
    hoa = person("Bùi Thị Hoa")
    before = posts(hoa)
    assert notices(sent(hoa.full_name, ROW, units.lac_sy, officer), officer) == ["F222"]
    assert posts(hoa) == before
