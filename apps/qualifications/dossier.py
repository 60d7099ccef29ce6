"""The part of a dossier on what a person has studied: the highest level of each ladder, and every paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.parts import Entry, Fact, Need, Part, Telling, part
from apps.core.dates import PartialDate
from apps.qualifications.day import with_language
from apps.qualifications.models import Ladder, Qualification, State, Verification

TONES = {
    Verification.DECLARED: "secondary",
    Verification.SCAN_SEEN: "warning",
    Verification.CONFIRMED: "success",
    Verification.REFUSED: "danger",
}


@dataclass(frozen=True)
class Paper:
    """A qualification as the page shows it on a day."""

    record: Qualification
    day: date

    @property
    def is_later(self) -> bool:
        known = self.record.counts_from if self.record.state == State.HELD else self.record.reported_on
        return known > self.day

    @property
    def counts(self) -> bool:
        refused = self.record.verification == Verification.REFUSED
        return self.record.state == State.HELD and not refused and not self.is_later

    @property
    def is_studying(self) -> bool:
        return self.record.state == State.STUDYING and not self.is_later

    @property
    def title(self) -> str:
        return with_language(self.record)

    @property
    def details(self) -> str:
        record = self.record
        number = _("number %(number)s") % {"number": record.diploma_number} if record.diploma_number else ""
        return " · ".join(w for w in (record.specialty, record.institution, record.get_mode_display(), number) if w)

    @property
    def tone(self) -> str:
        return TONES[Verification(self.record.verification)]

    @property
    def needs_proof(self) -> bool:
        """Untrained has no paper that could be seen."""
        return self.record.state == State.HELD and self.record.level.rank > 0

    @property
    def check(self) -> str:
        """By whom, when and by which paper it was checked, and the remark."""
        record = self.record
        on = record.checked_on.strftime("%d/%m/%Y") if record.checked_on else ""
        return " · ".join(w for w in (record.checked_by, on, record.check_document, record.check_remark) if w)

    @property
    def when(self) -> PartialDate | None:
        return self.record.awarded if self.record.state == State.HELD else self.record.expected


def papers_asked(cadre: Cadre) -> QuerySet[Qualification]:
    """All qualifications, ladder by ladder, the highest level first."""
    found = Qualification.objects.filter(cadre=cadre).select_related("level__ladder", "language")
    order = ("level__ladder__position", "-level__rank", "-level__position", "-counts_from", "pk")
    return found.order_by(*order)


def papers_of(found: Iterable[Qualification], day: date) -> list[Paper]:
    return [Paper(qualification, day) for qualification in found]


@part(25)
def qualifications(cadre: Cadre, user: User, day: date) -> Telling:
    found, ladders = papers_asked(cadre), Ladder.objects.all()
    yield found, ladders
    papers = papers_of(found, day)
    levels = [level_fact(ladder, papers) for ladder in ladders]
    return Part(
        "qualifications",
        _("Qualifications"),
        "qualifications/dossier.html",
        list(papers),
        summary=tuple(levels),
        entries=tuple(entry_of(paper) for paper in papers if paper.record.level.rank > 0),
        badges=open_badge(papers),
        needs=tuple(Need(fact.label, fact.tone != "unknown") for fact in levels),
    )


def level_fact(ladder: Ladder, papers: list[Paper]) -> Fact:
    """The highest level of a ladder on the day; unknown and untrained are told apart."""
    own = [paper for paper in papers if paper.record.level.ladder_id == ladder.code]
    held = next((paper for paper in own if paper.counts), None)
    rank, about = held.record.level.rank if held else -1, ladder.code
    note = _studied(own, rank)
    if held is None:
        return Fact(ladder.label, _("No information"), note, "unknown", about)
    if rank == 0:
        return Fact(ladder.label, held.title, note, "untrained", about)
    return Fact(ladder.label, held.title, note or held.record.specialty, about=about)


def _studied(papers: list[Paper], rank: int) -> str:
    """What is being studied above a rank on the day."""
    studying = (p for p in papers if p.record.state == State.STUDYING and not p.is_later and p.record.level.rank > rank)
    paper = next(studying, None)
    return _("studying for %(level)s") % {"level": paper.title} if paper else ""


def entry_of(paper: Paper) -> Entry:
    record = paper.record
    states = {State.HELD: "", State.STUDYING: _("studying"), State.PLANNED: _("planned")}
    expected = _("expected %(when)s") % {"when": record.expected} if record.expected else ""
    text = " · ".join(words for words in (states[State(record.state)], expected, paper.details) if words)
    when = record.awarded if record.state == State.HELD else PartialDate(record.reported_on)
    return Entry(when, f"{record.level.ladder}: {paper.title}", text, "certificate", paper.is_later)


def open_badge(papers: list[Paper]) -> tuple[Fact, ...]:
    """How many papers wait to be verified."""
    waiting = {Verification.DECLARED, Verification.SCAN_SEEN}
    count = sum(1 for p in papers if p.counts and p.needs_proof and p.record.verification in waiting)
    if not count:
        return ()
    words = ngettext("%(count)s diploma not verified", "%(count)s diplomas not verified", count) % {"count": count}
    return (Fact(_("Diplomas"), words, tone="unknown"),)
