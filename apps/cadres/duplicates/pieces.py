"""Stretches of time cut by others: half-open, an end of None never comes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange


@dataclass(frozen=True)
class Stretch:
    """From a day on, until the day before another one."""

    first: date
    until: date | None

    @classmethod
    def of(cls, period: Any) -> Stretch:
        return cls(period.lower, period.upper)

    @property
    def period(self) -> Any:
        return DateRange(self.first, self.until)

    @property
    def end(self) -> date:
        return self.until or date.max

    def without(self, others: Iterable[Stretch]) -> list[Stretch]:
        """What is left of it outside all the others, the earliest first."""
        left = [self]
        for other in others:
            left = [piece for stretch in left for piece in stretch._outside(other)]
        return sorted(left, key=lambda stretch: stretch.first)

    def _outside(self, other: Stretch) -> list[Stretch]:
        if other.end <= self.first or other.first >= self.end:
            return [self]
        before = [Stretch(self.first, other.first)] if self.first < other.first else []
        after = [Stretch(other.end, self.until)] if other.end < self.end else []
        return [*before, *after]
