"""Pages of work lists: all of them with their numbers, one of them with what waits or what rests, and its file."""

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
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.readings import log_reading
from apps.accounts.requests import RegistryRequest
from apps.cadres.files import FORMATS, file_response
from apps.cadres.unitchoice import unit_choices
from apps.cadres.work.files import WorkResource
from apps.cadres.work.filters import WorkFilterSet
from apps.cadres.work.following import COLUMNS, may_follow, told
from apps.cadres.work.lists import WorkColumn, WorkList, resting_words, title_of, unit_of, work_lists
from apps.core.duties import duties_of
from apps.core.permissions import Permission
from apps.core.together import answered_together, number_of

ROWS_A_PAGE = 50


@dataclass(frozen=True)
class WorkTab:
    """What waits, or what rests, with how many records it holds."""

    label: str
    url: str
    count: int
    is_current: bool


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
    # Until when, why and by whom it is followed; none of a record that waits.
    followed: tuple[str, ...] = ()


@require_safe
def index(request: RegistryRequest) -> HttpResponse:
    """All work lists that the reader may open, by subject, with how many wait in each; then what else waits.

    Some lists have pages of their own: discipline that ends soon, grace that runs out, movements to answer.
    """
    request.user.require(Permission.VIEW_CADRES)
    open_lists = [work for work in work_lists.values() if work.is_open_to(request.user)]
    subjects: dict[str, list[tuple[WorkList, int, str]]] = {}
    for work, (count, resting) in zip(open_lists, numbers_of(open_lists, request), strict=True):
        subjects.setdefault(str(work.subject), []).append((work, count, resting_words(resting)))
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
        "is_resting": is_resting(request),
        "tabs": tabs_of(work, request),
        "may_follow": may_follow(work, request.user),
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
    rows = _found(filters).filter(request.user.unit_condition(Permission.EXPORT_NAMES, work.home))
    _note(request, work, rows.order_by().count() if work.group else 0)
    origin = [
        (_("As of"), request.day.strftime("%d/%m/%Y")),
        (_("Filters"), (request.GET.urlencode() and _("as on the page")) or _("none")),
        (_("Taken by"), str(request.user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]
    stem = f"{work.key}-{request.day.isoformat()}"
    resource = WorkResource(work, request.day, columns_of(work, request))
    return file_response(resource, rows, form=form, stem=stem, title=str(work.title), origin=origin)


def list_of(request: RegistryRequest, key: str) -> WorkList:
    """The list of the key; one of restricted records is not there for who lacks the right."""
    work = work_lists.get(key)
    if work is None or (work.group and not request.user.can(work.group.permission)):
        raise Http404
    if not work.is_open_to(request.user):
        raise PermissionDenied
    return work


def is_resting(request: RegistryRequest) -> bool:
    """Whether the page shows what is followed instead of what waits."""
    return request.GET.get("show") == "resting"


def columns_of(work: WorkList, request: RegistryRequest) -> tuple[WorkColumn, ...]:
    return (*work.columns, *COLUMNS) if is_resting(request) else work.columns


def numbers_of(works: Sequence[WorkList], request: RegistryRequest) -> list[tuple[int, int]]:
    """How many records of each list wait and how many rest, read together."""
    rows = [rows(request.user, request.day) for work in works for rows in (work.waiting, work.resting)]
    numbers = answered_together([number_of(each) for each in rows])
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def tabs_of(work: WorkList, request: RegistryRequest) -> list[WorkTab]:
    ((waiting, resting),) = numbers_of([work], request)
    day = {"day": request.GET["day"]} if "day" in request.GET else {}
    addresses = [f"{work.url}?{urlencode(query)}".rstrip("?") for query in (day, {**day, "show": "resting"})]
    rests = is_resting(request)
    return [
        WorkTab(_("To deal with"), addresses[0], waiting, not rests),
        WorkTab(_("Followed"), addresses[1], resting, rests),
    ]


def _asked(request: RegistryRequest, key: str) -> tuple[WorkList, WorkFilterSet]:
    """The list with its filters, of what waits or of what rests."""
    work = list_of(request, key)
    if is_resting(request):
        rows = told(work, work.resting(request.user, request.day), request.day)
    else:
        rows = work.waiting(request.user, request.day)
    filters = WorkFilterSet(
        request.GET,
        queryset=rows,
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
    named = (person.full_name, title_of(person), unit_of(person))
    followed = tuple(column.text(record) for column in COLUMNS) if hasattr(record, "followed_until") else ()
    return WorkLine(str(record.pk), address, *named, cells, opens, followed)
