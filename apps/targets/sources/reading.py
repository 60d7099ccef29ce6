"""What a board asks of the source of a target's figures, whatever they are counted from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.formats import number_format
from django.utils.translation import gettext as __

from apps.accounts.models import User
from apps.communes.models import Level
from apps.core.permissions import Permission
from apps.reporting.geographies import geography_of
from apps.reporting.places import Notice, Place
from apps.reporting.scope import Scope
from apps.targets.forecast import Studies
from apps.targets.kinds import kind_titles, of_kind
from apps.targets.models import Kind, Target


@dataclass(frozen=True)
class Asked:
    """A target as it is asked for: of a unit in a geography, with its units of a level, on a day, by whom."""

    target: Target
    scope: Scope
    day: date
    user: User
    level: str = ""

    @property
    def levels(self) -> list[str]:
        """Means need the number of communes, whatever is shown."""
        return list(dict.fromkeys([self.level, Level.COMMUNE.value])) if self.level else [Level.COMMUNE.value]


@dataclass(frozen=True)
class Counted:
    """What a unit's figure is the sum of, as primary keys: the unit itself, or its communes of the target's kind."""

    units: tuple[int, ...]
    communes: int


@dataclass(frozen=True)
class Told:
    """The numbers of a unit; without a value there is nobody, or it is hidden."""

    count: int | None
    base: int | None
    value: Decimal | None
    is_hidden: bool = False


@dataclass(frozen=True)
class Heads:
    """What stands over the two numbers behind a figure; empty where there is none."""

    count: str = ""
    base: str = ""


@dataclass(frozen=True)
class Reading(ABC):
    """The numbers of one target for a unit and all that is below it."""

    asked: Asked
    root: Place
    places: tuple[Place, ...]
    rights: frozenset[Permission]
    notices: tuple[Notice, ...] = ()

    @property
    def target(self) -> Target:
        return self.asked.target

    @property
    @abstractmethod
    def whom(self) -> str:
        """The group that is counted."""

    @property
    @abstractmethod
    def what(self) -> str:
        """The figure in the words of where it stands."""

    @property
    @abstractmethod
    def report_url(self) -> str:
        """The page of which the figures are a part; empty where there is none."""

    @property
    @abstractmethod
    def heads(self) -> Heads: ...

    @abstractmethod
    def now(self, place: Place, counted: Counted) -> Told: ...

    def expected(self, place: Place, counted: Counted) -> Told | None:
        """What is to be expected by the target's day; nothing where it cannot be known."""
        return None

    @property
    def expectation(self) -> str:
        """What has to come true for what is expected."""
        return ""

    @property
    @abstractmethod
    def silence(self) -> str:
        """Why nothing can be foreseen."""

    def people_url(self, place: Place, told: Told) -> str:
        """Where those who are counted are listed, for whoever may see them."""
        return ""

    def studies(self, counted: Counted) -> Studies | None:
        return None

    @property
    def is_due(self) -> bool:
        return self.target.due_on <= self.asked.day

    @property
    def counted_as(self) -> str:
        """Whom the target counts, in the words of the report."""
        counted = f"{self.whom}: {self.what}"
        kind = self.target.unit_kind
        return f"{counted} ({kind_titles(self.asked.day).get(kind, kind)})" if kind else counted

    def words(self, told: Told) -> str:
        """The numbers behind the figure of the whole, as a sentence."""
        named = {
            "place": self.root.title,
            "day": f"{self.asked.day:%d/%m/%Y}",
            "count": "" if told.count is None else number_format(told.count, force_grouping=True),
            "base": "" if told.base is None else number_format(told.base, force_grouping=True),
        }
        if told.base is None and told.count in (None, told.value):
            return __("%(place)s on %(day)s") % named
        if told.base is None:
            return __("%(place)s on %(day)s: %(count)s") % named
        if told.count is None:
            return __("%(place)s on %(day)s: %(base)s persons of whom it is known") % named
        return __("%(place)s on %(day)s: %(count)s of %(base)s") % named

    @cached_property
    def counted_places(self) -> dict[Place, Counted]:
        """What the figure of every unit is the sum of; a unit without a commune of the kind has none."""
        if not self.target.unit_kind:
            return {place: Counted((place.pk,), len(self.communes_in(place))) for place in self.places}
        day = geography_of(self.asked.scope.geography).on or self.asked.day
        wanted = of_kind(self.places, self.target.unit_kind, day)
        found = {
            place: tuple(pk for pk in self.communes_in(place) if pk in wanted)
            for place in self.places
            if not place.is_remainder
        }
        return {place: Counted(own, len(own)) for place, own in found.items() if own or place == self.root}

    def communes_in(self, place: Place) -> list[int]:
        """The communes of the place by their primary keys, itself if it is one."""
        above = {each.pk: each.parent for each in self.places if each != self.root}

        def lies_in(unit: int | None) -> bool:
            while unit not in (None, place.pk, self.root.pk):
                # Of levels that are not shown nothing is known but the whole.
                unit = above.get(unit, self.root.pk)
            return unit == place.pk

        communes = (each for each in self.places if each.level == Level.COMMUNE.value and not each.is_remainder)
        return [each.pk for each in communes if lies_in(each.pk)]


def summed(parts: Sequence[int | None]) -> int | None:
    """Nothing where a part is hidden."""
    return None if None in parts else sum(part or 0 for part in parts)


def value_of(kind: Kind, count: int | None, base: int | None, communes: int) -> Decimal | None:
    """The number that is compared with floor and ceiling."""
    if count is None:
        return None
    match kind:
        case Kind.SHARE | Kind.STAFF:
            return Decimal(100 * count) / base if base else None
        case Kind.MEAN:
            return Decimal(count) / communes if communes else None
    return Decimal(count)


def is_whole(place: Place, counted: Collection[int]) -> bool:
    """Whether a unit is counted as such, which lists of people know; they know no kinds of units."""
    return tuple(counted) == (place.pk,)
