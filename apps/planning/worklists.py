"""Work lists on age and planning: retirements, terms reached, planned people below the standard."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models import Check, MovementRule, Posting
from apps.cadres.retirement import months_later
from apps.cadres.work.lists import WorkAction, WorkColumn, WorkList, declare
from apps.core.dates import day_before
from apps.core.permissions import FieldGroup, Permission
from apps.planning.checks import outcomes
from apps.planning.forecast import retiring_between, serving
from apps.planning.models import PlanningEntry
from apps.planning.retirements import SOON_MONTHS
from apps.qualifications.models.outcomes import Outcome


def retiring_soon(user: User, day: date) -> QuerySet[Any]:
    return retiring_between(serving(user, day), day, months_later(day, SOON_MONTHS))


def past_retirement(user: User, day: date) -> QuerySet[Any]:
    return retiring_between(serving(user, day), None, day_before(day))


def long_in_post(user: User, day: date) -> QuerySet[Posting]:
    """Primary posts held in one place for longer than the rule on terms allows."""
    rule = MovementRule.objects.valid_on(day).filter(check_of=Check.TERMS).order_by("position").first()
    if rule is None or not rule.amount:
        return Posting.objects.none()
    held = Posting.objects.filter(user.unit_condition(Permission.VIEW_CADRES, "cadre__home_unit"))
    long = held.running_on(day).counted().filter(is_primary=True, period__startswith__lte=_years_ago(day, rule.amount))
    if rule.titles:
        long = long.filter(title__in=rule.titles)
    return long.select_related("title").order_by("period", "cadre__sort_key", "pk")


def _years_ago(day: date, years: int) -> date:
    return months_later(day, -12 * years)


def planned_below(user: User, day: date) -> QuerySet[PlanningEntry]:
    """Planned people who do not meet what the planned title asks."""
    standing = PlanningEntry.objects.visible_to(user).standing_on(day)
    below = outcomes(standing, day).filter(outcome=Outcome.NOT_MET.value)
    found = standing.filter(pk__in=below.values("entry_id")).select_related("title", "round__term")
    return found.order_by("round", "title__position", "cadre__sort_key", "pk")


def retirement_month(record: Any) -> str:
    reached: date = record.retires_on
    return reached.strftime("%m/%Y")


def birth_words(record: Any) -> str:
    return str(record.birth or "")


RETIREMENT = (
    WorkColumn("birth", _("Date of birth"), birth_words, width=14),
    WorkColumn("sex", _("Sex"), lambda record: record.get_sex_display() or "", width=9),
    WorkColumn(
        "retires", _("Reaches retirement"), retirement_month, lambda record: record.retires_on, kind="day", width=16
    ),
)

RECORDING = (WorkAction("planning:record_retirements", _("Record the retirements"), Permission.EDIT_CADRES),)

declare(
    WorkList(
        key="retirements",
        subject=_("Age and planning"),
        title=_("Retirements in the coming 12 months"),
        text=_("They reach the age of the Labour Code; who follows them should be known in time."),
        permission=Permission.VIEW_CADRES,
        rows=retiring_soon,
        columns=RETIREMENT,
        person="",
        icon="calendar-time",
        action=_("See who"),
        actions=RECORDING,
    ),
    WorkList(
        key="past-retirement",
        subject=_("Age and planning"),
        title=_("Still in post past the age of retirement"),
        text=_("Record how they left, or correct the date of birth."),
        permission=Permission.EDIT_CADRES,
        rows=past_retirement,
        columns=RETIREMENT,
        person="",
        tone="warning",
        icon="calendar-x",
        action=_("See who"),
        actions=RECORDING,
    ),
    WorkList(
        key="terms-reached",
        subject=_("Age and planning"),
        title=_("Two terms in one post reached"),
        text=_("Regulation 65-QĐ/TW: nobody heads one place for more than two consecutive terms."),
        permission=Permission.VIEW_CADRES,
        rows=long_in_post,
        columns=(
            WorkColumn(
                "since",
                _("In post since"),
                lambda record: record.period.lower.strftime("%d/%m/%Y"),
                lambda record: record.period.lower,
                kind="day",
                width=14,
            ),
        ),
        icon="hourglass-high",
        action=_("See who"),
    ),
    WorkList(
        key="planned-below-standard",
        subject=_("Age and planning"),
        title=_("Planned, but below the standard of the post"),
        text=_("They need training before they can be appointed, or are taken out of the list."),
        permission=Permission.SEE_PLANNING,
        rows=planned_below,
        columns=(
            WorkColumn("planned", _("Planned title"), lambda record: str(record.title), width=30),
            WorkColumn("term", _("Term"), lambda record: str(record.round.term), width=20),
        ),
        tone="warning",
        icon="route",
        action=_("See who"),
        actions=(WorkAction("planning:take_out", _("Take out of the list"), Permission.EDIT_CADRES),),
        group=FieldGroup.PLANNING,
    ),
)
