"""The part of a dossier on standards: which one applies to each post, what is met, until when, what closes a gap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.cadres.parts import Fact, Part, Remark, Telling, Tone, part
from apps.core.dates import day_before
from apps.core.permissions import Permission
from apps.qualifications.day import known_on
from apps.qualifications.models import Exemption, MajorSuitability, Outcome, StandardSet, State
from apps.qualifications.standards.evaluation import outcomes_by_post
from apps.qualifications.standards.gap import asked_by
from apps.qualifications.standards.lines import Held, Mark, marks
from apps.qualifications.standards.rules import InForce, asking_in_force
from apps.qualifications.standards.standings import COLUMNS, Judged
from apps.qualifications.standards.words import TONES

GOOD = (Outcome.MET, Outcome.EXEMPT)
SAID: dict[Outcome, Tone] = {Outcome.NO_DATA: "unknown", Outcome.WITHIN_GRACE: "warning", Outcome.NOT_MET: "bad"}


@dataclass(frozen=True)
class Standing:
    """A post of the day against its standard."""

    posting: Posting
    standard: StandardSet | None
    outcome: Outcome | None
    marks: list[Mark]
    row: Judged

    @property
    def tone(self) -> str:
        return TONES[self.outcome] if self.outcome is not None else "secondary"

    @property
    def last_day(self) -> date | None:
        return day_before(self.row.deadline) if self.row.deadline else None


@dataclass(frozen=True)
class Waiver:
    """An exemption as the page shows it on a day."""

    record: Exemption
    is_running: bool
    last: date | None


@dataclass(frozen=True)
class StandardsTold:
    """All that the part tells."""

    standings: list[Standing]
    waivers: list[Waiver]
    decisions: list[MajorSuitability]
    may_decide: bool


def _posts(cadre: Cadre, day: date) -> QuerySet[Posting]:
    running = Posting.objects.filter(cadre=cadre).running_on(day)
    return running.select_related("title").order_by("-is_primary", "pk")


def _standings(held: Held, posts: Iterable[Posting], found: Mapping[int, Judged], standards: InForce) -> list[Standing]:
    """The counted posts of the day, the primary one first."""
    asked = asked_by(standards)
    return [
        Standing(post, asked.sets.get(row.standard or ""), row.of(""), marks(row, held, asked), row)
        for post in posts
        if (row := found.get(post.pk))
    ]


@part(27)
def standards(cadre: Cadre, user: User, day: date) -> Telling:
    standards = yield from asking_in_force(day)
    people = Cadre.objects.filter(pk=cadre.pk)
    rows = outcomes_by_post(day, people, standards.rules).values_list("post_id", *COLUMNS)
    posts, known = _posts(cadre, day), known_on(day).filter(cadre=cadre)
    exemptions = Exemption.objects.filter(cadre=cadre).select_related(
        "standard", "criterion__ladder", "criterion__level", "legal_basis"
    )
    decisions = MajorSuitability.objects.filter(cadre=cadre, decided_on__lte=day).select_related("title", "decided_by")
    yield rows, posts, known, exemptions, decisions
    # The highest come first, so the first of a ladder is to stay.
    highest = {one.level.ladder_id: one for one in reversed(list(known)) if one.state == State.HELD}
    held = _standings(highest, posts, {row[0]: Judged(*row[1:]) for row in rows}, standards)
    told = StandardsTold(
        held,
        [_waiver(exemption, day) for exemption in exemptions],
        list(decisions),
        user.can(Permission.VERIFY_QUALIFICATIONS, cadre),
    )
    return Part(
        "standards",
        _("Standards of the post"),
        "qualifications/standards/dossier.html",
        [told],
        summary=_summary(held),
        remarks=_remarks(held),
    )


def _waiver(exemption: Exemption, day: date) -> Waiver:
    upper = exemption.period.upper
    running = exemption.period.lower <= day and (upper is None or day < upper)
    return Waiver(exemption, running, day_before(upper) if upper else None)


def _summary(held: list[Standing]) -> tuple[Fact, ...]:
    """The worst of the posts in a line; nothing where no standard applies."""
    judged = [standing for standing in held if standing.outcome is not None]
    if not judged:
        return ()
    worst = max(judged, key=lambda standing: standing.outcome or 0)
    assert worst.outcome is not None  # noqa: S101  # filtered above
    missing = ", ".join(str(mark.label) for mark in worst.marks if mark.outcome == worst.outcome)
    note = missing if worst.outcome not in GOOD else ""
    if worst.last_day:
        note = _("%(what)s, until %(day)s") % {"what": note, "day": worst.last_day.strftime("%d/%m/%Y")}
    tone: Tone = "good" if worst.outcome in GOOD else SAID[worst.outcome]
    return (Fact(_("Standard of the post"), str(worst.outcome.label), note, tone),)


def _remarks(held: list[Standing]) -> tuple[Remark, ...]:
    """What levels lack for the posts of the day; of several posts the worst is said."""
    short = [mark for standing in held for mark in standing.marks if SAID.get(mark.outcome) in ("warning", "bad")]
    worst = {mark.aspect: mark for mark in sorted(short, key=lambda mark: mark.outcome)}
    words = _("needs %(needed)s")
    return tuple(Remark(m.aspect, words % {"needed": m.needed}, SAID[m.outcome]) for m in worst.values())
