"""What was told from the records and still holds, because nothing on which it depends has been written since.

Every write to a table with a history takes numbers from that history's sequence, so the sequences stand for the state
of the records. They say so only while no transaction is writing, this one included: numbers are taken before what was
written can be seen, and stay taken when it is rolled back.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from django.db import connection
from django.db.models import Model

from apps.core.history import event_model, tracked_models

# By the sequences themselves: the view of all sequences takes four times as long to look through. Who writes holds the
# lock of a transaction, and is looked for after the numbers were read: of a writer whose number is among them either
# the lock is seen or all that was written. So the numbers are materialised first, and the look depends on their row.
# Snapshots do not tell: the latest transaction is beyond them while it runs.
STATE = """
WITH told AS MATERIALIZED (
  SELECT array(SELECT pg_sequence_last_value(history) FROM unnest(%s::regclass[]) AS history) AS written, oid
  FROM pg_database WHERE datname = current_database()
)
SELECT told.written, told.oid, EXISTS (
  SELECT FROM pg_locks
  WHERE locktype = 'transactionid' AND mode = 'ExclusiveLock' AND granted AND told.written IS NOT NULL
) FROM told
"""


@dataclass(frozen=True)
class State:
    """How far each history has come, by the table that it is kept in."""

    written: Mapping[str, int | None]
    database: int = 0

    def of(self, histories: Iterable[str] | None) -> State:
        """What concerns these alone; all of it for None."""
        if histories is None:
            return self
        return State({name: self.written.get(name) for name in histories}, self.database)


def state_of_records() -> State | None:
    """Equal as long as nothing is written; None while somebody writes, as a transaction of one's own may."""
    if connection.in_atomic_block:
        return None
    histories = sorted(histories_of_tables().values())
    with connection.cursor() as cursor:
        cursor.execute(STATE, ([f"{history}_pgh_id_seq" for history in histories],))
        written, database, somebody_writes = cursor.fetchone()
    return None if somebody_writes else State(dict(zip(histories, written, strict=True)), database)


@cache
def histories_of_tables() -> dict[str, str]:
    """The table in which the history of each table is kept."""
    return {model._meta.db_table: event_model(model)._meta.db_table for model in tracked_models()}


@cache
def histories_beside(model: type[Model]) -> frozenset[str]:
    """Those of the tables that neither hold this model nor point at it: what surrounds it, such as units and lists."""
    return frozenset(
        event_model(each)._meta.db_table
        for each in tracked_models()
        if model not in (each, *(field.related_model for field in each._meta.concrete_fields))
    )


class Told:
    """The last answers, each with the state of the records before it was worked out."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.answers: OrderedDict[Hashable, tuple[frozenset[str] | None, State, Any]] = OrderedDict()
        self.lock = Lock()

    def find(
        self, question: Hashable, state: State | None, still_holds: Callable[[State, State], bool] | None = None
    ) -> Any:
        """The answer that still holds, or None.

        `still_holds` may know of an answer that depends on any history that nothing of what was written since, between
        the one state and the other, concerns it.
        """
        with self.lock:
            known = self.answers.get(question)
        if state is None or known is None:
            return None
        histories, before, answer = known
        if state.of(histories) == before:
            return answer
        if histories is not None or still_holds is None or not still_holds(before, state):
            return None
        self.keep(question, state, answer)
        return answer

    def keep(
        self, question: Hashable, state: State | None, answer: Any, histories: frozenset[str] | None = None
    ) -> None:
        """`histories` are those of the tables on which the answer depends; None where that may be any."""
        if state is None:
            return
        with self.lock:
            self.answers[question] = (histories, state.of(histories), answer)
            self.answers.move_to_end(question)
            while len(self.answers) > self.most:
                self.answers.popitem(last=False)
