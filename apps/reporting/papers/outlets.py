"""The forms in which reports leave, for pages, the command and the JSON interface alike.

JSON, CSV and workbook of a report keep the shape that programs read; Word and PDF are set from its paper.
"""

from apps.reporting.asking import Asked
from apps.reporting.papers.document import to_document
from apps.reporting.papers.of_reports import asked_for_all, paper_of_report
from apps.reporting.papers.of_tallies import asked_for_all as all_of_tallies
from apps.reporting.papers.of_tallies import paper_of_tallies
from apps.reporting.papers.pdf import to_pdf
from apps.reporting.renderers.flat import to_csv, to_json
from apps.reporting.renderers.workbook import to_workbook
from apps.reporting.table import ReportTable
from apps.reporting.tallies import renderers as tallies
from apps.reporting.tallies.asking import AskedTally
from apps.reporting.tallies.table import TallyTable

# Set from the paper of the page.
SET = {"docx": to_document, "pdf": to_pdf}
FORMS = ("xlsx", "docx", "pdf", "csv", "json")
# Forms that a terminal cannot show.
BINARY = ("xlsx", "docx", "pdf")


def file_of_report(table: ReportTable, form: str, asked: Asked | None = None) -> bytes:
    """Word and PDF hold what the page shows; without a page all that the table holds."""
    if form in SET:
        return SET[form](paper_of_report(table, asked or asked_for_all(table)))
    if form == "xlsx":
        return to_workbook(table)
    return (to_csv if form == "csv" else to_json)(table).encode()


def file_of_tallies(table: TallyTable, form: str, asked: AskedTally | None = None) -> bytes:
    if form in SET:
        return SET[form](paper_of_tallies(table, asked or all_of_tallies(table)))
    return tallies.RENDERERS[form](table)
