"""What the scheme of a year says: its levels in that year's words, the level of a score, the cap of excellent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Q, QuerySet

from apps.appraisal.models import Rating, RatingScheme, SchemeLevel, UnratedReason
from apps.core.text import fold_words


@dataclass(frozen=True)
class YearScheme:
    """The scheme of one year and track; without one no rating of that year can be written."""

    scheme: RatingScheme | None
    levels: tuple[SchemeLevel, ...]
    reasons: tuple[UnratedReason, ...]

    @property
    def has_scores(self) -> bool:
        """Whether scores lead to levels in that year."""
        return any(level.lowest_score is not None or level.below_score is not None for level in self.levels)

    def entry(self, level: str) -> SchemeLevel | None:
        return next((entry for entry in self.levels if entry.level_id == level), None)

    def level_of(self, score: Decimal) -> str | None:
        """The level to which a score leads; none where the scheme has no such scores."""
        fitting = [level for level in self.levels if self.has_scores and level.holds(score)]
        return fitting[0].level_id if fitting else None

    def put(self, outcome: str, rating: Rating) -> None:
        """Give the rating its outcome: who was not rated has a reason and no level."""
        is_level = self.entry(outcome) is not None
        rating.level_id, rating.unrated_id = (outcome, None) if is_level else (None, outcome)

    def read(self, words: str) -> str | None:
        """The code of a level or of a reason for not rating, as an office writes it; None when it is neither."""
        return self._names.get(fold_words(words))

    @cached_property
    def _names(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for reason in self.reasons:
            found |= {fold_words(name): reason.code for name in (reason.label_vi, reason.label_en, *reason.aliases)}
        for entry in self.levels:
            level = entry.level
            names = (*level.aliases, level.label_vi, level.label_en, entry.label_vi, entry.label_en)
            found |= {fold_words(name): level.code for name in names}
        return found


def schemes_in(year: int, track: str) -> QuerySet[RatingScheme]:
    """The scheme that holds in the year, if one does."""
    holding = Q(first_year__lte=year) & (Q(last_year__isnull=True) | Q(last_year__gte=year))
    return RatingScheme.objects.filter(holding, track=track)


def scheme_of(year: int, track: str) -> YearScheme:
    scheme = schemes_in(year, track).first()
    levels = SchemeLevel.objects.filter(scheme=scheme).select_related("level").order_by("-level__rank")
    return YearScheme(scheme, tuple(levels) if scheme else (), tuple(UnratedReason.objects.all()))
