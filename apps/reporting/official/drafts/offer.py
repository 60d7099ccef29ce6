"""What a line of a form can ask for: dimensions by topic with their categories of the day, groups, fields, counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from apps.reporting.composed.topics import names_in, topics
from apps.reporting.definitions import Category
from apps.reporting.definitions import Kind as CategoryKind
from apps.reporting.official.definitions import Kind, OfficialForm
from apps.reporting.official.sources import EventSource, sources
from apps.reporting.official.wording import titles_of
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import Span
from apps.reporting.tallies.lines import scale_of

Choices = list[tuple[str, str]]
Grouped = list[tuple[str, Choices]]
# In the place of a dimension: a line for each group of people.
GROUPS = "groups"


@dataclass(frozen=True)
class FormOffer:
    """The choices for the lines of one form on a day."""

    form: OfficialForm
    day: date

    @cached_property
    def _source(self) -> EventSource | None:
        return sources.events.get(self.form.source) if self.form.kind is Kind.EVENTS else None

    @cached_property
    def dimensions(self) -> Grouped:
        """Under their topics; those of events under their report."""
        if self._source:
            axes = [(code, str(axis.title)) for code, axis in self._source.axes.items()]
            return [(str(self._source.tally.title), axes)]
        return [(topic, list(names_in(topic, codes))) for topic, codes in topics()]

    @cached_property
    def titles(self) -> dict[str, str]:
        """The words of each dimension."""
        return {code: title for _topic, own in self.dimensions for code, title in own}

    def rows_of(self, dimension: str) -> tuple[Category, ...]:
        """The categories of a dimension on the day; none where the registry does not have it."""
        if self._source:
            axis = self._source.axes.get(dimension)
            return scale_of(axis, Span(None, self.day)).categories if axis else ()
        if dimension not in self.titles:
            return ()
        (facts,) = registry.facts_with([dimension])
        return facts.read(self.day).categories[dimension]

    def categories(self, dimension: str) -> Choices:
        """What can be ticked; of older code lists what the form names already."""
        found = {row.code: str(row.title) for row in self.rows_of(dimension) if row.kind is not CategoryKind.ALIAS}
        named = [code for asked, code in self.form.named() if asked == dimension and code not in found]
        older = self._older.get(dimension, ("", {}))[1] if named else {}
        return [*found.items(), *((code, older.get(code, code)) for code in named)]

    @cached_property
    def _older(self) -> Mapping[str, tuple[str, Mapping[str, str]]]:
        return titles_of(self.form, self.day)

    @property
    def groups(self) -> Choices:
        return [(code, str(each.title)) for code, each in registry.populations.items()]

    @property
    def counts(self) -> Choices:
        """What is counted of events: different persons, decisions …"""
        return [(code, str(each.title)) for code, each in self._source.counted.items()] if self._source else []

    @property
    def fields(self) -> Choices:
        """What a column can write of each person, or of each unit."""
        if self.form.kind is Kind.PEOPLE and (source := sources.people.get(self.form.source)):
            return [(field.code, str(field.title)) for field in source.fields]
        if self.form.kind is Kind.UNITS:
            return [(source.code, str(source.title)) for source in sources.units.values()]
        return []


def kinds() -> Choices:
    """What a new form can be: its kind, with the source where that has one."""
    return [
        (Kind.PERSONS.value, _("Persons of a day: rows and columns of my own")),
        (Kind.UNITS.value, _("A row for each unit below the one that is asked")),
        *((f"{Kind.PEOPLE.value}/{code}", _("A list of people, a row for each")) for code in sources.people),
        *(
            (f"{Kind.EVENTS.value}/{code}", _("Events of a span: %(what)s") % {"what": source.tally.title})
            for code, source in sources.events.items()
        ),
    ]
