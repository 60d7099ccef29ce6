"""How targets stand, by hand counts."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.qualifications.models import Qualification
from apps.targets.forecast import Studies
from apps.targets.models import Kind, Target
from apps.targets.standing import Verdict, board_of, shown_of, verdict_on
from tests.conftest import DAY, Person, Units

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


@pytest.mark.parametrize("and_above", [True, False])
def test_a_number_opens_as_many_people_as_it_says(
    target: Target, analyst: User, client: Client, *, and_above: bool
) -> None:
    """A level with all above it is several rows of the report: they had opened nothing."""
    target.and_above = and_above
    board = board_of(target, unit="17", day=DAY, user=analyst, level="commune")
    client.force_login(analyst)
    held = [each for each in (board.whole, *board.units) if each.now.count]
    assert len(held) == 2
    for each in held:
        page = client.get(each.people_url)
        assert page.context["page_obj"].paginator.count == each.now.count
    assert client.get(board.report_url).status_code == 200


def test_the_forecast_says_who_stands_behind_it(target: Target, analyst: User, person: Person, units: Units) -> None:
    """Six study for a university degree; the forecast is larger by those of the first two kinds."""
    ends = {
        "should have finished": (date(2024, 12, 20), "day"),
        "in time": (date(2025, 10, 1), "day"),
        "in time as well": (date(2025, 12, 1), "month"),
        "in the year": (date(2025, 1, 1), "year"),
        "later": (date(2026, 6, 1), "month"),
        "nobody knows": (None, "day"),
    }
    for name, (day, precision) in ends.items():
        cadre = person(name, unit=units.bao_hieu, qualifications={"prof_edu": "CM_CD"})
        study = {"level_id": "CM_DH", "state": "studying", "reported_on": DAY}
        Qualification.objects.create(cadre=cadre, expected_on=day, expected_precision=precision, **study)
        # a second study that ends later says nothing of the first
        other = {**study, "level_id": "CM_THS", "expected_on": date(2029, 1, 1)}
        Qualification.objects.create(cadre=cadre, **other) if day else None
    graduate = Cadre.objects.get(full_name="Bùi Thị Bình")
    Qualification.objects.create(cadre=graduate, level_id="CM_THS", state="studying", reported_on=DAY)
    board = board_of(target, unit="17", day=DAY, user=analyst, level="commune")
    assert board.studies == Studies(overdue=1, in_time=3, later=1, undated=1)
    assert board.whole.expected is not None
    assert board.whole.expected.count == 2 + board.studies.expected
    assert board.studies.all == len(ends)


@pytest.mark.parametrize(
    ("value", "shown"), [("79.96", "79.96"), ("80", "80.0"), ("79.94", "79.9"), ("79.996", "79.996")]
)
def test_a_figure_is_not_rounded_across_the_floor(target: Target, value: str, shown: str) -> None:
    """Beside “not reached, at least 80” nobody reads 80.0."""
    target.floor = Decimal(80)
    assert str(shown_of(target, Decimal(value))) == shown


def test_a_target_of_one_kind_of_communes_counts_those_alone(target: Target, analyst: User, units: Units) -> None:
    units.bao_hieu.periods.update(kind="phuong")
    target.unit_kind, target.floor, target.ceiling = "phuong", Decimal(50), None
    board = board_of(target, unit="17", day=DAY, user=analyst, level="commune")
    assert [each.place.pk for each in board.units] == [units.bao_hieu.pk]
    assert (board.whole.now.count, board.whole.now.base, board.whole.now.verdict) == (0, 2, Verdict.BEHIND)
    assert board.whole.people_url == ""
    assert board.studies is None
    assert board_of(target, unit="05365", day=DAY, user=analyst).studies is not None
    target.unit_kind = "xa"
    others = board_of(target, unit="17", day=DAY, user=analyst, level="district").whole.now
    target.unit_kind = ""
    every = board_of(target, unit="17", day=DAY, user=analyst).whole.now
    assert every.base is not None
    assert (others.count, others.base) == (every.count, every.base - 2)


def test_of_a_unit_without_such_communes_there_is_no_figure(target: Target, analyst: User) -> None:
    target.unit_kind = "phuong"
    board = board_of(target, unit="17", day=DAY, user=analyst, level="commune")
    assert board.units == ()
    assert board.whole.now.verdict == Verdict.UNKNOWN
