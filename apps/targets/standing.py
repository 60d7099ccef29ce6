"""How a target stands: the figure of every unit in scope beside floor and ceiling, now and as studies are expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.communes.models import Level
from apps.core.permissions import Permission
from apps.core.text import collation_key
from apps.reporting.definitions import Category, Place
from apps.reporting.definitions import Kind as RowKind
from apps.reporting.errors import ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY, geography_of
from apps.reporting.scope import Scope
from apps.reporting.services import build_report
from apps.reporting.table import Breakdown, ReportTable
from apps.targets.forecast import Studies, can_be_foreseen, expected_table, studies_for
from apps.targets.kinds import kind_titles, of_kind
from apps.targets.models import Kind, Target

# As many places as it takes to see on which side of floor and ceiling a figure lies, and no more than these.
PLACES = (1, 2, 3, 4)


class Verdict(TextChoices):
    """The four states of a target, and the one where nothing can be said."""

    BEHIND = "behind", _("Not reached")
    FLOOR = "floor", _("Reached, at the lower edge")
    REACHED = "reached", _("Reached")
    PASSED = "passed", _("Passed")
    UNKNOWN = "unknown", _("No figure")


@dataclass(frozen=True)
class Figure:
    """A unit's figure as the target counts it; without a value there is nobody, or it is hidden.

    Floor and ceiling are compared with `value` as it is; `shown` is rounded once, for the reader.
    """

    count: int | None
    base: int
    value: Decimal | None
    shown: Decimal | None
    verdict: Verdict
    # How far below the floor.
    gap: Decimal


@dataclass(frozen=True)
class Standing:
    """One unit: its figure, and the one to expect by the target's day where studies tell anything."""

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
    table: ReportTable
    rows: tuple[Category, ...]
    scope: Scope
    whole: Standing
    units: tuple[Standing, ...]
    # Who studies for it in the whole; nothing where studies cannot change the figure or the day has passed.
    studies: Studies | None = None

    @property
    def counted_as(self) -> str:
        """Whom the target counts, in the words of the report."""
        titles = ", ".join(str(row.title) for row in self.rows)
        counted = f"{self.table.groups[0].title}: {self.table.breakdowns[-1].dimension.title} – {titles}"
        kind = self.target.unit_kind
        return f"{counted} ({kind_titles(self.day).get(kind, kind)})" if kind else counted

    @property
    def report_url(self) -> str:
        """The report of which the figures are a part."""
        query = {**self.scope.query, "day": self.day.isoformat(), "group": self.target.group}
        query |= {"measure": self.target.measure, "by": self.units[0].place.level if self.units else ""}
        return f"{reverse('reporting:report', args=[self.target.report])}?{urlencode(query)}"

    @property
    def behind(self) -> int:
        return sum(standing.is_behind for standing in self.units)

    @property
    def scale(self) -> Decimal:
        """The end of the drawn scale."""
        if self.target.kind == Kind.SHARE:
            return Decimal(100)
        values = [each.now.value for each in (self.whole, *self.units) if each.now.value is not None]
        if self.target.kind == Kind.COUNT:
            values = [each.now.value for each in self.units if each.now.value is not None]
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
    scope = Scope(unit, geography)
    table = _table(target, scope, day, user, level)
    wanted = rows_meant(target, table.breakdown(target.measure))
    of_which = _counted_places(target, table, scope)
    is_foreseen = can_be_foreseen(table, target.measure, target.due_on)
    asked = {"due": target.due_on, "scope": scope, "user": user}
    later = expected_table(table, target.measure, **asked) if is_foreseen else None  # type: ignore[arg-type]  # as named
    # Who studies is told for a whole unit, not for one kind of communes in it.
    is_told = is_foreseen and of_which[table.unit].units == (table.unit.pk,)
    studies = studies_for(table, target.measure, wanted, **asked) if is_told else None  # type: ignore[arg-type]  # as above
    found = {place: _standing(target, table, later, of_which[place], place, wanted, scope) for place in of_which}
    # Whom no unit can be found for stands in the whole and in a notice; what is no unit is not behind.
    below = [place for place in of_which if place != table.unit and not place.is_remainder]
    units = [found[place] for place in below if place.level == level]
    ordered = tuple(sorted(units, key=lambda each: (-each.now.gap, collation_key(each.place.title))))
    return Board(target, day, table, wanted, scope, found[table.unit], ordered, studies)


def _table(target: Target, scope: Scope, day: date, user: User, level: str) -> ReportTable:
    # Means need the number of communes, whatever is shown.
    levels = list(dict.fromkeys([level, Level.COMMUNE.value])) if level else [Level.COMMUNE.value]
    return build_report(
        target.report,
        unit=scope.unit,
        day=day,
        user=user,
        levels=levels,
        groups=[target.group],
        measures=[target.measure],
        geography=scope.geography,
    )


