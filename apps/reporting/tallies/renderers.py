"""The forms in which a report of events leaves: of the page and of the command alike."""

from collections.abc import Callable

from apps.reporting.tallies.flat import to_csv, to_json
from apps.reporting.tallies.table import TallyTable
from apps.reporting.tallies.workbook import to_workbook

RENDERERS: dict[str, Callable[[TallyTable], bytes]] = {
    "xlsx": to_workbook,
    "csv": lambda table: to_csv(table).encode(),
    "json": lambda table: to_json(table).encode(),
}
CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
