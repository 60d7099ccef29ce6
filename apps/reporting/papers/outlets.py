"""The forms in which reports leave, for pages, the command and the JSON interface alike.

JSON, CSV and workbook of a report keep the shape that programs read; Word and PDF are set from its paper.
"""

from apps.core.permissions import Actor
from apps.reporting.asking import Asked
from apps.reporting.papers.of_reports import asked_for_all, paper_of_report
from apps.reporting.papers.of_tallies import asked_for_all as all_of_tallies
from apps.reporting.papers.of_tallies import paper_of_tallies
from apps.reporting.papers.paper import Paper
from apps.reporting.papers.renderers import RENDERERS, file_of
from apps.reporting.renderers.flat import to_csv, to_json
from apps.reporting.renderers.workbook import to_workbook
from apps.reporting.table import ReportTable
from apps.reporting.tallies import renderers as tallies
from apps.reporting.tallies.asking import AskedTally
from apps.reporting.tallies.table import TallyTable

# Set from the paper of the page.
SET = ("docx", "pdf")
FORMS = ("xlsx", "docx", "pdf", "csv", "json")
# Forms that a terminal cannot show.
BINARY = ("xlsx", "docx", "pdf")


def file_of_report(
    table: ReportTable, form: str, asked: Asked | None = None, *, by: Actor | None = None, office: str = ""
) -> bytes:
    """Word and PDF hold what the page shows, as the office of the user issues it; without a page all of the table."""
    if form in SET:
        return _set(paper_of_report(table, asked or asked_for_all(table)), form, by, office)
    if form == "xlsx":
        return to_workbook(table)
    return (to_csv if form == "csv" else to_json)(table).encode()


def file_of_tallies(
    table: TallyTable, form: str, asked: AskedTally | None = None, *, by: Actor | None = None, office: str = ""
) -> bytes:
    if form in SET:
        return _set(paper_of_tallies(table, asked or all_of_tallies(table)), form, by, office)
    return tallies.RENDERERS[form](table)


def _set(paper: Paper, form: str, by: Actor | None, office: str) -> bytes:
    return RENDERERS[form](paper) if by is None else file_of(paper, form, by=by, office=office)
