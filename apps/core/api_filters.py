"""Filters of the lists in the JSON interface; the settings of the framework name this module."""

from __future__ import annotations

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_filters import OrderingFilter
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError

# Words of every address: the day, the page, the form of the answer.
EVERYWHERE = {"as_of", "limit", "offset", "format"}
# By what lists are ordered, for the documentation.
ORDERS = {
    "birth": _("Date of birth"),
    "code": _("Code"),
    "date": _("Date"),
    "name": _("Name"),
    "period": _("Period"),
    "rank": _("Rank"),
    "recruited_on": _("Recruited on"),
    "starts_on": _("Begins on"),
    "title": _("Title"),
    "unit": _("Unit"),
    "year": _("Year"),
}


class KnownFilters(DjangoFilterBackend):  # type: ignore[misc]  # django_filters has no types
    """Refuses a filter that is not there: a program that misspells one would take all rows for its answer."""

    def get_filterset(self, request: Any, queryset: Any, view: Any) -> Any:
        filterset = super().get_filterset(request, queryset, view)
        if filterset is not None:
            unknown = set(request.query_params) - set(filterset.filters) - EVERYWHERE
            if unknown:
                words = _("There is no such filter here, or you do not have the right to use it.")
                raise ValidationError({name: [words] for name in sorted(unknown)})
        return filterset


class Ordering(OrderingFilter):  # type: ignore[misc]  # django_filters has no types
    """The order of a list, told in the reader's language: the library's own words are those of whoever started it."""

    def build_choices(self, fields: dict[str, str], labels: object) -> list[tuple[str, Any]]:
        forwards = [(name, ORDERS[name]) for name in fields.values()]
        backwards = [
            (f"-{name}", format_lazy(_("{order}, the other way round"), order=about)) for name, about in forwards
        ]
        return [choice for pair in zip(forwards, backwards, strict=True) for choice in pair]
