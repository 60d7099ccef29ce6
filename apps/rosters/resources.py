"""django-import-export in front of the roster engine: its interface and its Result, without its loop row by row."""

from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from import_export.fields import Field
from import_export.resources import Resource
from import_export.results import Error, Result, RowResult
from tablib import Dataset

from apps.core.spreadsheets import WORDS_STAY_WORDS
from apps.rosters import services
from apps.rosters.loading import PEOPLE
from apps.rosters.outcome import Outcome
from apps.rosters.people import Person
from apps.rosters.registry import format_named, offered
from apps.rosters.remarks import explain
from apps.rosters.units import unit_by_code
from apps.rosters.values import Refused, RefusedError, Remark
from apps.rosters.wording import Words
from apps.rosters.workbooks import position_of

NO_UNIT = explain(
    "D020",
    _("This unit does not exist on the day, or you may not upload rosters for it."),
    _("Check the code and the day."),
)
COMPUTED = explain(
    "D021",
    _("This list is computed from what the registry holds, so nothing can be imported by it."),
    _("Record what it is computed from."),
)
# Of the workbook that is made of a dataset: the header stands in the first row.
FIRST_ROW = 2
TYPES = {
    "new": RowResult.IMPORT_TYPE_NEW,
    "changed": RowResult.IMPORT_TYPE_UPDATE,
    "moved": RowResult.IMPORT_TYPE_UPDATE,
    "unchanged": RowResult.IMPORT_TYPE_SKIP,
    "unsure": RowResult.IMPORT_TYPE_INVALID,
}


class RosterResource(Resource):  # type: ignore[misc]  # import_export has no types
    """A dataset is taken as a workbook of one layout for one unit and day; a dry run checks, any other run applies."""

    def __init__(
        self, *, unit: str, day: date, by: Any, filename: str = "roster.xlsx", layout: str = PEOPLE, **options: Any
    ) -> None:
        super().__init__(**options)
        self.unit, self.day, self.by, self.filename, self.layout = unit, day, by, filename, layout

    @classmethod
    def get_display_name(cls) -> str:
        """What the library's forms call it."""
        return str(_("Roster"))

    def get_user_visible_fields(self) -> list[Field]:
        """What the library's page lists as what will be imported: the columns of the layout's template."""
        declared = format_named(self.layout)
        columns = declared.columns if declared else []
        return [Field(column_name=str(column.label)) for column in columns if column.in_template]

    def import_data(
        self, dataset: Dataset, dry_run: bool = False, raise_errors: bool = False, **options: Any
    ) -> Result:
        """What the library would give, from one pass of sets; all or nothing."""
        try:
            outcome = self._outcome(workbook_of(dataset), dry_run=dry_run)
        except RefusedError as refusal:
            if raise_errors:
                raise
            return refusal_of(refusal.refused)
        return result_of(outcome, dataset, self.layout)

    def _outcome(self, content: bytes, *, dry_run: bool) -> Outcome:
        unit = unit_by_code(self.unit, self.day)
        among = [each for each in offered(self.by, unit) if each.code == self.layout] if unit else []
        if unit is None or not among:
            raise RefusedError(NO_UNIT)
        if dry_run:
            return services.examine(services.read_roster(content, self.filename, self.day, among), unit, self.day)
        upload = services.receive(
            content=content, filename=self.filename, unit=unit, as_of=self.day, by=self.by, format_code=self.layout
        )
        return services.apply(upload, by=self.by)


class ListResource(Resource):  # type: ignore[misc]  # import_export has no types
    """A list that goes out as its page shows it; what comes in by it is read by the engine, never row by row.

    `layout` is the one by which the same facts come in; empty where the list is computed and nothing does.
    """

    layout = PEOPLE

    def import_data(
        self, dataset: Dataset, dry_run: bool = False, raise_errors: bool = False, **options: Any
    ) -> Result:
        """The options say for which unit and day, and by whom: without a unit there is nothing to import into."""
        if not self.layout:
            return refusal_of(Refused(COMPUTED))
        roster = RosterResource(
            unit=options.pop("unit", ""),
            day=options.pop("day", None) or timezone.localdate(),
            by=options.pop("by", None),
            layout=self.layout,
        )
        return roster.import_data(dataset, dry_run, raise_errors, **options)

    def rows(self, found: Any) -> Iterator[list[Any]]:
        """The plain values of what was found, a list for each line; the library's own export takes the same way."""
        for each in self.iter_queryset(found):
            yield self.export_resource(each)


def workbook_of(dataset: Dataset) -> bytes:
    """The dataset as the workbook that the engine reads; texts stay texts."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **WORDS_STAY_WORDS}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate([dataset.headers or [], *dataset]):
            for column, value in enumerate(row):
                sheet.write_string(place, column, "" if value is None else str(value))
    return file.getvalue()


def refusal_of(refused: Refused) -> Result:
    """The library's result for what is refused as a whole."""
    result = Result()
    result.append_base_error(Error(ValidationError(refused.message())))
    return result


def result_of(outcome: Outcome, dataset: Dataset, layout: str = PEOPLE) -> Result:
    """The library's result: a row result per person, mistakes as errors of the row, those of the file at the base."""
    result = Result()
    result.diff_headers = list(dataset.headers or [])
    result.total_rows = len(dataset)
    for issue in outcome.file_issues:
        result.append_base_error(Error(ValidationError(issue.sentence())))
    words = Words(layout)
    for person in outcome.people:
        row = row_result(person, dataset, words)
        result.append_row_result(row)
        result.increment_row_result_total(row)
        if row.errors:
            result.append_error_row(person.row.place.row, person.row.raw, row.errors)
    return result


def row_result(person: Person, dataset: Dataset, words: Words) -> RowResult:
    row = RowResult()
    row.errors = list(errors_of(person.issues))
    row.import_type = RowResult.IMPORT_TYPE_ERROR if row.errors else TYPES[person.verdict.status]
    row.row_values = dict(person.row.raw)
    row.object_repr = str(person.row.values.get("full_name") or "")
    row.object_id = person.verdict.cadre
    row.diff = _difference(person, dataset, words)
    return row


def _difference(person: Person, dataset: Dataset, words: Words) -> list[str]:
    """The cells of the row as they were sent; a value that would change shows what it was before."""
    place = person.row.place.row - FIRST_ROW
    cells = ["" if cell is None else str(cell) for cell in dataset[place]] if 0 <= place < len(dataset) else []
    for key, (before, after) in person.verdict.changes.items():
        column = position_of(person.row.letters.get(key, ""))
        if 0 <= column < len(cells):
            cells[column] = f"{words.show(key, before) or '–'} → {words.show(key, after)}"
    return cells


def errors_of(issues: Iterable[Remark]) -> Iterable[Error]:
    return (Error(ValidationError(issue.sentence()), number=issue.place.row) for issue in issues)
