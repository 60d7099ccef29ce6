"""Workbooks about communes instead of people: posts allotted, and petitions with or without a person."""

from datetime import date
from typing import Any

import pytest

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.communes.models import Unit
from apps.establishment.models import Allotment
from apps.petitions.models import Petition
from apps.rosters import services
from apps.rosters.models import Upload
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
