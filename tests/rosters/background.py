"""A worker as a process of its own, tables that make it stop where a test wants it, and a way to wait for it."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.db import connection, models

LONGEST = 60.0
# Of `pg_locks`: test databases are copies of one, with the same numbers for their tables and uploads.
HERE = "database = (SELECT oid FROM pg_database WHERE datname = current_database())"


@dataclass(frozen=True)
class Worker:
    """`manage.py worker --once` in a process that can be killed."""

    process: int

    @classmethod
    def begin(cls) -> "Worker":
        process = os.fork()
        if process:
            return cls(process)
        try:
            # The socket is the parent's: it is neither used nor closed here.
            _inherited, connection.connection = connection.connection, None
            call_command("worker", once=True)
        finally:
            os._exit(0)

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        self.wait()

    def wait(self) -> None:
        eventually(lambda: os.waitpid(self.process, os.WNOHANG)[0] == self.process)


def work() -> None:
    """Let a worker do all that is asked for."""
    Worker.begin().wait()


def eventually(happened: Callable[[], Any]) -> Any:
    """What `happened` gives, as soon as it is true."""
    deadline = time.monotonic() + LONGEST
    while not (found := happened()):
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.01)
    return found


@contextmanager
def unwritable(model: type[models.Model]) -> Iterator[Callable[[], int]]:
    """Who would write the table waits; gives a way to wait until someone does, which tells that session's number."""
    table = model._meta.db_table
    other = connection.copy()
    blocked = f"SELECT pid FROM pg_locks WHERE NOT granted AND relation = %s::regclass AND {HERE}"

    def waiting() -> int:
        with connection.cursor() as cursor:
            cursor.execute(blocked, [table])
            found = cursor.fetchone()
            return int(found[0]) if found else 0

    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:
            cursor.execute(f'LOCK TABLE "{table}" IN SHARE MODE')
        yield lambda: int(eventually(waiting))
    finally:
        other.close()
