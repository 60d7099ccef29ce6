"""Modules that use copies of the larger databases are run one after the other, by the first of two workers."""

from dataclasses import dataclass

from tests.order import copies_first


@dataclass(frozen=True)
class Collected:
    path: str
    name: str
    fixturenames: list[str]


def test_modules_that_use_copies_go_first_whole_and_in_their_order() -> None:
    tests = [
        Collected("a", "one", ["units"]),
        Collected("b", "two", []),
        Collected("b", "three", ["db", "demonstration"]),
        Collected("c", "four", ["units"]),
        Collected("d", "five", ["reformed"]),
    ]
    assert [test.name for test in copies_first(tests)] == ["two", "three", "five", "one", "four"]
