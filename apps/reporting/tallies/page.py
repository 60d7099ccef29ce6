"""All that the page of a report of events shows, made of one table."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as __
from django.utils.translation import ngettext

from apps.reporting.asking import ALL
from apps.reporting.choices import Choice
from apps.reporting.definitions import StrOrPromise
from apps.reporting.geography_choices import geography_choices
from apps.reporting.offered import with_asked
from apps.reporting.places import UnitChoice
from apps.reporting.tallies.asking import AskedTally
from apps.reporting.tallies.chart import charted
from apps.reporting.tallies.definitions import Cross, Group
from apps.reporting.tallies.grids import TallyDraughtsman, TallyGrid
from apps.reporting.tallies.lines import Block, Measure, Section
from apps.reporting.tallies.table import TallyTable


@dataclass(frozen=True)
class Part:
    """A tally on the page: what it counts, its grids, and what its parts leave out."""

    title: StrOrPromise
    words: StrOrPromise
    legal_basis: str
    notice: str
    cards: list[TallyGrid]
    matrices: list[TallyGrid]


@dataclass(frozen=True)
class Definition:
    """A group or a breakdown with its words."""

    title: StrOrPromise
    words: StrOrPromise
    legal_basis: str


@dataclass(frozen=True)
class TallyPage:
    """One page of a report of events."""

    table: TallyTable
    asked: AskedTally
    units: list[UnitChoice]

    @property
    def choices(self) -> list[UnitChoice]:
        return with_asked(self.units, self.asked.unit, self.table.unit)

    @property
    def is_by_unit(self) -> bool:
        return len(self.table.places) > 1 or bool(self.asked.by)

    @cached_property
    def tabs(self) -> list[Choice]:
        """The groups with their totals; beside the total of the unit also all groups at once."""
        told = {code for measure, codes in self.asked.offered if self._is_asked(measure) for code in codes}
        tabs = [
            Choice(group.code, group.title, group.code == self.asked.group, self.asked.address(group=group.code))
            for group in self.table.report.groups
            if group.code in told
        ]
        if self.is_by_unit:
            return tabs
        return [Choice(ALL, __("All groups"), self.asked.group == ALL, self.asked.address(group=ALL)), *tabs]

    def _is_asked(self, measure: Measure) -> bool:
        return self.asked.measure in (ALL, measure.code)

    @cached_property
    def levels(self) -> list[Choice]:
        """The breakdowns that the unit allows: the total and every level below it."""
        below = self.table.geography.levels_below(self.table.unit, self.table.span.last)
        total = Choice("", __("Total"), not self.is_by_unit)
        return [total, *(Choice(level.code, level.breakdown, level.code == self.asked.by) for level in below)]

    @cached_property
    def geographies(self) -> list[Choice]:
        return geography_choices(self.asked.scope, self.table.span.last)

    @cached_property
    def measures(self) -> list[Choice]:
        titles = {measure.code: measure.title for measure, _groups in reversed(self.asked.offered)}
        codes = dict.fromkeys(measure.code for measure, _groups in self.asked.offered)
        choices = [Choice(code, titles[code], code == self.asked.measure) for code in codes]
        if self.is_by_unit:
            return choices
        return [Choice(ALL, __("All measures"), self.asked.measure == ALL), *choices]

    @cached_property
    def parts(self) -> list[Part]:
        return [self._part(section) for section in self.table.sections]

    def _part(self, section: Section) -> Part:
        tally = section.tally
        matrices: list[TallyGrid] = []
        cards: list[TallyGrid] = []
        for block in section.blocks:
            if self.is_by_unit:
                matrices.extend(self._by_unit(section, block))
            elif isinstance(block.breakdown, Cross):
                matrices.extend(self._draughtsman.matrix(section, block, group) for group in self._groups(section))
            else:
                cards.append(self._draughtsman.by_group(section, block, self._groups(section)))
        return Part(tally.title, tally.words, tally.legal_basis, self._notice(section), cards, matrices)

    def _by_unit(self, section: Section, block: Block) -> list[TallyGrid]:
        return [
            self._draughtsman.by_unit(section, measure, group)
            for measure in block.measures
            if measure.code == self.asked.measure
            for group in section.groups
            if group.code == self.asked.group
        ]

    def _groups(self, section: Section) -> tuple[Group, ...]:
        """The groups asked for; without the whole that came along as the base of a part."""
        return tuple(group for group in section.groups if self.asked.group in (ALL, group.code))

    @cached_property
    def _draughtsman(self) -> TallyDraughtsman:
        return TallyDraughtsman(self.table, self.asked)

    def _notice(self, section: Section) -> str:
        apart = self.table.apart.get(section.tally.code, 0)
        if not apart:
            return ""
        return ngettext(
            "%(number)s event counts in the total alone: its unit is of a wider level, or ended before the last day.",
            "%(number)s events count in the total alone: their units are of a wider level, or ended before the last"
            " day.",
            apart,
        ) % {"number": apart}

    @property
    def has_hidden(self) -> bool:
        return bool(self.table.hidden)

    @cached_property
    def downloads(self) -> list[tuple[str, str]]:
        return [(form.upper(), self.asked.download(form)) for form in ("xlsx", "docx", "pdf", "csv", "json")]

    @property
    def chart_url(self) -> str:
        """The chart of the first breakdown shown; empty where a chart tells nothing."""
        return self.asked.address("chart") if charted(self.table, self.asked) else ""

    @cached_property
    def definitions(self) -> list[Definition]:
        groups = [Definition(group.title, group.words, group.legal_basis) for group in self.table.groups]
        breakdowns = [
            Definition(each.title, each.words, each.legal_basis)
            for section in self.table.sections
            for block in section.blocks
            if (each := block.breakdown) is not None
        ]
        return [*groups, *breakdowns]
