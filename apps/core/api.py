"""What every endpoint of the JSON interface shares: its pages, and how errors are told.

The settings of the framework name this module, so it imports nothing that reads them; see `dated_api`.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, ParseError, ValidationError
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.response import Response
from rest_framework.views import exception_handler

from apps.core.trouble import is_unkeepable


class Pages(LimitOffsetPagination):
    """At most 200 rows at a time."""

    default_limit = 50
    max_limit = 200


def told(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Every error as `{"code", "message"}`, and `fields` where a parameter is at fault."""
    # JSON within JSON without end is given up by the parser of Python, not by the framework's.
    if is_unkeepable(exc) or isinstance(exc, RecursionError):
        exc = ParseError(_("The address or the form sent cannot be read. Go back and try once more."))
    if isinstance(exc, Http404):
        # Its own words name the model, in English.
        exc = NotFound()
    response = exception_handler(exc, context)
    if response is None:
        return None
    if isinstance(exc, ValidationError) and isinstance(exc.detail, dict):
        message = _("Something in the address cannot be used; “fields” says what.")
        response.data = {"code": "invalid", "message": message, "fields": exc.detail}
        return response
    detail = response.data[0] if isinstance(response.data, list) else response.data.get("detail", "")
    response.data = {"code": getattr(detail, "code", "error"), "message": str(detail)}
    return response
