"""Fetching a draft for whoever may write forms."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.reporting.models import FormDraft
from apps.reporting.official.definitions import Line, OfficialForm
from apps.reporting.official.drafts.lines import Side, line_with
from apps.reporting.official.drafts.services import form_of


def draft_of(request: DatedRequest, code: str) -> tuple[FormDraft, OfficialForm]:
    """The draft with what it says; 403 before 404, as for all that staff alone write."""
    request.user.require(Permission.MANAGE_CODE_LISTS)
    row = get_object_or_404(FormDraft, code=code)
    return row, form_of(row)


def side_of(name: str) -> Side:
    try:
        return Side(name)
    except ValueError as error:
        raise Http404 from error


def line_of(form: OfficialForm, side: Side, code: str) -> Line:
    line = line_with(form, side, code)
    if line is None:
        raise Http404
    return line
