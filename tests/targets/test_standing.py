"""How targets stand, by hand counts."""

from datetime import date
from decimal import Decimal

import pytest

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.permissions import Permission
from apps.qualifications.models import Qualification
from apps.targets.models import Kind, Target
from apps.targets.standing import Verdict, board_of, verdict_on
from tests.conftest import DAY

pytestmark = pytest.mark.usefixtures("staff")


def test_the_whole_and_every_unit_are_counted_with_all_levels_above(target: Target, analyst: User) -> None:
    board = board_of(target, unit="17", day=DAY, user=analyst, level="commune")
    assert (board.whole.now.count, board.whole.now.base) == (2, 5)
    assert (board.whole.now.shown, board.whole.now.verdict) == (Decimal("40.0"), Verdict.BEHIND)
    found = {each.place.title: (each.now.count, each.now.base, each.now.verdict) for each in board.units}
    assert found["Xã Lạc Sỹ"] == (2, 3, Verdict.REACHED)
    assert found["Xã Bảo Hiệu"] == (0, 2, Verdict.BEHIND)
    assert found["Xã Thu Phong"] == (0, 0, Verdict.UNKNOWN)
    assert board.units[0].place.title == "Xã Bảo Hiệu"
    assert (board.behind, board.counted) == (1, 2)


def test_who_studies_is_expected_only_when_the_study_surely_ends_in_time(target: Target, analyst: User) -> None:
    dung = Cadre.objects.get(full_name="Đinh Thị Dung")
    study = Qualification.objects.create(
        cadre=dung, level_id="CM_DH", state="studying", reported_on=DAY, expected_on=date(2025, 10, 1)
    )
    board = board_of(target, unit="17", day=DAY, user=analyst, level="commune")
    assert board.whole.expected is not None
    assert (board.whole.expected.count, board.whole.expected.verdict) == (3, Verdict.FLOOR)
    study.expected_on, study.expected_precision = date(2026, 1, 1), "year"
    study.save()
    later = board_of(target, unit="17", day=DAY, user=analyst).whole.expected
    assert later is not None
    assert later.count == 2


def test_a_mean_is_for_each_commune_of_the_unit(target: Target, analyst: User) -> None:
    target.kind, target.floor, target.ceiling = Kind.MEAN, Decimal(1), None
    board = board_of(target, unit="17", day=DAY, user=analyst, level="commune")
    assert board.whole.now.shown == Decimal("0.7")
    district = board_of(target, unit="158", day=DAY, user=analyst).whole.now
    assert (district.shown, district.verdict) == (Decimal("1.0"), Verdict.REACHED)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("49.99", Verdict.BEHIND),
        ("50", Verdict.FLOOR),
        ("65", Verdict.FLOOR),
        ("65.01", Verdict.REACHED),
        ("80", Verdict.REACHED),
        ("80.01", Verdict.PASSED),
    ],
)
def test_floor_and_ceiling_belong_to_the_range(target: Target, value: str, verdict: Verdict) -> None:
    assert verdict_on(target, Decimal(value)) == verdict


def test_a_number_opens_as_many_people_as_it_says(target: Target, analyst: User) -> None:
    target.and_above = False
    board = board_of(target, unit="17", day=DAY, user=analyst)
    assert analyst.can(Permission.VIEW_CADRES)
    assert "category=CM_DH" in board.whole.people_url
