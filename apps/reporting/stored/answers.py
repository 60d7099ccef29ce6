"""What questions were answered while nobody changed what they read.

A page, its files and the pages beside it ask alike; as long as a stored day has seen every change, the answer is still
the same. It is found again by the moment that the day has seen, so that it ends with the first edit; each process keeps
its own.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from threading import Lock
from typing import Any, TypeVar

from django.db import connection

from apps.reporting.counts import Counts
from apps.reporting.sql import Sql
from apps.reporting.stored.reading import Stored

Answer = TypeVar("Answer", bound=Sized)
Question = tuple[object, ...]
# About thirty megabytes; a report by commune of a province has some fifty thousand.
MOST_CELLS = 150_000


class Answers:
    """Cells by question; the question asked longest ago is dropped when the cells become too many."""

    def __init__(self, most_cells: int = MOST_CELLS) -> None:
        self._most_cells = most_cells
        self._held: OrderedDict[Question, Any] = OrderedDict()
        self._cells = 0
        self._lock = Lock()

    def find(self, question: Question) -> Any | None:
        with self._lock:
            if question in self._held:
                self._held.move_to_end(question)
            return self._held.get(question)

    def keep(self, question: Question, answer: Sized) -> None:
        with self._lock:
            if question in self._held or _room(answer) > self._most_cells:
                return
            self._held[question] = answer
            self._cells += _room(answer)
            while self._cells > self._most_cells:
                _asked, dropped = self._held.popitem(last=False)
                self._cells -= _room(dropped)


def _room(answer: Sized) -> int:
    """To look through tens of thousands of numbers for those of nobody took as long as to add them."""
    return answer.room if isinstance(answer, Counts) else len(answer)


_answers = Answers()


def asked_by(statement: Sql) -> Hashable:
    """What a statement asks; its parameters are many, and may be lists."""
    return statement.text, repr(statement.params)


def answered(asked: Hashable, read_as: object, stored: Stored | None, ask: Callable[[], Answer]) -> Answer:
    """What `ask` gives by asking a statement and reading its rows as `read_as` says; nobody may change it.

    `stored` is the day that the statement reads and nothing else, if it is kept; without it each question is new.
    """
    if stored is None or stored.touched:
        return ask()
    database = connection.settings_dict["NAME"]
    question = (database, stored.pk, stored.seen, asked, repr(read_as))
    answer: Answer | None = _answers.find(question)
    if answer is None:
        answer = ask()
        _answers.keep(question, answer)
    return answer
