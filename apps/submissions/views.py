"""Pages of reporting periods: all of them, one with its completeness, its file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.models import User
from apps.accounts.requests import RegistryRequest
from apps.cadres.files import FORMATS, file_response
from apps.communes.models import KIND_WORDS, Kind
from apps.communes.titles import titles_near
from apps.core.permissions import Permission
from apps.core.templatetags.registry import moment as moment_words
from apps.submissions import reminders
from apps.submissions.cleanness import RULE
from apps.submissions.completeness import Completeness, completeness, submissions_of
from apps.submissions.duties import time_label, tone_of
from apps.submissions.exports import DistrictResource, UnitResource
from apps.submissions.models import ReportingPeriod, State, Submission
from apps.submissions.moments import seen_from
from apps.submissions.pages import period_of
from apps.submissions.picture import draw
from apps.submissions.units import communes_of

# How the units of a table are ordered, by the word in the address.
ORDERS: dict[str, tuple[str, ...]] = {
    "unit": ("unit_name", "unit_code"),
    "district": ("parent", "unit_name", "unit_code"),
    "state": ("state", "unit_name", "unit_code"),
    "sent": ("first_at", "unit_name", "unit_code"),
}


@dataclass(frozen=True)
class Asked:
    """What the address asks of the table of a period."""

    by: str
    state: str
    parent: str
    sort: str
    at_deadline: bool

    @property
    def query(self) -> dict[str, str]:
        return {"at": "deadline"} if self.at_deadline else {}


@dataclass(frozen=True)
class Standing:
    """A period in the list, with how complete it is now."""

    period: ReportingPeriod
    found: Completeness
    time: str
    tone: str
    own: Submission | None = None  # where only one unit concerns the user

    @property
    def address(self) -> str:
        return (self.own or self.period).get_absolute_url()

    @property
    def own_words(self) -> str:
        return str(State(self.own.state).label) if self.own else ""  # type: ignore[attr-defined]  # annotated


@require_safe
def index(request: RegistryRequest) -> HttpResponse:
    """All periods that concern the user, the latest day first."""
    request.user.require(Permission.UPLOAD_ROSTERS)
    now = timezone.now()
    periods = ReportingPeriod.objects.visible_to(request.user)
    own = {} if request.user.can(Permission.REVIEW_ROSTERS) else _only_ones(request.user, now)
    rows = [Standing(p, completeness(p, request.user, now), time_label(p), tone_of(p), own.get(p.pk)) for p in periods]
    context = {"rows": rows, "has_own": bool(own), "may_manage": request.user.can(Permission.MANAGE_PERIODS)}
    return render(request, "submissions/list.html", context)


def _only_ones(user: User, moment: datetime) -> dict[int, Submission]:
    """What is asked of the user by period; nothing when any period asks for rosters of several units."""
    submissions = Submission.objects.visible_to(user).select_related("unit", "period").standing_at(moment)
    found = {each.period_id: each for each in submissions}
    return found if len(found) == len(submissions) else {}


@require_safe
def period(request: RegistryRequest, code: str) -> HttpResponse:
    """How complete a period is; an officer sees the own units."""
    found = period_of(request, code)
    asked = asked_of(request, found)
    moment = seen_from(found.deadline, at_deadline=asked.at_deadline)
    whole = completeness(found, request.user, moment)
    reviews = request.user.can(Permission.REVIEW_ROSTERS, found)
    shown = units_shown(found, request, asked, moment) if asked.by == "commune" else []
    context = {
        "period": found,
        "asked": asked,
        "moment": moment,
        "whole": whole,
        "drawing": draw(whole, asked.query) if reviews else None,
        "submissions": shown,
        "ended": ended_of(shown),
        "states": State.choices,
        "parents": whole.lines,
        "time": time_label(found),
        "tone": tone_of(found),
        "rule": RULE,
        "reviews": reviews,
        "may_manage": request.user.can(Permission.MANAGE_PERIODS, found),
        "unexpected": unexpected(found) if reviews else 0,
        "letters_are_sent": reminders.letters_are_sent(),
    }
    return render(request, "submissions/period.html", context)


@require_safe
def export(request: RegistryRequest, code: str, form: str) -> HttpResponseBase:
    """The table as it is asked for, as a file."""
    found = period_of(request, code)
    if form not in FORMATS:
        raise Http404
    asked = asked_of(request, found)
    moment = seen_from(found.deadline, at_deadline=asked.at_deadline)
    origin = [
        (_("Reporting period"), found.name),
        (_("Rosters as of"), found.as_of.strftime("%d/%m/%Y")),
        (_("Deadline"), moment_words(found.deadline)),
        (_("How it stood at"), moment_words(moment)),
        (_("Rates"), _("of the units expected")),
        (_("Taken by"), str(request.user)),
    ]
    stem = f"{found.code}-{asked.by}"
    if asked.by == "commune":
        rows: Any = units_shown(found, request, asked, moment)
        return file_response(UnitResource(), rows, form=form, stem=stem, title=_("Units"), origin=origin)
    whole = completeness(found, request.user, moment)
    return file_response(DistrictResource(), whole, form=form, stem=stem, title=_("Districts"), origin=origin)


def asked_of(request: RegistryRequest, period: ReportingPeriod) -> Asked:
    """Words of the address that are not known count as not given."""
    query = request.GET
    reviews = request.user.can(Permission.REVIEW_ROSTERS, period)
    by = query.get("by", "") if query.get("by") in ("district", "commune") else ("district" if reviews else "commune")
    state = query.get("state", "") if query.get("state") in State.values else ""
    parent = query.get("parent", "") if query.get("parent", "").isascii() and query.get("parent", "").isdigit() else ""
    sort = query.get("sort", "") if query.get("sort", "").removeprefix("-") in ORDERS else "district"
    return Asked(by, state, parent[:9], sort, at_deadline=query.get("at") == "deadline")


def units_shown(period: ReportingPeriod, request: RegistryRequest, asked: Asked, moment: datetime) -> list[Submission]:
    """The units of the table, filtered and in order, with their names."""
    units: QuerySet[Submission] = submissions_of(period, request.user, moment)
    if asked.state:
        units = units.filter(state=asked.state)  # type: ignore[misc]  # annotated
    if asked.parent:
        units = units.filter(parent=int(asked.parent) or None)  # type: ignore[misc]  # annotated
    order = ORDERS[asked.sort.removeprefix("-")]
    first = f"-{order[0]}" if asked.sort.startswith("-") else order[0]
    return named(list(units.order_by(first, *order[1:])), period)


def named(units: list[Submission], period: ReportingPeriod) -> list[Submission]:
    """`title` and `district` on the period's day, and `ended` when the unit no longer exists today."""
    today = timezone.localdate()
    districts = titles_near({unit.parent for unit in units if unit.parent}, period.as_of)  # type: ignore[attr-defined]  # annotated
    elsewhere = titles_near([unit.unit_id for unit in units if not unit.unit_name], period.as_of)  # type: ignore[attr-defined]  # annotated
    there = Submission.objects.filter(pk__in=[unit.pk for unit in units], unit__periods__valid__contains=today)
    running = set(there.values_list("pk", flat=True))
    for each in units:
        row: Any = each
        row.title = f"{KIND_WORDS[Kind(row.unit_kind)]} {row.unit_name}" if row.unit_name else elsewhere[each.unit_id]
        row.district = districts.get(row.parent, "")
        row.state_words = State(row.state).label
        row.has_ended = each.pk not in running
    return units


def ended_of(units: list[Submission]) -> int:
    """How many of the units have ended, when they are so many that it is said once and not with each; else 0."""
    ended = sum(unit.has_ended for unit in units)  # type: ignore[attr-defined]  # set by `named`
    return ended if ended * 2 > len(units) else 0


def unexpected(period: ReportingPeriod) -> int:
    """How many communes of the day are not expected."""
    expected = set(period.submissions.values_list("unit", flat=True))
    return len(set(communes_of(period.unit, period.as_of)) - expected)
