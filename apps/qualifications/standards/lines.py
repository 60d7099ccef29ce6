"""A person against a standard as pages and files show it: what is held, what is asked, what comes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from apps.cadres.day import unit_title, unit_words
from apps.cadres.models import Posting
from apps.core.dates import day_before
from apps.core.together import read_together
from apps.qualifications.day import known_on
from apps.qualifications.models import Outcome, Qualification, State
from apps.qualifications.standards.gap import Asked
from apps.qualifications.standards.rules import MAJOR
from apps.qualifications.standards.standings import Judged
from apps.qualifications.standards.words import ASPECT_LABELS, ICONS, TONES

Words = str | Promise
# The highest that a person holds on each ladder.
Held = Mapping[str, Qualification]
# What the name of an entry of a code list is made of.
LABELS = ("label_vi", "label_en")


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

    code: str
    full_name: str
    title: str
    unit: str
    standard: str
    outcome: Outcome | None
    marks: list[Mark]
    deadline: date | None
    is_lowered: bool
    is_start_unknown: bool

    @property
    def url(self) -> str:
        return reverse("cadres:detail", args=[self.code])

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
    """The rows with the post that speaks on the day and what is held, in the order given."""
    found = list(rows)
    people = [row.person for row in found]
    posts, held = _posts(people, day), _highest(people, day, _ladders(asked))
    read_together([posts, held])
    posting = {one.cadre_id: one for one in posts}
    highest: dict[int, dict[str, Qualification]] = defaultdict(dict)
    for one in held:
        highest[one.cadre_id][one.level.ladder_id] = one
    return [_line(row, posting.get(row.person), highest[row.person], asked) for row in found]


def marks(row: Judged, held: Held, asked: Asked) -> list[Mark]:
    """The criteria that the standard asks, in the order of importance; `held` is the highest on each ladder."""
    return [
        Mark(aspect, outcome, _words(held, aspect), asked.words_needed(row, aspect))
        for aspect in ASPECT_LABELS
        if (outcome := row.of(aspect)) is not None
    ]


def _posts(people: list[int], day: date) -> QuerySet[Posting]:
    """Of each person the primary post of the day, else another; only what a line shows."""
    running = Posting.objects.filter(cadre__in=people).running_on(day).annotate(unit_words=unit_words("unit", day))
    first = running.order_by("cadre_id", "-is_primary", "-period").distinct("cadre_id")
    return first.select_related("title").only("cadre_id", *(f"title__{name}" for name in LABELS))


def _highest(people: list[int], day: date, ladders: Collection[str]) -> QuerySet[Qualification]:
    """Of each person the highest that counts on each ladder."""
    known = known_on(day).filter(cadre__in=people, state=State.HELD, level__ladder__in=ladders)
    order = ("-level__rank", "-level__position", "-counts_from", "pk")
    first = known.order_by("cadre_id", "level__ladder_id", *order).distinct("cadre_id", "level__ladder_id")
    shown = (f"level__{name}" for name in (*LABELS, "ladder_id"))
    return first.select_related(None).select_related("level").only("cadre_id", "specialty", *shown)


def _ladders(asked: Asked) -> set[str]:
    return {"prof_edu" if aspect == MAJOR else aspect for _standard, aspect in asked.criteria}


def _words(held: Held, aspect: str) -> str:
    found = held.get("prof_edu" if aspect == MAJOR else aspect)
    if found is None:
        return ""
    return found.specialty if aspect == MAJOR else str(found.level)


def _line(row: Judged, posting: Posting | None, held: Held, asked: Asked) -> GapLine:
    standard = asked.sets.get(row.standard or "")
    return GapLine(
        row.code,
        row.full_name,
        str(posting.title) if posting else "",
        unit_title(getattr(posting, "unit_words", None)),
        str(standard) if standard else "",
        row.of(""),
        marks(row, held, asked),
        row.deadline,
        row.is_lowered,
        row.is_start_unknown,
    )
