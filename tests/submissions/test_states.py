"""The four states of a unit's roster, and which act leads from each to which."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.rosters import hooks
from apps.rosters import services as rosters
from apps.rosters.claims import NotApplicableError
from apps.rosters.duties import rosters_to_apply
from apps.rosters.models import AbsentAnswer, DecisionKind, RowDecision, RowStatus, UploadState
from apps.submissions import services
from apps.submissions.cleanness import obstacles
from apps.submissions.models import Delivery, ReportingPeriod, RowRemark, State, Verdict
from tests.conftest import DAY, Units
from tests.rosters.workbooks import HANH, NGUYET
from tests.submissions.conftest import MakePeriod, Sent, bare_upload, minute, row, submission

ACTS = ("deliver", "accept", "return", "reopen")
# state -> the state after each act; None where the act is refused
TABLE: dict[State, tuple[State | None, ...]] = {
    #               deliver        accept          return          reopen
    State.MISSING: (State.WAITING, None, None, None),
    State.WAITING: (State.WAITING, State.ACCEPTED, State.RETURNED, None),
    State.RETURNED: (State.WAITING, None, None, None),
    State.ACCEPTED: (None, None, None, State.RETURNED),
}


@pytest.fixture
def act(units: Units, officer: User, editor: User, period: ReportingPeriod) -> Callable[[str], None]:
    """Do something to the roster of Lạc Sỹ."""

    def do(name: str) -> None:
        latest = Delivery.objects.order_by("-number").first()
        if name == "deliver":
            services.deliver(upload=bare_upload(units.lac_sy, officer, state=UploadState.APPLIED), by=officer)
        elif latest is None:
            raise ValidationError("nothing to review")
        elif name == "accept":
            services.accept(delivery=latest, by=editor)
        elif name == "return":
            services.return_to_correct(delivery=latest, by=editor, remarks="thiếu quyết định")
        else:
            services.reopen(delivery=latest, because="gửi nhầm", by=editor)

    return do


WAYS = {
    State.MISSING: (),
    State.WAITING: ("deliver",),
    State.RETURNED: ("deliver", "return"),
    State.ACCEPTED: ("deliver", "accept"),
}


@pytest.mark.parametrize("state", list(TABLE))
@pytest.mark.parametrize("name", ACTS)
def test_each_act_leads_where_the_table_says(
    state: State, name: str, act: Callable[[str], None], period: ReportingPeriod, units: Units
) -> None:
    for step in WAYS[state]:
        act(step)
    assert submission(period, units.lac_sy).state == state  # type: ignore[attr-defined]  # annotated
    expected = TABLE[state][ACTS.index(name)]
    if expected is None:
        with pytest.raises(ValidationError):
            act(name)
    else:
        act(name)
    assert submission(period, units.lac_sy).state == (expected or state)  # type: ignore[attr-defined]  # annotated


def test_the_province_accepts_and_the_roster_is_applied_in_the_reviewers_name(
    period: ReportingPeriod, uploaded: Sent, officer: User, editor: User
) -> None:
    delivery = services.deliver(upload=uploaded(HANH, NGUYET), by=officer)
    assert not Cadre.objects.exists()
    assert services.accept(delivery=delivery, by=editor)
    delivery.refresh_from_db()
    assert (delivery.verdict, delivery.reviewed_by, delivery.upload.applied_by) == ("accepted", editor, editor)
    assert delivery.upload.by == officer
    assert Cadre.objects.count() == 2


def test_nothing_is_accepted_twice(period: ReportingPeriod, uploaded: Sent, officer: User, editor: User) -> None:
    delivery = services.deliver(upload=uploaded(), by=officer)
    services.accept(delivery=delivery, by=editor)
    with pytest.raises(ValidationError, match=r"xem xét|reviewed"):
        services.accept(delivery=delivery, by=editor)
    other = bare_upload(delivery.submission.unit, officer)
    now = timezone.now()
    with pytest.raises(IntegrityError, match="delivery_accepted_once"), transaction.atomic():
        Delivery.objects.create(
            submission=delivery.submission, number=2, upload=other, delivered_by=officer, verdict=Verdict.ACCEPTED,
            reviewed_by=editor, reviewed_at=now,
        )  # fmt: skip


def test_a_version_that_a_newer_one_replaced_is_not_accepted(
    period: ReportingPeriod, uploaded: Sent, officer: User, editor: User
) -> None:
    first = services.deliver(upload=uploaded(HANH), by=officer)
    services.deliver(upload=uploaded(NGUYET), by=officer)
    with pytest.raises(ValidationError) as refusal:
        services.accept(delivery=first, by=editor)
    assert refusal.value.code == "newer"
    assert not Cadre.objects.exists()


def test_where_the_province_accepts_an_officer_sends_instead_of_applying(
    period: ReportingPeriod, uploaded: Sent, officer: User, editor: User
) -> None:
    upload = uploaded()
    assert hooks.hindrance(upload, hooks.Act.APPLY, officer)
    assert rosters_to_apply(officer, DAY) is None
    with pytest.raises(NotApplicableError):
        rosters.apply(upload, by=officer)
    assert not Cadre.objects.exists()
    assert hooks.hindrance(upload, hooks.Act.APPLY, editor) is None
    services.close(period=period, by=editor)
    rosters.apply(upload, by=officer)
    assert Cadre.objects.count() == 1


def test_a_returned_version_is_to_be_corrected_and_not_offered_for_applying(
    period: ReportingPeriod, uploaded: Sent, officer: User, editor: User
) -> None:
    upload = uploaded()
    delivery = services.deliver(upload=upload, by=officer)
    services.return_to_correct(delivery=delivery, remarks="Ghi đủ ngày sinh.", by=editor)
    advised = hooks.advice(upload, hooks.Act.APPLY, officer)
    assert advised is not None
    assert advised.code == "S006"
    assert rosters_to_apply(officer, DAY) is None
    assert hooks.waiting_of([upload]) == {upload.pk: str(State.RETURNED.label)}


def test_a_returned_version_is_not_corrected_where_it_cannot_be_sent(
    period: ReportingPeriod, uploaded: Sent, officer: User, editor: User
) -> None:
    upload = uploaded()
    delivery = services.deliver(upload=upload, by=officer)
    services.return_to_correct(delivery=delivery, remarks="Ghi đủ ngày sinh.", by=editor)
    for who in (officer, editor):
        refused = hooks.hindrance(upload, hooks.Act.DECIDE, who)
        assert refused is not None
        assert refused.code == "S006"


def test_an_officer_cannot_review(period: ReportingPeriod, uploaded: Sent, officer: User) -> None:
    delivery = services.deliver(upload=uploaded(), by=officer)
    for review in (
        lambda: services.accept(delivery=delivery, by=officer),
        lambda: services.return_to_correct(delivery=delivery, by=officer, remarks="x"),
        lambda: services.reopen(delivery=delivery, because="x", by=officer),
    ):
        with pytest.raises(PermissionDenied):
            review()


def test_a_clean_roster_is_accepted_and_applied_when_it_is_sent(
    automatic: ReportingPeriod, uploaded: Sent, officer: User
) -> None:
    delivery = services.deliver(upload=uploaded(HANH), by=officer)
    assert (delivery.is_automatic, delivery.state, delivery.upload.applied_by) == (True, State.ACCEPTED, officer)
    assert Cadre.objects.count() == 1


def test_a_roster_with_something_to_judge_waits_for_review(
    automatic: ReportingPeriod, uploaded: Sent, officer: User, person: Callable[..., Cadre]
) -> None:
    person("Quách Thị Vắng")
    delivery = services.deliver(upload=uploaded(HANH), by=officer)
    assert delivery.state == State.WAITING
    assert not Cadre.objects.filter(full_name="Bùi Văn Hạnh").exists()


def test_what_keeps_a_roster_from_being_clean(units: Units, officer: User) -> None:
    upload = bare_upload(units.lac_sy, officer, absent=[{"cadre": "CB-1", "full_name": "A"}])
    row(upload, 8)
    row(upload, 9, RowStatus.CHANGED, changes={"phone": ["1", "2"]})
    row(upload, 10, RowStatus.CHANGED, changes={"titles": [["A"], ["B"]]})
    row(upload, 11, RowStatus.MOVED)
    RowDecision.objects.create(upload=upload, sheet="S", row=8, kind=DecisionKind.SKIP, reason="x", by=officer)
    assert [each.shown for each in obstacles(upload)] == ["skipped", "absent", "papers"]
    AbsentAnswer.objects.create(upload=upload, cadre="CB-1", choice="left", by=officer)
    for number in (10, 11):
        RowDecision.objects.create(upload=upload, sheet="S", row=number, kind=DecisionKind.PAPER, by=officer)
    RowDecision.objects.filter(kind=DecisionKind.SKIP).update(taken_back_at=timezone.now(), taken_back_by=officer)
    assert obstacles(upload) == []


def test_an_accepted_roster_that_is_taken_back_is_no_longer_accepted(
    period: ReportingPeriod, uploaded: Sent, officer: User, editor: User, units: Units
) -> None:
    delivery = services.deliver(upload=uploaded(), by=officer)
    services.accept(delivery=delivery, by=editor)
    delivery.upload.refresh_from_db()
    with pytest.raises(NotApplicableError):
        rosters.undo(delivery.upload, by=officer)
    rosters.undo(delivery.upload, by=editor)
    assert submission(period, units.lac_sy).state == State.RETURNED  # type: ignore[attr-defined]  # annotated
    delivery.refresh_from_db()
    assert (delivery.verdict, delivery.reviewed_by, delivery.reopened_by) == ("accepted", editor, editor)
    assert not Cadre.objects.exists()


def test_a_roster_that_waits_for_review_stays_as_it_was_sent(
    period: ReportingPeriod, uploaded: Sent, officer: User, editor: User
) -> None:
    upload = uploaded()
    services.deliver(upload=upload, by=officer)
    assert hooks.hindrance(upload, hooks.Act.DECIDE, officer)
    assert hooks.hindrance(upload, hooks.Act.WITHDRAW, officer)
    assert hooks.hindrance(upload, hooks.Act.DECIDE, editor) is None
    for user in (officer, editor):
        with pytest.raises(NotApplicableError):
            rosters.apply(upload, by=user)
    assert not Cadre.objects.exists()


def test_a_roster_that_the_registry_now_contradicts_is_not_accepted(
    period: ReportingPeriod, uploaded: Sent, officer: User, editor: User, units: Units, person: Callable[..., Cadre]
) -> None:
    delivery = services.deliver(upload=uploaded(HANH), by=officer)
    person("Hà Văn Tám", unit=units.lac_sy, citizen_id="017076000123")
    assert not services.accept(delivery=delivery, by=editor)
    assert submission(period, units.lac_sy).state == State.WAITING  # type: ignore[attr-defined]  # annotated
    delivery.upload.refresh_from_db()
    assert delivery.upload.state == UploadState.FAULTY


def test_a_roster_is_returned_with_remarks_on_rows(
    period: ReportingPeriod, uploaded: Sent, officer: User, editor: User
) -> None:
    delivery = services.deliver(upload=uploaded(), by=officer)
    with pytest.raises(ValidationError):
        services.return_to_correct(delivery=delivery, by=editor, rows=[RowRemark(sheet="S", row=8, text="  ")])
    services.return_to_correct(delivery=delivery, by=editor, rows=[RowRemark(sheet="S", row=8, text=" thiếu số ")])
    assert delivery.row_remarks.get().text == "thiếu số"


def test_the_same_roster_is_not_sent_twice(period: ReportingPeriod, uploaded: Sent, officer: User) -> None:
    upload = uploaded()
    services.deliver(upload=upload, by=officer)
    with pytest.raises(ValidationError):
        services.deliver(upload=upload, by=officer)


@pytest.mark.parametrize(("second", "is_late"), [(-1, False), (0, False), (59, False), (60, True), (3600, True)])
def test_the_minute_of_the_deadline_is_still_in_time(
    second: int, is_late: bool, make_period: MakePeriod, units: Units, officer: User
) -> None:
    deadline = minute(timezone.now() - timedelta(days=2))
    period = make_period(deadline=deadline)
    moment = deadline + timedelta(seconds=second)
    upload = bare_upload(units.lac_sy, officer)
    sent = submission(period, units.lac_sy)
    Delivery.objects.create(submission=sent, number=1, upload=upload, delivered_by=officer, delivered_at=moment)
    assert period.is_late(moment) is is_late
    assert submission(period, units.lac_sy).is_late is is_late  # type: ignore[attr-defined]  # annotated


def test_who_is_late_says_why(make_period: MakePeriod, uploaded: Sent, officer: User) -> None:
    make_period(deadline=minute(timezone.now() - timedelta(days=1)))
    upload = uploaded()
    with pytest.raises(ValidationError) as refusal:
        services.deliver(upload=upload, by=officer)
    assert refusal.value.code == "late_reason"
    assert services.deliver(upload=upload, by=officer, late_reason="mất điện").late_reason == "mất điện"
