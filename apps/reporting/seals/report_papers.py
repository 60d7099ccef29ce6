"""The page of a report as a paper."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as __

from apps.reporting.asking import Asked
from apps.reporting.definitions import HEADCOUNT, TOTAL, Category, Kind, Place
from apps.reporting.grids import PLACES
from apps.reporting.papers.paper import Cell, Explanation, Form, Head, Look, Paper, Row, Table
from apps.reporting.table import Breakdown, ReportTable, share

LOOKS = {Kind.UNTRAINED: Look.UNTRAINED, Kind.UNKNOWN: Look.UNKNOWN, Kind.ROLL_UP: Look.ROLL_UP}


def paper_of_report(table: ReportTable, asked: Asked) -> Paper:
    measures = [each for each in table.breakdowns if each.dimension != HEADCOUNT]
    by_unit = len(table.places) > 1
    tables = [_by_unit(table, each, asked.group) if by_unit else _by_group(table, each) for each in measures]
    return Paper(
        code=table.report.code,
        title=str(table.report.title),
        unit=table.unit.title,
        unit_code=table.unit.code,
        day=table.day,
        as_of=__("as of %(day)s") % {"day": f"{table.day:%d/%m/%Y}"},
        tables=tuple(tables),
        geography=str(table.geography.title),
        notes=tuple(notice.text for notice in table.notices),
        definitions=tuple(
            Explanation(str(group.title), str(group.denominator), group.legal_basis) for group in table.groups
        ),
        legal_basis=table.report.legal_basis,
        version=table.report.version,
        language=translation.get_language() or "vi",
    )


def _by_group(table: ReportTable, breakdown: Breakdown) -> Table:
    heads = tuple(Head(str(group.title), columns=2) for group in table.groups)
    rows = [_row(table, breakdown, category, str(category.title)) for category in breakdown.shown]
    whole = _row(table, Breakdown(HEADCOUNT, (TOTAL,)), TOTAL, __("All persons"))
    return Table(str(breakdown.dimension.title), ((Head(""), *heads),), (whole, *rows))


def _row(table: ReportTable, breakdown: Breakdown, category: Category, title: str) -> Row:
    cells = [cell for g in table.groups for cell in _cells(table, g.code, table.unit, breakdown, category)]
    return Row(title, tuple(cells), LOOKS.get(category.kind, Look.PART))


def _by_unit(table: ReportTable, breakdown: Breakdown, group: str) -> Table:
    heads = tuple(Head(str(row.title), columns=2, look=LOOKS.get(row.kind, Look.PART)) for row in breakdown.shown)
    rows = []
    for place in table.places:
        cells = [cell for row in breakdown.shown for cell in _cells(table, group, place, breakdown, row)]
        look = Look.TOTAL if place == table.unit else Look.PART
        rows.append(Row(place.title, (Cell(table.base(group, place.pk)), *cells), look))
    return Table(str(breakdown.dimension.title), ((Head(""), Head(__("All persons")), *heads),), tuple(rows))


def _cells(table: ReportTable, group: str, place: Place, breakdown: Breakdown, row: Category) -> tuple[Cell, Cell]:
    count = table.count(group, place.pk, breakdown, row)
    percent = share(count, table.base(group, place.pk), PLACES)
    return Cell(count, is_hidden=count is None), Cell(percent, Form.PERCENT, is_hidden=count is None)
