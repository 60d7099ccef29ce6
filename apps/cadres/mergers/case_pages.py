"""Pages of surplus cases: the list with its file, one case, and one decision for many."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import Section, editable_cadre, form_page, say_done, ways_to_delete
from apps.cadres.edit.records import record_deletion, record_of
from apps.cadres.files import FORMATS
from apps.cadres.mergers.cases import CaseFilter, chips_of, fetched, lines_of, query_of, sums_of
from apps.cadres.mergers.exports import file_of
from apps.cadres.mergers.forms import SettlementForm, SurplusForm
from apps.cadres.mergers.querysets import SurplusCaseQuerySet
from apps.cadres.mergers.surplus import edit_case, settle_many
from apps.cadres.models import SurplusCase
from apps.core.editing import Outcome, try_to_save
from apps.core.permissions import Permission
from apps.core.templatetags.registry import number

CASES_A_PAGE = 50


@require_safe
def cases(request: RegistryRequest) -> HttpResponse:
    """Surplus cases of the user's units as of the working day."""
    request.user.require(Permission.VIEW_CADRES)
    filters = CaseFilter(request.GET, user=request.user, day=request.day)
    found = filters.cases()
    page = Paginator(fetched(found), CASES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "sums": sums_of(found, request.day),
        "page_obj": page,
        "lines": lines_of(list(page.object_list), request.day),
        "query": query_of(request.GET),
        "may": request.user.can(Permission.REORGANISE_UNITS),
        "may_export": request.user.can(Permission.EXPORT_NAMES),
    }
    return render(request, "cadres/mergers/cases.html", context)


@require_safe
def export(request: RegistryRequest, form: str) -> HttpResponseBase:
    """The list as a file, with the people whose names the user may take away."""
    request.user.require(Permission.EXPORT_NAMES)
    if form not in FORMATS:
        raise Http404
    filters = CaseFilter(request.GET, user=request.user, day=request.day)
    allowed = filters.cases().filter(request.user.unit_condition(Permission.EXPORT_NAMES, "cadre__home_unit"))
    lines = lines_of(list(fetched(allowed)), request.day)
    return file_of(lines, form, day=request.day, user=request.user, filters=chips_of(filters))


@require_POST
def settle(request: RegistryRequest) -> HttpResponse:
    """One decision for the ticked cases, or for all that the filters found."""
    request.user.require(Permission.REORGANISE_UNITS)
    chosen = list(fetched(_chosen(request)))
    back = f"{reverse('mergers:cases')}?{query_of(request.GET)}"
    if not chosen:
        messages.warning(request, _("Tick the cases that the decision concerns."))
        return redirect(back)
    is_sent = "settle" in request.POST
    form = SettlementForm(request.POST if is_sent else None, day=request.day)
    if is_sent and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if value}
        try:
            written = settle_many(cases=chosen, values=values, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            words = ngettext("%(n)s case was written.", "%(n)s cases were written.", written)
            say_done(request, words % {"n": number(written)})
            return redirect(back)
    context = {"form": form, "chosen": lines_of(chosen, request.day), "back_url": back, "query": query_of(request.GET)}
    return render(request, "cadres/mergers/settle.html", context)


def _chosen(request: RegistryRequest) -> SurplusCaseQuerySet:
    """The ticked cases within the user's scope; all that the filters name when asked so."""
    own = request.user.unit_condition(Permission.REORGANISE_UNITS, "cadre__home_unit")
    if request.POST.get("all"):
        return CaseFilter(request.GET, user=request.user, day=request.day).cases().filter(own)
    keys = [int(key) for key in request.POST.getlist("case") if key.isdecimal() and len(key) < 16]
    return SurplusCase.objects.visible_to(request.user).filter(own, pk__in=keys)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    """Everything about one case."""
    cadre = editable_cadre(request, code, Permission.REORGANISE_UNITS)
    case = record_of(SurplusCase, cadre, pk)
    form = SurplusForm(request.POST or None, instance=case, user=request.user, day=request.day)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(form, lambda: edit_case(case=form.instance, revision=form.opened_at, by=request.user))
    if outcome.is_saved:
        say_done(request, _("The surplus case was saved."))
        return redirect(reverse("mergers:cases") if "list" in request.GET else cadre)
    return form_page(
        request,
        title=_("Surplus case: %(resolution)s") % {"resolution": case.reorganisation},
        pretitle=f"{cadre.full_name} · {cadre.code}",
        sections=[Section(form)],
        outcome=outcome,
        back_url=cadre.get_absolute_url(),
        action=_("Save"),
        ways=ways_to_delete(request, case, "mergers:case_delete", code, pk),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code, Permission.DELETE_CADRES)
    case = record_of(SurplusCase, cadre, pk)
    return record_deletion(request, cadre=cadre, record=case, words=_("Surplus case"))
