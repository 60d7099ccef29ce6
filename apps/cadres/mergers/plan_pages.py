"""The working table of a plan: looking for lines and deciding those that are ticked."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from apps.accounts.requests import RegistryRequest
from apps.cadres.mergers.carrying import readiness_of
from apps.cadres.mergers.ending import Ending
from apps.cadres.mergers.forms import DecisionForm
from apps.cadres.mergers.pages import ending_of
from apps.cadres.mergers.planning import NOT_HERE, Decision, decide
from apps.cadres.mergers.table import PlanFilter, lines_of, ordered
from apps.cadres.models import Result
from apps.core.templatetags.registry import number

LINES_A_PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: RegistryRequest, key: str) -> HttpResponse:
    """The lines of the plan that the filters name, with what is to be decided for the ticked ones."""
    ending = ending_of(request, key)
    if not ending.heirs:
        raise PermissionDenied(NOT_HERE)
    form = DecisionForm(request.POST or None, ending=ending)
    if request.method == "POST" and _decided(request, form, ending):
        return redirect(request.get_full_path())
    filters = PlanFilter(request.GET, ending=ending)
    lines = ordered(filters.narrow(ending.plan()))
    page = Paginator(lines, LINES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "ending": ending,
        "filters": filters,
        "page_obj": page,
        "lines": lines_of(list(page.object_list), ending),
        "form": form,
        "ticked": set(request.POST.getlist("line")),
        "readiness": readiness_of(ending),
    }
    return render(request, "cadres/mergers/plan.html", context)


def _decided(request: RegistryRequest, form: DecisionForm, ending: Ending) -> bool:
    seen = seen_lines(request.POST.getlist("line"))
    if not seen:
        form.add_error(None, ValidationError(_("Tick the people whom the decision concerns."), code="nobody"))
    if not form.is_valid():
        return False
    data = form.cleaned_data
    try:
        done = decide(ending=ending, seen=seen, decision=Decision(**{**data, "result": Result(data["result"])}))
    except ValidationError as error:
        form.add_error(None, error)
        return False
    if done.changed:
        words = ngettext("%(n)s line was decided.", "%(n)s lines were decided.", done.changed)
        messages.success(request, words % {"n": number(done.changed)})
    if done.overtaken:
        words = _("Someone else changed these lines meanwhile, so they were left as they are: %(names)s.")
        messages.warning(request, words % {"names": ", ".join(done.overtaken[:20])})
    return True


def seen_lines(values: list[str]) -> dict[int, int]:
    """Ticked lines with the revision at which they were shown, as `12:3`."""
    pairs = [value.partition(":") for value in values]
    return {
        int(key): int(revision)
        for key, _colon, revision in pairs
        if key.isdecimal() and revision.isdecimal() and len(key) < 16 and len(revision) < 9
    }
