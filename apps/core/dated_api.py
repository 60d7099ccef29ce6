"""Endpoints that answer as of a day, in the reader's language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django.utils import timezone, translation
from django.utils.translation import get_language_from_request
from django.utils.translation import gettext_lazy as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

from apps.core.permissions import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

YEARS = range(1900, 2101)


class DatedSchema(AutoSchema):
    """Tells the day among the parameters of every endpoint that answers as of one."""

    def get_override_parameters(self) -> list[Any]:
        about = _("The day to look at, as 2025-02-28; without it the account's working day, else today.")
        return [OpenApiParameter("as_of", OpenApiTypes.DATE, description=about)]


class DatedView(APIView):
    """Answers as of a day (`as_of`, else the account's working day, else today) in the reader's language."""

    schema = DatedSchema()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        translation.activate(get_language_from_request(request._request))
        super().initial(request, *args, **kwargs)
        if getattr(request.user, "password_is_temporary", False):
            raise PermissionDenied(_("Log in on the website first and choose a password of your own."))
        if language := getattr(request.user, "language", ""):
            translation.activate(language)
        request._request.day = asked_day(request)  # type: ignore[attr-defined]  # as the middleware gives it to pages

    @property
    def actor(self) -> Actor:
        return cast(Actor, self.request.user)

    @property
    def day(self) -> date:
        day: date = self.request._request.day  # type: ignore[attr-defined]  # set above
        return day


def parameter(name: str, description: StrOrPromise, *, required: bool = False, many: bool = False) -> OpenApiParameter:
    """A word of the address, for the schema."""
    return OpenApiParameter(name, str, description=description, required=required, many=many)


def asked_day(request: Request) -> date:
    text = request.query_params.get("as_of", "")
    if not text:
        return getattr(request.user, "working_day", None) or timezone.localdate()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise ValidationError({"as_of": _("Write the day as 2025-02-28, between the years 1900 and 2100.")})
    return day
