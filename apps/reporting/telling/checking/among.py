"""The share of a level in one part of a group against another: 1.7 points higher among women than among men."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from apps.reporting.telling.checking.addresses import Condition
from apps.reporting.telling.checking.besides import meant
from apps.reporting.telling.checking.choosing import units_of
from apps.reporting.telling.checking.figures import Kind
from apps.reporting.telling.checking.persons import group_beside
from apps.reporting.telling.checking.reckoned import COMPOSED
from apps.reporting.telling.checking.scene import Reading, Sentence, View
from apps.reporting.telling.checking.terms import Term
from apps.reporting.telling.words import PERSONS, Sense

if TYPE_CHECKING:
    from apps.reporting.telling.checking.reading import Reader

# Between the two parts. Plain text, in which y is i.
THAN = re.compile(
    r"^[\s,]*(?:(?:higher|lower|greater|more|less|cao|thap|nhieu|it)\s)?(?:than|hon)"
    r"(?:\s(?:so\svoi|among|amongst|for|of|in|the|that|cua|o|ti\sle|nhom|can\sbo,\scong\schuc))*\s*$"
)
# Behind points of a hundred: so many points less than of cadres.
NAMES_SOMEBODY = re.compile(r"[a-z]{2,}\s[a-z]{2,}")
LOWER = re.compile(r"(?<![a-z])(?:lower|less|thap\shon|it\shon)(?![a-z])")


@dataclass(frozen=True)
class Compared:
    """The level of which shares are told, and the two parts."""

    level: tuple[Sense, ...]
    one: Condition
    other: Condition
    way: int


def parts_compared(sentence: Sentence, view: View) -> Compared | None:
    """None where a figure does not say how far the one lies above the other."""
    if view.figure.kind is not Kind.POINTS:
        return None
    named = [term for term in sentence.terms if term.of(PERSONS, "category")]
    for one, other in pairwise(named):
        measure, between = _measure(one), sentence.text[one.end : other.start]
        levels = [term for term in named if term not in (one, other) and _measure(term) != measure]
        if measure and measure == _measure(other) and len(levels) == 1 and THAN.match(between):
            way = -1 if LOWER.search(sentence.text, sentence.stretch.start, sentence.stretch.end) else 1
            return Compared(meant(levels[0]), _condition(one), _condition(other), way)
    return None


def above_part(reader: Reader, sentence: Sentence, view: View, compared: Compared) -> Reading:
    group = group_beside(sentence, view, reader.context)
    places = units_of(sentence, view, reader.context)
    if places.missing:
        return Reading(view.figure, missing=places.missing)
    measure = compared.level[0].measure
    rows = (code for sense in compared.level if sense.measure == measure for code in sense.value.split("+"))
    cells = tuple((group, measure, row) for row in rows)
    reading = reader.addressed(view.figure, ((COMPOSED, cells),), places.mentions, places.is_sum, ())
    if reading.address is None:
        return reading
    address = replace(reading.address, also=(compared.one,), otherwise=(compared.other,))
    return replace(reading, address=address, direction=compared.way)


def share_of_compared(sentence: Sentence, view: View, previous: Reading | None) -> Reading | None:
    """In brackets behind whoever is set against others their own share: 9.2 points less than of cadres (99.9%)."""
    is_in_brackets = view.figure.kind is Kind.PERCENT and view.segment.opening in ("(", "[") and not view.own
    if previous is None or previous.figure.kind is not Kind.POINTS or not is_in_brackets:
        return None
    address = previous.address
    if address is None or not NAMES_SOMEBODY.search(sentence.text[previous.figure.end : view.segment.start]):
        return None
    if address.against:
        return Reading(view.figure, address.of_other_group, used=previous.used)
    if address.otherwise:
        return Reading(view.figure, address.of_others, used=previous.used)
    if address.versus:
        return Reading(view.figure, replace(address, units=(address.versus,), versus=""), used=previous.used)
    return None


def _measure(term: Term) -> str:
    return meant(term)[0].measure


def _condition(term: Term) -> Condition:
    senses = meant(term)
    return senses[0].measure, tuple(code for sense in senses for code in sense.value.split("+"))
