"""The triggers that models declare, found by table and by function at once.

The library asks all of them for each that is added. Hundreds are, so half of every start went into the asking.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from pgtrigger import Trigger, registry

# While all facts of one person are handed to another, table by table, some already name the one and some the other.
MOVING = "registry.moves_facts"
UNMOVED = f"current_setting('{MOVING}', true) IS DISTINCT FROM 'on'"


@contextmanager
def facts_moving() -> Iterator[None]:
    """Let the rules rest by which records that belong together name one person; that stays true of the whole."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, 'on', true)", [MOVING])
        yield
        cursor.execute("SELECT set_config(%s, 'off', true)", [MOVING])


Key = tuple[str, str | None]


class IndexedRegistry(registry._Registry):
    """The library's registry with what it asks of itself kept beside it."""

    def __init__(self) -> None:
        self.by_table: dict[Key, Trigger] = {}
        self.functions: set[str] = set()
        super().__init__()

    @property
    def by_db_table(self) -> dict[Key, Trigger]:
        return self.by_table

    @property
    def pg_function_names(self) -> set[str]:
        return self.functions

    def __setitem__(self, key: str, value: tuple[Any, Trigger]) -> None:
        super().__setitem__(key, value)  # type: ignore[no-untyped-call]  # the library gives none
        model, trigger = value
        self.by_table[model._meta.db_table, trigger.name] = trigger
        self.functions.add(trigger.get_pgid(model))

    def __delitem__(self, key: str) -> None:
        model, trigger = self[key]
        super().__delitem__(key)  # type: ignore[no-untyped-call]  # the library gives none
        del self.by_table[model._meta.db_table, trigger.name]
        self.functions.discard(trigger.get_pgid(model))


def index_triggers() -> None:
    """Before the first model is loaded."""
    known: dict[str, Any] = registry._registry.data
    registry._registry = IndexedRegistry()
    registry._registry.update(known)
