"""Sealing a declared report: the page that was looked at, with all groups that it counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils import translation

from apps.core.permissions import Actor, Permission
from apps.reporting.asking import ALL, Asked, asked_of
from apps.reporting.disclosure import hidden_cells
from apps.reporting.geographies import narrowed
from apps.reporting.models import SealedKind
from apps.reporting.papers.of_reports import paper_of_report
from apps.reporting.places import Territory
from apps.reporting.question import Question
from apps.reporting.seals.counting import Part, frame_of
from apps.reporting.seals.sealable import Definition, Parameters, Sealable
from apps.reporting.services import (
    build_report,
    levels_from,
    question_of,
    rows_by_value,
    sheets_of,
)
from apps.reporting.table import ReportTable
from apps.reporting.territories import read_together


def parameters_of(asked: Asked) -> dict[str, str]:
    """What the address of the page says, with the language in which it was read."""
    return {"report": asked.report.code, "language": translation.get_language() or "vi", **asked.query}


def count_report(parameters: Parameters, user: Actor) -> Sealable:
    with translation.override(parameters["language"]):
        asked = _asked(parameters)
        table = build_report(
            asked.report.code,
            unit=asked.unit,
            day=asked.day,
            user=user,
            levels=asked.levels,
            measures=asked.measures,
            geography=asked.geography,
            at=asked.place,
        )
        territory = read_together(asked.unit, asked.day, user, (Permission.VIEW_REPORTS,), asked.geography)
        return Sealable(
            kind=SealedKind.REPORT,
            report=asked.report.code,
            title=str(asked.report.title),
            scope=territory.root,
            unit=table.unit,
            day=asked.day,
            geography=table.geography.code,
            parameters=parameters_of(asked),
            paper=paper_of_report(table, asked),
            definitions=tuple(_definitions(table)),
            parts=(_part(table, _question(table, asked, narrowed(territory, asked.place))),),
            needs=_needs(table),
        )


def _asked(parameters: Parameters) -> Asked:
    """The address of the page, read again."""
    request = HttpRequest()
    request.GET = QueryDict(urlencode(dict(parameters)))
    return asked_of(request, parameters["report"], unit="", day=date.fromisoformat(parameters["day"]))


def _question(table: ReportTable, asked: Asked, territory: Territory) -> Question:
    """The question of the table once more: the people behind all of its figures."""
    levels = levels_from(table.geography, territory, asked.levels)
    sheets = sheets_of(table.report, asked.measures, asked.day)
    groups = tuple(group for group in table.groups if asked.group in (ALL, group.code))
    return question_of(territory, levels, groups, table.breakdowns, sheets, asked.day)


def _part(table: ReportTable, question: Question) -> Part:
    """The figures of the groups that the paper shows; small cells were hidden with an eye to all groups."""
    shown = {group.code for group in question.populations}
    frame = frame_of(question.populations, table.places, table.breakdowns)
    counts = {key: persons for key, persons in table.counts.items() if key[0] in shown}
    hidden = frozenset(key for key in table.hidden if key[0] in shown)
    return Part(question, frame, rows_by_value(table.breakdowns), counts, hidden)


def _needs(table: ReportTable) -> frozenset[Permission]:
    """Rights without which the table would have hidden some of its small cells."""
    dimensions = [each for each in table.breakdowns if each.dimension.opened_by]
    open_ones = [each for each in dimensions if hidden_cells(table, each) - table.hidden]
    return frozenset(each.dimension.opened_by for each in open_ones if each.dimension.opened_by)


def _definitions(table: ReportTable) -> Iterator[Definition]:
    report = table.report
    yield Definition(report.code, str(report.title), report.legal_basis, report.version)
    for group in table.groups:
        yield Definition(group.code, str(group.title), f"{group.denominator} {group.legal_basis}".strip())
    for each in table.breakdowns:
        dimension = each.dimension
        rows = "; ".join(f"{row.title}{_joined(row.parts)}" for row in each.shown)
        yield Definition(
            dimension.code, str(dimension.title), f"{dimension.numerator} {dimension.legal_basis} [{rows}]"
        )


def _joined(parts: tuple[str, ...]) -> str:
    return f" = {' + '.join(parts)}" if parts else ""
