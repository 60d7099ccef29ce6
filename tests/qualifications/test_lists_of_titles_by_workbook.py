"""Accepted majors, and how titles fare in reorganisations, by workbook: known again, changed, undone, refused."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from apps.accounts.models import User
from apps.cadres.models import TitleRule
from apps.qualifications.models import AcceptedMajor
from apps.rosters import services
from apps.rosters.models import Upload
from apps.rosters.prefilling import known_people
from apps.rosters.registry import format_named
from apps.rosters.templates_out import write_template
from tests.conftest import DAY, Units
from tests.fingerprints import of_tracked
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
MAJORS = (
    "TT",
    "Chức danh nhận ngành",
    "Vị trí việc làm nhận ngành",
    "Từ trong tên ngành được nhận",
    "Nguồn quy định ngành",
)
RULES = ("TT", "Chức danh khi sắp xếp", "Chức danh tiếp theo", "Mỗi đơn vị một người")


def sent(content: bytes, units: Units, by: User, code: str = "") -> Upload:
    received = services.receive(
        content=content, filename="d.xlsx", unit=units.province, as_of=DAY, by=by, format_code=code
    )
    return services.check(received)


def written(header: tuple[str, ...], rows: list[Any], units: Units, by: User) -> tuple[str, list[str]]:
    upload = sent(workbook([header, *rows]), units, by)
    return upload.format, [issue.code for issue in services.apply(upload, by=by).issues]


def test_majors_come_for_a_title_and_are_taken_back(units: Units, administrator: User) -> None:
    before = of_tracked()
    row = (1, "KCT_VPDU", "", "văn thư; lưu trữ ;Hành chính", "QĐ 12")
    upload = sent(workbook([MAJORS, row]), units, administrator)
    assert (upload.format, services.apply(upload, by=administrator).issues) == ("accepted_majors", [])
    made = AcceptedMajor.objects.get(title="KCT_VPDU")
    assert (made.keywords, made.source) == (["văn thư", "lưu trữ", "Hành chính"], "QĐ 12")
    again = sent(workbook([MAJORS, row]), units, administrator)
    assert (again.summary["unchanged"], again.summary["new"], again.summary["changed"]) == (1, 0, 0)
    upload.refresh_from_db()
    services.undo(upload, by=administrator)
    assert of_tracked() == before


def test_majors_that_are_known_are_changed(units: Units, administrator: User) -> None:
    known = AcceptedMajor.objects.exclude(title=None)[0]
    rows = [(1, known.title_id, "", "luật; luật kinh tế", "")]
    assert written(MAJORS, rows, units, administrator) == ("accepted_majors", [])
    source = known.source
    known.refresh_from_db()
    assert (known.keywords, known.source) == (["luật", "luật kinh tế"], source)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([(1, "", "", "luật", "")], "accepted_major_of_one"),
        ([(1, "KCT_VPDU", "", "x" * 101, "")], "F352"),
        ([(1, "KCT_VPDU", "", "luật", ""), (2, "KCT_VPDU", "", "văn thư", "")], "F104"),
    ],
)
def test_majors_that_cannot_be_are_told(units: Units, administrator: User, rows: list[Any], code: str) -> None:
    count = AcceptedMajor.objects.count()
    _format, codes = written(MAJORS, rows, units, administrator)
    assert code in codes
    assert AcceptedMajor.objects.count() == count


def test_how_a_title_fares_is_changed_and_taken_back(units: Units, administrator: User) -> None:
    before = of_tracked()
    rows = [(1, "CD_PBT", "CD2_PBT", "Có"), (2, "KCT_VPDU", "", "Không")]
    upload = sent(workbook([RULES, *rows]), units, administrator)
    assert (upload.format, services.apply(upload, by=administrator).issues) == ("title_rules", [])
    told = TitleRule.objects.filter(title__in=["CD_PBT", "KCT_VPDU"]).values_list("title", "becomes", "is_single")
    assert set(told) == {("CD_PBT", "CD2_PBT", True), ("KCT_VPDU", None, False)}
    upload.refresh_from_db()
    services.undo(upload, by=administrator)
    assert of_tracked() == before


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([(1, "CD_PBT", "CD_PBT", "")], "title_rule_becomes_another"),
        ([(1, "CD_PBT", "CD2_PBT", "Có"), (2, "CD_PBT", "CD2_PBT", "Không")], "F104"),
    ],
)
def test_rules_that_cannot_be_are_told(units: Units, administrator: User, rows: list[Any], code: str) -> None:
    assert code in written(RULES, rows, units, administrator)[1]


@pytest.mark.parametrize("code", ["accepted_majors", "title_rules"])
def test_the_template_comes_back_unchanged(units: Units, administrator: User, code: str) -> None:
    declared = format_named(code)
    assert declared
    known = known_people(units.province, DAY, administrator, code)
    content = write_template(declared, known, unit_title="UBND TỈNH HÒA BÌNH", day=DAY)
    summary = sent(content, units, administrator).summary
    assert (summary["new"], summary["changed"], summary["issues"]) == (0, 0, 0)
    assert summary["unchanged"] == len(known) > 5


@pytest.mark.parametrize(("header", "code"), [(MAJORS, "accepted_majors"), (RULES, "title_rules")])
def test_only_who_keeps_code_lists_sends_them(units: Units, editor: User, header: tuple[str, ...], code: str) -> None:
    with pytest.raises(PermissionDenied):
        sent(workbook([header, ("1", "CD_PBT", "", "x", "")[: len(header)]]), units, editor, code)
