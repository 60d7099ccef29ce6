"""Figures that are reckoned from others: means per commune, points above another unit, shares that answer numbers."""

import re
from collections.abc import Collection

from apps.reporting.registry import registry
from apps.reporting.telling.checking.figures import Figure, Kind
from apps.reporting.telling.checking.persons import PEOPLE
from apps.reporting.telling.checking.scene import Sentence, View
from apps.reporting.telling.checking.terms import Term
from apps.reporting.telling.checking.units import Mention
from apps.reporting.telling.words import PERSONS

UNIT = r"(?:don\svi(?:\shanh\schinh)?(?:\scap\sxa)?|xa|phuong|thi\stran|commune)"
# A number before it counts communes.
COMMUNES = re.compile(rf"^\s{UNIT}(?![a-z]|\s(?:ve|den|sang|len|to)\s)")
UNITS = rf"{UNIT}(?:[\s,]+(?:va\s)?{UNIT})*"
MEAN = r"(?:binh\squan|trung\sbinh|on\saverage)"
HEDGE = r"(?:co\s|la\s|duoc\s|bo\stri\s|khoang\s|gan\s|hon\s|tren\s)*"
EACH_HAS = re.compile(
    rf"(?<![a-z])(?:the\saverage\scommune|{MEAN}[\s,]+(?:moi|mot|1|each|a)\s{UNITS}|(?:moi|each)\s{UNITS}\s{MEAN})\s(?:has\s)?{HEDGE}$"
)
LOCATIVE = re.compile(r"\s(?:cua|o|tai|trong|thuoc|in|of)\s{2}")
MEAN_OF = re.compile(rf"(?<![a-z]){MEAN}\s{HEDGE}$")
STAFF = r"(?:nguoi|dong\schi|can\sbo,?\scong\schuc|people|persons)"
PER_UNIT = re.compile(rf"^\s*{STAFF}?\s?(?:/|moi\s|per\s)\s?{UNIT}(?![a-z])")
# Above or below what: the words between the figure and the unit, on either side.
HIGHER = re.compile(rf"(?<![a-z])(?P<way>cao|thap|nhieu|it)\shon\s{HEDGE}$|(?<![a-z])(?P<mark>above|below)$")
POINTS_ABOVE = re.compile(r"^\s*(?P<way>higher|lower|more|less|above|below)(?:\sthan)?\s(?:the\s)?(?:mean\sof\s)?$")
THAN_WHAT = r"(?:so\svoi\s|hon\s|muc\s|ti\sle\s|binh\squan\s|trung\sbinh\s|chung\s|cua\s|toan\s)*"
BEHIND = re.compile(rf"^\s*{THAN_WHAT}$")
BEFORE = re.compile(rf"(?<![a-z])(?P<way>cao|thap)\shon\s{THAN_WHAT}$")
LOWER = ("thap", "it", "lower", "less", "below")
IN_STEP = re.compile(
    r"(?<![a-z])(?:tuong\sung|lan\sluot|respectiveli)(?:[\s,]+(?:la|voi|chiem|bang|dat|ti\sle|tuong\sung))*\s*$"
)
ONLY_JOINED = re.compile(r"^[\s,;]*(?:va|and)?[\s,;]*$")


def is_per_commune(sentence: Sentence, view: View) -> bool:
    """Whether a figure is the mean number of all persons of a group in a commune."""
    if view.figure.kind is not Kind.COUNT or any(term.of(PERSONS, "category") for term in view.own):
        return False
    said = _without_units(sentence, sentence.stretch.start, view.figure.start)
    if MEAN_OF.search(said) and PER_UNIT.match(view.words_after):
        return True
    names_group = any(term.of(PERSONS, "group") for term in view.after[:1])
    return bool(EACH_HAS.search(said)) and (names_group or bool(PEOPLE.match(view.words_after)))


def _without_units(sentence: Sentence, start: int, end: int) -> str:
    """What is said before a figure, less the names of units: each commune (of the province) has on average."""
    named = [(each.start, each.end) for each in sentence.units if start <= each.start and each.end <= end]
    kept = (sentence.text[place] for place in range(start, end) if not any(a <= place < b for a, b in named))
    return LOCATIVE.sub(" ", "".join(kept))


def group_above(sentence: Sentence, view: View) -> tuple[Term, int] | None:
    """The group whose share lies so many points below or above, and which way the words say: 1 for higher."""
    if view.figure.kind is not Kind.POINTS:
        return None
    return next(
        (
            (term, way)
            for term in sentence.terms
            if term.of(PERSONS, "group") and (way := _way_above(sentence, view.figure, term.start, term.end))
        ),
        None,
    )


def unit_above(sentence: Sentence, view: View) -> tuple[Mention, int] | None:
    """The unit whose share lies so many points below or above, and which way the words say: 1 for higher."""
    if view.figure.kind is not Kind.POINTS:
        return None
    return next(
        ((unit, way) for unit in sentence.units if (way := _way_above(sentence, view.figure, unit.start, unit.end))),
        None,
    )


def _way_above(sentence: Sentence, figure: Figure, start: int, end: int) -> int:
    """1 or -1 where a figure tells how far something lies above or below what stands there, else 0."""
    text = sentence.text
    if start >= figure.end:
        between = text[figure.end : start]
        said = text[sentence.stretch.start : figure.start]
        told = (HIGHER.search(said) if BEHIND.match(between) else None) or POINTS_ABOVE.match(between)
    else:
        told = BEFORE.search(text[sentence.stretch.start : start])
        told = told if re.match(r"^\s*(?:la\s)?$", text[end : figure.start]) else None
    if told is None:
        return 0
    return -1 if (told["way"] or told.groupdict().get("mark")) in LOWER else 1


def answered_numbers(sentence: Sentence) -> dict[Figure, Figure]:
    """Shares at the end that answer the numbers before them, each its own: 10 and 204, which is 4.3% and 86.8%."""
    shares: list[Figure] = []
    for figure in reversed(sentence.figures):
        is_next = not shares or ONLY_JOINED.match(sentence.text[figure.end : shares[0].start])
        if figure.kind is not Kind.PERCENT or not is_next:
            break
        shares.insert(0, figure)
    others = sentence.figures[: len(sentence.figures) - len(shares)]
    numbers = others[-len(shares) :] if shares else ()
    is_told = len(shares) > 1 and len(numbers) == len(shares) and all(each.kind is Kind.COUNT for each in numbers)
    if not is_told or not IN_STEP.search(sentence.text[sentence.stretch.start : shares[0].start]):
        return {}
    return dict(zip(shares, numbers, strict=True))


def group_of_all(groups: Collection[str]) -> str:
    """The group that these groups together make, which may be told with them; none where they are no parts of one."""
    told = set(groups)
    made = ((code, set(each.parts)) for code, each in registry.populations.items() if each.parts)
    return next((code for code, parts in made if parts == told - {code}), "")
