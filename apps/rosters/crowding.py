"""How many rosters are read at one moment while their senders wait; others are left to the worker, if there is one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic, sleep

from django.db import connection

from apps.rosters import work

# The space of advisory locks in which a number means a place among those that are read at once. The lock is the
# session's, so it goes with a web process that is killed.
PLACE_SPACE = 7_205_121
# Reading needs a core throughout, and the database another: more at once only make everyone wait for all.
PLACES = max(1, (os.cpu_count() or 1) // 2)
# So many seconds after someone found no room those who come next wait behind them: each one that is read meanwhile
# keeps all who have not been answered yet from their answer.
BEHIND = 2.0
# A worker begins once senders have been answered: it would take the core that their answers need. Whoever is read
# at that moment, or came so shortly ago, belongs to a crowd; it never waits longer than so many seconds.
SHORTLY, LONGEST, LOOK_AGAIN = 0.2, 1.0, 0.05
SENDING = """
SELECT EXISTS (SELECT FROM pg_locks
  WHERE locktype = 'advisory' AND granted AND classid = %(space)s AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
OR EXISTS (SELECT FROM (SELECT id, state, created_at FROM rosters_upload ORDER BY id DESC LIMIT 100) AS latest
  WHERE state = 'waiting' AND id <> %(upload)s AND created_at > clock_timestamp() - make_interval(secs => %(shortly)s))
"""
TAKE = """
SELECT number FROM generate_series(1, %s) AS number WHERE pg_try_advisory_lock(%s, number) LIMIT 1
"""


@dataclass
class Crowd:
    """When a sender of this process last found no room, but a worker."""

    sent_behind: float = float("-inf")

    @property
    def is_waiting(self) -> bool:
        return monotonic() - self.sent_behind < BEHIND

    def joined(self) -> bool:
        """Whether one more may wait for a worker; who comes while others wait need not ask for it."""
        if self.is_waiting:
            return True
        is_attended = work.is_attended()
        if is_attended:
            self.sent_behind = monotonic()
        return is_attended


crowd = Crowd()


@contextmanager
def room() -> Iterator[bool]:
    """Whether there is room for one more; it is taken until the end."""
    number = None if crowd.is_waiting else _take()
    try:
        yield number is not None
    finally:
        if number is not None and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [PLACE_SPACE, number])


def _take() -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [PLACES, PLACE_SPACE])
        found = cursor.fetchone()
    return int(found[0]) if found else None


def let_through(upload: int) -> None:
    """For a worker: wait with an upload until those who send others in this moment have been answered."""
    until = monotonic() + LONGEST
    while monotonic() < until and _is_sending(upload):
        sleep(LOOK_AGAIN)


def _is_sending(upload: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(SENDING, {"space": PLACE_SPACE, "upload": upload, "shortly": SHORTLY})
        found = cursor.fetchone()
    return bool(found and found[0])
