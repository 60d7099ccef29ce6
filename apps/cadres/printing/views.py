"""The address under which form 2C is taken away."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from apps.accounts.requests import RegistryRequest
from apps.cadres.printing.faults import TemplateFaultError
from apps.cadres.printing.paper import Paper, paper_of
from apps.cadres.printing.parts import Form
from apps.cadres.printing.pdf import pdf_of
from apps.cadres.views import visible_cadre
from apps.core.answering import attached
from apps.core.permissions import Permission
from apps.core.text import fold


def _docx_of(paper: Paper) -> bytes:
    """The libraries for Word are read when the first form is asked for, not at every start."""
    from apps.cadres.printing.docx import docx_of

    return docx_of(paper)


RENDERERS: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx_of),
    "pdf": ("application/pdf", pdf_of),
}


@require_GET
def form_2c(request: RegistryRequest, code: str, form: str) -> HttpResponse:
    """The person as form 2C; each restricted group that is printed is noted as read."""
    if form not in RENDERERS:
        raise Http404
    cadre = visible_cadre(request, code)
    request.user.require(Permission.EXPORT_NAMES, cadre)
    filled = Form(cadre, request.user, request.day)
    content_type, render = RENDERERS[form]
    try:
        content = render(paper_of(filled))
    except TemplateFaultError as fault:
        place, reason = fault.args
        words = _("The office's own template %(place)s cannot be filled: %(reason)s. Mend or remove it; PDF works.")
        messages.error(request, words % {"place": place, "reason": reason})
        return redirect(cadre)
    filled.note_reading(address=request.path)
    name = f"2c-{cadre.code}-{slugify(fold(cadre.full_name))}-{request.day.isoformat()}.{form}"
    return attached(content, kind=content_type, name=name)
