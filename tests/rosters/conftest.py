"""Applying rosters without their files."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from apps.accounts.models import User
from apps.rosters import services
from apps.rosters.outcome import Outcome
from tests.conftest import DAY, Units
from tests.rosters.stating import stating

Apply = Callable[..., Outcome]


@pytest.fixture
def apply(units: Units, officer: User) -> Apply:
    """Apply rows to Lạc Sỹ as of a day: `apply(someone())`."""

    def applied(*rows: dict[str, Any], on: date = DAY, unit: Any = None, by: User | None = None) -> Outcome:
        user = by or officer
        upload = services.receive(
            content=repr(rows).encode(), filename="lac-sy.xlsx", unit=unit or units.lac_sy, as_of=on, by=user
        )
        return services.apply(upload, by=user, understood=stating(*rows))

    return applied
