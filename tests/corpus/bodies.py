"""The body of a sheet: groups, people, ditto marks, totals, a header again on each printed page."""

from dataclasses import dataclass, field
from random import Random

from tests.corpus.columns import Field, headed
from tests.corpus.headers import letter_of, numbering, write_header
from tests.corpus.people import Invented
from tests.corpus.said import Formula, Page, PersonTruth, Said, Value, Written

TOTALS = ("Tổng cộng", "Tổng cộng (I+II)", "TỔNG", "Tổng số", "Cộng chung")
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
    header_manner: str = "plain"
    number_form: str = "number"  # number, text, dotted
    empty_rows: int = 0  # numbered rows at the end that nobody filled
    group_form: str = "beside"  # the numeral beside the label, before it in one cell, or with the count behind


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
        for number in range(self.number + 1, self.number + 1 + self.manners.empty_rows):
            self.page.add(number)
        if self.manners.total in ("last", "each"):
            self.total(self.chance.choice(TOTALS), [each for group in groups for each in group.people])

    def head(self) -> None:
        paths = [headed(path, self.manners.header_manner) for path in ((self.manners.counter,), *self._paths())]
        write_header(self.page, paths, self.manners.header_style)
        numbering(self.page, 1 + len(self._paths()), self.manners.numbering)

    def group(self, group: Group) -> None:
        if group.label:
            self.page.add(*self._label(group))
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
        forms: dict[str, Value] = {"text": f"{self.number:02}", "dotted": f"{self.number}."}
        cells: list[Value] = [forms.get(self.manners.number_form, self.number)]
        truth = PersonTruth(self.page.name, len(self.page.rows) + 1)
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
        if not each.ditto:
            return written
        says, before = written.said[0], self.above.get(each.ditto)
        is_plain = len(written.said) == 1 and not says.unsure
        self.above[each.ditto] = says.value if is_plain else None
        if not is_plain:
            return written
        if self.manners.has_dittos and says.value is not None and before == says.value and self.chance.random() < 0.7:
            return Written((self.chance.choice(DITTO),), (Said(says.key, says.value, "ditto mark"),))
        return written

    def total(self, label: str, people: list[Invented]) -> None:
        """A total row: how many stand below Nam and Nữ and in each marked column, as numbers or formulas."""
        rows = self.page.rows[-len(people) :] if label == "Cộng" else []
        cells: list[Value] = [None, label]
        for place, path in enumerate(self._paths()[1:], 2):
            sex = {"Nam": "male", "Nữ": "female"}.get(path[-1]) if len(path) > 1 else None
            if sex:
                cells.append(self._count(place, sum(person.sex == sex for person in people)))
            elif len(path) > 2 and rows:
                cells.append(self._count(place, sum(len(row) > place and row[place] is not None for row in rows)))
            else:
                cells.append(None)
        self.page.add(*cells)

    def _count(self, place: int, count: int) -> Value:
        letter = letter_of(place)
        formula = Formula(f"=COUNTA({letter}1:{letter}{len(self.page.rows)})", count)
        return formula if self.manners.numbering == "formulas" else count

    def _label(self, group: Group) -> tuple[Value, ...]:
        if self.manners.group_form == "before" and group.numeral:
            return (f"{group.numeral}. {group.label}",)
        if self.manners.group_form == "counted" and group.people:
            return (group.numeral or None, f"{group.label} ({len(group.people)} người)")
        return (group.numeral or None, group.label)

    def _paths(self) -> list[tuple[str, ...]]:
        return [path for each in self.fields for path in each.paths]
