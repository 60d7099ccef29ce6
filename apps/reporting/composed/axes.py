"""The rows and columns of a composed table, with their categories as they were on its days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.core.permissions import Permission
from apps.reporting.compiler import values_of
from apps.reporting.composed.definitions import DAY, GROUP, UNIT, Chosen
from apps.reporting.definitions import Category, Kind, StrOrPromise
from apps.reporting.papers.paper import Look
from apps.reporting.registry import registry

LOOKS = {Kind.UNTRAINED: Look.UNTRAINED, Kind.UNKNOWN: Look.UNKNOWN, Kind.ROLL_UP: Look.ROLL_UP}
UNKNOWN = "unknown"
# What single years are called once they stand in bands.
BANDED: dict[str, StrOrPromise] = {
    "age_years": _("Age"),
    "service_years": _("Years of service"),
    "post_years": _("Years in the post"),
}
Value = str | None


class Ground(Enum):
    """What an axis divides: persons by what is known of them, the units where they are counted, or neither."""

    PERSON = "person"
    PLACE = "place"
    GROUP = "group"
    DAY = "day"
    FLOW = "flow"


@dataclass(frozen=True)
class Item:
    """One row or column of an axis; `parts` are the exclusive items that a roll-up joins."""

    code: str
    title: str
    look: Look = Look.PART
    parts: tuple[str, ...] = ()
    # Shown only where it holds anyone.
    is_remainder: bool = False
    # What a row of one's own stands in place of, and the words of that.
    joins: tuple[str, ...] = ()
    joined_words: tuple[str, ...] = ()
    # The words over it and the items beside it; its own title where it is the sum of them.
    above: str = ""

    @property
    def is_exclusive(self) -> bool:
        return not self.parts

    @property
    def words(self) -> str:
        """Standing alone, with what stands over it."""
        return f"{self.above}: {self.title}" if self.above not in ("", self.title) else self.title


@dataclass(frozen=True)
class Axis:
    """One step of rows or columns; `held` says for each day in which items a value (or a unit) stands."""

    step: Chosen
    ground: Ground
    title: str
    items: tuple[Item, ...]
    shown: tuple[Item, ...]
    held: tuple[Mapping[Value | int, tuple[str, ...]], ...] = ()
    # Values that mean one of several items: rows that join them all count them.
    either: Mapping[Value | int, tuple[str, ...]] = field(default_factory=dict)
    opened_by: Permission | None = None
    words: str = ""
    legal_basis: str = ""
    # Rows or columns.
    is_row: bool = True

    @property
    def code(self) -> str:
        return self.step.code

    @property
    def has_total(self) -> bool:
        return self.ground in (Ground.PERSON, Ground.PLACE)

    @property
    def is_whole(self) -> bool:
        """Whether the rows that are shown make the total."""
        codes = {item.code for item in self.shown}
        joined = {part for item in self.shown for part in item.parts}
        return all(item.code in codes | joined for item in self.items if item.is_exclusive and not item.is_remainder)


def person_axis(step: Chosen, title: str, by_day: Sequence[tuple[Category, ...]]) -> Axis:
    """An axis of a dimension; categories that only some days have stand among those of the others."""
    dimension = registry.dimensions[step.dimension]
    categories = united(by_day)
    items = tuple(item_of(each) for each in categories if each.kind is not Kind.ALIAS or each.code in step.categories)
    return Axis(
        step,
        Ground.PERSON,
        str(BANDED.get(dimension.code, title)) if step.bands else title,
        items,
        shown_items(step, items),
        tuple(_held(day, items) for day in by_day),
        {value: codes for category in categories for value, codes in category.either},
        opened_by=dimension.opened_by,
        words=str(dimension.numerator),
        legal_basis=dimension.legal_basis,
    )


def _held(categories: tuple[Category, ...], items: Sequence[Item]) -> dict[Value | int, tuple[str, ...]]:
    wanted = {item.code for item in items}
    held: dict[Value | int, tuple[str, ...]] = {}
    for category in categories:
        if category.code in wanted:
            for value in values_of(category, categories):
                held[value] = (*held.get(value, ()), category.code)
    return held


def united(by_day: Sequence[tuple[Category, ...]]) -> tuple[Category, ...]:
    """All categories of all days; those of the last day lead, in their order."""
    found: dict[str, Category] = {}
    for categories in reversed(by_day):
        for category in categories:
            found.setdefault(category.code, category)
    ranks = {Kind.PART: 0, Kind.UNTRAINED: 1, Kind.UNKNOWN: 2, Kind.ALIAS: 3, Kind.ROLL_UP: 3}
    return tuple(sorted(found.values(), key=lambda category: ranks[category.kind]))


def item_of(category: Category) -> Item:
    return Item(category.code, str(category.title), LOOKS.get(category.kind, Look.PART), category.parts)


def shown_items(step: Chosen, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Those that were picked, or all that make the whole; who is unknown is always told, unless the base leaves it."""
    if any(item.code in step.categories for item in items):
        picked = [item for item in items if item.code in step.categories or item.look is Look.UNKNOWN]
    else:
        picked = [item for item in items if item.is_exclusive]
    drops_unknown = step.is_known_only or step.hides_unknown
    return tuple(item for item in picked if not (drops_unknown and item.look is Look.UNKNOWN))


def plain_axis(step: Chosen, named: Sequence[tuple[str, str]]) -> Axis:
    """Groups or days, which are never added."""
    ground = {GROUP: Ground.GROUP, DAY: Ground.DAY}[step.dimension]
    items = tuple(Item(code, title) for code, title in named)
    titles = {Ground.GROUP: __("Group"), Ground.DAY: __("Day")}
    return Axis(step, ground, titles[ground], items, items)


def place_axis(
    step: Chosen, title: str, named: Mapping[str, str], held: Sequence[Mapping[int, str]], remainder: str
) -> Axis:
    """An axis of units or of groups of units; `held` gives for each day the item of every unit."""
    items = [Item(code, words) for code, words in named.items() if code != UNKNOWN]
    items.append(Item(UNKNOWN, remainder, Look.UNKNOWN, is_remainder=True))
    standing: list[Mapping[Value | int, tuple[str, ...]]] = [
        {unit: (code,) for unit, code in day.items()} for day in held
    ]
    found = registry.place_dimensions.get(step.dimension)
    words, basis = (str(found.words), found.legal_basis) if found else ("", "")
    everything = tuple(items)
    return Axis(
        step,
        Ground.PLACE,
        title,
        everything,
        shown_items(step, everything),
        tuple(standing),
        words=words,
        legal_basis=basis,
    )


def on_ground(axes: Sequence[Axis], ground: Ground) -> Iterator[Axis]:
    return (axis for axis in axes if axis.ground is ground)


def is_unit(axis: Axis) -> bool:
    return axis.step.dimension == UNIT
