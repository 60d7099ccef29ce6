"""Two transactions that overlap: both have begun to write before either of them commits."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from django.db import connection, connections, transaction

Write = Callable[[], Any]
PATIENCE = 20.0  # seconds
BLOCKED = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND %s = ANY(pg_blocking_pids(pid)))"


def overlapping(first: Write, second: Write) -> tuple[Any, Any]:
    """What each gives or raises; `first` commits only when `second` has committed, was refused or waits for it."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            one = outcome(first)
            other = pool.submit(_apart, second)
            _until_done_or_waiting(other)
        return one, other.result(PATIENCE)


def outcome(write: Write) -> Any:
    """What the write gives, or what it raises, taken back as a whole."""
    try:
        with transaction.atomic():
            return write()
    except Exception as error:
        return error


def _apart(write: Write) -> Any:
    try:
        return outcome(write)
    finally:
        connections.close_all()


def _until_done_or_waiting(other: Future[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (own,) = cursor.fetchone()
        until = time.monotonic() + PATIENCE
        while not other.done() and time.monotonic() < until:
            cursor.execute(BLOCKED, [own])
            if cursor.fetchone()[0]:
                return
            time.sleep(0.02)
    assert other.done(), "The second transaction neither ends nor waits."
