"""Pages on which figures of composed tables are put into a draft, and taken out again."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.core.requests import DatedRequest
from apps.reporting.composed.checking import rights_of
from apps.reporting.composed.saved import composition_of, visible_composition
from apps.reporting.composed.services import compose
from apps.reporting.composed.single_cells import without_units
from apps.reporting.composed.table import ComposedTable
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.models import SavedComposition
from apps.reporting.offered import first_unit
from apps.reporting.official.drafts.access import draft_of
from apps.reporting.official.drafts.line_views import done
from apps.reporting.official.drafts.take_form import TakeForm
from apps.reporting.official.drafts.views import kept

writes = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def tables(request: DatedRequest, code: str) -> HttpResponse:
    """The kept tables whose figures can stand in the form."""
    row, form = draft_of(request, code)
    found = SavedComposition.objects.visible_to(request.user).select_related("owner").order_by("title", "pk")
    context = {"draft": row, "form": form, "kept": found, "back_url": row.get_absolute_url()}
    return render(request, "reporting/official/drafts/tables.html", context)


@writes
def take(request: DatedRequest, code: str, table: str) -> HttpResponse:
    """Figures of one kept table."""
    row, told = draft_of(request, code)
    try:
        shown = _table(request, table)
    except OutOfScope as error:
        raise Http404 from error
    except ReportError as error:
        messages.error(request, str(error))
        return redirect("reporting:form_tables", code)
    form = TakeForm(request.POST or None, user=request.user, day=request.day, instance=row, form=told, table=shown)
    return kept(request, row, form, title=_("Figures of the table “%(table)s”") % {"table": shown.composition.title})


def _table(request: DatedRequest, code: str) -> ComposedTable:
    """The kept table as it is now, in the reader's widest unit."""
    composition = without_units(composition_of(visible_composition(code, request.user)))
    if rights_of(composition):
        raise ReportError(_("Of what needs a right of its own no figure is taken: the form counts it itself."))
    if composition.has_flows:
        raise ReportError(_("Of increase and decrease no figure is taken: a form tells one day."))
    return compose(composition, day=request.day, unit=first_unit(request), user=request.user)


@require_POST
def leave(request: DatedRequest, code: str, place: int) -> HttpResponse:
    """The form counts the cell itself again."""
    row, form = draft_of(request, code)
    if place >= len(form.taken):
        raise Http404
    taken = (*form.taken[:place], *form.taken[place + 1 :])
    return done(request, row, lambda: replace(form, taken=taken))
