"""What follows from ballots: shares as exact fractions, and the consequences that the texts draw from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import QuerySet

from apps.appraisal.models import ConfidenceVote, VoteConsequence


def applies(consequence: VoteConsequence, low: int, base: int) -> bool:
    """Whether a share of low votes lies within the bounds; whole numbers decide, never a rounded percentage."""
    if base <= 0:
        return False
    lower = low * consequence.from_whole - consequence.from_part * base
    if lower < 0 or (lower == 0 and not consequence.from_included):
        return False
    if consequence.to_part is None or consequence.to_whole is None:
        return True
    upper = consequence.to_part * base - low * consequence.to_whole
    return upper > 0 or (upper == 0 and consequence.to_included)


@dataclass(frozen=True)
class Counted:
    """A vote with its shares and what follows from it."""

    vote: ConfidenceVote
    consequences: tuple[VoteConsequence, ...] = ()

    def _share(self, ballots: int) -> Decimal | None:
        return Decimal(ballots) * 100 / self.vote.base if self.vote.base else None

    @property
    def high(self) -> Decimal | None:
        return self._share(self.vote.high)

    @property
    def medium(self) -> Decimal | None:
        return self._share(self.vote.medium)

    @property
    def low(self) -> Decimal | None:
        return self._share(self.vote.low)

    @property
    def is_mostly_low(self) -> bool:
        return self.vote.low * 2 > self.vote.base

    @property
    def words(self) -> str:
        return "; ".join(f"{found.label} ({found.legal_basis})" for found in self.consequences)


class Consequences:
    """All consequences, read once for a page."""

    @cached_property
    def rows(self) -> QuerySet[VoteConsequence]:
        return VoteConsequence.objects.order_by("rank", "position")

    def of(self, vote: ConfidenceVote) -> tuple[VoteConsequence, ...]:
        """What the texts of the day of the session draw from the vote; nothing where the quorum was missed."""
        session = vote.session
        if not session.has_quorum:
            return ()
        own = [row for row in self.rows if row.scheme_id == session.scheme_id and _is_valid(row, session.held_on)]
        return tuple(row for row in own if applies(row, vote.low, vote.base))


def counted(votes: Iterable[ConfidenceVote]) -> list[Counted]:
    return counted_under(Consequences(), votes)


def counted_under(consequences: Consequences, votes: Iterable[ConfidenceVote]) -> list[Counted]:
    return [Counted(vote, consequences.of(vote)) for vote in votes]


def _is_valid(row: VoteConsequence, day: date) -> bool:
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day < row.valid_to)
