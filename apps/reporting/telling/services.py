"""The text of a report for one user: the single entry of page, JSON interface and documents."""

from dataclasses import replace
from datetime import date

from django.utils import translation

from apps.core.permissions import Actor
from apps.reporting.definitions import Population
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable
from apps.reporting.telling.asking import AskedText
from apps.reporting.telling.narrative import Manner, Narrator
from apps.reporting.telling.pieces import Paragraph


def tell(asked: AskedText, *, unit: str, user: Actor) -> tuple[Paragraph, ...]:
    """The paragraphs in the language asked for. Raises as `build_report` does."""

    def counted(day: date) -> ReportTable:
        return build_report(
            asked.report.code,
            unit=unit,
            day=day,
            user=user,
            levels=[],
            groups=asked.groups,
            measures=asked.measures,
        )

    with translation.override(asked.language):
        before = counted(asked.than) if asked.than else None
        return Narrator(counted(asked.day), asked.manner, before).paragraphs()


def paragraphs_of(table: ReportTable, group: Population) -> tuple[str, ...]:
    """The text of one group of a table that is counted already, for its documents: a paragraph for each measure."""
    told = replace(table, groups=(group,))
    if not table.base(group.code, table.unit.pk):
        return ()
    return tuple(Paragraph(pieces).text for pieces in Narrator(told, Manner()).sentences(group))
