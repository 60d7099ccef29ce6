"""What the builder offers: everything that the apps declare, with the words of its categories on the day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as __

from apps.reporting.composed.addresses import bands_words, joined_line, span_of
from apps.reporting.composed.axes import UNKNOWN
from apps.reporting.composed.boxes import LONG, FilterBox, FilterTopic, Option, OptionGroup, StepBox
from apps.reporting.composed.checking import title_of
from apps.reporting.composed.definitions import (
    FLOW,
    LEADING,
    MOST_STEPS,
    THEN,
    UNIT,
    Chosen,
    Composition,
    Joined,
    Order,
)
from apps.reporting.composed.flow_items import flow_rows
from apps.reporting.composed.topics import names_in, topics
from apps.reporting.composed.within import named_places
from apps.reporting.definitions import Category, Kind, PlaceSheet
from apps.reporting.places import CHOSEN, Place
from apps.reporting.registry import registry
from apps.reporting.unit_codes import are_several


@dataclass(frozen=True)
class Offer:
    """All choices of the builder on a day, with those of a composition ticked."""

    composition: Composition
    day: date
    # The units below the one of the table, asked for only where single units are offered.
    read_places: Callable[[], tuple[Place, ...]] = field(default=tuple)
    # Filters that were opened without a script.
    opened: frozenset[str] = frozenset()
    # Dimensions that are not the reader's concern.
    closed: frozenset[str] = frozenset()

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return self.read_places()

    def rows_of(self, code: str) -> tuple[Category, ...]:
        """The categories of a dimension of persons or of units."""
        if code in registry.place_dimensions:
            return self._rows_of_places(registry.place_dimensions[code].read(self.day))
        if code == FLOW:
            return flow_rows(self.composition.days, self.day)
        facts = registry.facts_with([code])
        return self._sheet(facts[0].code).get(code, ()) if facts else ()

    def _rows_of_places(self, sheet: PlaceSheet) -> tuple[Category, ...]:
        """Of long lists only those in which a unit of the table stands: not all districts of the country."""
        rows = tuple(row for row in sheet.categories if not row.parts)
        held = {sheet.values.get(place.pk) for place in self.places} - {None} if len(rows) > LONG else set()
        if not held:
            return rows
        return tuple(row for row in rows if row.kind is Kind.UNKNOWN or held & set(row.values))

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
            boxes = tuple(self._closed(code, title) for code, title in self._offered(topic, codes))
            found.append(FilterTopic(topic, boxes))
        return found

    def _offered(self, topic: str, codes: Iterable[str]) -> list[tuple[str, str]]:
        return [(code, title) for code, title in names_in(topic, codes) if code not in self.closed]

    def _closed(self, code: str, title: str) -> FilterBox:
        own = any(each.dimension == code for each in self.composition.filters)
        if own or code in self.opened:
            return self.filter(code, title)
        return FilterBox(code, title, (), is_excluded=False, is_span=False, is_read=False)

    def filter(self, code: str, title: str = "") -> FilterBox:
        """A filter with all that can be ticked."""
        own = next((each for each in self.composition.filters if each.dimension == code), None)
        chosen = own.categories if own else ()
        is_excluded = bool(own and own.is_excluded)
        if code == UNIT:
            return FilterBox(code, title, self._units(self.places, chosen), is_excluded, False)
        rows = self.rows_of(code)
        if is_number(rows):
            span = span_of(own) if own else None
            lowest, highest = (str(span[0]), str(span[1])) if span else ("", "")
            return FilterBox(code, title, (), is_excluded, True, lowest, highest)
        options = tuple(
            Option(each.code, str(each.title), each.code in chosen) for each in rows if each.kind is not Kind.ALIAS
        )
        return FilterBox(code, title, options, is_excluded, False)

    def _units(self, places: Iterable[Place], chosen: Sequence[str]) -> tuple[Option, ...]:
        return tuple(
            Option(place.code, words, place.code in chosen) for place, words in named_places(places, self.places)
        )

    def steps(self, side: str) -> list[StepBox]:
        """The steps that are chosen, and one more to choose."""
        steps = self.composition.rows if side == "row" else self.composition.columns
        boxes: list[Chosen | None] = [*steps[:MOST_STEPS], *([None] if len(steps) < MOST_STEPS else [])]
        return [self._step(f"{side}{number}", number, step) for number, step in enumerate(boxes, start=1)]

    def _step(self, name: str, number: int, step: Chosen | None) -> StepBox:
        label = __("Divided by") if number == 1 else __("and also by")
        if step is None:
            return StepBox(name, label, self._divisions(""), None, (), (), can_be_known=False, is_further=number > 1)
        rows = self.rows_of(step.dimension)
        numbers = is_number(rows)
        return StepBox(
            name,
            label,
            self._divisions(step.code),
            step,
            () if numbers else self._picks(step, rows),
            tuple(Option(each.value, str(each.title), each is step.order) for each in Order),
            any(each.code == UNKNOWN and each.kind is Kind.UNKNOWN for each in rows),
            is_further=number > 1,
            is_beside=step.is_beside,
            joined=tuple((joined_line(each), self._joined_words(each, step, rows)) for each in step.joined),
            is_number=numbers,
            bands=bands_words(step),
        )

    def _joined_words(self, joined: Joined, step: Chosen, rows: Iterable[Category]) -> str:
        places = {place.code: place.title for place in self.places} if step.dimension == UNIT else {}
        titles = places | {row.code: str(row.title) for row in rows}
        return f"{joined.title}: {', '.join(titles.get(code, code) for code in joined.categories)}"

    def _picks(self, step: Chosen, rows: Iterable[Category]) -> tuple[Option, ...]:
        """The single rows that can be shown, those that are ticked first where they stand in an order of their own."""
        if step.dimension == UNIT:
            options = self._units((each for each in self.places if each.level == step.level), step.categories)
        else:
            options = tuple(
                Option(each.code, str(each.title), each.code in step.categories)
                for each in rows
                if each.kind is not Kind.ALIAS and each.code != UNKNOWN
            )
        places = {code: place for place, code in enumerate(step.categories)} if step.order is Order.OWN else {}
        return tuple(sorted(options, key=lambda option: places.get(option.value, len(places))))

    def _divisions(self, current: str) -> tuple[OptionGroup, ...]:
        """All that rows and columns can be divided by."""
        known = registry.geographies[THEN].levels
        levels = [(f"{UNIT}.{each.code}", str(each.title)) for each in known[1:]]
        if are_several(self.composition.unit):
            levels = [
                (f"{UNIT}.{CHOSEN}", __("Each of the chosen units")),
                (f"{UNIT}.{known[0].code}", str(known[0].title)),
                *levels,
            ]
        places = [*levels, *((code, str(each.title)) for code, each in registry.place_dimensions.items())]
        others = [(code, title_of(code)) for code in LEADING]
        persons = [(topic, self._offered(topic, codes)) for topic, codes in topics()]
        titled = ((__("Units"), places), *persons, (__("Groups, days, increase and decrease"), others))
        return tuple(
            OptionGroup(title, tuple(Option(code, words, code == current) for code, words in named))
            for title, named in titled
        )


def is_number(rows: tuple[Category, ...]) -> bool:
    """Whether the categories are plain numbers, which are asked from … to."""
    parts = [each for each in rows if each.kind is Kind.PART]
    return bool(parts) and all(each.code.isdigit() for each in parts)
