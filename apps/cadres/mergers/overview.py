"""A reorganisation at a glance: units before and after with their heads, what was decided, who is without a post."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from apps.accounts.models import User
from apps.cadres.mergers.ending import Ending
from apps.cadres.mergers.querysets import SurplusCaseQuerySet
from apps.cadres.models import Category, Placement, PlannedPlacement, Posting, Result, SurplusCase
from apps.communes.models import Reorganisation, SuccessionKind, UnitPeriod
from apps.communes.titles import nearest_periods
from apps.core.permissions import Permission


@dataclass
class Heads:
    """Persons by category of the primary post."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def cells(self) -> list[int]:
        return [self.counts[category.value] for category in Category]

    @property
    def total(self) -> int:
        return self.counts.total()


@dataclass(frozen=True)
class Former:
    """A unit that went into another, wholly or in part, or that lives on, with its people on the eve."""

    period: UnitPeriod
    heads: Heads
    is_part: bool = False
    lives_on: bool = False


@dataclass
class Merged:
    """A unit after the reorganisation with those that went into it."""

    unit: UnitPeriod
    before: list[Former] = field(default_factory=list)
    undecided: int = 0

    @property
    def heads(self) -> Heads:
        return summed(self.before)


def summed(formers: Iterable[Former]) -> Heads:
    """Heads of the units, each unit once: a divided one stands under all of its successors."""
    once = {former.period.unit_id: former.heads.counts for former in formers}
    return Heads(sum(once.values(), Counter()))


@dataclass(frozen=True)
class Overview:
    """What the page of a reorganisation shows to one user."""

    reorganisation: Reorganisation
    user: User

    @property
    def ending(self) -> Ending:
        return Ending(self.reorganisation, self.user, Permission.REORGANISE_UNITS)

    @property
    def seen(self) -> Ending:
        """The units whose people the user may see."""
        return Ending(self.reorganisation, self.user, Permission.VIEW_CADRES)


def merged_units(seen: Ending, *, undecided: Counter[int]) -> list[Merged]:
    """The units that take over from units of the user's scope, by code."""
    before = nearest_periods(seen.heirs, seen.eve)
    after = nearest_periods(seen.successors, seen.day)
    heads = heads_of([*seen.heirs, *seen.successors], seen)
    grouped: dict[int, list[Former]] = defaultdict(list)
    links = seen.reorganisation.successions.filter(predecessor__in=seen.heirs, successor__in=seen.successors)
    for old, new, kind in links.values_list("predecessor", "successor", "kind"):
        grouped[new].append(Former(before[old], heads[old], is_part=kind == SuccessionKind.PART))
    rows = []
    for unit, period in sorted(after.items(), key=lambda pair: pair[1].code):
        existed = period.valid.lower is None or period.valid.lower < seen.day
        lived_on = [Former(period, heads[unit], lives_on=True)] if existed else []
        formers = sorted(grouped[unit], key=lambda former: former.period.code)
        rows.append(Merged(period, [*lived_on, *formers], undecided[unit]))
    return rows


def heads_of(units: Iterable[int], seen: Ending) -> dict[int, Heads]:
    """Persons in each unit on the eve, as far as the user may see them; each counts once, by the primary post."""
    postings = Posting.objects.running_on(seen.eve).counted().filter(unit__in=list(units), is_primary=True)
    visible = postings.filter(seen.user.unit_condition(Permission.VIEW_CADRES, "unit"))
    found: dict[int, Heads] = defaultdict(Heads)
    rows = visible.order_by().values_list("unit", "category").annotate(n=Count("cadre", distinct=True))
    for unit, category, number in rows:
        found[unit].counts[category] += number
    return found


def undecided_by_unit(ending: Ending) -> Counter[int]:
    rows = ending.plan().filter(result="").order_by().values_list("to_unit").annotate(n=Count("pk"))
    return Counter({unit: number for unit, number in rows if unit})


@dataclass(frozen=True)
class ResultCount:
    """How many people have one result."""

    result: str
    label: str
    people: int


def result_counts(rows: QuerySet[PlannedPlacement] | QuerySet[Placement]) -> list[ResultCount]:
    """People by the result of their primary posts."""
    found = dict(rows.filter(is_primary=True).order_by().values_list("result").annotate(n=Count("pk")))
    return [
        ResultCount(result.value, str(result.label), found.get(result.value, 0))
        for result in Result
        if result != Result.ENDED
    ]


def without_post(seen: Ending) -> SurplusCaseQuerySet:
    """Surplus cases of the reorganisation in units that the user sees."""
    return SurplusCase.objects.visible_to(seen.user).filter(reorganisation=seen.reorganisation)
