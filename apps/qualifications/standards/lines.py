"""A person against a standard as pages and files show it: what is held, what is asked, what comes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from apps.cadres.day import current_posting, held_units, postings_by, unit_title
from apps.cadres.models import Cadre
from apps.core.dates import day_before
from apps.qualifications.day import highest, qualifications_on
from apps.qualifications.models import Outcome
from apps.qualifications.standards.gap import Asked, Judged
from apps.qualifications.standards.rules import MAJOR
from apps.qualifications.standards.words import ASPECT_LABELS, ICONS, TONES

Words = str | Promise


@dataclass(frozen=True)
class Mark:
    """One criterion of one person."""

    aspect: str
    outcome: Outcome
    held: str
    needed: str

    @property
    def label(self) -> Words:
        return ASPECT_LABELS[self.aspect]

    @property
    def tone(self) -> str:
        return TONES[self.outcome]

    @property
    def icon(self) -> str:
        return ICONS[self.outcome]

    @property
    def words(self) -> str:
        """Trung cấp, cần Đại học."""
        if not self.needed:
            return str(self.outcome.label)
        if self.outcome == Outcome.NO_DATA:
            return _("no information, needs %(needed)s") % {"needed": self.needed}
        return _("%(held)s, needs %(needed)s") % {"held": self.held, "needed": self.needed}

    @property
    def remedy(self) -> str:
        """What closes the gap; nothing where there is none."""
        if self.outcome in (Outcome.MET, Outcome.EXEMPT):
            return ""
        if self.aspect == MAJOR:
            return _("decide on the major") if self.outcome == Outcome.NO_DATA else _("a degree in a suitable major")
        if self.outcome == Outcome.NO_DATA:
            return _("record the level: %(needed)s or higher meets it") % {"needed": self.needed}
        return _("%(needed)s or higher") % {"needed": self.needed}


@dataclass(frozen=True)
class GapLine:
    """A person of the gap list."""

    cadre: Cadre
    title: str
    unit: str
    standard: str
    outcome: Outcome | None
    marks: list[Mark]
    deadline: date | None
    is_lowered: bool
    is_start_unknown: bool

    @property
    def tone(self) -> str:
        return TONES[self.outcome] if self.outcome is not None else "secondary"

    @property
    def outcome_words(self) -> Words:
        return self.outcome.label if self.outcome is not None else _("No standard applies")

    @property
    def last_day(self) -> date | None:
        """The last day on which grace still holds."""
        return day_before(self.deadline) if self.deadline else None

    @property
    def open_marks(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.outcome != Outcome.MET]


def lines(rows: Iterable[Judged], asked: Asked, day: date) -> list[GapLine]:
    """The rows with their people, in the order given."""
    found = list(rows)
    fetched = Cadre.objects.filter(pk__in=[row.person for row in found])
    people = {c.pk: c for c in fetched.prefetch_related(postings_by(day), qualifications_on(day))}
    return [_line(row, people[row.person], asked) for row in found if row.person in people]


def marks(row: Judged, cadre: Cadre, asked: Asked) -> list[Mark]:
    """The criteria that the standard asks, in the order of importance; `cadre` brings its qualifications of the day."""
    return [
        Mark(aspect, outcome, _held(cadre, aspect), asked.words_needed(row, aspect))
        for aspect in ASPECT_LABELS
        if (outcome := row.of(aspect)) is not None
    ]


def _held(cadre: Cadre, aspect: str) -> str:
    held = highest(cadre, "prof_edu" if aspect == MAJOR else aspect)
    if held is None:
        return ""
    return held.specialty if aspect == MAJOR else str(held.level)


def _line(row: Judged, cadre: Cadre, asked: Asked) -> GapLine:
    posting = current_posting(cadre)
    standard = asked.sets.get(row.standard or "")
    return GapLine(
        cadre,
        str(posting.title) if posting else "",
        unit_title(held_units(cadre)),
        str(standard) if standard else "",
        row.of(""),
        marks(row, cadre, asked),
        row.deadline,
        row.is_lowered,
        row.is_start_unknown,
    )
