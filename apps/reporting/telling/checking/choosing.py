"""Which of the words around a figure belong to it: nearest first, each word for one figure, lists kept in step."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as __

from apps.reporting.definitions import HEADCOUNT
from apps.reporting.telling.checking.figures import Bound, Figure, Kind
from apps.reporting.telling.checking.scene import Context, Reading, Sentence, View
from apps.reporting.telling.checking.terms import FOREIGN, NARROWER, Term
from apps.reporting.telling.checking.units import Mention, rank_of
from apps.reporting.telling.words import PERSONS, words

APPOSITION = re.compile(
    r"^\s*(?:chiem|dat|tuc|tuong\sduong|tuong\sung|bang|ti\sle|accounting|account|or|equal|len|xuong|to|toi|tu|(?:up\s|down\s)?from|representing|making\sup|i\.e|i\.e\.)(?![a-z])"
)
CHANGE = re.compile(
    r"(?<![a-z])(?:tang|giam|(?<!make\s)(?<!makes\s)(?<!making\s)up|down|increase[ds]?|decrease[ds]?|rose|fell)(?:\sthem|\stiep|\sbi|\sby|\sdi|\sduoc)?"
    r"(?:\s(?:hon|gan|khoang|tren|duoi|xap\sxi|about|over|nearli|almost))?\s*$"
)
# Goes on to change, since the change that was told before.
FURTHER = re.compile(r"(?<![a-z])(?:tiep\stuc|lai\stiep\stuc|further|continued\sto)(?![a-z])")
# By so much more or less again; where the sentence names no day of its own, since the day before.
AGAIN = re.compile(r"(?<![a-z])(?:tang|giam)\s(?:them|tiep)\s(?:hon\s|gan\s|khoang\s)?$")
# The beginning of a change of which the other end follows: from 784 people down to 258.
FROM = re.compile(r"(?<![a-z])(?:tu|from)\s*$")
ON_TO = re.compile(
    r"^\s*(?:nguoi|dong\schi|can\sbo,?(?:\scong\schuc)?|people|persons?)?[\s,]*"
    r"(?:(?:at\sthe|on|vao|hoi)\s+)?(?:(?:tang|giam|up|down)\s)?(?:len|xuong|den|to|con)(?:\s(?:con|toi|muc))*\s*(?:hon\s|gan\s|khoang\s)?$"
)
# Said of every single commune, not of all of them together.
OF_EACH = re.compile(r"(?<![a-z])(?:moi|tung|each|everi)\s(?:xa|phuong|thi\stran|don\svi|commune|ward)(?![a-z])")
THAN = re.compile(r"^\s*(?:persons?|people)?\s*(?:more|fewer|less)\sthan(?![a-z])")
TO = re.compile(r"^\s*(?:len|xuong|to|den)(?:\s(?:con|muc))?\s*$")
IN_STEP = re.compile(r"(?<![a-z])(?:lan\sluot|tuong\sung|respectiveli)(?![a-z])")
AVERAGE = re.compile(r"(?<![a-z])(?:binh\squan|trung\sbinh|average|mean)(?![a-z])")
# One number as a part of another: bằng một nửa số nam; 1 trong 10 người.
OF_OTHERS = re.compile(r"^\s*(?:cua\s)?so\s")
MORE_THAN = re.compile(r"(?<![a-z])(?:nhieu|it|cao|thap|dong)\shon\s(?!\d)")
DOWN = re.compile(r"(?<![a-z])(?:giam|down|decrease[ds]?|fell)(?![a-z])")
FEWER = re.compile(r"^\s*(?:persons?|people)?\s*(?:fewer|less)(?![a-z])")
EQUAL_TO = re.compile(r"(?<![a-z])bang\s*$")
ONE_IN = re.compile(r"^\s*(?:trong|tren|in|out\sof)\s(?:so\s)?(?:[2-9]|10)\s(?:nguoi|people|persons)(?![a-z])")
IN = re.compile(r"^\s*(?:trong|tren|in|out\sof)\s(?:so\s)?$")
NOT = re.compile(
    r"(?<![a-z])(?:chua|khong)\s(?:phai\s)?(?:la\s)?(?:co\s)?(?:trinh\sdo\s|bang\s)?$|(?<![a-z])not\s(?:yet\s)?(?:an?\s)?$"
)
TIMES = re.compile(r"^\s*(?:lan|times)(?![a-z])")
EACH = re.compile(r"(?<![a-z])(?:moi|deu|tung|each)(?![a-z])")
GOES_ON = re.compile(
    r"^\s*(?:trong\s(?:do|so)|so\scon\slai|con\slai|of\s(?:these|them|whom|which)|among\sthem|ngoai\sra)(?![a-z])"
)
ONLY_JOINING = re.compile(r"^[\s,]*(?:(?:va|and|hoac|or|cung|voi|cac|xa|huien|phuong|thi\stran)[\s,]*)*$")


def is_apposition(view: View) -> bool:
    """Whether a figure only says the one before it again: 62 people (1.9%)."""
    if view.previous is None or any(sense.slot != "measure" for term in view.own for sense in term.senses):
        return False
    is_same_segment = view.previous.start >= view.segment.start
    differs = view.previous.kind is not view.figure.kind
    if is_same_segment:
        return differs or bool(TO.match(view.words_before))
    differs = differs or view.previous.bound in (Bound.ABOUT, Bound.NEARLY, Bound.OVER, Bound.UNDER)
    return bool(APPOSITION.match(view.words_before)) or (view.segment.opening in ("(", "[") and differs)


def is_change(view: View) -> bool:
    """Whether a figure tells how much more or less: up by 12, 12 more than."""
    return bool(CHANGE.search(view.words_before) or THAN.match(view.words_after))


def is_beginning_of_change(sentence: Sentence, view: View) -> bool:
    """Whether a figure is what another one followed: from 51 to 67."""
    following = sentence.following(view.figure)
    if following is None or following.kind is not view.figure.kind or not FROM.search(view.words_before):
        return False
    return bool(ON_TO.match(sentence.without_days(view.figure.end, following.start)))


def is_of_each(sentence: Sentence, view: View) -> bool:
    """Whether it is said of every commune, none of which is named, what cannot be one number of all of them."""
    is_said = OF_EACH.search(sentence.text, view.segment.start, view.figure.start)
    named = any(view.segment.start <= unit.start < view.figure.start for unit in sentence.units)
    return bool(is_said) and not named and view.figure.kind is Kind.COUNT


def direction_of(view: View) -> int:
    """Whether a change is told as a rise or a fall; zero where the words do not say."""
    if not is_change(view):
        return 0
    told = CHANGE.search(view.words_before)
    return -1 if FEWER.match(view.words_after) or (told and DOWN.search(told.group())) else 1


def is_change_of(view: View, previous: Reading | None) -> bool:
    """Whether it tells by how much what stands before it moved: 82.8%, up 1.5 points on 2023; 8 people, down 5."""
    before = view.previous.kind if view.previous else None
    used = previous.used if previous else ()
    told = (*view.own, *view.pending)
    levels = [term for term in told if term.of(PERSONS, "category") and term not in used]
    groups = [term for term in told if term.of(PERSONS, "group") and term.start > (view.previous or view.figure).end]
    is_moved = (before, view.figure.kind) in ((Kind.PERCENT, Kind.POINTS), (Kind.COUNT, Kind.COUNT))
    report = previous.address.report if previous and previous.address else ""
    is_moved = is_moved and (view.figure.kind is Kind.POINTS or (report in words().reports and not groups))
    return is_moved and is_change(view) and not levels


def is_average(view: View) -> bool:
    """Whether a figure is an average (each commune has 21.2 on average) or has decimals that no count has."""
    has_decimals = view.figure.kind is Kind.COUNT and view.figure.places > 0
    is_told = AVERAGE.search(view.words_before) or TIMES.match(view.words_after)
    return has_decimals or bool(is_told) or _is_ratio(view)


def _is_ratio(view: View) -> bool:
    """Whether a figure says how many there are to so many others: half as many as the men, one in ten."""
    if view.figure.value == 1 and ONE_IN.match(view.words_after):
        return True
    if view.previous and view.previous.value == 1 and IN.match(view.words_before):
        return view.figure.kind is Kind.COUNT and view.figure.value <= 10
    if MORE_THAN.search(view.words_before) and view.figure.kind is not Kind.POINTS:
        return True
    of_whole = view.after[:1] and any(sense.slot == "group" for sense in view.after[0].senses)
    return bool(EQUAL_TO.search(view.words_before) and OF_OTHERS.match(view.words_after) and not of_whole)


def is_denied(sentence: Sentence, term: Term) -> bool:
    """Whether it is said of whom a figure counts that they are not so: not members of the Party."""
    return bool(NOT.search(sentence.text[sentence.stretch.start : term.start]))


def is_growth_of(view: View, previous: Reading | None) -> bool:
    """Whether a share says by how many percent the number before it grew: by 12 people, or by 0.4%."""
    is_number = view.previous is not None and view.previous.kind is Kind.COUNT and not (view.own or view.pending)
    is_grown = bool(previous and previous.address and previous.address.than)
    is_told = is_change(view) or view.segment.opening in ("(", "[") or bool(APPOSITION.match(view.words_before))
    return is_number and is_grown and view.figure.kind is Kind.PERCENT and is_told


def is_further_growth_of(view: View, measure: str) -> bool:
    """Whether it says by how many percent all of a group grew to the number before it: down to 3,206, down 24.3%."""
    is_number = view.previous is not None and view.previous.kind is Kind.COUNT and measure == HEADCOUNT.code
    return is_number and view.figure.kind is Kind.PERCENT and is_change(view) and not (view.own or view.pending)


def is_next_in_years(sentence: Sentence, view: View) -> bool:
    """The same of another year: 70% in 2019, in 2020 75%."""
    previous = view.previous
    if previous is None or view.own or previous.kind is not view.figure.kind:
        return False
    if aside_day(sentence, previous) and aside_day(sentence, view.figure):
        return True
    return any(day.is_year and previous.end <= day.start and day.end <= view.figure.start for day in sentence.days)


def before_in_years(sentence: Sentence, view: View) -> Figure | None:
    """Of what another year is told, what stands in brackets left out: in 2019 2,777 (61%), in 2024 2,671 people."""
    previous = view.previous
    if previous is None or view.own:
        return None
    told = sentence.previous(previous)
    if told is None or told.kind is not view.figure.kind or not _is_in_brackets(sentence, told, previous, view.figure):
        return None
    years = [day for day in sentence.days if day.is_year and previous.end <= day.start and day.end <= view.figure.start]
    return told if years else None


def _is_in_brackets(sentence: Sentence, before: Figure, figure: Figure, behind: Figure) -> bool:
    """Whether the middle one of three figures stands in brackets alone: 4,235 (of whom 1,254 women), 3,233."""
    opened, closed = sentence.text[before.end : figure.start], sentence.text[figure.end : behind.start]
    return "(" in opened and ")" not in opened and ")" in closed and "(" not in closed


def foreign_to(view: View) -> Term | None:
    """What the registry does not count, where the figure counts it: right after it, or before it with nothing else."""
    nearest = (*view.after[:1], *(() if view.after else view.before[-1:]))
    return next((term for term in nearest if FOREIGN in term.topics), None)


def narrower_in(view: View) -> Term | None:
    """What counts only some of a group, as holders of one title: beside the figure, or waiting before it."""
    return next((term for term in (*view.before, *view.after, *view.pending) if NARROWER in term.topics), None)


def pick(view: View, earlier: Mapping[Figure, Reading], fits: Callable[[Term], bool]) -> Term | None:
    """The term of the wanted sort that belongs to the figure: of its own segment, else one that still waits."""
    previous = earlier.get(view.previous) if view.previous else None
    used = previous.used if previous else ()
    before = [term for term in reversed(view.before) if fits(term) and term not in used]
    after = [term for term in view.after if fits(term)]
    if before and after:
        follows = bool(previous and used and used[0].start > previous.figure.start)
        return after[0] if follows else before[0]
    if before or after:
        return (before or after)[0]
    trailing = [term for term in view.trailing if fits(term)]
    if trailing:
        return trailing[0]
    pending = [term for term in reversed(view.pending) if fits(term) and term not in used]
    return pending[0] if pending else None


def lined_up(sentence: Sentence) -> dict[Figure, Term]:
    """Levels that are named first and their figures after: each to its own."""
    if len(sentence.figures) < 2 or not IN_STEP.search(sentence.text, sentence.stretch.start, sentence.stretch.end):
        return {}
    levels = [term for term in sentence.terms if any(sense.slot == "category" for sense in term.senses)]
    before = [term for term in levels if term.end <= sentence.figures[-len(levels)].start] if levels else []
    if len(levels) > len(sentence.figures) or before != levels or len(levels) < 2:
        return {}
    return dict(zip(sentence.figures[-len(levels) :], _of_one_measure(levels), strict=True))


def groups_before(sentence: Sentence, term: Term) -> list[Term]:
    """The group of which the levels of a list are told."""
    return [each for each in sentence.terms if each.end <= term.start and each.of(PERSONS, "group")][-1:]


def _of_one_measure(levels: Sequence[Term]) -> list[Term]:
    """A list names its measure once, with its last level as often as before the first."""
    possible = [{sense.measure for sense in term.senses if sense.slot == "category"} for term in levels]
    shared = set.intersection(*possible)
    if len(shared) != 1:
        return list(levels)
    return [replace(term, senses=tuple(s for s in term.senses if s.measure in shared)) for term in levels]


def topic_of(sentence: Sentence, view: View, context: Context) -> str:
    """Whether a figure is about people in their posts or about events, and which."""
    if view.speaks_of_persons:
        return PERSONS
    topic = _topic_of_words(sentence, view, context)
    return topic if _accepts(topic, view) else PERSONS


def _topic_of_words(sentence: Sentence, view: View, context: Context) -> str:
    own = [term.opens for term in view.own if term.opens]
    if own:
        return own[0]
    before = [term.opens for term in sentence.terms if term.opens and term.end <= view.figure.start]
    if before:
        return before[-1]
    is_continued = bool(GOES_ON.match(sentence.text[sentence.stretch.start : sentence.stretch.end]))
    if context.topic != PERSONS and (is_continued or any(term.of(context.topic, "category") for term in view.own)):
        return context.topic
    later = [term.opens for term in sentence.terms if term.opens]
    return later[0] if later else PERSONS


def _accepts(topic: str, view: View) -> bool:
    """A topic of events is meant only where the group named beside the figure belongs to it."""
    if topic == PERSONS:
        return True
    groups = [term for term in view.own if any(sense.slot == "group" for sense in term.senses)]
    if topic == "movements" and any(term.of(topic, "kind") or term.of(topic, "category") for term in view.own):
        return True
    return not groups or any(term.of(topic, "group") or term.of(topic, "topic") for term in groups)


def units_in_step(sentence: Sentence) -> dict[Figure, Mention]:
    """Units that are named first and their figures after: each to its own."""
    figures, units = sentence.figures, sentence.units
    is_told = IN_STEP.search(sentence.text, sentence.stretch.start, sentence.stretch.end)
    if not is_told or len(units) != len(figures) or len(units) < 2 or units[-1].end > figures[0].start:
        return {}
    return dict(zip(figures, units, strict=True))


@dataclass(frozen=True)
class Places:
    """The units that a figure is about; what is missing where one of them is unknown."""

    mentions: tuple[Mention, ...] = ()
    is_sum: bool = False
    missing: str = ""


def units_of(sentence: Sentence, view: View, context: Context, *, are_behind_meant: bool = True) -> Places:
    """The units named beside the figure, else before it, else by the sentences before."""
    figure, segment = view.figure, view.segment
    own = units_in_step(sentence).get(figure)
    if own is not None and own.names:
        return Places((own,))
    before = [unit for unit in sentence.units if unit.end <= figure.start]
    after = [unit for unit in sentence.units if are_behind_meant and figure.end <= unit.start <= segment.end]
    is_near = bool(before) and before[-1].start >= segment.start
    found = before if before and (is_near or not after) else after
    if not found:
        chosen = context.units
    elif found is before:
        chosen = _run(sentence.text, before)
    else:
        chosen = (after[0],)
    unknown = next((unit for unit in chosen if not unit.names), None)
    if unknown is not None:
        missing = __("The registry that you may see has no unit “%(unit)s”.") % {"unit": unknown.written}
        return Places((unknown,), missing=missing)
    is_each = bool(EACH.search(sentence.text, sentence.stretch.start, sentence.stretch.end))
    chosen = chosen[-1].together or chosen if chosen else chosen
    return Places(chosen, is_sum=len(chosen) > 1 and not is_each)


def _run(text: str, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The last unit with those that are listed right before it: Lạc Sỹ and Bảo Hiệu."""
    run = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        if not ONLY_JOINING.match(text[mention.end : run[0].start]):
            break
        run.insert(0, mention)
    return _narrowest(run)


