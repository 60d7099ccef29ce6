"""What form 2C says of commendations, of the ratings of the last years and of votes of confidence."""

from __future__ import annotations

from datetime import date

from apps.accounts.models import User
from apps.appraisal.models import Commendation, ConfidenceVote, Rating, Track
from apps.cadres.models import Cadre
from apps.cadres.printing.parts import Answer, form_section
from apps.core.dates import last_full_year

# So many years are printed.
PRINTED_YEARS = 5


@form_section("21")
def commendation(cadre: Cadre, user: User, day: date) -> list[Answer]:
    """The highest form, of several the latest."""
    found = Commendation.objects.visible_to(user).filter(cadre=cadre, year__lte=day.year).exclude(decision_on__gt=day)
    highest = found.select_related("form").order_by("form__position", "-year").first()
    return [Answer("21", f"{highest.form}, {highest.year}")] if highest else []


@form_section("A")
def ratings(cadre: Cadre, user: User, day: date) -> list[Answer]:
    """The State's ratings of the years that have ended by the day."""
    found = Rating.objects.visible_to(user).filter(cadre=cadre, track=Track.STATE, year__lte=last_full_year(day))
    last = found.select_related("level", "unrated").order_by("-year")[:PRINTED_YEARS]
    return [Answer("A", rows=tuple((str(rating.year), str(rating.outcome or "")) for rating in last))]


@form_section("B")
def votes(cadre: Cadre, user: User, day: date) -> list[Answer]:
    found = ConfidenceVote.objects.visible_to(user).filter(cadre=cadre, session__held_on__lte=day)
    rows = (
        (f"{vote.session.held_on:%d/%m/%Y}", *(f"{count}/{vote.base}" for count in (vote.high, vote.medium, vote.low)))
        for vote in found.select_related("session__scheme", "cadre").order_by("session__held_on")
    )
    return [Answer("B", rows=tuple(rows))]
