"""What stands behind the numbers of the report on training: enrolments, classes, lines of plans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.core.narrowing import narrowed
from apps.core.permissions import Actor, Permission
from apps.reporting.definitions import Rows
from apps.reporting.tallies.definitions import EventLine, Listing
from apps.training.models import Enrolment, PlanLine, TrainingClass


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "–"


def visible_enrolments(user: Actor, day: date) -> Rows:
    user = narrowed(user, User)
    found = Enrolment.objects.visible_to(user).select_related("cadre", "title", "training_class__course")
    return found.order_by("cadre__sort_key", "pk")


def _of_person(enrolment: Enrolment, *facts: str) -> EventLine:
    cadre = enrolment.cadre
    return EventLine(cadre.code, cadre.full_name, f"{cadre.get_absolute_url()}#training", facts)


def completed_lines(rows: Iterable[Any], day: date) -> list[EventLine]:
    return [
        _of_person(
            one, str(one.training_class), str(one.title or "–"), _day(one.completed_on), one.certificate_number or "–"
        )
        for one in rows
    ]


def enrolled_lines(rows: Iterable[Any], day: date) -> list[EventLine]:
    return [
        _of_person(
            one,
            str(one.training_class),
            str(one.title or "–"),
            _day(one.training_class.starts_on),
            str(one.get_state_display()),
        )
        for one in rows
    ]


def visible_classes(user: Actor, day: date) -> Rows:
    user = narrowed(user, User)
    found = TrainingClass.objects.visible_to(user).select_related("course", "unit")
    return found.order_by("starts_on", "pk")


def class_lines(rows: Iterable[Any], day: date) -> list[EventLine]:
    return [
        EventLine(
            one.code,
            one.name,
            one.get_absolute_url(),
            (str(one.course), _day(one.starts_on), _day(one.ends_on), f"{one.cost:,}".replace(",", ".")),
        )
        for one in rows
    ]


def visible_plan_lines(user: Actor, day: date) -> Rows:
    user = narrowed(user, User)
    found = PlanLine.objects.visible_to(user).select_related("plan", "course")
    return found.order_by("plan__year", "course__position", "pk")


def plan_lines(rows: Iterable[Any], day: date) -> list[EventLine]:
    return [_plan_line(one) for one in rows]


def _plan_line(line: PlanLine) -> EventLine:
    facts = (str(line.plan.year), line.audience or "–", str(line.planned), f"{line.cost:,}".replace(",", "."))
    return EventLine(line.plan.code, str(line.course), line.plan.get_absolute_url(), facts)


COMPLETED = Listing(
    visible=visible_enrolments,
    headings=(_("Class"), _("Title"), _("Completed on"), _("Certificate number")),
    lines=completed_lines,
)
ENROLLED = Listing(
    visible=visible_enrolments,
    headings=(_("Class"), _("Title"), _("First day"), _("State")),
    lines=enrolled_lines,
)
CLASSES = Listing(
    visible=visible_classes,
    headings=(_("Course"), _("First day"), _("Last day"), _("Cost (dong)")),
    lines=class_lines,
    needed=Permission.VIEW_REPORTS,
)
PLAN_LINES = Listing(
    visible=visible_plan_lines,
    headings=(_("Year"), _("For whom"), _("People planned"), _("Planned cost (dong)")),
    lines=plan_lines,
    needed=Permission.VIEW_REPORTS,
)
