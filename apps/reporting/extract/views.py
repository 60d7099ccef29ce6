"""The page of extracts: what would leave, taking it, and what left before."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from apps.core.answering import attached
from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.extract.forms import ExtractForm
from apps.reporting.extract.services import Ready, prepare, sensitive_rights, take
from apps.reporting.models import Extract
from apps.reporting.offered import units_of
from apps.reporting.registry import registry

PAGE_SIZE = 50
GROUPS = ("cadres", "civil_servants", "non_professional")
# The more columns, the fewer people are alike.
COLUMNS = ("professional", "political_theory", "age", "sex")


@require_http_methods(["GET", "POST"])
def extract(request: DatedRequest) -> HttpResponse:
    """Look at what would leave, then take it as one archive."""
    request.user.require(Permission.TAKE_EXTRACTS)
    units = units_of(request, request.POST.get("unit", ""))
    form = ExtractForm(request.POST or None, user=request.user, units=units, initial=_initial(request))
    ready: Ready | None = None
    if request.method == "POST" and form.is_valid():
        try:
            ready = prepare(form.asked, user=request.user)
            if request.POST.get("act") == "take":
                return _archive(request, ready, form)
        except OutOfScope as error:
            raise Http404 from error
        except ReportError as error:
            form.add_error(None, str(error))
    taken = Extract.objects.visible_to(request.user).select_related("taken_by")
    page = Paginator(taken, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "ready": ready, "page_obj": page, "has_units": bool(units)}
    return render(request, "reporting/extract/page.html", context, status=422 if form.errors else 200)


def _archive(request: DatedRequest, ready: Ready, form: ExtractForm) -> HttpResponse:
    words = {name: form.cleaned_data[name] for name in ("purpose", "recipient")}
    _kept, archive = take(ready, by=request.user, **words)
    for right in sensitive_rights(ready.asked):
        registry.subject.note_reading(request.user, right, ready.persons, request.get_full_path())
    name = f"extract-{ready.place.code}-{ready.asked.day.isoformat()}.zip"
    return attached(archive, kind="application/zip", name=name)


def _initial(request: DatedRequest) -> dict[str, object]:
    """What is mostly asked for."""
    return {"day": request.day, "groups": GROUPS, "dimensions": COLUMNS}
