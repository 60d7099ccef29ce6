"""The forms in which a paper leaves: every one holds the same words and figures as the page."""

from collections.abc import Callable

from django.http import Http404, HttpResponse

from apps.core.answering import attached
from apps.core.permissions import Actor
from apps.reporting.papers.flat import to_csv
from apps.reporting.papers.keeping import to_json
from apps.reporting.papers.office.issuing import issued
from apps.reporting.papers.paper import Paper
from apps.reporting.papers.pdf import to_pdf
from apps.reporting.papers.workbook import to_workbook


def to_document(paper: Paper) -> bytes:
    """The libraries for Word are read when the first document is asked for, not at every start."""
    from apps.reporting.papers.document import to_document

    return to_document(paper)


RENDERERS: dict[str, Callable[[Paper], bytes]] = {
    "xlsx": to_workbook,
    "docx": to_document,
    "pdf": to_pdf,
    "csv": to_csv,
    "json": to_json,
}
CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def file_of(paper: Paper, form: str, *, by: Actor, office: str = "") -> bytes:
    """The paper as the office of the user issues it."""
    own = issued(paper, by=by, office=office)
    return own.as_document() if form == "docx" else RENDERERS[form](own.paper)


def response_of(paper: Paper, form: str, name: str, *, by: Actor | None = None, office: str = "") -> HttpResponse:
    """The paper as a file; `name` is without its ending, an unknown form is no page.

    With `by` it is issued by that user's office: its letterhead, its usual heading, its own Word template.
    """
    if form not in RENDERERS:
        raise Http404
    content = RENDERERS[form](paper) if by is None else file_of(paper, form, by=by, office=office)
    return attached(content, kind=CONTENT_TYPES[form], name=f"{name}.{form}")
