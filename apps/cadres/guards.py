"""Matters that one app knows of and others warn about: who was disciplined within some days, for instance.

The app that knows registers a matter, so that apps of the same level need not know each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from apps.core.permissions import FieldGroup


@dataclass(frozen=True)
class Matter:
    """Who is concerned: `people` gives the keys of persons for whom it ran between two days, both included.

    What a guard says of a matter is shown to those alone who hold the right of its group.
    """

    code: str
    group: FieldGroup
    people: Callable[[date, date], QuerySet[Any, Any]]


running_matters: dict[str, Matter] = {}


def know(matter: Matter) -> None:
    """Register a matter; each code once."""
    if matter.code in running_matters:
        raise ValueError(f"The matter {matter.code!r} is registered twice.")
    running_matters[matter.code] = matter
