"""Which units end under a reorganisation, which unit takes their people, and which posts that closes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet

from apps.accounts.models import User
from apps.cadres.models import Placement, PlannedPlacement, Posting
from apps.communes.models import Level, Reorganisation, Succession, SuccessionKind, Unit, UnitPeriod
from apps.core.dates import day_before
from apps.core.permissions import Permission

ENDING = (SuccessionKind.WHOLE, SuccessionKind.PART)


@dataclass(frozen=True)
class Ending:
    """A reorganisation as one user may carry it out: with the units that end and lie in the user's scope."""

    reorganisation: Reorganisation
    user: User
    permission: Permission = Permission.REORGANISE_UNITS

    @property
    def visible_successors(self) -> int:
        """How many of the units that take over lie in the user's own scope."""
        return Unit.objects.in_scope_of(self.user, self.permission).filter(pk__in=self.successors).count()

    @property
    def day(self) -> date:
        """The first day on which the units are gone."""
        return self.reorganisation.effective_on

    @property
    def eve(self) -> date:
        return day_before(self.day)

    @cached_property
    def heirs(self) -> dict[int, int | None]:
        """Each unit that ends, with the one that takes its people; None where it was divided and nobody said."""
        links = Succession.objects.filter(
            self.user.unit_condition(self.permission, "predecessor"),
            reorganisation=self.reorganisation,
            kind__in=ENDING,
            predecessor__level=Level.COMMUNE,
        ).exclude(predecessor__in=UnitPeriod.objects.on(self.day).values("unit"))
        found: dict[int, list[Succession]] = {}
        for link in links:
            found.setdefault(link.predecessor_id, []).append(link)
        return {unit: _heir(same) for unit, same in found.items()}

    @cached_property
    def successors(self) -> list[int]:
        """The units that take over from those that end here."""
        links = Succession.objects.filter(reorganisation=self.reorganisation, kind__in=ENDING)
        return sorted(set(links.filter(predecessor__in=self.heirs).values_list("successor", flat=True)))

    def postings(self) -> QuerySet[Posting]:
        """Posts that run on the eve and would run on, though their unit does not."""
        return Posting.objects.running_on(self.eve).running_on(self.day).filter(unit__in=self.heirs)

    def unplanned(self) -> QuerySet[Posting]:
        return self.postings().filter(planned_placement=None, placement=None)

    def plan(self) -> QuerySet[PlannedPlacement]:
        """Lines that are still to be carried out."""
        return PlannedPlacement.objects.filter(
            Q(posting__period__contains=self.day) & Q(posting__period__contains=self.eve),
            reorganisation=self.reorganisation,
            posting__unit__in=self.heirs,
            posting__placement=None,
        )

    def placements(self) -> QuerySet[Placement]:
        """Results of what was carried out."""
        return Placement.objects.filter(reorganisation=self.reorganisation, old_posting__unit__in=self.heirs)

    def may_receive(self, unit: Unit) -> bool:
        """Whether people may be sent there: to what takes over from these units, else where the user has the right."""
        return unit.pk in self.successors or self.user.can(self.permission, unit)


def _heir(links: list[Succession]) -> int | None:
    takers = links if len(links) == 1 else [link for link in links if link.takes_people]
    return takers[0].successor_id if len(takers) == 1 else None
