"""Every change made by a request carries who made it; what is refused for its method or content is told in words."""

import logging
from collections.abc import Callable
from uuid import uuid4

import pghistory
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from apps.core.trouble import bad_request, is_unkeepable, not_allowed

logger = logging.getLogger(__name__)
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


class UnkeepableMiddleware:
    """What no column can hold, such as the character NUL in an address, is a mistake of the request, not of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not is_unkeepable(exception):
            return None
        logger.warning("The database cannot hold what %s was asked with.", request.path, exc_info=exception)
        return bad_request(request, exception)
