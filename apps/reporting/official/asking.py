"""What a page of a form was asked for: form, unit and boundaries, day, first day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.core.dates import Precision, parse_partial_date
from apps.reporting.errors import ReportError
from apps.reporting.official.behind import AskedCell
from apps.reporting.official.definitions import Kind, Line, OfficialForm
from apps.reporting.official.positions import Position
from apps.reporting.official.services import TOTAL_ROW
from apps.reporting.official.table import FormTable
from apps.reporting.places import Place
from apps.reporting.scope import Scope, scope_of


@dataclass(frozen=True)
class AskedForm:
    """A page of a form."""

    form: OfficialForm
    scope: Scope
    day: date
    first: date | None = None

    @property
    def query(self) -> dict[str, str]:
        first = {"from": self.first.isoformat()} if self.first is not None else {}
        return {**self.scope.query, "day": self.day.isoformat(), **first}

    def at(self, unit: str) -> "AskedForm":
        return replace(self, scope=replace(self.scope, unit=unit))

    def address(self, **changes: str) -> str:
        return f"{reverse('reporting:form', args=[self.form.code])}?{urlencode({**self.query, **changes})}"

    def download(self, kind: str) -> str:
        return f"{reverse('reporting:form_download', args=[self.form.code, kind])}?{urlencode(self.query)}"

    def people(self, row: Line, column: Line, place: Place | None) -> str:
        """Where the people of a cell are; in a row of a unit, those of that unit."""
        query = {"row": row.code, "column": column.code}
        asked = self
        if place is not None:
            asked = replace(self, scope=self.scope.of(place, place if row.code == TOTAL_ROW.code else NO_PLACE))
            query["row"] = TOTAL_ROW.code
        return f"{reverse('reporting:form_people', args=[self.form.code])}?{urlencode({**asked.query, **query})}"

    def link(self, table: FormTable) -> "LinkTo":
        return LinkTo(self, table)

    def cell(self, query: Mapping[str, str]) -> AskedCell:
        row, column = query.get("row", ""), query.get("column", "")
        return AskedCell(self.form.code, self.scope, self.day, row, column, self.first)


# No place of any table: what is compared with it lies below the widest unit.
NO_PLACE = Place(0, "", "", "", None)


@dataclass(frozen=True)
class LinkTo:
    """The address behind each figure of a table."""

    asked: AskedForm
    table: FormTable

    def __call__(self, row: Line, column: Line) -> str:
        if self.table.has_people:
            return ""
        if figure := self.table.taken.get(Position(row.code, column.code)):
            return figure.address
        if self.table.leans_on_taken(row, column):
            return ""
        place = self.table.places.get(row.code) if self.table.form.kind is Kind.UNITS else None
        return self.asked.people(row, column, place)


def asked_of(query: QueryDict, form: OfficialForm, *, day: date) -> AskedForm:
    return AskedForm(form, scope_of(query), day, first_day(query.get("from")))


def first_day(text: str | None) -> date | None:
    """The first day of a span as written; none where nothing is written."""
    if text is None or not text.strip():
        return None
    found = parse_partial_date(text.strip())
    if found is None or found.precision != Precision.DAY:
        raise ReportError(_("%(text)s is not a day. Write it as 01/07/2020 or 2020-07-01.") % {"text": text[:40]})
    return found.first
