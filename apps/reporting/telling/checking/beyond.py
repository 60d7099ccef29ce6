"""Figures that look like persons of a group and are none, or only some: communes, one kind of units, parts."""

import re
from dataclasses import replace

from django.utils.translation import gettext as __

from apps.core.narrowing import present
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.telling.checking.addresses import Address, report_of
from apps.reporting.telling.checking.figures import Kind
from apps.reporting.telling.checking.linking import said_of_some
from apps.reporting.telling.checking.persons import OF_WHOM, is_of_office
from apps.reporting.telling.checking.reckoned import COMPOSED, GAPS
from apps.reporting.telling.checking.scene import Reading, Sentence, View
from apps.reporting.telling.words import PERSONS, words

# Behind a number of communes: 91 xã có …
OF_COMMUNES = re.compile(
    r"^\s(?:don\svi\s(?:hanh\schinh\s)?cap\sxa|xa|phuong|thi\stran)(?![a-z]|\s(?:ve|den|sang|len|to)\s)"
)
OF_THEM = re.compile(
    r"^\s(?:nguoi\s|dong\schi\s)?(?:of\s(?:them|these|those)|trong\sso\s(?:do|nai|nguoi\snai))(?![a-z])"
)
# Of the level before it mostly those of one group: chủ yếu là công chức (530 người).
MOSTLY = re.compile(r"(?<![a-z])(?:chu\sieu|phan\slon|da\sso|mostli|mainli)\s(?:la\s|o\s)?")
# Fewer or more than there should be: còn thiếu 77.
SHORT = re.compile(r"(?<![a-z])(?P<way>thieu|thua|khuiet|doi\sdu|vuot|short\sof)\s(?:khoang\s|hon\s|gan\s)?$")
# What an earlier sentence told: this share is …
SAID_BEFORE = re.compile(
    r"(?<![a-z])(?:(?:ti\sle|ti\strong|con\sso|muc)\s(?:nai|do)|th(?:is|at|e\ssame)\s(?:share|rate|figure|proportion))(?![a-z])"
)
# Between a share and the group of which it is one.
IN_GROUP = re.compile(r"^\s(?:trong|o|of|among|in)\s(?:(?:so|doi\sngu|the)\s)*$")
# A level with all others below or above it.
AND_FURTHER = re.compile(
    r"\s(?:degree\s|level\s)?(?:tro\s(?:xuong|len)|(?:or|and)\s(?:less|lower|below|under|higher|above|more))(?![a-z])"
)
AT_LEAST = re.compile(
    r"(?<![a-z])(?:it\snhat|toi\sthieu|at\sleast|at\smost|toi\sda|khong\squa)\s(?:la\s|an?\s|co\s|trinh\sdo\s)*$"
)
# Between a share and those of whom it is one.
OF_ALL = re.compile(r"^\s(?:tong\sso|so|trong\s(?:tong\s)?so|of\sall(?:\sthe)?)\s(?:can\sbo,\scong\schuc\s)?$")
# Of all of a group a share is told before it is said which one: 67 officials, or 2.1%, hold a master's degree.
OR_SHARE = re.compile(
    r"^[^.;\d]{0,60}?,\s(?:or|tuc|hai|tuong\sduong|chiem)\s(?:about\s|khoang\s)?[\d.,]+\s?(?:%|per\s?cent)[,\s]"
)
GOES_ON = re.compile(r"(?:,|(?<![a-z])(?:va|and))\s$")
SAYS = re.compile(r"(?<![a-z])(?:co|la|hien|duoc|giao|trong\sdo|has|have|are|is)(?![a-z])")
# A part of those before it: trong 2.394 người dân tộc thiểu số có 763 nữ.
AMONG = re.compile(r"(?<![a-z])(?:trong|trong\s(?:tong\s)?so|of|among)\s(?:the\s)?$")


def beyond(sentence: Sentence, view: View) -> str:
    """Why a figure is no number of persons of a group, or an empty text."""
    figure = view.figure
    if is_short(sentence, view):
        return __("A shortage or a surplus: the report on the establishment and composed tables tell it.")
    if figure.kind is Kind.PERCENT and is_of_some(sentence, view):
        return __("It is not said what this is a share of: no level stands beside it.")
    counts_units = any(term.opens == "units" for term in sentence.terms)
    if figure.kind is Kind.COUNT and OF_COMMUNES.match(view.words_after) and not counts_units:
        return __("This counts communes: compose a table with the number of communes to check it.")
    return ""


def is_of_some(sentence: Sentence, view: View) -> bool:
    """Whether a share is said to be one of those of a level, and of no other one: 83.9% of all women."""
    levels = [term for term in view.own if term.of(PERSONS, "category")]
    behind = view.after[:1]
    if len(levels) != 1 or not behind or behind[0] is not levels[0]:
        return False
    return bool(OF_ALL.match(sentence.text[view.figure.end : behind[0].start]))


def is_short(sentence: Sentence, view: View) -> bool:
    """Whether a figure tells how many fewer or more there are than posts."""
    return bool(SHORT.search(view.words_before)) and not any(term.opens for term in sentence.terms)


def goes_on_short(sentence: Sentence, view: View, previous: Reading) -> bool:
    """Whether a shortage is told on: 12 land officers and 3 deputy chairs are missing."""
    is_gap = previous.address is not None and previous.address.report in GAPS.values()
    between = sentence.text[previous.figure.end : view.figure.start]
    return is_gap and view.figure.kind is Kind.COUNT and bool(GOES_ON.search(between)) and not SAYS.search(between)


