"""Sealing what is no declared report of persons: its paper, with whom each of its figures counts."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils import translation
from django.utils.translation import gettext as __

from apps.core.dates import parse_partial_date
from apps.core.permissions import Actor, Permission
from apps.reporting.composed.choices import Offer
from apps.reporting.composed.flat import unpacked
from apps.reporting.composed.papers import paper_of as composed_paper
from apps.reporting.composed.services import composed
from apps.reporting.errors import ReportError
from apps.reporting.geographies import narrowed
from apps.reporting.models import SealedKind
from apps.reporting.official.definitions import Kind
from apps.reporting.official.papers import paper_of as form_paper
from apps.reporting.official.services import build_form
from apps.reporting.papers.of_tallies import paper_of_tallies
from apps.reporting.registry import registry
from apps.reporting.seals.sealable import Definition, Parameters, Sealable
from apps.reporting.seals.standing import composed_cells, event_cells, form_cells
from apps.reporting.services import levels_from
from apps.reporting.tallies.asking import asked_of
from apps.reporting.tallies.services import build_tally_report, require_open
from apps.reporting.territories import read_together

# Held by everyone who sees the table at all; what else opened it, a reader of the seal needs too.
USUAL = frozenset({Permission.VIEW_REPORTS, Permission.VIEW_CADRES, Permission.EXPORT_NAMES})


def count_events(parameters: Parameters, user: Actor) -> Sealable:
    """A report of events over a span."""
    report = registry.tally_reports.get(parameters.get("report", ""))
    if report is None:
        raise ReportError(__("There is no such report."))
    require_open(user, report)
    with translation.override(parameters["language"]):
        request = HttpRequest()
        request.GET = QueryDict(urlencode(dict(parameters)))
        asked = asked_of(request, report, day=date.fromisoformat(parameters["day"]))
        table = build_tally_report(
            report.code,
            unit=asked.unit,
            span=asked.span,
            user=user,
            levels=asked.levels,
            groups=asked.groups,
            measures=asked.measures,
            **asked.scope.chosen,
        )
        guarded = {report.opened_by, *(tally.protected_by for tally in report.tallies)} - {None}
        territory = read_together(asked.unit, asked.day, user, (Permission.VIEW_REPORTS,), asked.scope.geography)
        place = narrowed(territory, asked.scope.at)
        return Sealable(
            kind=SealedKind.EVENTS,
            report=report.code,
            title=str(report.title),
            scope=territory.root,
            unit=table.unit,
            day=asked.day,
            geography=table.geography.code,
            parameters={"report": report.code, "language": parameters["language"], **asked.query},
            paper=paper_of_tallies(table, asked),
            definitions=(Definition(report.code, str(report.title), report.legal_basis, report.version),),
            cells=event_cells(table, place, levels_from(table.geography, place, asked.levels)),
            needs=frozenset(right for right in guarded if right and right in table.rights),
        )


def count_composed(parameters: Parameters, user: Actor) -> Sealable:
    """A composed table, as its address holds it."""
    with translation.override(parameters["language"]):
        composition = unpacked(parameters.get("t", ""))
        day = date.fromisoformat(parameters["day"])
        unit = parameters.get("unit", "") or composition.unit
        found = composed(composition, day=day, unit=unit, user=user)
        table = found.table
        paper = composed_paper(table, Offer(composition, day).names)
        return Sealable(
            kind=SealedKind.COMPOSED,
            report="composed",
            title=paper.title,
            scope=table.unit,
            unit=table.unit,
            day=day,
            geography=table.geography,
            parameters={**parameters, "unit": unit},
            paper=paper,
            definitions=tuple(Definition(each.title, each.title, each.words) for each in paper.definitions),
            cells=composed_cells(found),
            days=table.days,
            needs=frozenset() if table.is_protected else frozenset(table.opened_by),
        )


def count_form(parameters: Parameters, user: Actor) -> Sealable:
    """An official form; a list of names is none that can be sealed."""
    with translation.override(parameters["language"]):
        day = date.fromisoformat(parameters["day"])
        first = parse_partial_date(parameters.get("from", ""))
        code, unit = parameters.get("report", ""), parameters.get("unit", "")
        geography = parameters.get("geography", "then")
        table = build_form(
            code,
            unit=unit,
            day=day,
            user=user,
            first=first.first if first else None,
            geography=geography,
            at=parameters.get("at", ""),
        )
        if table.form.kind is Kind.PEOPLE:
            raise ReportError(__("This form lists people by name; lists of names are not sealed."))
        paper = form_paper(table)
        territory = read_together(unit, day, user, (Permission.VIEW_REPORTS,), geography)
        return Sealable(
            kind=SealedKind.FORM,
            report=code,
            title=paper.title,
            scope=territory.root,
            unit=table.unit,
            day=day,
            geography=geography,
            parameters=dict(parameters),
            paper=paper,
            definitions=tuple(Definition(each.title, each.title, each.words) for each in paper.definitions),
            cells=form_cells(table, narrowed(territory, parameters.get("at", ""))),
            needs=frozenset(table.rights - USUAL),
        )
