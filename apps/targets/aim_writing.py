"""Pages that write targets: each kind of figure has a form of its own, and one leads to the others."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import Way
from apps.reporting.composed.checking import rights_of
from apps.reporting.composed.saved import composition_of, visible_composition
from apps.reporting.composed.services import compose
from apps.reporting.composed.single_cells import without_units
from apps.reporting.composed.table import ComposedTable
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.models import SavedComposition
from apps.targets.forms.aims import AimForm
from apps.targets.forms.cells import CellForm
from apps.targets.forms.events import EventsForm
from apps.targets.forms.rows import RowsForm
from apps.targets.forms.years import YearsForm
from apps.targets.models import Basis, Target, TargetPlan
from apps.targets.pages import offered, plan_of, target_of
from apps.targets.saving import deleted, written

writes = require_http_methods(["GET", "HEAD", "POST"])
FORMS: dict[str, type[AimForm]] = {
    Basis.ROWS.value: RowsForm,
    Basis.YEARS.value: YearsForm,
    Basis.EVENTS.value: EventsForm,
    Basis.CELL.value: CellForm,
}
# Where a new target of each basis is written.
ADDRESSES = {
    Basis.ROWS: "targets:target_create",
    Basis.YEARS: "targets:years_create",
    Basis.EVENTS: "targets:events_create",
    Basis.CELL: "targets:tables",
}


@writes
def target_create(request: RegistryRequest, code: str) -> HttpResponse:
    return _create(request, code, Basis.ROWS)


@writes
def years_create(request: RegistryRequest, code: str) -> HttpResponse:
    return _create(request, code, Basis.YEARS)


@writes
def events_create(request: RegistryRequest, code: str) -> HttpResponse:
    return _create(request, code, Basis.EVENTS)


def _create(request: RegistryRequest, code: str, basis: Basis) -> HttpResponse:
    plan = plan_of(request, code, to_write=True)
    form = FORMS[basis](request.POST or None, instance=Target(plan=plan), user=request.user, day=request.day)
    return _added(request, plan, form, basis)


@require_safe
def tables(request: RegistryRequest, code: str) -> HttpResponse:
    """The kept tables of which a cell can be aimed at."""
    plan = plan_of(request, code, to_write=True)
    kept = SavedComposition.objects.visible_to(request.user).select_related("owner").order_by("title", "pk")
    return render(request, "targets/tables.html", {"plan": plan, "kept": kept, "ways": ways_but(plan, Basis.CELL)})


@writes
def cell_create(request: RegistryRequest, code: str, table: str) -> HttpResponse:
    plan = plan_of(request, code, to_write=True)
    try:
        shown = _table(request, plan, table)
    except OutOfScope as error:
        raise Http404 from error
    except ReportError as error:
        messages.error(request, str(error))
        return redirect("targets:tables", code=plan.code)
    new = Target(plan=plan)
    form = CellForm(request.POST or None, instance=new, user=request.user, day=request.day, table=shown)
    return _added(request, plan, form, Basis.CELL)


def _table(request: RegistryRequest, plan: TargetPlan, code: str) -> ComposedTable:
    """The kept table in the whole of the plan's unit."""
    composition = without_units(composition_of(visible_composition(code, request.user)))
    if rights_of(composition):
        raise ReportError(_("Of what needs a right of its own no target is set."))
    units = offered(request, plan)
    if not units.codes:
        day = f"{request.day:%d/%m/%Y}"
        raise ReportError(_("The plan's unit does not exist on %(day)s.") % {"day": day})
    scope = units.scope(units.codes[0], "")
    return compose(composition, day=request.day, unit=scope.unit, user=request.user, geography=scope.geography)


def _added(request: RegistryRequest, plan: TargetPlan, form: AimForm, basis: Basis) -> HttpResponse:
    words = (_("Add a target"), _("Add the target"), _("The target was added."))
    return written(request, form, words, plan.get_absolute_url(), is_new=True, ways=ways_but(plan, basis))


def ways_but(plan: TargetPlan, basis: Basis) -> tuple[Way, ...]:
    """To the forms of the other figures."""
    others = ((each, address) for each, address in ADDRESSES.items() if each != basis)
    return tuple(Way(reverse(address, args=[plan.code]), each.label) for each, address in others)


@writes
def target_edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    found = target_of(request, code, pk, to_write=True)
    form = FORMS[found.basis](request.POST or None, instance=found, user=request.user, day=request.day)
    words = (_("Edit the target"), _("Save"), _("The changes were saved."))
    return written(request, form, words, found.get_absolute_url())


@writes
def target_delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    found = target_of(request, code, pk, to_write=True)
    return deleted(request, found, _("Delete the target “%(name)s”?"), found.plan.get_absolute_url())
