"""A year at a glance: for each unit who is rated, how, and who is missing; the cap of excellent by comparable posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from apps.accounts.models import User
from apps.appraisal.models import Rating, RatingLevel, RatingScheme, Track, UnitRating
from apps.appraisal.places import end_of, posts_of_year
from apps.appraisal.querysets import EXCELLENT, GOOD_OR_BETTER
from apps.appraisal.schemes import scheme_of
from apps.cadres.day import member_on
from apps.cadres.models import Category, PartyMembership
from apps.communes.models import UnitPeriod
from apps.communes.titles import nearest_periods, titles_near
from apps.core.permissions import Permission


@dataclass(frozen=True)
class Share:
    """A level with how many hold it, and where its stretch of the picture begins and how long it is, of 1000."""

    label: str
    people: int
    tone: str
    begins: int
    length: int


@dataclass
class UnitYear:
    """The ratings of a unit in a year."""

    unit: int
    key: str
    title: str
    parent: str
    served: int = 0
    missing: int = 0
    unrated: int = 0
    own_level: RatingLevel | None = None
    levels: Counter[str] = field(default_factory=Counter)
    groups: dict[str, Counter[int]] = field(default_factory=dict)

    @property
    def rated(self) -> int:
        return sum(self.levels.values())

    @property
    def is_outstanding(self) -> bool:
        """Whether the unit as a whole has the best level."""
        return self.own_level is not None and self.own_level.rank == EXCELLENT

    @property
    def is_delivered(self) -> bool:
        return self.served > 0 and self.missing == 0

    def counts(self, levels: Iterable[RatingLevel]) -> list[int]:
        return [self.levels[level.code] for level in levels]


@dataclass(frozen=True)
class Excess:
    """More excellent people than the cap allows in a group of comparable posts of a unit."""

    place: UnitYear
    group: str
    excellent: int
    good: int
    cap: int
    outstanding_cap: int | None

    @property
    def is_beyond_all(self) -> bool:
        """Whether these are too many for sure: the unit is rated lower, or not even the best may have them."""
        is_ordinary = self.place.own_level is not None and not self.place.is_outstanding
        return is_ordinary or self.outstanding_cap is None or self.excellent * 100 > self.outstanding_cap * self.good


@dataclass(frozen=True)
class ServedRow:
    """How many served in a unit, and how many of them have no rating."""

    unit: int
    people: int
    missing: int


@dataclass(frozen=True)
class RatedRow:
    """How many people of a category have one level in a unit; no level means that they were not rated."""

    unit: int
    level: str | None
    category: str
    people: int


class YearOverview:
    """All units of a user's scope in a year and track; four statements however many there are."""

    def __init__(self, user: User, year: int, track: Track) -> None:
        self.user, self.year, self.track = user, year, track
        self.levels = list(RatingLevel.objects.order_by("-rank"))
        self.scheme: RatingScheme | None = scheme_of(year, track.value).scheme
        self.places = self._places()

    def _places(self) -> list[UnitYear]:
        found: dict[int, UnitYear] = {}
        served, ratings = self._served(), self._ratings()
        units = {row.unit for row in served} | {row.unit for row in ratings}
        periods = nearest_periods(units, end_of(self.year))
        parents = titles_near({p.parent_id for p in periods.values() if p.parent_id}, end_of(self.year))
        for unit in units:
            found[unit] = _place(periods[unit], parents)
        for people in served:
            found[people.unit].served, found[people.unit].missing = people.people, people.missing
        ranks = {level.code: level.rank for level in self.levels}
        for group in ratings:
            _add(found[group.unit], group, ranks)
        for whole in self._own_levels(units):
            found[whole.unit_id].own_level = whole.level
        return sorted(found.values(), key=lambda place: (periods[place.unit].code, place.key))

    def _served(self) -> list[ServedRow]:
        rated = Rating.objects.of_year(self.year, self.track.value).filter(cadre=OuterRef("cadre"))
        posts = posts_of_year(self.year).filter(self._seen("cadre__home_unit"))
        if self.track == Track.PARTY:
            posts = posts.filter(cadre__in=PartyMembership.objects.filter(member_on(end_of(self.year))).values("cadre"))
        units = posts.annotate(is_rated=Exists(rated)).values("unit").order_by()
        counts = units.annotate(people=Count("pk"), missing=Count("pk", filter=Q(is_rated=False)))
        return [ServedRow(*row) for row in counts.values_list("unit", "people", "missing")]

    def _ratings(self) -> list[RatedRow]:
        ratings = Rating.objects.of_year(self.year, self.track.value).visible_to(self.user)
        counts = ratings.values("unit", "level", "category").annotate(people=Count("pk")).order_by()
        return [RatedRow(*row) for row in counts.values_list("unit", "level", "category", "people")]

    def _own_levels(self, units: Collection[int]) -> Iterable[UnitRating]:
        """What the units themselves were rated."""
        return UnitRating.objects.filter(year=self.year, track=self.track, unit__in=units).select_related("level")

    def _seen(self, path: str) -> Q:
        return self.user.unit_condition(Permission.VIEW_CADRES, path)

    @property
    def total(self) -> UnitYear:
        """All units together."""
        total = UnitYear(0, "", "", "")
        for place in self.places:
            total.served += place.served
            total.missing += place.missing
            total.unrated += place.unrated
            total.levels.update(place.levels)
        return total

    @property
    def delivered(self) -> int:
        return sum(place.is_delivered for place in self.places)

    def shares(self, place: UnitYear) -> list[Share]:
        """The picture of a unit: its levels from the best down, those not rated, those missing."""
        counts = [(level.label, place.levels[level.code], f"step-{level.rank}") for level in self.levels]
        counts += [("", place.unrated, "untrained"), ("", place.missing, "unknown")]
        whole, begins, found = max(sum(people for _, people, _ in counts), 1), 0, []
        for label, people, tone in counts:
            length = people * 1000 // whole
            found.append(Share(label, people, tone, begins, length))
            begins += length
        return [share for share in found if share.people]

    @property
    def excesses(self) -> list[Excess]:
        """Groups of comparable posts with more excellent people than the year's cap allows."""
        cap = self.scheme.cap_percent if self.scheme else None
        if cap is None:
            return []
        higher = self.scheme.outstanding_cap_percent if self.scheme else None
        return [
            Excess(place, _group_words(group), ranks[EXCELLENT], ranks[GOOD_OR_BETTER], cap, higher)
            for place in self.places
            for group, ranks in sorted(place.groups.items())
            if ranks[EXCELLENT] * 100 > _cap_of(place, cap, higher) * ranks[GOOD_OR_BETTER]
        ]

    @property
    def all_good(self) -> list[UnitYear]:
        """Units where everyone who was rated is good or excellent: a picture that is looked at twice."""
        good = {level.code for level in self.levels if level.rank >= GOOD_OR_BETTER}
        return [p for p in self.places if p.rated >= FEWEST and set(+p.levels) <= good]


