"""Pauses in long reading: whoever lets a file be read may say what happens at them, such as to end it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# A loop over rows pauses after so many.
BLOCK = 2_000

_at_pauses: ContextVar[Callable[[], None] | None] = ContextVar("at_pauses", default=None)


@contextmanager
def pausing(act: Callable[[], None]) -> Iterator[None]:
    """What is read inside pauses for an act; what that raises ends the reading."""
    token = _at_pauses.set(act)
    try:
        yield
    finally:
        _at_pauses.reset(token)


def pause() -> None:
    """A moment at which reading may be ended."""
    if act := _at_pauses.get():
        act()
