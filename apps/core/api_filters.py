"""Filters of the lists in the JSON interface; the settings of the framework name this module."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError

# Words of every address: the day, the page, the form of the answer.
EVERYWHERE = {"as_of", "limit", "offset", "format"}


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
