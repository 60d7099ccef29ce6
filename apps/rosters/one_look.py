"""One look at an upload: what apps find about it is found once, however many guards, cards and lists ask for it."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from apps.rosters.models import Upload

Found = TypeVar("Found")
_seen: ContextVar[dict[Hashable, Any] | None] = ContextVar("seen", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """While a page is put together, or an act is weighed, nothing that is found changes; a look within one is that."""
    if _seen.get() is not None:
        yield
        return
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


def found_once(find: Callable[[Upload], Found]) -> Callable[[Upload], Found]:
    """Ask for each upload once in a look; outside of one each time."""

    @wraps(find)
    def found(upload: Upload) -> Found:
        seen = _seen.get()
        if seen is None:
            return find(upload)
        if (find, upload.pk) not in seen:
            seen[find, upload.pk] = find(upload)
        told: Found = seen[find, upload.pk]
        return told

    return found
