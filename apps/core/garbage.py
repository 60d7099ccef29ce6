"""When Python looks for cycles that nobody holds any more.

What an application loads stays until it ends: looking through it again costs a request a tenth of a second and more
whenever its turn comes. It is set aside once, and what requests make is looked through less often, as most of it goes
without being looked for.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# So many new objects that are still held, before the youngest are looked through; Python's own number is 700.
NEW_OBJECTS = 10_000
# How often a generation is looked through before the next older one is.
ROUNDS = 20


def wait_while_loading() -> None:
    gc.disable()


def set_loaded_aside() -> None:
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, ROUNDS, ROUNDS)
    gc.enable()


@contextmanager
def collection_paused() -> Iterator[None]:
    """Let objects pile up: nothing that is made while reading a file forms a cycle, and the looks took a quarter."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
