"""Every change made by a request carries who made it; what is refused for its method is answered in words."""

from collections.abc import Callable
from uuid import uuid4

import pghistory
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from apps.core.trouble import not_allowed

WRITING = {"POST", "PUT", "PATCH", "DELETE"}


class HistoryContextMiddleware:
    """Open one history context around a request that may write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in WRITING:
            return self.get_response(request)
        with pghistory.context(user=request.user.pk, request=str(uuid4()), address=request.path):
            return self.get_response(request)


class NotAllowedMiddleware:
    """An address that only takes forms answers with a page, not with an empty one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content and request.accepts("text/html"):
            return not_allowed(request, response)
        return response