def rows_meant(target: Target, breakdown: Breakdown) -> tuple[Category, ...]:
    """The rows that count: the one named, or with it all levels above."""
    if target.category not in breakdown.by_code:
        raise ReportError(
            __("The report no longer has the row %(row)s. Edit the target “%(target)s”.")
            % {"row": target.category, "target": target.title}
        )
    named = breakdown.by_code[target.category]
    if not target.and_above:
        return (named,)
    parts = [row for row in breakdown.exclusive if row.kind is RowKind.PART]
    lowest = min((parts.index(row) for row in parts if row == named or row.code in named.parts), default=len(parts))
    return tuple(parts[lowest:])


@dataclass(frozen=True)
class Counted:
    """What a unit's figure is the sum of, as primary keys: the unit itself, or its communes of the target's kind."""

    units: tuple[int, ...]
    communes: int


def _counted_places(target: Target, table: ReportTable, scope: Scope) -> dict[Place, Counted]:
    """For every unit that has a figure; of units without a commune of the kind there is none."""
    if not target.unit_kind:
        return {place: Counted((place.pk,), len(communes_in(table, place))) for place in table.places}
    day = geography_of(scope.geography).on or table.day
    wanted = of_kind(table.places, target.unit_kind, day)
    found = {
        place: tuple(pk for pk in communes_in(table, place) if pk in wanted)
        for place in table.places
        if not place.is_remainder
    }
    return {place: Counted(own, len(own)) for place, own in found.items() if own or place == table.unit}


def _standing(
    target: Target,
    table: ReportTable,
    later: ReportTable | None,
    counted: Counted,
    place: Place,
    rows: Sequence[Category],
    scope: Scope,
) -> Standing:
    now = _figure(target, table, counted, rows)
    expected = _figure(target, later, counted, rows) if later else None
    # The list of people knows units, not kinds of units.
    is_listed = counted.units == (place.pk,)
    return Standing(place, now, expected, _people_url(target, table, place, now, rows, scope) if is_listed else "")


def _figure(target: Target, table: ReportTable, counted: Counted, rows: Sequence[Category]) -> Figure:
    breakdown = table.breakdown(target.measure)
    counts = [table.count(target.group, unit, breakdown, row) for unit in counted.units for row in rows]
    count = None if None in counts else sum(each or 0 for each in counts)
    base = sum(table.base(target.group, unit) for unit in counted.units)
    value = value_of(Kind(target.kind), count, base, counted.communes)
    gap = max(target.floor - value, Decimal(0)) if value is not None else Decimal(0)
    return Figure(count, base, value, shown_of(target, value), verdict_on(target, value), gap)


def shown_of(target: Target, value: Decimal | None) -> Decimal | None:
    """Rounded for the reader, but never across floor or ceiling: 79.96 of at least 80 is not 80.0."""
    if value is None or target.kind == Kind.COUNT:
        return value
    rounded = [value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) for places in PLACES]
    verdict = verdict_on(target, value)
    return next((each for each in rounded if verdict_on(target, each) == verdict), rounded[-1])


def value_of(kind: Kind, count: int | None, base: int, communes: int) -> Decimal | None:
    """The number that is compared with floor and ceiling."""
    if count is None or not base:
        return None
    match kind:
        case Kind.SHARE:
            return Decimal(100 * count) / base
        case Kind.MEAN:
            return Decimal(count) / max(communes, 1)
    return Decimal(count)


def communes_in(table: ReportTable, place: Place) -> list[int]:
    """The communes of the place by their primary keys, itself if it is one."""
    above = {each.pk: each.parent for each in table.places if each != table.unit}

    def lies_in(unit: int | None) -> bool:
        while unit not in (None, place.pk, table.unit.pk):
            # Of levels that are not shown nothing is known but the whole.
            unit = above.get(unit, table.unit.pk)
        return unit == place.pk

    communes = (each for each in table.places if each.level == Level.COMMUNE.value and not each.is_remainder)
    return [each.pk for each in communes if lies_in(each.pk)]


def verdict_on(target: Target, value: Decimal | None) -> Verdict:
    if value is None:
        return Verdict.UNKNOWN
    if value < target.floor:
        return Verdict.BEHIND
    if target.ceiling is None:
        return Verdict.REACHED
    if value > target.ceiling:
        return Verdict.PASSED
    # The lower half of the range is its edge.
    return Verdict.REACHED if value > (target.floor + target.ceiling) / 2 else Verdict.FLOOR


def _people_url(
    target: Target, table: ReportTable, place: Place, figure: Figure, rows: Sequence[Category], scope: Scope
) -> str:
    """Where the people of the rows are listed, for who may see them."""
    if not figure.count or Permission.VIEW_CADRES not in table.rights:
        return ""
    query = {
        "report": target.report,
        **scope.of(place, table.unit).query,
        "day": table.day.isoformat(),
        "group": target.group,
        "measure": target.measure,
        "category": ",".join(row.code for row in rows),
    }
    return f"{reverse('reporting:people')}?{urlencode(query)}"
