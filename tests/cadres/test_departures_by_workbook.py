"""Who leaves by workbook: posts end with the last day, whatever way the day is told; nobody leaves twice."""

from datetime import date
from typing import Any

import pytest

from apps.accounts.models import User
from apps.cadres.models import Cadre, Departure
from apps.rosters import services
from tests.conftest import Person, Units
from tests.rosters.facts import NAME, sent
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
LAST, OFF = "Công tác đến hết ngày", "Nghỉ từ ngày"


@pytest.fixture
def hanh(person: Person) -> Cadre:
    return person(NAME)


def codes(header: str, value: str, units: Units, by: User, cause: str = "Nghỉ hưu đúng tuổi") -> list[str]:
    rows: list[list[Any]] = [["TT", "Họ và tên", "Lý do thôi công tác", header], [1, NAME, cause, value]]
    upload = sent(workbook(rows), units, by)
    assert upload.format == "departures"
    return [issue.code for issue in services.apply(upload, by=by).issues]


@pytest.mark.parametrize(("header", "value"), [(LAST, "31/01/2025"), (OFF, "01/02/2025")])
def test_the_post_ends_with_the_last_day(header: str, value: str, hanh: Cadre, units: Units, officer: User) -> None:
    assert codes(header, value, units, officer) == []
    assert Departure.objects.get().last_day == date(2025, 1, 31)
    assert hanh.postings.get().period.upper == date(2025, 2, 1)


def test_nobody_leaves_twice(hanh: Cadre, units: Units, officer: User) -> None:
    assert codes(LAST, "31/01/2025", units, officer) == []
    assert codes(LAST, "15/02/2025", units, officer) == ["F611"]
    assert codes(LAST, "31/01/2025", units, officer, cause="Thôi việc") == ["F613"]


def test_who_stands_twice_in_a_file_with_two_days_is_told_at_the_later_one(
    hanh: Cadre, units: Units, officer: User
) -> None:
    """The whole file had been refused when it was applied, without a row."""
    rows: list[list[Any]] = [
        ["TT", "Họ và tên", "Lý do thôi công tác", LAST],
        [1, NAME, "Nghỉ hưu đúng tuổi", "31/01/2025"],
        [2, NAME, "Nghỉ hưu đúng tuổi", "15/02/2025"],
    ]
    upload = sent(workbook(rows), units, officer)
    issues = services.apply(upload, by=officer).issues
    assert [(issue.code, issue.place.row) for issue in issues] == [("F611", 3)]
    assert not Departure.objects.exists()


def test_a_day_or_a_cause_that_is_missing_is_asked_for(hanh: Cadre, units: Units, officer: User) -> None:
    assert "F101" in codes(LAST, "", units, officer)
    assert codes(LAST, "31/01/2025", units, officer, cause="Đang công tác") != []
    assert not Departure.objects.exists()
