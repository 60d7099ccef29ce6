"""Figures of a comparison of days: the change itself, and the number or share of the other day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as __

from apps.core.narrowing import present
from apps.reporting.telling.checking.answering import beginning_of, stands_after_other
from apps.reporting.telling.checking.choosing import (
    AGAIN,
    FROM,
    FURTHER,
    aside_day,
    direction_of,
    is_beginning_of_change,
    is_change,
)
from apps.reporting.telling.checking.figures import Kind
from apps.reporting.telling.checking.scene import Context, Reading, Sentence, View
from apps.reporting.telling.words import words

if TYPE_CHECKING:
    from apps.reporting.telling.checking.reading import Reader


@dataclass(frozen=True)
class Changes:
    """Finds the days of changes with what the reader of their text has understood so far."""

    reader: Reader

    @property
    def context(self) -> Context:
        return self.reader.context

    def told(self, sentence: Sentence, view: View, reading: Reading) -> Reading:
        """Figures of a comparison: the change itself, and the share or number of the other day."""
        if reading.address is None:
            return reading
        other, has_own = self.other_day(sentence), any(day.is_other for day in sentence.days)
        is_again = AGAIN.search(view.words_before) and not has_own
        if is_again or FURTHER.search(sentence.text, view.segment.start, view.figure.start):
            other = self._day_before()
        other = other or self._same_of_the_day_before(sentence, reading)
        changes = view.figure.kind is Kind.POINTS or (is_change(view) and reading.address.report in words().reports)
        if changes and other is None:
            return Reading(
                view.figure, missing=__("A change needs a second day: compared with which day?"), used=reading.used
            )
        if changes:
            address = replace(reading.address, than=other)
            told = replace(reading, address=address, direction=direction_of(view))
            return told if has_own else self._since_the_day_before(told)
        if other is None and is_beginning_of_change(sentence, view) and aside_day(sentence, view.figure) is None:
            # The cells are kept: what it became is of the same.
            return replace(reading, missing=__("It is not said on which day it was so many."))
        is_old = bool(FROM.search(view.words_before)) or stands_after_other(sentence, view)
        is_old = is_old and aside_day(sentence, view.figure) is None
        address = replace(reading.address, than=None, day=other if is_old and other else self.context.day)
        return replace(reading, address=address)

    def _same_of_the_day_before(self, sentence: Sentence, reading: Reading) -> date | None:
        """The day on which the same was told last in its line: 4,235 in 2020, 3,929 in 2021, down 306."""
        address = present(reading.address)
        if any(day.first for day in sentence.days):
            return None
        line = sentence.text.rfind("\n", 0, sentence.stretch.start) + 1
        near = (each for each in reversed(self.reader.readings) if each.figure.start >= line)
        told = (each.address for each in near if each.address and not each.address.than)
        return next((each.day for each in told if each.cells == address.cells and each.day != address.day), None)

    def _since_the_day_before(self, reading: Reading) -> Reading:
        """In a row of days a change may be since the one before it: 3,430 in 2023; 3,233 in 2024; 3,206 now."""
        address = present(reading.address)
        told = (each.address.day for each in reversed(self.reader.readings) if each.address)
        before = next((day for day in told if day != address.day), None)
        if before is None or before == address.than:
            return reading
        return replace(reading, alike=(*reading.alike, replace(address, than=before)))

    def other_day(self, sentence: Sentence) -> date | None:
        """With which day the sentence compares, or the one before a semicolon."""
        told = (day.compared_with(self.context.day) for day in sentence.days if day.is_other)
        return beginning_of(sentence) or next(told, None) or self.context.other

    def _day_before(self) -> date | None:
        """The day to which the last change was told."""
        told = (each.address for each in reversed(self.reader.readings) if each.address and each.address.than)
        return next((address.day for address in told if address.day != self.context.day), None)

    def carried_on(self, sentence: Sentence, view: View) -> Reading | None:
        """The same of another year behind a semicolon: 61% in 2019; in 2024 83%, up 22 points."""
        if sentence.stretch.opening != ";" or view.previous or view.own or view.pending or not self.reader.readings:
            return None
        before = self.reader.readings[-1]
        is_year = any(day.is_year and day.end <= view.figure.start for day in sentence.days if not day.is_other)
        goes_on = is_change(view) and any(day.is_other for day in sentence.days)
        if goes_on and before.address and before.address.than and before.figure.kind is view.figure.kind:
            return self.told(sentence, view, Reading(view.figure, before.address, before.others, used=before.used))
        if not is_year or before.figure.kind is not view.figure.kind:
            return None
        if before.address is None:
            return Reading(view.figure, missing=before.missing)
        if before.address.than and is_change(view):
            # Down 306 in 2021 on 2020; in 2022 down 257.
            address = replace(before.address, day=self.context.day, than=before.address.day)
            alike = (replace(address, than=before.address.than),)
            return replace(before, figure=view.figure, address=address, direction=direction_of(view), alike=alike)
        self.context.other = before.address.day
        address = replace(before.address, day=self.context.day, than=None)
        return Reading(view.figure, address, before.others, used=before.used)
