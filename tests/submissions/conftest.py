"""A reporting period of the province, and uploads as the engine would have left them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from apps.accounts.models import User
from apps.communes.models import Unit
from apps.rosters.models import RowStatus, StagedRow, Upload, UploadState
from apps.rosters.services import check, receive
from apps.submissions import services
from apps.submissions.models import Policy, ReportingPeriod, Submission
from tests.conftest import DAY, Units
from tests.rosters.workbooks import HANH, roster

MakePeriod = Callable[..., ReportingPeriod]
Sent = Callable[..., Upload]


def minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


@pytest.fixture
def make_period(units: Units, editor: User) -> MakePeriod:
    """Make a period of the province; its deadline is in a week unless told otherwise."""

    def make(**facts: Any) -> ReportingPeriod:
        week = minute(timezone.now()) + timedelta(days=7)
        usual = {
            "unit": units.province,
            "name": f"Danh sách {facts.get('as_of', DAY)}",
            "as_of": DAY,
            "format": "people",
            "opens_on": date(2025, 1, 1),
            "deadline": week,
        }
        return services.open_period(period=ReportingPeriod(**(usual | facts)), by=editor)

    return make


@pytest.fixture
def period(make_period: MakePeriod) -> ReportingPeriod:
    return make_period(policy=Policy.ACCEPTANCE)


@pytest.fixture
def automatic(make_period: MakePeriod) -> ReportingPeriod:
    return make_period(policy=Policy.AUTOMATIC)


@pytest.fixture
def uploaded(units: Units, officer: User) -> Sent:
    """A roster of a commune that was read and checked by the engine."""

    def make(*people: tuple[Any, ...], unit: Unit | None = None, by: User | None = None, name: str = "a") -> Upload:
        content = roster(*(people or (HANH,)), unit=(unit or units.lac_sy).period_on(DAY).name.upper())  # type: ignore[union-attr]  # exists
        received = receive(
            content=content, filename=f"{name}.xlsx", unit=unit or units.lac_sy, as_of=DAY, by=by or officer
        )
        return check(received)

    return make


def bare_upload(unit: Unit, by: User, *, state: str = UploadState.CHECKED, **facts: Any) -> Upload:
    """An upload that no engine has read, for questions that do not look into it."""
    applied: dict[str, Any] = {}
    if state == UploadState.APPLIED:
        applied = {"applied_at": timezone.now(), "applied_by": by, "context": uuid4()}
    usual = {"as_of": DAY, "filename": "x.xlsx", "content": b"x", "size": 1, "sha256": uuid4().hex, "format": "people"}
    return Upload.objects.create(unit=unit, by=by, state=state, **(usual | applied | facts))


def row(upload: Upload, number: int, status: str = RowStatus.UNCHANGED, **facts: Any) -> StagedRow:
    return StagedRow.objects.create(upload=upload, sheet="S", row=number, status=status, full_name="Bùi Văn A", **facts)


def submission(period: ReportingPeriod, unit: Unit) -> Submission:
    return period.submissions.standing_now().get(unit=unit)
