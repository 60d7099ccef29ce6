"""Completeness equals a plain count, now and as it stood at the deadline."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.communes.models import Kind, Unit
from apps.communes.services import rebuild_cover
from apps.submissions.completeness import Counts, completeness
from apps.submissions.models import Delivery, ReportingPeriod, Submission, Verdict
from tests.conftest import Units, make_unit
from tests.submissions.conftest import MakePeriod, bare_upload, minute

HOURS = st.integers(-30, 30)
# hours after the deadline at which a version was sent, then (verdict, hours later, hours until it was reopened)
VERSION = st.tuples(HOURS, st.sampled_from(["", "accepted", "returned"]), st.integers(1, 20), st.integers(0, 20))
STORY = st.lists(VERSION, max_size=3)
DEADLINE = minute(timezone.now() - timedelta(days=30))
Version = tuple[int, str, int, int]


def hours(number: float) -> datetime:
    return DEADLINE + timedelta(hours=number)


def plain_state(story: list[Version], moment: datetime) -> str:
    """The state as a person with a notebook would tell it."""
    state = "missing"
    for sent, verdict, answered, reopened in story:
        if hours(sent) > moment:
            continue
        state = "waiting"
        if verdict and hours(sent + answered) <= moment:
            state = verdict
            if verdict == "accepted" and reopened and hours(sent + answered + reopened) <= moment:
                state = "returned"
    return state


def plain_counts(stories: list[list[Version]], moment: datetime) -> Counts:
    states = [plain_state(story, moment) for story in stories]
    firsts = [hours(story[0][0]) for story in stories if story and hours(story[0][0]) <= moment]
    on_time = sum(first < DEADLINE + timedelta(minutes=1) for first in firsts)
    return Counts(
        expected=len(stories),
        on_time=on_time,
        late=len(firsts) - on_time,
        **{state: states.count(state) for state in ("missing", "waiting", "returned", "accepted")},
    )


def in_order(story: list[Version]) -> list[Version]:
    """Versions follow each other; only the last may stand accepted."""
    ordered = sorted(story, key=lambda version: version[0])
    distinct = [v for n, v in enumerate(ordered) if not n or v[0] > ordered[n - 1][0]]
    return [(s, "returned" if v == "accepted" and n + 1 < len(distinct) else v, a, r) for n, (s, v, a, r) in enumerate(distinct)]  # noqa: E501  # fmt: skip


def tell(submission: Submission, story: list[Version], by: User) -> None:
    for number, (sent, verdict, answered, reopened) in enumerate(story, 1):
        facts: dict[str, Any] = {}
        if verdict:
            facts = {"verdict": verdict, "reviewed_by": by, "reviewed_at": hours(sent + answered)}
        if verdict == Verdict.ACCEPTED and reopened:
            facts |= {"reopened_by": by, "reopened_at": hours(sent + answered + reopened), "reopen_reason": "x"}
        upload = bare_upload(submission.unit, by)
        Delivery.objects.create(
            submission=submission, number=number, upload=upload, delivered_by=by, delivered_at=hours(sent), **facts
        )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stories=st.lists(STORY, min_size=3, max_size=3), at=st.integers(-40, 90))
def test_completeness_equals_a_plain_count_at_any_moment(
    stories: list[list[Version]], at: int, make_period: MakePeriod, units: Units, editor: User
) -> None:
    period = ReportingPeriod.objects.first() or make_period(deadline=DEADLINE)
    Delivery.objects.all().delete()
    told = [in_order(story) for story in stories]
    for submission, story in zip(period.submissions.order_by("unit__key"), told, strict=True):
        tell(submission, story, editor)
    found = completeness(period, editor, hours(at + 0.5))
    assert found.whole == plain_counts(told, hours(at + 0.5))
    whole = found.whole
    assert whole.expected == whole.on_time + whole.late + whole.missing
    assert whole.expected == whole.missing + whole.waiting + whole.returned + whole.accepted
    # Thu Phong stands alone in Cao Phong, the two others are of Yên Thủy
    assert [line.counts.expected for line in found.lines] == [1, 2]


def test_an_officer_counts_the_own_unit_alone(
    period: ReportingPeriod, officer: User, neighbour: User, units: Units
) -> None:
    upload = bare_upload(units.bao_hieu, neighbour)
    Delivery.objects.create(submission=period.submissions.get(unit=units.bao_hieu), number=1, upload=upload,
                            delivered_by=neighbour)  # fmt: skip
    assert completeness(period, officer, timezone.now()).whole == Counts(expected=1, missing=1)


def test_districts_stand_in_the_order_of_vietnamese_letters(
    make_period: MakePeriod, units: Units, editor: User
) -> None:
    for number, name in enumerate(("Lương Sơn", "Lạc Sơn", "Đà Bắc"), 1):
        district = make_unit(f"d90{number}", name=name, kind=Kind.HUYEN, parent=units.province)
        make_unit(f"c0990{number}", name=name, kind=Kind.XA, parent=district)
    rebuild_cover()
    titles = [line.title.removeprefix("Huyện ") for line in completeness(make_period(), editor, timezone.now()).lines]
    assert titles == ["Cao Phong", "Đà Bắc", "Lạc Sơn", "Lương Sơn", "Yên Thủy"]


def test_the_rates_are_of_the_units_expected() -> None:
    counts = Counts(expected=151, on_time=120, late=21, missing=10, accepted=100)
    assert counts.delivered == 141
    assert f"{counts.on_time_rate:.2f}" == "79.47"
    assert Counts().delivered_rate is None


@pytest.mark.parametrize("unit", ["lac_sy", "thu_phong"])
def test_a_unit_that_is_no_longer_expected_is_no_longer_counted(
    unit: str, period: ReportingPeriod, editor: User, units: Units
) -> None:
    left: Unit = getattr(units, unit)
    period.submissions.filter(unit=left).delete()
    assert completeness(period, editor, timezone.now()).whole.expected == 2
