"""The demonstration after the first of July 2025: 46 communes of Phú Thọ, no districts, and everybody placed."""

from datetime import date

import pytest

from apps.cadres.models import Placement, Posting
from apps.communes.models import UnitPeriod
from tests.reporting.figures import cells_of, printed, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reformed")]
OLD, NEW, STAFF = "17", "25", "cadres_and_civil_servants"
EVE, DAY, LATER = "2025-06-30", "2025-07-01", "2026-06-30"
HEADS = (STAFF, "headcount", "total")


def test_nobody_is_left_in_a_unit_that_has_ended() -> None:
    standing = UnitPeriod.objects.on(date(2025, 7, 1)).values("unit")
    running = Posting.objects.running_on(date(2025, 7, 1))
    assert running.filter(is_primary=True).count() > 4000
    assert not running.exclude(unit__in=standing).exists()


def test_46_communes_without_districts_hold_the_people_of_the_151() -> None:
    staffed = {
        c["unit"] for c in cells_of("quality", NEW, DAY) if (c["group"], c["measure"]) == HEADS[:2] and c["count"]
    }
    assert len(staffed - {NEW}) == 46
    assert all(len(unit) in (2, 5) for unit in staffed)


def test_the_total_changes_by_who_left_and_who_came_from_the_districts_alone() -> None:
    before, after = printed("quality", OLD, EVE)[HEADS]["count"], printed("quality", NEW, DAY)[HEADS]["count"]
    left = Placement.objects.filter(reorganisation__key="nq-1676-ubtvqh15", result="left", is_primary=True)
    leavers = left.exclude(old_posting__category="non_professional").count()
    came = Posting.objects.filter(period__startswith=date(2025, 7, 1), is_primary=True)
    newcomers = came.filter(placed_by__isnull=True).count()
    assert after == before - leavers + newcomers
    assert 0 < leavers < before // 10
    assert 0 < newcomers < before // 10


def test_levels_go_on_rising_after_the_reform() -> None:
    key = (STAFF, "political_theory", "intermediate_and_above")
    shares = [
        share(printed("quality", unit, day)[key])
        for unit, day in ((OLD, "2024-12-31"), (NEW, "2025-12-31"), (NEW, LATER))
    ]
    assert shares == sorted(shares)


def test_posts_of_non_professional_staff_end_with_may_2026() -> None:
    key = ("non_professional", "headcount", "total")
    assert printed("quality", NEW, "2026-05-31")[key]["count"] > 500
    assert printed("quality", NEW, LATER)[key]["count"] == 0


def test_the_day_of_the_demonstration_reads_as_before() -> None:
    cells = printed("quality", OLD, "2025-02-28")
    assert cells[HEADS]["count"] == 3206
    assert printed("quality", "05356", "2025-02-28")[STAFF, "professional", "master"]["count"] == 2
