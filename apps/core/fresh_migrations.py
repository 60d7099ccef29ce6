"""Migrating an empty database in seconds.

After each operation Django draws anew every model that is related to the changed one; with history on every table
these are nearly all of them, and a fresh installation would take minutes. While a database is made from nothing only
the changed model needs to be drawn anew, unless a field that others point at changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar
from unittest.mock import patch

from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

F = TypeVar("F", bound=Callable[..., Any])


def is_fresh(alias: str) -> bool:
    """Whether no migration has been applied to the database."""
    return not MigrationRecorder(connections[alias]).applied_migrations()


@contextmanager
def drawing_little() -> Iterator[None]:
    """Inside, what is added, and a reference that is altered, leave the drawings of all other models as they are."""
    with (
        patch.object(ProjectState, "reload_model", _reload_model),
        patch.object(ProjectState, "add_model", _adding(ProjectState.add_model)),
        patch.object(ProjectState, "add_field", _adding(ProjectState.add_field)),
        patch.object(ProjectState, "alter_field", _altering(ProjectState.alter_field)),
    ):
        yield


def _reload_model(state: Any, app_label: str, model_name: str, delay: bool = False) -> None:
    if "apps" not in state.__dict__:
        return
    if delay or getattr(state, "is_adding", False):
        state.is_delayed |= delay
        state._reload({(app_label, model_name)})
    else:
        # What others point at has changed: all are drawn when they are next asked for.
        del state.__dict__["apps"]


def _adding(method: F) -> F:
    @wraps(method)
    def add(state: Any, *args: Any, **kwargs: Any) -> Any:
        state.is_adding = True
        try:
            return method(state, *args, **kwargs)
        finally:
            state.is_adding = False

    return add  # type: ignore[return-value]  # the same signature


def _altering(method: F) -> F:
    """Nothing points at a reference to another model, unless it is the key of its own."""
    add = _adding(method)

    @wraps(method)
    def alter(state: Any, app_label: str, model_name: str, name: str, field: Any, preserve_default: bool) -> Any:
        change = add if field.is_relation and not field.primary_key else method
        return change(state, app_label, model_name, name, field, preserve_default)

    return alter  # type: ignore[return-value]  # the same signature
