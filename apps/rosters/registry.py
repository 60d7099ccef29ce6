"""The formats that the apps declare in their `rosters.py`, found as Django finds `admin.py`; and for whom they are."""

from functools import cache
from typing import Any

from django.db.models import Q
from django.utils.module_loading import autodiscover_modules

from apps.rosters.formats import Format

_formats: dict[str, Format] = {}


def register(declared: Format) -> Format:
    """Make a format known; gives it back, so that other apps can add their columns."""
    if _formats.setdefault(declared.code, declared) is not declared:
        raise ValueError(f"the format {declared.code} is already declared")
    return declared


def formats() -> list[Format]:
    """Every declared format with the columns of every app."""
    _discover()
    return list(_formats.values())


@cache
def _discover() -> None:
    """Once: looking through every app costs more than most of what a page asks of the formats."""
    autodiscover_modules("rosters", "roster_formats")


def format_named(code: str) -> Format | None:
    """The format with a code; the roster of people for uploads of which nothing is known yet."""
    known = formats()
    return next((declared for declared in known if declared.code == code), None if code else known[0])


def offered(user: Any, unit: object | None = None) -> list[Format]:
    """The formats that a user may send for a unit, or anywhere at all; of others the user does not even know."""
    known = [(each, each.all_rights) for each in formats()]
    # Fifty formats ask for a handful of rights.
    held = {right for right in {right for _, rights in known for right in rights} if user.can(right, unit)}
    return [each for each, rights in known if held.issuperset(rights)]


def open_formats(user: Any, path: str) -> Q:
    """The condition that the format of an upload is open to a user at its unit, named by `path`."""
    condition = Q(format__in=["", *(each.code for each in formats() if each.group is None)])
    for declared in formats():
        if declared.group is not None:
            condition |= Q(format=declared.code) & user.unit_condition(declared.group.permission, path)
    return condition
