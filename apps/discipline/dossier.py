"""The part of a person's page on discipline, told only to those who may see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.day import unit_title, unit_words
from apps.cadres.models import Cadre
from apps.cadres.parts import Entry, Fact, Part, Telling, part
from apps.core.dates import PartialDate
from apps.core.permissions import FieldGroup
from apps.discipline.effects import Effects, Standing, State, standings_under
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision, Side

TONES = {State.IN_FORCE: "red", State.TO_COME: "yellow", State.ENDED: "secondary", State.CANCELLED: "secondary"}


@dataclass(frozen=True)
class Case:
    """An act with the decisions on it, as the page shows it."""

    act: DisciplinaryAct
    decisions: list[Standing]

    @property
    def unit(self) -> str:
        return unit_title(getattr(self.act, "unit_words", None))

    @property
    def missing(self) -> list[Side]:
        """The sides that have not decided, or whose decision was cancelled."""
        decided = {s.decision.side for s in self.decisions if s.decision.cancelled_on is None}
        return [side for side in (Side.PARTY, Side.STATE) if side.value not in decided]


@part(70, FieldGroup.DISCIPLINE)
def discipline(cadre: Cadre, user: User, day: date) -> Telling:
    found = DisciplinaryDecision.objects.visible_to(user).filter(cadre=cadre)
    decisions = found.select_related("form__track", "title", "legal_basis", "act__offence").order_by(
        "effective_on", "pk"
    )
    acts, effects = acts_asked(cadre, day), Effects()
    yield decisions, acts, effects.rows
    told = standings_under(effects, decisions, day)
    running = [standing for standing in told if standing.is_running]
    return Part(
        "discipline",
        _("Discipline"),
        "discipline/dossier.html",
        list(cases_of(acts, told)),
        summary=tuple(summary_of(running)),
        entries=tuple(entry for standing in told for entry in entries_of(standing)),
        badges=(Fact(_("Discipline"), _("Discipline in force"), tone="unknown"),) if running else (),
    )


def acts_asked(cadre: Cadre, day: date) -> QuerySet[DisciplinaryAct]:
    acts = DisciplinaryAct.objects.filter(cadre=cadre).select_related("offence", "title")
    return acts.annotate(unit_words=unit_words("unit", day))


def cases_of(acts: Iterable[DisciplinaryAct], told: list[Standing]) -> list[Case]:
    cases = [Case(act, [s for s in told if s.decision.act_id == act.pk]) for act in acts]
    return sorted(cases, key=lambda case: max((s.decision.effective_on for s in case.decisions), default=date.min))[
        ::-1
    ]


def summary_of(running: list[Standing]) -> list[Fact]:
    """What is in force, and the last day of the longest block."""
    if not running:
        return []
    forms = "; ".join(f"{standing.decision.form} ({standing.decision.form.track})" for standing in running)
    ends = [until for standing in running if (until := standing.in_force_until)]
    blocks = [block for standing in running for block in standing.running_blocks]
    notes = [_("in force until %(day)s") % {"day": PartialDate(max(ends))}] if ends else []
    if blocks:
        notes.append(_("bars to %(day)s") % {"day": PartialDate(max(block.until for block in blocks))})
    return [Fact(_("Discipline in force"), forms, "; ".join(notes))]


def entries_of(standing: Standing) -> list[Entry]:
    """The decision, its end by itself, and its cancellation."""
    decision, day = standing.decision, standing.day
    number = _("Decision %(number)s") % {"number": decision.decision_number} if decision.decision_number else ""
    text = " · ".join(words for words in (str(decision.act.offence), number) if words)
    title = _("Discipline: %(form)s (%(track)s)") % {"form": decision.form, "track": decision.form.track}
    entries = [Entry(PartialDate(decision.effective_on), title, text, "gavel", decision.effective_on > day)]
    if decision.cancelled_on:
        words = _("Discipline cancelled: %(form)s") % {"form": decision.form}
        later = decision.cancelled_on > day
        entries.append(Entry(PartialDate(decision.cancelled_on), words, decision.cancelled_by, "gavel", later))
    elif standing.over_on:
        words = _("Discipline no longer in force: %(form)s") % {"form": decision.form}
        entries.append(Entry(PartialDate(standing.over_on), words, "", "gavel", standing.over_on > day))
    return entries
