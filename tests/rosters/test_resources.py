"""The import interface of django-import-export, answered by the roster engine."""

import pytest
from tablib import Dataset

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.rosters.resources import RosterResource
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
