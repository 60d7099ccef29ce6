"""Reading without looks for cycles: nothing that is made while reading forms one, and the looks took a quarter."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def collection_paused() -> Iterator[None]:
    """Let objects pile up without the interpreter going through them all again and again."""
    _settle_process()
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@cache
def _settle_process() -> None:
    """Once: what a process has loaded stays for its life; to go through that after each file took a tenth of it."""
    gc.freeze()
