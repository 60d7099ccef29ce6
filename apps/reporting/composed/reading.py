"""What a composition asks of each of its days: the units, the facts, who passes the filters, and the axes of it all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.combinations import Restriction
from apps.reporting.compiler import values_of
from apps.reporting.composed.axes import (
    UNKNOWN,
    Axis,
    person_axis,
    place_axis,
    plain_axis,
)
from apps.reporting.composed.checking import rights_of, title_of
from apps.reporting.composed.cube import OfDay
from apps.reporting.composed.definitions import DAY, FLOW, GROUP, THEN, UNIT, Chosen, Composition, Filter
from apps.reporting.composed.flow_items import flow_axis, period_axis
from apps.reporting.composed.joining import with_joined
from apps.reporting.definitions import Category, Facts, Kind, Population, Sheet
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.geographies import geography_of, notices_of
from apps.reporting.places import ABOVE, CHOSEN, Notice, Place, Territory
from apps.reporting.registry import registry
from apps.reporting.services import question_of
from apps.reporting.table import Breakdown
from apps.reporting.territories import read_units
from apps.reporting.unit_codes import codes_in, joined


@dataclass(frozen=True)
class DayRead:
    """One day: its units, the units of their groups, and the facts that are asked for."""

    number: int
    day: date
    territory: Territory
    sheets: tuple[tuple[Facts, Sheet], ...]
    # The territories of units that are asked for together.
    parts: tuple[Territory, ...] = ()

    def categories(self, dimension: str) -> tuple[Category, ...]:
        return next(sheet.categories[dimension] for _facts, sheet in self.sheets if dimension in sheet.categories)


@dataclass(frozen=True)
class Reading:
    """All days of a composition."""

    composition: Composition
    days: tuple[DayRead, ...]
    groups: tuple[Population, ...]
    # Days that could not be read, with the reasons.
    remarks: tuple[str, ...] = ()

    @property
    def last(self) -> DayRead:
        return self.days[-1]

    @property
    def days_told(self) -> tuple[date, ...]:
        return tuple(each.day for each in self.days)

    @property
    def rights(self) -> frozenset[Permission]:
        """What the user may do on all of the days."""
        return frozenset.intersection(*(each.territory.rights for each in self.days))

    @property
    def filtered_units(self) -> dict[tuple[str, str], str]:
        """The words of the units that filters name, on whichever of the days they stand."""
        named = {code for each in self.composition.filters if each.dimension == UNIT for code in each.categories}
        places = (place for day in self.days for place in day.territory.places)
        return {(UNIT, place.code): place.title for place in places if place.code in named}

    def axis(self, step: Chosen) -> Axis:
        if step.dimension == GROUP:
            return plain_axis(step, [(group.code, str(group.title)) for group in self.groups])
        if step.dimension == FLOW:
            return flow_axis(step, self.days_told)
        if step.dimension == DAY and self.composition.has_flows:
            return period_axis(step, self.days_told)
        if step.dimension == DAY:
            return plain_axis(step, [(each.day.isoformat(), f"{each.day:%d/%m/%Y}") for each in self.days])
        if step.dimension == UNIT:
            return self._unit_axis(step)
        if step.dimension in registry.place_dimensions:
            return self._place_axis(step)
        return person_axis(step, title_of(step.dimension), [each.categories(step.dimension) for each in self.days])

    def _unit_axis(self, step: Chosen) -> Axis:
        levels = [CHOSEN, *(level.code for level in registry.geographies[THEN].levels)]
        if step.level not in levels:
            raise ReportError(__("Choose the level of the units that stand in rows or columns."))
        named, held = {}, []
        for each in self.days:
            own = {place.pk: _at_level(place, each.territory, step.level) for place in each.territory.places}
            named.update({place.code: place.title for place in own.values() if place})
            held.append({pk: place.code for pk, place in own.items() if place})
        if not named:
            words = {"unit": self.last.territory.root.title, "level": title_of_level(step.level).lower()}
            raise ReportError(__("%(unit)s has no units of this level below it: %(level)s.") % words)
        return place_axis(step, title_of_level(step.level), named, held, self._outside(step.level))

    def _outside(self, level: str) -> str:
        """Who stands in none of the units of a level; below communes and chosen units nobody does but the unplaced."""
        unplaced = [place.title for day in self.days for place in day.territory.places if place.is_remainder]
        is_narrow = level in (CHOSEN, registry.geographies[THEN].levels[-1].code)
        return unplaced[-1] if unplaced and is_narrow else __("In none of these units")

    def _place_axis(self, step: Chosen) -> Axis:
        named: dict[str, str] = {}
        held = []
        unknown = __("No information")
        for each in self.days:
            own, categories = self.place_values(step.dimension, each)
            shown = [category for category in categories if category.kind in (Kind.PART, Kind.UNTRAINED)]
            named.update({category.code: str(category.title) for category in shown})
            held.append(own)
        return place_axis(step, title_of(step.dimension), named, held, unknown)

    def place_values(self, dimension: str, day: DayRead) -> tuple[dict[int, str], tuple[Category, ...]]:
        """For each place shown its category of a dimension of units, as it is in the geography of the table."""
        shown_on = geography_of(self.composition.geography).on or day.day
        sheet = registry.place_dimensions[dimension].read(shown_on)
        codes = {value: each.code for each in sheet.categories if not each.parts for value in each.values}
        values = ((place.pk, sheet.values.get(place.pk)) for place in day.territory.places)
        return {pk: codes.get(value, UNKNOWN) for pk, value in values if value is not None}, sheet.categories

    def of_days(self, axes: Sequence[Axis], restricted: Sequence[Filter]) -> list[OfDay]:
        """The questions for the axes of persons, with these filters alone."""
        return [self._of_day(each, axes, restricted) for each in self.days]

    def notices(self) -> tuple[Notice, ...]:
        """Whom the figures of the last day leave out, in each of the units that are asked for."""
        told = (
            notice
            for part in self.last.parts
            for notice in notices_of(part, question_of(part, (part.root.level,), self.groups, (), (), self.last.day))
        )
        return tuple(dict.fromkeys(told))

    def _of_day(self, day: DayRead, axes: Sequence[Axis], restricted: Sequence[Filter]) -> OfDay:
        named = dict.fromkeys(
            [
                *(axis.step.dimension for axis in axes),
                *(each.dimension for each in restricted),
                *years_of(self.composition),
            ]
        )
        wanted = [name for name in named if name in registry.dimensions]
        breakdowns = tuple(Breakdown(registry.dimensions[name], day.categories(name)) for name in wanted)
        sheets = tuple(each for each in day.sheets if {d.code for d in each[0].dimensions} & set(wanted))
        levels = (day.territory.root.level,)
        question = question_of(day.territory, levels, self.groups, breakdowns, sheets, day.day)
        restrictions = tuple(
            self._restriction(each, day) for each in restricted if each.dimension in registry.dimensions
        )
        return OfDay(day.number, question, day.territory, tuple(self._places(day, restricted)), restrictions)

    def _restriction(self, filter_: Filter, day: DayRead) -> Restriction:
        """The values that pass; who may be 45 or 46 passes a filter that holds both."""
        categories = day.categories(filter_.dimension)
        either = {value: codes for each in categories for value, codes in each.either}
        chosen = [each for each in categories if each.code in filter_.categories]
        values = [value for each in chosen for value in values_of(each, categories)]
        values += [value for value, codes in either.items() if {*codes} <= {*filter_.categories}]
        if either and UNKNOWN in filter_.categories:
            values = self._not_joined(values, filter_, day)
        return Restriction(filter_.dimension, tuple(dict.fromkeys(values)), filter_.is_excluded)

    def _not_joined(self, values: Sequence[str | None], filter_: Filter, day: DayRead) -> list[str | None]:
        """Of the unknown those whom no band or joined row of the table holds."""
        steps = (step for step in self.composition.steps() if step.dimension == filter_.dimension)
        held = [with_joined(self.axis(step)).held[day.number] for step in steps]
        return [value for value in values if all(each[value] == (UNKNOWN,) for each in held)]

    def _places(self, day: DayRead, restricted: Sequence[Filter]) -> Iterator[Place]:
        """The places that pass the filters by units and by dimensions of units."""
        tests = [(each, self._filtered(each, day)) for each in restricted if each.dimension not in registry.dimensions]
        for place in day.territory.places:
            if all((place.pk in passing) != each.is_excluded for each, passing in tests):
                yield place

    def _filtered(self, filter_: Filter, day: DayRead) -> set[int]:
        if filter_.dimension == UNIT:
            return {
                place.pk
                for place in day.territory.places
                if {each.code for each in _line_of(place, day.territory)} & set(filter_.categories)
            }
        own, _categories = self.place_values(filter_.dimension, day)
        return {place.pk for place in day.territory.places if own.get(place.pk, UNKNOWN) in filter_.categories}


def read(composition: Composition, *, days: Sequence[date], unit: str, user: Actor) -> Reading:
    """Units and facts of the days; raises ReportError, OutOfScope where the user may not see reports of the unit.

    Of several days those that cannot be told are left out, with the reason.
    """
    found: list[DayRead] = []
    troubles: list[ReportError] = []
    code = one_unit(unit, days, composition.geography)
    for day in days:
        try:
            found.append(_read(composition, len(found), day, code, user))
        except OutOfScope:
            raise
        except ReportError as error:
            troubles.append(error)
    if not found:
        raise troubles[0]
    groups = tuple(registry.populations[group] for group in composition.groups)
    return Reading(composition, tuple(found), groups, tuple(str(error) for error in troubles))


def one_unit(unit: str, days: Sequence[date], geography: str) -> str:
    """The units with the day on which each is meant: over several days a code may name several units."""
    if len(days) == 1:
        return unit
    meant = geography_of(geography).on or max(days)
    return joined(registry.geographies[THEN].fixed(code, meant) for code in codes_in(unit) or (unit,))


def _read(composition: Composition, number: int, day: date, unit: str, user: Actor) -> DayRead:
    asked_for = [*(step.dimension for step in composition.steps()), *(f.dimension for f in composition.filters)]
    facts = registry.facts_with([*asked_for, *years_of(composition)])
    rights = (Permission.VIEW_REPORTS, Permission.VIEW_CADRES, *rights_of(composition))
    territory, parts = read_units(unit, day, user, rights, composition.geography)
    return DayRead(number, day, territory, tuple((each, each.read(day)) for each in facts), parts)


def filters_of(composition: Composition) -> tuple[Filter, ...]:
    """The filters with those that leave out whoever has no information."""
    known = (Filter(step.dimension, (UNKNOWN,), is_excluded=True) for step in composition.steps() if step.is_known_only)
    return (*composition.filters, *known)


def years_of(composition: Composition) -> list[str]:
    """The dimensions of whole years of which the composition shows means or medians."""
    return list(dict.fromkeys(show.of_years.dimension for show in composition.shows if show.of_years))


def title_of_level(code: str) -> str:
    if code == CHOSEN:
        return __("Unit")
    return next(str(level.title) for level in registry.geographies[THEN].levels if level.code == code)


def _line_of(place: Place, territory: Territory) -> Iterator[Place]:
    """The place with all above it, up to the root."""
    step: Place | None = place
    while step is not None:
        yield step
        step = territory.by_pk.get(step.parent) if step.parent is not None and step != territory.root else None


def _at_level(place: Place, territory: Territory, level: str) -> Place | None:
    if place.is_remainder:
        return None
    if level == CHOSEN:
        line = list(_line_of(place, territory))
        return next((each for each in line if each.parent == ABOVE), None if line[-1].pk == ABOVE else line[-1])
    return next((each for each in _line_of(place, territory) if each.level == level), None)
