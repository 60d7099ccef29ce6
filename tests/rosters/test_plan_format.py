"""The plan of a reorganisation by workbook: drawn up, filled by many, read back, carried out as if decided by hand."""

from datetime import date
from typing import Any

import pytest

from apps.cadres.mergers.carrying import Order, carry_out, readiness_of
from apps.cadres.models import Cadre, PlannedPlacement, Posting, SurplusCase
from apps.communes.models import Kind, Unit
from apps.rosters import services
from apps.rosters.models import Upload
from apps.rosters.prefilling import known_people
from apps.rosters.registry import format_named
from apps.rosters.templates_out import write_template
from tests.cadres.mergers import Merger, everything, found_unit, line_of, merge_two, planned
from tests.conftest import DAY, REFORM, Person, Units
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
HEADER = ["Mã cán bộ", "Họ và tên", "Kết quả bố trí", "Đơn vị sau sắp xếp", "Chức danh sau sắp xếp",
          "Lý do nghỉ, chuyển", "Ghi chú"]  # fmt: skip


@pytest.fixture
def merger(units: Units) -> Merger:
    return merge_two(units)


@pytest.fixture
def hanh(person: Person) -> Cadre:
    return person("Bùi Văn Hạnh", title="CD_BT")


@pytest.fixture
def lan(person: Person, units: Units) -> Cadre:
    return person("Hà Thị Lan", unit=units.bao_hieu, title="CD_BT")


def sent(content: bytes, merger: Merger, *, unit: Unit | None = None, as_of: date = DAY) -> Upload:
    received = services.receive(
        content=content,
        filename="phuong-an.xlsx",
        unit=unit or merger.units.province,
        as_of=as_of,
        by=merger.placer,
        format_code="merger_plan",
    )
    return services.check(received)


def rows(*lines: list[Any]) -> bytes:
    return workbook([HEADER, *lines])


def codes(upload: Upload) -> set[str]:
    return {issue["code"] for row in upload.rows.all() for issue in row.issues}


def test_a_plan_is_decided_by_workbook_carried_out_and_taken_back(merger: Merger, hanh: Cadre, lan: Cadre) -> None:
    ending = planned(merger)
    before = everything()
    content = rows(
        [hanh.code, hanh.full_name, "Bố trí tiếp", "Lạc Lương", "Bí thư Đảng ủy", "", ""],
        [lan.code, lan.full_name, "Dôi dư", "05362", "Bí thư Đảng ủy", "", "Chờ bố trí"],
    )
    upload = sent(content, merger)
    assert codes(upload) == set()
    assert upload.summary["changed"] == 2
    assert everything() == before
    services.apply(upload, by=merger.placer)
    assert (line_of("Bùi Văn Hạnh").result, line_of("Hà Thị Lan").result) == ("placed", "surplus")
    assert line_of("Bùi Văn Hạnh").to_title_id == "CD2_BT"
    assert line_of("Hà Thị Lan").note == "Chờ bố trí"
    services.undo(upload, by=merger.placer)
    assert everything() == before
    services.apply(sent(content, merger), by=merger.placer)
    assert readiness_of(ending).is_ready
    carry_out(ending=ending, order=Order())
    assert SurplusCase.objects.get().cadre == lan


def test_the_filled_template_of_many_changes_nothing(merger: Merger, hanh: Cadre, lan: Cadre) -> None:
    planned(merger)
    declared = format_named("merger_plan")
    assert declared
    people = known_people(merger.units.province, DAY, merger.placer, "merger_plan")
    assert len(people) == 2
    upload = sent(write_template(declared, people, unit_title="TỈNH HÒA BÌNH", day=DAY), merger)
    assert (upload.summary["unchanged"], codes(upload)) == (2, set())


def test_concurrent_posts_follow_the_primary_one(merger: Merger, hanh: Cadre) -> None:
    Posting.objects.create(
        cadre=hanh, unit=merger.units.lac_sy, title_id="CD_CTHD", category="cadre", is_primary=False,
        status_id="TT_DL", period=hanh.postings.get().period,
    )  # fmt: skip
    planned(merger)
    upload = sent(rows([hanh.code, hanh.full_name, "Nghỉ, thôi việc", "", "", "Nghỉ hưu đúng tuổi", ""]), merger)
    services.apply(upload, by=merger.placer)
    assert line_of("Bùi Văn Hạnh").status_id == "TT_NH"
    assert line_of("Bùi Văn Hạnh", is_primary=False).result == "ended"


def test_two_posts_of_one_title_are_told_apart(merger: Merger, hanh: Cadre) -> None:
    """Secretary of his commune, and for the time being of the next."""
    first = hanh.postings.get()
    Posting.objects.create(
        cadre=hanh, unit=merger.units.bao_hieu, title_id=first.title_id, category="cadre", is_primary=False,
        status_id="TT_DL", period=first.period,
    )  # fmt: skip
    planned(merger)
    header = [*HEADER, "Đơn vị trước sắp xếp", "Chính, kiêm nhiệm"]
    line = [hanh.code, hanh.full_name, "Thôi kiêm nhiệm", "", "", "", ""]
    for last in (["Bảo Hiệu", ""], ["", "Kiêm nhiệm"], ["05365 Bảo Hiệu", "Kiêm nhiệm"]):
        upload = sent(workbook([header, [*line, *last]]), merger)
        assert codes(upload) == set(), last
    assert codes(sent(workbook([header, [*line, "Lạc Sỹ", ""]]), merger)) == {"planned_placement_of_concurrent_post"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["Bố trí tiếp", "Xã Không Có", "", "", ""], "F601"),
        (["Bố trí tiếp", "Xã Lạc Thủy", "", "", ""], "F602"),
        (["Nghỉ, thôi việc", "", "", "", ""], "planned_placement_how_left"),
        (["Chuyển nơi khác", "", "", "", ""], "planned_placement_moved_where"),
        (["Thôi kiêm nhiệm", "", "", "", ""], "planned_placement_of_concurrent_post"),
    ],
)
def test_what_cannot_be_is_said_of_the_row(merger: Merger, hanh: Cadre, line: list[str], code: str) -> None:
    phu_tho = Unit.objects.get(key="p25-20250701")
    found_unit("c05392-20250701", code="05392", name="Lạc Thủy", kind=Kind.XA, parent=phu_tho)
    planned(merger)
    before = everything()
    upload = sent(rows([hanh.code, hanh.full_name, *line]), merger)
    assert code in codes(upload)
    assert services.apply(upload, by=merger.placer).issues
    assert everything() == before


def test_who_is_in_no_plan_is_told(merger: Merger, hanh: Cadre) -> None:
    assert codes(sent(rows([hanh.code, hanh.full_name, "Dôi dư", "", "", "", ""]), merger)) == {"F106"}


def test_carried_out_lines_are_no_longer_decided(merger: Merger, hanh: Cadre) -> None:
    ending = planned(merger)
    carry_out(ending=ending, order=Order())
    assert Posting.objects.running_on(REFORM).count() == 1
    late = rows([hanh.code, hanh.full_name, "Dôi dư", "", "", "", ""])
    assert codes(sent(late, merger, unit=merger.lac_luong, as_of=REFORM)) == {"F106"}
    assert PlannedPlacement.objects.get().result == "placed"