def _narrowest(run: list[Mention]) -> tuple[Mention, ...]:
    """Of a commune named with its district the commune: xã Lạc Sỹ, huyện Yên Thủy."""
    lowest = max((rank_of(each) for each in run if each.names), default=0)
    return tuple(each for each in run if not each.names or rank_of(each) == lowest)


def direct_day(sentence: Sentence, figure: Figure, otherwise: date, main: date) -> date:
    """The day named last before a figure in its sentence; “now” is the day of the whole text."""
    named = [day for day in sentence.days if not (day.is_other or day.is_aside)]
    before = [day for day in named if day.end <= figure.start and day.first is None]
    if not before:
        return _end_of_period(sentence, figure, main) or otherwise
    return main if before[-1].is_now else before[-1].day


def _end_of_period(sentence: Sentence, figure: Figure, main: date) -> date | None:
    """The last day of a period over which something became what the figure says: from 2019 to 2021, from … to …."""
    previous = sentence.previous(figure)
    if previous is None or not is_beginning_of_change(sentence, sentence.view(previous)):
        return None
    ended = (day.day for day in sentence.days if day.first and day.end <= previous.start and day.day <= main)
    return next(ended, None)


def aside_day(sentence: Sentence, figure: Figure) -> date | None:
    """The day in brackets right behind a figure, or before the first one of its sentence."""
    for day in sentence.days:
        if day.is_aside:
            before = [each for each in sentence.figures if each.end <= day.start]
            if figure == (before[-1] if before else sentence.figures[0]):
                return day.day
    return None
