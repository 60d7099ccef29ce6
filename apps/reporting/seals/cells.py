"""Figures of any paper with whoever stands behind each: what seals of composed tables, forms and events keep.

Where a declared report keeps groups, units and rows of persons, these keep for each person the cells that count them.
A number below zero stands for what is no person: a class, an event of a unit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from django.db import connection

from apps.reporting.models import Seal, SealedPerson
from apps.reporting.table import Key

# Lines that travel together.
AT_ONCE = 5_000


@dataclass(frozen=True)
class CellWords:
    """Where a figure stands; `facts` say of which dimensions it tells what, `opened_by` which rights they need."""

    row: str
    column: str
    facts: tuple[tuple[str, str], ...] = ()
    opened_by: str = ""

    def as_json(self) -> dict[str, Any]:
        return {"row": self.row, "column": self.column, "facts": self.facts, "opened_by": self.opened_by}


@dataclass(frozen=True)
class Cells:
    """All counted figures of a paper, with who was counted in each and how often."""

    words: Mapping[str, CellWords]
    counts: Mapping[str, int]
    kept: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    # What decides who is counted at all.
    asked: tuple[str, ...] = ()

    @property
    def persons(self) -> int:
        return sum(person > 0 for person in self.kept)

    @cached_property
    def by_people(self) -> Counter[str]:
        """The figures that those who are kept make."""
        found: Counter[str] = Counter()
        for cells in self.kept.values():
            found.update(cells)
        return found

    def as_json(self) -> dict[str, Any]:
        """As it is kept with the seal, without the people."""
        return {
            "words": [[code, each.as_json()] for code, each in self.words.items()],
            "counts": dict(self.counts),
            "hidden": sorted(self.hidden),
            "asked": list(self.asked),
        }


def cells_of(
    words: Mapping[str, CellWords],
    counts: Mapping[str, int],
    standing: Iterable[tuple[str, int, int]],
    hidden: Iterable[str] = (),
    asked: Iterable[str] = (),
) -> Cells:
    """Of cells, persons and times those that the paper shows; whoever is told twice in a cell stands there once."""
    kept: dict[int, dict[str, int]] = defaultdict(dict)
    for code, person, times in standing:
        if code in words and times:
            kept[person][code] = times
    known = {code: number for code, number in counts.items() if number and code in words}
    return Cells(words, known, kept, frozenset(hidden) & words.keys(), tuple(dict.fromkeys(asked)))


def keep_cells(seal: Seal, cells: Cells) -> None:
    """Write in which cells everyone is counted, by their numbers in the order of the seal; all people at once."""
    numbers = {code: str(number) for number, code in enumerate(cells.words)}
    lines = (
        f"{seal.pk}\t0\t{person}\t{{{','.join(map(numbers.__getitem__, held))}}}"
        f"\t{{{','.join(map(str, held.values()))}}}\t{{}}\n"
        for person, held in cells.kept.items()
    )
    table, columns = SealedPerson._meta.db_table, "seal_id, part, person, places, counted, facts"
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        while many := "".join(islice(lines, AT_ONCE)):
            copy.write(many)


def kept_cells(seal: Seal) -> Cells:
    """The cells of a seal with their people, as they were."""
    told = seal.figures["cells"]
    words = {code: _words(each) for code, each in told["words"]}
    codes = list(words)
    kept = {
        person: {codes[number]: times for number, times in zip(places, counted, strict=True)}
        for person, places, counted in seal.people.values_list("person", "places", "counted")
    }
    return Cells(words, told["counts"], kept, frozenset(told["hidden"]), tuple(told["asked"]))


def _words(told: Mapping[str, Any]) -> CellWords:
    return CellWords(told["row"], told["column"], tuple((d, code) for d, code in told["facts"]), told["opened_by"])


def key_of(code: str) -> Key:
    """A cell as differences name it."""
    return "", 0, "", code
