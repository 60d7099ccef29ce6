"""The pages of trouble: a request that cannot be read, kept or is too large, a fault, a database that is away."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django.views import defaults

INTERFACE = "/api/"
# What a program is told instead of a page: the status and the sentence of each code.
TOLD = {
    "parse_error": (400, _("The address or the form sent cannot be read. Go back and try once more.")),
    "not_found": (404, _("There is no such address here, or the record is not in your scope.")),
    "too_large": (413, _("What you sent is too large. Nothing was saved.")),
    "fault": (500, _("The registry failed at this. Nothing was half written; tell the administrator the time of it.")),
    "away": (503, _("The database is under maintenance or starting again. Try again in a few minutes.")),
}
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
# Connection lost or refused, the server shutting down or starting, too many connections.
AWAY = ("08", "57P", "53300")
# Characters that no text can hold, texts and numbers longer than their column, days that are none.
UNKEEPABLE = ("22021", "22P05", "22001", "22003", "22007", "22008")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for what is refused because of its size."""
    is_too_much = isinstance(exception, TOO_MUCH)
    if _is_of_a_program(request):
        return _told("too_large" if is_too_much else "parse_error")
    template, status = ("413.html", 413) if is_too_much else ("400.html", 400)
    # Without a user the request was refused before anyone could be asked who it is.
    context_of = request if hasattr(request, "day") else None
    return HttpResponse(loader.render_to_string(template, request=context_of), status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; a program that asks for an address which the interface does not have is answered as it is elsewhere."""
    if _is_of_a_program(request):
        return _told("not_found")
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database is away; the page can count on nothing but its own style sheet."""
    code, status = ("away", 503) if is_away(sys.exc_info()[1]) else ("fault", 500)
    if _is_of_a_program(request):
        answer = _told(code)
    else:
        answer = HttpResponse(loader.render_to_string(f"{status}.html"), status=status)
    if status == 503:
        answer.headers["Retry-After"] = "60"
    return answer


def _is_of_a_program(request: HttpRequest) -> bool:
    return request.path.startswith(INTERFACE)


def _told(code: str) -> HttpResponse:
    """In the form of `apps.core.api.told`: a program looks for `code` and `message` whatever went wrong."""
    status, message = TOLD[code]
    return JsonResponse({"code": code, "message": str(message)}, status=status)


def is_away(error: BaseException | None) -> bool:
    """Whether the fault is that the database cannot be reached, not something that it refused to do."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    state: str | None = getattr(error.__cause__, "sqlstate", None)
    return state is None or state.startswith(AWAY)


def is_unkeepable(error: BaseException | None) -> bool:
    """Whether the database cannot hold what was asked or sent; the driver itself refuses the character NUL."""
    if not isinstance(error, DataError):
        return False
    state: str | None = getattr(error.__cause__, "sqlstate", None)
    return state is None or state in UNKEEPABLE


def not_allowed(request: HttpRequest, response: HttpResponseNotAllowed) -> HttpResponse:
    """405 as a page: most come from an address that only takes forms, opened by itself."""
    page = render(request, "405.html", {"above": page_above(request.path)}, status=405)
    page.headers["Allow"] = response.headers["Allow"]
    return page


def page_above(path: str) -> str:
    """The nearest address above that leads anywhere."""
    while path := path.rstrip("/").rpartition("/")[0]:
        try:
            resolve(f"{path}/")
        except Resolver404:
            continue
        return f"{path}/"
    return "/"
