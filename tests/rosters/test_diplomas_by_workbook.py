"""Diplomas by workbook: the recorded one that is meant is changed, a further one is new, none is guessed."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.qualifications.models import Qualification, Verification
from apps.rosters import services
from apps.rosters.models import Upload
from tests.conftest import DAY, Person, Units
from tests.fingerprints import of_tracked
from tests.rosters.facts import NAME, sent
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
HEADER = ("TT", "Họ và tên", "Loại văn bằng", "Trình độ trên văn bằng", "Ngôn ngữ", "Chuyên ngành", "Tình trạng",
          "Ngày cấp", "Dự kiến hoàn thành", "Số hiệu văn bằng", "Minh chứng")  # fmt: skip
MAJOR, WORK = "Chuyên môn", "Lý luận chính trị"


@pytest.fixture
def hanh(person: Person) -> Cadre:
    return person(NAME)


def held(cadre: Cadre, specialty: str = "", level: str = "CM_DH", **facts: Any) -> Qualification:
    return Qualification.objects.create(cadre=cadre, level_id=level, specialty=specialty, reported_on=DAY, **facts)


def row(ladder: str, level: str, specialty: str = "", *, number: str = "", **more: str) -> tuple[Any, ...]:
    told = (more.get("state", ""), more.get("awarded", ""), more.get("expected", ""), number, more.get("proof", ""))
    return (1, NAME, ladder, level, more.get("language", ""), specialty, *told)


def upload_of(rows: list[Any], units: Units, by: User) -> Upload:
    upload = sent(workbook([HEADER, *rows]), units, by)
    assert upload.format == "qualifications"
    return upload


def codes(rows: list[Any], units: Units, by: User) -> list[str]:
    return [issue.code for issue in services.apply(upload_of(rows, units, by), by=by).issues]


def test_the_diploma_that_is_meant_is_changed_field_by_field(hanh: Cadre, units: Units, officer: User) -> None:
    law, other = held(hanh, "Luật", note="cũ"), held(hanh, "Kế toán")
    before = of_tracked()
    upload = upload_of([row(MAJOR, "Đại học", "Luật", number="QA 1", awarded="2015")], units, officer)
    assert upload.rows.get().changes == {"diploma_number": ["", "QA 1"], "diploma_awarded": [None, "2015"]}
    services.apply(upload, by=officer)
    law.refresh_from_db()
    other.refresh_from_db()
    assert (law.diploma_number, law.awarded_on, law.awarded_precision, law.note) == (
        "QA 1", date(2015, 1, 1), "year", "cũ",
    )  # fmt: skip
    assert other.diploma_number == ""
    services.undo(upload, by=officer)
    assert of_tracked() == before


def test_another_specialty_is_a_further_diploma_and_an_equal_number_the_same(
    hanh: Cadre, units: Units, officer: User
) -> None:
    held(hanh, "Luật", diploma_number="QA 1")
    assert codes([row(MAJOR, "Đại học", "Kế toán", number="QA 2")], units, officer) == []
    assert codes([row(MAJOR, "Đại học", "Luật kinh tế", number="QA 1")], units, officer) == []
    found = Qualification.objects.order_by("pk").values_list("specialty", "diploma_number")
    assert list(found) == [("Luật kinh tế", "QA 1"), ("Kế toán", "QA 2")]


def test_another_day_and_another_number_are_another_diploma(hanh: Cadre, units: Units, officer: User) -> None:
    held(hanh, "Luật", diploma_number="QA 1", awarded_on=date(2010, 1, 1), awarded_precision="year")
    assert codes([row(MAJOR, "Đại học", "Luật", number="QA 7", awarded="2010")], units, officer) == []
    assert Qualification.objects.get().diploma_number == "QA 7"
    assert codes([row(MAJOR, "Đại học", "Luật", number="QA 9", awarded="2018")], units, officer) == []
    assert Qualification.objects.count() == 2


def test_two_that_fit_are_asked_about(hanh: Cadre, units: Units, officer: User) -> None:
    held(hanh, "Luật"), held(hanh, "Kế toán")
    before = of_tracked()
    assert codes([row(MAJOR, "Đại học", number="QA 1")], units, officer) == ["F332"]
    assert of_tracked() == before


def test_one_diploma_is_not_told_of_twice(hanh: Cadre, units: Units, officer: User) -> None:
    held(hanh, "Luật")
    rows = [row(MAJOR, "Đại học", "Luật", number="QA 1"), row(MAJOR, "Đại học", "Luật", number="QA 2")]
    assert codes(rows, units, officer) == ["F104", "F104"]


def test_what_another_row_states_exactly_is_not_meant_by_this_one(hanh: Cadre, units: Units, officer: User) -> None:
    bare, law = held(hanh), held(hanh, "Luật")
    rows = [row(MAJOR, "Đại học", number="QA 1"), row(MAJOR, "Đại học", "Luật")]
    assert codes(rows, units, officer) == []
    bare.refresh_from_db()
    law.refresh_from_db()
    assert (bare.diploma_number, law.diploma_number) == ("QA 1", "")


def test_a_study_that_ends_becomes_what_is_held(hanh: Cadre, units: Units, officer: User) -> None:
    study = held(hanh, level="CM_THS", state="studying", expected_on=date(2024, 6, 1), expected_precision="month")
    again = upload_of([row(MAJOR, "Thạc sĩ", state="Đang học", expected="6/2024")], units, officer)
    assert (again.summary["unchanged"], again.summary["new"], again.summary["changed"]) == (1, 0, 0)
    upload = upload_of([row(MAJOR, "Thạc sĩ", "Luật", awarded="20/07/2024")], units, officer)
    assert upload.rows.get().changes["diploma_expected"] == ["2024-06", None]
    services.apply(upload, by=officer)
    study.refresh_from_db()
    assert (study.state, study.specialty, study.expected_on) == ("held", "Luật", None)


def test_who_studies_for_a_level_again_keeps_what_is_held(hanh: Cadre, units: Units, officer: User) -> None:
    held(hanh)
    assert codes([row(MAJOR, "Đại học", "Luật", state="Đang học", expected="2026")], units, officer) == []
    assert sorted(Qualification.objects.values_list("state", flat=True)) == ["held", "studying"]


def test_a_checked_diploma_is_declared_anew_when_what_it_says_changes(hanh: Cadre, units: Units, officer: User) -> None:
    seen = held(hanh, "Luật", verification="confirmed", checked_by="Trường", check_document="CV 1")
    assert codes([row(MAJOR, "Đại học", "Luật", proof="Văn bằng")], units, officer) == []
    seen.refresh_from_db()
    assert (seen.proof_kind, seen.verification, seen.checked_by) == ("diploma", Verification.CONFIRMED, "Trường")
    upload = upload_of([row(MAJOR, "Đại học", "Luật", number="QA 1")], units, officer)
    assert upload.rows.get().changes["diploma_check"] == ["confirmed", "declared"]
    services.apply(upload, by=officer)
    seen.refresh_from_db()
    assert (seen.verification, seen.checked_by, seen.check_document) == (Verification.DECLARED, "", "")


def test_a_day_that_is_known_better_stays(hanh: Cadre, units: Units, officer: User) -> None:
    law = held(hanh, "Luật", awarded_on=date(2015, 6, 15))
    assert codes([row(MAJOR, "Đại học", "Luật", awarded="2015", number="QA 1")], units, officer) == []
    law.refresh_from_db()
    assert (law.awarded_on, law.awarded_precision, law.diploma_number) == (date(2015, 6, 15), "day", "QA 1")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (row("", "Trung cấp", number="1"), ["F335"]),
        (row(WORK, "Thạc sĩ", number="1"), ["F215"]),
        (row(MAJOR, "", number="1"), ["F101"]),
        (row(MAJOR, "Đại học", language="Tiếng Anh"), ["qualification_language_on_its_ladder"]),
        (row(MAJOR, "Chưa qua đào tạo", state="Đang học"), ["qualification_untrained_is_a_fact"]),
        (row(MAJOR, "Đại học", awarded="1985"), ["award_before_school"]),
        (row(MAJOR, "Đại học", state="Đã có", expected="2026"), ["qualification_expected_only_before_held"]),
        (row(MAJOR, "Đại học", number="1" * 61), ["F102"]),
    ],
)
def test_what_cannot_be_is_said_of_the_row(
    person: Person, units: Units, officer: User, told: tuple[Any, ...], found: list[str]
) -> None:
    person(NAME, birth_date=date(1980, 3, 5))
    before = of_tracked()
    assert codes([told], units, officer) == found
    assert of_tracked() == before


def test_a_late_letter_of_confirmation_is_told(hanh: Cadre, units: Units, officer: User) -> None:
    upload = upload_of([row(WORK, "Trung cấp", awarded="2022", proof="Giấy xác nhận")], units, officer)
    assert [notice["code"] for notice in upload.rows.get().notices] == ["F336"]


def test_a_language_names_its_ladder_and_a_level_its_own(hanh: Cadre, units: Units, officer: User) -> None:
    rows = [row("", "B1", language="Tiếng Anh", number="1"), row("", "Đại học", number="2")]
    assert codes(rows, units, officer) == []
    assert sorted(Qualification.objects.values_list("level_id", flat=True)) == ["CM_DH", "NN_BAC3"]


def test_who_may_not_edit_on_the_page_may_not_by_workbook(
    hanh: Cadre, units: Units, analyst: User, neighbour: User
) -> None:
    content = workbook([HEADER, row(MAJOR, "Đại học", "Luật")])
    for each in (analyst, neighbour):
        with pytest.raises(PermissionDenied):
            sent(content, units, each, "qualifications")


def test_a_new_row_tells_its_level_once_in_words(hanh: Cadre, units: Units, officer: User, client: Client) -> None:
    upload = upload_of([row(WORK, "Trung cấp chính trị", number="1")], units, officer)
    client.force_login(officer)
    page = client.get(f"/rosters/{upload.code}/?show=new").content.decode()
    assert page.count("Trung cấp") == 1
    assert "Trung cấp chính trị" not in page
