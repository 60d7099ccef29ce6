"""Reports on ratings, as states of people on a day, and on votes of confidence, as events of a span."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, CharField, F, Value, When
from django.utils.translation import gettext_lazy as _

from apps.appraisal.ballots import Counted as CountedVote
from apps.appraisal.ballots import counted
from apps.appraisal.models import ConfidenceVote
from apps.cadres.chapters import CAREERS
from apps.core.permissions import Actor, Permission
from apps.reporting.definitions import Category, Report, Rows, StrOrPromise
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import (
    PERSONS,
    Aggregate,
    Axis,
    Counted,
    EventLine,
    Group,
    Listing,
    Span,
    Tally,
    TallyReport,
    all_until,
)

registry.declare(
    Report(
        "ratings",
        _("Yearly ratings and commendations"),
        _("Ratings of the last full year of commune staff, as State staff and as Party members; who was commended."),
        populations=(
            "cadres_and_civil_servants",
            "rated_cadres_and_civil_servants",
            "good_cadres_and_civil_servants",
            "cadres",
            "civil_servants",
            "non_professional",
        ),
        dimensions=(
            *("rating", "party_rating", "commended"),
            *("sex", "ethnicity", "party", "professional", "political_theory"),
        ),
        legal_basis="Nghị định 90/2020/NĐ-CP; Nghị định 335/2025/NĐ-CP; Quy định 366-QĐ/TW",
        version="1",
        chapter=CAREERS,
        place=4,
    )
)

LAW = "Quy định 96-QĐ/TW; Nghị quyết 96/2023/QH15; Nghị định 170/2025/NĐ-CP Điều 52, 53"


def votes_in(span: Span, day: date) -> Rows:
    """Votes of sessions that had their quorum, with the band of their low votes; whole numbers decide the band."""
    votes = ConfidenceVote.objects.filter(span.holds("session__held_on")).counting().with_whole()
    votes = votes.annotate(thrice_low=F("low") * 3, twice_low=F("low") * 2, twice_whole=F("whole") * 2)
    band = Case(
        When(low=0, then=Value("none")),
        When(thrice_low__gte=F("twice_whole"), then=Value("two_thirds")),
        When(twice_low__gt=F("whole"), then=Value("over_half")),
        default=Value("up_to_half"),
        output_field=CharField(),
    )
    return votes.annotate(band=band)


def bands(span: Span) -> tuple[Category, ...]:
    return (
        Category("none", _("No low vote"), values=("none",)),
        Category("up_to_half", _("Some low votes, up to half"), values=("up_to_half",)),
        Category("over_half", _("More than half, less than two thirds low"), values=("over_half",)),
        Category("two_thirds", _("Two thirds low or more"), values=("two_thirds",)),
    )


def visible(user: Actor, day: date) -> Rows:
    found = ConfidenceVote.objects.visible_to(user)  # type: ignore[arg-type]  # every actor here is a user
    return found.select_related("cadre", "title", "session__scheme").order_by("-session__held_on", "cadre__sort_key")


def lines(rows: Rows, day: date) -> list[EventLine]:
    return [_line(one) for one in counted(rows)]


def _line(one: CountedVote) -> EventLine:
    vote = one.vote
    facts = (
        f"{vote.session.held_on:%d/%m/%Y}",
        vote.session.body,
        str(vote.title or ""),
        f"{vote.high} / {vote.medium} / {vote.low}",
        str(vote.base),
        one.words,
    )
    return EventLine(vote.cadre.code, vote.cadre.full_name, f"{vote.cadre.get_absolute_url()}#votes", facts)


def ballots(code: str, title: StrOrPromise) -> Group:
    given = Counted("ballots", _("Ballots"), Aggregate.SUM, code)
    return Group(f"{code}_ballots", title, _("Ballots of all votes of the span."), given)


registry.declare(
    TallyReport(
        "votes",
        _("Votes of confidence"),
        _("People on whom a vote of confidence was taken, by their share of low votes, and the ballots given."),
        tallies=(
            Tally(
                "votes_of_confidence",
                _("Votes of confidence"),
                _("Votes of sessions in the span that had their quorum."),
                rows=votes_in,
                groups=(
                    Group("voted_on", _("Persons voted on"), _("Each person counts once."), PERSONS),
                    ballots("high", _("High confidence")),
                    ballots("medium", _("Confidence")),
                    ballots("low", _("Low confidence")),
                ),
                breakdowns=(
                    Axis(
                        "low_share",
                        _("Share of low votes"),
                        _("Of those whom the text of the session counts: ballots issued under 96-QĐ/TW."),
                        "band",
                        bands,
                        is_ordered=True,
                    ),
                ),
                listing=Listing(
                    visible=visible,
                    headings=(
                        _("Held on"),
                        _("Body that voted"),
                        _("Title"),
                        _("High / confidence / low"),
                        _("Of"),
                        _("Consequence"),
                    ),
                    lines=lines,
                    needed=Permission.SEE_VOTES,
                ),
                legal_basis=LAW,
            ),
        ),
        legal_basis=LAW,
        version="1",
        chapter=CAREERS,
        place=5,
        span=all_until,
        opened_by=Permission.SEE_VOTES,
    )
)
