"""A report of events as flat cells: JSON for programs, CSV for whoever computes further."""

import json
from collections.abc import Iterator

from apps.core.spreadsheets import csv_text
from apps.reporting.tallies.table import TallyCell, TallyTable

COLUMNS = (
    *("report", "from", "as_of", "geography", "unit", "unit_title", "group", "group_title", "measure", "measure_title"),
    *("category", "category_title", "counted", "count", "base", "percent"),
)


def to_json(table: TallyTable) -> str:
    """One object, one cell per line, every share with its two places (83.30)."""
    heading = json.dumps(_heading(table), ensure_ascii=False)[:-1]
    cells = ",\n".join(_cell_line(cell) for cell in table.cells())
    return f'{heading}, "cells": [\n{cells}\n]}}\n'


def to_csv(table: TallyTable) -> str:
    return csv_text([COLUMNS, *_csv_rows(table)])


def _heading(table: TallyTable) -> dict[str, object]:
    return {
        "report": table.report.code,
        "from": table.span.first.isoformat() if table.span.first else None,
        "as_of": table.span.last.isoformat(),
        "geography": table.geography.code,
        "unit": table.unit.code,
        "groups": [group.code for group in table.groups],
    }


def _cell_line(cell: TallyCell) -> str:
    """Codes hold only letters, digits and underscores, so they need no escaping; shares keep their places."""
    share = "null" if cell.percent is None else str(cell.percent)
    return (
        f'{{"group": "{cell.group}", "measure": "{cell.measure}", "category": "{cell.category}", "unit": "{cell.unit}",'
        f' "counted": "{cell.counted}", "count": {json.dumps(cell.count)}, "base": {json.dumps(cell.base)},'
        f' "percent": {share}}}'
    )


def _csv_rows(table: TallyTable) -> Iterator[tuple[object, ...]]:
    first = table.span.first.isoformat() if table.span.first else ""
    start = (table.report.code, first, table.span.last.isoformat(), table.geography.code)
    places = {place.code: place.title for place in table.places}
    groups = {group.code: group.title for group in table.groups}
    measures = {
        (group.code, measure.code): measure
        for section in table.sections
        for group in section.groups
        for measure in section.measures
    }
    for cell in table.cells():
        measure = measures[cell.group, cell.measure]
        yield (
            *start,
            *(cell.unit, places[cell.unit], cell.group, groups[cell.group], cell.measure, measure.title),
            *(cell.category, measure.by_code[cell.category].title, cell.counted, cell.count, cell.base, cell.percent),
        )
