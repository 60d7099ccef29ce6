"""The request that views receive after the middleware: with a known user, a working day and htmx's details."""

from datetime import date

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from apps.accounts.models import User


class RegistryRequest(HttpRequest):
    user: User
    day: date
    unread_day: str
    htmx: HtmxDetails
