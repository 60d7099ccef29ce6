"""Workbooks that an accident or an attacker made, each from a seed: cut, flipped, bombs, tricks of zips and cells."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from tests.corpus import mutated_cells, mutated_text, mutated_zips
from tests.corpus.corpus import made

SIZE = 2_000
BASES = 24
ZIPS = (0, 1, 2, 4, 6, 9)  # of the bases, those that are zips


@dataclass(frozen=True)
class Mutated:
    """A file that must end in a reading or in a refusal with a sentence."""

    number: int
    kind: str
    name: str
    content: bytes


Trick = Callable[[Random], tuple[str, bytes]]


@lru_cache(maxsize=BASES)
def _base(number: int) -> tuple[str, bytes]:
    workbook = made(number)
    return workbook.name, workbook.content


def _any(chance: Random) -> tuple[str, bytearray]:
    name, content = _base(chance.randrange(BASES))
    return name, bytearray(content)


def cut(chance: Random) -> tuple[str, bytes]:
    name, content = _any(chance)
    return name, bytes(content[: chance.randrange(1, len(content))])


def beheaded(chance: Random) -> tuple[str, bytes]:
    """The beginning is there and the rest came later than it should."""
    name, content = _any(chance)
    begun, missing = chance.randrange(8, 600), chance.randrange(1, 2_000)
    return name, bytes(content[:begun] + content[begun + missing :])


def flipped(chance: Random) -> tuple[str, bytes]:
    name, content = _any(chance)
    for _each in range(chance.choice((1, 4, 40, 400))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return name, bytes(content)


def blanked(chance: Random) -> tuple[str, bytes]:
    """A stretch of zeros, as after a crash."""
    name, content = _any(chance)
    begun = chance.randrange(len(content))
    length = min(chance.choice((16, 512, 4_096)), len(content) - begun)
    content[begun : begun + length] = bytes(length)
    return name, bytes(content)


def spliced(chance: Random) -> tuple[str, bytes]:
    """The head of one file on the tail of another."""
    name, first = _any(chance)
    _other, second = _any(chance)
    return name, bytes(first[: chance.randrange(len(first))] + second[chance.randrange(len(second)) :])


def flipped_inside(chance: Random) -> tuple[str, bytes]:
    """Bits flipped inside a part that was then packed again, so that the zip itself is sound."""
    name, content = _base(chance.choice(ZIPS))
    return name, mutated_zips.repacked(content, lambda part, inner: _flip(chance, inner, part))


def _flip(chance: Random, inner: bytes, part: str) -> bytes:
    if chance.random() < 0.5 or not part.endswith("xml"):
        return inner
    changed = bytearray(inner)
    for _each in range(chance.choice((1, 3, 12))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


TRICKS: dict[str, Trick] = {
    "cut": cut,
    "beheaded": beheaded,
    "bits flipped": flipped,
    "a stretch of zeros": blanked,
    "two files in one": spliced,
    "bits flipped inside a part": flipped_inside,
    **mutated_zips.TRICKS,
    **mutated_cells.TRICKS,
    **mutated_text.TRICKS,
}
# Some are the same file for every seed and slow to make; each of them once in the whole is enough.
ONCE: dict[str, Trick] = {**mutated_zips.ONCE, **mutated_text.ONCE}


def mutated(number: int) -> Mutated:
    """The same file for the same number; the first numbers are those that need be tried only once."""
    tricks = ONCE if number < len(ONCE) else TRICKS
    kind = list(tricks)[number % len(tricks)]
    name, content = tricks[kind](Random(f"mutation {number}"))
    return Mutated(number, kind, name, content)
