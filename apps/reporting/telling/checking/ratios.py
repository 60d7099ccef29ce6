"""Figures that set one number against another: how many times it is, and the mean age of a group."""

import re
from collections.abc import Iterable, Sequence

from apps.reporting.definitions import HEADCOUNT, TOTAL
from apps.reporting.telling.checking.addresses import Cell, Condition
from apps.reporting.telling.checking.figures import Kind
from apps.reporting.telling.checking.scene import Placed, Sentence, View
from apps.reporting.telling.checking.terms import Term
from apps.reporting.telling.checking.units import Mention
from apps.reporting.telling.words import PERSONS

TIMES = re.compile(r"^\s*(?:lan|times)(?![a-z])")
# Risen by so many times is said of what it became and of what was added.
RISEN_BY = re.compile(r"(?<![a-z])(?:tang|rose|grew|increased)\s(?:them\s|by\s)?(?:hon\s|gan\s|khoang\s)?$")
AS_MANY = re.compile(r"^\s*(?:times\s)?as\s(?:mani|much)(?![a-z])")
SHARE = re.compile(r"(?<![a-z])(?:ti\sle|share|proportion)(?![a-z])")
MEAN_AGE = re.compile(
    r"(?<![a-z])(?:(?:do\s)?tuoi\s(?:doi\s)?(?:binh\squan|trung\sbinh)|(?:average|mean)\sage)(?![a-z])"
)
AGE = re.compile(r"^\s*(?:tuoi|iears\sold)(?![a-z])")
AGE_BEHIND = re.compile(r"^\s*(?:tuoi|iears)?\s*(?:[,;.)]|$|va\s|and\s)")
ONLY_LINKING = re.compile(
    r"^(?:[\s,:]|cua|la|dat|o\smuc|o|khoang|gan|hon|tren|duoi|chung|toan|tinh|cap\sxa|xa|hien|nai|of|is|was|the|about|in|con|trong\sdo|rieng|tuoi|iears|and|va|nguoi)*$"
)


def is_times(view: View) -> bool:
    """Whether a figure says how many times a number is another: 14 times as many as …"""
    return view.figure.is_times or (view.figure.kind is Kind.COUNT and bool(TIMES.match(view.words_after)))


def is_rise_in_times(view: View) -> bool:
    # Become twice as many is what it became, and nothing that was added.
    return not view.figure.is_times and bool(RISEN_BY.search(view.words_before))


def speaks_of_shares(sentence: Sentence, view: View) -> bool:
    start = view.previous.end if view.previous else sentence.stretch.start
    is_share = view.previous is not None and view.previous.kind is Kind.PERCENT
    return is_share or bool(SHARE.search(sentence.text, start, view.figure.start))


def units_behind(sentence: Sentence, view: View) -> Sequence[Mention]:
    """The units that stand behind a figure in its segment."""
    end = view.figure.end + len(view.words_after)
    return [unit for unit in sentence.units if view.figure.end <= unit.start < end]


def sides_of(view: View) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The words of what is so many times and of what it is set against, the nearest first on each side."""
    if AS_MANY.match(view.words_after):
        # 14 times as many graduates as masters.
        return view.after[:1], view.after[1:]
    return (*reversed(view.before), *reversed(view.pending)), view.after


def others_named(terms: Sequence[Term], cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells against which others are set; of another group alone the same rows."""
    group, measure = cells[0][:2]
    found = cells_named(terms, group, measure)
    if found and found[0][1] == HEADCOUNT.code != measure:
        return tuple((found[0][0], measure, category) for _group, measure, category in cells)
    return found


def cells_named(terms: Iterable[Term], group: str, measure: str) -> tuple[Cell, ...]:
    """What the nearest words name: a level of a group, else all of a group; empty where they leave it open."""
    found = list(terms)
    named = next((sense.value for term in found for sense in term.of(PERSONS, "group")), "")
    level = next((term.of(PERSONS, "category") for term in found if term.of(PERSONS, "category")), ())
    level = tuple(sense for sense in level if not sense.is_title) or level
    measures = {sense.measure for sense in level}
    if level:
        meant = measure if measure in measures else next(iter(measures)) if len(measures) == 1 else ""
        return tuple(
            (named or group, meant, code) for s in level if s.measure == meant for code in s.value.split("+") if meant
        )
    return ((named, HEADCOUNT.code, TOTAL.code),) if named else ()


def is_mean_age(sentence: Sentence, view: View) -> bool:
    """Whether a figure is the mean age of a group: the mean age of the members is 42.2."""
    if view.figure.kind is not Kind.COUNT:
        return False
    start = view.previous.end if view.previous else sentence.stretch.start
    told = MEAN_AGE.search(sentence.text, start, view.figure.start)
    return told is not None and _only_links(sentence, told.end(), view.figure.start)


def is_age(view: View) -> bool:
    """Whether a figure tells years of age and nobody's number."""
    return view.figure.kind is Kind.COUNT and bool(AGE.match(view.words_after))


def goes_on_with_ages(sentence: Sentence, view: View) -> bool:
    """Whether a figure behind a mean age is that of another group: of cadres 42.7, of civil servants 40.8 years."""
    if view.previous is None or view.figure.kind is not Kind.COUNT or not AGE_BEHIND.match(view.words_after):
        return False
    return _only_links(sentence, view.previous.end, view.figure.start)


def _only_links(sentence: Sentence, start: int, end: int) -> bool:
    """Whether nothing is said there but whom, where and when."""
    placed: list[Placed] = [*sentence.terms, *sentence.units, *sentence.days]
    known = [(each.start, each.end) for each in placed]
    rest = (" " if any(a <= place < b for a, b in known) else sentence.text[place] for place in range(start, end))
    return bool(ONLY_LINKING.match("".join(rest)))


def conditions_of(cells: Iterable[Cell]) -> tuple[Condition, ...]:
    """Rows of one dimension as what persons also have to be."""
    rows: dict[str, tuple[str, ...]] = {}
    for _group, measure, category in cells:
        if measure != HEADCOUNT.code:
            rows[measure] = (*rows.get(measure, ()), category)
    return tuple(rows.items())
