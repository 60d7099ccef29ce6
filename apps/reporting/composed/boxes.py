"""The parts of the builder's form: what can be ticked or chosen, in filters, rows and columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as __

from apps.reporting.composed.definitions import DAY, GROUP, LEADING, Chosen
from apps.reporting.places import UnitChoice
from apps.reporting.unit_codes import ALSO, codes_in

# More options than these are searched as one types.
LONG = 12


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
    # What can be ticked is read when the filter is opened: all of them at once would take a second.
    is_read: bool = True
    # Whether all but the ticked ones can be meant.
    can_exclude: bool = True

    @property
    def chosen(self) -> int:
        return sum(option.is_chosen for option in self.options)

    @property
    def is_open(self) -> bool:
        return bool(self.chosen or self.lowest or self.highest)

    @property
    def is_long(self) -> bool:
        """Whether one would rather search than look."""
        return len(self.options) > LONG


@dataclass(frozen=True)
class FilterTopic:
    """Filters of one topic."""

    title: str
    boxes: tuple[FilterBox, ...]

    @property
    def chosen(self) -> int:
        return sum(box.is_open for box in self.boxes)

    @property
    def is_open(self) -> bool:
        return any(box.is_read for box in self.boxes)


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
    # Whether it may stand beside the one before it, and does.
    is_further: bool = False
    is_beside: bool = False
    # Joined rows: what the form carries, and the words; bands of numbers as typed.
    joined: tuple[tuple[str, str], ...] = ()
    is_number: bool = False
    bands: str = ""

    @property
    def is_divided(self) -> bool:
        """Whether single rows, a total and an order can be chosen."""
        return self.step is not None and self.step.dimension not in (GROUP, DAY)

    @property
    def has_total(self) -> bool:
        return self.step is not None and self.step.dimension not in LEADING

    @property
    def picked(self) -> int:
        return sum(option.is_chosen for option in self.picks)

    @property
    def is_long(self) -> bool:
        return len(self.picks) > LONG


def also_box(units: Sequence[UnitChoice], asked: str, *, is_read: bool = True) -> FilterBox:
    """The units that can be asked for beside the first one, each with the unit above it; ticked ones always stand."""
    first, *also = codes_in(asked) or ("",)
    above: dict[int, str] = {}
    options: dict[str, Option] = {code: Option(code, code, is_chosen=True) for code in also}
    for unit in units:
        above[unit.depth] = unit.title
        parent = above.get(unit.depth - 1) if unit.depth else None
        if unit.code != first:
            label = f"{unit.title} ({parent})" if parent else unit.title
            options[unit.code] = Option(unit.code, label, unit.code in also)
    return FilterBox(
        ALSO,
        __("Further units beside this one"),
        tuple(options.values()),
        is_excluded=False,
        is_span=False,
        is_read=is_read,
        can_exclude=False,
    )
