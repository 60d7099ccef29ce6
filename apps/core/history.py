"""History of every table: what was inserted, updated and deleted, by whom, why and together with what.

Statement-level triggers write one event per row, whatever wrote the row (ORM, bulk SQL or COPY).
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

import pghistory
import pgtrigger
from django.db import connection, models

M = TypeVar("M", bound=type[models.Model])
EVENTS = (pghistory.InsertEvent, pghistory.UpdateEvent, pghistory.DeleteEvent)


def tracked(*, exclude: tuple[str, ...] = ()) -> Callable[[M], M]:
    """Keep the history of a model; generated and derived columns are named in `exclude`."""
    events = [event(level=pgtrigger.Statement) for event in EVENTS]

    def track(model: M) -> M:
        about_people = [models.Index(fields=["cadre"])] if "cadre" in _names_of(model) else []
        decorate: Callable[[M], M] = pghistory.track(
            *events, exclude=list(exclude), append_only=True, meta={"indexes": about_people}
        )
        return decorate(model)

    return track


def _names_of(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


@contextmanager
def change(*, by: Any, reason: str, **details: str | int | None) -> Iterator[UUID]:
    """Write everything inside under one context; gives the id under which history and undo find it.

    Inside a request the request's own context is extended, so that all it did stays together.
    """
    with pghistory.context(user=getattr(by, "pk", None), reason=reason, **details) as context:
        write_context(context)
        yield context.id


def write_context(context: Any) -> None:
    """Tell the database the context directly, for statements that bypass Django's cursor (COPY)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            [str(context.id), json.dumps(context.metadata, default=str)],
        )


def expect_many_rows() -> None:
    """Plan the rest of this transaction for thousands of rows.

    The update triggers join old and new rows; a plan made for a few rows is a nested loop, quadratic in many.
    """
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS; SET LOCAL enable_nestloop = off")


@cache
def tracked_models() -> tuple[type[models.Model], ...]:
    """Every model that keeps history, those that others refer to first; they are asked for by every act."""
    from django.apps import apps
    from pghistory.models import Event

    events: list[Any] = [model for model in apps.get_models() if issubclass(model, Event)]
    found: list[type[models.Model]] = [e.pgh_tracked_model for e in events if hasattr(e, "pgh_tracked_model")]
    return tuple(sorted(found, key=lambda model: (_depth(model), model._meta.label)))


@cache
def event_model(model: type[models.Model]) -> type[models.Model]:
    """The model of the events of a tracked model."""
    from django.apps import apps

    return next(m for m in apps.get_models() if getattr(m, "pgh_tracked_model", None) is model)


def _depth(model: type[models.Model], seen: tuple[type[models.Model], ...] = ()) -> int:
    targets = {f.related_model for f in model._meta.concrete_fields if f.is_relation and f.related_model is not model}
    return 1 + max((_depth(t, (*seen, model)) for t in targets if isinstance(t, type) and t not in seen), default=0)
