"""The lists that are work have something in them on the day of the demonstration, and grace has it on a second day."""

from datetime import date

import pytest

from apps.accounts.models import User
from apps.cadres.work.lists import work_lists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
DAY = date(2025, 2, 28)


def number(key: str, day: date) -> int:
    return work_lists[key].rows(User.objects.get(username="kiemtra"), day).count()


@pytest.mark.parametrize(
    "key", ["discipline-ending", "overdue-studies", "grace-ending", "retirements", "ratings-missing", "diplomas"]
)
def test_a_list_that_is_work_is_not_empty(key: str) -> None:
    assert number(key, DAY) > 0


def test_the_grace_of_the_new_law_stands_on_the_list_a_year_before_its_last_day() -> None:
    assert number("grace-ending", date(2026, 6, 29)) == 0
    assert number("grace-ending", date(2026, 6, 30)) > 0
