"""One build of the demonstration at a time: the next one waits, and then finds everything there."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# Resolution 830 and the demonstration's day; any number would do that nobody else takes.
LOCK = 830_20250228


@contextmanager
def building_alone() -> Iterator[None]:
    """Hold the lock of this database; it ends with the connection too, however the build ends."""
    _ask("SELECT pg_advisory_lock(%s)")
    try:
        yield
    finally:
        _ask("SELECT pg_advisory_unlock(%s)")


def _ask(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [LOCK])
