"""Two reporting periods: one of 31/12/2024 that is closed, one of 28/02/2025 in which Lạc Sỹ and Bảo Hiệu are awaited.

Nobody's record is touched: what the communes are said to have sent states what the registry knows already. The open
period runs around the day on which the demonstration is built, because deadlines count by the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from random import Random
from uuid import uuid5

from django.db import connection, transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.communes.models import Unit, UnitPeriod
from apps.communes.titles import titles_near
from apps.core.history import change
from apps.demo.lives import DAY
from apps.demo.officers import make_officers
from apps.demo.reason import REASON
from apps.demo.workbooks.plain import NAMESPACE, plain_rosters
from apps.demo.workbooks.waiting import waiting_roster
from apps.rosters.models import Upload, UploadState
from apps.rosters.services import check, receive
from apps.submissions import services
from apps.submissions.models import Delivery, Policy, ReportingPeriod, RowRemark, Submission, Verdict

YEAR_END = date(2024, 12, 31)
END_OF_WORK = time(17, 0)
# Whose turn it is in the open period, for who tries the demonstration as an officer.
AWAITED = ("c05356", "c05365")
REMARKS = (
    "Còn thiếu số quyết định điều động của 02 công chức. Đề nghị bổ sung.",
    "Trình độ lý luận chính trị ghi chưa thống nhất với bằng đã gửi. Đề nghị rà soát.",
    "Danh sách chưa có chữ ký số của Chủ tịch UBND xã. Đề nghị gửi lại.",
)
LATE = ("Công chức phụ trách nghỉ phép.", "Mất kết nối mạng trong hai ngày.", "Chờ xác nhận của Đảng ủy xã.")


@dataclass(frozen=True)
class Sent:
    """When a commune sent a version, and when and how it was answered."""

    at: datetime
    answered: datetime | None = None
    verdict: str = ""
    remarks: str = ""
    late: str = ""


@transaction.atomic
def build_periods() -> None:
    """Make both periods with their deliveries, unless they are there; a build that is broken off begins anew."""
    editor = User.objects.get(username="chuyenvien")
    if ReportingPeriod.objects.exists():
        return
    chance = Random("reporting periods")
    officers = make_officers(chance)
    with change(by=editor, reason=REASON):
        _closed_period(editor, officers, chance)
        _open_period(editor, officers, chance)


def _closed_period(editor: User, officers: dict[int, User], chance: Random) -> None:
    period = _period("Danh sách CBCC cấp xã đến 31/12/2024", YEAR_END, date(2024, 12, 25), _at(date(2025, 1, 15)))
    services.open_period(period=period, by=editor)
    sent = {s: _story(period.deadline, chance) for s in period.submissions.select_related("unit").order_by("pk")}
    _write(period, sent, officers, editor)
    ReportingPeriod.objects.filter(pk=period.pk).update(closed_at=_at(date(2025, 1, 31)), closed_by=editor)


def _open_period(editor: User, officers: dict[int, User], chance: Random) -> None:
    today = timezone.localdate()
    period = _period("Danh sách CBCC cấp xã đến 28/02/2025", DAY, today - timedelta(days=7), _at(today + timedelta(7)))
    period.policy = Policy.AUTOMATIC
    services.open_period(period=period, by=editor)
    others = list(period.submissions.exclude(unit__key__in=AWAITED).select_related("unit").order_by("pk"))
    # the workbooks that wait bear the heading of this district
    neighbours = UnitPeriod.objects.on(DAY).filter(parent__key="d158").values_list("unit", flat=True)
    reviewing = [each for each in others if each.unit_id in set(neighbours)][:3]
    done = chance.sample([each for each in others if each not in reviewing], 77)
    _write(period, {each: [_sent_lately(chance)] for each in done}, officers, editor)
    for number, each in enumerate(reviewing, 1):
        _wait(each, officers[each.unit_id], number)


def _story(deadline: datetime, chance: Random) -> list[Sent]:
    """Most are in time; some are late, some are returned once, few never come."""
    fate = chance.random()
    if fate < 0.04:
        return []
    is_late = fate < 0.14
    hours = chance.uniform(3, 200) if is_late else -chance.uniform(1, 300)
    first = deadline + timedelta(hours=hours)
    late = chance.choice(LATE) if is_late else ""
    answered = first + timedelta(hours=chance.uniform(2, 60))
    if chance.random() < 0.12:
        again = answered + timedelta(hours=chance.uniform(5, 70))
        returned = Sent(first, answered, Verdict.RETURNED, chance.choice(REMARKS), late)
        late = late or (chance.choice(LATE) if again > deadline else "")
        return [returned, Sent(again, again + timedelta(hours=chance.uniform(2, 40)), Verdict.ACCEPTED, late=late)]
    return [Sent(first, answered, Verdict.ACCEPTED, late=late)]


def _sent_lately(chance: Random) -> Sent:
    at = timezone.now() - timedelta(hours=chance.uniform(1, 150))
    return Sent(at, at, Verdict.ACCEPTED)


def _write(
    period: ReportingPeriod, sent: dict[Submission, list[Sent]], officers: dict[int, User], editor: User
) -> None:
    """Uploads and deliveries of all versions, a statement for each table."""
    versions = [(each, number, one) for each, story in sent.items() for number, one in enumerate(story, 1)]
    contents = plain_rosters([each.unit_id for each in sent], period.as_of)
    automatic = period.policy == Policy.AUTOMATIC
    uploads = Upload.objects.bulk_create(
        _upload(period, each, number, one, contents[each.unit_id], officers[each.unit_id])
        for each, number, one in versions
    )
    deliveries = Delivery.objects.bulk_create(
        Delivery(
            submission=each,
            number=number,
            upload=upload,
            delivered_by=officers[each.unit_id],
            delivered_at=one.at,
            late_reason=one.late,
            verdict=one.verdict,
            reviewed_by=officers[each.unit_id] if automatic else editor,
            reviewed_at=one.answered,
            is_automatic=automatic,
            remarks=one.remarks,
        )
        for (each, number, one), upload in zip(versions, uploads, strict=True)
    )
    returned = [delivery for delivery in deliveries if delivery.verdict == Verdict.RETURNED]
    RowRemark.objects.bulk_create(
        RowRemark(delivery=each, sheet="Danh sách", row=9, text="Kiểm tra lại ngày vào Đảng.") for each in returned[::2]
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE rosters_upload SET created_at = delivery.delivered_at FROM submissions_delivery AS delivery"
            " WHERE delivery.upload_id = rosters_upload.id"
        )


def _upload(period: ReportingPeriod, each: Submission, number: int, one: Sent, content: bytes, by: User) -> Upload:
    is_applied = one.verdict == Verdict.ACCEPTED
    return Upload(
        unit=each.unit,
        as_of=period.as_of,
        filename=f"danh-sach-{each.unit.key[1:]}-lan-{number}.xlsx",
        content=content,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        by=by,
        state=UploadState.APPLIED if is_applied else UploadState.CHECKED,
        progress=100,
        format=period.format,
        applied_at=one.answered if is_applied else None,
        applied_by=by if is_applied else None,
        context=uuid5(NAMESPACE, f"{period.code} {each.pk} {number}") if is_applied else None,
    )


def _wait(submission: Submission, officer: User, number: int) -> None:
    """A roster with news that waits for review, read by the engine as any other."""
    title = titles_near([submission.unit_id], submission.period.as_of)[submission.unit_id]
    upload = receive(
        content=waiting_roster(submission.unit.key, title, number),
        filename=f"DS CBCC {title}.xlsx",
        unit=submission.unit,
        as_of=submission.period.as_of,
        by=officer,
    )
    check(upload)
    Delivery.objects.create(submission=submission, number=1, upload=upload, delivered_by=officer)


def _period(name: str, day: date, opens: date, deadline: datetime) -> ReportingPeriod:
    province = Unit.objects.get(key="p17")
    return ReportingPeriod(
        unit=province,
        name=name,
        as_of=day,
        format="people",
        opens_on=opens,
        deadline=deadline,
        policy=Policy.ACCEPTANCE,
        remind_days=[7, 3, 1],
    )


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, END_OF_WORK))
