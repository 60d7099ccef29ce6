"""The sheets of one workbook, all in the manner of the same office, with the truth about their people."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from tests.corpus import titleblocks
from tests.corpus.bodies import Body, Group, Manners
from tests.corpus.columns import Field
from tests.corpus.people import Invented, invent
from tests.corpus.recipes import Recipe
from tests.corpus.said import Page, PersonTruth
from tests.corpus.titles import staff

BODIES = (
    ("ĐẢNG ỦY", "HĐND - UBND", "MTTQ VÀ CÁC ĐOÀN THỂ"),
    ("Khối Đảng", "Khối chính quyền", "Khối đoàn thể"),
    ("Cán bộ chuyên trách", "Công chức chuyên môn", "Công chức tăng cường"),
)


@dataclass
class Sheets:
    """Writes the sheets of one workbook, all in the manner of the same office."""

    chance: Random
    what: Recipe
    fields: list[Field]
    manners: Manners
    is_after: bool

    def __post_init__(self) -> None:
        self.pages: list[Page] = []
        self.people: list[PersonTruth] = []

    def sheet(self, name: str, units: list[str], day: date, *, is_hidden: bool = False, counts: bool = True) -> None:
        """One sheet; one that is hidden or of another year says nothing of the day that is asked for."""
        page = Page(name, is_hidden=is_hidden)
        says_day = self.what.height != "none" and self.what.sheets != "a sheet for each year"
        height = self.what.height
        titleblocks.above(self.chance, page, unit=units[0], day=day, height=height, says_day=says_day)
        body = Body(page, self.fields, self.manners, self.chance)
        body.write([group for place, unit in enumerate(units) for group in self._groups(unit, place, len(units))])
        titleblocks.below(self.chance, page, units[0], day)
        if self.chance.random() < 0.1:
            page.hidden_columns.add(self.chance.randint(2, 8))
        self.pages.append(page)
        if counts:
            self.people.extend(body.people)

    def _groups(self, unit: str, place: int, units: int) -> Iterator[Group]:
        leaders, others, helpers = staff(self.chance, self.chance.randint(14, 26) // units + 4, is_after=self.is_after)
        if self.what.grouping == "groups by body":
            yield from self._by_body(unit, place, units, [*leaders, *others])
            return
        parts = [("CÁN BỘ", leaders), ("CÔNG CHỨC", others), ("NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH", helpers)]
        if units > 1:
            yield Group(f"{'ABC'[place]}. XÃ {unit.upper()}", [])
        if self.what.grouping == "no groups":
            yield Group("", [self._person(titles) for _label, held in parts[:2] for titles in held])
            return
        numerals = ("A", "B", "C") if self.what.grouping == "capitals behind a letter" else ("I", "II", "III")
        for (label, held), numeral in zip(parts, numerals, strict=True):
            if held:
                yield Group(label, [self._person(titles) for titles in held], numeral)

    def _by_body(self, unit: str, place: int, units: int, held: list[tuple[str, ...]]) -> Iterator[Group]:
        """Groups named after the bodies that people serve."""
        if units > 1:
            yield Group(f"{'ABC'[place]}. XÃ {unit.upper()}", [])
        third = len(held) // 3 + 1
        for number, body in enumerate(self.chance.choice(BODIES)):
            people = [self._person(titles) for titles in held[number * third : (number + 1) * third]]
            if people:
                yield Group(body, people, ("I", "II", "III")[number])

    def _person(self, titles: tuple[str, ...]) -> Invented:
        return invent(self.chance, titles)
