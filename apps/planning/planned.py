"""The people of a planning list as its page shows them: present post, years left, what the planned title asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, Value
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Title
from apps.cadres.retirement import retires_on
from apps.cadres.work.lists import posts_through, title_of, unit_of
from apps.core.dates import completed_years
from apps.core.permissions import Permission
from apps.discipline.effects import Blocked
from apps.discipline.running import blocking
from apps.planning.checks import outcomes
from apps.planning.models import PlannedOutcome, PlanningEntry, PlanningRound
from apps.qualifications.models.outcomes import ASPECTS, Outcome
from apps.qualifications.standards.words import ASPECT_LABELS

TERM_YEARS = 5


@dataclass(frozen=True)
class PlannedLine:
    """A planned person with what speaks for and against the planned title on the day."""

    entry: PlanningEntry
    title: str
    unit: str
    outcome: PlannedOutcome | None
    day: date

    @property
    def years_left(self) -> int | None:
        """Whole working years before retirement; None where birth or sex is unknown."""
        reached: date | None = getattr(self.entry, "retires_on", None)
        return max(completed_years(self.day, reached), 0) if reached else None

    @property
    def has_a_term_left(self) -> bool:
        return self.years_left is None or self.years_left >= TERM_YEARS

    @property
    def result(self) -> Outcome | None:
        return Outcome(self.outcome.outcome) if self.outcome and self.outcome.outcome is not None else None

    @property
    def is_met(self) -> bool:
        return self.result in (Outcome.MET, Outcome.EXEMPT)

    @property
    def missed(self) -> str:
        """The criteria that are not met, and those without data."""
        if self.outcome is None:
            return ""
        words = {
            Outcome.NOT_MET: _("below: %(what)s"),
            Outcome.NO_DATA: _("no data: %(what)s"),
        }
        found = []
        for outcome, sentence in words.items():
            names = [str(ASPECT_LABELS[a]) for a in ASPECTS if getattr(self.outcome, a) == outcome.value]
            if names:
                found.append(sentence % {"what": ", ".join(names)})
        return "; ".join(found)

    @property
    def is_blocked(self) -> bool:
        return bool(getattr(self.entry, "is_blocked", False))


def planned_people(planning: PlanningRound, *, user: User, day: date) -> list[tuple[Title, list[PlannedLine]]]:
    """The people who stand in the list on the day and whom the user may see, by title and order."""
    standing = PlanningEntry.objects.visible_to(user).filter(round=planning).standing_on(day)
    found = {row.entry_id: row for row in outcomes(standing, day)}
    barred = blocking(day, Blocked.PLANNING).visible_to(user).filter(cadre=OuterRef("cadre"))
    may_see = user.can(Permission.SEE_DISCIPLINE)
    entries = (
        standing.select_related("cadre", "title")
        .prefetch_related(posts_through("cadre", day))
        .annotate(
            retires_on=retires_on("cadre__birth_date", "cadre__sex"),
            is_blocked=Exists(barred) if may_see else Value(False),
        )
        .order_by("title__position", "title", "position", "cadre__sort_key")
    )
    lines = [
        PlannedLine(entry, title_of(entry.cadre), unit_of(entry.cadre), found.get(entry.pk), day) for entry in entries
    ]
    return [(title, list(rows)) for title, rows in groupby(lines, key=lambda line: line.entry.title)]
