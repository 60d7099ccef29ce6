"""What is worked out from code lists, kept until an entry of them is written: a roster asks for it again and again.

Each version of an entry has its own place in the table and the number of the transaction that wrote it. So a list is
the same as long as these are, whoever wrote to it and by whatever way, and to ask for them takes one short statement.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from threading import Lock
from typing import Any, TypeVar

from django.db import connection, models
from django.utils.translation import get_language

Told = TypeVar("Told")
# The days and languages of rosters that are read at once, times the lists of their columns.
MOST = 200
STATE = "(SELECT concat(count(*), ' ', sum(hashtextextended(concat(ctid, ' ', xmin), 0))) FROM {table})"


@dataclass(frozen=True)
class Standing:
    """What stands for the state of something else than one list: an expression of SQL, in brackets."""

    text: str


Listed = type[models.Model] | Standing
States = dict[Listed, Hashable]
# The lists that one work after another asks for, in the order in which they were met.
_usual: dict[Listed, None] = {}
_held: ContextVar[States | None] = ContextVar("held", default=None)
_kept: OrderedDict[Hashable, tuple[Hashable, Any]] = OrderedDict()
_lock = Lock()


def usually_asked(*lists: Listed) -> None:
    """Work that asks for one of these asks for all of them, in one statement."""
    _usual.update(dict.fromkeys(lists))


def state_of(*lists: Listed) -> tuple[Hashable, ...]:
    """Equal as long as no entry of these lists is written, in one database."""
    held = _held.get()
    if held is None:
        states = _states(lists)
    else:
        if not held.keys() >= set(lists):
            _usual.update(dict.fromkeys(lists))
            held.update(_states(_usual))
        states = held
    place = (str(connection.settings_dict[key]) for key in ("HOST", "PORT", "NAME"))
    return (*place, *(states[each] for each in lists))


@contextmanager
def lists_held_at_most_once() -> Iterator[None]:
    """The same for work that may be part of another one, which then tells of what moment it is."""
    if _held.get() is not None:
        yield
        return
    with lists_held():
        yield


@contextmanager
def lists_held() -> Iterator[None]:
    """One work of a moment: how its lists stand is asked for once, of all that such works usually ask for."""
    token = _held.set({})
    try:
        yield
    finally:
        _held.reset(token)


def _states(lists: Iterable[Listed]) -> States:
    asked = list(lists)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(_text_of(each) for each in asked)}")
        return dict(zip(asked, cursor.fetchone(), strict=True))


def _text_of(listed: Listed) -> str:
    if isinstance(listed, Standing):
        return listed.text
    return STATE.format(table=connection.ops.quote_name(listed._meta.db_table))


def from_lists(tell: Callable[[date], Told], day: date, *lists: type[models.Model]) -> Told:
    """What `tell` says of these lists on a day, worked out anew in each language once one of them was written."""
    return from_state(state_of(*lists), tell, day)


def from_state(state: Hashable, tell: Callable[[date], Told], day: date) -> Told:
    """The same where the state of the lists is known, as to who asks for several days."""
    question = (tell, day, get_language())
    with _lock:
        known = _kept.get(question)
    if known is not None and known[0] == state:
        told: Told = known[1]
        return told
    told = tell(day)
    with _lock:
        _kept[question] = (state, told)
        _kept.move_to_end(question)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return told


def standing(tell: Callable[[], Told], *lists: type[models.Model]) -> Told:
    """The same of what depends on no day."""
    told: Told = from_lists(_of_any_day(tell), date.min, *lists)
    return told


@cache
def _of_any_day(tell: Callable[[], Told]) -> Callable[[date], Told]:
    return lambda _day: tell()
