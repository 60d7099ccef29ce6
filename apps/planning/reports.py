"""The reports of planning (I25) and of health (I20)."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.chapters import CAREERS, STAFF
from apps.communes.titles import titles_near
from apps.core.narrowing import narrowed
from apps.core.permissions import Actor, Permission
from apps.planning.checks import outcomes
from apps.planning.models import PlannedOutcome, PlanningEntry
from apps.qualifications.models.outcomes import Outcome
from apps.reporting.definitions import Category, Kind, Report, Rows
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import (
    PERSONS,
    Aggregate,
    Axis,
    Counted,
    EventLine,
    Group,
    Listing,
    Span,
    Tally,
    TallyReport,
    all_until,
)

LAW = "Quy định 65-QĐ/TW; Biểu 12C-BTCTW"
PLACES = Counted("places", _("Places"), Aggregate.ROWS)


def planned_on(span: Span, day: date) -> QuerySet[PlannedOutcome]:
    """Everyone who stands in a planning list on the last day, with what the planned title asks on that day."""
    standing = PlanningEntry.objects.standing_on(span.last)
    return outcomes(standing, span.last).annotate(
        unit=F("entry__round__unit"), cadre=F("entry__cadre"), title=F("entry__title")
    )


def outcome_categories(span: Span) -> tuple[Category, ...]:
    order = (Outcome.MET, Outcome.NOT_MET, Outcome.EXEMPT, Outcome.NO_DATA)
    return tuple(
        Category(one.code, one.label, Kind.UNKNOWN if one == Outcome.NO_DATA else Kind.PART, (str(one.value),))
        for one in order
    )


def visible(user: Actor, day: date) -> Rows:
    user = narrowed(user, User)
    return (
        PlanningEntry.objects.visible_to(user)
        .select_related("cadre", "title", "round__unit")
        .order_by("cadre__sort_key", "pk")
    )


def lines(rows: Rows, day: date) -> list[EventLine]:
    entries: list[PlanningEntry] = list(rows)
    units = titles_near([entry.round.unit_id for entry in entries], day)
    return [
        EventLine(
            entry.cadre.code,
            entry.cadre.full_name,
            entry.cadre.get_absolute_url(),
            (str(entry.title), units.get(entry.round.unit_id, "")),
        )
        for entry in entries
    ]


registry.declare(
    TallyReport(
        "planning",
        _("Planning of successors"),
        _("Who is planned for posts of the units, and whether they meet what the planned post asks on the day."),
        tallies=(
            Tally(
                "standards",
                _("Planned people and the standard of the planned post"),
                _("People who stand in a planning list on the last day."),
                rows=planned_on,
                groups=(
                    Group("planned_for_posts", _("Planned people"), _("Each person counts once."), PERSONS),
                    Group("planned_places", _("Planned places"), _("Each place in a list counts once."), PLACES),
                ),
                breakdowns=(
                    Axis(
                        "standards",
                        _("Standard of the planned post"),
                        _("By the worst of what the standard of the planned title asks; nobody has grace."),
                        "outcome",
                        outcome_categories,
                        rest=Category("no_standard", _("No standard applies"), Kind.UNKNOWN),
                    ),
                ),
                listing=Listing(visible, (_("Planned title"), _("Unit")), lines),
                legal_basis=LAW,
            ),
        ),
        legal_basis=LAW,
        version="1",
        chapter=CAREERS,
        place=3,
        span=all_until,
        opened_by=Permission.SEE_PLANNING,
    ),
    Report(
        "health",
        _("Health"),
        _("Classes of the last health examination, with those who were not examined within twelve months."),
        populations=("cadres_and_civil_servants", "cadres", "civil_servants", "non_professional"),
        dimensions=("headcount", "health"),
        legal_basis="Quyết định 1613/BYT-QĐ ngày 15/8/1997",
        version="1",
        chapter=STAFF,
        place=8,
    ),
)
