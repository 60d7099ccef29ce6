"""What else a figure may mean where its sentence leaves it open: the whole text's unit, groups named before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from apps.reporting.definitions import HEADCOUNT
from apps.reporting.telling.checking.addresses import Address
from apps.reporting.telling.checking.persons import USUAL, is_of_office, of_group, report_telling
from apps.reporting.telling.checking.ratios import conditions_of
from apps.reporting.telling.checking.reckoned import COMPOSED
from apps.reporting.telling.checking.scene import Sentence
from apps.reporting.telling.words import PERSONS, words

if TYPE_CHECKING:
    from apps.reporting.telling.checking.reading import Reader


def _says_cadres(sentence: Sentence) -> bool:
    """Whether cán bộ nữ stands alone, which may mean women among cadres or among all staff."""
    levels = (term for term in sentence.terms if term.of(PERSONS, "category"))
    return any(sentence.text.startswith("can bo ", term.start) for term in levels)


@dataclass
class Likely:
    """Keeps the units and groups that a text has named so far."""

    reader: Reader
    # Whether the units that hold on were named in an earlier paragraph.
    is_far: bool = False
    # Groups of the whole text, and those of its last paragraph with the holders of offices.
    groups: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)

    def of_the_whole_text(self, sentence: Sentence, address: Address | None) -> Address | None:
        """The same of the unit that was chosen for the text, where an earlier sentence named the one that is taken."""
        if address is None or address.versus or address.units == (self.reader.unit,):
            return None
        is_named_here = any(unit in sentence.units for unit in self.reader.context.units)
        return None if is_named_here else replace(address, units=(self.reader.unit,), is_sum=False)

    def of_other_groups(self, sentence: Sentence, address: Address | None) -> tuple[Address, ...]:
        """The same of groups that earlier sentences named, where this one leaves open which of them goes on."""
        if address is None or address.report not in (*words().reports, COMPOSED):
            return ()
        is_named = any(term.of(PERSONS, "group") for term in sentence.terms)
        meant = self.near if is_of_office(address.group) else [*self.groups, *self.near]
        others = [group for group in dict.fromkeys(meant) if group != address.group]
        self.near = list(dict.fromkeys([*self.near, address.group]))
        if not is_of_office(address.group):
            self.groups = list(dict.fromkeys([*self.groups, address.group]))
        goes_on = self._of_whole_before(sentence, address)
        if is_named:
            return (*goes_on, *self._of_level_before(sentence, address))
        others = [*others, *(["cadres"] if address.group == USUAL and _says_cadres(sentence) else [])]
        of_part = self._of_part_before(sentence, address)
        alike = tuple(of_group(address, group) for group in others if report_telling(address.measure, group))
        return (*of_part, *goes_on, *alike, *self._of_level_before(sentence, address))

    def _of_part_before(self, sentence: Sentence, address: Address) -> tuple[Address, ...]:
        """Behind a semicolon also of those of whom a part was told before: of 1,032 women 763 …; 927 are members."""
        before = self.reader.readings[-1].address if self.reader.readings else None
        if sentence.stretch.opening != ";" or before is None or not before.also or address.also:
            return ()
        return (replace(before, cells=address.cells),)

    def _of_whole_before(self, sentence: Sentence, address: Address) -> tuple[Address, ...]:
        """Of those of whom the sentence told last: civil servants of a people are 14, women 1."""
        last = self.reader.readings[-1] if self.reader.readings else None
        before = last.address if last else None
        if last is None or before is None or address.also or address.measure == HEADCOUNT.code:
            return ()
        is_here = sentence.stretch.start <= last.figure.start < sentence.stretch.end
        is_level = before.measure not in (HEADCOUNT.code, address.measure) and before.group == address.group
        is_told = before.report in (*words().reports, COMPOSED) and not (before.is_ratio or before.is_per_commune)
        if not (is_here and is_level and is_told) or before.than or before.also:
            return ()
        return (replace(before, report=COMPOSED, cells=address.cells, also=conditions_of(before.cells), whole=""),)

    def _of_level_before(self, sentence: Sentence, address: Address) -> tuple[Address, ...]:
        """Of whom nothing more is said than the group or office, those of the level before: 7 secretaries are women."""
        told = (each.address for each in reversed(self.reader.readings) if each.address)
        before = next((each for each in told if each.measure != HEADCOUNT.code), None)
        is_here = bool(self.reader.readings) and self.reader.readings[-1].figure.start >= sentence.stretch.start
        may_go_on = is_of_office(address.group) or sentence.stretch.opening == ";" or is_here
        if before is None or address.measure != HEADCOUNT.code or not may_go_on:
            return ()
        if not report_telling(before.measure, address.group):
            return ()
        return (of_group(replace(before, units=address.units, day=address.day, than=address.than), address.group),)
