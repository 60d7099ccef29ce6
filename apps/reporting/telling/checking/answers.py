"""What the registry says of an address: each report is counted once for all figures of a unit and a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as __

from apps.core.permissions import Actor
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable
from apps.reporting.tallies.definitions import Span
from apps.reporting.tallies.services import build_tally_report
from apps.reporting.tallies.table import TallyTable
from apps.reporting.telling.checking.addresses import Address, Cell, Condition
from apps.reporting.telling.checking.reckoned import ANYBODY, COMMUNES, communes_of, counted, is_reckoned

# A text that asks for more is checked up to here.
MOST_TABLES = 60
Asked = tuple[str, str, date, date | None]


@dataclass(frozen=True)
class Answer:
    """Persons or events and their base; or, in words, why there is none."""

    count: int = 0
    base: int | None = None
    trouble: str = ""
    url: str = ""
    # So many more may belong to the number.
    unsure: int = 0


@dataclass
class Answers:
    """Tables counted for one reader."""

    user: Actor
    wanted: dict[Asked, set[str]] = field(default_factory=lambda: defaultdict(set))
    tables: dict[Asked, ReportTable | TallyTable | str] = field(default_factory=dict)
    composed: dict[tuple[Address, str, date], Answer] = field(default_factory=dict)
    known_communes: dict[tuple[str, date], int] = field(default_factory=dict)

    def prepare(self, addresses: Iterable[Address]) -> None:
        """Which measures will be asked of which table, so that one statement counts them."""
        for address in addresses:
            for day in (address.day, *([address.than] if address.than else [])):
                for unit in (*address.units, *filter(None, [address.versus])):
                    self.wanted[address.report, unit, day, address.since].update(cell[1] for cell in address.cells)

    def of(self, address: Address, unit: str, day: date) -> Answer:
        if is_reckoned(address):
            return self._composed(address, unit, day)
        asked = (address.report, unit, day, address.since)
        if asked not in self.tables:
            self.tables[asked] = self._counted(asked)
        table = self.tables[asked]
        if isinstance(table, str):
            return Answer(trouble=table)
        found = [
            _of_persons(table, c) if isinstance(table, ReportTable) else _of_events(table, c) for c in address.cells
        ]
        troubles = [each.trouble for each in found if each.trouble]
        if troubles:
            return Answer(trouble=troubles[0])
        base = found[0].base
        if address.whole and isinstance(table, ReportTable):
            base = _of_persons(table, (address.whole, *address.cells[0][1:])).count
        return Answer(sum(each.count for each in found), base, url=_address_of(address, unit, day))

    def communes(self, unit: str, day: date, also: tuple[Condition, ...] = ()) -> int:
        """How many communes, of one kind where the conditions say so, stand in a unit for which there is an answer."""
        if also:
            return self._composed(Address(COMMUNES, ANYBODY, (unit,), day, also=also), unit, day).count
        if (unit, day) not in self.known_communes:
            self.known_communes[unit, day] = communes_of(unit, day, self.user)
        return self.known_communes[unit, day]

    def _composed(self, address: Address, unit: str, day: date) -> Answer:
        own = Address(address.report, address.cells, (), day, also=address.also, reaching=address.reaching)
        asked = (own, unit, day)
        if asked not in self.composed:
            try:
                told = counted(address, unit, day, self.user)
                self.composed[asked] = Answer(told.number, told.base, url=told.url, unsure=told.unsure)
            except (ReportError, PermissionDenied) as error:
                self.composed[asked] = Answer(trouble=str(error))
        return self.composed[asked]

    def _counted(self, asked: Asked) -> ReportTable | TallyTable | str:
        code, unit, day, since = asked
        if len(self.tables) >= MOST_TABLES:
            return __("The text asks for too many units and days at once. Check a shorter part of it.")
        try:
            if code in registry.tally_reports:
                report = registry.tally_reports[code]
                span = Span(since, day) if since else Span(report.span(day).first, day)
                measures = sorted(self.wanted[asked])
                return build_tally_report(code, unit=unit, span=span, user=self.user, levels=[], measures=measures)
            measures = sorted(self.wanted[asked] | ({HEADCOUNT.code} & set(registry.reports[code].dimensions)))
            return build_report(code, unit=unit, day=day, user=self.user, levels=[], measures=measures)
        except ReportError as error:
            return str(error)
        except PermissionDenied as error:
            return str(error) or __("You do not have the right to see this report.")


def _of_persons(table: ReportTable, cell: Cell) -> Answer:
    group, measure, category = cell
    breakdown = next((each for each in table.breakdowns if each.dimension.code == measure), None)
    row = breakdown.by_code.get(category) if breakdown else None
    if breakdown is None or row is None or group not in {each.code for each in table.groups}:
        return Answer(trouble=__("The report has no such row on that day."))
    count = table.count(group, table.unit.pk, breakdown, row)
    if count is None:
        return Answer(trouble=__("The number is hidden: so few persons could be recognised by it."))
    return Answer(count, table.base(group, table.unit.pk))


def _of_events(table: TallyTable, cell: Cell) -> Answer:
    code, name, category = cell
    for section in table.sections:
        for group in section.groups:
            for measure in section.measures:
                if (group.code, measure.code) == (code, name) and category in measure.by_code:
                    found = table.cell(group, table.unit, measure, measure.by_code[category])
                    if found.count is None:
                        return Answer(trouble=__("The number is hidden: so few persons could be recognised by it."))
                    return Answer(found.count, found.base)
    return Answer(trouble=__("The report has no such row on that day."))


def _address_of(address: Address, unit: str, day: date) -> str:
    """The list behind a single cell, or the report where several cells are added."""
    query = {"unit": unit, "day": day.isoformat()}
    if address.since:
        query["from"] = address.since.isoformat()
    if len(address.cells) > 1:
        return f"{reverse('reporting:report', args=[address.report])}?{urlencode({**query, 'group': address.group})}"
    group, measure, category = address.cells[0]
    cell = {"report": address.report, **query, "group": group, "measure": measure, "category": category}
    page = "events" if address.report in registry.tally_reports else "people"
    return f"{reverse(f'reporting:{page}')}?{urlencode(cell)}"
