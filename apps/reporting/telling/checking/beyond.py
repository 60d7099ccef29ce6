"""Figures that look like persons of a group and are none: communes, units of one kind, posts, parts of a part."""

import re
from dataclasses import replace

from django.utils.translation import gettext as __

from apps.core.narrowing import present
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.telling.checking.addresses import Address, report_of
from apps.reporting.telling.checking.figures import Kind
from apps.reporting.telling.checking.persons import OF_WHOM, is_of_office, said_of_some
from apps.reporting.telling.checking.scene import Reading, Sentence, View
from apps.reporting.telling.words import PERSONS, words

KIND = r"(?P<kind>xa|phuong|thi\stran)"
OTHER_KIND = r"(?:\s*,\s*|\sva\s|\shoac\s)(?:xa|phuong|thi\stran)"
# Behind a number: 12 phường; before one: phường có 257 …, bình quân mỗi phường 21,4.
OF_KIND = re.compile(rf"^\s{KIND}(?![a-z]|{OTHER_KIND})")
OF_COMMUNES = re.compile(rf"^\s(?:don\svi\s(?:hanh\schinh\s)?cap\sxa|{KIND})(?![a-z]|\s(?:ve|den|sang|len|to)\s)")
KIND_HAS = re.compile(
    rf"(?:(?<=[,;:.\n])\s?|^|\s(?:moi|cac|khoi|o|rieng|va)\s){KIND}\s(?:(?:co|la|chiem|dat|hien|duoc|bo|tri|khoang|binh|quan)\s)*$"
)
# More than one kind before it: xã, phường, thị trấn có 151 …
LISTED = re.compile(r"(?:xa|phuong|thi\stran)(?:\s*,\s*|\sva\s)$")
# Beside a part and its whole: of the posts, not of all persons.
POSTS = re.compile(r"(?<![a-z])(?:bo\stri|bien\sche|chi\stieu|duoc\sgiao|dinh\sbien|dinh\smuc|allotted|posts)(?![a-z])")


def beyond(sentence: Sentence, view: View) -> str:
    """Why a figure is no number of persons of a group, or an empty text."""
    figure = view.figure
    if sentence.is_whole(figure) and _speaks_of_posts(sentence, view):
        return __("This is a number of posts: the report on the establishment and composed tables tell it.")
    kinds = _kinds_in(sentence)
    if len(kinds) > 1 and (OF_KIND.match(view.words_after) or _kind_before(sentence, view)):
        return __("This is said of units of one kind: compose a table by kind of unit to check it.")
    if _kind_before(sentence, view) in ("phuong", "thi tran"):
        return __("This is said of units of one kind: compose a table by kind of unit to check it.")
    counts_units = any(term.opens == "units" for term in sentence.terms)
    if figure.kind is Kind.COUNT and OF_COMMUNES.match(view.words_after) and not counts_units:
        return __("This counts communes: compose a table with the number of communes to check it.")
    return ""


def _speaks_of_posts(sentence: Sentence, view: View) -> bool:
    told = sentence.text[view.segment.start : view.figure.start], view.words_after
    return any(POSTS.search(words_beside) for words_beside in told)


def _kinds_in(sentence: Sentence) -> set[str]:
    """The kinds of units of which the figures of a sentence are told one by one."""
    views = [sentence.view(figure) for figure in sentence.figures]
    behind = (OF_KIND.match(view.words_after) for view in views)
    return {match["kind"] for match in behind if match} | {_kind_before(sentence, view) for view in views} - {""}


def _kind_before(sentence: Sentence, view: View) -> str:
    """The kind of unit that has so many; a unit that is named is none."""
    start = view.previous.end if view.previous else sentence.stretch.start
    if any(start <= unit.start < view.figure.start for unit in sentence.units):
        return ""
    found = KIND_HAS.search(sentence.text, start, view.figure.start)
    is_listed = found and LISTED.search(sentence.text, sentence.stretch.start, found.start("kind"))
    return found["kind"] if found and not is_listed else ""


def within_untold(sentence: Sentence, view: View, previous: Reading | None) -> Reading | None:
    """Of a part of those before it, of whom no report tells: women among the deputy chairs, among the minorities."""
    if previous is None or _names(view, "group"):
        return None
    figure = view.figure
    says_part = bool(OF_WHOM.search(sentence.text[previous.figure.end : figure.start]))
    if previous.address is None:
        goes_on = previous.is_part and _names(view, "category")
        return Reading(figure, missing=previous.missing, is_part=True) if goes_on else None
    if says_part and _is_of_level(previous.address) and _adds_measure(view, previous.address):
        missing = __("This is a part of those before it: compose a table of both to check it.")
        return Reading(figure, missing=missing, is_part=True)
    return None


def of_level_in_group(sentence: Sentence, view: View, previous: Reading | None) -> Reading | None:
    """The level before it, of one of the groups: 2,654 hold a degree, of whom 1,386 cadres, 1,268 civil servants."""
    if previous is None or previous.address is None or previous.others or _names(view, "category"):
        return None
    if view.figure.kind is not Kind.COUNT or not _is_of_level(previous.address):
        return None
    says_part = bool(OF_WHOM.search(sentence.text[previous.figure.end : view.figure.start]))
    groups = [s.value for term in (*view.after[:1], *view.own) for s in term.of(PERSONS, "group")]
    if not groups or is_of_office(groups[0]) or not (says_part or previous.is_part):
        return None
    address = present(previous.address)
    report = report_of(address.measure, groups[0])
    if not report:
        return Reading(view.figure, missing=__("No report tells this level for this group."), is_part=True)
    cells = tuple((groups[0], measure, row) for _group, measure, row in address.cells)
    return Reading(view.figure, Address(report, cells, address.units, address.day, is_sum=address.is_sum), is_part=True)


def doubted(sentence: Sentence, view: View, reading: Reading) -> Reading:
    """Of all of a group nobody is told to be wrong where something more is said of them."""
    is_all = reading.address is not None and reading.address.measure == HEADCOUNT.code
    if is_all and said_of_some(sentence, view):
        return replace(reading, doubt=__("It is not said whom or what of the registry this counts."))
    return reading


def _is_of_level(address: Address) -> bool:
    return address.report in words().reports and address.measure != HEADCOUNT.code and not address.is_per_commune


def _adds_measure(view: View, address: Address) -> bool:
    """Whether the figure is told by another measure than the one before it."""
    told = ({sense.measure for sense in term.of(PERSONS, "category")} for term in view.own)
    return any(measures and address.measure not in measures for measures in told)


def _names(view: View, slot: str) -> bool:
    return any(term.of(PERSONS, slot) for term in view.own)
