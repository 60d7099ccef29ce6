"""Pages of work lists: all of them with their numbers, one of them, and its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.readings import log_reading
from apps.accounts.requests import RegistryRequest
from apps.cadres.files import FORMATS, file_response
from apps.cadres.unitchoice import unit_choices
from apps.cadres.work.files import WorkResource
from apps.cadres.work.filters import WorkFilterSet
from apps.cadres.work.lists import WorkList, title_of, unit_of, work_lists
from apps.core.duties import duties_of
from apps.core.permissions import Permission

ROWS_A_PAGE = 50


@dataclass(frozen=True)
class WorkLine:
    """A record as the page shows it."""

    key: str
    url: str
    name: str
    title: str
    unit: str
    cells: Sequence[tuple[str | Promise, str, str]]
    opens: str


@require_safe
def index(request: RegistryRequest) -> HttpResponse:
    """All work lists that the reader may open, by subject, with how many wait in each; then what else waits.

    Some lists have pages of their own: discipline that ends soon, grace that runs out, movements to answer.
    """
    request.user.require(Permission.VIEW_CADRES)
    subjects: dict[str, list[tuple[WorkList, int]]] = {}
    for work in work_lists.values():
        if work.is_open_to(request.user):
            count = work.rows(request.user, request.day).order_by().count()
            subjects.setdefault(str(work.subject), []).append((work, count))
    known = {work.url for work in work_lists.values()}
    others = [duty for duty in duties_of(request.user, request.day) if duty.url not in known]
    return render(request, "cadres/worklists/index.html", {"subjects": subjects, "others": others})


@require_safe
def work_list(request: RegistryRequest, key: str) -> HttpResponse:
    work, filters = _asked(request, key)
    page = Paginator(work.fetched(_found(filters), request.day), ROWS_A_PAGE).get_page(request.GET.get("page"))
    _note(request, work, len(page))
    context = {
        "work": work,
        "filters": filters,
        "units": filters.units,
        "page_obj": page,
        "rows": [_line(work, record) for record in page],
        "actions": work.actions_for(request.user),
        "has_ways": work.opens_for(request.user),
        "is_filtered": any(request.GET.get(name) for name in filters.filters),
        "may_export": request.user.can(Permission.EXPORT_NAMES),
    }
    return render(request, "cadres/worklists/list.html", context)


@require_safe
def export(request: RegistryRequest, key: str, form: str) -> HttpResponseBase:
    """The list as it is shown, as a file; only people whose names the reader may take away."""
    if form not in FORMATS:
        raise Http404
    work, filters = _asked(request, key)
    request.user.require(Permission.EXPORT_NAMES)
    home = f"{work.person}__home_unit" if work.person else "home_unit"
    rows = _found(filters).filter(request.user.unit_condition(Permission.EXPORT_NAMES, home))
    _note(request, work, rows.order_by().count() if work.group else 0)
    origin = [
        (_("As of"), request.day.strftime("%d/%m/%Y")),
        (_("Filters"), (request.GET.urlencode() and _("as on the page")) or _("none")),
        (_("Taken by"), str(request.user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]
    stem = f"{work.key}-{request.day.isoformat()}"
    return file_response(
        WorkResource(work, request.day), rows, form=form, stem=stem, title=str(work.title), origin=origin
    )


def _asked(request: RegistryRequest, key: str) -> tuple[WorkList, WorkFilterSet]:
    """The list and its filters; a list of restricted records is not there for who lacks the right."""
    work = work_lists.get(key)
    if work is None or (work.group and not request.user.can(work.group.permission)):
        raise Http404
    if not work.is_open_to(request.user):
        raise PermissionDenied
    filters = WorkFilterSet(
        request.GET,
        queryset=work.rows(request.user, request.day),
        request=request,
        units=unit_choices(request.user, request.day),
        person=work.person,
    )
    return work, filters


def _found(filters: WorkFilterSet) -> QuerySet[Any]:
    found: QuerySet[Any] = filters.qs if filters.is_valid() else filters.queryset.none()
    return found


def _note(request: RegistryRequest, work: WorkList, people: int) -> None:
    if work.group and people:
        log_reading(user=request.user, group=work.group, person="", people=people, address=request.path)


def _line(work: WorkList, record: Any) -> WorkLine:
    person = work.person_of(record)
    cells = [(column.label, column.kind, column.text(record)) for column in work.columns]
    opens = work.opens(record) if work.opens else ""
    address = person.get_absolute_url()
    return WorkLine(str(record.pk), address, person.full_name, title_of(person), unit_of(person), cells, opens)
