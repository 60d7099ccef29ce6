"""All that a form's page shows."""

from dataclasses import dataclass, replace

from apps.core.permissions import Permission
from apps.reporting.geographies import geography_of
from apps.reporting.official.asking import AskedForm
from apps.reporting.official.definitions import Kind, OfficialForm
from apps.reporting.official.library import in_force_instead
from apps.reporting.official.papers import paper_of
from apps.reporting.official.table import FormTable
from apps.reporting.official.wording import Definition, definitions_of
from apps.reporting.papers.paper import Paper
from apps.reporting.papers.renderers import RENDERERS
from apps.reporting.places import UnitChoice

# A list of people on the page; the files hold everyone.
MOST_ROWS = 200


@dataclass(frozen=True)
class FormPage:
    """One page of a form."""

    table: FormTable
    asked: AskedForm
    units: list[UnitChoice]

    @property
    def form(self) -> OfficialForm:
        return self.table.form

    @property
    def paper(self) -> Paper:
        """The paper with links."""
        return paper_of(self.table, self.asked.link(self.table))

    @property
    def is_cut(self) -> bool:
        return self.table.has_people and self.people > len(self.table.rows) - 1

    @property
    def people(self) -> int:
        return self.table.people

    @property
    def most(self) -> int:
        return MOST_ROWS

    @property
    def is_of_events(self) -> bool:
        return self.form.kind is Kind.EVENTS

    @property
    def geography_day(self) -> str:
        """The day whose units are shown, as it is typed; nothing for those of the day itself."""
        shown = geography_of(self.asked.scope.geography).on
        return f"{shown:%d/%m/%Y}" if shown else ""

    @property
    def downloads(self) -> list[tuple[str, str]]:
        """Files of names need a right of their own."""
        if self.table.has_people and Permission.EXPORT_NAMES not in self.table.rights:
            return []
        return [(kind.upper(), self.asked.download(kind)) for kind in RENDERERS]

    @property
    def others(self) -> list[tuple[str, str]]:
        """The forms that were in force instead on the day."""
        found = in_force_instead(self.form, self.asked.day)
        return [(form.number, replace(self.asked, form=form).address()) for form in found]

    @property
    def columns(self) -> list[Definition]:
        return [each for each in self._definitions if not each.is_row]

    @property
    def rows(self) -> list[Definition]:
        return [each for each in self._definitions if each.is_row and not each.is_cell]

    @property
    def cells(self) -> list[Definition]:
        """Single cells whose figures are those of composed tables."""
        return [each for each in self._definitions if each.is_cell]

    @property
    def _definitions(self) -> list[Definition]:
        return definitions_of(self.form, self.asked.day)
