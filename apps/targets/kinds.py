"""Targets of one kind of commune-level units: which communes of a table they count."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from apps.reporting.definitions import Kind
from apps.reporting.places import Place
from apps.reporting.registry import registry

DIMENSION = "unit_kind"


def kind_titles(day: date) -> dict[str, str]:
    """The kinds of commune-level units on the day with their words; not the one of which nothing is known."""
    categories = registry.place_dimensions[DIMENSION].read(day).categories
    return {each.code: str(each.title) for each in categories if each.kind is not Kind.UNKNOWN}


def of_kind(places: Collection[Place], kind: str, day: date) -> frozenset[int]:
    """The primary keys of those places that are of the kind on the day of their boundaries."""
    values = registry.place_dimensions[DIMENSION].read(day).values
    return frozenset(place.pk for place in places if values.get(place.pk) == kind)
