"""What a figure is understood as, in words, and what else the reader may choose for it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as __

from apps.reporting.composed.shows import Show
from apps.reporting.definitions import HEADCOUNT, TOTAL
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import Span
from apps.reporting.tallies.lines import Section
from apps.reporting.tallies.services import sections_of
from apps.reporting.telling.checking.addresses import Address, Cell, Condition, Threshold, encode, report_of
from apps.reporting.telling.checking.ages import AGE_YEARS
from apps.reporting.telling.checking.reckoned import AGES, COMMUNES, OF_UNITS
from apps.reporting.telling.checking.scene import Reading
from apps.reporting.telling.checking.service import Checked
from apps.reporting.telling.words import PERSONS, spoken, words

NONE = "none"
MOST_UNITS = 6
# Rows that are told one by one.
MOST_ROWS = 4


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    is_current: bool = False


@dataclass(frozen=True)
class Interpreter:
    """Says addresses in words for one checked text."""

    checked: Checked

    @cached_property
    def sections(self) -> dict[tuple[str, date], tuple[Section, ...]]:
        return {}

    @cached_property
    def units(self) -> list[str]:
        """The units that the text speaks of."""
        found = [u for j in self.checked.judged if j.reading.address for u in j.reading.address.units]
        return list(dict.fromkeys(found))[:MOST_UNITS]

    def words_of(self, address: Address) -> str:
        units = ", ".join(self.checked.gazetteer.title_of(unit, address.day) for unit in address.units)
        cells = self._cells_words(address, address.cells)
        until = f"{address.day:%d/%m/%Y}"
        if address.is_per_commune:
            cells = __("%(group)s, mean per commune") % {"group": cells}
        if address.reaching:
            cells = _reaching_words(cells, address.reaching)
        if address.is_ratio and address.over:
            cells = __("%(cells)s, times %(others)s") % {
                "cells": cells,
                "others": self._cells_words(address, address.over),
            }
        if address.versus:
            units = __("%(unit)s against %(other)s") % {
                "unit": units,
                "other": self.checked.gazetteer.title_of(address.versus, address.day),
            }
        if address.otherwise:
            others = ", ".join(_condition_words(each, address.day) for each in address.otherwise)
            cells = __("%(group)s against %(other)s") % {"group": cells, "other": others}
        if address.against:
            others = group_words(address.against)
            cells = __("%(group)s against %(other)s") % {"group": cells, "other": others}
        if address.than is not None:
            pattern = __("%(now)s, times %(then)s") if address.is_ratio else __("change from %(then)s to %(now)s")
            until = pattern % {"then": f"{address.than:%d/%m/%Y}", "now": until}
        return f"{cells} · {units} · {until}"

    def _cells_words(self, address: Address, cells: tuple[Cell, ...]) -> str:
        told = " + ".join(dict.fromkeys(self._cell_words(address, cell) for cell in cells))
        if address.report in OF_UNITS or address.report == AGES:
            shown = OF_UNITS.get(address.report, Show.MEAN_AGE).title
            group = group_words(address.group)
            told = str(shown) if address.report == COMMUNES else f"{group}: {shown}"
        also = ", ".join(_condition_words(each, address.day) for each in address.also)
        return f"{told} ({also})" if also else told

    def _cell_words(self, address: Address, cell: Cell) -> str:
        if address.report in registry.tally_reports:
            return self._event_words(address, cell)
        group, measure, category = cell
        dimension = registry.dimensions.get(measure)
        title = group_words(group)
        if measure == AGE_YEARS:
            ages = [int(row) for _group, _measure, row in address.cells]
            return f"{title}: " + __("%(first)s to %(last)s years old") % {"first": min(ages), "last": max(ages)}
        if dimension is None or measure == HEADCOUNT.code:
            return f"{title}: {TOTAL.title}"
        facts = registry.facts_with([measure])
        rows = facts[0].read(address.day).categories[measure] if facts else ()
        row = next((str(row.title) for row in rows if row.code == category), category)
        return f"{title} · {dimension.title}: {row}"

    def _event_words(self, address: Address, cell: Cell) -> str:
        key = address.report, address.day
        if key not in self.sections:
            report = registry.tally_reports[address.report]
            self.sections[key] = sections_of(report, Span(None, address.day), None, None)
        for section in self.sections[key]:
            for group in section.groups:
                for measure in section.measures:
                    if (group.code, measure.code) == cell[:2] and cell[2] in measure.by_code:
                        return f"{group.title} · {measure.title}: {measure.by_code[cell[2]].title}"
        return " · ".join(cell)

    def options(self, reading: Reading) -> list[Option]:
        """The understanding, likely others, and that the figure is none of the registry's."""
        addresses = list(dict.fromkeys(self._likely(reading)))
        current = reading.address if not reading.others else None
        found = [Option(encode(each), self.words_of(each), each == current) for each in addresses]
        nothing = Option(NONE, __("not a figure of the registry"), reading.address is None)
        asked = [Option("", __("choose…"), is_current=True)] if reading.others else []
        return [*asked, *found, nothing]

    def _likely(self, reading: Reading) -> Iterator[Address]:
        if reading.address is None:
            return
        yield reading.address
        yield from reading.others
        for cells in self._other_cells(reading):
            report = report_of(cells[0][1], cells[0][0])
            if report:
                yield replace(reading.address, report=report, cells=cells)
        for unit in self.units:
            yield replace(reading.address, units=(unit,), is_sum=False)

    def _other_cells(self, reading: Reading) -> Iterator[tuple[Cell, ...]]:
        """The same level in other measures that have it, and for other groups."""
        address = reading.address
        if address is None or address.report in registry.tally_reports:
            return
        for sense in (sense for term in reading.used for sense in term.of(PERSONS, "category")):
            yield tuple((address.group, sense.measure, code) for code in sense.value.split("+"))
        for group in words().groups:
            yield tuple((group, measure, category) for _group, measure, category in address.cells)


def _reaching_words(cells: str, reaching: Threshold) -> str:
    patterns = {
        (False, False): __("communes with at least %(least)s: %(cells)s"),
        (False, True): __("communes with fewer than %(least)s: %(cells)s"),
        (True, False): __("communes with at least %(least)s%%: %(cells)s"),
        (True, True): __("communes below %(least)s%%: %(cells)s"),
    }
    if reaching.is_over:
        return __("communes over %(least)s%%: %(cells)s") % {"least": reaching.least, "cells": cells}
    return patterns[reaching.is_share, reaching.is_below] % {"least": reaching.least, "cells": cells}


def group_words(group: str) -> str:
    """The title of a group, or what the holders of a title are called."""
    if group in words().titles:
        return spoken(words().titles[group], group)
    population = registry.populations.get(group)
    return str(population.title) if population else group


def _condition_words(condition: Condition, day: date) -> str:
    """The title of a dimension and those of its rows; of many the first and the last."""
    code, asked = condition
    place = registry.place_dimensions.get(code)
    if place:
        rows = place.read(day).categories
    else:
        facts = registry.facts_with([code])
        rows = facts[0].read(day).categories[code] if facts else ()
    titles = {row.code: str(row.title) for row in rows}
    told = [titles.get(each, each) for each in asked]
    joined = f"{told[0]} … {told[-1]}" if len(told) > MOST_ROWS else " + ".join(told)
    return f"{place.title if place else registry.dimensions[code].title}: {joined}"
