"""What there is to do about reporting periods: send a roster, correct it, review those of others, ask the missing."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.communes.titles import titles_near
from apps.core.duties import Duty, Finding, Tone, passing_duty
from apps.core.permissions import Actor, Permission
from apps.core.templatetags.registry import moment as moment_words
from apps.submissions.models import ReportingPeriod, State, Submission
from apps.submissions.querysets import SubmissionQuerySet

URGENT_DAYS = 3


@passing_duty
def roster_to_send(user: Actor, day: date) -> Finding:
    """For who sends and does not review: the units that have not delivered, the nearest deadline first."""
    if not isinstance(user, User) or not _only_sends(user):
        return None
    missing = _own(user).filter(state=State.MISSING).order_by("period__deadline")  # type: ignore[misc]  # annotated
    yield (missing,)
    if not missing:
        return None
    first = missing[0]
    names = titles_near([first.unit_id], first.period.as_of)
    words = {"period": first.period.name, "unit": names[first.unit_id], "deadline": moment_words(first.period.deadline)}
    nearest = _("%(period)s: send the roster of %(unit)s by %(deadline)s") % words
    is_only_one = len(missing) == 1
    return Duty(
        title=nearest if is_only_one else _("Rosters to send"),
        text=time_words(first.period) if is_only_one else f"{nearest}. {time_words(first.period)}",
        count=None if is_only_one else len(missing),
        url=first.get_absolute_url() if is_only_one else reverse("submissions:list"),
        tone=tone_of(first.period),
        action=_("Send the roster"),
        icon="send",
    )


@passing_duty
def rosters_returned(user: Actor, day: date) -> Finding:
    if not isinstance(user, User) or not _only_sends(user):
        return None
    returned = _own(user).filter(state=State.RETURNED).order_by("period__deadline")  # type: ignore[misc]  # annotated
    yield (returned,)
    if not returned:
        return None
    return Duty(
        title=_("Rosters that the province returned to correct"),
        text=_("Read the remarks, correct the workbook and send it again."),
        count=len(returned),
        url=returned[0].get_absolute_url() if len(returned) == 1 else reverse("submissions:list"),
        tone="danger",
        action=_("Read the remarks"),
        icon="message-report",
    )


@passing_duty
def rosters_to_review(user: Actor, day: date) -> Finding:
    return _of_province(user, State.WAITING)


@passing_duty
def units_missing(user: Actor, day: date) -> Finding:
    return _of_province(user, State.MISSING)


def _of_province(user: Actor, state: State) -> Finding:
    """How many units of the open periods are in a state; one period opens its own table."""
    if not isinstance(user, User) or not user.can(Permission.REVIEW_ROSTERS):
        return None
    reviewed = _own(user).filter(user.unit_condition(Permission.REVIEW_ROSTERS, "unit"))
    reviewed = reviewed.filter(state=state)  # type: ignore[misc]  # annotated by standing_now
    counts = reviewed.order_by("period__deadline").values("period").annotate(units=Count("pk"))
    periods = ReportingPeriod.objects.open()
    yield counts, periods
    if not counts:
        return None
    period = next(each for each in periods if each.pk == counts[0]["period"])
    address = f"{period.get_absolute_url()}?by=commune&state={state.value}#table"
    url = address if len(counts) == 1 else reverse("submissions:list")
    total = sum(row["units"] for row in counts)
    if state == State.WAITING:
        title, action = _("Rosters waiting for review"), _("Review them")
        return Duty(title, url, _of_several(period.name, len(counts)), total, "warning", action, "clipboard-check")
    words = _of_several(f"{period.name} · {time_words(period)}", len(counts))
    return Duty(_("Units that have not sent their roster"), url, words, total, tone_of(period), _("See them"), "clock")


def _of_several(first: str, periods: int) -> str:
    """What a number is about that counts the units of several periods together."""
    return (
        first
        if periods == 1
        else _("%(count)s reporting periods, first: %(first)s")
        % {
            "count": periods,
            "first": first,
        }
    )


def time_words(period: ReportingPeriod) -> str:
    """How long there is, or how long it is late."""
    days = period.days_left(timezone.localdate())
    if period.is_overdue:
        if not days:
            return _("The deadline passed today.")
        return ngettext("%(days)s day late.", "%(days)s days late.", -days) % {"days": -days}
    if not days:
        return _("The deadline is today.")
    return ngettext("%(days)s day left.", "%(days)s days left.", days) % {"days": days}


def time_label(period: ReportingPeriod) -> str:
    """The same for a badge, which is no sentence."""
    return time_words(period).removesuffix(".")


def tone_of(period: ReportingPeriod) -> Tone:
    if period.is_overdue:
        return "danger"
    return "warning" if period.days_left(timezone.localdate()) <= URGENT_DAYS else "info"


def _only_sends(user: User) -> bool:
    return user.can(Permission.UPLOAD_ROSTERS) and not user.can(Permission.REVIEW_ROSTERS)


def _own(user: User) -> SubmissionQuerySet:
    open_now = Q(period__in=ReportingPeriod.objects.open())
    return Submission.objects.visible_to(user).filter(open_now).select_related("period", "unit").standing_now()
