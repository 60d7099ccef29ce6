"""What a person was on a day: posts, seats, Party; fetched once for a whole page."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    F,
    JSONField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import BaseExpression
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from apps.cadres.holding import runs_by_bounds
from apps.cadres.lending import status_on
from apps.cadres.models import Cadre, CommitteeSeat, PartyMembership, Posting
from apps.communes.models import KIND_WORDS, Kind, UnitPeriod
from apps.core.codelists import unsaid
from apps.core.dates import completed_years

# What a post keeps for the person's page and no list tells.
UNTOLD = ("title_as_written", "duties", "decision_number", "decision_on", "decision_issuer")


def unit_words(unit: str, day: date) -> Subquery:
    """Kind, name and code of a unit on a day; a unit that has ended keeps its last ones, with `gone`."""
    running = Case(When(valid__contains=day, then=Value(False)), default=Value(True))
    periods = UnitPeriod.objects.filter(unit=OuterRef(unit)).order_by(
        running, F("valid__startswith").desc(nulls_last=True)
    )
    words = periods.values(words=JSONObject(kind="kind", name="name", code="code", gone=running))
    return Subquery(words[:1], output_field=JSONField())


def unit_title(words: dict[str, str] | None) -> str:
    """Xã Lạc Sỹ; a name already written with its kind is not doubled."""
    return f"{KIND_WORDS[Kind(words['kind'])]} {words['name']}" if words else ""


def on_day(day: date) -> dict[str, BaseExpression]:
    """What a post or a seat was on the day: whether it ran, and how its unit was called."""
    running = ExpressionWrapper(Q(period__contains=day), output_field=BooleanField())
    return {"is_running": running, "unit_words": unit_words("unit", day)}


def postings_by(day: date, *related: str) -> Prefetch[str]:
    """Postings begun by `day`, the one that says most about the person on that day first."""
    postings = _begun_by(day).select_related("title", "grade", *related).annotate(**status_on(day))
    return Prefetch("postings", queryset=postings, to_attr="postings_on_day")


def postings_told(day: date, *parts: str) -> Prefetch[str]:
    """The same for a list that tells of each its title and unit, and of the parts grade and status what it asks for.

    Without the part past they are those that run: of who serves, nothing that has ended is told.
    """
    postings = _begun_by(day).select_related("title", *({"grade"} & set(parts)))
    running = postings if "past" in parts else postings.filter(runs_by_bounds(day))
    told = running.annotate(**status_on(day)) if "status" in parts else running
    return Prefetch("postings", queryset=told.defer(*UNTOLD, *unsaid("title")), to_attr="postings_on_day")


def _begun_by(day: date) -> QuerySet[Posting]:
    begun = Posting.objects.filter(period__startswith__lte=day).annotate(**on_day(day))
    return begun.order_by(F("is_running").desc(), "-is_primary", "-period")


def seats_on(day: date) -> Prefetch[str]:
    seats = CommitteeSeat.objects.running_on(day).select_related("kind").annotate(unit_words=unit_words("unit", day))
    return Prefetch("seats", queryset=seats.order_by("kind__position"), to_attr="seats_on_day")


def party_on(day: date) -> Prefetch[str]:
    memberships = PartyMembership.objects.filter(member_on(day))
    return Prefetch("party_memberships", queryset=memberships.order_by("-counts_from"), to_attr="party_on_day")


def member_on(day: date) -> Q:
    """Memberships that run on `day`."""
    return Q(counts_from__lte=day) & (Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def year_before(day: date) -> date:
    """The same day a year ago; probation in the Party lasts twelve months."""
    return years_before(day, 1)


def years_before(day: date, years: int) -> date:
    """The same day some years ago; the 29th of February becomes the 28th."""
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)


def official_on(day: date) -> Q:
    """Official members: by a recorded day, or admitted over a year ago with no record that probation went on."""
    return Q(official_on__lte=day) | Q(official_on__isnull=True, counts_from__lte=year_before(day))


def party_words(membership: PartyMembership | None, day: date) -> str:
    """The state of a membership on a day; how long probation lasts decides where no official day is recorded."""
    if membership is None:
        return ""
    if membership.official_on:
        return _("Official member") if membership.official_on <= day else _("Probationary member")
    return _("Member") if completed_years(membership.counts_from, day) >= 1 else _("Probationary member")


def current_posting(cadre: Cadre) -> Posting | None:
    """The running post of the day, the primary one first; nothing for people who do not serve."""
    postings: list[Posting] = getattr(cadre, "postings_on_day", [])
    return postings[0] if postings else None


def runs_on(period: DateRange, day: date) -> bool:
    """Whether a period, whose upper end is exclusive, holds a day."""
    return bool(period.lower <= day and (period.upper is None or day < period.upper))


def held_record(cadre: Cadre) -> Posting | CommitteeSeat | None:
    """What says where the person is: the post of the day, else the first committee seat."""
    held = [*getattr(cadre, "postings_on_day", []), *getattr(cadre, "seats_on_day", [])]
    return held[0] if held else None


def held_units(cadre: Cadre) -> dict[str, str] | None:
    """How the unit is called where the person is."""
    return getattr(held_record(cadre), "unit_words", None)


def age_words(cadre: Cadre, day: date) -> str:
    """The age in completed years; two numbers when the birth date leaves both open."""
    if not cadre.birth:
        return ""
    lowest, highest = cadre.birth.ages_on(day)
    return str(lowest) if lowest == highest else f"{lowest}–{highest}"
