"""The parts of a person's page on ratings and commendations, and, for who may see them, on votes of confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.appraisal.ballots import Consequences, Counted, counted_under
from apps.appraisal.models import Commendation, ConfidenceVote, PeriodScore, Rating, Track
from apps.appraisal.places import end_of
from apps.cadres.models import Cadre
from apps.cadres.parts import Entry, Fact, Part, Telling, part
from apps.core.dates import PartialDate, Precision
from apps.core.permissions import FieldGroup

# So many years stand in the summary.
SHOWN_YEARS = 5


@dataclass(frozen=True)
class Record:
    """What the section shows: the ratings of both tracks, the scores of periods, the commendations."""

    ratings: list[Rating]
    scores: list[PeriodScore]
    commendations: list[Commendation]


@part(60)
def appraisal(cadre: Cadre, user: User, day: date) -> Telling:
    """Years that have ended by the day; a commendation counts from its decision, else from its year's end."""
    rated, commended = _ratings(cadre, user), _commendations(cadre, user)
    scored = PeriodScore.objects.visible_to(user).filter(cadre=cadre, year__lte=day.year)
    yield rated, commended, scored
    ratings = [r for r in rated if end_of(r.year) <= day]
    commendations = [c for c in commended if _when(c).first <= day]
    scores = list(scored)
    records: list[object] = [Record(ratings, scores, commendations)] if ratings or scores or commendations else []
    return Part(
        "appraisal",
        _("Ratings and commendations"),
        "appraisal/dossier.html",
        records,
        summary=tuple(_summary(ratings, commendations)),
        entries=(*map(_rating_entry, ratings), *map(_commendation_entry, commendations)),
    )


def _ratings(cadre: Cadre, user: User) -> QuerySet[Rating]:
    found = Rating.objects.visible_to(user).filter(cadre=cadre)
    return found.select_related("level", "unrated", "legal_basis").order_by("-year", "-track")


def _commendations(cadre: Cadre, user: User) -> QuerySet[Commendation]:
    found = Commendation.objects.visible_to(user).filter(cadre=cadre)
    return found.select_related("form").order_by("-year", "form__rank", "pk")


def _summary(ratings: Sequence[Rating], commendations: Sequence[Commendation]) -> list[Fact]:
    """The last years as a row, and the highest commendation."""
    facts = []
    own = [rating for rating in ratings if rating.track == Track.STATE][:SHOWN_YEARS]
    if own:
        facts.append(Fact(_("Ratings"), " · ".join(_runs(own[::-1]))))
    if commendations:
        highest = min(commendations, key=lambda c: (c.form.position, -c.year))
        note = _("%(n)s in all") % {"n": len(commendations)} if len(commendations) > 1 else ""
        facts.append(Fact(_("Highest commendation"), f"{highest.form}, {highest.year}", note))
    return facts


def _runs(ratings: Sequence[Rating]) -> Iterator[str]:
    """Years that follow each other with the same rating, told once: 2021–2023: Good."""
    # Years less their place are equal as long as none is left out.
    for (_gap, _key), same in groupby(
        enumerate(ratings), key=lambda pair: (pair[1].year - pair[0], pair[1].level_id or pair[1].unrated_id)
    ):
        run = [rating for _place, rating in same]
        years = str(run[0].year) if len(run) == 1 else f"{run[0].year}–{run[-1].year}"
        yield f"{years}: {run[0].outcome}"


def _when(commendation: Commendation) -> PartialDate:
    return PartialDate(commendation.decision_on) if commendation.decision_on else _year(commendation.year)


def _year(year: int) -> PartialDate:
    return PartialDate(date(year, 1, 1), Precision.YEAR)


def _rating_entry(rating: Rating) -> Entry:
    title = _("Rated %(year)s: %(rating)s") % {"year": rating.year, "rating": rating.outcome}
    score = _("score %(score)s") % {"score": f"{rating.score.normalize():f}"} if rating.score is not None else ""
    text = " · ".join(words for words in (str(rating.get_track_display()), score, rating.note) if words)
    return Entry(PartialDate(rating.decision_on or end_of(rating.year)), title, text, "star")


def _commendation_entry(commendation: Commendation) -> Entry:
    number = commendation.decision_number
    text = " · ".join(words for words in (commendation.reason, number, commendation.decision_issuer) if words)
    return Entry(_when(commendation), _("Commended: %(form)s") % {"form": commendation.form}, text, "award")


@part(61, FieldGroup.VOTES)
def votes(cadre: Cadre, user: User, day: date) -> Telling:
    found = ConfidenceVote.objects.visible_to(user).filter(cadre=cadre, session__held_on__lte=day)
    fetched = found.select_related("session__scheme", "title", "cadre").order_by("-session__held_on", "-pk")
    consequences = Consequences()
    yield fetched, consequences.rows
    told = counted_under(consequences, fetched)
    return Part(
        "votes",
        _("Votes of confidence"),
        "appraisal/dossier_votes.html",
        list(told),
        summary=tuple(Fact(_("Vote of confidence"), _shares(one), one.words) for one in told[:1]),
        entries=tuple(_vote_entry(one) for one in told),
        badges=(Fact(_("Votes of confidence"), _("Low confidence"), tone="unknown"),) if _is_low(told) else (),
    )


def _is_low(told: Sequence[Counted]) -> bool:
    """The latest vote, where its session had a quorum."""
    return bool(told) and told[0].is_mostly_low and told[0].vote.session.has_quorum


def _shares(one: Counted) -> str:
    vote = one.vote
    words = _("%(year)s: high %(high)s, confidence %(medium)s, low %(low)s of %(base)s")
    numbers = {"high": vote.high, "medium": vote.medium, "low": vote.low, "base": vote.base}
    return words % {"year": vote.session.held_on.year, **numbers}


def _vote_entry(one: Counted) -> Entry:
    return Entry(PartialDate(one.vote.session.held_on), _("Vote of confidence"), _shares(one), "checklist")
