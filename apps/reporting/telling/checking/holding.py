"""What a sentence leaves to be understood by the next one: days, groups, units, measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apps.core.narrowing import present
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.telling.checking.comparing import group_of_all
from apps.reporting.telling.checking.days import Day
from apps.reporting.telling.checking.persons import OF_WHOM, USUAL, is_of_office
from apps.reporting.telling.checking.scene import Context, Sentence
from apps.reporting.telling.words import PERSONS

if TYPE_CHECKING:
    from apps.reporting.telling.checking.reading import Reader


@dataclass(frozen=True)
class Holding:
    """Carries the context of a reader from sentence to sentence."""

    reader: Reader

    @property
    def context(self) -> Context:
        return self.reader.context

    def begin(self, sentence: Sentence) -> None:
        """The only day of a sentence holds for all of it; years and spans do not hold beyond their paragraph."""
        if self.context.held and self._goes_on(sentence):
            self.context.whole_group = self.context.group or USUAL
            self.context.group = self.context.held
        if sentence.stretch.opening != ";":
            self.context.other = None
        if sentence.units:
            self.reader.likely.is_far = False
        elif "\n" in sentence.stretch.opening:
            self.reader.likely.is_far = bool(self.context.units)
        if "\n" in sentence.stretch.opening:
            self.context.since, self.reader.likely.near = None, []
            if self.context.is_year:
                self.context.day, self.context.is_year = self.reader.main_day, False
        days = [day for day in sentence.days if not (day.is_other or day.is_aside)]
        stocks = [day for day in days if day.first is None]
        if len(stocks) == 1:
            self._take_day(stocks[0])
        firsts = [day.first for day in days if day.first is not None]
        if firsts and len(stocks) < 2:
            self.context.since = firsts[-1]

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether it is about those of the sentence before: of whom …; behind a semicolon where it names nobody."""
        if OF_WHOM.match(sentence.text[sentence.stretch.start : sentence.stretch.end].lstrip()):
            return True
        return sentence.stretch.opening == ";" and not any(term.of(PERSONS, "group") for term in sentence.terms)

    def _take_day(self, day: Day) -> None:
        self.context.day = self.reader.main_day if day.is_now else day.day
        self.context.since, self.context.is_year = None, day.is_year

    def end(self, sentence: Sentence) -> None:
        """What a sentence named last, with or without figures, holds for the next; of several years none does."""
        self.context.held = self.context.group if is_of_office(self.context.group) else ""
        if self.context.whole_group:
            self.context.group, self.context.whole_group = self.context.whole_group, ""
        self.context.group = self._group_of_parts(sentence) or self.context.group
        self.context.other = self.reader.changes.other_day(sentence)
        if sum(day.is_year and not day.is_other for day in sentence.days) > 1:
            self.context.day, self.context.is_year = self.reader.main_day, False
        for term in sentence.terms:
            for sense in term.senses:
                if sense.topic == PERSONS and sense.slot == "measure":
                    self.context.measure = sense.value
        if not sentence.figures and sentence.units and sentence.units[-1].names:
            self.context.units = (sentence.units[-1],)

    def _group_of_parts(self, sentence: Sentence) -> str:
        """The group that the sentence told in its parts, of which the next one speaks: cadres and civil servants."""
        own = [each for each in self.reader.readings if each.figure in sentence.figures and each.address]
        told = [present(each.address) for each in own]
        return group_of_all([address.group for address in told if address.measure == HEADCOUNT.code])
