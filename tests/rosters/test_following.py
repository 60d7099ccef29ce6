"""The officer's own workbook comes back corrected: it is recognised, and what changed in it is told."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from apps.accounts.models import User
from apps.rosters import deciding, services
from apps.rosters.following import stamped
from apps.rosters.marking import mark_workbook
from apps.rosters.models import AbsentChoice, Upload
from tests.conftest import DAY, Units
from tests.rosters.test_answers import ODD, SHEET
from tests.rosters.workbooks import HANH, NGUYET, roster, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def faulty(units: Units, officer: User) -> Upload:
    content = roster(HANH, ODD, NGUYET)
    return services.check(
        services.receive(content=content, filename="a.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    )


def marked(upload: Upload, **cells: str) -> bytes:
    """The marked workbook, after the officer wrote into it."""
    book = load_workbook(BytesIO(mark_workbook(bytes(upload.content), (), (), upload.code)))
    for place, text in cells.items():
        book[SHEET][place] = text
    return saved(book)


def again(content: bytes, upload: Upload, by: User) -> Upload:
    later = services.receive(content=content, filename="b.xlsx", unit=upload.unit, as_of=DAY, by=by)
    return services.check(later)


def test_the_marked_workbook_carries_the_code_of_its_upload(faulty: Upload) -> None:
    assert stamped(marked(faulty)) == faulty.code
    assert stamped(bytes(faulty.content)) == ""


def test_the_corrected_workbook_is_the_next_version_and_tells_what_changed(faulty: Upload, officer: User) -> None:
    later = again(marked(faulty, G9="CT Hội LHPN", B10="Đinh Thị Nga"), faulty, officer)
    assert later.follows == faulty
    told: dict[str, Any] = later.understood["since"]
    assert (told["code"], told["same"], told["count"]) == (faulty.code, 1, 2)
    changes = {row["full_name"]: row["changes"] for row in told["rows"]}
    assert changes["Đinh Thị Nguyệt"]["titles"] == ["Cán bộ đa năng", "CT Hội LHPN"]


def test_a_decision_is_kept_while_its_row_says_the_same(faulty: Upload, officer: User) -> None:
    said = {"A": "2", "B": ODD[0], "D": "1981", "F": "Mường", "G": ODD[5], "H": "12/12", "I": "ĐH", "J": "TC"}
    deciding.leave_out_row(upload=faulty, place=(SHEET, 9), reason="Chờ quyết định", said=said, by=officer)
    assert again(marked(faulty), faulty, officer).rowdecisions.get().reason == "Chờ quyết định"
    assert not again(marked(faulty, G9="CT Hội LHPN"), faulty, officer).rowdecisions.exists()


def test_a_kept_decision_is_still_of_the_moment_in_which_it_was_made(faulty: Upload, officer: User) -> None:
    said = {"A": "2", "B": ODD[0], "D": "1981", "F": "Mường", "G": ODD[5], "H": "12/12", "I": "ĐH", "J": "TC"}
    made = deciding.leave_out_row(upload=faulty, place=(SHEET, 9), reason="Chờ quyết định", said=said, by=officer)
    assert again(marked(faulty), faulty, officer).rowdecisions.get().at == made.at


@pytest.fixture
def missing(units: Units, officer: User, person: Any) -> Upload:
    """A roster without two people of the registry, one of whom is said to have left."""
    left, forgotten = person("Quách Thị Vắng"), person("Bùi Văn Hạnh", citizen_id=HANH[3])
    upload = services.receive(content=roster(NGUYET), filename="a.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    services.check(upload)
    told = {left.code: {"cause": "TT_TV", "last_day": "2025-02-15"}, forgotten.code: {"cause": "TT_TV"}}
    for cadre, values in told.items():
        deciding.answer_absent(upload=upload, cadre=cadre, choice=AbsentChoice.LEFT, values=values, by=officer)
    return upload


def test_what_was_answered_about_absent_people_is_not_asked_again(missing: Upload, officer: User) -> None:
    later = again(marked(missing, I8="ThS"), missing, officer)
    assert {each.cadre: each.values for each in later.absentanswers.all()} == {
        each.cadre: each.values for each in missing.absentanswers.all()
    }
    assert later.summary["partings"] == 2
    assert (later.understood["since"]["kept"], later.understood["since"]["lost"]) == (2, 0)


def test_who_was_said_to_have_left_and_now_stands_in_the_file_is_counted_there(missing: Upload, officer: User) -> None:
    cells = {f"{letter}9": text for letter, text in zip("BCDEFGHIJ", HANH, strict=True) if text}
    later = again(marked(missing, **cells), missing, officer)
    assert [each["full_name"] for each in later.absent] == ["Quách Thị Vắng"]
    assert [each.cadre for each in later.absentanswers.all()] == [later.absent[0]["cadre"]]
    # Hạnh, and Nguyệt, who is new; who has left is not counted.
    assert sum(row[3] for row in later.effect) == 2


def test_an_answer_about_an_absent_person_holds_for_its_day_alone(missing: Upload, officer: User) -> None:
    content, day = marked(missing), date(2025, 6, 30)
    later = services.receive(content=content, filename="b.xlsx", unit=missing.unit, as_of=day, by=officer)
    assert later.follows == missing
    assert not later.absentanswers.exists()


def test_the_page_says_what_is_asked_again_and_what_still_holds(faulty: Upload, officer: User, client: Client) -> None:
    for row, person in ((8, HANH), (9, ODD)):
        said = {letter: text for letter, text in zip("BCDEFGHIJ", person, strict=True) if text} | {"A": str(row - 7)}
        deciding.leave_out_row(upload=faulty, place=(SHEET, row), reason="Chờ", said=said, by=officer)
    later = again(marked(faulty, G9="CT Hội LHPN"), faulty, officer)
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    page = " ".join(client.get(later.get_absolute_url()).text.split())
    assert "1 answer given to that version still holds" in page
    assert "1 answer holds no longer" in page


def test_a_decision_is_kept_where_the_officer_sorted_the_rows_and_renamed_the_sheet(
    faulty: Upload, officer: User
) -> None:
    said = {"A": "2", "B": ODD[0], "D": "1981", "F": "Mường", "G": ODD[5], "H": "12/12", "I": "ĐH", "J": "TC"}
    deciding.leave_out_row(upload=faulty, place=(SHEET, 9), reason="Chờ quyết định", said=said, by=officer)
    book = load_workbook(BytesIO(marked(faulty)))
    sheet = book[SHEET]
    sheet.insert_rows(8)
    sheet.title = "Danh sách sửa lần 2"
    later = again(saved(book), faulty, officer)
    kept = later.rowdecisions.get()
    assert (kept.sheet, kept.row, kept.reason) == ("Danh sách sửa lần 2", 10, "Chờ quyết định")
    assert later.rows.get(row=10).status == "skipped"


def test_what_one_cell_says_of_two_values_is_told_as_one_change(faulty: Upload, officer: User, client: Client) -> None:
    later = again(marked(faulty, C8="12/05/1977"), faulty, officer)
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    page = client.get(f"/rosters/{later.code}/?show=since").text
    assert "Date of birth:" in page
    assert "Sex:" not in page


def test_a_marked_workbook_that_comes_back_untouched_says_so(faulty: Upload, officer: User, client: Client) -> None:
    later = again(marked(faulty), faulty, officer)
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    assert "No row of it was changed" in client.get(later.get_absolute_url()).text


def test_a_workbook_marked_for_another_unit_is_no_next_version(faulty: Upload, units: Units, editor: User) -> None:
    other = services.receive(content=marked(faulty), filename="b.xlsx", unit=units.bao_hieu, as_of=DAY, by=editor)
    assert other.follows is None
