"""Where every unit and every person stood, for oracles that walk from one day to another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from apps.cadres.models import CommitteeSeat, Posting
from apps.communes.models import Succession, SuccessionKind, Unit, UnitPeriod
from apps.core.narrowing import present


@dataclass(frozen=True)
class Books:
    """Periods, successions, posts and seats as they stand, read once: asked row by row they took half a minute."""

    periods: dict[Unit, list[UnitPeriod]]
    went: dict[Unit, list[Succession]]
    came: dict[Unit, list[Succession]]
    held: dict[int, list[Posting | CommitteeSeat]]

    @classmethod
    def read(cls) -> Books:
        books = cls(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
        for period in UnitPeriod.objects.select_related("unit", "parent"):
            books.periods[period.unit].append(period)
        for link in Succession.objects.select_related("predecessor", "successor", "reorganisation"):
            books.went[link.predecessor].append(link)
            books.came[link.successor].append(link)
        seats = CommitteeSeat.objects.select_related("unit").order_by("unit")
        for held in (*Posting.objects.filter(is_primary=True).select_related("unit"), *seats):
            books.held[held.cadre_id].append(held)
        return books

    def period(self, unit: Unit, day: date) -> UnitPeriod | None:
        return next((period for period in self.periods[unit] if day in period.valid), None)

    def exists(self, unit: Unit, day: date) -> bool:
        return self.period(unit, day) is not None

    def gone_on(self, unit: Unit) -> date:
        return max(period.valid.upper or date.max for period in self.periods[unit])

    def codes_of(self, unit: Unit, day: date) -> list[str]:
        """Of the unit and of those above it."""
        period = present(self.period(unit, day))
        return [period.code, *(self.codes_of(period.parent, day) if period.parent else [])]

    def links_from(self, unit: Unit, day: date) -> list[Succession]:
        return [link for link in self.went[unit] if link.reorganisation.effective_on == day]

    def heirs(self, unit: Unit, day: date) -> list[Unit]:
        """Where the people of a unit may have gone on the day; nowhere as long as it lives on."""
        if self.exists(unit, day):
            return []
        links = self.links_from(unit, day)
        takers = [link.successor for link in links if link.takes_people]
        return takers if len(takers) == 1 else [link.successor for link in links]

    def lends_people(self, unit: Unit, day: date) -> bool:
        """Whether an ended unit went to one unit, this one perhaps to the next, up to one that exists on the day."""
        if self.exists(unit, day) or self.gone_on(unit) > day:
            return False
        links = self.links_from(unit, self.gone_on(unit))
        takers = [link.successor for link in links if link.kind == SuccessionKind.WHOLE or link.takes_people]
        return len(takers) == 1 and (self.exists(takers[0], day) or self.lends_people(takers[0], day))

    def stood_at(self, person: int, day: date) -> list[Unit]:
        """By the primary post, then by committee seats."""
        return [held.unit for held in self.held[person] if day in held.period]
