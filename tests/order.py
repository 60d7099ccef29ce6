"""The order in which the modules of tests are run by two workers, each of which begins with one half."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

# What connects to a copy of a database that takes half a minute to make.
COPIES = {"country", "demonstration", "reformed"}


class Collected(Protocol):
    """What is asked of a collected test."""

    @property
    def fixturenames(self) -> Sequence[str]: ...

    @property
    def path(self) -> object: ...


Test = TypeVar("Test", bound=Collected)


def copies_first(tests: Sequence[Test]) -> list[Test]:
    """Whole modules that use copies go before all others: one worker makes them, and the other never waits for them."""
    using = {test.path for test in tests if not COPIES.isdisjoint(test.fixturenames)}
    return sorted(tests, key=lambda test: test.path not in using)
