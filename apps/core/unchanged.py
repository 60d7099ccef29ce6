"""What was told from the records and still holds, because nothing has been written since.

Every write to a table with a history takes numbers from that history's sequence, so the sum of these sequences stands
for the state of the records. It says so only while no transaction is writing, this one included: numbers are taken
before what was written can be seen, and stay taken when it is rolled back.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Any

from django.db import connection

STATE = """
SELECT sum(last_value), oid, pg_current_xact_id_if_assigned() IS NULL
  AND pg_snapshot_xmin(pg_current_snapshot()) = pg_snapshot_xmax(pg_current_snapshot())
FROM pg_sequences, pg_database
WHERE sequencename LIKE '%event\\_pgh\\_id\\_seq' AND schemaname = current_schema() AND datname = current_database()
GROUP BY oid
"""
State = tuple[Any, ...]


def state_of_records() -> State | None:
    """Equal as long as nothing is written; None while somebody writes."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        *state, is_at_rest = cursor.fetchone() or (None, False)
    return tuple(state) if is_at_rest else None


class Told:
    """The last answers, each with the state of the records before it was worked out."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.answers: OrderedDict[Hashable, tuple[State, Any]] = OrderedDict()
        self.lock = Lock()

    def find(self, question: Hashable, state: State | None) -> Any:
        """The answer that still holds, or None."""
        with self.lock:
            known, answer = self.answers.get(question, (None, None))
        return answer if state is not None and known == state else None

    def keep(self, question: Hashable, state: State | None, answer: Any) -> None:
        if state is None:
            return
        with self.lock:
            self.answers[question] = (state, answer)
            self.answers.move_to_end(question)
            while len(self.answers) > self.most:
                self.answers.popitem(last=False)
