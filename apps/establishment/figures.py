"""Posts allotted, people there, vacancies and what is being done to fill them, for each unit of a scope on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, F, QuerySet, Sum

from apps.accounts.models import User
from apps.cadres.measures import primary_posts
from apps.cadres.models import Posting
from apps.communes.models import Level, Unit, UnitCover, UnitPeriod
from apps.communes.titles import titles_near
from apps.core.permissions import Permission
from apps.core.together import Asking, answered
from apps.establishment.ceilings import Ceilings
from apps.establishment.models import Allotment, Block, Opening, PostCeiling

# Nothing allotted, for no year.
NONE: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True)
class UnitPosts:
    """The establishment of a unit in one block; without an allotment nothing can be said of vacancies."""

    key: str
    title: str
    parent: str
    allotted: int | None
    # The year of the allotment that holds: an earlier one where none was made for the year.
    year: int | None
    present: int
    to_fill: int
    # What the law of the day lets the unit have at most; nothing where that is not known.
    ceiling: PostCeiling | None = None

    @property
    def over_ceiling(self) -> int:
        """Posts allotted above the legal maximum; the law adds posts for people and area, which a person looks at."""
        return max((self.allotted or 0) - self.ceiling.number, 0) if self.ceiling else 0

    @property
    def vacant(self) -> int:
        return max(self.allotted - self.present, 0) if self.allotted is not None else 0

    @property
    def excess(self) -> int:
        return max(self.present - self.allotted, 0) if self.allotted is not None else 0

    @property
    def unplanned(self) -> int:
        """Vacancies that nobody has decided to fill."""
        return max(self.vacant - self.to_fill, 0)


@dataclass(frozen=True)
class Together:
    """The sums of several units; vacancies and excess of different units are never set against each other."""

    units: int
    without: int
    allotted: int
    # Of the units that have an allotment, so that the two can be compared.
    present: int
    present_without: int
    vacant: int
    excess: int
    to_fill: int


@dataclass(frozen=True)
class Establishment:
    """The units of commune level in a user's scope on a day, in one block; a fixed number of statements."""

    user: User
    day: date
    block: Block
    within: Unit | None = None

    @cached_property
    def lines(self) -> list[UnitPosts]:
        return answered(self.told())

    def told(self) -> Asking[list[UnitPosts]]:
        """The lines, read together with those of other blocks."""
        periods = self._periods()
        yield (periods,)
        units = [period.unit_id for period in periods]
        parents = titles_near({period.parent_id for period in periods if period.parent_id}, self.day)
        posts = self._allotted(units), self._present(units), self._to_fill(units)
        limits = Ceilings.asked(self.day, self.block, units)
        yield (*posts, *limits)
        allotted = {unit: (number, year) for unit, number, year in posts[0]}
        present, to_fill, ceilings = dict(posts[1]), dict(posts[2]), Ceilings.of_rows(*limits)
        return [
            UnitPosts(
                key=period.unit.key,
                title=period.title,
                parent=parents.get(period.parent_id or 0, ""),
                allotted=allotted.get(period.unit_id, NONE)[0],
                year=allotted.get(period.unit_id, NONE)[1],
                present=present.get(period.unit_id, 0),
                to_fill=to_fill.get(period.unit_id, 0),
                ceiling=ceilings.of(period.unit_id, period.kind),
            )
            for period in periods
        ]

    def _periods(self) -> QuerySet[UnitPeriod]:
        scope = Unit.objects.in_scope_of(self.user, Permission.VIEW_CADRES).filter(level=Level.COMMUNE)
        if self.within:
            scope = scope.filter(pk__in=UnitCover.objects.filter(unit=self.within).values("covered"))
        return UnitPeriod.objects.on(self.day).filter(unit__in=scope).select_related("unit").order_by("code")

    def _allotted(self, units: list[int]) -> QuerySet[Allotment, tuple[int, int, int]]:
        holding = Allotment.objects.holding_in(self.day.year).filter(block=self.block, unit__in=units)
        return holding.values_list("unit", "number", "year")

    def _present(self, units: list[int]) -> QuerySet[Posting, tuple[int, int]]:
        posts = primary_posts(self.day).filter(category__in=self.block.categories, unit__in=units)
        people: QuerySet[Posting, tuple[int, int]] = posts.order_by().values_list("unit")
        return people.annotate(people=Count("cadre", distinct=True))

    def _to_fill(self, units: list[int]) -> QuerySet[Opening, tuple[int, int]]:
        openings = Opening.objects.open_on(self.day).filter(block=self.block, unit__in=units)
        return openings.order_by().values_list("unit").annotate(vacancies=Sum(F("number") - F("filled")))


def together(lines: Iterable[UnitPosts]) -> Together:
    found = list(lines)
    known = [line for line in found if line.allotted is not None]
    return Together(
        units=len(found),
        without=len(found) - len(known),
        allotted=sum(line.allotted or 0 for line in known),
        present=sum(line.present for line in known),
        present_without=sum(line.present for line in found if line.allotted is None),
        vacant=sum(line.vacant for line in known),
        excess=sum(line.excess for line in known),
        to_fill=sum(line.to_fill for line in found),
    )
