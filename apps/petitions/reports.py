"""The report on petitions: how many came in, about what, by month or year, and how they were answered."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import ExtractMonth, ExtractYear
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.chapters import CAREERS
from apps.core.permissions import Actor, Permission
from apps.petitions.listing import stand_of
from apps.petitions.models import Petition, PetitionKind, PetitionSubject, Result
from apps.reporting.definitions import Category, Kind, Rows
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import (
    Aggregate,
    Axis,
    Counted,
    EventLine,
    Group,
    Listing,
    Span,
    Tally,
    TallyReport,
    calendar_year,
)

LAW = "Luật Khiếu nại 2011; Luật Tố cáo 2018; Luật Tiếp công dân 2013"
PETITIONS = Counted("petitions", _("Petitions"), Aggregate.ROWS)
MONTHS = 12


def petitions_in(span: Span, day: date) -> Rows:
    """Petitions received in the span, with how they stood on the day and the month or year of receipt."""
    part = ExtractMonth("received_on") if is_one_year(span) else ExtractYear("received_on")
    state = Case(
        When(answered_on__lte=day, then=F("result")),
        When(due_on__lt=day, then=Value("late")),
        default=Value("open"),
        output_field=CharField(),
    )
    return Petition.objects.filter(span.holds("received_on")).annotate(state=state, part=part)


def is_one_year(span: Span) -> bool:
    return span.first is not None and span.first.year == span.last.year


def parts(span: Span) -> tuple[Category, ...]:
    """The months of one year, else the years."""
    if is_one_year(span):
        months = range(1, MONTHS + 1)
        return tuple(Category(f"month_{n}", _("Month %(n)s") % {"n": n}, values=(str(n),)) for n in months)
    first = span.first.year if span.first else _first_year(span)
    return tuple(Category(f"year_{n}", str(n), values=(str(n),)) for n in range(first, span.last.year + 1))


def _first_year(span: Span) -> int:
    earliest = Petition.objects.order_by("received_on").values_list("received_on", flat=True).first()
    return earliest.year if earliest and earliest <= span.last else span.last.year


def kinds(span: Span) -> tuple[Category, ...]:
    return tuple(Category(kind.pk.lower(), kind.label, values=(kind.pk,)) for kind in PetitionKind.objects.all())


def subjects(span: Span) -> tuple[Category, ...]:
    return tuple(Category(each.pk.lower(), each.label, values=(each.pk,)) for each in PetitionSubject.objects.all())


def states(span: Span) -> tuple[Category, ...]:
    answered = tuple(Category(result.value, result.label, values=(result.value,)) for result in Result)
    return (
        *answered,
        Category("answered", _("Answered"), Kind.ROLL_UP, parts=tuple(result.value for result in Result)),
        Category("waiting", _("Waiting, in time"), values=("open",)),
        Category("late", _("Waiting, answer overdue"), values=("late",)),
    )


def visible(user: Actor, day: date) -> Rows:
    found = Petition.objects.visible_to(cast(User, user))
    return found.select_related("kind", "subject", "unit", "cadre").order_by("-received_on", "-pk")


def lines(rows: Rows, day: date) -> list[EventLine]:
    return [_line(petition, day) for petition in rows]


def _line(petition: Petition, day: date) -> EventLine:
    facts = (
        f"{petition.received_on:%d/%m/%Y}",
        str(petition.subject),
        petition.cadre.full_name if petition.cadre else "–",
        str(Result(petition.result).label if petition.result else stand_of(petition, day).label),
    )
    return EventLine(
        petition.register_number or "–", str(petition.kind), reverse("petitions:edit", args=[petition.pk]), facts
    )


registry.declare(
    TallyReport(
        "petitions",
        _("Petitions and complaints"),
        _("Petitions received about the people and the work of communes, and how they were answered."),
        tallies=(
            Tally(
                "petitions_received",
                _("Petitions received"),
                _("Petitions received in the span, as they stand on its last day."),
                rows=petitions_in,
                groups=(
                    Group("petitions", _("Petitions"), _("Each petition counts once."), PETITIONS),
                    Group(
                        "persons_concerned",
                        _("Persons concerned"),
                        _("Persons whom petitions name, each once; most petitions name nobody."),
                        Counted("persons", _("Persons"), Aggregate.DISTINCT, "cadre"),
                    ),
                ),
                breakdowns=(
                    Axis("period", _("Received in"), _("By the day of receipt."), "part", parts),
                    Axis("kind", _("Kind of petition"), _("By the law that it falls under."), "kind", kinds),
                    Axis("subject", _("Subject"), _("What it is about."), "subject", subjects),
                    Axis("state", _("Answer"), _("The answer by the last day of the span."), "state", states),
                ),
                listing=Listing(
                    visible=visible,
                    headings=(_("Received on"), _("Subject"), _("Person concerned"), _("State")),
                    lines=lines,
                    needed=Permission.SEE_PETITIONS,
                ),
                person="",
                legal_basis=LAW,
            ),
        ),
        legal_basis=LAW,
        version="1",
        chapter=CAREERS,
        place=7,
        span=calendar_year,
        opened_by=Permission.SEE_PETITIONS,
    )
)
