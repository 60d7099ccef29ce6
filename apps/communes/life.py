"""The life of a unit: its periods and why they changed, what it came from, what became of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.functional import cached_property

from apps.communes.models import LIVING_ON, Reorganisation, Succession, SuccessionKind, Unit, UnitPeriod
from apps.communes.titles import nearest_periods

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """A period of the unit and the resolutions that opened it."""

    period: UnitPeriod
    resolutions: list[Reorganisation]
    parent: UnitPeriod | None


@dataclass(frozen=True)
class Relative:
    """A unit tied to another by a reorganisation, as it was called then."""

    unit: Unit
    period: UnitPeriod
    link: Succession

    @property
    def is_part(self) -> bool:
        return self.link.kind == SuccessionKind.PART


class UnitLife:
    """One unit seen from one day; each question is answered once."""

    def __init__(self, unit: Unit, day: date) -> None:
        self.unit = unit
        self.day = day

    @cached_property
    def periods(self) -> list[UnitPeriod]:
        return list(self.unit.periods.select_related("parent").order_by("valid"))

    @cached_property
    def period(self) -> UnitPeriod:
        """The period shown: that of the day, else the nearest."""
        return nearest_periods([self.unit.pk], self.day)[self.unit.pk]

    @property
    def exists(self) -> bool:
        return self.day in self.period.valid

    @property
    def shown_day(self) -> date:
        """The day on which parents are named: the working day, or the nearest on which the unit existed."""
        if self.exists:
            return self.day
        is_past = self.period.last_day and self.period.last_day < self.day
        return (self.period.last_day if is_past else self.period.first_day) or self.day

    @property
    def first_day(self) -> date | None:
        return self.periods[0].first_day

    @property
    def last_day(self) -> date | None:
        return self.periods[-1].last_day

    @cached_property
    def parents(self) -> list[UnitPeriod]:
        """The units above, from the top."""
        chain: list[UnitPeriod] = []
        above = self.period.parent_id
        while above:
            period = nearest_periods([above], self.shown_day)[above]
            chain.insert(0, period)
            above = period.parent_id
        return chain

    @cached_property
    def province(self) -> Unit:
        return self.parents[0].unit if self.parents else self.unit

    @property
    def is_incomplete(self) -> bool:
        """Whether the list of units of this province is not complete for the working day."""
        return bool(self.province.complete_from and self.day < self.province.complete_from)

    @cached_property
    def links(self) -> list[Succession]:
        """Every resolution that touched the unit, the earliest first."""
        found = Succession.objects.filter(Q(predecessor=self.unit) | Q(successor=self.unit))
        return list(
            found.select_related("reorganisation", "predecessor", "successor").order_by(
                "reorganisation__effective_on", "pk"
            )
        )

    @cached_property
    def stretches(self) -> list[Stretch]:
        parents = nearest_periods((p.parent_id for p in self.periods if p.parent_id), self.day)
        return [Stretch(p, self._resolutions(p.first_day), parents.get(p.parent_id or 0)) for p in self.periods]

    @property
    def closing(self) -> list[Reorganisation]:
        """The resolutions by which the unit ended."""
        return self._resolutions(self.periods[-1].valid.upper)

    @cached_property
    def predecessors(self) -> list[Relative]:
        return relatives([link for link in self._changes if link.successor_id == self.unit.pk], self.unit)

    @cached_property
    def successors(self) -> list[Relative]:
        return relatives([link for link in self._changes if link.predecessor_id == self.unit.pk], self.unit)

    @property
    def _changes(self) -> list[Succession]:
        return [link for link in self.links if link.kind not in LIVING_ON]

    def _resolutions(self, on: date | None) -> list[Reorganisation]:
        found = {link.reorganisation for link in self.links if link.reorganisation.effective_on == on}
        return sorted(found, key=lambda resolution: resolution.key)


def relatives(links: list[Succession], unit: Unit) -> list[Relative]:
    """The other ends of links of `unit`: predecessors by their last name, successors by their first."""
    found: list[Relative] = []
    for turn in {_turn(link, unit) for link in links}:
        same = [link for link in links if _turn(link, unit) == turn]
        others = [link.predecessor if turn.backwards else link.successor for link in same]
        named = nearest_periods((other.pk for other in others), turn.day - ONE_DAY if turn.backwards else turn.day)
        found += [Relative(other, named[other.pk], link) for other, link in zip(others, same, strict=True)]
    return sorted(found, key=lambda relative: (relative.link.reorganisation.effective_on, relative.period.code))


@dataclass(frozen=True)
class Turn:
    """A day on which a unit was tied to others, those before it or those after it."""

    day: date
    backwards: bool


def _turn(link: Succession, unit: Unit) -> Turn:
    return Turn(link.reorganisation.effective_on, link.successor_id == unit.pk)
