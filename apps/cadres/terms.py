"""Terms of the Party committees: since when figures "since the beginning of the term" count."""

from __future__ import annotations

from datetime import date

from apps.cadres.codelists import CommitteeTerm
from apps.reporting.tallies.definitions import Span


def term_on(day: date) -> CommitteeTerm | None:
    """The term that had last begun in the communes on the day; the entries of the list overlap, its beginnings not."""
    return CommitteeTerm.objects.filter(begins_on__lte=day).order_by("-begins_on").first()


def since_the_term_began(day: date) -> Span:
    """From the first day of the running term; from the start of the year where none is known."""
    term = term_on(day)
    return Span((term and term.begins_on) or day.replace(month=1, day=1), day)
