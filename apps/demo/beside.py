"""Tables written in a thread of their own: the next people are invented while the database takes in the last ones.

The tables keep their order, and whatever else is asked of the database waits until all of them are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection

Write = Callable[[], None]
_line: ContextVar[Line | None] = ContextVar("_line", default=None)


class Line:
    """What waits to be written, first come first written."""

    def __init__(self, thread: ThreadPoolExecutor) -> None:
        self._thread = thread
        self._waiting: list[Future[None]] = []

    def join(self, write: Write) -> None:
        self._waiting.append(self._thread.submit(write))

    def finish(self) -> None:
        """Wait; an error of the first table that failed is raised here, the others fail because of it."""
        waiting, self._waiting = self._waiting, []
        with connection.wrap_database_errors:
            for written in waiting:
                written.result()

    def before_statement(self, execute: Callable[..., Any], *statement: Any) -> Any:
        self.finish()
        return execute(*statement)


@contextmanager
def written_beside() -> Iterator[None]:
    """Inside one transaction: `write` returns before the table is written."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        line = Line(thread)
        token = _line.set(line)
        try:
            with connection.execute_wrapper(line.before_statement):
                yield
            line.finish()
        finally:
            _line.reset(token)


def write(work: Write) -> None:
    """Do `work`, which speaks to the driver alone, in its turn; outside `written_beside` at once."""
    if line := _line.get():
        line.join(work)
    else:
        with connection.wrap_database_errors:
            work()
