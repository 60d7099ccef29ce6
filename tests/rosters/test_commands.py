"""`manage.py roster check|apply|undo`, as people and programs call it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.rosters.models import Upload
from tests.conftest import Units
from tests.rosters.sheets import Rows, workbook
from tests.rosters.workbooks import HANH, NGUYET, roster

pytestmark = pytest.mark.usefixtures("units")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(roster(HANH, NGUYET))
    return path


def run(*words: object, code: int = 0) -> Any:
    """Run the command with --json; checks its exit code and gives the object that it prints."""
    out = StringIO()
    try:
        call_command("roster", *map(str, words), "--json", stdout=out)
        ended = 0
    except SystemExit as exit_:
        ended = int(exit_.code or 0)
    assert ended == code
    return json.loads(out.getvalue())


def test_check_prints_one_object_and_writes_nothing(file: Path) -> None:
    found = run("check", file, "--unit", "05356")
    assert set(found) == {"file", "format", "unit", "as_of", "people", "absent", "issues", "notices", "summary"}
    assert (found["unit"], found["as_of"]) == ("05356", "2025-02-28")
    assert found["summary"] == {
        "new": 2, "changed": 0, "moved": 0, "unchanged": 0, "absent": 0, "issues": 0, "notices": len(found["notices"]),
    }  # fmt: skip
    assert not Cadre.objects.exists()
    assert not Upload.objects.exists()


def test_people_of_an_upright_table_are_told_apart_by_their_columns(tmp_path: Path) -> None:
    rows: Rows = [
        ["Họ và tên", "Bùi Văn Hạnh", "Đinh Thị Nguyệt"],
        ["Ngày sinh", "12/5/1976", "3/2/1981"],
        ["Giới tính", "Nam", "Nữ"],
        ["Chức vụ", "Bí thư Đảng ủy", "CT Hội LHPN"],
    ]
    file = tmp_path / "lanh-dao.xlsx"
    file.write_bytes(workbook(rows))
    people = run("check", file, "--unit", "05356", "--as-of", "2025-02-28")["people"]
    assert [(person["row"], person["column"]) for person in people] == [(1, "B"), (1, "C")]


def test_a_person_is_printed_with_codes(file: Path) -> None:
    first, second = run("check", file, "--unit", "05356")["people"]
    assert first["values"] == {
        "full_name": "Bùi Văn Hạnh", "sex": "male", "birth": "1976-05-12", "ethnic": "DT_MUONG",
        "citizen_id": "017076000123", "titles": ["CD_BT", "CD_CTHD"], "party_joined": None, "gen_edu": "GDPT_THPT",
        "prof_edu": "CM_THS", "pol_theory": "LLCT_CC", "state_mgmt": None, "it_level": None, "foreign_lang": None,
        "studying": {},
    }  # fmt: skip
    assert (first["status"], first["cadre"], first["changes"]) == ("new", None, {})
    assert second["values"]["birth"] == "1981"


def test_apply_writes_and_names_the_upload_and_undo_takes_it_back(file: Path, officer: User) -> None:
    applied = run("apply", file, "--unit", "05356", "--by", officer.username)
    assert Cadre.objects.count() == 2
    undone = run("undo", applied["upload"], "--by", officer.username)
    assert undone["kept"] == []
    assert not Cadre.objects.exists()


def test_apply_with_issues_exits_with_one_and_leaves_nothing(tmp_path: Path, officer: User) -> None:
    path = tmp_path / "hai-lan.xlsx"
    path.write_bytes(roster(HANH, HANH))
    found = run("apply", path, "--unit", "05356", "--by", officer.username, code=1)
    assert {issue["code"] for issue in found["issues"]} == {"D101"}
    assert {"sheet", "row", "column", "code", "value", "message"} == set(found["issues"][0])
    assert not Cadre.objects.exists()
    assert not Upload.objects.exists()


def test_for_people_the_kinds_of_rows_make_the_whole_list(file: Path, officer: User, tmp_path: Path) -> None:
    run("apply", file, "--unit", "05356", "--by", officer.username)
    twice = tmp_path / "hai-lan.xlsx"
    twice.write_bytes(roster(HANH, HANH, NGUYET))
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("roster", "check", str(twice), "--unit", "05356", stdout=out)
    sums = out.getvalue().splitlines()[-1]
    assert sums.startswith("mới: 0, thay đổi: 0, chuyển đến: 0, giữ nguyên: 1, chưa chắc: 2, ")


def test_an_unreadable_file_exits_with_two(tmp_path: Path) -> None:
    path = tmp_path / "rong.xlsx"
    path.write_bytes(b"")
    found = run("check", path, "--unit", "05356", code=2)
    assert set(found) == {"file", "refused"}
    assert set(found["refused"]) == {"code", "message"}


def test_a_missing_file_exits_with_two(tmp_path: Path) -> None:
    assert "refused" in run("check", tmp_path / "nowhere.xlsx", "--unit", "05356", code=2)


def test_another_units_officer_may_not_apply(file: Path, neighbour: User) -> None:
    assert "refused" in run("apply", file, "--unit", "05356", "--by", neighbour.username, code=1)
    assert not Cadre.objects.exists()


def test_an_unknown_unit_or_user_is_told(file: Path) -> None:
    assert "99999" in run("check", file, "--unit", "99999", code=1)["refused"]["message"]
    assert "nobody" in run("apply", file, "--unit", "05356", "--by", "nobody", code=1)["refused"]["message"]


def test_the_unit_is_the_one_that_holds_the_code_on_the_day(file: Path) -> None:
    assert "refused" in run("check", file, "--unit", "05356", "--as-of", "2025-12-31", code=1)


def test_undoing_twice_is_told(file: Path, officer: User) -> None:
    applied = run("apply", file, "--unit", "05356", "--by", officer.username)
    run("undo", applied["upload"], "--by", officer.username)
    assert "refused" in run("undo", applied["upload"], "--by", officer.username, code=1)


def test_people_read_lines_in_their_language(file: Path, units: Units) -> None:
    out = StringIO()
    call_command("roster", "check", str(file), "--unit", "05356", "--language", "en", stdout=out)
    assert "new: 2" in out.getvalue()
