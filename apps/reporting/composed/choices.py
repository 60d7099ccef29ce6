"""What the builder offers: everything that the apps declare, with the words of its categories on the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as __

from apps.reporting.composed.asking import span_of
from apps.reporting.composed.axes import UNKNOWN
from apps.reporting.composed.checking import title_of
from apps.reporting.composed.cube import AGE_YEARS
from apps.reporting.composed.definitions import DAY, GROUP, MOST_NESTED, THEN, UNIT, Chosen, Composition, Order
from apps.reporting.composed.topics import names_in, topics
from apps.reporting.definitions import Category, Kind
from apps.reporting.registry import registry


@dataclass(frozen=True)
class Option:
    """One thing that can be ticked or chosen."""

    value: str
    label: str
    is_chosen: bool = False
    words: str = ""


@dataclass(frozen=True)
class OptionGroup:
    """Options under a heading."""

    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class FilterBox:
    """One dimension by which persons or units can be filtered."""

    code: str
    title: str
    options: tuple[Option, ...]
    is_excluded: bool
    # A dimension of numbers is asked from … to.
    is_span: bool
    lowest: str = ""
    highest: str = ""

    @property
    def chosen(self) -> int:
        return sum(option.is_chosen for option in self.options)

    @property
    def is_open(self) -> bool:
        return bool(self.chosen or self.lowest or self.highest)


@dataclass(frozen=True)
class FilterTopic:
    """Filters of one topic."""

    title: str
    boxes: tuple[FilterBox, ...]

    @property
    def chosen(self) -> int:
        return sum(box.is_open for box in self.boxes)


@dataclass(frozen=True)
class StepBox:
    """One step of rows or columns."""

    name: str
    label: str
    groups: tuple[OptionGroup, ...]
    step: Chosen | None
    picks: tuple[Option, ...]
    orders: tuple[Option, ...]
    can_be_known: bool

    @property
    def is_divided(self) -> bool:
        """Whether single rows, a total and an order can be chosen."""
        return self.step is not None and self.step.dimension not in (GROUP, DAY)

    @property
    def picked(self) -> int:
        return sum(option.is_chosen for option in self.picks)


@dataclass(frozen=True)
class Offer:
    """All choices of the builder on a day, with those of a composition ticked."""

    composition: Composition
    day: date

    def rows_of(self, code: str) -> tuple[Category, ...]:
        """The categories of a dimension of persons or of units."""
        if code in registry.place_dimensions:
            return tuple(row for row in registry.place_dimensions[code].read(self.day).categories if not row.parts)
        facts = registry.facts_with([code])
        return self._sheet(facts[0].code).get(code, ()) if facts else ()

    def _sheet(self, facts: str) -> Mapping[str, tuple[Category, ...]]:
        if facts not in self._sheets:
            self._sheets[facts] = registry.facts[facts].read(self.day).categories
        return self._sheets[facts]

    @cached_property
    def _sheets(self) -> dict[str, Mapping[str, tuple[Category, ...]]]:
        """Read once, and only the facts that are asked for."""
        return {}

    @property
    def names(self) -> dict[tuple[str, str], str]:
        """The words of the categories of filters, for sentences about them."""
        asked = dict.fromkeys(each.dimension for each in self.composition.filters)
        return {(code, row.code): str(row.title) for code in asked for row in self.rows_of(code)}

    @property
    def groups(self) -> list[Option]:
        chosen = self.composition.groups
        return [
            Option(code, str(each.title), code in chosen, str(each.denominator))
            for code, each in registry.populations.items()
        ]

    @property
    def filters(self) -> list[FilterTopic]:
        found = []
        for topic, codes in topics(__("The unit where they serve")):
            boxes = tuple(self._filter(code, title) for code, title in names_in(topic, codes))
            found.append(FilterTopic(topic, boxes))
        return found

    def _filter(self, code: str, title: str) -> FilterBox:
        rows = self.rows_of(code)
        own = next((each for each in self.composition.filters if each.dimension == code), None)
        chosen = own.categories if own else ()
        is_excluded = bool(own and own.is_excluded)
        if is_number(rows):
            span = span_of(own) if own else None
            lowest, highest = (str(span[0]), str(span[1])) if span else ("", "")
            return FilterBox(code, title, (), is_excluded, True, lowest, highest)
        options = tuple(
            Option(each.code, str(each.title), each.code in chosen) for each in rows if each.kind is not Kind.ALIAS
        )
        return FilterBox(code, title, options, is_excluded, False)

    def steps(self, side: str) -> list[StepBox]:
        """The steps that are chosen, and one more to choose."""
        steps = self.composition.rows if side == "row" else self.composition.columns
        labels = [__("Divided by"), __("and then by"), __("and then by")]
        boxes: list[Chosen | None] = [*steps[:MOST_NESTED], *([None] if len(steps) < MOST_NESTED else [])]
        return [self._step(f"{side}{number + 1}", labels[number], step) for number, step in enumerate(boxes)]

    def _step(self, name: str, label: str, step: Chosen | None) -> StepBox:
        current = step.code if step else ""
        rows = self.rows_of(step.dimension) if step else ()
        order = step.order if step else Order.LISTED
        picks = tuple(
            Option(each.code, str(each.title), bool(step and each.code in step.categories))
            for each in rows
            if each.kind is not Kind.ALIAS and each.code != UNKNOWN
        )
        orders = tuple(Option(each.value, str(each.title), each is order) for each in Order)
        can_be_known = any(each.code == UNKNOWN and each.kind is Kind.UNKNOWN for each in rows)
        return StepBox(name, label, self._divisions(current), step, picks, orders, can_be_known)

    def _divisions(self, current: str) -> tuple[OptionGroup, ...]:
        """All that rows and columns can be divided by."""
        levels = [(f"{UNIT}.{each.code}", str(each.title)) for each in registry.geographies[THEN].levels[1:]]
        places = [*levels, *((code, str(each.title)) for code, each in registry.place_dimensions.items())]
        others = [(GROUP, title_of(GROUP)), (DAY, title_of(DAY))]
        persons = [(topic, list(names_in(topic, codes))) for topic, codes in topics()]
        titled = ((__("Units"), places), *persons, (__("Groups and days"), others))
        return tuple(
            OptionGroup(
                title, tuple(Option(code, words, code == current) for code, words in named if code != AGE_YEARS)
            )
            for title, named in titled
        )


def is_number(rows: tuple[Category, ...]) -> bool:
    """Whether the categories are plain numbers, which are asked from … to."""
    parts = [each for each in rows if each.kind is Kind.PART]
    return bool(parts) and all(each.code.isdigit() for each in parts)
