"""Posts and committee seats of a person as pages and papers show them on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from apps.cadres.day import runs_on, unit_title, unit_words
from apps.cadres.lending import status_on, status_words
from apps.cadres.models import Cadre, CommitteeSeat, Posting
from apps.core.dates import completed_years, day_before


@dataclass(frozen=True)
class Stay:
    """A post or a seat as the page shows it on a day."""

    record: Posting | CommitteeSeat
    title: str
    day: date

    @property
    def unit(self) -> str:
        return unit_title(self.record.unit_words)  # type: ignore[union-attr]  # annotated by those who fetch

    @property
    def status(self) -> str:
        """The status that a post had on the day."""
        return status_words(self.record) if isinstance(self.record, Posting) else ""

    @property
    def unit_is_gone(self) -> bool:
        return bool((self.record.unit_words or {}).get("gone"))  # type: ignore[union-attr]  # as above

    @property
    def where(self) -> str:
        return f"{self.title}, {self.unit}" if self.unit else self.title

    @property
    def since(self) -> date | None:
        """The first day; None when only the day of a report is known."""
        lower: date = self.record.period.lower
        return lower if self.record.start_known else None

    @property
    def until(self) -> date | None:
        upper: date | None = self.record.period.upper
        return day_before(upper) if upper else None

    @property
    def years(self) -> int:
        """Whole years since the first day."""
        return completed_years(self.record.period.lower, self.day)

    @property
    def is_later(self) -> bool:
        return bool(self.record.period.lower > self.day)

    @property
    def is_running(self) -> bool:
        return runs_on(self.record.period, self.day)

    @property
    def ends_later(self) -> bool:
        """Whether the end was still to come on the day."""
        return self.until is not None and self.until >= self.day


def posts_asked(cadre: Cadre, day: date) -> QuerySet[Posting]:
    """All posts, the latest first; of those that begin together the primary one."""
    found = Posting.objects.filter(cadre=cadre).select_related("title", "grade", "unit")
    told = found.annotate(unit_words=unit_words("unit", day)).annotate(**status_on(day))
    return told.order_by("-period", "-is_primary")


def posts_of(posts: QuerySet[Posting], day: date) -> list[Stay]:
    return [Stay(posting, str(posting.title), day) for posting in posts]


def seats_asked(cadre: Cadre, day: date) -> QuerySet[CommitteeSeat]:
    """All committee seats, the latest first."""
    found = CommitteeSeat.objects.filter(cadre=cadre).select_related("kind", "term", "unit")
    return found.annotate(unit_words=unit_words("unit", day)).order_by("-period")


def seats_of(seats: QuerySet[CommitteeSeat], day: date) -> list[Stay]:
    return [Stay(seat, str(seat.kind), day) for seat in seats]
