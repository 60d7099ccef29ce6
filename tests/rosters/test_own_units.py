"""The unit of a roster by its official code: that of the officer is known with their log-in, others are asked for."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.accounts.models import User
from apps.communes.models import UnitPeriod
from apps.core.permissions import Permission
from apps.rosters.units import unit_by_code
from tests.conftest import REFORM, Units

pytestmark = pytest.mark.django_db
LATER_CODE = "05399"
DAYS = (date(1990, 1, 1), REFORM - timedelta(days=1), REFORM, REFORM + timedelta(days=1), date(2030, 1, 1))
Counted = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture
def later(units: Units) -> None:
    """The commune goes on under another code, and its old one goes to a neighbour."""
    UnitPeriod.objects.create(
        unit=units.lac_sy,
        code=LATER_CODE,
        name="Lạc Sỹ",
        kind="xa",
        parent=units.yen_thuy,
        valid=DateRange(REFORM, date(2030, 1, 1)),
    )
    UnitPeriod.objects.create(
        unit=units.bao_hieu,
        code="05356",
        name="Bảo Hiệu",
        kind="xa",
        parent=units.yen_thuy,
        valid=DateRange(REFORM, None),
    )


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("code", ["05356", LATER_CODE, "05365", "17", "99999"])
def test_the_unit_of_a_code_is_the_same_whoever_asks(officer: User, later: None, code: str, day: date) -> None:
    assert unit_by_code(code, day, among=officer) == unit_by_code(code, day)


def test_the_officer_s_own_unit_is_not_asked_for(
    officer: User, units: Units, django_assert_num_queries: Counted
) -> None:
    assert officer.can(Permission.UPLOAD_ROSTERS, units.lac_sy)
    with django_assert_num_queries(0):
        assert unit_by_code("05356", date(2025, 2, 28), among=officer) == units.lac_sy
