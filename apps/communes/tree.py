"""The tree of units on a day, opened branch by branch, and the search across all days."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from apps.communes.models import Level, Unit, UnitPeriod
from apps.communes.querysets import UnitPeriodQuerySet
from apps.communes.titles import nearest_periods

MOST_HITS = 40


@dataclass(frozen=True)
class Branch:
    """A unit in the tree, with how many stand directly below it, and these where it is open."""

    period: UnitPeriod
    below: int
    children: "list[Branch] | None" = None

    @property
    def unit(self) -> Unit:
        return self.period.unit


@dataclass(frozen=True)
class Hit:
    """A unit that the search found, by its present name or by one that it bore at another time."""

    period: UnitPeriod
    found_by: UnitPeriod
    parent: UnitPeriod | None
    exists: bool

    @property
    def is_other_name(self) -> bool:
        return self.found_by.pk != self.period.pk


def branches(parent: Unit | None, day: date, opened: frozenset[int] = frozenset()) -> list[Branch]:
    """The units directly below `parent` (the provinces when None) on `day`; those in `opened` with theirs."""
    running = UnitPeriod.objects.on(day)
    periods = list(running.filter(parent=parent).select_related("unit").order_by("code"))
    counted = running.filter(parent__in=[p.unit_id for p in periods]).order_by().values("parent")
    below = {row["parent"]: row["number"] for row in counted.annotate(number=Count("pk"))}
    return [
        Branch(p, below.get(p.unit_id, 0), branches(p.unit, day, opened) if p.unit_id in opened else None)
        for p in periods
    ]


def existing_levels(day: date) -> dict[str, int]:
    """How many units of each level exist on `day`."""
    counts = UnitPeriod.objects.on(day).order_by().values("unit__level").annotate(number=Count("pk"))
    numbers = {row["unit__level"]: row["number"] for row in counts}
    return {level.value: numbers.get(level.value, 0) for level in Level}


def search(words: str, day: date) -> list[Hit]:
    """Units by name or code, now or at any other time; those that exist on `day` first among equals."""
    found: dict[int, UnitPeriod] = {}
    matches: UnitPeriodQuerySet = UnitPeriod.objects.named_like(words)
    # A name is tried on the day first, so that a unit is not found by an old name when its present one fits too.
    running = matches.annotate(runs=Q(valid__contains=day))
    today_first = running.order_by("closeness", "-runs", "name_folded", "code")  # type: ignore[misc]  # by named_like
    for period in today_first[: MOST_HITS * 2]:
        found.setdefault(period.unit_id, period)
    return _hits(list(found.values())[:MOST_HITS], day)


def _hits(matches: list[UnitPeriod], day: date) -> list[Hit]:
    shown = nearest_periods((match.unit_id for match in matches), day)
    parents = nearest_periods((p.parent_id for p in shown.values() if p.parent_id), day)
    return [
        Hit(shown[m.unit_id], m, parents.get(shown[m.unit_id].parent_id or 0), day in shown[m.unit_id].valid)
        for m in matches
    ]
