"""Why a sealed figure of people is another one today: what was recorded of posts, seats, the Party and the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.cadres.day import runs_on
from apps.cadres.models import (
    Cadre,
    CommitteeSeat,
    EmploymentStatus,
    EthnicGroup,
    MergedRecord,
    PartyMembership,
    Posting,
    Recruitment,
    SeatKind,
    Title,
)
from apps.communes.models import Succession, Unit, UnitPeriod
from apps.core.dates import PartialDate
from apps.reporting.seals.traces import Happened, ListTrace, Reason, Told, Trace, traces

REGISTERED = Reason(
    "registered", _("Person registered later"), _("The person was entered after the report was sealed.")
)
DELETED = Reason("deleted", _("Person deleted"), _("The person's record was deleted after the report was sealed."))
MERGED = Reason(
    "merged", _("Records merged"), _("Two records of one person were made one after the report was sealed.")
)
CORRECTED = {
    "sex": Reason("sex_corrected", _("Sex corrected")),
    "birth_date": Reason("birth_corrected", _("Birth date corrected")),
    "birth_precision": Reason("birth_corrected", _("Birth date corrected")),
    "ethnic_group_id": Reason("ethnicity_corrected", _("Ethnic group corrected")),
    "religion_id": Reason("religion_corrected", _("Religion corrected")),
}
# The measures that each field of the person moves, by the beginning of their codes.
MOVED = {
    "sex": ("sex", "age", "retire"),
    "birth_date": ("age", "retire"),
    "birth_precision": ("age", "retire"),
    "ethnic_group_id": ("ethnic",),
    "religion_id": ("religion",),
}
POST_LATE = Reason("post_late", _("Post recorded late"), _("A post that ran on the day was recorded after sealing."))
POST_ENDED = Reason(
    "post_ended", _("End of a post recorded late"), _("A post ended by the day; that was recorded later.")
)
POST_RUNS = Reason(
    "post_runs", _("Post found to run on the day"), _("The period of a post was corrected after sealing.")
)
TRANSFER = Reason(
    "transfer_late",
    _("Backdated transfer"),
    _("The person moved to another post by the day of the figures; that was recorded after sealing."),
)
POST_CORRECTED = Reason("post_corrected", _("Post corrected"), _("Unit, title or kind of a post was corrected."))
POST_DELETED = Reason("post_deleted", _("Post deleted"), _("A post that ran on the day was deleted after sealing."))
SEAT_LATE = Reason("seat_late", _("Committee seat recorded late"))
SEAT_ENDED = Reason("seat_ended", _("End of a committee seat recorded late"))
SEAT_CORRECTED = Reason("seat_corrected", _("Committee seat corrected"))
SEAT_DELETED = Reason("seat_deleted", _("Committee seat deleted"))
RECRUITED_LATE = Reason("recruited_late", _("Recruitment recorded late"))
RECRUITMENT_CORRECTED = Reason("recruitment_corrected", _("Recruitment corrected"))
RECRUITMENT_DELETED = Reason("recruitment_deleted", _("Recruitment deleted"))
PARTY_LATE = Reason("party_late", _("Party membership recorded late"))
PARTY_CORRECTED = Reason("party_corrected", _("Party membership corrected"))
PARTY_DELETED = Reason("party_deleted", _("Party membership deleted"))
LISTS = Reason(
    "lists", _("Code list changed"), _("A list of titles, states, seats or ethnic groups was edited after sealing.")
)
UNITS = Reason(
    "units", _("Units changed"), _("Units, their boundaries or what became of them were edited after sealing.")
)
OF_RECRUITMENT = ("recruitment", "years_of_service", "service")
# Groups and units, and what hangs on the post or the seat.
OF_POSTS = ("", "title", "office", "grade", "seat", "post", "also_")


def of_person(happened: Happened, day: date) -> Told | None:
    if happened.kind == "insert":
        return Told(REGISTERED, ())
    if happened.kind == "delete":
        is_merged = MergedRecord.objects.filter(former=happened.event.pgh_obj_id).exists()
        return Told(MERGED if is_merged else DELETED, ())
    field = next((name for name in CORRECTED if name in happened.changed), None)
    if field in ("birth_date", "birth_precision"):
        return Told(CORRECTED[field], MOVED[field], _born(happened.before, day), _born(happened.event, day))
    return Told(CORRECTED[field], MOVED[field]) if field else None


def _born(event: Any, day: date) -> str:
    """The birth date with the age that it tells on the day."""
    if event is None or event.birth_date is None:
        return ""
    born = PartialDate(event.birth_date, event.birth_precision)
    youngest, oldest = born.ages_on(day)
    if youngest != oldest:
        return str(born)
    return __("%(birth)s (%(age)s years)") % {"birth": born, "age": oldest}


def of_post(happened: Happened, day: date) -> Told | None:
    told = _of_period(happened, day, (POST_LATE, POST_ENDED, POST_RUNS, POST_CORRECTED, POST_DELETED))
    return replace(told, before=_begun(happened.before, day), now=_begun(happened.event, day)) if told else None


def _begun(event: Any, day: date) -> str:
    """The first day of a post that runs on the day; nothing of one that was deleted."""
    is_there = event is not None and event.pgh_label != "delete" and _runs(event, day)
    return f"{event.period.lower:%d/%m/%Y}" if is_there and event.period.lower else ""


def of_recruitment(happened: Happened, day: date) -> Told:
    reason = {"insert": RECRUITED_LATE, "update": RECRUITMENT_CORRECTED, "delete": RECRUITMENT_DELETED}[happened.kind]
    return Told(reason, OF_RECRUITMENT, _taken_in(happened.before), _taken_in(happened.event))


def _taken_in(event: Any) -> str:
    if event is None or event.pgh_label == "delete":
        return ""
    return str(PartialDate(event.recruited_on, event.recruited_precision))


def of_seat(happened: Happened, day: date) -> Told | None:
    return _of_period(happened, day, (SEAT_LATE, SEAT_ENDED, SEAT_LATE, SEAT_CORRECTED, SEAT_DELETED))


def _of_period(happened: Happened, day: date, reasons: tuple[Reason, Reason, Reason, Reason, Reason]) -> Told | None:
    """A post or a seat that runs on the day and did not, did and does not, or is another one."""
    late, ended, found, corrected, deleted = reasons
    runs, ran = _runs(happened.event, day), happened.before is not None and _runs(happened.before, day)
    if happened.kind == "insert":
        return Told(late, OF_POSTS) if runs else None
    if happened.kind == "delete":
        return Told(deleted, OF_POSTS) if runs else None
    if runs != ran:
        return Told(found if runs else ended, OF_POSTS)
    return Told(corrected, OF_POSTS) if runs and happened.changed else None


def _runs(event: Any, day: date) -> bool:
    return runs_on(event.period, day)


def of_membership(happened: Happened, day: date) -> Told | None:
    reasons = {"insert": PARTY_LATE, "update": PARTY_CORRECTED, "delete": PARTY_DELETED}
    return Told(reasons[happened.kind], ("party",))


traces.declare(
    Trace(Cadre, "pgh_obj", of_person),
    Trace(Posting, "cadre", of_post),
    Trace(CommitteeSeat, "cadre", of_seat),
    Trace(PartyMembership, "cadre", of_membership),
    Trace(Recruitment, "cadre", of_recruitment),
    ListTrace((Title, EmploymentStatus, SeatKind, EthnicGroup), LISTS),
    ListTrace((Unit, UnitPeriod, Succession), UNITS),
)
traces.declare_joint(("post_late", "post_ended"), TRANSFER)
traces.declare_joint(("registered", "post_late"), REGISTERED)
traces.declare_joint(("deleted", "post_deleted"), DELETED)
traces.declare_joint(("merged", "post_deleted"), MERGED)
