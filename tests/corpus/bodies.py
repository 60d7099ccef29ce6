"""The body of a sheet: groups, people, ditto marks, totals, a header again on each printed page."""

from dataclasses import dataclass, field
from random import Random

from tests.corpus.columns import Field
from tests.corpus.headers import letter_of, numbering, write_header
from tests.corpus.people import Invented
from tests.corpus.said import Formula, Page, PersonTruth, Said, Value, Written

DITTO = ("nt", "//", "-nt-", '"', "như trên", "NT")


@dataclass(frozen=True)
class Group:
    """People below one group row; a unit's name as its label when the sheet holds several communes."""

    label: str
    people: list[Invented]
    numeral: str = ""


@dataclass(frozen=True)
class Manners:
    """How one commune lays out its sheet."""

    header_style: str = "merged"
    numbering: str = "none"
    counter: str = "TT"
    restarts: bool = False
    has_dittos: bool = False
    total: str = "none"  # none, first, last or each (group)
    page_length: int = 0  # people to a printed page; 0 prints the header once
    blank_rows: bool = False
    hides_rows: bool = False
    kinds: tuple[str, ...] = ()


@dataclass
class Body:
    """Writes one sheet's header and people onto a page and keeps the truth."""

    page: Page
    fields: list[Field]
    manners: Manners
    chance: Random
    people: list[PersonTruth] = field(default_factory=list)
    number: int = 0
    above: dict[str, object] = field(default_factory=dict)

    def write(self, groups: list[Group]) -> None:
        self.head()
        if self.manners.total == "first":
            self.total("Tổng số", [each for group in groups for each in group.people])
        for group in groups:
            self.group(group)
        if self.manners.total in ("last", "each"):
            self.total("Tổng cộng", [each for group in groups for each in group.people])

    def head(self) -> None:
        write_header(self.page, [(self.manners.counter,), *self._paths()], self.manners.header_style)
        numbering(self.page, 1 + len(self._paths()), self.manners.numbering)

    def group(self, group: Group) -> None:
        if group.label:
            self.page.add(group.numeral or None, group.label)
            self.number, self.above = (0 if self.manners.restarts else self.number), {}
        for person in group.people:
            if self.manners.page_length and self.people and len(self.people) % self.manners.page_length == 0:
                self.head()
                self.above = {}
            self.person(person)
        if self.manners.total == "each" and group.people:
            self.total("Cộng", group.people)
        if self.manners.blank_rows:
            self.page.add()

    def person(self, person: Invented) -> None:
        self.number += 1
        cells: list[Value] = [self.number]
        truth = PersonTruth(self.page.name, len(self.page.rows) + 1, kinds=self.manners.kinds)
        for each in self.fields:
            written = self._dittoed(each, each.fill(self.chance, person))
            letters = {letter_of(len(cells) + place) for place in range(len(written.cells))}
            cells.extend(written.cells)
            for said in written.said:
                truth.add(said, letters)
        self.people.append(truth)
        row = self.page.add(*cells)
        if self.manners.hides_rows and self.chance.random() < 0.15:
            self.page.hidden_rows.add(row)

    def _dittoed(self, each: Field, written: Written) -> Written:
        """“nt” where the row above says the same; never below a cell that nobody can know."""
        if not each.ditto or len(written.said) != 1:
            return written
        says, before = written.said[0], self.above.get(each.ditto)
        self.above[each.ditto] = says.value
        if self.manners.has_dittos and says.value is not None and before == says.value and self.chance.random() < 0.7:
            return Written((self.chance.choice(DITTO),), (Said(says.key, says.value, "ditto mark"),))
        return written

    def total(self, label: str, people: list[Invented]) -> None:
        """A total row with the counts below Nam and Nữ, or behind the label, as numbers or formulas."""
        cells: list[Value] = [None, label]
        paths = self._paths()
        for place, path in enumerate(paths[1:], 1):
            counted = {"Nam": "male", "Nữ": "female"}.get(path[-1]) if len(path) > 1 else None
            count = sum(person.sex == counted for person in people)
            letter = letter_of(place + 1)
            formula = Formula(f"=COUNTA({letter}1:{letter}{len(self.page.rows)})", count)
            value: Value = formula if self.manners.numbering == "formulas" else count
            cells.append(value if counted else None)
        self.page.add(*cells)

    def _paths(self) -> list[tuple[str, ...]]:
        return [path for each in self.fields for path in each.paths]
