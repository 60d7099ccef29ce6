"""A figure of people in their posts: which group, which measure, which level."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as __

from apps.reporting.definitions import HEADCOUNT, TOTAL
from apps.reporting.telling.checking.addresses import Address, Cell, report_of
from apps.reporting.telling.checking.ages import AGE_YEARS
from apps.reporting.telling.checking.choosing import ONLY_JOINING, is_change, is_denied, pick
from apps.reporting.telling.checking.figures import Figure, Kind
from apps.reporting.telling.checking.linking import less_days, says_more
from apps.reporting.telling.checking.peoples import ETHNIC_GROUP
from apps.reporting.telling.checking.posts import stands_before_posts
from apps.reporting.telling.checking.reckoned import COMPOSED
from apps.reporting.telling.checking.scene import Context, Placed, Reading, Sentence, View
from apps.reporting.telling.checking.terms import Term
from apps.reporting.telling.words import PERSONS, TITLED, Sense, words

# Nothing more than: people. Plain text, in which y is i.
PEOPLE = re.compile(
    r"^\s*(?:(?:nguoi|dong\schi|can\sbo|ui\svien|people|persons?|officials?|members?|nhan\ssu)(?:\scap\sxa|\sxa)?)?\s*[.:;]?\s*$"
)
OF_WHOM = re.compile(
    r"(?<![a-z])(?:trong\s(?:do|so\sdo)|bao\sgom|gom|chia\sra|of\swhom|of\swhich|including|of\sthese)(?![a-z])"
)
# Others, who are told of by the way: what follows goes on with those before them.
BESIDES = re.compile(
    r"(?<![a-z])(?:ngoai\sra|ben\scanh\sdo|cung\svoi\sdo|chua\ske|khong\ske|in\saddition|besides|not\scounting)(?![a-z])"
)
SET_AGAINST = re.compile(r"(?<![a-z])(?:hon|so\svoi|than|compared\s(?:with|to)|against)(?![a-z])")
# Who is meant where a text names no group.
USUAL = "cadres_and_civil_servants"
# Between a group and that of which it is a share.
MAKES_UP = re.compile(
    r"(?<![a-z])(?:make(?:s)?\sup|account(?:s)?\sfor|are|were|is|la|chiem|of|trong|trong\stong\sso)(?![a-z])"
)
# Skills whose levels bear the names of professional ones.
SKILLS = ("informatics", "foreign_language")


@dataclass(frozen=True)
class Found:
    """The cells that a figure may mean, report by report, or what is missing."""

    readings: tuple[tuple[str, tuple[Cell, ...]], ...] = ()
    missing: str = ""
    used: tuple[Term, ...] = field(default=())
    # The group of which all of the cells' group are a share.
    whole: str = ""


def person_cells(
    sentence: Sentence, view: View, context: Context, topic: str, earlier: Mapping[Figure, Reading]
) -> Found:
    group = group_beside(sentence, view, context)
    term = pick(view, earlier, lambda each: bool(each.of(PERSONS, "category")))
    if term is not None and not (term in view.pending and _names_group(view)):
        if is_denied(sentence, term):
            return Found(missing=__("This counts whom the words leave out, and no report tells of them."), used=(term,))
        terms = _listed(sentence, view, term, earlier)
        return _levels(sentence, view, context, group, terms)
    return _headcount(sentence, view, context, group, is_apart=_stands_after_untold(view, earlier))


def group_beside(sentence: Sentence, view: View, context: Context) -> str:
    """The group beside the figure, else one that was named before; what it is called holds on.

    A part of it that is named behind “of whom” holds to the end of its sentence.
    """
    beside = [
        (term, sense.value)
        for term in (*view.after[:1], *view.own, *reversed(view.pending))
        if not _is_set_against(sentence, view, term)
        for sense in term.of(PERSONS, "group")
    ]
    if beside and beside[0][1] != context.group:
        term, group = beside[0]
        said = sentence.text[sentence.stretch.start : term.start]
        # Holders of an office are a part that no later sentence means where it does not say so.
        if is_of_office(group):
            context.whole_group = context.whole_group or context.group or USUAL
        elif BESIDES.search(said) or (is_within(group, context.group) and OF_WHOM.search(said)):
            context.whole_group = context.whole_group or context.group
        context.group = group
    return context.group or USUAL


def _is_set_against(sentence: Sentence, view: View, term: Term) -> bool:
    """Whether a group behind the figure is only compared with those whom it counts: 84%, higher than civil servants."""
    between = sentence.text[view.figure.end : term.start]
    return term.start >= view.figure.end and bool(SET_AGAINST.search(between))


def is_within(group: str, whole: str) -> bool:
    """Whether a group lies in another one, over however many steps."""
    above = words().within.get(group, "")
    return bool(above) and (above == whole or is_within(above, whole))


def is_of_office(group: str) -> bool:
    """Whether a group are the holders of an office or a title, whom no report tells and a composed table does."""
    return group in words().offices or group.startswith(TITLED)


def report_telling(measure: str, group: str) -> str:
    """The report that tells a measure of a group, or that a composed table does."""
    is_composed = measure in (AGE_YEARS, ETHNIC_GROUP) or is_of_office(group)
    return COMPOSED if is_composed else report_of(measure, group)


def of_group(address: Address, group: str) -> Address:
    """The same rows of another group."""
    cells = tuple((group, measure, row) for _group, measure, row in address.cells)
    return replace(address, report=report_telling(address.measure, group), cells=cells, whole="")


def _names_group(view: View) -> bool:
    return any(term.of(PERSONS, "group") for term in view.own)


def _listed(sentence: Sentence, view: View, term: Term, earlier: Mapping[Figure, Reading]) -> tuple[Term, ...]:
    """The level with those that are joined to it before the figure: college and university together."""
    if term.start > view.figure.start:
        return _listed_behind(sentence, view, term)
    previous = earlier.get(view.previous) if view.previous else None
    used = previous.used if previous else ()
    run = [term]
    for other in reversed([t for t in (*view.pending, *view.before) if t.end <= term.start]):
        between = sentence.text[other.end : run[0].start]
        if not between.strip():
            # Only the wider name of the level behind it: a certificate of basic skills.
            continue
        is_joined = ONLY_JOINING.match(between)
        if other in used or not is_joined or not _share_measure(other, term):
            break
        run.insert(0, other)
    return tuple(run)


def _share_measure(one: Term, other: Term) -> bool:
    """Whether two levels may be of one list; women under 30 are no list."""
    return bool({s.measure for s in one.of(PERSONS, "category")} & {s.measure for s in other.of(PERSONS, "category")})


def _narrowed(sentence: Sentence, term: Term) -> Term:
    """The level that stands right behind its wider name: a certificate of basic skills."""
    for other in (each for each in sentence.terms if each.start >= term.end and each.of(PERSONS, "category")):
        is_one = _share_measure(other, term)
        return other if is_one and not sentence.text[term.end : other.start].strip() else term
    return term


def _listed_behind(sentence: Sentence, view: View, term: Term) -> tuple[Term, ...]:
    """The last figure of a sentence may have a list behind it: 9% are intermediate, elementary and untrained."""
    run = [_narrowed(sentence, term)]
    if sentence.following(view.figure) is None:
        for other in (t for t in sentence.terms if t.start >= run[0].end and t.of(PERSONS, "category")):
            between = sentence.text[run[-1].end : other.start]
            if not between.strip():
                run[-1] = other
                continue
            if not ONLY_JOINING.match(between) or not _share_measure(other, run[0]):
                break
            run.append(other)
    return tuple(run)


def _is_of_other_measure(sentence: Sentence, term: Term) -> bool:
    """Whether the measure that is spoken of has no such level: a university degree in informatics."""
    before = [each for each in sentence.terms if each.end <= term.start and each.of(PERSONS, "measure")]
    spoken_of = {sense.value for each in before[-1:] for sense in each.of(PERSONS, "measure")}
    if spoken_of & set(SKILLS) and not spoken_of & {sense.measure for sense in term.of(PERSONS, "category")}:
        return True
    behind = (each for each in sentence.terms if each.start >= term.end)
    named = next((each for each in behind if not sentence.text[term.end : each.start].strip()), None)
    measures = {sense.value for sense in named.of(PERSONS, "measure")} if named else set()
    return bool(measures) and not measures & {sense.measure for sense in term.of(PERSONS, "category")}


def _levels(sentence: Sentence, view: View, context: Context, group: str, terms: tuple[Term, ...]) -> Found:
    if _is_of_other_measure(sentence, terms[-1]):
        return Found(missing=__("No report tells this level for this group."), used=terms)
    measures = _measures(view, context, terms[-1])
    if len(measures) == 1:
        context.measure = measures[0]
    state = next((s.value for term in (*view.own, *view.pending) for s in term.of(PERSONS, "state")), "")
    readings = []
    for measure in measures:
        senses = [sense for term in terms for sense in term.of(PERSONS, "category") if sense.measure == measure]
        cells = _cells(group, measure, senses, state)
        if cells and (report := report_telling(cells[0][1], group)):
            readings.append((report, cells))
    missing = "" if readings else __("No report tells this level for this group.")
    return Found(tuple(readings), missing, terms)


def _measures(view: View, context: Context, term: Term) -> tuple[str, ...]:
    """The measures in which the level stands: the one that is spoken of, if it has the level."""
    possible = tuple(dict.fromkeys(sense.measure for sense in term.of(PERSONS, "category")))
    spoken_of = [s.value for each in (*view.own, *reversed(view.pending)) for s in each.of(PERSONS, "measure")]
    for measure in (*spoken_of, context.measure):
        if measure in possible:
            return (measure,)
    usual = tuple(dict.fromkeys(sense.measure for sense in term.of(PERSONS, "category") if not sense.is_title))
    return usual or possible


def _cells(group: str, measure: str, senses: list[Sense], state: str) -> tuple[Cell, ...]:
    if not state:
        return tuple((group, measure, code) for sense in senses for code in sense.value.split("+"))
    levels = words().studying.get(measure, {})
    return tuple((group, f"{state}_{measure}", levels[sense.value]) for sense in senses if sense.value in levels)


def _stands_after_untold(view: View, earlier: Mapping[Figure, Reading]) -> bool:
    """Whether a figure that nothing is known of tells whom this one counts: from 31 to 40 there are 990."""
    previous = earlier.get(view.previous) if view.previous else None
    return previous is not None and previous.address is None and previous.figure.start >= view.segment.start


def _share_of_group(sentence: Sentence, view: View) -> tuple[str, str] | None:
    """Civil servants make up 48.7% of all; nearly half of all are civil servants."""
    named = [(term, sense.value) for term in sentence.terms for sense in term.of(PERSONS, "group")[:1]]
    before = [each for each in named if each[0].end <= view.figure.start]
    after = [each for each in named if each[0].start >= view.figure.end]
    for part, whole in ((before[-1:], after[:1]), (after[1:2], after[:1])):
        if part and whole and is_within(part[0][1], whole[0][1]) and not is_of_office(part[0][1]):
            placed: list[Placed] = [part[0][0], whole[0][0], view.figure]
            start, end = min(each.end for each in placed), max(each.start for each in placed)
            said = sentence.text[start:end]
            beside = (term for term in sentence.terms if start <= term.start and term.end <= end)
            others = (each for each in beside if each.of(PERSONS, "category") or each.of(PERSONS, "measure"))
            if not any(others) and MAKES_UP.search(said):
                return part[0][1], whole[0][1]
    return None


def _headcount(sentence: Sentence, view: View, context: Context, group: str, *, is_apart: bool) -> Found:
    """All persons of a group."""
    is_growth = view.figure.kind is Kind.PERCENT and is_change(view)
    if view.figure.kind is Kind.PERCENT and (shared := _share_of_group(sentence, view)):
        part, whole = shared
        return Found(((report_of(HEADCOUNT.code, part), ((part, HEADCOUNT.code, TOTAL.code),)),), whole=whole)
    if view.figure.kind is not Kind.COUNT:
        if not (is_growth and any(t.of(PERSONS, "group") for t in view.before) and not says_more(sentence, view)):
            return Found(missing=__("It is not said what this is a share of: no level stands beside it."))
        return Found(((report_telling(HEADCOUNT.code, group), ((group, HEADCOUNT.code, TOTAL.code),)),))
    names_group = any(term.of(PERSONS, "group") for term in view.after[:1])
    said_after = "" if stands_before_posts(sentence, view) else less_days(sentence, view)
    has_whom = context.group or said_after.strip() or _names_group(view)
    is_all = bool(PEOPLE.match(said_after)) and not view.trailing_words and has_whom
    is_told = _names_group(view) or not says_more(sentence, view)
    if is_apart or not (names_group or (is_all and is_told) or is_change(view)):
        return Found(missing=__("It is not said whom or what of the registry this counts."))
    return Found(((report_telling(HEADCOUNT.code, group), ((group, HEADCOUNT.code, TOTAL.code),)),))
