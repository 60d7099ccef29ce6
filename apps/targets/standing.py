"""How a target stands: the figure of every unit in scope beside floor and ceiling, now and as it is to be expected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.core.text import collation_key
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.places import Notice, Place
from apps.reporting.scope import Scope
from apps.targets.forecast import Studies
from apps.targets.models import Basis, Kind, Target
from apps.targets.sources.cells import read_cell
from apps.targets.sources.events import read_events
from apps.targets.sources.reading import Asked, Counted, Reading, Told
from apps.targets.sources.rows import read_rows
from apps.targets.sources.years import read_years

# As many places as it takes to see on which side of floor and ceiling a figure lies, and no more than these.
PLACES = (1, 2, 3, 4)
READERS: dict[str, Callable[[Asked], Reading]] = {
    Basis.ROWS.value: read_rows,
    Basis.YEARS.value: read_years,
    Basis.EVENTS.value: read_events,
    Basis.CELL.value: read_cell,
}


class Verdict(TextChoices):
    """The states of a target, and those where nothing can be said."""

    BEHIND = "behind", _("Not reached")
    FLOOR = "floor", _("Reached, at the lower edge")
    REACHED = "reached", _("Reached")
    PASSED = "passed", _("Passed")
    # Of a number that the unit of the plan has to reach as a whole.
    PART = "part", _("A part of the whole")
    UNKNOWN = "unknown", _("No figure")


@dataclass(frozen=True)
class Figure:
    """A unit's figure as the target counts it; without a value there is nobody, or it is hidden.

    Floor and ceiling are compared with `value` as it is; `shown` is rounded once, for the reader.
    """

    count: int | None
    base: int | None
    value: Decimal | None
    shown: Decimal | None
    verdict: Verdict
    # How far below the floor, or above a ceiling that must not be passed.
    gap: Decimal
    is_hidden: bool = False


@dataclass(frozen=True)
class Standing:
    """One unit: its figure, and the one to expect by the target's day where it can be known."""

    place: Place
    now: Figure
    expected: Figure | None
    people_url: str

    @property
    def is_behind(self) -> bool:
        return self.now.verdict == Verdict.BEHIND


@dataclass(frozen=True)
class Board:
    """A target with the whole first and its units after it, those farthest behind at the top."""

    target: Target
    day: date
    reading: Reading
    whole: Standing
    units: tuple[Standing, ...]
    # Who studies for it in the whole; nothing where studies cannot change the figure or the day has passed.
    studies: Studies | None = None

    @property
    def notices(self) -> tuple[Notice, ...]:
        return self.reading.notices

    @property
    def counted_as(self) -> str:
        return self.reading.counted_as

    @property
    def report_url(self) -> str:
        return self.reading.report_url

    @property
    def words(self) -> str:
        """The numbers behind the figure of the whole."""
        now = self.whole.now
        return self.reading.words(Told(now.count, now.base, now.value))

    @property
    def silence(self) -> str:
        """Why nothing is foreseen; empty where something is."""
        if self.whole.expected is not None:
            return ""
        return (
            __("The day of the target has come: nothing is left to foresee.") if self.is_due else self.reading.silence
        )

    @property
    def is_due(self) -> bool:
        return self.reading.is_due

    @property
    def has_verdicts(self) -> bool:
        """Whether each unit by itself can be behind."""
        return any(each.now.verdict != Verdict.PART for each in self.units)

    @property
    def behind(self) -> int:
        return sum(standing.is_behind for standing in self.units)

    @property
    def scale(self) -> Decimal:
        """The end of the drawn scale."""
        values = [each.now.value for each in (self.whole, *self.units) if each.now.value is not None]
        if self.target.is_percent:
            return max([Decimal(100), *values])
        return max([self.target.ceiling or self.target.floor, *values, Decimal(1)]) * Decimal("1.05")

    @property
    def counted(self) -> int:
        """Units that have a figure at all."""
        return sum(standing.now.value is not None for standing in self.units)


def board_of(
    target: Target, *, unit: str, day: date, user: User, level: str = "", geography: str = DEFAULT_GEOGRAPHY
) -> Board:
    """The target in a unit of the plan's scope, with its units of a level.

    `geography` as for reports: a plan of a unit that has ended stands in the units of its last day. Raises ReportError
    with a sentence, OutOfScope where the user may not see reports of the unit.
    """
    reading = READERS[target.basis](Asked(target, Scope(unit, geography), day, user, level))
    counted = reading.counted_places
    found = {place: _standing(reading, place, counted[place]) for place in counted}
    # Whom no unit can be found for stands in the whole and in a notice; what is no unit is not behind.
    below = [place for place in counted if place != reading.root and not place.is_remainder]
    units = [found[place] for place in below if place.level == level]
    ordered = tuple(sorted(units, key=lambda each: (-each.now.gap, collation_key(each.place.title))))
    return Board(target, day, reading, found[reading.root], ordered, reading.studies(counted[reading.root]))


def _standing(reading: Reading, place: Place, counted: Counted) -> Standing:
    told, later = reading.now(place, counted), reading.expected(place, counted)
    # The list of people knows units, not kinds of units.
    is_listed = counted.units == (place.pk,)
    return Standing(
        place,
        _figure(reading.target, told, place),
        _figure(reading.target, later, place) if later else None,
        reading.people_url(place, told) if is_listed else "",
    )


def _figure(target: Target, told: Told, place: Place) -> Figure:
    verdict = verdict_on(target, told.value)
    gap = gap_of(target, told.value)
    if target.kind == Kind.COUNT and told.value is not None and place.pk != target.plan.unit_id:
        verdict, gap = Verdict.PART, Decimal(0)
    return Figure(told.count, told.base, told.value, shown_of(target, told.value), verdict, gap, told.is_hidden)


def gap_of(target: Target, value: Decimal | None) -> Decimal:
    """How much is lacking up to the floor, or too much above a ceiling that must not be passed."""
    if value is None:
        return Decimal(0)
    above = value - target.ceiling if target.is_limit and target.ceiling is not None else Decimal(0)
    below = target.floor - value if target.has_floor else Decimal(0)
    return max(below, above, Decimal(0))


def shown_of(target: Target, value: Decimal | None) -> Decimal | None:
    """Rounded for the reader, but never across floor or ceiling: 79.96 of at least 80 is not 80.0."""
    if value is None or target.kind in (Kind.COUNT, Kind.FIGURE):
        return value
    rounded = [value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) for places in PLACES]
    verdict = verdict_on(target, value)
    return next((each for each in rounded if verdict_on(target, each) == verdict), rounded[-1])


def verdict_on(target: Target, value: Decimal | None) -> Verdict:
    if value is None:
        return Verdict.UNKNOWN
    if gap_of(target, value):
        return Verdict.BEHIND
    if target.ceiling is None or target.is_limit:
        return Verdict.REACHED
    if value > target.ceiling:
        return Verdict.PASSED
    # The lower half of the range is its edge.
    return Verdict.REACHED if value > (target.floor + target.ceiling) / 2 else Verdict.FLOOR
