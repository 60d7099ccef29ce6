"""A report as flat cells: JSON for programs, CSV for whoever computes further."""

import json
from collections.abc import Iterator
from decimal import Decimal

from apps.core.spreadsheets import csv_text
from apps.reporting.table import Cell, ReportTable

COLUMNS = (
    *("report", "as_of", "geography", "unit", "unit_title", "group", "group_title", "measure", "measure_title"),
    *("category", "category_title", "count", "base", "percent"),
)


def to_json(table: ReportTable) -> str:
    """One object, one cell per line, every share with its two places (83.30)."""
    heading = json.dumps(_heading(table), ensure_ascii=False)[:-1]
    cells = ",\n".join(_cell_line(cell) for cell in table.cells())
    return f'{heading}, "cells": [\n{cells}\n]}}\n'


def to_csv(table: ReportTable) -> str:
    return csv_text([COLUMNS, *_csv_rows(table)])


def _heading(table: ReportTable) -> dict[str, object]:
    notices = [{"code": each.code, "people": each.people, "text": each.text} for each in table.notices]
    return {
        "report": table.report.code,
        "as_of": table.day.isoformat(),
        "geography": table.geography.code,
        "unit": table.unit.code,
        "groups": [group.code for group in table.groups],
        # there only where the figures leave somebody out
        **({"notices": notices} if notices else {}),
    }


def _cell_line(cell: Cell) -> str:
    """Codes hold only letters, digits and underscores, so they need no escaping; ten times faster than a dictionary."""
    return (
        f'{{"group": "{cell.group}", "measure": "{cell.measure}", "category": "{cell.category}", "unit": "{cell.unit}",'
        f' "count": {_or_null(cell.count)}, "base": {cell.base}, "percent": {_or_null(cell.percent)}}}'
    )


def _or_null(value: int | Decimal | None) -> str:
    return "null" if value is None else str(value)


def _csv_rows(table: ReportTable) -> Iterator[tuple[object, ...]]:
    start = (table.report.code, table.day.isoformat(), table.geography.code)
    places = {place.code: place.title for place in table.places}
    groups = {group.code: group.title for group in table.groups}
    measures = {each.dimension.code: each for each in table.breakdowns}
    for cell in table.cells():
        breakdown = measures[cell.measure]
        yield (
            *start,
            *(cell.unit, places[cell.unit], cell.group, groups[cell.group], cell.measure, breakdown.dimension.title),
            *(cell.category, breakdown.by_code[cell.category].title, cell.count, cell.base, cell.percent),
        )