def _cap_of(place: UnitYear, cap: int, higher: int | None) -> int:
    """The cap that holds in a unit: an outstanding one may have more."""
    return higher if higher is not None and place.is_outstanding else cap


# Below so many rated people it is no wonder that all are good.
FEWEST = 5


def _place(period: UnitPeriod, parents: dict[int, str]) -> UnitYear:
    return UnitYear(period.unit_id, period.unit.key, period.title, parents.get(period.parent_id or 0, ""))


def _add(place: UnitYear, row: RatedRow, ranks: dict[str, int]) -> None:
    if row.level is None:
        place.unrated += row.people
        return
    place.levels[row.level] += row.people
    place.groups.setdefault(row.category, Counter())[ranks[row.level]] += row.people


def _group_words(category: str) -> str:
    return str(Category(category).label) if category else "–"


def years_to_offer(day: date) -> list[int]:
    """The years that a page offers, the latest first."""
    return list(range(day.year, day.year - 8, -1))


def groups_above_cap(user: User, year: int, scheme: RatingScheme) -> QuerySet[Any, Any]:
    """The groups of comparable posts that lie above the cap; their number stands on the home page."""
    groups = Rating.objects.of_year(year).visible_to(user).values("unit", "category").order_by()
    best = UnitRating.objects.filter(unit=OuterRef("unit"), year=year, track=Track.STATE, level__rank=EXCELLENT)
    cap = Case(
        When(Exists(best), then=Value(scheme.outstanding_cap_percent or scheme.cap_percent)),
        default=Value(scheme.cap_percent),
    )
    ranked = groups.annotate(
        cap=cap,
        excellent=Count("pk", filter=Q(level__rank=EXCELLENT)) * 100,
        allowed=Count("pk", filter=Q(level__rank=GOOD_OR_BETTER)) * F("cap"),
    )
    return ranked.filter(excellent__gt=F("allowed"))
