"""The request as the apps below `accounts` know it; `apps.accounts.requests` names the user's own class."""

from datetime import date

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from apps.core.permissions import Actor


class DatedRequest(HttpRequest):
    user: Actor  # type: ignore[assignment]  # the gate is all that these apps ask of a user
    day: date
    htmx: HtmxDetails
