"""A class that leads to the intermediate level of political theory, and one that leads to nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from apps.training.models import Course, TrainingClass
from tests.conftest import Units

MakeClass = Callable[..., TrainingClass]


@pytest.fixture
def make_class(units: Units) -> MakeClass:
    """Make a class of the province: `make_class("DT_LLCT_TC", capacity=2)`."""

    def make(course: str = "DT_LLCT_TC", **facts: Any) -> TrainingClass:
        given = {
            "unit": units.province,
            "name": "Lớp K40",
            "starts_on": date(2024, 3, 1),
            "ends_on": date(2024, 12, 20),
            "sessions": 40,
        } | facts
        made = TrainingClass.objects.create(course=Course.objects.get(pk=course), **given)
        made.refresh_from_db()
        return made

    return make
