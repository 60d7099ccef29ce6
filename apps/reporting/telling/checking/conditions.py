"""Numbers of communes in which something holds: 47 xã có từ 90% cán bộ, công chức trở lên đạt trình độ đại học."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as __

from apps.core.narrowing import present
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.telling.checking.addresses import Cell, Threshold
from apps.reporting.telling.checking.choosing import units_of
from apps.reporting.telling.checking.figures import Bound, Figure, Kind
from apps.reporting.telling.checking.linking import LINKING, WORD
from apps.reporting.telling.checking.persons import USUAL
from apps.reporting.telling.checking.ratios import cells_named
from apps.reporting.telling.checking.reckoned import ANYBODY, COMMUNES, COMMUNES_WITH
from apps.reporting.telling.checking.scene import Placed, Reading, Sentence, View
from apps.reporting.telling.words import PERSONS, words

if TYPE_CHECKING:
    from apps.reporting.telling.checking.reading import Reader

UNIT = r"(?:don\svi\s(?:hanh\schinh\s)?cap\sxa|xa|phuong|thi\stran|communes?)"
# Behind the number of communes, before what is asked of each; plain text.
HAVE = re.compile(rf"^\s{UNIT}(?:[\s,]+(?:va\s)?{UNIT})*\s(?:da\s|deu\s|hien\s)*(?:co|dat|bo\stri|have|with)\s")
FROM = re.compile(r"(?<![a-z])tu\s$")
UPWARDS = re.compile(r"^[^.;:]*?(?<![a-z])tro\slen(?![a-z])")
DENIED = re.compile(r"(?<![a-z])(?:khong|chua|no|not)(?![a-z])")
SAID = LINKING | frozenset(
    "it nhat mot trinh do bang cap dat la nguoi ti le tro len tu dong chi at least one or more with a"
    " degree officials staff people persons somebody".split()
)


@dataclass(frozen=True)
class Clause:
    """A number of communes, what is asked of each, and where that is told."""

    figure: Figure
    asked: Figure | None
    start: int
    end: int


@dataclass(frozen=True)
class Conditions:
    """Reads numbers of communes with what the reader of their text has understood so far."""

    reader: Reader

    def read(self, sentence: Sentence, view: View, previous: Reading | None) -> Reading | None:
        """Of the number, of all communes beside it, or of what is asked; None where a figure is none of these."""
        before = previous.address if previous else None
        if before is not None and before.reaching and sentence.is_whole(view.figure):
            return Reading(view.figure, replace(before, report=COMMUNES, cells=ANYBODY, reaching=None))
        clause = self._clause_around(sentence, view.figure)
        if clause is None:
            return None
        if view.figure == clause.asked:
            return Reading(view.figure, missing=__("This is what is asked of each commune, no number of persons."))
        return self._counted(sentence, clause) if view.figure == clause.figure else None

    def _clause_around(self, sentence: Sentence, figure: Figure) -> Clause | None:
        """The clause that a figure opens or that it is a part of."""
        previous = sentence.previous(figure)
        earlier = sentence.previous(previous) if previous and sentence.is_whole(previous) else previous
        found = (clause_of(sentence, each) for each in (figure, earlier) if each)
        return next((each for each in found if each and figure in (each.figure, each.asked)), None)

    def _counted(self, sentence: Sentence, clause: Clause) -> Reading | None:
        terms = [term for term in sentence.terms if clause.start <= term.start and term.end <= clause.end]
        context, threshold = self.reader.context, threshold_of(sentence, clause)
        cells = cells_named(terms, context.group or USUAL, context.measure)
        is_headcount = bool(cells) and cells[0][1] == HEADCOUNT.code
        if threshold is None or not cells or not is_understood(sentence, clause) or (is_headcount and not clause.asked):
            return None
        if threshold.is_share and (is_headcount or len(cells) > 1):
            return None
        places = units_of(sentence, sentence.view(clause.figure), context, are_behind_meant=False)
        if places.missing:
            return Reading(clause.figure, missing=places.missing)
        told = ((COMMUNES_WITH, cells),)
        reading = self.reader.addressed(clause.figure, told, places.mentions, places.is_sum, tuple(terms))
        if reading.address is None:
            return reading
        alike = tuple(
            replace(present(reading.address), cells=wider, reaching=threshold) for wider in with_those_above(cells)
        )
        names_group = any(term.of(PERSONS, "group") for term in terms)
        doubt = "" if names_group else __("It is not said whom or what of the registry this counts.")
        return replace(reading, address=replace(present(reading.address), reaching=threshold), alike=alike, doubt=doubt)


def clause_of(sentence: Sentence, figure: Figure) -> Clause | None:
    """What is asked of the communes that a figure counts; None where it counts none, or nothing is asked of them."""
    whole = sentence.following(figure)
    last = whole if whole and sentence.is_whole(whole) else figure
    told = HAVE.match(sentence.text[last.end : sentence.stretch.end])
    if figure.kind is not Kind.COUNT or told is None:
        return None
    start = last.end + told.end()
    asked = sentence.following(last)
    if asked is not None and re.search(r"[,;:(]", sentence.text[start : asked.start]):
        asked = None
    segment = sentence.segment_of(asked or last)
    behind = sentence.following(asked or last)
    end = min(segment.end, behind.start if behind else segment.end)
    return Clause(figure, asked, start, end)


def threshold_of(sentence: Sentence, clause: Clause) -> Threshold | None:
    """From or below how many persons, or which share of the group, a commune counts; None where it is left open."""
    asked = clause.asked
    if asked is None:
        return Threshold(1)
    value, is_share = int(asked.value), asked.kind is Kind.PERCENT
    if value != asked.value or asked.until is not None or asked.kind is Kind.POINTS:
        return None
    is_from = FROM.search(sentence.text[: asked.start]) or _goes_upwards(sentence, clause, asked)
    if asked.bound is Bound.OVER:
        return Threshold(value, is_share=True, is_over=True) if is_share else Threshold(value + 1)
    if asked.bound is Bound.AT_LEAST or is_from or (is_share and value == 100):
        return Threshold(value, is_share)
    if asked.bound is Bound.UNDER:
        return Threshold(value, is_share, is_below=True)
    return None


def _goes_upwards(sentence: Sentence, clause: Clause, asked: Figure) -> bool:
    """Whether the figure is the least of what is asked; of a level and those above it a phrase of its own tells."""
    told = [(each.start, each.end) for each in sentence.terms]
    rest = "".join(
        " " if any(a <= place < b for a, b in told) else sentence.text[place] for place in range(asked.end, clause.end)
    )
    return bool(UPWARDS.match(rest))


def with_those_above(cells: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """Whoever reaches a level may have a higher one: đạt trình độ đại học."""
    group, measure, level = cells[0]
    wider = f"{level}_and_above"
    if len(cells) == 1 and wider in words().categories.get(measure, {}):
        yield ((group, measure, wider),)


def is_understood(sentence: Sentence, clause: Clause) -> bool:
    """Whether nothing is said in it that the registry does not know, and nothing is denied."""
    placed: tuple[Placed, ...] = (*sentence.terms, *sentence.units, *sentence.days, *sentence.figures)
    known = [(each.start, each.end) for each in placed]
    text = sentence.text
    rest = "".join(
        " " if any(a <= place < b for a, b in known) else text[place] for place in range(clause.start, clause.end)
    )
    return not DENIED.search(rest) and all(word in SAID for word in WORD.findall(rest))