def way_of_gap(view: View) -> int:
    """1 where there are more than posts, -1 where there are fewer."""
    told = SHORT.search(view.words_before)
    return 1 if told and told["way"] in ("thua", "doi du", "vuot") else -1


def within_untold(sentence: Sentence, view: View, previous: Reading | None) -> Reading | None:
    """Of a part of those before it of whom nothing is known."""
    if previous is None or previous.address is not None or _names(view, "group"):
        return None
    goes_on = previous.is_part and _names(view, "category")
    return Reading(view.figure, missing=previous.missing, is_part=True) if goes_on else None


def is_of_them(sentence: Sentence, view: View) -> bool:
    """Whether a figure says itself that it is a part of those before it: 132 of them."""
    return bool(OF_THEM.match(sentence.text[view.figure.end :]))


def whole_of_part(sentence: Sentence, view: View, previous: Reading | None) -> Address | None:
    """Of whom a figure is a part by another measure: women among the minorities, and who else is told of them."""
    if previous is None or previous.address is None or previous.others or not _names(view, "category"):
        return None
    address, between = previous.address, sentence.text[previous.figure.end : view.figure.start]
    is_among = bool(AMONG.search(sentence.text[sentence.stretch.start : previous.figure.start]))
    # Of 2,394 officials of minorities 763: whom the first figure counts stands between the two.
    beside = view.after if is_among else view.own
    if address.than or address.is_ratio or any(term.of(PERSONS, "group") for term in beside):
        return None
    is_part = bool(OF_WHOM.search(between)) or is_among
    if is_part and _is_of_level(address) and _adds_measure(view, address):
        return address
    goes_on = (
        previous.is_part
        and address.also
        and view.segment.opening in (",", "", "va", "and")
        and not OF_WHOM.search(between)
    )
    return address if goes_on else None


def of_level_in_group(sentence: Sentence, view: View, previous: Reading | None) -> Reading | None:
    """The level before it, of one of the groups: 2,654 hold a degree, of whom 1,386 cadres, 1,268 civil servants."""
    if previous is None or previous.address is None or previous.others or _names(view, "category"):
        return None
    kinds = view.figure.kind, previous.figure.kind
    if kinds not in ((Kind.COUNT, Kind.COUNT), (Kind.COUNT, Kind.PERCENT), (Kind.PERCENT, Kind.PERCENT)):
        return None
    if not _is_of_level(previous.address):
        return None
    between = sentence.text[previous.figure.end : view.figure.start]
    is_mostly = bool(MOSTLY.search(between))
    says_part = is_mostly or bool(OF_WHOM.search(between))
    # Women are 34% of cadres and 30% of civil servants.
    is_within = bool(view.after) and bool(IN_GROUP.match(sentence.text[view.figure.end : view.after[0].start]))
    # Mostly civil servants (530 people): they are named before the bracket.
    waiting = reversed(view.pending) if is_mostly else ()
    groups = [s.value for term in (*view.after[:1], *view.own, *waiting) for s in term.of(PERSONS, "group")]
    if not groups or is_of_office(groups[0]) or not (says_part or is_within or previous.is_part):
        return None
    address = present(previous.address)
    report = report_of(address.measure, groups[0])
    if not report:
        return Reading(view.figure, missing=__("No report tells this level for this group."), is_part=True)
    cells = tuple((groups[0], measure, row) for _group, measure, row in address.cells)
    # A share of this group, or of all.
    doubt = "" if view.figure.kind is Kind.COUNT or is_within else __("It is not said what this is a share of.")
    own = Address(report, cells, address.units, address.day, is_sum=address.is_sum)
    return Reading(view.figure, own, is_part=True, doubt=doubt)


def doubted(sentence: Sentence, view: View, reading: Reading) -> Reading:
    """Of all of a group nobody is told to be wrong where something more is said of them."""
    is_all = reading.address is not None and reading.address.measure == HEADCOUNT.code
    if _reaches_further(sentence, reading):
        return replace(reading, doubt=__("It is not said whom or what of the registry this counts."))
    if SAID_BEFORE.search(sentence.text, sentence.stretch.start, view.figure.start):
        return replace(reading, doubt=__("It is not said whom or what of the registry this counts."))
    if is_all and OR_SHARE.match(sentence.text[view.figure.end : sentence.stretch.end]):
        return replace(reading, doubt=__("It is not said whom or what of the registry this counts."))
    if is_all and said_of_some(sentence, view):
        return replace(reading, doubt=__("It is not said whom or what of the registry this counts."))
    return reading


def _reaches_further(sentence: Sentence, reading: Reading) -> bool:
    """Whether a level is told with all below or above it, as no phrase of the words does: college or less."""
    levels = [term for term in reading.used if term.of(PERSONS, "category")]
    return any(
        AND_FURTHER.match(sentence.text, term.end) or AT_LEAST.search(sentence.text, sentence.stretch.start, term.start)
        for term in levels
    )


def _is_of_level(address: Address) -> bool:
    is_of_persons = address.report in words().reports or address.report == COMPOSED
    return is_of_persons and address.measure != HEADCOUNT.code and not address.is_per_commune


def _adds_measure(view: View, address: Address) -> bool:
    """Whether the figure is told by another measure than the one before it."""
    told = ({sense.measure for sense in term.of(PERSONS, "category")} for term in (*view.own, *view.trailing))
    return any(measures and address.measure not in measures for measures in told)


def _names(view: View, slot: str) -> bool:
    return any(term.of(PERSONS, slot) for term in (*view.own, *view.trailing))
