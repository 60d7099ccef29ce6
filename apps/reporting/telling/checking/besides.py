"""Persons who are several things at once: women under 30 with a university degree."""

import re
from dataclasses import dataclass

from apps.reporting.telling.checking.addresses import Condition
from apps.reporting.telling.checking.scene import Sentence, View
from apps.reporting.telling.checking.terms import Term
from apps.reporting.telling.words import PERSONS, Sense

# Between two things that the same persons are; plain text, in which y is i.
IS_ALSO = re.compile(
    r"^\s*(?:(?:la|co|nguoi|dong\schi|thuoc|trinh\sdo|bang|trong\sdo\stuoi|o\sdo\stuoi|do\stuoi|dong\sthoi|van|"
    r"who|that|are|is|a|an|hold|holding|have|having|has|with|of|from)(?:\s+|$))*$"
)
COMMA = re.compile(r"^\s*,(?:\s*(?:va|and)\s)?")
USUAL_MEASURE = "professional"


@dataclass(frozen=True)
class Besides:
    """What whoever a figure counts also is.

    `is_sure` where all that is said of them is understood, `is_list` where it may be a list of several kinds as well.
    """

    also: tuple[Condition, ...] = ()
    is_sure: bool = True
    is_list: bool = False


def besides(sentence: Sentence, view: View, used: tuple[Term, ...]) -> Besides:
    """The levels of other measures that stand in one chain with the one which is told."""
    if not used:
        return Besides()
    is_behind = used[0].start > view.figure.start
    chain = _behind(sentence, view) if is_behind else _before(sentence, view, used[0])
    own = {sense.measure for term in used for sense in term.of(PERSONS, "category")}
    found: dict[str, tuple[str, ...]] = {}
    for term in (each for each in chain if each not in used):
        senses = meant(term)
        measures = {sense.measure for sense in senses}
        if measures & own:
            continue  # another level of the same list
        if len(used) != 1 or len(measures) != 1 or measures & set(found):
            return Besides(is_sure=False)
        found[measures.pop()] = tuple(code for sense in senses for code in sense.value.split("+"))
    ends = sorted((*chain, *used), key=lambda term: term.start)
    is_list = not is_behind and "," in sentence.text[ends[0].end : ends[-1].start]
    return Besides(tuple(found.items()), is_list=is_list)


def named_on_both_sides(view: View, used: tuple[Term, ...]) -> tuple[Condition, ...]:
    """What stands behind a figure whose level stands before it: of one people 176 with a degree."""
    if not used or used[0].start > view.figure.start:
        return ()
    own = {sense.measure for term in used for sense in term.of(PERSONS, "category")}
    for term in (each for each in view.after if each.of(PERSONS, "category")):
        senses = meant(term)
        if len({sense.measure for sense in senses}) == 1 and senses[0].measure not in own:
            return ((senses[0].measure, tuple(code for sense in senses for code in sense.value.split("+"))),)
    return ()


def meant(term: Term) -> tuple[Sense, ...]:
    """The level that a phrase names where no measure is spoken of."""
    senses = term.of(PERSONS, "category")
    told = tuple(sense for sense in senses if not sense.is_title) or senses
    usual = tuple(sense for sense in told if sense.measure == USUAL_MEASURE)
    return usual or told


def _behind(sentence: Sentence, view: View) -> list[Term]:
    """From the figure on, over commas where no other figure waits for what stands behind the last of them."""
    following = sentence.following(view.figure)
    end = following.start if following else sentence.stretch.end
    chain: list[list[Term]] = [[]]
    place = view.figure.end
    for term in (each for each in sentence.terms if view.figure.end <= each.start and each.end <= end):
        between = sentence.text[place : term.start]
        if not _is_joined(between) or not _is_of_persons(term):
            break
        if COMMA.match(between):
            chain.append([])
        chain[-1].append(term)
        place = term.end
    kept = chain[:-1] if following and len(chain) > 1 and not _ends_with_comma(sentence, place, end) else chain
    return [term for part in kept for term in part if term.of(PERSONS, "category")]


def _is_joined(between: str) -> bool:
    comma = COMMA.match(between)
    return bool(IS_ALSO.match(between[comma.end() :] if comma else between))


def _ends_with_comma(sentence: Sentence, start: int, end: int) -> bool:
    return "," in sentence.text[start:end]


def _before(sentence: Sentence, view: View, told: Term) -> list[Term]:
    """Those that stand next to the level before the figure, on both its sides."""
    terms = [term for term in sentence.terms if term.end <= view.figure.start and _is_of_persons(term)]
    place = terms.index(told) if told in terms else -1
    if place < 0:
        return []
    start = view.previous.end if view.previous else sentence.stretch.start
    ends = [told]
    for term in reversed(terms[:place]):
        if term.start < start or not _is_joined(sentence.text[term.end : ends[0].start]):
            break
        ends.insert(0, term)
    for term in terms[place + 1 :]:
        if not _is_joined(sentence.text[ends[-1].end : term.start]):
            break
        ends.append(term)
    return [term for term in ends if term.of(PERSONS, "category")]


def _is_of_persons(term: Term) -> bool:
    return bool(term.of(PERSONS, "category") or term.of(PERSONS, "group"))
