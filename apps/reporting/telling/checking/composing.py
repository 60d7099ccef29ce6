"""Readings that no report answers and a composed table does: parts of parts, kinds of units, posts, times, ages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.core.narrowing import present
from apps.reporting.definitions import HEADCOUNT, TOTAL
from apps.reporting.telling.checking.addresses import Address, Condition, report_of
from apps.reporting.telling.checking.besides import besides, named_on_both_sides
from apps.reporting.telling.checking.beyond import way_of_gap
from apps.reporting.telling.checking.choosing import Places, is_change, units_of
from apps.reporting.telling.checking.figures import Figure, Kind
from apps.reporting.telling.checking.kinds import UNIT_KIND, kinds_meant, kinds_of, of_kinds
from apps.reporting.telling.checking.persons import USUAL, group_beside, person_cells
from apps.reporting.telling.checking.posts import is_of_posts, names_posts, posts_meant
from apps.reporting.telling.checking.ratios import (
    cells_named,
    conditions_of,
    is_rise_in_times,
    others_named,
    sides_of,
    speaks_of_shares,
    units_behind,
)
from apps.reporting.telling.checking.reckoned import AGES, ANYBODY, COMMUNES, COMPOSED, GAPS, is_reckoned
from apps.reporting.telling.checking.scene import Reading, Sentence, View
from apps.reporting.telling.checking.terms import Term
from apps.reporting.telling.words import PERSONS, words

if TYPE_CHECKING:
    from apps.reporting.telling.checking.reading import Reader

OF_ONE_KIND = _("This is said of units of one kind: compose a table by kind of unit to check it.")
OF_BOTH = _("Several things are said of these persons: compose a table of them to check it.")
UNSAID = _("It is not said what this is a share of: no level stands beside it.")
OF_POSTS = _("This is a number of posts: the report on the establishment and composed tables tell it.")
NO_CHANGE_OF_POSTS = _("Changes of the number of posts are not checked.")


@dataclass(frozen=True)
class Composing:
    """Reads figures with what the reader of their text has understood so far."""

    reader: Reader

    def of_kind(self, sentence: Sentence, view: View, reading: Reading) -> Reading:
        """Only of the units of one kind, where the words name it; where they may go on with it, both are likely."""
        address, previous = reading.address, self.reader.readings[-1] if self.reader.readings else None
        if address is None or reading.others:
            return reading
        kinds = kinds_meant(sentence, view, previous)
        if kinds and address.report not in words().reports and not is_reckoned(address):
            return Reading(reading.figure, missing=str(OF_ONE_KIND), used=reading.used)
        if kinds:
            alike = (address,) if kinds == ("xa",) else ()
            return replace(reading, address=_within(address, kinds), alike=alike)
        before = kinds_of(previous)
        goes_on = before and not sentence.units and "\n" not in sentence.stretch.opening
        goes_on = goes_on and (address.report in words().reports or is_reckoned(address))
        return replace(reading, alike=(_within(address, before),)) if goes_on else reading

    def joined(self, sentence: Sentence, view: View, reading: Reading) -> Reading:
        """Only of those who are also what else is named beside the figure."""
        address = reading.address
        if address is None or reading.others or address.report not in (*words().reports, COMPOSED):
            return reading
        told = besides(sentence, view, reading.used)
        if told.also:
            alike = (*reading.alike, address) if told.is_list else reading.alike
            reading = replace(reading, address=_with(address, told.also), alike=alike)
        elif beside := named_on_both_sides(view, reading.used):
            reading = replace(reading, alike=(*reading.alike, _with(address, beside)))
        # A share of those who are the one, or of all.
        is_open = not told.is_sure or (told.also and view.figure.kind is Kind.PERCENT)
        return replace(reading, doubt=str(OF_BOTH)) if is_open else reading

    def part(self, sentence: Sentence, view: View, whole: Address, earlier: dict[Figure, Reading]) -> Reading:
        """Some of those of an address, by one more measure; else they are some of its whole group."""
        self.reader.context.group = whole.group
        found = person_cells(sentence, view, self.reader.context, PERSONS, earlier)
        if found.missing or len(found.readings) > 1:
            missing = found.missing or __("This is a part of those before it: compose a table of both to check it.")
            return Reading(view.figure, missing=missing, used=found.used, is_part=True)
        ((report, cells),) = found.readings
        own = whole.also or conditions_of(whole.cells)
        told = besides(sentence, view, found.used)
        # Of whom it is a part it may say once more: of 121 women 105 women of minorities.
        own = (*own, *(each for each in told.also if each[0] not in {measure for measure, _rows in own}))
        own = tuple(condition for condition in own if condition[0] not in {cell[1] for cell in cells})
        address = replace(whole, report=COMPOSED, cells=cells, also=own, whole="")
        of_all = replace(whole, report=report, cells=cells, also=(), whole="")
        doubt = "" if told.is_sure else str(OF_BOTH)
        alike = (of_all, *([replace(address, also=told.also)] if told.also else []))
        return Reading(view.figure, address, used=found.used, is_part=True, alike=alike, doubt=doubt)

    def above_group(self, sentence: Sentence, view: View, previous: Reading | None, term: Term, way: int) -> Reading:
        """The share before it, or the one that the words before it name, by so many points above that of a group."""
        told = (
            previous if previous and previous.figure.kind is Kind.PERCENT else self._named_before(sentence, view, term)
        )
        address, group = told.address, term.of(PERSONS, "group")[0].value
        if address is None or told.others:
            return Reading(view.figure, missing=told.missing or str(UNSAID))
        is_plain = address.report in words().reports and not (address.also or address.is_sum or address.whole)
        if not is_plain or address.group == group or report_of(address.measure, group) != address.report:
            return Reading(view.figure, missing=str(UNSAID))
        return Reading(view.figure, replace(address, against=group, than=None), used=told.used, direction=way)

    def _named_before(self, sentence: Sentence, view: View, term: Term) -> Reading:
        """The level of a group that is named before the one against which it is set."""
        start = view.previous.end if view.previous else sentence.stretch.start
        near = [each for each in reversed(sentence.terms) if start <= each.start and each.end <= term.start]
        cells = cells_named(near, "", self.reader.context.measure)
        places = self._places_before(sentence, view)
        if not cells or not cells[0][0] or cells[0][1] == HEADCOUNT.code or places.missing:
            return Reading(view.figure, missing=places.missing or str(UNSAID))
        told = ((report_of(cells[0][1], cells[0][0]), cells),)
        return self.reader.addressed(view.figure, told, places.mentions, places.is_sum, ())

    def times(self, sentence: Sentence, view: View, previous: Reading | None) -> Reading:
        """How many times the number before it, or the one that the words before it name, is another."""
        context, before = self.reader.context, previous.address if previous else None
        near, far = sides_of(view)
        cells = cells_named(near, context.group or USUAL, context.measure)
        is_of_part = False
        is_plain = before and (before.report in words().reports or (before.report == COMPOSED and not before.also))
        if before and not cells and (is_plain or before.is_ratio):
            cells, is_of_part = before.cells, _is_part_in_brackets(sentence, view)
        if not cells:
            return Reading(view.figure, missing=__("It is not said whom or what of the registry this counts."))
        behind = units_behind(sentence, view)
        places = self._places_before(sentence, view)
        if places.missing:
            return Reading(view.figure, missing=places.missing)
        reading = self.reader.addressed(view.figure, ((COMPOSED, cells),), places.mentions, places.is_sum, ())
        if reading.address is None:
            return reading
        address = replace(reading.address, is_ratio=True, over=others_named(far, cells))
        if behind and (code := self.reader.code_of(behind[0], address.day)) not in address.units:
            address = replace(address, versus=code, over=())
        other = self.reader.changes.other_day(sentence) or self._now_behind(sentence, view, address)
        address = address if address.over or address.versus else replace(address, than=other)
        is_of_itself = address.over == address.cells and not address.versus and not address.than
        if address.is_sum or is_of_itself or not (address.over or address.versus or address.than):
            return Reading(view.figure, missing=__("It is not said of which number this is so many times."))
        doubt = (
            __("Risen by so many times may mean what it became or what was added.") if is_rise_in_times(view) else ""
        )
        of_all = replace(address, cells=((address.group, HEADCOUNT.code, TOTAL.code),)) if is_of_part else None
        alike = (of_all,) if of_all else ()
        told = replace(reading, address=address, is_of_shares=speaks_of_shares(sentence, view), doubt=doubt)
        return replace(told, alike=(*told.alike, *alike))

    def _now_behind(self, sentence: Sentence, view: View, address: Address) -> date | None:
        """The day of the text, where a figure of another day is set against now."""
        is_now = any(day.is_now and day.start >= view.figure.end for day in sentence.days)
        return self.reader.main_day if is_now and self.reader.main_day != address.day else None

    def mean_age(self, sentence: Sentence, view: View) -> Reading:
        """In completed years, of a group or of one level of it."""
        near = (*reversed(view.before), *reversed(view.pending))
        cells = cells_named(near, self.reader.context.group or USUAL, self.reader.context.measure)
        places = self._places_before(sentence, view)
        if places.missing:
            return Reading(view.figure, missing=places.missing)
        group = cells[0][0] if cells else self.reader.context.group or USUAL
        told = ((AGES, ((group, HEADCOUNT.code, TOTAL.code),)),)
        reading = self.reader.addressed(view.figure, told, places.mentions, is_sum=False, used=())
        if reading.address is None:
            return reading
        return self.of_kind(
            sentence, view, replace(reading, address=replace(reading.address, also=conditions_of(cells)))
        )

    def posts(self, sentence: Sentence, view: View, previous: Reading | None) -> Reading:
        """A number of posts, or the people as a share of them."""
        context, is_whole = self.reader.context, sentence.is_whole(view.figure)
        if is_whole and previous and previous.address and previous.address.measure != HEADCOUNT.code:
            return Reading(view.figure, missing=str(OF_POSTS))
        # Posts are allotted for a year, of which the text's day is one.
        if context.day.year == self.reader.main_day.year:
            context.day = self.reader.main_day
        places = self._places_before(sentence, view)
        if places.missing:
            return Reading(view.figure, missing=places.missing)
        if is_whole and previous and previous.address:
            group = previous.address.group
        else:
            group = group_beside(sentence, view, context)
        likely, other = posts_meant(sentence, view)
        told = ((likely, ((group, HEADCOUNT.code, TOTAL.code),)),)
        reading = self.reader.addressed(view.figure, told, places.mentions, places.is_sum, ())
        if reading.address is None or is_change(view):
            return replace(reading, address=None, missing=reading.missing or str(NO_CHANGE_OF_POSTS))
        of_kind = self.of_kind(sentence, view, reading)
        alike = replace(present(of_kind.address), report=other)
        return replace(of_kind, alike=(alike,), doubt="" if is_of_posts(sentence, view) else str(OF_POSTS))

    def gap(self, sentence: Sentence, view: View, previous: Reading | None) -> Reading:
        """How many persons of a group fewer or more there are than posts; nobody is told to be wrong without posts."""
        before = previous.address if previous else None
        group = before.group if before and not view.after else group_beside(sentence, view, self.reader.context)
        places = self._places_before(sentence, view)
        if places.missing:
            return Reading(view.figure, missing=places.missing)
        likely, other = posts_meant(sentence, view)
        told = ((GAPS[likely], ((group, HEADCOUNT.code, TOTAL.code),)),)
        reading = self.reader.addressed(view.figure, told, places.mentions, places.is_sum, ())
        if reading.address is None:
            return reading
        alike = (replace(reading.address, report=GAPS[other]),)
        doubt = "" if names_posts(sentence) else str(OF_POSTS)
        return replace(reading, alike=alike, direction=way_of_gap(view), doubt=doubt)

    def units_of_kind(self, sentence: Sentence, view: View, kind: str) -> Reading:
        places = self._places_before(sentence, view)
        if places.missing:
            return Reading(view.figure, missing=places.missing)
        told = ((COMMUNES, ANYBODY),)
        reading = self.reader.addressed(view.figure, told, places.mentions, places.is_sum, ())
        if reading.address is None:
            return reading
        return replace(reading, address=replace(reading.address, also=((UNIT_KIND, (kind,)),)))

    def _places_before(self, sentence: Sentence, view: View) -> Places:
        """The units that are named before a figure in its sentence, else those that hold on."""
        return units_of(sentence, view, self.reader.context, are_behind_meant=False)


def _is_part_in_brackets(sentence: Sentence, view: View) -> bool:
    """Whether the number before is only the last of several in brackets: (503 people, 162 women), 2.1 times …"""
    before = view.previous
    return before is not None and sentence.segment_of(before).opening == ","


def _within(address: Address, kinds: tuple[str, ...]) -> Address:
    return _with(address, (of_kinds(kinds),))


def _with(address: Address, also: tuple[Condition, ...]) -> Address:
    report = address.report if is_reckoned(address) else COMPOSED
    return replace(address, report=report, also=(*address.also, *also))
