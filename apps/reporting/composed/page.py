"""All that the pages of composed tables show."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property

from apps.core.permissions import Permission
from apps.reporting.composed.addresses import day_choice, own_days, query_of, shown_day
from apps.reporting.composed.asking import AT, DAY_CHOICES, OWN_DAYS
from apps.reporting.composed.boxes import FilterBox, Option, OptionGroup, StepBox, also_box
from apps.reporting.composed.choices import Offer
from apps.reporting.composed.definitions import THEN, Composition
from apps.reporting.composed.examples import levels_below, offered
from apps.reporting.composed.flat import packed
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.sentences import sentence, show_title, title_of_table
from apps.reporting.composed.shows import TOPICS as SHOW_TOPICS
from apps.reporting.composed.shows import Show
from apps.reporting.composed.side_groups import of_whom, whole_groups
from apps.reporting.composed.sorting import sorted_by
from apps.reporting.composed.table import ComposedTable
from apps.reporting.composed.words import DAYS_WORDS, show_words
from apps.reporting.papers.paper import Paper
from apps.reporting.papers.renderers import RENDERERS
from apps.reporting.places import UnitChoice
from apps.reporting.unit_codes import ALSO, are_several

# From so many on the page offers to leave them out.
MANY_EMPTY = 3
# Fewer rows need no order, and a longer list of columns nobody reads.
LEAST_SORTED = 3
MOST_SORTING = 60


@dataclass(frozen=True)
class Result:
    """A table with everything that leads on from it."""

    table: ComposedTable
    names: dict[tuple[str, str], str]
    # With the unit, so that an address alone opens it.
    asked: Composition

    @cached_property
    def query(self) -> str:
        return urlencode({"t": packed(self.asked), "day": self.table.day.isoformat()})

    @property
    def packed(self) -> str:
        return packed(self.asked)

    @property
    def title(self) -> str:
        return title_of_table(self.table)

    @property
    def sentence(self) -> str:
        return sentence(self.table, self.names)

    @cached_property
    def paper(self) -> Paper:
        """With the addresses of the people behind the numbers, where the user may see them."""
        return paper_of(self.table, self.names, self.link if self.opens_people else None)

    @property
    def opens_people(self) -> bool:
        return {Permission.VIEW_CADRES, *self.table.opened_by} <= self.table.rights

    @cached_property
    def link(self) -> Callable[[Leaf, Leaf], str]:
        start = f"{reverse('reporting:composed_people')}?{self.query}"
        # The codes of rows and columns are letters, digits and marks that need no escaping.
        return lambda row, column: f"{start}&row={row.address}&column={column.address}"

    @property
    def downloads(self) -> list[tuple[str, str]]:
        return [
            (form.upper(), f"{reverse('reporting:composed_download', args=[form])}?{self.query}") for form in RENDERERS
        ]

    @property
    def chart_url(self) -> str:
        return f"{reverse('reporting:composed_chart')}?{self.query}"

    @property
    def builder_url(self) -> str:
        return f"{reverse('reporting:compose')}?{query_of(self.asked, day=self.table.day.isoformat())}"

    @cached_property
    def empty_rows(self) -> int:
        """How many rows hold nobody, which the reader may want to leave out."""
        table, columns = self.table, self.table.columns.leaves
        return sum(all(table.persons(table.key(row, each)) == 0 for each in columns) for row in table.rows.leaves)

    @cached_property
    def empty_columns(self) -> int:
        """The same of columns: groups and titles that nobody of the table can belong to."""
        table, rows = self.table, self.table.rows.leaves
        return sum(all(table.persons(table.key(row, each)) == 0 for row in rows) for each in table.columns.leaves)

    @property
    def has_many_empty(self) -> bool:
        return self.empty_rows >= MANY_EMPTY or bool(self.empty_columns)

    @cached_property
    def orders(self) -> list[OptionGroup]:
        """The figures by which the rows can stand, by column; none where there is nothing to sort."""
        table, named = self.table, sorted_by(self.table)
        chosen = (named[1].address, named[0].show) if named else None
        if sum(row.among is not None for row in table.rows.everyone) < LEAST_SORTED:
            return []
        return [
            OptionGroup(
                column.words,
                tuple(
                    Option(
                        f"{show.value}{AT}{column.address}",
                        f"{column.words}: {show_title(show, self.asked)}",
                        chosen == (column.address, show),
                    )
                    for show in table.shows_at(column)
                    if not show.follows
                ),
            )
            for column in table.columns.leaves[:MOST_SORTING]
        ]

    @property
    def without_empty_url(self) -> str:
        asked = replace(self.asked, is_without_empty=True)
        return f"{reverse('reporting:compose')}?{query_of(asked, day=self.table.day.isoformat(), composing='1')}"

    @property
    def holds_nobody(self) -> bool:
        """Whether the filters or the group leave nobody to count, so that the rows hold nothing but noughts."""
        return Show.PERSONS in self.table.shows and self.empty_rows == len(self.table.rows.leaves)

    @property
    def is_empty(self) -> bool:
        return not self.table.rows.leaves or not self.table.columns.leaves


@dataclass(frozen=True)
class Composer:
    """The builder: what can be chosen, what is chosen, and the table or why there is none."""

    offer: Offer
    units: list[UnitChoice]
    unit: str
    day: date
    result: Result | None
    trouble: str = ""

    @property
    def composition(self) -> Composition:
        return self.offer.composition

    @property
    def also(self) -> FilterBox:
        """The units beside the first one; their list is read when it is opened."""
        asked = self.composition.unit or self.unit
        return also_box(self.units, asked, is_read=are_several(asked) or ALSO in self.offer.opened)

    @property
    def address(self) -> str:
        """The builder with these choices."""
        return f"{reverse('reporting:compose')}?{query_of(self.composition, day=self.day.isoformat(), composing='1')}"

    @property
    def rows(self) -> list[StepBox]:
        return self.offer.steps("row")

    @property
    def columns(self) -> list[StepBox]:
        return self.offer.steps("column")

    @property
    def steps_key(self) -> str:
        """What the choices of rows and columns hang on: while it is the same the browser keeps them as they stand."""
        asked = self.composition
        steps = ["/".join(step.code for step in side) for side in (asked.rows, asked.columns)]
        return " ".join([asked.unit or self.unit, self.day.isoformat(), *asked.days, asked.geography, *steps])

    @property
    def shows(self) -> list[OptionGroup]:
        chosen = self.composition.shows
        return [
            OptionGroup(
                str(title),
                tuple(Option(each.value, str(each.title), each in chosen, show_words(each)) for each in shows),
            )
            for title, shows in SHOW_TOPICS
        ]

    @property
    def of_whom(self) -> list[tuple[str, str]]:
        return list(of_whom())

    @property
    def whole_groups(self) -> list[tuple[str, str]]:
        return list(whole_groups())

    @property
    def ready(self) -> list[tuple[str, str]]:
        """Ready tables to start from, for the unit and day of the page."""
        here = {"unit": self.unit, "day": self.day.isoformat()}
        return [
            (each.title, f"{reverse('reporting:compose')}?{query_of(each, composing='1', **here)}")
            for each in offered(levels_below(self.units))
        ]

    @property
    def days(self) -> list[Option]:
        current = day_choice(self.composition)
        return [Option(name, str(DAYS_WORDS[name]), name == current) for name in (*DAY_CHOICES, OWN_DAYS)]

    @property
    def has_own_days(self) -> bool:
        return day_choice(self.composition) == OWN_DAYS

    @property
    def own_days(self) -> str:
        return own_days(self.composition) if self.has_own_days else ""

    @property
    def geography(self) -> str:
        asked = self.composition.geography
        return "" if asked == THEN else shown_day(asked)
