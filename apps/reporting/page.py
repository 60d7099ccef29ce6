"""All that a report's page shows, made of one table."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as __

from apps.reporting.asking import ALL, Asked
from apps.reporting.choices import Choice
from apps.reporting.definitions import HEADCOUNT, Population, StrOrPromise
from apps.reporting.geography_choices import geography_choices
from apps.reporting.grids import Draughtsman, Grid
from apps.reporting.offered import with_asked
from apps.reporting.pictures.links import pictures_of
from apps.reporting.places import UnitChoice
from apps.reporting.registry import registry
from apps.reporting.renderers.workbook import describe
from apps.reporting.table import Breakdown, ReportTable


@dataclass(frozen=True)
class Definition:
    """A measure with the words of its rows."""

    title: StrOrPromise
    words: StrOrPromise
    legal_basis: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ReportPage:
    """One page of a report."""

    table: ReportTable
    asked: Asked
    units: list[UnitChoice]

    @property
    def choices(self) -> list[UnitChoice]:
        return with_asked(self.units, self.asked.unit, self.table.unit)

    @property
    def group(self) -> Population | None:
        return next((group for group in self.table.groups if group.code == self.asked.group), None)

    @property
    def groups(self) -> tuple[Population, ...]:
        return (self.group,) if self.group else self.table.groups

    @property
    def base(self) -> int | None:
        return self.table.base(self.group.code, self.table.unit.pk) if self.group else None

    @property
    def is_by_unit(self) -> bool:
        return len(self.table.places) > 1

    @property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        return tuple(each for each in self.table.breakdowns if each.dimension != HEADCOUNT)

    @cached_property
    def tabs(self) -> list[Choice]:
        """The groups with their sizes; beside the total also all groups at once."""
        unit = self.table.unit.pk
        tabs = [
            Choice(
                group.code,
                group.title,
                group.code == self.asked.group,
                self.asked.address(group=group.code),
                self.table.base(group.code, unit),
            )
            for group in self.table.groups
        ]
        if self.is_by_unit:
            return tabs
        return [Choice(ALL, __("All groups"), self.asked.group == ALL, self.asked.address(group=ALL)), *tabs]

    @cached_property
    def levels(self) -> list[Choice]:
        """The breakdowns that the unit allows: the total and every level below it."""
        below = self.table.geography.levels_below(self.table.unit, self.table.day)
        total = Choice("", __("Total"), not self.is_by_unit)
        return [total, *(Choice(level.code, level.breakdown, level.code == self.asked.by) for level in below)]

    @cached_property
    def geographies(self) -> list[Choice]:
        return geography_choices(self.asked.scope, self.table.day)

    @property
    def measures(self) -> list[Choice]:
        codes = [code for code in self.table.report.dimensions if code != HEADCOUNT.code]
        from_registry = [Choice(code, _title(code), code == self.asked.measure) for code in codes]
        if self.is_by_unit:
            return from_registry
        return [Choice(ALL, __("All measures"), self.asked.measure == ALL), *from_registry]

    @cached_property
    def grids(self) -> list[Grid]:
        draughtsman = Draughtsman(self.table, self.asked)
        if self.is_by_unit:
            return [draughtsman.by_unit(each, self.groups[0]) for each in self.breakdowns]
        return [draughtsman.by_group(each, self.groups) for each in self.breakdowns]

    @property
    def has_hidden(self) -> bool:
        return bool(self.table.hidden)

    @cached_property
    def downloads(self) -> list[tuple[str, str]]:
        return [(form.upper(), self.asked.download(form)) for form in ("xlsx", "docx", "pdf", "csv", "json")]

    @property
    def chart_url(self) -> str:
        """The chart of the first measure shown; it counts that one alone."""
        return self.asked.address("chart", measure=self.breakdowns[0].dimension.code)

    @property
    def pictures(self) -> list[Choice]:
        """What may stand in the chart's place; of a unit with none below there is nothing to compare."""
        if self.table.unit.level == self.table.geography.levels[-1].code:
            return []
        offered = pictures_of(self.asked, self.breakdowns[0].dimension.code)
        return [Choice(url, label, is_current=False, url=url) for label, url in offered]

    @cached_property
    def definitions(self) -> list[Definition]:
        return [
            Definition(
                each.dimension.title,
                each.dimension.numerator,
                each.dimension.legal_basis,
                tuple((str(row.title), words) for row in each.shown if (words := describe(row, each))),
            )
            for each in self.breakdowns
        ]


def _title(code: str) -> StrOrPromise:
    return registry.dimensions[code].title
