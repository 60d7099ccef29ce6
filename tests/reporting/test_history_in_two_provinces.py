"""The demonstration as it is from the start: Hòa Bình until the end of June 2025, then in Phú Thọ, without a hole."""

from datetime import date
from itertools import pairwise

import pytest

from apps.accounts.models import User
from apps.cadres.models import Cadre, Placement, Posting
from apps.reporting.errors import OutOfScope
from apps.reporting.services import build_report
from apps.reporting.trends.services import build_trend
from tests.reporting.figures import cells_of, printed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
STAFF, COMMITTEE = "cadres_and_civil_servants", "party_executive_committee"
DAY, EVE, REFORM, LATER = date(2025, 2, 28), date(2025, 6, 30), date(2025, 7, 1), date(2026, 6, 30)
TREND = [date(2019, 12, 31), date(2020, 1, 1), *(date(year, 12, 31) for year in range(2020, 2025)), EVE, REFORM, LATER]


def account(name: str) -> User:
    found: User = User.objects.get(username=name)
    return found


def seen_by(name: str) -> set[int]:
    return set(Cadre.objects.visible_to(account(name)).values_list("pk", flat=True))


def serving_in(key: str, day: date) -> set[int]:
    return set(Posting.objects.running_on(day).filter(unit__key=key).values_list("cadre", flat=True))


def heads(unit: str, day: date, group: str) -> int:
    return int(printed("quality", unit, day.isoformat())[group, "headcount", "total"]["count"])


@pytest.mark.parametrize("day", [REFORM, LATER])
def test_46_communes_without_districts_hold_everybody(day: date) -> None:
    cells = [
        c for c in cells_of("quality", "25", day.isoformat()) if (c["group"], c["measure"]) == (STAFF, "headcount")
    ]
    staffed = {c["unit"]: c["count"] for c in cells if c["count"]}
    assert len(staffed) == 47
    assert sum(count for unit, count in staffed.items() if len(unit) == 5) == staffed["25"]
    assert not any(len(unit) == 3 for unit in staffed)


@pytest.mark.parametrize("group", [STAFF, COMMITTEE, "non_professional"])
def test_the_reform_loses_nobody_but_those_who_left(group: str) -> None:
    left = Placement.objects.filter(reorganisation__key="nq-1676-ubtvqh15", result="left", is_primary=True).count()
    before, after = heads("17", EVE, group), heads("25", REFORM, group)
    assert before - left <= after <= before


def test_the_people_of_divided_communes_stand_in_the_units_that_took_them() -> None:
    table = build_report("quality", unit="25", day=REFORM, user=account("phutho"), groups=[STAFF], measures=["sex"])
    assert "posts_in_ended_units" not in {notice.code for notice in table.notices}


@pytest.mark.parametrize("geography", ["2025-07-01", "2025-02-28", "2019-12-31"])
def test_a_trend_from_2019_to_2026_has_no_break_in_one_geography(geography: str) -> None:
    trend = build_trend(
        "quality",
        unit="17",
        days=TREND,
        user=account("phantich"),
        group=STAFF,
        measure="professional",
        geography=geography,
    )
    counts = [point.base or 0 for point in trend.points]
    assert len(trend.told) == len(TREND)
    assert all(0 <= before - after <= before // 10 for before, after in pairwise(counts))


def test_the_account_of_the_new_province_reads_its_figures_and_sees_its_people() -> None:
    table = build_report("quality", unit="25", day=LATER, user=account("phutho"), groups=[STAFF], measures=["sex"])
    assert table.base(STAFF, table.unit.pk) == heads("25", LATER, STAFF)
    assert seen_by("phutho") >= serving_in("c05356", DAY)


def test_the_officer_of_the_new_commune_sees_those_of_the_former_ones_and_nobody_else() -> None:
    communes = ("c05356", "c05362", "c05365", "c05368")
    assert seen_by("lacluong") >= set().union(*(serving_in(key, DAY) for key in communes))
    assert seen_by("lacluong").isdisjoint(serving_in("c05101", DAY))


def test_officers_of_the_former_communes_still_see_their_own_people_and_not_each_others() -> None:
    assert seen_by("lacsy") >= serving_in("c05356", DAY)
    assert seen_by("baohieu") >= serving_in("c05365", DAY)
    assert seen_by("lacsy").isdisjoint(seen_by("baohieu"))


def test_accounts_of_other_districts_see_their_own_alone() -> None:
    assert seen_by("kinhmon")
    assert seen_by("tanky")
    assert seen_by("kinhmon").isdisjoint(seen_by("tanky") | seen_by("phantich"))
    with pytest.raises(OutOfScope):
        build_report("quality", unit="17", day=DAY, user=account("kinhmon"))
