"""The import interface of django-import-export, answered by the roster engine."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tablib import Dataset

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.rosters.resources import RosterResource, workbook_of
from tests.conftest import DAY

HEADERS = ["Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD", "Dân tộc", "Chức vụ", "Chuyên môn", "LLCT"]
HANH = ["Bùi Văn Hạnh", "Nam", "12/5/1976", "017076000123", "Mường", "VP-TK", "ĐH", "TC"]


@pytest.fixture
def resource(officer: User) -> RosterResource:
    return RosterResource(unit="05356", day=DAY, by=officer)


def test_a_dry_run_tells_what_is_new_and_writes_nothing(resource: RosterResource) -> None:
    result = resource.import_data(Dataset(HANH, headers=HEADERS), dry_run=True)
    assert not result.has_errors()
    assert result.totals["new"] == 1
    assert not Cadre.objects.exists()


def test_an_import_writes_and_a_second_one_skips(resource: RosterResource) -> None:
    resource.import_data(Dataset(HANH, headers=HEADERS))
    assert Cadre.objects.get().citizen_id == "017076000123"
    assert resource.import_data(Dataset(HANH, headers=HEADERS)).totals["skip"] == 1


def test_mistakes_are_errors_of_their_rows_and_nothing_is_written(resource: RosterResource) -> None:
    result = resource.import_data(Dataset(HANH, HANH, headers=HEADERS))
    assert [number for number, _errors in result.row_errors()] == [1, 2]
    assert not Cadre.objects.exists()


def test_a_dataset_without_known_columns_is_an_error_of_the_whole(resource: RosterResource) -> None:
    result = resource.import_data(Dataset(["a", "b"], headers=["x", "y"]), dry_run=True)
    assert len(result.base_errors) == 1


def test_the_administration_checks_and_imports(client: Client, administrator: User) -> None:
    administrator.is_staff = True
    administrator.save()
    client.force_login(administrator)
    file = SimpleUploadedFile("a.xlsx", workbook_of(Dataset(HANH, headers=HEADERS)))
    stated = {"unit": "05356", "day": "28/02/2025", "format": "0", "resource": "0"}
    page = client.post("/admin/cadres/cadre/import/", stated | {"import_file": file})
    assert not Cadre.objects.exists()
    client.post("/admin/cadres/cadre/process_import/", stated | page.context["confirm_form"].initial)
    assert Cadre.objects.get().full_name == "Bùi Văn Hạnh"


def test_a_unit_out_of_scope_is_an_error_of_the_whole(neighbour: User) -> None:
    resource = RosterResource(unit="05356", day=DAY, by=neighbour)
    assert resource.import_data(Dataset(HANH, headers=HEADERS), dry_run=True).base_errors
