"""What a reorganisation did: for each unit that stood after it, the units that went into it."""

from dataclasses import dataclass
from datetime import timedelta

from apps.communes.models import LIVING_ON, Reorganisation, Succession, SuccessionKind, Unit, UnitPeriod
from apps.communes.titles import nearest_periods


@dataclass(frozen=True)
class Before:
    """A unit that went into another, or lived on, as it was called the day before."""

    unit: Unit
    period: UnitPeriod
    link: Succession

    @property
    def is_part(self) -> bool:
        return self.link.kind == SuccessionKind.PART

    @property
    def lives_on(self) -> bool:
        return self.link.kind in LIVING_ON


@dataclass(frozen=True)
class Change:
    """One unit after the reorganisation and what it was before."""

    unit: Unit
    period: UnitPeriod
    before: list[Before]


def changes_of(reorganisation: Reorganisation) -> list[Change]:
    """Provinces first, then by code."""
    links = list(reorganisation.successions.select_related("predecessor", "successor"))
    day = reorganisation.effective_on
    earlier = nearest_periods((link.predecessor_id for link in links), day - timedelta(days=1))
    later = nearest_periods((link.successor_id for link in links), day)
    grouped: dict[int, list[Succession]] = {}
    for link in links:
        grouped.setdefault(link.successor_id, []).append(link)
    changes = [Change(same[0].successor, later[pk], _before(same, earlier)) for pk, same in grouped.items()]
    return sorted(changes, key=lambda change: (len(change.period.code), change.period.code))


def _before(links: list[Succession], earlier: dict[int, UnitPeriod]) -> list[Before]:
    found = [Before(link.predecessor, earlier[link.predecessor_id], link) for link in links]
    return sorted(found, key=lambda before: before.period.code)
