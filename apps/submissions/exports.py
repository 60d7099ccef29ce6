"""The tables of a period as files: districts with their counts and rates, or units with their states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from import_export.fields import Field

from apps.cadres.columns import CellValue
from apps.cadres.work.lists import WorkColumn
from apps.core.templatetags.registry import moment
from apps.rosters.resources import ListResource
from apps.submissions.completeness import Completeness, Counts


class TableField(Field):  # type: ignore[misc]  # import_export has no types
    """A column of a table as a field of a file."""

    def __init__(self, column: WorkColumn) -> None:
        super().__init__(attribute=column.key, column_name=str(column.label), readonly=True)
        self.column = column


class TableResource(ListResource):
    """A table whose columns are given by their headings and widths; counted, so that nothing comes in by it."""

    layout = ""

    def __init__(self) -> None:
        super().__init__()
        columns = [WorkColumn(str(n), words, str, width=width) for n, (words, width) in enumerate(self.headings())]
        self.fields = {column.key: TableField(column) for column in columns}

    def headings(self) -> list[tuple[str, int]]:
        raise NotImplementedError

    def get_export_order(self) -> list[str]:
        return list(self.fields)


class DistrictResource(TableResource):
    """Districts, then the whole."""

    def headings(self) -> list[tuple[str, int]]:
        numbers = (
            pgettext("units of a period", "Expected"),
            _("Delivered"), _("In time"), _("Late"), _("Not delivered yet"), _("Waiting for review"),
            _("Returned"), _("Accepted"), _("Delivered (%)"), _("In time (%)"), _("Accepted (%)"),
        )  # fmt: skip
        return [(_("Unit"), 36), *((words, 14) for words in numbers)]

    def rows(self, found: Completeness) -> Iterator[list[CellValue]]:
        for line in found.lines:
            yield [line.title, *_numbers(line.counts)]
        yield [_("Total"), *_numbers(found.whole)]


class UnitResource(TableResource):
    """Units with their state."""

    def headings(self) -> list[tuple[str, int]]:
        return [
            (_("Code"), 10), (_("Unit"), 30), (_("District"), 26), (_("State"), 34), (_("First sent"), 18),
            (_("Last sent"), 18), (_("In time"), 12),
        ]  # fmt: skip

    def rows(self, units: Iterable[Any]) -> Iterator[list[CellValue]]:
        for unit in units:
            in_time = "" if unit.first_at is None else (_("late") if unit.is_late else _("in time"))
            sent = (_moment(unit.first_at), _moment(unit.last_at))
            yield [unit.unit_code or "", unit.title, unit.district, str(unit.state_words), *sent, in_time]


def _numbers(counts: Counts) -> list[CellValue]:
    numbers: list[CellValue] = [
        counts.expected, counts.delivered, counts.on_time, counts.late, counts.missing, counts.waiting,
        counts.returned, counts.accepted,
    ]  # fmt: skip
    return [*numbers, *(_share(rate) for rate in (counts.delivered_rate, counts.on_time_rate, counts.accepted_rate))]


def _share(rate: Decimal | None) -> Decimal | None:
    return None if rate is None else rate.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _moment(value: datetime | None) -> str:
    return moment(timezone.localtime(value)) if value else ""
