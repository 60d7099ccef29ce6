"""Indicators of events and units as the published text prints them, on the demonstration province."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

import pytest

from apps.reporting.actors import ServerActor
from apps.reporting.indicators.definitions import IndicatorValue
from apps.reporting.indicators.services import value_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
DAY = date(2025, 2, 28)
# Indicator, group, measure, category; numerator and what is printed as its share or number.
PRINTED = (
    ("I06", "communes", "units", "before_merger", 210, 210),
    ("I06", "communes", "units", "after_merger", 151, 151),
    ("I06", "communes", "units", "decrease", 59, Decimal("28.10")),
    ("I07", "surplus_persons", "surplus", "settled", 1798, Decimal("100.00")),
    ("I07", "civil_servants", "surplus", "settled", 1053, Decimal("100.00")),
    ("I07", "non_professional", "surplus", "settled", 745, Decimal("100.00")),
    ("I08", "movements", "rotation_98_qd_tw", "total", 135, 135),
    ("I08", "movements", "transfer_98_qd_tw", "commune_to_commune", 45, Decimal("26.47")),
    ("I08", "movements", "rotation_65_qd_tw", "total", 259, 259),
    ("I08", "movements", "transfer_65_qd_tw", "total", 150, 150),
    ("I09", "party_members", "track", "in_term", 909, 909),
    ("I09", "commune_cadres", "track", "in_term", 497, Decimal("54.68")),
    ("I01", "cadres_and_civil_servants", "headcount", "total", 3206, 3206),
    ("I10", "cadres_and_civil_servants", "headcount", "mean", 3206, Decimal("21.23")),
)


@lru_cache
def figures(code: str) -> dict[tuple[str, str, str], IndicatorValue]:
    found = value_of(code, unit="17", day=DAY, user=ServerActor())
    return {(each.group, each.measure, each.category): each for each in found}


@pytest.mark.parametrize(("code", "group", "measure", "category", "numerator", "value"), PRINTED)
def test_the_printed_figure_comes_out(
    code: str, group: str, measure: str, category: str, numerator: int, value: Decimal | int
) -> None:
    found = figures(code)[group, measure, category]
    assert (found.numerator, found.value) == (numerator, value)
