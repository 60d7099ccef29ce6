"""The demonstration from the end of 2019 to 2025: its units of each day, and totals that never jump without reason."""

from decimal import Decimal
from itertools import pairwise

import pytest

from tests.reporting.figures import cells_of, printed, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
PROVINCE, STAFF, COMMITTEE = "17", "cadres_and_civil_servants", "party_executive_committee"
# Day, communes and districts.
UNITS = (
    ("2019-12-31", 210, 11),
    ("2020-01-01", 151, 10),
    ("2020-12-31", 151, 10),
    ("2021-12-31", 151, 10),
    ("2022-12-31", 151, 10),
    ("2023-12-31", 151, 10),
    ("2024-12-31", 151, 10),
    ("2025-02-28", 151, 10),
)
DAYS = tuple(day for day, _communes, _districts in UNITS)


def heads(group: str, day: str) -> int:
    return int(printed("quality", PROVINCE, day)[group, "headcount", "total"]["count"])


def level(measure: str, category: str, day: str, group: str = STAFF) -> Decimal:
    return share(printed("quality", PROVINCE, day)[group, measure, category])


@pytest.mark.parametrize(("day", "communes", "districts"), UNITS)
def test_the_report_stands_on_the_units_of_its_day(day: str, communes: int, districts: int) -> None:
    units = {cell["unit"] for cell in cells_of("quality", PROVINCE, day)}
    assert (sum(len(unit) == 5 for unit in units), sum(len(unit) == 3 for unit in units)) == (communes, districts)


@pytest.mark.parametrize("day", DAYS)
def test_communes_add_up_to_districts_and_districts_to_the_province(day: str) -> None:
    cells = [c for c in cells_of("quality", PROVINCE, day) if (c["group"], c["measure"]) == (STAFF, "headcount")]
    totals = [sum(c["count"] for c in cells if len(c["unit"]) == digits) for digits in (2, 3, 5)]
    assert totals == [heads(STAFF, day)] * 3


def test_nobody_is_lost_or_made_in_the_merger_of_2020() -> None:
    """All who served on the eve serve on the day, the surplus too, who leave one by one until 2025."""
    assert heads(STAFF, "2019-12-31") == heads(STAFF, "2020-01-01")
    assert heads("non_professional", "2019-12-31") == heads("non_professional", "2020-01-01")


def test_the_staff_shrinks_by_the_surplus_that_is_settled_and_never_jumps() -> None:
    counts = [heads(STAFF, day) for day in DAYS]
    assert counts[-1] == 3206
    for before, after in pairwise(counts):
        assert 0 <= before - after <= before // 10
    # 1,053 surplus civil servants, 260 who were placed on and left later, 19 called to districts, 6 dismissed.
    assert counts[0] - counts[-1] == 1053 + 260 + 19 + 6


@pytest.mark.parametrize(
    ("measure", "category"),
    [
        ("professional", "university_and_above"),
        ("political_theory", "intermediate_and_above"),
        ("state_management", "officer"),
    ],
)
def test_levels_of_training_rise_slowly_from_year_to_year(measure: str, category: str) -> None:
    ends = [level(measure, category, day) for day in DAYS if day.endswith("12-31")]
    for before, after in pairwise(ends):
        assert 0 < after - before < 7


@pytest.mark.parametrize("measure", ["professional", "political_theory", "general_education", "informatics"])
def test_what_is_not_known_of_the_staff_is_no_greater_in_earlier_years_than_papers_explain(measure: str) -> None:
    shares = [level(measure, "unknown", day) for day in DAYS]
    assert max(shares) - shares[-1] < 7


def test_party_committees_of_both_terms_have_members() -> None:
    assert heads(COMMITTEE, "2019-12-31") > 2500
    assert {heads(COMMITTEE, day) for day in DAYS[2:]} == {2093}
    assert level("professional", "university_and_above", "2019-12-31", COMMITTEE) < level(
        "professional", "university_and_above", "2024-12-31", COMMITTEE
    )
