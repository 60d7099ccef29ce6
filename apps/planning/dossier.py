"""The parts of a person's page on retirement, health and planning."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.cadres.models import Cadre, Sex
from apps.cadres.models.retirement import RetirementAge
from apps.cadres.parts import Entry, Fact, Part, Telling, part
from apps.cadres.retirement import ages_for, day_reached
from apps.communes.titles import periods_of, titles_among
from apps.core.dates import PartialDate, Precision, completed_years
from apps.core.permissions import FieldGroup
from apps.planning.models import HealthExamination, PlanningEntry


@part(24)
def retirement(cadre: Cadre, user: User, day: date) -> Telling:
    """A line of the summary: the month in which the person reaches the age of retirement."""
    ages = ages_for(is_female=cadre.sex == Sex.FEMALE)
    yield [ages]
    return Part("retirement", "", "", [], summary=tuple(_retirement(cadre, ages, day)))


def _retirement(cadre: Cadre, ages: Iterable[RetirementAge], day: date) -> list[Fact]:
    if cadre.birth_date is None or not cadre.sex:
        return []
    reached = day_reached(cadre.birth_date, ages)
    left = completed_years(day, reached)
    if reached < day:
        note = _("the age is reached")
    else:
        note = ngettext("%(count)s year left", "%(count)s years left", left) % {"count": left}
    if cadre.birth_precision != Precision.DAY:
        note += "; " + _("by the first day of the known year or month of birth")
    return [Fact(_("Retirement"), reached.strftime("%m/%Y"), note)]


@part(75, FieldGroup.HEALTH)
def health(cadre: Cadre, user: User, day: date) -> Telling:
    own = HealthExamination.objects.visible_to(user).filter(cadre=cadre)
    found = own.select_related("health_class").order_by("-examined_on")
    yield [found]
    entries = tuple(
        Entry(one.examined, _("Health: %(found)s") % {"found": one.health_class}, one.provider, "heartbeat")
        for one in found
    )
    return Part("health", _("Health"), "planning/health.html", list(found), entries=entries)


@part(80, FieldGroup.PLANNING)
def planning(cadre: Cadre, user: User, day: date) -> Telling:
    own = PlanningEntry.objects.visible_to(user).filter(cadre=cadre)
    asked = own.select_related("title", "round__term", "round__unit").order_by("-added_on", "pk")
    yield [asked]
    found = list(asked)
    periods = periods_of(entry.round.unit_id for entry in found)
    yield [periods]
    titles = titles_among(periods, day)
    for entry in found:
        entry.unit_title = titles.get(entry.round.unit_id, "")  # type: ignore[attr-defined]  # for the template
    standing = [
        entry for entry in found if entry.added_on <= day and not (entry.removed_on and entry.removed_on <= day)
    ]
    summary = (Fact(_("Planned for"), "; ".join(str(entry.title) for entry in standing)),) if standing else ()
    return Part(
        "planning", _("Planning of successors"), "planning/entries.html", list(found), summary, tuple(_entries(found))
    )


def _entries(found: list[PlanningEntry]) -> list[Entry]:
    told = []
    for entry in found:
        text = " · ".join(words for words in (getattr(entry, "unit_title", ""), str(entry.round.term)) if words)
        told.append(
            Entry(PartialDate(entry.added_on), _("Planned for: %(title)s") % {"title": entry.title}, text, "route")
        )
        if entry.removed_on:
            words = _("Taken out of the planning list: %(title)s") % {"title": entry.title}
            told.append(Entry(PartialDate(entry.removed_on), words, entry.removal_reason, "route-off"))
    return told
