"""The pages of trouble: a request that cannot be read, kept or is too large, a fault, a database that is away."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views import defaults

INTERFACE = "/api/"
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
# Connection lost or refused, the server shutting down or starting, too many connections.
AWAY = ("08", "57P", "53300")
# Characters that no text can hold, texts and numbers longer than their column, days that are none.
UNKEEPABLE = ("22021", "22P05", "22001", "22003", "22007", "22008")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for what is refused because of its size."""
    is_too_much = isinstance(exception, TOO_MUCH)
    template, status = ("413.html", 413) if is_too_much else ("400.html", 400)
    # Without a user the request was refused before anyone could be asked who it is.
    context_of = request if hasattr(request, "day") else None
    return HttpResponse(loader.render_to_string(template, request=context_of), status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; a program that asks for an address which the interface does not have is answered as it is elsewhere."""
    if request.path.startswith(INTERFACE):
        told = (_("There is no such page here"), _("The address may be wrong, or the record is not in your scope."))
        return JsonResponse({"detail": ". ".join(told)}, status=404)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database is away; the page can count on nothing but its own style sheet."""
    if is_away(sys.exc_info()[1]):
        return HttpResponse(loader.render_to_string("503.html"), status=503, headers={"Retry-After": "60"})
    return HttpResponse(loader.render_to_string("500.html"), status=500)


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
