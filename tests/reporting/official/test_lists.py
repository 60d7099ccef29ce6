"""Forms that list people: who may read them, what of them, and the file that comes back as a roster."""

import json
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from openpyxl import load_workbook

from apps.accounts.models import SensitiveReading, User
from apps.cadres.models import PartyMembership
from apps.reporting.actors import ServerActor
from apps.reporting.official import views
from apps.reporting.official.positions import Position
from apps.reporting.official.services import build_form
from apps.reporting.official.table import FormTable
from tests.conftest import DAY, Person, Units

MINE = "/reports/forms/mau02/?unit=05356"
FILE = "/reports/forms/mau02/download.xlsx?unit=05356"


@pytest.fixture
def two(person: Person, units: Units) -> None:
    levels = {"gen_edu": "GDPT_THPT", "prof_edu": "CM_DH", "pol_theory": "LLCT_TC", "state_mgmt": "QLNN_CV"}
    secretary = person(
        "Bùi Văn Hạnh",
        title="CD_BT",
        sex="male",
        birth_date=date(1972, 3, 4),
        ethnic_group_id="DT_MUONG",
        religion_id="TG_KHONG",
        qualifications=levels,
    )
    PartyMembership.objects.create(cadre=secretary, joined_on=date(2000, 1, 1), reported_on=date(2020, 1, 1))
    person("Hà Thị Mai", sex="female", birth_date=date(1995, 1, 2), ethnic_group_id="DT_KINH")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words_of(table: FormTable, row: str) -> dict[str, object]:
    return {c.code: v for c in table.columns if (v := table.values.get(Position(row, c.code))) not in ("", None)}


@pytest.mark.usefixtures("two")
def test_each_person_has_a_row_with_marks_and_the_last_row_counts_them() -> None:
    table = build_form("mau02", unit="05356", day=DAY, user=ServerActor())
    assert [str(row.title) for row in table.rows[:2]] == ["Bùi Văn Hạnh", "Hà Thị Mai"]
    assert words_of(table, "1") == {
        "3": "04/03/1972",
        "6": "x",
        "7": "Mường",
        "8": "Không",
        "12": "Bí thư Đảng ủy",
        "15": "x",
        "20": "x",
        "23": "x",
        "27": "x",
        "41": "x",
    }
    assert words_of(table, "2") == {"4": "02/01/1995", "7": "Kinh", "12": "Văn phòng - thống kê", "38": "x"}
    totals = {c: v for c, v in words_of(table, "total").items() if v}
    assert totals == {"6": 1, "15": 1, "20": 1, "23": 1, "27": 1, "38": 1, "41": 1}


@pytest.mark.usefixtures("two")
def test_the_payroll_list_leaves_what_the_registry_does_not_hold() -> None:
    table = build_form("bm04", unit="05356", day=DAY, user=ServerActor())
    assert words_of(table, "1") == {"3": "04/03/1972", "5": "Bí thư Đảng ủy", "6": "Xã Lạc Sỹ", "7": "01/01/2020"}
    assert any("lương" in note for note in table.notes)


@pytest.mark.usefixtures("two")
def test_who_may_not_see_ethnic_groups_gets_the_list_without_them(analyst: User) -> None:
    table = build_form("mau02", unit="05356", day=DAY, user=analyst)
    assert {at.column for at in table.hidden} == {"7", "8"}
    assert table.readings == ()
    client_of(analyst).get(MINE)
    assert not SensitiveReading.objects.exists()


@pytest.mark.usefixtures("two")
def test_reading_and_downloading_a_list_with_ethnic_groups_is_noted(editor: User) -> None:
    client = client_of(editor)
    assert client.get(MINE).status_code == 200
    assert client.get(FILE).status_code == 200
    assert list(SensitiveReading.objects.values_list("user", "people")) == [(editor.pk, 2)] * 2


@pytest.mark.usefixtures("two")
def test_a_list_opens_within_ones_scope_only(
    officer: User, neighbour: User, stranger: User, viewer_of_reports: User
) -> None:
    answers = {"officer": (200, 200), "neighbour": (404, 404), "stranger": (403, 403), "viewer": (200, 403)}
    users = {"officer": officer, "neighbour": neighbour, "stranger": stranger, "viewer": viewer_of_reports}
    for name, user in users.items():
        client = client_of(user)
        assert (client.get(MINE).status_code, client.get(FILE).status_code) == answers[name], name


@pytest.fixture
def viewer_of_reports(units: Units, monkeypatch: pytest.MonkeyPatch) -> User:
    """Sees people and reports of the province, and may not take names away."""
    from apps.accounts import roles
    from apps.accounts.roles import Role
    from apps.core.permissions import Permission
    from tests.conftest import make_user

    seeing = frozenset({Permission.VIEW_CADRES, Permission.VIEW_REPORTS})
    monkeypatch.setitem(roles.GRANTS, Role.ANALYST, seeing)
    return make_user("viewer", role=Role.ANALYST, unit=units.province)


@pytest.mark.usefixtures("two")
def test_the_roster_form_can_be_sent_to_the_registry_again(tmp_path: Path) -> None:
    file, out = tmp_path / "mau02.xlsx", StringIO()
    call_command(
        "report", "mau02", "--unit", "05356", "--as-of", "2025-02-28", "--format", "xlsx", "--output", str(file)
    )
    call_command("roster", "check", str(file), "--unit", "05356", "--as-of", "2025-02-28", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert [(each["values"]["full_name"], each["status"]) for each in told["people"]] == [
        ("Bùi Văn Hạnh", "unchanged"),
        ("Hà Thị Mai", "unchanged"),
    ]
    assert told["issues"] == []


@pytest.mark.usefixtures("two")
def test_a_long_list_is_cut_on_its_page_and_whole_in_its_file(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_ROWS", 1)
    client = client_of(editor)
    page = client.get(MINE)
    shown = page.content.decode()
    assert "Bùi Văn Hạnh" in shown
    assert "Hà Thị Mai" not in shown
    assert page.context["page"].is_cut
    (table,) = page.context["page"].paper.tables
    whole = build_form("mau02", unit="05356", day=DAY, user=editor)
    assert [cell.value for cell in table.rows[-1].cells] == [
        whole.values.get(Position("total", column.code)) for column in whole.columns
    ]
    file = load_workbook(BytesIO(client.get(FILE).content))
    assert "Hà Thị Mai" in [cell.value for sheet in file for row in sheet for cell in row]
    assert list(SensitiveReading.objects.order_by("pk").values_list("people", flat=True)) == [1, 2]
